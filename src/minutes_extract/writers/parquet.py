"""Lines of rows become Parquet files, one a table, that carry the meaning of their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from minutes_extract.writers.atomic import atomic_paths
from minutes_extract.writers.dictionary import table_columns
from minutes_extract.writers.formats import TableName
from minutes_extract.writers.row_lines import read_lines
from minutes_extract.writers.tables import Cell, Row

GROUP_ROWS = 16_384  # rows of a row group: what is held in memory of each table
_TYPES = {"integer": pa.int64(), "number": pa.float64(), "string": pa.string(), "date": pa.string()}


@contextmanager
def open_parquet(
    files: Sequence[Path], tables: Sequence[TableName], fields: tuple[str, ...] = ()
) -> Iterator[ParquetSink]:
    """Files that take their places together when the block ends well. Raises `OSError`."""
    with atomic_paths(files) as temporaries, ExitStack() as stack:
        writers = [
            stack.enter_context(parquet.ParquetWriter(str(file), table_schema(table, fields), compression="zstd"))
            for file, table in zip(temporaries, tables, strict=True)
        ]
        sink = ParquetSink(writers)
        yield sink
        sink.finish()


def table_schema(table: TableName, fields: tuple[str, ...] = ()) -> pa.Schema:
    """The Arrow schema of a table; descriptions are in the metadata of its fields."""
    return pa.schema(
        [
            pa.field(
                column.name,
                _TYPES[column.type],
                metadata={"description": column.words.en, "description_hi": column.words.hi},
            )
            for column in table_columns(table, fields)
        ]
    )


class ParquetSink:
    """Takes lines of rows, see `sink.Sink`. A row group is written as soon as it is full."""

    def __init__(self, writers: Sequence[parquet.ParquetWriter]) -> None:
        self.notes: list[str] = []
        self.failures = 0
        self._writers = writers
        self._waiting: list[list[Row]] = [[] for _ in writers]

    def write(self, outputs: Sequence[bytes], records: int) -> None:
        """See `sink.Sink`."""
        if not records:
            return
        for found in read_lines(outputs[0]):
            for number, rows in enumerate(found):
                self._waiting[number] += rows
                while len(self._waiting[number]) >= GROUP_ROWS:
                    self._write_group(number)

    def finish(self) -> None:
        """Write what is left."""
        for number, rows in enumerate(self._waiting):
            if rows:
                self._write_group(number)

    def _write_group(self, number: int) -> None:
        rows = self._waiting[number]
        group, self._waiting[number] = rows[:GROUP_ROWS], rows[GROUP_ROWS:]
        schema = self._writers[number].schema
        arrays = [
            pa.array(map(_float, column) if field.type == pa.float64() else column, field.type)
            for field, column in zip(schema, zip(*group, strict=True), strict=True)
        ]
        self._writers[number].write_table(pa.Table.from_arrays(arrays, schema=schema))


def _float(value: Cell) -> float | None:
    return None if value is None else float(value)
