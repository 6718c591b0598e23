"""Records become lines of JSON that hold their rows, and such lines become rows again.

Workers send these where the output is not text: the parent builds workbook, database or Parquet from them in a stream.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from minutes_extract.record import Record
from minutes_extract.writers.formats import TableName
from minutes_extract.writers.tables import Row, rows

Rows = Sequence[Row]


def row_line(
    record: Record, tables: Sequence[TableName], fields: tuple[str, ...] = (), more: Sequence[Rows] = ()
) -> str:
    """The rows of a record as one line of JSON, line end included: for each table a list of its rows, then `more`.

    What is no character (a lone surrogate) is written out, as in the CSV.
    """
    found = [*(list(rows(record, table, fields)) for table in tables), *more]
    line = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        clean = [[tuple(_clean(cell) for cell in row) for row in table] for table in found]
        line = json.dumps(clean, ensure_ascii=False, separators=(",", ":"))
    return line + "\n"


def read_lines(data: bytes) -> Iterator[list[Rows]]:
    """For each record of `data`, its rows by table."""
    for line in data.split(b"\n"):
        if line:
            yield json.loads(line)


def _clean(cell: object) -> object:
    return cell.encode("utf-8", "backslashreplace").decode("utf-8") if isinstance(cell, str) else cell
