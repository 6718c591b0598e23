"""The tokens of one line become sentences."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress

from minutes_extract.tokens import LATIN, MARK, NUMBER, WORD, Tokens

HEADLINE, SUBHEADLINE, METADATA, BODY, FURNITURE = "headline", "subheadline", "metadata", "body", "furniture"

_ENDS = frozenset("।?!.")
_CLOSERS = frozenset("\"')]}*”’")
# Latin abbreviations and single letters that carry a dot without ending a sentence.
_LATIN_DOTTED = frozenset("dr mr mrs ms rs no nos st shri smt prof sr jr govt dept vs approx".split())
_LIST_DIGITS = 2  # "1." or "12." at the start of a line or clause numbers a list


@dataclass(slots=True)
class Sentence:
    """Tokens `[start, end)`; `body` is where the text begins after a dateline; `line` counts from 0.

    `kind` is HEADLINE, SUBHEADLINE, METADATA (publication date, release id, ministry's register), BODY or FURNITURE
    (what the site put around the release). The newline token that ends a line belongs to the line's last sentence.
    A dateline that is a sentence of its own has `body == end`.
    """

    start: int
    end: int
    kind: str
    line: int
    body: int

    @property
    def furniture(self) -> bool:
        return self.kind == FURNITURE


def headline_line(sentences: list[Sentence]) -> tuple[int, int] | None:
    """The tokens `[start, end)` of the whole first headline line, its newline left in; None without a headline."""
    for i, sentence in enumerate(sentences):
        if sentence.kind == HEADLINE:
            end = sentence.end
            for other in sentences[i + 1 :]:
                if other.kind != HEADLINE or other.line != sentence.line:
                    break
                end = other.end
            return sentence.start, end
    return None


def sentence_ends(tokens: Tokens, start: int, end: int) -> list[int]:
    """The ends of the sentences in tokens `[start, end)`; what stands after the last one is unfinished."""
    ends: list[int] = []
    keys, kinds = tokens.keys, tokens.kinds
    done = start  # the end of the last sentence; marks before it are part of it
    for mark in compress(range(start, end), map(_ENDS.__contains__, keys[start:end])):
        if mark < done or (keys[mark] == "." and not _full_stop(tokens, mark, start, end)):
            continue
        i = mark + 1
        while i < end and kinds[i] == MARK and (keys[i] in _CLOSERS or keys[i] in _ENDS):
            if keys[i] in "\"'" and _opens(tokens, i, end):
                break
            i += 1
        ends.append(i)
        done = i
    return ends


def _opens(tokens: Tokens, i: int, end: int) -> bool:
    """Whether the quote at `i` opens: a space before it and none after."""
    spaced = i > 0 and tokens.starts[i] > tokens.ends[i - 1]
    joined = i + 1 < end and tokens.starts[i + 1] == tokens.ends[i]
    return spaced and joined


def _full_stop(tokens: Tokens, i: int, start: int, end: int) -> bool:
    """Whether the dot at `i` ends a sentence: not in an ellipsis, a list number, an abbreviation or initials."""
    if i == start:
        return False
    before, key = tokens.kinds[i - 1], tokens.keys[i - 1]
    after = tokens.keys[i + 1] if i + 1 < end else ""
    if after == "." or key == ".":
        return not after and key != "."
    if not after:
        return before in (WORD, LATIN, NUMBER) or key in _CLOSERS
    if after in ")]}":  # an abbreviation in brackets: (ना.), unless the brackets hold a sentence
        return i - start > _LIST_DIGITS and before == WORD and _last_of(tokens, i + 1, end)
    if tokens.kinds[i + 1] not in (WORD, LATIN, NUMBER) and after not in _CLOSERS and after not in "([{-":
        return False
    if before == NUMBER:
        numbered = tokens.kinds[start] == NUMBER and tokens.keys[start + 1] == "."  # "1. सड़क 2. नाली"
        opens = i - 1 == start or numbered or tokens.keys[i - 2] in "।.,;:-()"
        return not (opens and len(key) <= _LIST_DIGITS)
    if before == LATIN:
        joined = tokens.starts[i + 1] == tokens.ends[i]
        return len(key) > 1 and key not in _LATIN_DOTTED and not (joined and tokens.kinds[i + 1] != WORD)
    if before == WORD:
        return len(key) > 1
    return key in _CLOSERS


def _last_of(tokens: Tokens, i: int, end: int) -> bool:
    """Whether only marks stand from token `i` to the end of the line."""
    return all(tokens.kinds[j] == MARK for j in range(i, min(end, i + 4))) and end - i < 4
