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
    lines = lines_of(tokens)
    mark_lines(tokens, lines, packs, hits)
    sentences: list[Sentence] = []
    places = {hit.start: hit.end for hit in hits.get("place", [])}
    for line in lines:
        body = line.start
        if line.kind in (BODY, METADATA) and line.may_open:
            body = dateline_end(tokens, line.start, line.end, packs, places, opens=line.opens)
        _split(tokens, line, body, sentences)
    return sentences


def _split(tokens: Tokens, line: Line, body: int, out: list[Sentence]) -> None:
    """Append the sentences of one line; its newline token goes to the last of them."""
    start = line.start
    tail = line.tail if line.kind not in (FURNITURE, METADATA) else line.end
    ends = sentence_ends(tokens, line.start, tail)
    if tail < line.end and (not ends or ends[-1] < tail) and tail > line.start:
        ends.append(tail)
    for end in ends:
        out.append(Sentence(start, end, line.kind, line.number, min(max(body, start), end)))
        start = end
    if start < line.end:
        kind = FURNITURE if line.tail < line.end and start >= line.tail else line.kind
        out.append(Sentence(start, line.end, kind, line.number, min(max(body, start), line.end)))
        start = line.end
    if start < line.stop:
        if out and out[-1].line == line.number:
            out[-1].end = line.stop
            if out[-1].body == line.end:
                out[-1].body = line.stop
        else:
            out.append(Sentence(start, line.stop, line.kind, line.number, start))
