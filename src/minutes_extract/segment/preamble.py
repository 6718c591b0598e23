"""The lines above a headline are told from it, and lines that were broken for width are put together again."""

from __future__ import annotations

from dataclasses import dataclass

from minutes_extract.dates import calendar_of
from minutes_extract.folding import fold
from minutes_extract.packs.compile import Compiled
from minutes_extract.segment.sentence import BODY, METADATA, SUBHEADLINE
from minutes_extract.tokens import LATIN, MARK, NUMBER, WORD, Tokens

LABEL = 4  # tokens of a place alone
BYLINE = 8  # tokens of a reporter's name and town
STAMP = 14  # tokens of a date, with the time
MINISTRY = 10  # tokens of the name of a ministry
WIDE = 6  # tokens of a line long enough to have been broken
REST = 4  # tokens after the last danda of a line that was broken
# Closed classes of grammar, as light-folded keys: words no line begins with, words no line ends with.
CONTINUES = frozenset(map(fold, "में के की का को ने से पर और एवं तथा व द्वारा तक है हैं था थे हेतु सहित".split()))
UNFINISHED = frozenset(map(fold, "के ने और एवं तथा व द्वारा हेतु श्री श्रीमती सुश्री".split()))


@dataclass(slots=True)
class Line:
    """Tokens `[start, end)` without the newline, `[start, stop)` with it.

    `tail` is where furniture printed after the last sentence begins (`end` when there is none); `opens` says that
    the text proper begins here, `may_open` that a dateline may stand at its start; `deck` that it stands above it.
    """

    start: int
    end: int
    stop: int
    number: int
    kind: str = BODY
    tail: int = 0
    opens: bool = False
    may_open: bool = False
    deck: bool = False

    @property
    def size(self) -> int:
        return self.end - self.start


def joined(tokens: Tokens, lines: list[Line]) -> list[Line]:
    """Body lines that run on in the next one become one line; blank lines and all other kinds part them."""
    out: list[Line] = []
    for line in lines:
        before = out[-1] if out else None
        if before is not None and _runs_on(tokens, before, line):
            before.end, before.stop, before.tail, before.deck = line.end, line.stop, line.tail, line.deck
        else:
            out.append(line)
    return out


def _runs_on(tokens: Tokens, line: Line, after: Line) -> bool:
    """Whether a sentence of `line` goes on in the line `after` it."""
    if line.kind != BODY or after.kind != BODY or not line.size or not after.size or line.tail < line.end:
        return False
    last, keys = line.end - 1, tokens.keys
    if keys[last] in "।?!.:;-–—" or tokens.kinds[after.start] not in (WORD, NUMBER, LATIN):
        return False
    if tokens.kinds[after.start] == NUMBER and after.size > 1 and keys[after.start + 1] in ".)":
        return False  # an item of a list
    if line.size >= WIDE and (keys[after.start] in CONTINUES or keys[last] in UNFINISHED):
        return True
    rest = 0
    while rest < line.size and keys[last - rest] != "।":
        rest += 1
    return REST <= rest < line.size - 2 and tokens.kinds[last - rest + 1] != MARK


def preamble(tokens: Tokens, line: Line, packs: Compiled, places: dict[int, int]) -> str | None:
    """What a line above the headline is: METADATA (a date), SUBHEADLINE (a place, a byline, Latin words); else None."""
    words = [i for i in range(line.start, line.end) if tokens.kinds[i] == WORD]
    calendar = calendar_of(packs)
    if line.size <= STAMP and all(
        tokens.deeps[i] in calendar.months or tokens.deeps[i] in calendar.weekdays for i in words
    ):
        return METADATA if NUMBER in tokens.kinds[line.start : line.end] else SUBHEADLINE
    if line.size <= MINISTRY and tokens.keys[line.end - 1] == "मंत्रालय":
        return SUBHEADLINE
    if is_bare_label(tokens, line, places) or _is_byline(tokens, line, packs, places):
        return SUBHEADLINE
    return None


def is_bare_label(tokens: Tokens, line: Line, places: dict[int, int]) -> bool:
    """A place alone on a line."""
    if line.size > LABEL:
        return False
    ends = places.get(line.start)
    return ends is not None and all(tokens.kinds[i] == MARK for i in range(ends, line.end))


def _is_byline(tokens: Tokens, line: Line, packs: Compiled, places: dict[int, int]) -> bool:
    """A reporter's name with the town before or after a mark, or a desk: no sentence, no colon."""
    keys = tokens.keys[line.start : line.end]
    if line.size > STAMP or any(kind == NUMBER for kind in tokens.kinds[line.start : line.end]) or ":" in keys:
        return False
    if any(key in CONTINUES for key in keys):
        return False
    desks = packs.words("dateline-agencies") - packs.words("dateline-only-with-others")
    if keys[0] in desks:
        return True
    if line.size > BYLINE:
        return False
    last = any(keys[i - line.start - 1] in ",./" and places.get(i) == line.end for i in range(line.start + 2, line.end))
    first = places.get(line.start, line.end)
    return last or (first < line.end and tokens.keys[first] == "/") or keys[-1] in desks
