"""Records become CSV text whose cells no spreadsheet runs as formulas."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable

from minutes_extract.record import Record
from minutes_extract.writers.formats import TableName
from minutes_extract.writers.tables import Cell, Row, columns, rows

BOM = "\ufeff"

# What a spreadsheet takes for a formula: a text of two characters or more that begins so (signs of full width as those
# of half). Those that have an apostrophe of their own before it get one more, so that taking one away always gives back
# the text.
RUNS = re.compile(r"'*[=+\-@＝＋－＠\t\r\n].", re.S)


def csv_header(table: TableName, fields: tuple[str, ...] = ()) -> str:
    """The header of a table as CSV, line end (\\n) included."""
    return _csv([columns(table, fields)])


def csv_rows(record: Record, table: TableName, fields: tuple[str, ...] = ()) -> str:
    """The rows of one record in one table as CSV, each with its line end (\\n); empty where there are none."""
    return _csv(tuple(map(defused, row)) for row in rows(record, table, fields))


def defused(cell: Cell) -> Cell:
    """A text that would run as a formula gets an apostrophe before it; all else, numbers too, is as it was."""
    return f"'{cell}" if isinstance(cell, str) and RUNS.match(cell) else cell


def _csv(lines: Iterable[Row]) -> str:
    text: list[str] = []
    writer = csv.writer(_Lines(text), lineterminator="\r\n")  # so that a cell with a lone \r is quoted
    writer.writerows(lines)
    return "".join(text)


class _Lines:
    """Takes rows as the csv module writes them, with \\r\\n; keeps them with \\n."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def write(self, line: str) -> None:
        self._lines.append(line[:-2] + "\n")
