"""A release becomes its Reading: the normalised text in tokens, lines and sentences, with what the packs find in it.

Everything after this stage works on token positions of the Reading and turns them into source spans with
`Reading.span`; nothing searches the source again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from minutes_extract.glue import Splitter
from minutes_extract.lexicon import Hit
from minutes_extract.normalise import Normalised, normalise
from minutes_extract.numbers import NumberMention
from minutes_extract.numbers.scanner import NumberScanner, default_scanner
from minutes_extract.packs import Compiled
from minutes_extract.record import Span, SpanFields
from minutes_extract.segment import HEADLINE, Sentence, segment
from minutes_extract.tokens import Tokeniser, Tokens

# Half of a character that takes two in UTF-16. No file in UTF-8 holds one, and no JSON, database or table takes one.
_LONE_SURROGATE = re.compile(f"[{chr(0xD800)}-{chr(0xDFFF)}]")


class NumberAt(NamedTuple):
    """A number mention and the tokens `[start, end)` it covers, unit words left out."""

    start: int
    end: int
    mention: NumberMention


@dataclass(slots=True)
class Reading:
    """The read view of one release.

    `hits` maps lexicon type (post, scheme, place, thing, cue, word) to its hits in order; a longer hit does not hide
    the shorter ones inside it. `sentences` cover the text in order, furniture included and marked.
    """

    source: str
    normalised: Normalised
    tokens: Tokens
    packs: Compiled
    sentences: list[Sentence]
    hits: dict[str, list[Hit]]
    numbers: list[NumberAt]
    _sentence_starts: list[int] = field(default_factory=list)
    _by_cue: dict[str, list[Hit]] = field(default_factory=dict)
    _longest: dict[str, dict[int, Hit]] = field(default_factory=dict)

    def span(self, start: int, end: int) -> Span:
        """The source span of tokens `[start, end)`; `end` must be past `start`."""
        return self.char_span(self.tokens.starts[start], self.tokens.ends[end - 1])

    def char_span(self, start: int, end: int) -> Span:
        """The source span of `[start, end)` of the normalised text."""
        a, b = self.normalised.offsets.span(start, end)
        return Span(start=a, end=b, text=self.source[a:b])

    def text(self, start: int, end: int) -> str:
        """What the source has at tokens `[start, end)`; `end` must be past `start`."""
        a, b = self.normalised.offsets.span(self.tokens.starts[start], self.tokens.ends[end - 1])
        return self.source[a:b]

    def span_fields(self, start: int, end: int) -> SpanFields:
        """The fields of the `Span` of tokens `[start, end)`: validated with the record they go into, not before."""
        return self.char_fields(self.tokens.starts[start], self.tokens.ends[end - 1])

    def char_fields(self, start: int, end: int) -> SpanFields:
        """The fields of the `Span` of `[start, end)` of the normalised text."""
        a, b = self.normalised.offsets.span(start, end)
        return {"start": a, "end": b, "text": self.source[a:b]}

    def sentence_index(self, token: int) -> int:
        """The index of the sentence that holds a token."""
        return bisect_right(self._sentence_starts, token) - 1

    def sentence_at(self, token: int) -> Sentence:
        """The sentence that holds a token."""
        return self.sentences[self.sentence_index(token)]

    def longest(self, type_: str) -> dict[int, Hit]:
        """Token position -> the longest hit of a type that begins there."""
        found = self._longest.get(type_)
        if found is None:
            found = {hit.start: hit for hit in self.hits.get(type_, [])}  # hits come shortest first
            self._longest[type_] = found
        return found

    def cues(self, kinds: Iterable[str] | str) -> list[Hit]:
        """The hits of cues of the given kinds (`CueEntry.cue`), in order."""
        if not self._by_cue:
            table = self.packs.cues
            for hit in self.hits.get("cue", []):
                self._by_cue.setdefault(table[hit.id].cue, []).append(hit)
        if isinstance(kinds, str):
            return self._by_cue.get(kinds, [])
        return sorted(hit for kind in kinds for hit in self._by_cue.get(kind, []))

    def is_furniture(self, token: int) -> bool:
        """Whether a token stands in site furniture."""
        return self.sentence_at(token).furniture

    @property
    def headline(self) -> Sentence | None:
        """The first headline, None when the text starts with its body."""
        return next((s for s in self.sentences if s.kind == HEADLINE), None)


def _tokeniser(packs: Compiled) -> Tokeniser:
    return Tokeniser(Splitter(packs).cuts)


def number_scanner(packs: Compiled) -> NumberScanner:
    """The scanner of numbers that is kept with the packs."""
    return packs.table("numbers", lambda _: default_scanner())


def well_formed(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, so that it can be written; offsets stay."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    return text


def read(source: str, packs: Compiled) -> Reading:
    """Normalise, tokenise, look up and segment one release; its `source` is the text made `well_formed`."""
    source = well_formed(source)
    normalised = normalise(source)
    tokens = packs.table("tokens", _tokeniser)(normalised.text)
    _mark_abbreviation_dots(tokens, normalised)
    hits = packs.lexicon.by_type(tokens)
    sentences = segment(tokens, packs, hits)
    reading = Reading(
        source=source,
        normalised=normalised,
        tokens=tokens,
        packs=packs,
        sentences=sentences,
        hits=hits,
        numbers=_place_numbers(number_scanner(packs).scan(normalised.text), tokens),
    )
    reading._sentence_starts = [s.start for s in sentences]
    return reading


def _mark_abbreviation_dots(tokens: Tokens, normalised: Normalised) -> None:
    """Give a dot that was typed as zero or ring (को0 भिनगा) the key of the abbreviation sign: it ends no sentence."""
    if "." not in tokens.keys:
        return
    for i, key in enumerate(tokens.keys):
        if key == ".":
            at, _ = normalised.source_span(tokens.starts[i], tokens.ends[i])
            if normalised.source[at : at + 1] not in (".", ""):
                tokens.keys[i] = tokens.deeps[i] = "\N{DEVANAGARI ABBREVIATION SIGN}"


def _place_numbers(mentions: list[NumberMention], tokens: Tokens) -> list[NumberAt]:
    """Give each number mention the tokens it touches; both lists are in text order."""
    placed = []
    first = 0
    size = len(tokens)
    for mention in mentions:
        while first < size and tokens.ends[first] <= mention.start:
            first += 1
        last = first
        while last < size and tokens.starts[last] < mention.end:
            last += 1
        if last > first:
            placed.append(NumberAt(first, last, mention))
    return placed
