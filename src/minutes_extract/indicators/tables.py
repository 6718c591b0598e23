"""Lines of cells, under a line of headings, become what each cell counts.

    जिला | पंजीकृत किसान | राशि (करोड़ रुपये में)
    कोटा | 12,480 | 71

or lines of a name and a number, under a title,

    तहसीलवार लंबित नामांतरण :-
    भोगपुर - 231

Cells are parted by bars, tabs or wide gaps; or by slashes, where the line above says so (लक्ष्य/उपलब्धि). The heading of
the column is the noun of the number, and says its measure and what came of it where it does (लक्ष्य, लंबित); else the
line above the table does.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple, cast

from minutes_extract.indicators import grammar as g
from minutes_extract.indicators.model import Figure
from minutes_extract.indicators.phrase import Scanner
from minutes_extract.numbers.reader import Reader
from minutes_extract.reading import number_scanner
from minutes_extract.record import Unit
from minutes_extract.tokens import MARK, NEWLINE, WORD

_BAR, _SLASH = "|", "/"
_GAP = "   "  # spaces that part cells
_HEADING = 9  # tokens of a heading
_TITLE = 20  # tokens of the line above a table
_MOST_SLOTS = 4
_ROW_NUMBER = "क्र"  # क्रमांक, क्र.सं., क्र0
_ENDS = frozenset(":-–—")
_LEAST_ROWS = 2  # lines that make a list
_ROW_WORDS = 4  # of the name in a line of a list
_EACH = "वार"  # तहसीलवार

Span = tuple[int, int]


class Column(NamedTuple):
    """What is counted, the heading of a column and the line above the table, as token spans; `beside` are the headings
    of the columns before it."""

    noun: Span
    heading: Span
    title: Span
    beside: tuple[Span, ...] = ()


def columns_of(scanner: Scanner) -> dict[int, Column]:
    """The column of each number that stands in a table, by its first token."""
    source = scanner.reading.source
    gaps = _GAP in source or "\t" in source
    found = _titled(scanner)
    if not gaps and _BAR not in scanner.keys and _SLASH not in scanner.keys:
        return found
    headings: list[Span] = []
    title = above = (0, 0)
    slots: list[Span] = []
    for line in _lines(scanner):
        cells = _cells(scanner, line, gaps)
        numbers = [i for i in range(*line) if i in scanner.number_at]
        if len(cells) < 2:
            opened = _slots(scanner, line) if not numbers else slots
            if opened and numbers:
                found.update(_in_slots(scanner, line, opened, above))
            slots, headings = opened, []
            above = above if slots and numbers else line
            continue
        if not numbers and all(a < b <= a + _HEADING for a, b in cells):
            headings, title = cells, above
        elif len(cells) == len(headings):
            for n, (heading, (a, b)) in enumerate(zip(headings, cells, strict=True)):
                if all(i in scanner.number_at or scanner.kinds[i] == MARK for i in range(a, b)):
                    column = Column(_without_measure(scanner, heading), heading, title, tuple(headings[:n]))
                    found.update((i, column) for i in range(a, b) if i in scanner.number_at)
    return found


def _titled(scanner: Scanner) -> dict[int, Column]:
    """The columns of lists under a title, each line of which is a name and a number (तहसीलवार लंबित नामांतरण :- ...)."""
    kinds, at = scanner.kinds, scanner.number_at
    closing = [i for i in at if i + 1 >= len(kinds) or kinds[i + 1] == NEWLINE]
    if len(closing) < _LEAST_ROWS:
        return {}
    found: dict[int, Column] = {}
    title: Column | None = None
    above: Span = (0, 0)
    for line in _lines(scanner):
        i = _row_number(scanner, line)
        if i is None:
            title, above = None, line
            continue
        title = title or _title_column(scanner, above)
        if title is not None:
            found[i] = title
        above = (0, 0)
    rows = Counter(column.title for column in found.values())
    return {i: column for i, column in found.items() if rows[column.title] >= _LEAST_ROWS}


def _row_number(scanner: Scanner, line: Span) -> int | None:
    """The number that ends a line of nothing else but a name before it, which counts nothing itself."""
    start, end = line
    i = next((j for j in range(start, end) if j in scanner.number_at), end)
    numbered = start < i < end and all(j in scanner.number_at for j in range(i, end))
    if not numbered or scanner.reading.numbers[scanner.number_at[i]].mention.kind != "quantity":
        return None
    words = [j for j in range(start, i) if scanner.kinds[j] != MARK]
    if (
        not words
        or len(words) > _ROW_WORDS
        or any(scanner.all_bits[j] & (g.FINITE | g.CASE | g.GENITIVE) for j in words)
    ):
        return None
    return i if not any(j in scanner.things for j in words) else None


def _title_column(scanner: Scanner, line: Span) -> Column | None:
    """What the line above a list counts: its last noun, places and तहसीलवार before it left out."""
    start, end = line
    while end > start and scanner.keys[end - 1] in _ENDS:
        end -= 1
    if not 0 < end - start <= _TITLE or any(i in scanner.number_at for i in range(start, end)):
        return None
    noun_end = _without_measure(scanner, (start, end))[1]
    noun = scanner.before(noun_end, start)
    if noun is None or not any(i in scanner.things or scanner.all_bits[i] & g.ACT for i in range(noun.start, noun.end)):
        return None
    begin = noun.start
    for i in range(noun.start, noun.end - 1):
        if scanner.all_bits[i] & g.GENITIVE or scanner.keys[i].endswith(_EACH):
            begin = i + 1
    return Column((begin, noun.end), (begin, end), (start, end))


def numbers_row(scanner: Scanner, column: Column | None) -> bool:
    """Whether a cell is but the number of its row: it stands first, under a heading such as क्र.सं."""
    return column is not None and not column.beside and scanner.keys[column.heading[0]].startswith(_ROW_NUMBER)


def _lines(scanner: Scanner) -> list[Span]:
    """The lines of the text with a word in them, as token spans without the line end."""
    lines: list[Span] = []
    start = 0
    kinds = scanner.kinds
    for i in range(len(kinds) + 1):
        if i == len(kinds) or kinds[i] == NEWLINE:
            if any(kinds[j] not in (MARK, NEWLINE) for j in range(start, i)):
                lines.append((start, i))
            start = i + 1
    return lines


def _cells(scanner: Scanner, line: Span, gaps: bool) -> list[Span]:
    """The spans between the bars of a line, or else between its gaps; bars at its ends part nothing."""
    start, end = line
    while start < end and scanner.keys[start] == _BAR:
        start += 1
    while end > start and scanner.keys[end - 1] == _BAR:
        end -= 1
    bars = [i for i in range(start, end) if scanner.keys[i] == _BAR]
    if bars or not gaps:
        return list(zip([start, *(i + 1 for i in bars)], [*bars, end], strict=True))
    cuts = [i for i in range(start + 1, end) if _parted(scanner, i)]
    return list(zip([start, *cuts], [*cuts, end], strict=True))


def _parted(scanner: Scanner, i: int) -> bool:
    """Whether a tab or a wide gap stands before token `i` in the source."""
    tokens, normalised = scanner.tokens, scanner.reading.normalised
    if tokens.starts[i] == tokens.ends[i - 1]:
        return False
    between = normalised.source[
        normalised.source_span(tokens.starts[i - 1], tokens.ends[i - 1])[1] : normalised.source_span(
            tokens.starts[i], tokens.ends[i]
        )[0]
    ]
    return "\t" in between or _GAP in between


def _without_measure(scanner: Scanner, heading: Span) -> Span:
    """A heading without its measure in brackets at its end."""
    start, end = heading
    if scanner.keys[end - 1] != ")":
        return heading
    opening = next((i for i in range(end - 1, start, -1) if scanner.keys[i] == "("), end)
    return (start, opening)


def _slots(scanner: Scanner, line: Span) -> list[Span]:
    """The parts of brackets at the end of a line that say what the numbers of the rows below tell, parted by slashes
    (प्रखंडवार लखपति दीदी (लक्ष्य/उपलब्धि)-)."""
    start, end = line
    while end > start and scanner.keys[end - 1] in _ENDS:
        end -= 1
    if end - start < 4 or scanner.keys[end - 1] != ")":
        return []
    opening = next((i for i in range(end - 2, start, -1) if scanner.keys[i] == "("), start)
    cuts = [i for i in range(opening, end) if scanner.keys[i] == _SLASH]
    if opening == start or not 0 < len(cuts) < _MOST_SLOTS:
        return []
    return list(zip([opening + 1, *(i + 1 for i in cuts)], [*cuts, end - 1], strict=True))


def _in_slots(scanner: Scanner, line: Span, slots: list[Span], title: Span) -> dict[int, Column]:
    """The columns of the numbers of a row that are parted by slashes as its heading is."""
    cuts = [i for i in range(*line) if scanner.keys[i] == _SLASH]
    starts = [cuts[0] - 1, *(i + 1 for i in cuts)] if len(cuts) == len(slots) - 1 else []
    if not starts or any(i >= line[1] or i not in scanner.number_at for i in starts):
        return {}
    noun = scanner.before(slots[0][0] - 1, title[0])
    named = (noun.start, noun.end) if noun is not None else title
    return {i: Column(named, slot, title) for i, slot in zip(starts, slots, strict=True)}


def title_of(scanner: Scanner, column: Column) -> Span:
    """The line above a table, where it is short enough to be its title; else an empty span."""
    start, end = column.title
    short = end - start <= _TITLE and any(scanner.kinds[i] == WORD for i in range(start, end))
    return (start, end) if short else (end, end)


def measure_columns(scanner: Scanner, columns: dict[int, Column], figures: list[Figure]) -> None:
    """Give the figures of columns the measure their headings name: rupees and ten millions for राशि (करोड़ रुपये में)."""
    measures: dict[Span, tuple[Unit | None, int]] = {}
    for figure in figures if columns else ():
        column = columns.get(figure.start)
        if column is None or column.noun == column.heading or figure.at.mention.unit_span is not None:
            continue
        if column.heading not in measures:
            measures[column.heading] = _measure_of(scanner, column)
        unit, scale = measures[column.heading]
        if unit is not None:
            figure.unit, figure.scale = unit, scale


def _measure_of(scanner: Scanner, column: Column) -> tuple[Unit | None, int]:
    """The unit that a heading names behind its noun, and the factor of the scale word before it."""
    lexicon = number_scanner(scanner.reading.packs).lexicon
    tokens = scanner.tokens
    reader = Reader(tokens.text)
    scale = 1
    for i in range(column.noun[1], column.heading[1]):
        scale = lexicon.scales.get(tokens.deeps[i], scale)
        hit = lexicon.units.after(reader, tokens.starts[i])
        if hit is not None:
            return cast(Unit, hit.unit.unit), scale
    return None, scale


def is_money(scanner: Scanner, column: Column) -> bool:
    """Whether a column is of sums that its heading calls no more than that."""
    return bool(scanner.all_bits[column.noun[1] - 1] & g.AMOUNT)
