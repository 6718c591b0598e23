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
        for found, real in _found(given):
            if isinstance(found, ReleaseFile):
                if real in seen:
                    continue
                seen.add(real)
            yield found


def _found(given: str | Path) -> Iterator[tuple[ReleaseFile | Unreadable, str]]:
    """What one path names, each with where it really stands, links resolved."""
    if str(given) == STDIN:
        yield ReleaseFile(STDIN, None), STDIN
        return
    path = Path(given)
    shown = printable(path)
    if path.is_dir():
        empty = True
        for found in _walk(path, os.path.realpath(path), ""):
            empty = False
            yield found
        if empty:
            advice = "put *.txt or *.md files there, or name a file itself"
            yield Unreadable(shown, "no release in this folder", advice), shown
    elif path.exists():
        yield ReleaseFile(printable(Path(path.name)), path), os.path.realpath(path)
    else:
        yield Unreadable(shown, "no such file or folder", "check the spelling"), shown


def _walk(folder: Path, real: str, below: str) -> Iterator[tuple[ReleaseFile | Unreadable, str]]:
    """The releases of a folder in the order of their names, those of a folder within where its name stands.

    `real` is the folder with links resolved, `below` its path from the folder that was given. Links to folders are
    not followed.
    """
    try:
        with os.scandir(folder) as entries:
            found = sorted((entry.name, entry.is_dir(), entry.is_symlink()) for entry in entries)
    except OSError as error:
        yield Unreadable(printable(folder), _reason(error), "check its permissions"), real
        return
    for name, is_folder, is_link in found:
        path = folder / name
        if is_folder and not is_link and not name.startswith("."):
            yield from _walk(path, os.path.join(real, name), f"{below}{name}/")  # noqa: PTH118 (text, kept a file)
        elif not is_folder and _is_release(name):
            there = os.path.realpath(path) if is_link else os.path.join(real, name)  # noqa: PTH118
            yield ReleaseFile(printable(Path(below + name)), path), there


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
