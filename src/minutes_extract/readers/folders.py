"""Paths become the files that may hold releases, and a word on what was passed over."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from minutes_extract.readers.kinds import HEAD, Kind, is_own_table, kind_of, kind_of_name
from minutes_extract.readers.release import STDIN, ReleaseFile, Skipped, Unreadable, printable, reason

RELEASE_SUFFIXES = frozenset({".txt", ".md"})
TABLE_SUFFIXES = frozenset({".csv", ".tsv", ".jsonl", ".ndjson", ".parquet", ".pq"})
INPUT_SUFFIXES = RELEASE_SUFFIXES | TABLE_SUFFIXES | {".markdown", ".html", ".htm", ".xhtml", ".docx", ".pdf", ".zip"}
EXPECTED_SUFFIX = ".expected.json"
_PASSED_SUFFIXES = (".gold.json", EXPECTED_SUFFIX)
_TAIL = 1 << 16  # bytes at the end of a Parquet file that hold its column names


class _Entry(NamedTuple):
    name: str
    is_folder: bool
    is_link: bool


def release_files(paths: Iterable[str | Path]) -> Iterator[ReleaseFile | Unreadable | Skipped]:
    """The files that `paths` name, each once, in the order given and by path inside a folder.

    A folder gives its files of known endings (`INPUT_SUFFIXES`) at any depth, and those without any ending that hold
    text or a document; not README*, hidden ones, links to folders, and tables that this program wrote. What else is
    there is `Skipped`. A file named by itself is taken whatever it is called; "-" is standard input. A file from a
    folder is named by its path below that folder.
    """
    seen: set[str] = set()
    for given in paths:
        for found, real in _found(given):
            if isinstance(found, ReleaseFile):
                if real in seen:
                    continue
                seen.add(real)
            yield found


def is_release_name(name: str) -> bool:
    """Whether a file found in a folder is read by its name."""
    return PurePosixPath(name.lower()).suffix in INPUT_SUFFIXES and not is_passed_over(name)


def is_passed_over(name: str) -> bool:
    """Whether a file found in a folder is left alone without a word: hidden, README*, what stands beside samples."""
    lower = name.lower()
    return lower.startswith((".", "readme")) or lower.endswith(_PASSED_SUFFIXES)


def _found(given: str | Path) -> Iterator[tuple[ReleaseFile | Unreadable | Skipped, str]]:
    """What one path names, each with where it really stands, links resolved."""
    if str(given) == STDIN:
        yield ReleaseFile(STDIN, None), STDIN
        return
    path = Path(given)
    shown = printable(path)
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError):  # a path too long, or one that holds a NUL
        is_folder = exists = False
    if is_folder:
        empty = True
        for found in _walk(path):
            empty = empty and isinstance(found[0], Skipped)
            yield found
        if empty:
            advice = "put releases there (*.txt, *.html, *.docx, *.pdf, *.csv, ...), or name a file itself"
            yield Unreadable(shown, "no release in this folder", advice), shown
    elif exists:
        yield ReleaseFile(printable(Path(path.name)), path), os.path.realpath(path)
    else:
        yield Unreadable(shown, "no such file or folder", "check the spelling"), shown


def _walk(top: Path) -> Iterator[tuple[ReleaseFile | Unreadable | Skipped, str]]:
    """The files of a folder in the order of their names, those of a folder within where its name stands.

    Folders still to be looked at stand on a stack, so that no depth is too deep.
    """
    waiting: list[tuple[Path, str, str, _Entry | None]] = [(top, os.path.realpath(top), "", None)]
    while waiting:
        folder, real, below, entry = waiting.pop()
        if entry is not None and not entry.is_folder:
            found = _file(folder / entry.name, below + entry.name)
            if found is not None:
                path = folder / entry.name
                there = os.path.realpath(path) if entry.is_link else os.path.join(real, entry.name)  # noqa: PTH118
                yield found, there
            continue
        if entry is not None:
            folder, below = folder / entry.name, f"{below}{entry.name}/"
            real = os.path.join(real, entry.name)  # noqa: PTH118 (text, kept a file)
        try:
            inside = _entries(folder)
        except OSError as error:
            yield Unreadable(printable(folder), reason(error), "check its permissions"), real
            continue
        waiting += [
            (folder, real, below, one)
            for one in reversed(inside)
            if not (one.is_folder and (one.is_link or one.name.startswith(".")))
        ]


def _entries(folder: Path) -> list[_Entry]:
    with os.scandir(folder) as entries:
        return sorted((_entry(entry) for entry in entries), key=lambda one: one.name)


def _entry(entry: os.DirEntry[str]) -> _Entry:
    try:
        return _Entry(entry.name, entry.is_dir(), entry.is_symlink())
    except OSError:  # a link that leads in a circle
        return _Entry(entry.name, False, True)


def _file(path: Path, below: str) -> ReleaseFile | Skipped | None:
    """A file of a folder as an input; None where it is passed over without a word."""
    name = printable(Path(below))
    if is_passed_over(path.name):
        return None
    wanted = is_release_name(path.name)
    try:
        mode = path.stat().st_mode
    except OSError as error:  # gone, or a link to nothing: told when it is read
        return ReleaseFile(name, path, listed=True) if wanted else Skipped(name, reason(error))
    if not stat.S_ISREG(mode):
        return Skipped(name, "a pipe or device")
    if wanted:
        return Skipped(name, "written by this program") if _is_own(path) else ReleaseFile(name, path, listed=True)
    if path.suffix:
        return Skipped(name, "of no known kind")
    return ReleaseFile(name, path, listed=True) if _holds_text(path) else Skipped(name, "no text")


def _is_own(path: Path) -> bool:
    """Whether a table was written by this program: its output is no input."""
    suffix = path.suffix.lower()
    if suffix not in TABLE_SUFFIXES:
        return False
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
            if kind_of_name(path.name) is Kind.PARQUET:
                stream.seek(max(0, stream.seek(0, os.SEEK_END) - _TAIL))
                head = stream.read(_TAIL)
    except OSError:  # told when it is read
        return False
    return is_own_table(head)


def _holds_text(path: Path) -> bool:
    """Whether a file without an ending begins like text or a document."""
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError:  # told when it is read
        return True
    return bool(head) and kind_of(head, "", whole=len(head) < HEAD) is not Kind.BINARY
