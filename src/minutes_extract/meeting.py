"""A Reading becomes its meeting: whether the release reports one, of what kind, where, when, about what.

Every sentence is weighed by its words for meetings and by what stands with them (who presides, held, where, when);
the heaviest is the evidence. Answers in parliament, schemes explained and events that are ordered are none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from minutes_extract.dates import DateAt, calendar_of, find_dates, nearest, weekday_before
from minutes_extract.meeting_weigh import MeetingCues, Weighed, weigh
from minutes_extract.reading import Reading
from minutes_extract.record import Meeting, MeetingDate, MeetingKind, Place, Span
from minutes_extract.segment import BODY, HEADLINE, METADATA, SUBHEADLINE, Sentence
from minutes_extract.tokens import MARK, NEWLINE
from minutes_extract.venue import VenueFinder
from minutes_extract.visited import VISITS, visited

THRESHOLD = 5  # the least weight of a sentence that reports a meeting
EVENT = 4  # the least weight of a sentence that tells where and when
FEW = 3  # sentences after the evidence that may tell date and kind
LONG_SUBJECT = 24  # tokens
FIRST_LINES = 8  # that may tell the hall alone
MOST_EVENTS = 12  # sentences asked for what the evidence leaves out
KINDS: dict[str, MeetingKind] = {
    "meeting.cabinet": "cabinet",
    "meeting.review": "review",
    "meeting.coordination": "coordination",
    "meeting.committee": "committee",
    "meeting.workshop": "workshop",
    "meeting.training": "training",
    "meeting.hearing": "public-hearing",
    "meeting.inspection": "inspection",
    "meeting.launch": "launch",
    "meeting.press": "press-conference",
    "meeting.plain": "other",
    "meeting.video": "other",
    "meeting.assembly": "other",
    "meeting.lok-adalat": "other",
    "meeting.event": "other",
    "meeting.given": "other",
    "meeting.passed": "committee",
}


@dataclass(slots=True)
class MeetingDraft:
    """A meeting before ids are given: `chair` is the person object of the people stage, or None."""

    kind: MeetingKind
    evidence: Span
    chair: Any | None = None
    venue: Span | None = None
    date: MeetingDate | None = None
    subject: Span | None = None
    told: bool = True  # a body sentence reports it, with who presides, a post, a hall or a day


def to_record(draft: MeetingDraft, ids: Mapping[int, str]) -> Meeting:
    """The record of a draft; `ids` maps `id(person)` to the id of the official."""
    return Meeting(
        kind=draft.kind,
        chair=ids.get(id(draft.chair)) if draft.chair is not None else None,
        venue=draft.venue,
        date=draft.date,
        subject=draft.subject,
        evidence=draft.evidence,
        certainty="high" if draft.told else "medium",
    )


def find_meeting(
    reading: Reading, people: Any | None = None, place: Place | None = None, published: date | None = None
) -> MeetingDraft | None:
    """The meeting or official event the release reports, None where it reports none.

    `people` is the result of the people stage (its `chair` is taken over); `published` anchors "आज" and weekdays
    where the text prints no date of its own.
    """
    cues = MeetingCues(reading, people)
    if cues.any("meeting-answer"):
        return None
    weighed = weigh(reading, cues)
    chosen = _choose(weighed)
    if chosen is None:
        return None
    body = [w for w in weighed if w.sentence.kind == BODY]
    heads = [w for w in weighed if w.sentence.kind == HEADLINE]
    after = [w for w in body if w.index > chosen.index]
    events = [chosen, *(w for w in body if w.weight >= EVENT and w is not chosen)]
    before = [w for w in body if w.index == chosen.index - 1 and w.weight > 0]
    dated = [chosen, *before, *(w for w in events[1:MOST_EVENTS] if cues.at("weekday", w.index))]
    start, end = _extent(reading, chosen.sentence)
    kind = _kind(reading, cues, chosen, weighed, heads, body)
    finder = VenueFinder(reading, cues.names())
    venue = _venue(reading, cues, finder, events, heads, body)
    if venue is None and kind in VISITS and not finder.several:
        venue = visited(reading, cues, finder, kind, events, heads, body)
    return MeetingDraft(
        kind=kind,
        evidence=reading.span(start, end),
        chair=getattr(people, "chair", None),
        venue=venue,
        date=next(filter(None, (_date(reading, cues, w, after, heads, published) for w in dated)), None),
        told=chosen.official and chosen.sentence.kind == BODY,
        subject=_subject(reading, cues, chosen),
    )


def _extent(reading: Reading, sentence: Sentence) -> tuple[int, int]:
    """The tokens of a sentence without dateline and newline."""
    start, end = sentence.body, sentence.end
    while end - 1 > start and reading.tokens.kinds[end - 1] == NEWLINE:
        end -= 1
    return (start, end) if end > start else (sentence.start, sentence.end)


def _choose(weighed: list[Weighed]) -> Weighed | None:
    """The evidence: the heaviest body sentence, the first of equals; a headline only where no body sentence will do."""
    for kinds in ((BODY,), (HEADLINE, SUBHEADLINE)):
        inside = [w for w in weighed if w.sentence.kind in kinds and w.weight >= THRESHOLD and w.official]
        if inside:
            return max(inside, key=lambda w: (w.weight, -w.index))
    return None


def _kind(
    reading: Reading,
    cues: MeetingCues,
    chosen: Weighed,
    weighed: list[Weighed],
    heads: list[Weighed],
    body: list[Weighed],
) -> MeetingKind:
    """The kind told by the evidence; a plain meeting is a review where the text says that things were reviewed."""
    ids = [hit.id for hit in chosen.words]
    second = body[:2][-1].index if body else -1
    early = [w for w in weighed if w.index <= second or w.sentence.kind == HEADLINE]
    sat = "meeting.press" in ids or (ids == ["meeting.plain"] and chosen.index <= second)
    if "meeting.cabinet" in ids or (sat and _speak_of(early, "meeting.cabinet")):
        return "cabinet"
    if "meeting.press" in ids and "meeting.review" not in ids:
        return "press-conference"
    if "meeting.launch" in ids:
        launch = next(hit.start for hit in chosen.words if hit.id == "meeting.launch")
        others = [hit.start for hit in chosen.words if hit.id in _MEETINGS]
        if not others or launch < min(others):
            return "launch" if not _says(ids, _SESSIONS) else KINDS[next(i for i in ids if i in _SESSIONS)]
    if "meeting.assembly" in ids:
        return "other"
    if "meeting.coordination" in ids:
        return "coordination"
    if "meeting.review" in ids:
        return "review"
    if "meeting.committee" in ids or ("meeting.plain" in ids and _is_committee(reading, cues, chosen)):
        return "committee"
    if not _says(ids, _PLAIN):
        for id_ in ids:
            if id_ != "meeting.event":
                return KINDS[id_]
        if not ids:
            return "review"
        return "launch" if _speak_of(early, "meeting.launch") else "other"
    if _speak_of(heads, "meeting.committee"):
        return "committee"
    before = [w for w in body if chosen.index - FEW < w.index < chosen.index]
    after = [w for w in body if w.index > chosen.index]
    if any(w.review for w in (chosen, *before, *after[: FEW - 1], *heads)) or _speak_of(
        [*heads, *after], "meeting.review"
    ):
        return "review"
    for w in heads:
        for hit in w.words:
            if hit.id not in ("meeting.event", "meeting.plain", "meeting.launch"):
                return KINDS[hit.id]
    return "other"


def _speak_of(weighed: list[Weighed], id_: str) -> bool:
    """Whether a word for a meeting stands in one of some sentences."""
    return any(hit.id == id_ for w in weighed for hit in w.words)


_PLAIN = ("meeting.plain", "meeting.video")
_SESSIONS = ("meeting.workshop", "meeting.training", "meeting.hearing")
_MEETINGS = ("meeting.plain", "meeting.review", "meeting.committee", "meeting.coordination", *_SESSIONS)


def _says(ids: list[str], wanted: tuple[str, ...]) -> bool:
    return any(id_ in wanted for id_ in ids)


def _is_committee(reading: Reading, cues: MeetingCues, chosen: Weighed) -> bool:
    """Whether a body such as a board stands up to four tokens before the word बैठक, a bracket behind it left out."""
    bodies = cues.at("meeting-committee", chosen.index)
    if not bodies:
        return False
    halls = {hit.start for hit in cues.at("venue-head", chosen.index)}  # जिला परिषद सभागार में आयोजित बैठक
    plain = [hit.start for hit in chosen.words if hit.id == "meeting.plain"]
    keys, end = reading.tokens.keys, chosen.sentence.end
    closing = [i for i in range(bodies[0].end, end) if keys[i] == ")"]
    for body in bodies:
        start = body.end
        if start in halls:
            continue
        before = end
        if start < end and keys[start] == "(":
            close = bisect_left(closing, start)
            before = closing[close] if close < len(closing) else end
        if _follows(plain, start, before) or _follows(plain, before + 1, end):
            return True
    return False


def _follows(spots: list[int], start: int, end: int) -> bool:
    """Whether one of `spots` stands in `[start, end)`, four tokens from its start at most."""
    at = bisect_left(spots, start)
    return at < len(spots) and spots[at] < min(end, start + 5)


def _venue(
    reading: Reading,
    cues: MeetingCues,
    finder: VenueFinder,
    events: list[Weighed],
    heads: list[Weighed],
    body: list[Weighed],
) -> Span | None:
    """The venue in the evidence, else in the other sentences that tell of the event, else in a headline."""
    seen: set[int] = set()
    for w in _telling_where(cues, events, heads, body):
        if w.index in seen:
            continue
        seen.add(w.index)
        start, end = _extent(reading, w.sentence)
        marks = (*w.words, *cues.at("meeting-review", w.index), *cues.at("meeting-chaired", w.index))
        found = finder.find(start, end, [(hit.start, hit.end) for hit in marks])
        if finder.several:
            return None
        if found is not None:
            return reading.span(*found)
    return next((reading.span(*found) for found in map(finder.line, *_lines(reading)) if found is not None), None)


def _lines(reading: Reading) -> tuple[list[int], list[int]]:
    """The starts and the ends of the first lines, without newlines."""
    spans = [_extent(reading, sentence) for sentence in reading.sentences[:FIRST_LINES]]
    return [start for start, _ in spans], [end for _, end in spans]


def _telling_where(
    cues: MeetingCues, events: list[Weighed], heads: list[Weighed], body: list[Weighed]
) -> Iterator[Weighed]:
    """The sentences that may tell the venue, the likeliest first; some stand twice among them."""
    evidence = events[0]
    yield evidence
    yield from (w for w in body if w.index == evidence.index + 1 and w.review)
    yield from events[1:MOST_EVENTS]
    yield from heads
    for w in body:
        if -FEW < w.index - evidence.index <= FEW and (
            cues.at("meeting-presence", w.index)
            or cues.at("meeting-resumed", w.index)
            or cues.at("meeting-held", w.index)
        ):
            yield w


def _date(
    reading: Reading,
    cues: MeetingCues,
    chosen: Weighed,
    after: list[Weighed],
    heads: list[Weighed],
    published: date | None,
) -> MeetingDate | None:
    """When: a full date in the evidence, else its weekday or today, else a full date soon after on the same event."""
    packs, calendar, tokens = reading.packs, calendar_of(reading.packs), reading.tokens
    start, end = _extent(reading, chosen.sentence)
    others = [hit.start for hit in cues.at("meeting-other-time", chosen.index)]  # an earlier meeting named as well
    dates = [d for d in find_dates(tokens, start, end, packs) if not _follows(others, d.end, d.end + FEW + 1)]
    days = cues.at("weekday", chosen.index)
    number = calendar.weekdays.get(tokens.deeps[days[0].start]) if days else None
    name = calendar.weekday_names[number] if number else None
    today = cues.at("relative-day", chosen.index)
    for found in dates:
        if found.iso and _is_when(reading, found, bool(days or today)):
            return _dated(reading, found.start, found.end, found.iso, name)
    if not today:
        for w in (*after[:FEW], *heads):
            begins = tokens.keys[w.sentence.body] in packs.words("event-again") or w.sentence.kind == HEADLINE
            if not begins or not (w.words or cues.at("meeting-held", w.index) or not days):
                continue
            for found in find_dates(tokens, w.sentence.body, w.sentence.end, packs):
                if found.iso and (w.sentence.kind != HEADLINE or not (days or dates)):
                    return _dated(reading, found.start, found.end, found.iso, name)
    anchor = _anchor(reading, published)
    if number:
        day = weekday_before(anchor, number) if anchor else None
        return _dated(reading, days[0].start, days[0].end, day.isoformat() if day else None, name)
    if today:
        hit = today[0]
        day = anchor + timedelta(days=packs.cues[hit.id].weight) if anchor else None
        return _dated(reading, hit.start, hit.end, day.isoformat() if day else None, None)
    partial = next((d for d in dates if _is_when(reading, d, False)), None)
    if partial:
        day = nearest(partial, anchor) if anchor else None
        return _dated(reading, partial.start, partial.end, day.isoformat() if day else None, None)
    return None


def _is_when(reading: Reading, found: DateAt, told: bool) -> bool:
    """Whether a date says when: को, से or a weekday after it, or दिनांक before; not a term ("तक") once a day is told."""
    tokens, weekdays = reading.tokens, calendar_of(reading.packs).weekdays
    words = reading.packs.words("event-on")
    after = tokens.keys[found.end : found.end + 2]
    if any(key in words for key in after) or any(deep in weekdays for deep in tokens.deeps[found.end : found.end + 2]):
        return True
    return not told and "," not in after


def _dated(reading: Reading, start: int, end: int, iso: str | None, weekday: str | None) -> MeetingDate:
    return MeetingDate(**reading.span_fields(start, end), iso=iso, weekday=weekday)


def _anchor(reading: Reading, published: date | None) -> date | None:
    """The day the release is of: the one its register lines or dateline print, the year of `published` put to a day
    without one; else `published`. Never today."""
    for sentence in reading.sentences:
        register = sentence.kind == METADATA
        if register or (sentence.kind == BODY and sentence.body > sentence.start):
            end = sentence.end if register else sentence.body
            for found in find_dates(reading.tokens, sentence.start, end, reading.packs):
                if found.iso:
                    return date.fromisoformat(found.iso)
                if published is not None and (day := nearest(found, published)) is not None:
                    return day
    return published


def _subject(reading: Reading, cues: MeetingCues, chosen: Weighed) -> Span | None:
    """What the meeting was about: the phrase before "को लेकर", "के संबंध में", "की समीक्षा"."""
    tokens = reading.tokens
    start, _ = _extent(reading, chosen.sentence)
    boundary = reading.packs.words("subject-boundary")
    crossed = reading.packs.words("subject-of-doing")
    for hit in cues.at("meeting-subject", chosen.index):
        doing = tokens.keys[hit.start - 1].endswith("ने") if hit.start > start else False
        i = hit.start
        while i > start and hit.start - i < LONG_SUBJECT:
            key = tokens.keys[i - 1]
            if (key in boundary and not (doing and key in crossed)) or (tokens.kinds[i - 1] == MARK and key in "।:;"):
                break
            i -= 1
        while i < hit.start and tokens.kinds[i] == MARK and tokens.keys[i] not in "('\"":
            i += 1
        if hit.start - i > 1:
            return reading.span(i, hit.start)
    return None


__all__ = ["MeetingDraft", "find_meeting", "to_record"]
