"""Tokens become sentences, each marked as headline, sub-headline, metadata, body, or site furniture."""

from __future__ import annotations

from collections.abc import Iterator

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
from minutes_extract.tokens import MARK, Tokens

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

LONGEST = 1500  # tokens of a sentence; the longest list of those present in a real release has some 400


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
    if all(sentence.end - sentence.start <= LONGEST for sentence in sentences):
        return sentences
    return [part for sentence in sentences for part in _parts(tokens, sentence)]


def _parts(tokens: Tokens, sentence: Sentence) -> Iterator[Sentence]:
    """The sentence, or parts of one that is longer than any person wrote, cut behind a mark where there is one.

    What a rule looks at is the sentence, so that a text without any danda would cost by the square of its length.
    """
    start = sentence.start
    while sentence.end - start > LONGEST:
        stop = start + LONGEST
        cut = next((i for i in range(stop, stop - LONGEST // 3, -1) if tokens.kinds[i - 1] == MARK), stop)
        yield Sentence(start, cut, sentence.kind, sentence.line, min(max(sentence.body, start), cut))
        start = cut
    yield Sentence(start, sentence.end, sentence.kind, sentence.line, max(sentence.body, start))


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
