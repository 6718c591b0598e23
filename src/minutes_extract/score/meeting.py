"""Meeting, place and headline of gold and record become judgements; what gold leaves open is not judged."""

from __future__ import annotations

from minutes_extract.score.found import FoundFacts, FoundMeeting, FoundOfficial
from minutes_extract.score.gold import GoldChair, GoldFacts, GoldMeeting
from minutes_extract.score.pairing import Place
from minutes_extract.score.sheet import Sheet
from minutes_extract.score.spelling import fold, same_name, same_post, similar


def score_meeting(gold: GoldFacts, record: FoundFacts, sheet: Sheet) -> None:
    """Judge whether there is a meeting, and its chair, venue, date and kind."""
    wanted, found = gold.meeting or GoldMeeting(), record.meeting or FoundMeeting()
    sheet.judge(
        "meeting found",
        gold.is_meeting == (record.meeting is not None),
        (wanted.kind or "a meeting") if gold.is_meeting else None,
        (found.kind or "a meeting") if record.meeting else None,
    )
    if wanted.chair:
        people = {official.id: official for official in record.officials}
        _judge_chair(wanted.chair, people.get(found.chair) or FoundOfficial(), sheet)
    if wanted.venue:
        venue = found.venue.text if found.venue else ""
        sheet.judge("venue", similar(wanted.venue, venue, 0.5), wanted.venue, venue, sheet.find(wanted.venue))
    if wanted.date_iso:
        iso = found.date.iso if found.date else None
        sheet.judge("date", iso == wanted.date_iso, wanted.date_iso, iso)
    if wanted.kind and gold.is_meeting:
        sheet.judge("meeting kind", found.kind == wanted.kind, wanted.kind, found.kind)


def _judge_chair(wanted: GoldChair, found: FoundOfficial, sheet: Sheet) -> None:
    """By name where gold has one; otherwise by post."""
    posts = found.posts
    if wanted.name:
        right = bool(found.name) and same_name(found.name or "", wanted.name)
    else:
        right = any(same_post(wanted.designation or "", post) for post in posts)
    want = ", ".join(filter(None, (wanted.name, wanted.designation)))
    got = ", ".join(filter(None, (found.name, *posts)))
    sheet.judge("chair", right, want, got, sheet.find(wanted.name or wanted.designation))


def score_place(gold: GoldFacts, record: FoundFacts, sheet: Sheet) -> None:
    """The district, or else the place as written, is gold's place."""
    if not gold.place:
        return
    found = (record.place.district or record.place.text or "") if record.place else ""
    sheet.judge("place", fold(found) == fold(gold.place), gold.place, found, sheet.find(gold.place))


def score_headline(gold: GoldFacts, record: FoundFacts, sheet: Sheet) -> None:
    """The headline has nearly all words of gold's, and few others."""
    if not gold.headline:
        return
    place: Place | None
    if isinstance(gold.headline, str):
        line, place = gold.headline, sheet.find(gold.headline)
    else:
        place = gold.headline.start, gold.headline.end
        line = sheet.text[slice(*place)]
    found = record.headline.text if record.headline else ""
    sheet.judge("headline", similar(line, found, 0.8), line, found, place)
