"""The lines above a headline are told from it, and lines that were broken for width are put together again."""

from __future__ import annotations

from dataclasses import dataclass

from minutes_extract.folding import fold
from minutes_extract.segment.sentence import BODY, METADATA, SUBHEADLINE
from minutes_extract.segment.words import PageWords
from minutes_extract.tokens import LATIN, MARK, NUMBER, WORD, Tokens

LABEL = 4  # tokens of a place alone
BYLINE = 8  # tokens of a reporter's name and town
_NAME = 3  # words of a line that is only a name
STAMP = 14  # tokens of a date, with the time
MINISTRY = 10  # tokens of the name of a ministry
WIDE = 6  # tokens of a line long enough to have been broken
REST = 4  # tokens after the last danda of a line that was broken
# Closed classes of grammar, as light-folded keys: words no line begins with, words no line ends with.
CONTINUES = frozenset(map(fold, "में के की का को ने से पर और एवं तथा व द्वारा तक है हैं था थे हेतु सहित".split()))
UNFINISHED = frozenset(map(fold, "के ने और एवं तथा व द्वारा हेतु श्री श्रीमती सुश्री".split()))


@dataclass(slots=True)
class Line:
    """Tokens `[start, end)` without the newline, `[start, stop)` with it; `size` is how many the former are.

    `tail` is where furniture printed after the last sentence begins (`end` when there is none); `opens` says that
    the text proper begins here, `may_open` that a dateline may stand at its start; `deck` that it stands above it.
    """

    start: int
    end: int
    stop: int
    number: int
    size: int
    tail: int
    kind: str = BODY
    opens: bool = False
    may_open: bool = False
    deck: bool = False


def joined(tokens: Tokens, lines: list[Line]) -> list[Line]:
    """Body lines that run on in the next one become one line; blank lines and all other kinds part them."""
    out: list[Line] = []
    before: Line | None = None
    fresh = 0  # of a line joined from several, where the last of them begins
    danda = -1  # the last danda before `fresh`, so that no line is looked through twice
    for line in lines:
        if before is not None and _may_run_on(tokens, before, line):
            danda = _last_danda(tokens, fresh, before.end, danda)
            fresh = before.end
            if _runs_on(tokens, before, line, danda):
                before.end, before.stop, before.tail, before.deck = line.end, line.stop, line.tail, line.deck
                before.size = before.end - before.start
                continue
        out.append(line)
        before, fresh, danda = line, line.start, -1
    return out


def _may_run_on(tokens: Tokens, line: Line, after: Line) -> bool:
    """Whether two body lines are not parted by a mark at the end of `line` or a list's at the start of `after`."""
    if not line.size or not after.size or line.kind != BODY or after.kind != BODY or line.tail < line.end:
        return False
    keys, kind = tokens.keys, tokens.kinds[after.start]
    if keys[line.end - 1] in "।?!.:;-–—" or kind not in (WORD, NUMBER, LATIN):
        return False
    return not (kind == NUMBER and after.size > 1 and keys[after.start + 1] in ".)")


def _last_danda(tokens: Tokens, start: int, end: int, danda: int) -> int:
    """The last danda of tokens `[start, end)`, else `danda`."""
    keys = tokens.keys
    if "।" not in keys[start:end]:
        return danda
    last = end - 1
    while keys[last] != "।":
        last -= 1
    return last


def _runs_on(tokens: Tokens, line: Line, after: Line, danda: int) -> bool:
    """Whether a sentence of `line`, the last danda of which is at `danda`, goes on in the line `after` it."""
    keys = tokens.keys
    if line.size >= WIDE and (keys[after.start] in CONTINUES or keys[line.end - 1] in UNFINISHED):
        return True
    return danda > line.start + 1 and line.end - 1 - danda >= REST and tokens.kinds[danda + 1] != MARK


def preamble(tokens: Tokens, line: Line, words: PageWords, places: dict[int, int]) -> str | None:
    """What a line above the headline is: METADATA (a date), SUBHEADLINE (a place, a byline, Latin words); else None."""
    kinds, deeps = tokens.kinds, tokens.deeps
    if line.size <= STAMP and all(deeps[i] in words.days for i in range(line.start, line.end) if kinds[i] == WORD):
        return METADATA if NUMBER in kinds[line.start : line.end] else SUBHEADLINE
    if line.size <= MINISTRY and tokens.keys[line.end - 1] == "मंत्रालय":
        return SUBHEADLINE
    if is_bare_label(tokens, line, places) or _is_byline(tokens, line, words, places):
        return SUBHEADLINE
    return None


def is_bare_label(tokens: Tokens, line: Line, places: dict[int, int]) -> bool:
    """A place alone on a line."""
    if line.size > LABEL:
        return False
    ends = places.get(line.start)
    return ends is not None and all(tokens.kinds[i] == MARK for i in range(ends, line.end))


def _is_byline(tokens: Tokens, line: Line, words: PageWords, places: dict[int, int]) -> bool:
    """A reporter's name with the town before or after a mark, or a desk: no sentence, no colon."""
    if line.size > STAMP:
        return False
    keys = tokens.keys[line.start : line.end]
    if NUMBER in tokens.kinds[line.start : line.end] or ":" in keys or not CONTINUES.isdisjoint(keys):
        return False
    if keys[0] in words.desks:
        return True
    if 2 <= line.size <= _NAME and keys[-1] in words.surnames and all(key in words.given for key in keys[:-1]):
        return True  # nothing but a name
    if line.size > BYLINE:
        return False
    last = any(keys[i - line.start - 1] in ",./" and places.get(i) == line.end for i in range(line.start + 2, line.end))
    first = places.get(line.start, line.end)
    return last or (first < line.end and tokens.keys[first] == "/") or keys[-1] in words.desks
