"""The sentences that tell of a visit become its venue: the house, site or village that was inspected or opened.

A visit is told in three ways: what was inspected stands before the word for it (का औचक निरीक्षण किया), where somebody
arrived before the word for that (पहुंचे), or the house is named in what was found there (निरीक्षण के दौरान ... में).
"""

from __future__ import annotations

from minutes_extract.folding import fold
from minutes_extract.meeting_weigh import MeetingCues, Weighed
from minutes_extract.reading import Reading
from minutes_extract.record import MeetingKind, Span
from minutes_extract.venue import IN, JOINTS, Spot, VenueFinder

VISITS: dict[MeetingKind, str] = {"inspection": "meeting.inspection", "launch": "meeting.launch"}
OPENING = 12  # tokens of what opens a sentence
FEW = 4  # sentences after the evidence that go on about the visit
OBJECT = frozenset(map(fold, ("का", "की", "के", "पर", "में")))  # stand between what is inspected and the word for it


def visited(
    reading: Reading,
    cues: MeetingCues,
    finder: VenueFinder,
    kind: MeetingKind,
    events: list[Weighed],
    heads: list[Weighed],
    body: list[Weighed],
) -> Span | None:
    """The place of an inspection or an opening; `events` begins with the evidence."""
    evidence = events[0]
    after = [w for w in body if 0 < w.index - evidence.index <= FEW]
    for w in (evidence, *events[1:], *heads):
        found = _object(reading, finder, w, VISITS[kind])
        if found is not None:
            return reading.span(*found)
    if kind == "inspection":
        for w in (evidence, *after, *heads):
            found = _reached(reading, finder, w) or _looked_at(reading, finder, w)
            if found is not None:
                return reading.span(*found)
    start, end = evidence.sentence.body, evidence.sentence.end
    found = finder.town(start, end) or finder.beside(start, end)
    return reading.span(*found) if found is not None else None


def _object(reading: Reading, finder: VenueFinder, w: Weighed, id_: str) -> Spot | None:
    """What was inspected or opened: the name before the word for it, or what opens the sentence."""
    start = w.sentence.body
    for hit in w.words:
        if hit.id != id_:
            continue
        at = _object_end(reading, hit.start)
        if id_ == VISITS["launch"]:
            found = finder.before(start, at)  # only a house: roads are opened from elsewhere
        else:
            found = _ending(finder, start, at) or _first_object(reading, finder, start, hit.start)
        if found is not None:
            return found
    return None


def _ending(finder: VenueFinder, start: int, at: int) -> Spot | None:
    """The house, site or village whose name ends at token `at`; the longer of two readings."""
    house, site = finder.before(start, at), finder.site(start, at)
    if house is None or (site is not None and site[0] < house[0]):
        return site
    joined = house[0] > start and finder.reading.tokens.keys[house[0] - 1] in JOINTS
    return None if joined else house  # the last of several is not the place of the visit


def _object_end(reading: Reading, i: int) -> int:
    """Where the words before an inspection end: before का or पर, its kind, and what of the place was looked at."""
    keys, kinds = reading.tokens.keys, reading.packs.words("inspection-kinds")
    while i and keys[i - 1] in kinds:
        i -= 1
    i -= i > 0 and keys[i - 1] in OBJECT
    aspects, at = reading.packs.words("visit-aspects"), i
    while i and (keys[i - 1] in aspects or keys[i - 1] in JOINTS or keys[i - 1] == "-"):
        i -= 1
    return i - 1 if i < at and i and keys[i - 1] in OBJECT else at


def _first_object(reading: Reading, finder: VenueFinder, start: int, stop: int) -> Spot | None:
    """What was inspected, where it opens the sentence and who came follows (सीएचसी रसड़ा का सीएमओ ने निरीक्षण किया)."""
    keys = reading.tokens.keys
    for i in range(start + 2, min(stop, start + OPENING)):
        if keys[i] in OBJECT and not finder.stands(i):
            site = finder.site(start, i)
            return site if site is not None and site[0] <= start + 1 else None
    return None


def _reached(reading: Reading, finder: VenueFinder, w: Weighed) -> Spot | None:
    """Where somebody arrived (महिला अस्पताल पहुंचकर, ग्राम भोगपुर पहुंचे)."""
    keys, arrivals = reading.tokens.keys, reading.packs.words("visit-arrivals")
    for i in range(w.sentence.body + 1, w.sentence.end):
        if keys[i] in arrivals:
            at = i - 1 if keys[i - 1] in IN else i
            found = _ending(finder, w.sentence.body, at)
            if found is not None:
                return found
    return None


def _looked_at(reading: Reading, finder: VenueFinder, w: Weighed) -> Spot | None:
    """The house of which an inspection is told by its noun (पीएचसी भोगपुर के निरीक्षण में), or in which one goes on."""
    keys, nouns = reading.tokens.keys, reading.packs.words("visit-nouns")
    for i in range(w.sentence.body + 2, w.sentence.end):
        if keys[i] in nouns:
            at = _object_end(reading, i)
            if at < i and (found := _ending(finder, w.sentence.body, at)) is not None:
                return found
    return None


__all__ = ["VISITS", "visited"]
