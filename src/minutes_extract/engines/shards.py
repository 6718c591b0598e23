"""A piece of input becomes a shard: a file of its records, in order, that takes its place whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
from pyarrow import parquet

from minutes_extract.arrow import SCHEMA, Extracted, cached_extractor, extract_row, to_batch
from minutes_extract.engines.inputs import Input, Kind, open_input
from minutes_extract.engines.pieces import Piece
from minutes_extract.engines.store import Store, is_url
from minutes_extract.engines.tables import table_rows
from minutes_extract.readers import PLAIN, Found, Guess, ReadOptions, ReleaseFile, Unreadable, read_releases
from minutes_extract.readers.fonts import unicode_of
from minutes_extract.readers.rows import Columns, Row

ShardFormat = Literal["jsonl", "parquet"]

ERRORS = "_errors"
_ROWS_AT_ONCE = 128
_ROWS_A_GROUP = 2048
_TOLD = 20
_TRIES = 4
_DEVANAGARI = re.compile("[\u0900-\u097f]")


@dataclass(frozen=True, slots=True)
class Settings:
    """How all shards of a run are made. `columns` are those of tables, `reading` is for all other inputs; `published`
    is for releases that have no day of their own, `keep_text` puts the texts into the records; `patterns` are folders
    that every worker can read."""

    format: ShardFormat
    columns: Columns | None = None
    reading: ReadOptions = PLAIN
    published: date | None = None
    keep_text: bool = False
    patterns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shard:
    """What a worker needs to write one file into the folder `store`."""

    file: str
    piece: Piece
    settings: Settings
    store: str


@dataclass(frozen=True, slots=True)
class ShardReport:
    """What became of a shard: how many releases, how many of them in trouble, the first such troubles, how many texts
    hold no Devanagari; or why there is no file (`problem`)."""

    file: str
    releases: int = 0
    errors: int = 0
    told: tuple[str, ...] = ()
    without_devanagari: int = 0
    problem: str | None = None


def write_shard(shard: Shard) -> ShardReport:
    """Write one shard, and `_errors/<name>.jsonl` where a release of it was in trouble.

    The shard takes its place last: where it is, its errors are there too. Doing it twice does no harm. What stands in
    the way of the whole shard is told in the report; so is that its writers were killed again and again, since Ray
    would try without end.
    """
    try:
        return _write(shard)
    except (OSError, ValueError, pa.ArrowException) as error:
        said = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        return ShardReport(shard.file, problem=f"{shard.piece}: {said}")


def _write(shard: Shard) -> ShardReport:
    store, settings = Store(shard.store), shard.settings
    if (stopped := store.unfinished(shard.file)) >= _TRIES:
        return ShardReport(shard.file, problem=f"{shard.piece}: the process that wrote it ended {stopped} times")
    extractor = cached_extractor(settings.patterns)
    releases = without = 0
    troubles: list[Extracted] = []

    def extracted() -> Iterator[Extracted]:
        nonlocal releases, without
        for row in _rows(shard.piece, settings):
            found = extract_row(extractor, row, settings.published, keep_text=settings.keep_text)
            releases += 1
            without += bool(row.text and row.text.strip() and not _DEVANAGARI.search(row.text))
            if found.error is not None:
                troubles.append(found)
            yield found

    with store.writing(shard.file) as stream:
        (_write_lines if settings.format == "jsonl" else _write_parquet)(extracted(), stream)
        _write_errors(store, errors_file(shard.file), troubles)
    told = tuple(f"{found.name}: {found.error}" for found in troubles[:_TOLD])
    return ShardReport(shard.file, releases, len(troubles), told, without)


def errors_file(file: str) -> str:
    """Where the troubles of a shard are told, one JSON object a line: name, part, error."""
    return f"{ERRORS}/{Path(file).stem}.jsonl"


def _rows(piece: Piece, settings: Settings) -> Iterator[Row]:
    if piece.kind is not Kind.RELEASE:
        assert settings.columns is not None
        for row in table_rows(piece, settings.columns):
            text, font = unicode_of(row.text or "")
            yield row if font is None else replace(row, text=text, converted_from=font)
        return
    for input_ in piece.inputs:
        for found in _releases(input_, settings.reading):
            if isinstance(found, Unreadable):
                yield Row(_shown(found, input_), 0, None, problem=f"{found.problem}; {found.advice}")
            elif not isinstance(found, Guess):
                yield Row(found.name, found.part, found.text, found.published, None, found.title, found.converted_from)


def _shown(unreadable: Unreadable, input_: Input) -> str:
    """The file that could not be read, and the place in it, by the name of the input."""
    where = ReleaseFile(input_.name, None if is_url(input_.place) else Path(input_.place)).where
    return input_.name + unreadable.where.removeprefix(where) if unreadable.where.startswith(where) else input_.name


def _releases(input_: Input, reading: ReadOptions) -> Iterator[Found]:
    if not is_url(input_.place):
        yield from read_releases([ReleaseFile(input_.name, Path(input_.place))], BytesIO(), reading)
        return
    try:
        with open_input(input_.place) as stream:
            data = stream.read(reading.max_bytes + 1)
    except OSError as error:
        yield Unreadable(input_.place, " ".join(str(error).split()), "check that it is there and may be read")
        return
    yield from read_releases([ReleaseFile(input_.name, None)], BytesIO(data), reading)


def _write_lines(extracted: Iterable[Extracted], stream: Any) -> None:
    for block in _blocks(extracted, _ROWS_AT_ONCE):
        stream.write("".join(f"{found.line}\n" for found in block if found.line is not None).encode("utf-8"))


def _write_parquet(extracted: Iterable[Extracted], stream: Any) -> None:
    with parquet.ParquetWriter(stream, SCHEMA, compression="zstd") as writer:
        batches: list[Any] = []
        for block in _blocks(extracted, _ROWS_AT_ONCE):
            batches.append(to_batch(block))
            if sum(batch.num_rows for batch in batches) >= _ROWS_A_GROUP:
                writer.write_table(pa.Table.from_batches(batches))
                batches = []
        if batches:
            writer.write_table(pa.Table.from_batches(batches))


def _blocks(extracted: Iterable[Extracted], size: int) -> Iterator[list[Extracted]]:
    left = iter(extracted)
    while block := list(islice(left, size)):
        yield block


def _write_errors(store: Store, file: str, troubles: list[Extracted]) -> None:
    if not troubles:
        store.delete(file)
        return
    with store.writing(file) as stream:
        for found in troubles:
            told = {"name": found.name, "part": found.part, "error": found.error}
            stream.write((json.dumps(told, ensure_ascii=False) + "\n").encode("utf-8"))
