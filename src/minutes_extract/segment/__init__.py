"""Tokens become sentences, each marked as headline, sub-headline, metadata, body, or site furniture."""

from __future__ import annotations

from minutes_extract.lexicon import Hit
from minutes_extract.packs.compile import Compiled
from minutes_extract.segment.datelines import dateline_end
from minutes_extract.segment.lines import lines_of, mark_lines
from minutes_extract.segment.preamble import Line
from minutes_extract.segment.sentence import (
    BODY,
    FURNITURE,
    HEADLINE,
    METADATA,
    SUBHEADLINE,
    Sentence,
    headline_line,
    sentence_ends,
)
from minutes_extract.segment.words import page_words
from minutes_extract.tokens import Tokens

__all__ = [
    "BODY",
    "FURNITURE",
    "HEADLINE",
    "METADATA",
    "SUBHEADLINE",
    "Sentence",
    "headline_line",
    "segment",
]


def segment(tokens: Tokens, packs: Compiled, hits: dict[str, list[Hit]] | None = None) -> list[Sentence]:
    """Split into sentences that cover all tokens in order: at danda, `?`, `!`, a closing full stop, and line ends.

    `hits` are the hits of the packs' lexicon by type, where the caller has them already. Linear in the text.
    """
    if hits is None:
        hits = packs.lexicon.by_type(tokens)
    words = page_words(packs)
    lines = lines_of(tokens)
    places = {hit.start: hit.end for hit in hits.get("place", ())}
    mark_lines(tokens, lines, words, hits, places)
    sentences: list[Sentence] = []
    for line in lines:
        if not line.size:
            sentences.append(Sentence(line.start, line.stop, line.kind, line.number, line.start))
            continue
        body = line.start
        if line.may_open and line.kind in (BODY, METADATA):
            body = dateline_end(tokens, line.start, line.end, words, places, opens=line.opens)
        _split(tokens, line, body, sentences)
    return sentences


def _split(tokens: Tokens, line: Line, body: int, out: list[Sentence]) -> None:
    """Append the sentences of a line that is not blank; its newline token goes to the last of them."""
    start, last, kind, number = line.start, line.end, line.kind, line.number
    tail = line.tail if kind not in (FURNITURE, METADATA) else last
    ends = sentence_ends(tokens, start, tail)
    if start < tail < last and (not ends or ends[-1] < tail):
        ends.append(tail)
    for end in ends:
        out.append(Sentence(start, end, kind, number, start if body <= start else min(body, end)))
        start = end
    if start < last:
        rest = FURNITURE if start >= line.tail else kind
        out.append(Sentence(start, last, rest, number, start if body <= start else body))
    if last < line.stop:
        out[-1].end = line.stop
        if out[-1].body == last:
            out[-1].body = line.stop
