"""Paths and standard input become release texts, or a sentence on why one could not be read.

Reading changes nothing: a text is the file's bytes decoded as UTF-8, byte order mark and line ends included, so that
offsets hold for whoever reads the file the same way.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

STDIN = "-"
RELEASE_SUFFIXES = frozenset({".txt", ".md"})
EXPECTED_SUFFIX = ".expected.json"
_SKIPPED_SUFFIXES = (".gold.json", EXPECTED_SUFFIX)


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """Where a release stands: `name` goes into the record, `path` is None for standard input."""

    name: str
    path: Path | None


@dataclass(frozen=True, slots=True)
class Release:
    """One release as read. `part` counts from 0 within its file."""

    name: str
    part: int
    text: str
    path: Path | None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that could not be read: where, what is wrong with it, and what to do about it."""

    where: str
    problem: str
    advice: str

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}; {self.advice}"


def release_files(paths: Iterable[str | Path]) -> Iterator[ReleaseFile | Unreadable]:
    """The releases that `paths` name, each once, in the order given and by path inside a folder.

    A folder gives its *.txt and *.md at any depth, without README* and hidden ones; a file named by itself is taken
    whatever it is called; "-" is standard input. A release from a folder is named by its path below that folder.
    """
    seen: set[str] = set()
    for given in paths:
        for found in _found(given):
            if isinstance(found, ReleaseFile):
                key = STDIN if found.path is None else os.path.realpath(found.path)
                if key in seen:
                    continue
                seen.add(key)
            yield found


def _found(given: str | Path) -> Iterator[ReleaseFile | Unreadable]:
    if str(given) == STDIN:
        yield ReleaseFile(STDIN, None)
        return
    path = Path(given)
    shown = printable(path)
    if path.is_dir():
        files, problems = _walk(path)
        yield from problems
        if not files and not problems:
            yield Unreadable(shown, "no release in this folder", "put *.txt or *.md files there, or name a file itself")
        for file in files:
            yield ReleaseFile(printable(file.relative_to(path)), file)
    elif path.exists():
        yield ReleaseFile(printable(Path(path.name)), path)
    else:
        yield Unreadable(shown, "no such file or folder", "check the spelling")


def _walk(folder: Path) -> tuple[list[Path], list[Unreadable]]:
    files: list[Path] = []
    problems: list[Unreadable] = []

    def refused(error: OSError) -> None:
        problems.append(Unreadable(printable(Path(error.filename)), _reason(error), "check its permissions"))

    for top, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [Path(top, name) for name in names if _is_release(name)]
    return sorted(files, key=lambda file: file.relative_to(folder).parts), problems


def _is_release(name: str) -> bool:
    lower = name.lower()
    return (
        Path(lower).suffix in RELEASE_SUFFIXES
        and not lower.startswith((".", "readme"))
        and not lower.endswith(_SKIPPED_SUFFIXES)
    )


def read_releases(
    files: Iterable[ReleaseFile], stdin: BinaryIO, separator: str | None = None
) -> Iterator[Release | Unreadable]:
    """The texts of `files`. With `separator`, a line that holds only it ends one release and begins the next."""
    for file in files:
        text = read_text(file, stdin)
        if isinstance(text, Unreadable):
            yield text
            continue
        parts = [text] if separator is None else split_parts(text, separator)
        for number, part in enumerate(parts):
            yield Release(file.name, number, part, file.path)


def read_text(file: ReleaseFile, stdin: BinaryIO) -> str | Unreadable:
    """The decoded text of one file."""
    where = "standard input" if file.path is None else printable(file.path)
    try:
        data = stdin.read() if file.path is None else file.path.read_bytes()
    except OSError as error:
        return Unreadable(where, _reason(error), "check that it is a file you may read")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = f"not UTF-8 (byte {error.start}, line {line})"
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return Unreadable(where, "UTF-16, not UTF-8", "convert it: iconv -f UTF-16 -t UTF-8 FILE > NEW")
        return Unreadable(where, problem, "save it as UTF-8 and run again")


def split_parts(text: str, separator: str) -> list[str]:
    """The releases between separator lines, exactly as they stand; blank ones are left out."""
    parts: list[str] = []
    current: list[str] = []
    for line in text.splitlines(keepends=True):
        if line.strip() == separator.strip():
            parts.append("".join(current))
            current = []
        else:
            current.append(line)
    parts.append("".join(current))
    return [part for part in parts if part.strip()] or [text]


def printable(path: Path) -> str:
    """A path as text that can be printed and stored, whatever bytes the file system holds; "/" between parts."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
