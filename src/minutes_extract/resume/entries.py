"""A release file becomes the mark it is known again by, and what was made of it an entry: pieces with their digests."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b, file_digest
from typing import Any

from minutes_extract.readers import ReleaseFile

JOURNAL = -1  # the file of pieces that stand in the journal; others are the number of an output
_SETTLED = 2_000_000_000  # ns: a file changed less than this before it was looked at may change again unnoticed


@dataclass(frozen=True, slots=True)
class Look:
    """A file as the file system tells it: where it stands, bytes, times of change of content and of anything (ns)."""

    place: str
    size: int
    modified: int
    changed: int


@dataclass(frozen=True, slots=True)
class Mark:
    """What a release file is known again by: its name below the folder, its look, and the hash of its content.

    `sure` is false where it had changed just before, so that an equal look does not prove equal content.
    """

    name: str
    look: Look
    sha256: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of bytes in the journal or an output, and its digest."""

    file: int
    offset: int
    length: int
    digest: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What one release file became: records, failures, and a piece for each output (none without records)."""

    mark: Mark
    records: int
    failures: int
    pieces: tuple[Piece, ...]


def look_at(file: ReleaseFile) -> Look | None:
    """The look of a regular file; None for standard input, pipes, and what cannot be looked at."""
    if file.path is None:
        return None
    try:
        found = file.path.stat()
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return Look(os.fsencode(file.path.absolute()).hex(), found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def mark_of(file: ReleaseFile, look: Look) -> Mark | None:
    """The mark of a file, which is read for it; None where it cannot be. Look first: a change after that is noticed."""
    assert file.path is not None
    try:
        with file.open() as stream:
            sha256 = file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
    latest = max(look.modified, look.changed)
    return Mark(file.name, look, sha256, time.time_ns() - latest > _SETTLED)


def same_look(mark: Mark, look: Look) -> bool:
    """Whether a file is surely unchanged, without reading it."""
    return mark.sure and mark.look == look


def digest_of(data: bytes) -> str:
    """What tells a piece from any other by accident."""
    return blake2b(data, digest_size=8).hexdigest()


def as_json(entry: Entry) -> list[Any]:
    """An entry as a short JSON value, places of pieces included."""
    mark = entry.mark
    look = mark.look
    pieces = [[piece.offset, piece.length, piece.digest] for piece in entry.pieces]
    known = [mark.name, look.place, look.size, look.modified, look.changed, mark.sha256, mark.sure]
    return [*known, entry.records, entry.failures, pieces]


def from_json(value: Any, files: Iterable[int]) -> Entry:
    """The entry of a JSON value; `files` tells the file of each piece. Raises `ValueError`, `TypeError`."""
    name, place, size, modified, changed, sha256, sure, records, failures, pieces = value
    if not _are(str, name, place, sha256) or not _are(int, size, modified, changed, sure, records, failures):
        raise ValueError("no entry")
    found: list[Piece] = []
    for file, (offset, length, digest) in zip(files, pieces, strict=False):
        if not _are(int, offset, length) or not _are(str, digest) or offset < 0 or length < 0:
            raise ValueError("no piece")
        found.append(Piece(file, offset, length, digest))
    if len(found) != len(pieces):
        raise ValueError("more pieces than outputs")
    mark = Mark(name, Look(place, size, modified, changed), sha256, bool(sure))
    return Entry(mark, records, failures, tuple(found))


def _are(kind: type, *values: Any) -> bool:
    return all(isinstance(value, kind) for value in values)


def laid_out(outputs: Sequence[bytes], file: int, starts: Sequence[int]) -> tuple[Piece, ...]:
    """The pieces of finished output that begin at `starts`."""
    return tuple(Piece(file, at, len(data), digest_of(data)) for at, data in zip(starts, outputs, strict=True))
