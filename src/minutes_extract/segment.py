"""Tokens become sentences, each marked as headline, sub-headline, dateline, body, or site furniture."""

from __future__ import annotations

from dataclasses import dataclass

from minutes_extract.packs.compile import Compiled
from minutes_extract.tokens import LATIN, MARK, NEWLINE, NUMBER, WORD, Tokens

HEADLINE, SUBHEADLINE, BODY, FURNITURE = "headline", "subheadline", "body", "furniture"


@dataclass(slots=True)
class Sentence:
    """Tokens `[start, end)`; `body` is where the text begins after a dateline; `line` counts from 0.

    `kind` is HEADLINE, SUBHEADLINE, BODY or FURNITURE. The newline token that ends a line belongs to the line's
    last sentence.
    """

    start: int
    end: int
    kind: str
    line: int
    body: int

    @property
    def furniture(self) -> bool:
        return self.kind == FURNITURE


def segment(tokens: Tokens, packs: Compiled) -> list[Sentence]:
    """Split into sentences: at danda, `?`, `!`, at a full stop that ends one, and at line ends."""
    sentences: list[Sentence] = []
    start = 0
    line = 0
    size = len(tokens)
    for i in range(size):
        if tokens.kinds[i] == NEWLINE:
            sentences.append(Sentence(start, i + 1, BODY, line, start))
            start = i + 1
            line += 1
        elif tokens.kinds[i] == MARK and _ends_sentence(tokens, i):
            sentences.append(Sentence(start, i + 1, BODY, line, start))
            start = i + 1
    if start < size:
        sentences.append(Sentence(start, size, BODY, line, start))
    return sentences


def _ends_sentence(tokens: Tokens, i: int) -> bool:
    mark = tokens.keys[i]
    if mark in "।?!":
        return True
    if mark != ".":
        return False
    before = tokens.kinds[i - 1] if i else MARK
    after = tokens.kinds[i + 1] if i + 1 < len(tokens) else NEWLINE
    return before in (WORD, LATIN, NUMBER) and after in (WORD, NEWLINE, LATIN)
