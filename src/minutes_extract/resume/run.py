"""Release files, a plan and a task become what is still to be done, and then the output of an undisturbed run.

The order at the end makes any moment safe to be killed at: the outputs are written beside their places, then the new
manifest beside the old one, then the outputs take their places, then the manifest, then the journal goes. A piece is
looked for in the journal and where either manifest says, and taken only where its digest is right.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, TextIO

from minutes_extract.engines import Done, Task
from minutes_extract.engines.work import joined
from minutes_extract.readers import ReleaseFile
from minutes_extract.resume.entries import (
    JOURNAL,
    Entry,
    Look,
    Mark,
    Piece,
    as_json,
    digest_of,
    from_json,
    look_at,
    mark_of,
    same_look,
)
from minutes_extract.resume.journal import BusyError, Journal
from minutes_extract.resume.terms import terms_of
from minutes_extract.writers.formats import Format
from minutes_extract.writers.layout import encoded
from minutes_extract.writers.plan import Plan
from minutes_extract.writers.sink import open_sink

_FORMATS = (Format.JSONL, Format.JSON, Format.CSV)
_NAMES = "JSON Lines, JSON and CSV"


class ResumeError(Exception):
    """A run that cannot go on; the message says why and what to do."""


def resumable(plan: Plan) -> str | None:
    """Why output of this plan cannot be gone on with; None where it can."""
    if plan.format not in _FORMATS:
        return f"--resume goes with {_NAMES}, not with {plan.format}; leave it out, or say --format jsonl"
    if plan.path is None:
        return "--resume goes on from a file; name it with -o FILE, or a folder for CSV with -o DIR"
    if plan.path.exists() and not plan.path.is_file() and not plan.path.is_dir():
        return f"--resume goes on from a file, and {plan.path} is none; choose another name for -o"
    return None


def by_file(results: Iterable[Done], files: Sequence[ReleaseFile], task: Task) -> Iterator[tuple[ReleaseFile, Done]]:
    """The results of chunks that hold one unit each, put together file by file."""
    left = iter(files)
    parts: list[Done] = []
    for done in results:
        parts.append(done)
        if done.files:
            yield next(left), joined(parts, task.layout) if len(parts) > 1 else done
            parts = []


class Resumption:
    """One run that goes on from the last. Used as a context; what is kept when it is left is there for the next run.

    Raises `ResumeError` where another run is at work on the same output, `OSError`.
    """

    def __init__(self, plan: Plan, task: Task) -> None:
        self._plan, self._layout = plan, task.layout
        self._openings = [encoded(text) for text in task.layout.openings()]
        self._outputs = [path.resolve() for path in plan.files[: len(self._openings)]]
        folder = self._outputs[0].parent
        folder.mkdir(parents=True, exist_ok=True)
        name = self._outputs[0].name if len(self._outputs) == 1 else "tables"
        self._manifest = folder / f".{name}.manifest"
        self._new_manifest = folder / f".{name}.manifest.new"
        self._terms = terms_of(task)
        self.news: str | None = None
        try:
            self._journal = Journal(folder / f".{name}.partial", self._terms)
        except BusyError as error:
            raise ResumeError(f"{plan.path}: another run is writing it; wait until that has ended") from error
        self._open = ExitStack()
        self._old: list[BinaryIO | None] = []
        self._known: dict[str, list[Entry]] = {}
        self._found: dict[int, Entry] = {}  # by place in the order of files
        self._marks: dict[int, Mark] = {}
        self._todo: list[int] = []

    def __enter__(self) -> Resumption:
        for path in self._journal.temporaries:
            path.unlink(missing_ok=True)
        for path in self._outputs:
            self._old.append(self._open.enter_context(path.open("rb")) if path.is_file() else None)
        for entry in (*self._journal.entries, *self._listed(self._new_manifest), *self._listed(self._manifest)):
            if not entry.failures:
                self._known.setdefault(entry.mark.name, []).append(entry)
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()
        self._journal.close()

    def to_do(self, files: Sequence[ReleaseFile]) -> list[ReleaseFile]:
        """The files whose output is not there yet, in order: new, changed, or failed the last time."""
        for number, file in enumerate(files):
            found = self._unchanged(number, file)
            if found is None:
                self._todo.append(number)
            else:
                self._found[number] = found
        self._known.clear()
        return [files[number] for number in self._todo]

    def keep(self, results: Iterable[tuple[ReleaseFile, Done]]) -> Iterator[Done]:
        """Keep what the files to do became, in their order, each before it is given on."""
        for number, (file, done) in zip(self._todo, results, strict=True):
            mark = self._marks.pop(number, None) or Mark(file.name, Look("", 0, 0, 0), "", sure=False)
            failures = done.failures or (1 if not mark.sha256 else 0)  # what has no mark is done again the next time
            self._found[number] = self._journal.add(mark, done.outputs, done.records, failures)
            yield done

    def finish(self, stdout: TextIO) -> bool:
        """Write the outputs; whether there was anything to write. Raises `ResumeError`, `OSError`."""
        entries = [self._found[number] for number in sorted(self._found)]
        if not self._todo and self._in_place(entries):
            if self._marks:  # touched, but not changed: the next run need not read them for that again
                self._write_manifest(entries)
                self._new_manifest.replace(self._manifest)
            self._journal.delete()
            return False
        before = self._temporaries()
        with open_sink(self._plan, self._layout, stdout) as sink:
            self._journal.note(sorted(self._temporaries() - before))
            for entry in entries:
                sink.write([self._read(piece) for piece in entry.pieces], entry.records)
            self._write_manifest(entries)
        self._new_manifest.replace(self._manifest)
        self._journal.delete()
        return True

    def _unchanged(self, number: int, file: ReleaseFile) -> Entry | None:
        """The entry of a file that is what it was, with the places where its pieces are now."""
        look = look_at(file)
        if look is None:
            return None
        known = self._known.get(file.name, [])
        same = [entry for entry in known if same_look(entry.mark, look)]
        if not same:
            mark = mark_of(file, look)
            if mark is None:
                return None
            self._marks[number] = mark
            same = [replace(entry, mark=mark) for entry in known if entry.mark.sha256 == mark.sha256]
        if not same:
            return None
        pieces = [self._place(column) for column in zip(*(entry.pieces for entry in same), strict=False)]
        if len(pieces) != len(same[0].pieces) or None in pieces:
            self._marks[number] = same[0].mark
            return None
        return replace(same[0], pieces=tuple(piece for piece in pieces if piece is not None))

    def _place(self, candidates: Iterable[Piece]) -> Piece | None:
        return next((piece for piece in candidates if self._data(piece) is not None), None)

    def _data(self, piece: Piece) -> bytes | None:
        """The bytes of a piece, None where something else stands in its place."""
        if piece.file == JOURNAL:
            data = self._journal.read(piece.offset, piece.length)
        else:
            stream = self._old[piece.file]
            if stream is None:
                return None
            stream.seek(piece.offset)
            data = stream.read(piece.length)
        return data if digest_of(data) == piece.digest else None

    def _read(self, piece: Piece) -> bytes:
        data = self._data(piece)
        if data is None:
            raise ResumeError(
                f"{self._plan.path}: changed by another program during the run; run the same command again"
            )
        return data

    def _offsets(self, entries: Sequence[Entry]) -> Iterator[tuple[int, ...]]:
        """Where the pieces of each entry begin in the outputs, and at last where the outputs end without closing."""
        joint = len(encoded(self._layout.joint))
        ends = list(map(len, self._openings))
        records = 0
        for entry in entries:
            starts = [end + (joint if records else 0) for end in ends] if entry.records else ends
            yield tuple(starts)
            if entry.records:
                ends = [start + piece.length for start, piece in zip(starts, entry.pieces, strict=True)]
            records += entry.records
        yield tuple(ends)

    def _in_place(self, entries: Sequence[Entry]) -> bool:
        """Whether the outputs are already what they should be."""
        if self._new_manifest.exists() or not all(path.is_file() for path in self._plan.files):
            return False
        *starts, ends = self._offsets(entries)
        for entry, offsets in zip(entries, starts, strict=True):
            if any(piece.file != n or piece.offset != offsets[n] for n, piece in enumerate(entry.pieces)):
                return False
        closing = encoded(self._layout.closing(sum(entry.records for entry in entries)))
        for stream, opening, end in zip(self._old, self._openings, ends, strict=True):
            assert stream is not None
            stream.seek(0)
            if stream.read(len(opening)) != opening:
                return False
            stream.seek(end)
            if stream.read(len(closing) + 1) != closing:
                return False
        return True

    def _listed(self, path: Path) -> list[Entry]:
        """The entries of a manifest; none where it is missing, damaged or of other terms, which `news` then tells."""
        try:
            head, *lines = path.read_bytes().splitlines()
            terms = json.loads(head)
            if terms != self._terms:
                other = [term for term, value in self._terms.items() if terms.get(term) != value]
                self.news = f"{', '.join(other) or 'terms'} changed since the last run: everything is done anew"
                return []
            return [from_json(json.loads(line), range(len(self._outputs))) for line in lines]
        except (OSError, ValueError, TypeError, AttributeError):
            return []

    def _write_manifest(self, entries: Sequence[Entry]) -> None:
        with self._new_manifest.open("wb") as stream:
            stream.write(json.dumps(self._terms).encode("ascii") + b"\n")
            for entry, starts in zip(entries, self._offsets(entries), strict=False):
                if entry.failures:
                    continue
                moved = tuple(replace(piece, offset=at) for piece, at in zip(entry.pieces, starts, strict=False))
                listed = as_json(replace(entry, pieces=moved))
                stream.write(json.dumps(listed, separators=(",", ":")).encode("ascii") + b"\n")
            stream.flush()
            os.fsync(stream.fileno())

    def _temporaries(self) -> set[Path]:
        """Files that are there until they take the places of the outputs."""
        return {found for path in self._plan.files for found in path.resolve().parent.glob(f".{path.name}.*.tmp")}
