"""Lines of cells parted by bars, under a line of headings, become what each cell counts.

    जिला | पंजीकृत किसान | खरीद प्रतिशत
    कोटा | 12,480 | 71

The heading of the column is the noun of the number, and says what came of it where it does (लक्ष्य, लंबित); else the line
above the table does.
"""

from __future__ import annotations

from typing import NamedTuple

from minutes_extract.indicators.phrase import Scanner
from minutes_extract.tokens import MARK, NEWLINE, WORD

_BAR = "|"
_HEADING = 9  # tokens of a heading
_TITLE = 20  # tokens of the line above a table


class Column(NamedTuple):
    """The heading of a column and the line above the table, as token spans."""

    heading: tuple[int, int]
    title: tuple[int, int]


def columns_of(scanner: Scanner) -> dict[int, Column]:
    """The column of each number that stands in a table, by its first token."""
    if _BAR not in scanner.keys:
        return {}
    found: dict[int, Column] = {}
    headings: list[tuple[int, int]] = []
    title = above = (0, 0)
    for line in _lines(scanner):
        cells = _cells(scanner, line)
        if len(cells) < 2:
            headings, above = [], line
            continue
        numbers = [i for i in range(*line) if i in scanner.number_at]
        if not numbers and all(a < b <= a + _HEADING for a, b in cells):
            headings, title = cells, above
        elif len(cells) == len(headings):
            for heading, (a, b) in zip(headings, cells, strict=True):
                if all(i in scanner.number_at or scanner.kinds[i] == MARK for i in range(a, b)):
                    found.update((i, Column(heading, title)) for i in range(a, b) if i in scanner.number_at)
    return found


def _lines(scanner: Scanner) -> list[tuple[int, int]]:
    """The lines of the text with a word in them, as token spans without the line end."""
    lines: list[tuple[int, int]] = []
    start = 0
    kinds = scanner.kinds
    for i in range(len(kinds) + 1):
        if i == len(kinds) or kinds[i] == NEWLINE:
            if any(kinds[j] not in (MARK, NEWLINE) for j in range(start, i)):
                lines.append((start, i))
            start = i + 1
    return lines


def _cells(scanner: Scanner, line: tuple[int, int]) -> list[tuple[int, int]]:
    """The spans between the bars of a line; bars at its ends part nothing."""
    start, end = line
    while start < end and scanner.keys[start] == _BAR:
        start += 1
    while end > start and scanner.keys[end - 1] == _BAR:
        end -= 1
    bars = [i for i in range(start, end) if scanner.keys[i] == _BAR]
    return list(zip([start, *(i + 1 for i in bars)], [*bars, end], strict=True))


def title_of(scanner: Scanner, column: Column) -> tuple[int, int]:
    """The line above a table, where it is short enough to be its title; else an empty span."""
    start, end = column.title
    short = end - start <= _TITLE and any(scanner.kinds[i] == WORD for i in range(start, end))
    return (start, end) if short else (end, end)
