"""Pieces of output, in order, become files or standard output. Files take their places whole, at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol, TextIO

from minutes_extract.writers.atomic import atomic_files
from minutes_extract.writers.formats import Format
from minutes_extract.writers.layout import Layout, encoded
from minutes_extract.writers.plan import Plan


class Sink(Protocol):
    """Open outputs. When they are closed, `notes` says what is not in them as it was found, and `failures` counts the
    releases that are not in them at all."""

    notes: list[str]
    failures: int

    def write(self, outputs: Sequence[bytes], records: int) -> None:
        """Add the joined pieces of `records` records, one for each output, as `Layout.pieces` makes them (UTF-8).

        Raises `OSError`, `BrokenPipeError` where the reader has gone, `WriteError`.
        """


class TextSink:
    """Outputs of text. On a terminal they are shown at once."""

    def __init__(self, layout: Layout, streams: Sequence[TextIO]) -> None:
        self.notes: list[str] = []
        self.failures = 0
        self._joint = encoded(layout.joint)
        self._terminal = any(stream.isatty() for stream in streams)
        self._streams = [stream.buffer for stream in streams]
        self._records = 0

    def write(self, outputs: Sequence[bytes], records: int) -> None:
        """See `Sink`."""
        if not records:
            return
        for stream, piece in zip(self._streams, outputs, strict=True):
            if self._records and self._joint:
                stream.write(self._joint)
            stream.write(piece)
            if self._terminal:
                stream.flush()
        self._records += records

    def _write_all(self, texts: Sequence[str]) -> None:
        for stream, text in zip(self._streams, texts, strict=True):
            stream.write(encoded(text))


@contextmanager
def open_sink(plan: Plan, layout: Layout, stdout: TextIO) -> Iterator[Sink]:
    """The outputs of a plan. When the block raises, files are as they were before. Raises `OSError`, `WriteError`."""
    if plan.path is None:
        stdout.flush()
        yield from _filled(layout, [stdout])
        stdout.buffer.flush()
        return
    folder = plan.path if plan.folder else plan.path.parent
    folder.mkdir(parents=True, exist_ok=True)
    built = _built(plan)
    if built is not None:
        with built as sink:
            yield sink
        return
    with atomic_files(plan.files) as streams:
        yield from _filled(layout, streams[: len(plan.outputs)])
        if plan.package is not None:
            from minutes_extract.writers.data_package import data_package

            streams[-1].write(data_package(plan.tables, plan.fields, bom=plan.bom))


def _built(plan: Plan) -> AbstractContextManager[Sink] | None:
    """The sink of a format that is no text."""
    files: list[Path] = plan.outputs
    if plan.format is Format.XLSX:
        from minutes_extract.writers.workbook import open_workbook

        return open_workbook(files[0], plan.tables, plan.fields)
    if plan.format is Format.SQLITE:
        from minutes_extract.writers.database import open_database

        return open_database(files[0])
    if plan.format is Format.PARQUET:
        from minutes_extract.writers.parquet import open_parquet

        return open_parquet(files, plan.tables, plan.fields)
    return None


def _filled(layout: Layout, streams: Sequence[TextIO]) -> Iterator[Sink]:
    sink = TextSink(layout, streams)
    sink._write_all(layout.openings())
    yield sink
    sink._write_all([layout.closing(sink._records)] * len(streams))
