"""JSON Lines, CSV and Parquet become releases, a row each, read as they are asked for."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Any, BinaryIO

from minutes_extract.readers.documents import too_long
from minutes_extract.readers.encodings import utf16_of
from minutes_extract.readers.kinds import Kind, delimiter_of
from minutes_extract.readers.release import (
    Found,
    Guess,
    ReadError,
    ReadOptions,
    Release,
    ReleaseFile,
    Unreadable,
    one_line,
)
from minutes_extract.readers.rows import ColumnError, Columns, Row, missing, object_of, row_of_object, settled

LOOKED_AT = 20  # lines of JSON, for the columns there are
_CELL = "give another --text-column, or mend the row"
_BATCH = 16  # rows of Parquet at once: a cell may be large, and a small file may say so many times


def releases(file: ReleaseFile, stream: BinaryIO, kind: Kind, options: ReadOptions) -> Iterator[Found]:
    """The rows of a table as releases, those that hold no text told. Raises `ReadError`, `OSError`.

    Without an id column they have the name of the file, and the number of the row (JSON Lines: of the line), from 0,
    as part.
    """
    try:
        columns, guess, rows = _READERS[kind](stream, options)
    except ColumnError as error:
        raise ReadError(str(error).partition("; ")[0], str(error).partition("; ")[2]) from error
    if guess is not None:
        yield Guess(f"{file.where}: {guess}")
    unit = "line" if kind is Kind.LINES else "row"
    for number, row in rows:
        where = f"{file.where} {unit} {number + 1}"
        if row.text is None:
            yield Unreadable(where, row.problem or "no text", _CELL)
            continue
        if row.problem is not None:  # of the day of publication
            yield Unreadable(where, row.problem, "write it as YYYY-MM-DD")
        if len(row.text) > options.max_chars:
            yield too_long(where, len(row.text), options)
            continue
        yield _release(file, number, row if columns.id else replace(row, name=file.name, part=number))


def _release(file: ReleaseFile, number: int, row: Row) -> Release:
    from minutes_extract.readers import fonts

    text, font = fonts.unicode_of(row.text or "")
    return Release(row.name, row.part, text, file.path, row.title, row.published, font)


_Table = tuple[Columns, str | None, Iterator[tuple[int, Row]]]


def _lines(stream: BinaryIO, options: ReadOptions) -> _Table:
    encoding = utf16_of(stream.read(1 << 12))
    stream.seek(0)
    lines: Iterable[bytes] = iter(stream.readline, b"")
    if encoding is not None:
        lines = (line.encode("utf-8", "replace") for line in io.TextIOWrapper(stream, encoding, newline="\n"))
    there: dict[str, None] = {}
    first = list(islice(lines, LOOKED_AT))
    for line in first:
        there |= dict.fromkeys(object_of(line)[0] or ())
    columns, guess = settled(options.columns, list(there)) if there else (Columns("text"), None)
    _check(columns, list(there))

    def rows() -> Iterator[tuple[int, Row]]:
        for number, line in enumerate(chain(first, lines)):
            if line.strip():
                found, problem = object_of(line)
                row = Row("", 0, None, problem=problem) if found is None else row_of_object(found, columns)
                yield number, row

    return columns, guess, rows()


def _csv(stream: BinaryIO, options: ReadOptions) -> _Table:
    encoding = utf16_of(stream.read(1 << 12)) or "utf-8-sig"
    stream.seek(0)
    csv.field_size_limit(min(max(options.max_bytes, 1 << 17), (1 << 31) - 1))
    text = io.TextIOWrapper(stream, encoding, newline="")
    done = 0

    def guarded() -> Iterator[list[str]]:
        nonlocal done
        try:
            mark = delimiter_of(text.readline())
            text.seek(0)
            for cells in csv.reader(text, delimiter=mark):
                yield cells
                done += 1
        except UnicodeError as error:
            raise ReadError(f"not UTF-8 (after row {done})", "save it as UTF-8 and run again") from error
        except csv.Error as error:
            raise ReadError(f"no CSV (after row {done}: {one_line(error)})", "write it anew as CSV") from error

    found = guarded()
    there = [name.removeprefix("\ufeff").strip() for name in next(found, [])]
    columns, guess = settled(options.columns, there)
    _check(columns, there)

    def rows() -> Iterator[tuple[int, Row]]:
        for number, cells in enumerate(filter(None, found)):
            row = dict(zip(there, cells, strict=False))
            if columns.text in row:
                yield number, row_of_object(row, columns)
            else:
                problem = f"{len(cells)} cells, too few for the column {columns.text!r}"
                yield number, Row("", 0, None, problem=problem)

    return columns, guess, rows()


def _parquet(stream: BinaryIO, options: ReadOptions) -> _Table:
    try:
        import pyarrow as pa
        from pyarrow import parquet

        from minutes_extract.arrow import check_columns, rows_of
    except ImportError as error:
        raise ReadError("Parquet, which needs pyarrow", "pip install 'minutes-extract[arrow]'") from error
    advice = "write it anew, or download it again"
    try:
        table = parquet.ParquetFile(stream)
        there = list(table.schema_arrow.names)
    except (pa.ArrowException, OSError, ValueError, EOFError) as error:
        raise ReadError(f"damaged Parquet ({one_line(error)})", advice) from error
    columns, guess = settled(options.columns, there)
    _check(columns, there)
    check_columns(table.schema_arrow, columns.text, columns.id, None, columns.date)
    wanted = list(dict.fromkeys(name for name in (columns.text, columns.id, columns.date) if name))

    def rows() -> Iterator[tuple[int, Row]]:
        number = 0
        try:
            for batch in table.iter_batches(batch_size=_BATCH, columns=wanted):
                for row in rows_of(batch, columns.text, columns.id, None, columns.date):
                    yield number, row
                    number += 1
        except (pa.ArrowException, OSError) as error:
            raise ReadError(f"damaged Parquet after row {number} ({one_line(error)})", advice) from error

    return columns, guess, rows()


def _check(columns: Columns, there: list[str]) -> None:
    problem = missing(columns, there) if there else None
    if problem is not None:
        raise ColumnError(problem)


_READERS: dict[Kind, Any] = {Kind.LINES: _lines, Kind.CSV: _csv, Kind.PARQUET: _parquet}
