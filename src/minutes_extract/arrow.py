"""A table with a column of release texts becomes a table of records, one row a release.

`extract_batch` takes and gives Arrow data, so whatever hands out Arrow batches (Spark, Dask, DuckDB, Ray Data) can run
it. The rows it gives are those of `SCHEMA`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

try:
    import pyarrow as pa
except ImportError as error:
    raise ImportError("Arrow tables need pyarrow: pip install 'minutes-extract[arrow]'") from error

from minutes_extract.extract import Extractor
from minutes_extract.readers.fonts import unicode_of
from minutes_extract.readers.rows import ColumnError as ColumnError
from minutes_extract.readers.rows import Row, row_of
from minutes_extract.record import Record, tell_source
from minutes_extract.writers.json_lines import record_line

SCHEMA = pa.schema(
    [
        pa.field("name", pa.string(), nullable=False),
        pa.field("part", pa.int32(), nullable=False),
        pa.field("record", pa.string()),  # the line `extract --format jsonl` writes, without its line end
        pa.field("error", pa.string()),
        pa.field("state", pa.string()),
        pa.field("district", pa.string()),
        pa.field("meeting_kind", pa.string()),
        pa.field("meeting_date", pa.string()),
        pa.field("officials", pa.int32()),
        pa.field("schemes", pa.int32()),
        pa.field("indicators", pa.int32()),
        pa.field("directives", pa.int32()),
    ]
)
_ROWS_AT_ONCE = 1024  # of a Table, so that no batch comes near the 2 GiB that one Arrow string column can hold


Facts = tuple[str | int | None, ...]
_NO_FACTS: Facts = (None,) * (len(SCHEMA) - 4)


@dataclass(frozen=True, slots=True)
class Extracted:
    """What became of a Row: the JSON line of its record, or None; what went wrong; the columns of facts.

    The record itself is let go of: a thousand of them would take more memory than the extractor.
    """

    name: str
    part: int
    line: str | None
    error: str | None
    facts: Facts = _NO_FACTS


def extract_batch(
    batch: pa.RecordBatch | pa.Table,
    *,
    text_column: str = "text",
    id_column: str | None = None,
    part_column: str | None = None,
    date_column: str | None = None,
    patterns: Iterable[Path | str] = (),
) -> pa.RecordBatch | pa.Table:
    """The records of a RecordBatch or Table of releases: n rows in, n rows of `SCHEMA` out, in the same order.

    `text_column` holds strings (or UTF-8 in binary), `id_column` what becomes `source.name` ("-" without one),
    `part_column` integers for `source.part`, `date_column` the day of publication (date, timestamp, or text that begins
    YYYY-MM-DD). `record` is byte for byte the line that `minutes-extract extract --format jsonl` writes for the same
    name, part, day and text in a row of a table, without the line end. A RecordBatch gives a RecordBatch, a Table a
    Table.

    What goes wrong in a row stands in its `error` and costs no other row; `record` is null only where there was nothing
    to extract. The packs are loaded once a process for each `patterns`.

    Raises `ColumnError` for a column that is missing or of the wrong type, `PackError` for a pack that cannot be used,
    `TypeError` where `batch` is no Arrow data.
    """
    if not isinstance(batch, (pa.RecordBatch, pa.Table)):
        raise TypeError(
            f"extract_batch takes a pyarrow.RecordBatch or Table, not {type(batch).__name__}; "
            "pyarrow.table(data) or pyarrow.Table.from_pandas(frame) makes one"
        )
    check_columns(batch.schema, text_column, id_column, part_column, date_column)
    extractor = cached_extractor(tuple(map(str, patterns)))

    def extracted(part: Any) -> Any:
        found = rows_of(part, text_column, id_column, part_column, date_column)
        return to_batch([extract_row(extractor, row) for row in found])

    if isinstance(batch, pa.RecordBatch):
        return extracted(batch)
    return pa.Table.from_batches(map(extracted, batch.to_batches(max_chunksize=_ROWS_AT_ONCE)), schema=SCHEMA)


@lru_cache(maxsize=4)
def cached_extractor(patterns: tuple[str, ...]) -> Extractor:
    """The extractor for these pack folders, made once a process. Raises `PackError`."""
    return Extractor(patterns)


def extract_row(extractor: Extractor, row: Row, published: date | None = None, *, keep_text: bool = False) -> Extracted:
    """Extract one release; a defect in a rule becomes the row's error. `published` is for a row that has no day."""
    if row.text is None:
        return Extracted(row.name, row.part, None, row.problem or "no text")
    try:
        text, font = unicode_of(row.text)
        record = extractor.extract(text, name=row.name, part=row.part, published=row.published or published)
        tell_source(
            record,
            title=row.title,
            published=row.published,
            converted_from=row.converted_from or font,
            text=text if keep_text else None,
        )
        line = record_line(record)
        line.encode("utf-8")
    except Exception as error:
        said = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        told = f"could not be extracted ({said}); this is a defect, please report it"
        return Extracted(row.name, row.part, None, told)
    return Extracted(row.name, row.part, line, row.problem, _facts(record))


def to_batch(extracted: Sequence[Extracted]) -> pa.RecordBatch:
    """Rows of `SCHEMA`."""
    rows = [(found.name, found.part, found.line, found.error, *found.facts) for found in extracted]
    columns = zip(*rows, strict=True) if rows else [() for _ in SCHEMA]
    arrays = [pa.array(column, type=field.type) for column, field in zip(columns, SCHEMA, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=SCHEMA)


def check_columns(
    schema: pa.Schema, text: str, id_: str | None = None, part: str | None = None, day: str | None = None
) -> None:
    """Raises `ColumnError` unless the columns are there once each, and can hold what they are named for."""
    wanted = [
        (text, "text", _is_text),
        (id_, "an id", lambda kind: not pa.types.is_nested(kind)),
        (part, "whole numbers", pa.types.is_integer),
        (day, "days", lambda kind: _is_text(kind) or pa.types.is_date(kind) or pa.types.is_timestamp(kind)),
    ]
    for name, meaning, fits in wanted:
        if name is None:
            continue
        if schema.names.count(name) != 1:
            there = ", ".join(schema.names) or "no columns at all"
            missing = "no column" if name not in schema.names else "more than one column"
            raise ColumnError(f"{missing} {name!r}; there are: {there}")
        kind = schema.field(name).type
        kind = kind.value_type if pa.types.is_dictionary(kind) else kind
        if not pa.types.is_null(kind) and not fits(kind):
            raise ColumnError(
                f"column {name!r} is {kind}, which is not {meaning}; there are: {', '.join(schema.names)}"
            )


def rows_of(
    batch: Any, text: str, id_: str | None = None, part: str | None = None, day: str | None = None
) -> Iterator[Row]:
    """The rows of a RecordBatch whose columns were checked."""

    def cells(name: str | None) -> list[Any]:
        if name is None:
            return [None] * batch.num_rows
        column = batch.column(name)
        if pa.types.is_timestamp(column.type):  # nanoseconds have no Python value
            column = column.cast(pa.timestamp("s", column.type.tz), safe=False)
        values: list[Any] = column.to_pylist()
        return values

    for found, name, number, published in zip(cells(text), cells(id_), cells(part), cells(day), strict=True):
        yield row_of(found, name, number or 0, published)


def _facts(record: Record) -> Facts:
    place, meeting = record.place, record.meeting
    return (
        place.state if place else None,
        place.district if place else None,
        meeting.kind if meeting else None,
        meeting.date.iso if meeting and meeting.date else None,
        len(record.officials),
        len(record.schemes),
        len(record.indicators),
        len(record.directives),
    )


def _is_text(kind: Any) -> bool:
    types = pa.types
    return bool(
        types.is_string(kind)
        or types.is_large_string(kind)
        or types.is_string_view(kind)
        or types.is_binary(kind)
        or types.is_large_binary(kind)
        or types.is_binary_view(kind)
    )
