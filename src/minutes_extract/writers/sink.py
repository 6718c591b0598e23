"""Pieces of output, in order, become files or standard output. Files take their places whole, at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

from minutes_extract.writers.atomic import atomic_files
from minutes_extract.writers.layout import Layout, encoded
from minutes_extract.writers.plan import Plan


class Sink:
    """Open outputs that take what `Layout.pieces` made, as UTF-8 bytes."""

    def __init__(self, layout: Layout, streams: Sequence[TextIO]) -> None:
        self._joint = encoded(layout.joint)
        self._terminal = any(stream.isatty() for stream in streams)
        self._streams = [stream.buffer for stream in streams]
        self._records = 0

    def write(self, outputs: Sequence[bytes], records: int) -> None:
        """Add the joined pieces of `records` records, one for each output. On a terminal they are shown at once.

        Raises `OSError`, `BrokenPipeError` where the reader has gone.
        """
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
    """The outputs of a plan. When the block raises, files are as they were before. Raises `OSError`."""
    if plan.path is None:
        stdout.flush()
        yield from _filled(layout, [stdout])
        stdout.buffer.flush()
        return
    folder = plan.path if plan.folder else plan.path.parent
    folder.mkdir(parents=True, exist_ok=True)
    with atomic_files(plan.files) as streams:
        yield from _filled(layout, streams)


def _filled(layout: Layout, streams: Sequence[TextIO]) -> Iterator[Sink]:
    sink = Sink(layout, streams)
    sink._write_all(layout.openings())
    yield sink
    sink._write_all([layout.closing(sink._records)] * len(streams))
