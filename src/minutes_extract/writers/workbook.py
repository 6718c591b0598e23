"""Lines of rows become an Excel workbook: a summary, a sheet for each table, the meaning of the columns.

Rows go to disk as they come (XlsxWriter's constant-memory mode), so memory does not grow with them. Texts are written
as strings whatever they begin with; no cell is ever a formula or a link.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter

from minutes_extract.writers.atomic import atomic_paths
from minutes_extract.writers.csv_tables import RUNS
from minutes_extract.writers.dictionary import table_columns, table_words
from minutes_extract.writers.formats import TableName
from minutes_extract.writers.row_lines import read_lines
from minutes_extract.writers.tables import Row, columns

FONT = "Nirmala UI"  # has Devanagari and comes with Windows; other systems take the nearest they have
SHEET_ROWS = 1_048_576  # of Excel, header included
CELL_CHARS = 32_767  # of Excel, in UTF-16 units
_WIDEST, _NARROWEST = 60, 8  # characters
_MEASURED = 200  # rows whose texts settle the widths
_EXAMPLES = 5  # cells that are named when they had to be cut
_CREATED = datetime(1980, 1, 1)  # of the file; the same records give the same bytes
# What is counted in the summary: table, column, title
_COUNTED = (
    (TableName.MEETINGS, "kind", "Meetings by kind"),
    (TableName.INDICATORS, "status", "Rows of indicators by status"),
    (TableName.RELEASES, "place_state", "Releases by state"),
    (TableName.RELEASES, "place_district", "Releases by district"),
)


@contextmanager
def open_workbook(path: Path, tables: Sequence[TableName], fields: tuple[str, ...] = ()) -> Iterator[WorkbookSink]:
    """The workbook that takes `path`'s place when the block ends well. Raises `OSError`."""
    beside = path.resolve().parent
    with atomic_paths([path]) as (temporary,), TemporaryDirectory(prefix=f".{path.name}.", dir=beside) as scratch:
        options = {"constant_memory": True, "tmpdir": scratch, "use_zip64": True}
        book = xlsxwriter.Workbook(str(temporary), options)
        try:
            sink = WorkbookSink(book, tables, fields)
            yield sink
            sink.finish()
            book.close()
        except xlsxwriter.exceptions.XlsxFileError as error:
            raise error.__context__ if isinstance(error.__context__, OSError) else OSError(str(error)) from error
        finally:
            for sheet in book.worksheets():
                sheet._opt_close()  # what is left open where the block has raised


class WorkbookSink:
    """Takes lines of rows, see `sink.Sink`."""

    def __init__(self, book: Any, tables: Sequence[TableName], fields: tuple[str, ...]) -> None:
        self.notes: list[str] = []
        self.failures = 0
        self._book = book
        book.set_properties({"title": "minutes-extract", "created": _CREATED})
        for style in book.formats:
            style.set_font_name(FONT)
        self._styles = {
            "text": book.add_format({"font_name": FONT, "valign": "top"}),
            "defused": book.add_format({"font_name": FONT, "valign": "top", "quote_prefix": True}),
            "header": book.add_format({"font_name": FONT, "bold": True, "bg_color": "#DDE6F0", "bottom": 1}),
            "title": book.add_format({"font_name": FONT, "bold": True, "font_size": 14}),
        }
        self._summary = book.add_worksheet("summary")
        self._tables = tables
        self._fields = fields
        self._sheets = [_Sheet(self, table, fields) for table in tables]
        self._counts = {
            (table, column): Counter[str]() for table, column, _ in _COUNTED if column in self._columns(table)
        }
        self._cut = 0

    def write(self, outputs: Sequence[bytes], records: int) -> None:
        """See `sink.Sink`."""
        if not records:
            return
        for found in read_lines(outputs[0]):
            for sheet, rows in zip(self._sheets, found, strict=True):
                for row in rows:
                    sheet.add(row)
                    self._count(sheet.table, row)

    def finish(self) -> None:
        """Close the tables and write the sheets about them."""
        for sheet in self._sheets:
            sheet.finish()
        self._write_summary()
        self._write_fields()
        if self._cut > _EXAMPLES:
            self.notes.append(f"{self._cut - _EXAMPLES} more cells were cut")

    def put(self, sheet: Any, row: int, column: int, value: object, style: str = "text") -> None:
        """One cell: a number as a number, a text as a string, nothing as nothing."""
        if value is None or value == "":
            return
        if isinstance(value, int | float):
            sheet.write_number(row, column, value, self._styles[style])
            return
        text = str(value)
        if len(text.encode("utf-16-le")) > 2 * CELL_CHARS:
            text = self._shortened(text, f"{sheet.name}, row {row + 1}")
        if text.startswith("<r>") and text.endswith("</r>"):
            text += " "  # XlsxWriter takes such a text for finished XML
        if style == "text" and RUNS.match(text):
            style = "defused"  # stays a text when someone edits the cell
        sheet.write_string(row, column, text, self._styles[style])

    def header(self, sheet: Any, row: int, names: Sequence[str]) -> None:
        """A row of column names."""
        for column, name in enumerate(names):
            self.put(sheet, row, column, name, "header")

    def _columns(self, table: TableName) -> tuple[str, ...]:
        return columns(table, self._fields) if table in self._tables else ()

    def _count(self, table: TableName, row: Row) -> None:
        for (counted, column), counts in self._counts.items():
            if counted is table:
                value = row[self._columns(table).index(column)]
                counts["(none)" if value is None else str(value)] += 1

    def _shortened(self, text: str, where: str) -> str:
        self._cut += 1
        if self._cut <= _EXAMPLES:
            self.notes.append(
                f"{where}: a text was cut to the {CELL_CHARS} characters Excel holds; CSV, SQLite and Parquet have all"
            )
        kept = text.encode("utf-16-le")[: 2 * (CELL_CHARS - 1)]
        return kept.decode("utf-16-le", "ignore") + "…"

    def _write_summary(self) -> None:
        sheet = self._summary
        sheet.set_column(0, 0, 36, self._styles["text"])
        sheet.set_column(1, 1, 12, self._styles["text"])
        sheet.set_column(2, 3, _WIDEST, self._styles["text"])
        self.put(sheet, 0, 0, "minutes-extract", "title")
        self.header(sheet, 2, ("Table", "Rows", "What it holds", "इसमें क्या है"))
        row = 3
        for found in self._sheets:
            for column, value in enumerate((found.table.value, found.rows, *table_words(found.table))):
                self.put(sheet, row, column, value)
            row += 1
        titles = {(table, column): title for table, column, title in _COUNTED}
        for key, counts in self._counts.items():
            row += 1
            self.header(sheet, row, (titles[key], "Number"))
            for name, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
                row += 1
                self.put(sheet, row, 0, name)
                self.put(sheet, row, 1, number)
            row += 1

    def _write_fields(self) -> None:
        sheet = self._book.add_worksheet("fields")
        for column, width in enumerate((14, 24, 10, _WIDEST, _WIDEST)):
            sheet.set_column(column, column, width, self._styles["text"])
        self.header(sheet, 0, ("table", "column", "type", "description", "विवरण"))
        sheet.freeze_panes(1, 0)
        row = 0
        for table in self._tables:
            for found in table_columns(table, self._fields):
                row += 1
                for at, value in enumerate((table.value, found.name, found.type, *found.words)):
                    self.put(sheet, row, at, value)
        sheet.autofilter(0, 0, row, 4)


class _Sheet:
    """The sheet of a table, and those that go on where Excel allows no more rows."""

    def __init__(self, sink: WorkbookSink, table: TableName, fields: tuple[str, ...]) -> None:
        self.table = table
        self.rows = 0
        self._sink = sink
        self._names = columns(table, fields)
        self._widths = [len(name) + 3 for name in self._names]  # room for the arrow of the filter
        self._sheets = 0
        self._begin()

    def add(self, row: Row) -> None:
        if self._next == SHEET_ROWS:
            self._end()
            self._begin()
        for column, value in enumerate(row):
            self._sink.put(self._sheet, self._next, column, value)
        if self.rows < _MEASURED:
            self._widths = [max(width, _width(value)) for width, value in zip(self._widths, row, strict=True)]
        self._next += 1
        self.rows += 1

    def finish(self) -> None:
        self._end()

    def _begin(self) -> None:
        self._sheets += 1
        name = self.table.value if self._sheets == 1 else f"{self.table} {self._sheets}"
        self._sheet = self._sink._book.add_worksheet(name)
        self._sink.header(self._sheet, 0, self._names)
        self._sheet.freeze_panes(1, 0)
        self._next = 1

    def _end(self) -> None:
        for column, width in enumerate(self._widths):
            self._sheet.set_column(column, column, min(_WIDEST, max(_NARROWEST, width)), self._sink._styles["text"])
        self._sheet.autofilter(0, 0, self._next - 1, len(self._names) - 1)


def _width(value: object) -> int:
    """How many columns a value takes: signs above and below letters take none."""
    if value is None:
        return 0
    return sum(unicodedata.category(char) != "Mn" for char in str(value)[: 2 * _WIDEST]) + 1
