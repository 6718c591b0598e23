"""Finished files go into a journal as they come, and a journal that was broken off gives back what is whole in it.

One line of JSON names the run's terms. Each file is one line of JSON and, after it, the bytes of its pieces. What a
killed run left half written ends the reading and is cut off. The journal is also the lock: one run at a time holds it.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from minutes_extract.resume.entries import JOURNAL, Entry, Mark, as_json, from_json, laid_out

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows: two runs at once are not kept apart there
    fcntl = None

_SYNCED_EVERY = 5.0  # seconds: what a power cut may cost; a killed process costs nothing


class BusyError(Exception):
    """Another run holds the journal."""


class Journal:
    """The journal at `path`, open and locked; one with other terms is emptied. Raises `OSError`, `BusyError`."""

    def __init__(self, path: Path, terms: dict[str, str]) -> None:
        self.path = path
        self.entries: list[Entry] = []
        self.temporaries: list[Path] = []
        self._stream = _locked(path)
        self._synced = time.monotonic()
        end = self._read(terms)
        self._stream.truncate(end)
        self._stream.seek(end)
        if not end:
            self._line({"terms": terms})

    def add(self, mark: Mark, outputs: Sequence[bytes], records: int, failures: int) -> Entry:
        """Keep what one file became; it is safe from a kill of this process when this returns."""
        begin = self._stream.tell()
        starts = [sum(map(len, outputs[:number])) for number in range(len(outputs))]
        entry = Entry(mark, records, failures, laid_out(outputs, JOURNAL, starts))  # places from the line's end
        line = _line_of(as_json(entry))
        self._stream.write(line + b"".join(outputs) + b"\n")
        self._stream.flush()
        if time.monotonic() - self._synced > _SYNCED_EVERY:
            os.fsync(self._stream.fileno())
            self._synced = time.monotonic()
        return _moved(entry, begin + len(line))

    def note(self, temporaries: Sequence[Path]) -> None:
        """Keep the names of files that are only there until they take their places: a killed run leaves them."""
        self._line({"temporaries": [os.fsencode(path).hex() for path in temporaries]})

    def read(self, offset: int, length: int) -> bytes:
        """Bytes of the journal."""
        end = self._stream.tell()
        self._stream.seek(offset)
        data: bytes = self._stream.read(length)
        self._stream.seek(end)
        return data

    def close(self) -> None:
        """Leave the journal for the next run."""
        self._stream.close()

    def delete(self) -> None:
        """End the journal: nothing in it is needed any more."""
        if os.name == "nt":
            self._stream.close()
        self.path.unlink(missing_ok=True)  # before another run may lock it
        self._stream.close()

    def _line(self, value: Any) -> None:
        self._stream.write(_line_of(value))
        self._stream.flush()

    def _read(self, terms: dict[str, str]) -> int:
        """Where the whole part of the journal ends; 0 where it is of another run."""
        size = os.fstat(self._stream.fileno()).st_size
        self._stream.seek(0)
        end = 0
        while line := self._stream.readline():
            after = self._stream.tell()
            try:
                value = json.loads(line)
                if not line.endswith(b"\n"):
                    break
                if not end and value != {"terms": terms}:
                    break
                if isinstance(value, list):
                    found = from_json(value, [JOURNAL] * len(value[-1]))
                    length = sum(piece.length for piece in found.pieces)
                    if after + length + 1 > size:
                        break
                    self.entries.append(_moved(found, after))
                    after += length + 1
                    self._stream.seek(after)
                elif "temporaries" in value:
                    self.temporaries += [Path(os.fsdecode(bytes.fromhex(name))) for name in value["temporaries"]]
            except (ValueError, TypeError, IndexError):
                break
            end = after
        return end


def _moved(entry: Entry, by: int) -> Entry:
    return replace(entry, pieces=tuple(replace(piece, offset=piece.offset + by) for piece in entry.pieces))


def _line_of(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"


def _locked(path: Path) -> Any:
    """The file, made where it is missing, open and locked until it is closed."""
    while True:
        stream = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666), "r+b")
        try:
            if fcntl is not None:
                try:
                    fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError as error:
                    raise BusyError from error
            with contextlib.suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(stream.fileno()), path.stat()):
                    return stream
        except BaseException:
            stream.close()
            raise
        stream.close()  # it was deleted by the run that held it, between our opening and locking it
