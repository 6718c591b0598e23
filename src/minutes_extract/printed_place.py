"""A Reading becomes the place its page prints: in the dateline, alone above the text, or first in the headline.

"EDITION, month day -- headline TOWN, reporter." names the town of the news second: that one counts.
"""

from __future__ import annotations

from typing import NamedTuple

from minutes_extract.packs.schema import PlaceEntry
from minutes_extract.reading import Reading
from minutes_extract.segment import BODY, FURNITURE, HEADLINE, METADATA, Sentence
from minutes_extract.segment.words import page_words
from minutes_extract.tokens import LATIN, MARK, NEWLINE, NUMBER

INNER = 110  # tokens of the text in which a second dateline may stand
BYLINE = 8  # tokens of a reporter's or a paper's name with the town
BRACKET = 20  # tokens of the text in which a town's district may stand in brackets
LINE = 14  # tokens of a line that holds only a place
REPORTER = 4  # tokens of the agency in it


class PlaceAt(NamedTuple):
    """A place name in tokens `[start, end)`.

    `named_district`: जिला stands beside it; `post`: an officer of the district does.
    """

    start: int
    end: int
    entry: PlaceEntry
    named_district: bool = False
    post: bool = False

    @property
    def about(self) -> str:
        """What the record calls it: the district of a district or town, else the name itself."""
        return self.entry.district or self.entry.lemma


def is_city(entry: PlaceEntry) -> bool:
    """A district, a town, or a territory that is one city (चंडीगढ़, दिल्ली)."""
    return entry.kind != "state" or (entry.capital or "").endswith(entry.lemma)


def printed_place(reading: Reading, found: list[PlaceAt]) -> PlaceAt | None:
    """The first district or town in a dateline; else a bare place above the text, else one that opens the headline.

    `found` are the place names of the release in order.
    """
    cities = [at for at in found if is_city(at.entry)]
    before = [at for at in cities if _in_dateline(reading, at)]
    inner = _inner(reading, cities)
    if inner is not None:
        return inner
    if before:
        return before[0]
    short = [at for at in cities if _on_short_line(reading, at)]
    labels = _labels(reading) if short else frozenset()
    alone = next((at for at in short if _stands_alone(reading, at, labels)), None)
    return alone or _latin(reading) or next((at for at in cities if _opens_headline(reading, at)), None)


def _in_dateline(reading: Reading, at: PlaceAt) -> bool:
    sentence = reading.sentence_at(at.start)
    return sentence.kind in (BODY, METADATA) and at.start < sentence.body


def _inner(reading: Reading, cities: list[PlaceAt]) -> PlaceAt | None:
    """A place with a reporter and a danda after it, near the start of the text: "... शेखपुरा, निज संवाददाता।"."""
    first = next((s.start for s in reading.sentences if s.kind == BODY), None)
    if first is None:
        return None
    keys = reading.tokens.keys
    agencies, weak = reading.packs.words("dateline-agencies"), reading.packs.words("dateline-only-with-others")
    for at in cities:
        if not first <= at.start < first + INNER or at.end + 1 >= len(keys):
            continue
        if (
            at.start < first + BRACKET
            and keys[at.start - 1] == "("
            and keys[at.end] == ")"
            and keys[at.end + 1] in "।."
        ):
            return at  # "EDITION, month day -- TOWN (DISTRICT)।"
        if keys[at.end] in "।." and keys[at.start - 1] in "-–—":
            return at  # EDITION, month day -- TOWN।
        if keys[at.end] != ",":
            continue
        i = at.end + 1
        while i < len(keys) and i - at.end <= REPORTER and keys[i] in agencies:
            i += 1
        signed = any(key not in weak for key in keys[at.end + 1 : i])
        if signed and i < len(keys) and keys[i] in "।.":
            return at
    return None


def _on_short_line(reading: Reading, at: PlaceAt) -> bool:
    """Whether a place stands in a short sentence that is not the headline's."""
    sentence = reading.sentence_at(at.start)
    return sentence.end - sentence.start <= LINE and sentence.kind not in (HEADLINE, FURNITURE)


def _labels(reading: Reading) -> frozenset[int]:
    """The tokens of places, of words for district and of labels."""
    cues = (*reading.cues("place-district"), *reading.cues("metadata-start"))
    return frozenset([i for hit in (*cues, *reading.hits.get("place", ())) for i in range(hit.start, hit.end)])


def _stands_alone(reading: Reading, at: PlaceAt, labels: frozenset[int]) -> bool:
    """Whether a short line holds nothing but the place, a word for district or a label, and a date."""
    sentence = reading.sentence_at(at.start)
    kinds, keys = reading.tokens.kinds, reading.tokens.keys
    last = all(kind in (MARK, NEWLINE) for kind in kinds[at.end : sentence.end])
    if last and sentence.kind != BODY and keys[at.start - 1] in ",/|" and at.end - sentence.start <= BYLINE:
        return True
    others = [i for i in range(sentence.start, sentence.end) if not at.start <= i < at.end]
    words = [i for i in others if kinds[i] not in (MARK, NEWLINE, NUMBER)]
    if sentence.kind == BODY and (words or any(kinds[i] == NUMBER for i in others)):
        return False
    return at.start == sentence.start if not words else all(i in labels for i in words)


def _latin(reading: Reading) -> PlaceAt | None:
    """A town in Latin letters in the dateline, or at the start of a headline: "CITY TODAY SONIPAT, 4 जून।"."""
    kinds = reading.tokens.kinds
    if LATIN not in kinds:
        return None
    names = page_words(reading.packs).latin_places
    for sentence in reading.sentences:
        last = sentence.body if sentence.kind == BODY else sentence.start + (sentence.kind == HEADLINE)
        for i in range(sentence.start, last):
            entry_id = names.get(reading.tokens.keys[i]) if kinds[i] == LATIN else None
            if entry_id is not None and is_city(reading.packs.places[entry_id]):
                return PlaceAt(i, i + 1, reading.packs.places[entry_id])
    return None


def _opens_headline(reading: Reading, at: PlaceAt) -> bool:
    """Whether a headline begins with the place and a colon."""
    sentence: Sentence = reading.sentence_at(at.start)
    after = reading.tokens.keys[at.end] if at.end < sentence.end else ""
    return sentence.kind == HEADLINE and at.start == sentence.start and after == ":"
