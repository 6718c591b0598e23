"""Lines of JSON and rows of Parquet become rows to extract, once it is settled which column holds what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from minutes_extract.arrow import check_columns, rows_of
from minutes_extract.engines.inputs import Input, Kind, open_input
from minutes_extract.engines.pieces import Piece
from minutes_extract.readers import Asked
from minutes_extract.readers.rows import (
    TEXT_NAMES,
    ColumnError,
    Columns,
    Row,
    missing,
    object_of,
    row_of_object,
    settled,
)

_BLOCK = 1 << 20
_ROWS = 128
_LOOKED_AT = 20  # lines of JSON, for the columns there are


def settle(asked: tuple[str | None, str | None, str | None], tables: Iterable[Input]) -> tuple[Columns, list[str]]:
    """The columns asked for (text, id, date), the others guessed from the first table that has any; and a sentence on
    what was guessed, if something was. Raises `ColumnError`.
    """
    first, there = next(((table, names) for table in tables if (names := columns_of(table))), (None, []))
    if first is None:  # no rows anywhere
        return Columns(asked[0] or TEXT_NAMES[0], asked[1], asked[2]), []
    try:
        columns, guessed = settled(Asked(*asked), there)
    except ColumnError as error:
        raise ColumnError(f"{first.name}: {error}") from error
    return columns, [f"{first.name}: {guessed}"] if guessed else []


def check_table(input_: Input, columns: Columns) -> None:
    """Raises `ColumnError` where a column is missing in a Parquet file, or in all the first lines of a JSON Lines
    file."""
    try:
        if input_.kind is Kind.ROWS:
            check_columns(_schema(input_), columns.text, columns.id, None, columns.date)
            return
        there = columns_of(input_)
        problem = missing(columns, there) if there else None
        if problem is not None:
            raise ColumnError(problem)
    except ColumnError as error:
        raise ColumnError(f"{input_.name}: {error}") from error


def unreadable_table(input_: Input) -> str | None:
    """Why a file cannot be read as the table its name says it is; None where it can."""
    try:
        columns_of(input_)
    except (OSError, ValueError, EOFError, pa.ArrowException) as error:
        said = " ".join(str(error).split())[:200]
        kind = "Parquet" if input_.kind is Kind.ROWS else "JSON Lines"
        return f"{input_.name}: cannot be read as {kind} ({said}); check the file, or give it another ending"
    return None


def columns_of(input_: Input) -> list[str]:
    """The columns of a Parquet file, or those in the first lines of a JSON Lines file. None for an empty one."""
    if input_.kind is Kind.ROWS:
        return list(_schema(input_).names)
    names: dict[str, None] = {}
    with open_input(input_.place) as stream:
        for line in islice(_lines(_plain(input_, stream), None), _LOOKED_AT):
            names |= dict.fromkeys(object_of(line)[0] or ())
    return list(names)


def table_rows(piece: Piece, columns: Columns) -> Iterator[Row]:
    """The rows of a piece of a table. Without an id column they have the name of the file, and the number of the line
    or row, from 0, as part. A line that is no JSON object is a row with a problem. Raises `OSError`, `ValueError`."""
    found = _of_rows(piece, columns) if piece.kind is Kind.ROWS else _of_lines(piece, columns)
    for number, row in found:
        yield row if columns.id else replace(row, name=piece.inputs[0].name, part=number)


def _of_rows(piece: Piece, columns: Columns) -> Iterator[tuple[int, Row]]:
    assert piece.stop is not None
    with open_input(piece.inputs[0].place) as stream:
        file = parquet.ParquetFile(stream)
        groups: list[int] = []
        begin = end = 0
        for number in range(file.metadata.num_row_groups):
            after = end + file.metadata.row_group(number).num_rows
            if after > piece.start and end < piece.stop:
                begin = begin if groups else end
                groups.append(number)
            end = after
        wanted = [name for name in (columns.text, columns.id, columns.date) if name]
        number = begin
        for batch in file.iter_batches(batch_size=_ROWS, row_groups=groups, columns=list(dict.fromkeys(wanted))):
            skipped = max(piece.start - number, 0)
            batch = batch.slice(skipped, max(piece.stop - number - skipped, 0))
            for row in rows_of(batch, columns.text, columns.id, None, columns.date):
                yield number + skipped, row
                skipped += 1
            number += skipped if batch.num_rows else _ROWS
            if number >= piece.stop:
                return


def _of_lines(piece: Piece, columns: Columns) -> Iterator[tuple[int, Row]]:
    input_ = piece.inputs[0]
    with open_input(input_.place) as stream:
        plain = _plain(input_, stream)
        if piece.start:
            plain.seek(piece.start)
        length = None if piece.stop is None else piece.stop - piece.start
        for number, line in enumerate(_lines(plain, length), piece.first):
            if not line.strip():
                continue
            found, problem = object_of(line)
            if found is None:
                yield number, Row(f"{input_.name} line {number + 1}", 0, None, problem=problem)
            else:
                yield number, row_of_object(found, columns)


def _plain(input_: Input, stream: Any) -> Any:
    """The stream of an input, decompressed as its name says."""
    codec = {".gz": "gzip", ".bz2": "bz2", ".zst": "zstd"}
    ending = next((ending for ending in codec if input_.compressed and input_.name.lower().endswith(ending)), None)
    return stream if ending is None else pa.input_stream(stream, compression=codec[ending])


def _lines(stream: Any, length: int | None) -> Iterator[bytes]:
    """The lines of the next `length` bytes (None: of all), without their ends."""
    kept: list[bytes] = []
    while block := stream.read(_BLOCK if length is None else min(_BLOCK, length)):
        length = None if length is None else length - len(block)
        lines = block.split(b"\n")
        if len(lines) > 1:
            yield b"".join([*kept, lines[0]])
            yield from lines[1:-1]
            kept = []
        kept.append(lines[-1])
    if last := b"".join(kept):
        yield last


def _schema(input_: Input) -> Any:
    with open_input(input_.place) as stream:
        return parquet.ParquetFile(stream).schema_arrow
