"""Inputs become pieces: what one shard holds. The same inputs are cut in the same way every time.

Releases in files of their own are counted off. JSON Lines are cut at line ends; a compressed file is one piece, as it
can only be read from its beginning. Parquet is cut by rows; a row group goes into at most eight pieces, as each of
them must decode it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import pairwise
from typing import Any, NamedTuple

from pyarrow import parquet

from minutes_extract.engines.inputs import Input, Kind, open_input

_PIECES_A_GROUP = 8
_BLOCK = 1 << 22


class Piece(NamedTuple):
    """Releases: all of `inputs`. Else of the one input the bytes (lines) or rows from `start` up to `stop` (None: its
    end); `first` is the number, from 0, of the first line or row."""

    kind: Kind
    inputs: tuple[Input, ...]
    start: int = 0
    stop: int | None = None
    first: int = 0

    @property
    def digest(self) -> str:
        """Changes when an input was put in another place, changed, or is cut in another way."""
        facts = [self.kind, self.start, self.stop, self.first]
        facts += [[input_.name, input_.place, input_.size, input_.modified] for input_ in self.inputs]
        return sha256(json.dumps(facts).encode()).hexdigest()

    def __str__(self) -> str:
        first, last = self.inputs[0].name, self.inputs[-1].name
        if self.kind is Kind.RELEASE:
            return first if len(self.inputs) == 1 else f"{first} to {last}"
        return f"{first} from {'row' if self.kind is Kind.ROWS else 'line'} {self.first + 1}"


def pieces_of(inputs: Iterable[Input], size: int) -> Iterator[Piece]:
    """Pieces of about `size` releases, in order. Raises `OSError`, and pyarrow's `ArrowInvalid` (a `ValueError`) where
    a Parquet file is none."""
    counted: list[Input] = []
    for input_ in inputs:
        if input_.kind is Kind.RELEASE:
            counted.append(input_)
            if len(counted) < size:
                continue
        if counted:
            yield Piece(Kind.RELEASE, tuple(counted))
            counted = []
        if input_.kind is Kind.LINES:
            yield from _of_lines(input_, size)
        elif input_.kind is Kind.ROWS:
            yield from _of_rows(input_, size)
    if counted:
        yield Piece(Kind.RELEASE, tuple(counted))


def _of_lines(input_: Input, size: int) -> Iterator[Piece]:
    if input_.compressed:
        yield Piece(Kind.LINES, (input_,))
        return
    with open_input(input_.place) as stream:
        cuts = list(_line_cuts(stream, size))
    for (start, first), (stop, _) in pairwise(cuts):
        if start < stop:
            yield Piece(Kind.LINES, (input_,), start, stop, first)


def _line_cuts(stream: Any, size: int) -> Iterator[tuple[int, int]]:
    """Byte and line number at which each piece begins, and those of the end."""
    byte = line = 0
    yield 0, 0
    while block := stream.read(_BLOCK):
        ends, at = block.count(b"\n"), 0
        for number in range(line, line + ends):
            at = block.index(b"\n", at) + 1
            if (number + 1) % size == 0:
                yield byte + at, number + 1
        byte, line = byte + len(block), line + ends
    yield byte, line


def _of_rows(input_: Input, size: int) -> Iterator[Piece]:
    with open_input(input_.place) as stream:
        metadata = parquet.ParquetFile(stream).metadata
        groups = [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)]
    start = stop = 0  # small row groups are put together, large ones are cut
    for rows in groups:
        if stop > start and stop - start + rows > size:
            yield Piece(Kind.ROWS, (input_,), start, stop, start)
            start = stop
        step = max(size, -(-rows // _PIECES_A_GROUP))
        stop += rows
        while stop - start > size and stop - start >= step:
            yield Piece(Kind.ROWS, (input_,), start, start + step, start)
            start += step
    if stop > start:
        yield Piece(Kind.ROWS, (input_,), start, stop, start)
