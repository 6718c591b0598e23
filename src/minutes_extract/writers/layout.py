"""A record becomes its pieces of output: finished text, one piece for each file that is written.

This part needs no file and no order, so that any process can do it; `sink.py` puts the pieces together. Where the
output is no text (workbook, database, Parquet) the one piece is a line of JSON that holds the rows of all tables.
"""

from __future__ import annotations

from dataclasses import dataclass

from minutes_extract.record import Record
from minutes_extract.writers.csv_tables import BOM, csv_header, csv_rows
from minutes_extract.writers.formats import TABLES, Format, Look, TableName
from minutes_extract.writers.json_lines import array_item, record_line


@dataclass(frozen=True, slots=True)
class Layout:
    """`tables` with their `fields` (none: all): in CSV one output each; every other format has one output. `look` is
    for summaries, `bom` for CSV."""

    format: Format
    tables: tuple[TableName, ...] = ()
    look: Look | None = None
    fields: tuple[str, ...] = ()
    bom: bool = False

    def pieces(self, record: Record) -> tuple[str, ...]:
        """What one record adds to each output; the same in any process and after any other record."""
        if self.format is Format.CSV:
            return tuple(csv_rows(record, table, self.fields) for table in self.tables)
        if self.format is Format.JSON:
            return (array_item(record),)
        if self.format in (Format.XLSX, Format.PARQUET):
            from minutes_extract.writers.row_lines import row_line

            return (row_line(record, self.tables, self.fields),)
        if self.format is Format.SQLITE:
            from minutes_extract.writers.row_lines import row_line
            from minutes_extract.writers.sentences import sentence_rows

            return (row_line(record, TABLES, more=[list(sentence_rows(record))]),)
        if self.format is Format.TABLE:
            from minutes_extract.writers.summary import PLAIN_WIDTH, summary_text

            return (summary_text(record, self.look or Look(PLAIN_WIDTH)),)
        return (record_line(record) + "\n",)

    @property
    def joint(self) -> str:
        """What stands between the pieces of two records."""
        return "," if self.format is Format.JSON else ""

    def openings(self) -> tuple[str, ...]:
        """What each output of text begins with."""
        if self.format is Format.CSV:
            return tuple((BOM if self.bom else "") + csv_header(table, self.fields) for table in self.tables)
        return ("[",) if self.format is Format.JSON else ("",)

    def closing(self, records: int) -> str:
        """What each output of text ends with after so many records."""
        if self.format is not Format.JSON:
            return ""
        return "\n]\n" if records else "]\n"


def encoded(text: str) -> bytes:
    """Output as bytes: UTF-8 whatever the text holds."""
    return text.encode("utf-8", "backslashreplace")
