"""Release files become chunks of work, each some files or some texts, and a number of workers that are worth starting.

A worker reads its files itself, those of an archive too. The parent reads what a worker cannot (standard input, pipes),
and large files of many releases (tables, texts with a separator), so that their releases go to all workers. Where
duplicates are to be marked it reads everything, since each release must be held against all before it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO, NamedTuple

from minutes_extract.engines.work import Unit
from minutes_extract.readers import (
    Kind,
    ReadOptions,
    Release,
    ReleaseFile,
    holds_many,
    members_of,
    read_releases,
)

BYTES_PER_WORKER = 512 * 1024  # starting one takes about as long as extracting half of this
MOST_UNITS, MOST_BYTES = 32, 256 * 1024
_A_MEMBER = 32 * 1024  # what a file of an archive is taken for


class Chunk(NamedTuple):
    """Units of work in the order of the input, and how many files are finished when they are."""

    units: tuple[Unit, ...]
    files: int


class Limits(NamedTuple):
    """A chunk ends after so many units or bytes, whatever comes first; it holds one unit at least."""

    units: int = MOST_UNITS
    bytes: int = MOST_BYTES


def cores() -> int:
    """The processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def worthwhile_jobs(files: Iterable[ReleaseFile], most: int) -> int:
    """How many processes bring more than starting them costs: one for each 512 KiB of files, 1 to `most`.

    Standard input and pipes count as empty, since their size is not known.
    """
    total = 0
    for file in files:
        total += _regular_size(file) or 0
        if total >= most * BYTES_PER_WORKER:
            return most
    return max(1, total // BYTES_PER_WORKER)


def limits_for(files: int, jobs: int) -> Limits:
    """Chunks small enough that each worker gets several, large enough that handing them out costs nothing."""
    return Limits(units=max(1, min(MOST_UNITS, files // (8 * jobs))))


def chunks(
    files: Sequence[ReleaseFile],
    stdin: BinaryIO,
    reading: ReadOptions,
    limits: Limits,
    *,
    read_here: bool = False,
    mark: Callable[[Release], Release] | None = None,
) -> Iterator[Chunk]:
    """The chunks of `files`, made as they are asked for. With `read_here`, all files are read in this process; so they
    are with `mark`, which sees each release in the order of the input and may add to it."""
    units: list[Unit] = []
    size = ended = 0
    for file in files:
        for unit, unit_size, last in _units(file, stdin, reading, limits, read_here or mark is not None):
            if mark is not None and isinstance(unit, Release):
                unit = mark(unit)
            if units and (len(units) >= limits.units or size + unit_size > limits.bytes):
                yield Chunk(tuple(units), ended)
                units, size, ended = [], 0, 0
            if unit is not None:
                units.append(unit)
            size += unit_size
            ended += last
            if limits.units == 1:  # whoever asks for this wants to know what became of each file, also of an empty one
                yield Chunk(tuple(units), ended)
                units, size, ended = [], 0, 0
    if units or ended:
        yield Chunk(tuple(units), ended)


def _units(
    file: ReleaseFile, stdin: BinaryIO, reading: ReadOptions, limits: Limits, read_here: bool
) -> Iterator[tuple[Unit | None, int, bool]]:
    """The units of one file, with their size in bytes and whether the file ends with them; None for an empty table."""
    size = None if read_here else _regular_size(file)
    many = holds_many(file, reading) if size is not None and size > limits.bytes else None
    if size is not None and many is None and (reading.separator is None or size <= limits.bytes):
        yield file, size, True
        return
    found: Iterator[Unit] = read_releases([file], stdin, reading)
    if many is Kind.ZIP:
        inside = members_of(file, reading)
        found = iter([file] if inside is None else inside)
    unit = next(found, None)
    for after in found:
        yield unit, _size_of(unit, size), False
        unit = after
    yield unit, _size_of(unit, size), True


def _size_of(unit: Unit | None, file: int | None) -> int:
    """The bytes of a unit that was read; a file of an archive of so many bytes counts as a good part of it."""
    if isinstance(unit, Release):
        return len(unit.text.encode("utf-8", "surrogatepass"))
    return min(file or 0, _A_MEMBER) if isinstance(unit, ReleaseFile) else 0


def _regular_size(file: ReleaseFile) -> int | None:
    """Bytes of a file that any process can open; None for standard input, pipes and devices."""
    if file.path is None:
        return None
    try:
        found = file.path.stat()
    except OSError:  # told by whoever reads it
        return 0
    return found.st_size if stat.S_ISREG(found.st_mode) else None
