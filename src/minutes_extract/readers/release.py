"""What goes through the readers: files as found, releases as read, and sentences on what could not be read."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from datetime import date
from io import BufferedReader
from pathlib import Path
from typing import NamedTuple

STDIN = "-"
MAX_BYTES = 64 << 20
MAX_CHARS = 10_000_000


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its place in the archive's list, from 0, and its name there, made fit to be shown."""

    index: int
    name: str


class ReleaseFile(NamedTuple):
    """Where releases stand: `name` goes into the record, `path` is None for standard input. `member` is the file meant
    of the archive at `path`; without one, an archive stands for all that is in it. `listed` tells that it was found in
    a folder as a regular file, and not named by the user."""

    name: str
    path: Path | None
    member: Member | None = None
    listed: bool = False

    @property
    def where(self) -> str:
        """The file as messages name it."""
        if self.path is None:
            return "standard input" if self.member is None else f"standard input/{self.member.name}"
        shown = printable(self.path)
        return shown if self.member is None else f"{shown}/{self.member.name}"

    def open(self) -> BufferedReader:
        """The bytes of a file on disk. A pipe that has taken the place of a listed file is refused: nobody may ever
        write into it. Raises `OSError`."""
        assert self.path is not None
        if not self.listed:
            return self.path.open("rb")
        handle = os.open(self.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        mode = os.fstat(handle).st_mode
        if not stat.S_ISREG(mode):
            os.close(handle)
            problem = os.strerror(errno.EISDIR) if stat.S_ISDIR(mode) else "a pipe or device by now"
            raise OSError(errno.EISDIR if stat.S_ISDIR(mode) else errno.EINVAL, problem, str(self.path))
        return os.fdopen(handle, "rb")


class Release(NamedTuple):
    """One release as read. `part` counts from 0 within its file.

    `title` and `published` are those its page or table gives; `converted_from` is the legacy font or file encoding that
    the text was converted from; `duplicate_of` names the earlier release that says the same ("name" or "name#part").
    """

    name: str
    part: int
    text: str
    path: Path | None
    title: str | None = None
    published: date | None = None
    converted_from: str | None = None
    duplicate_of: str | None = None


class Unreadable(NamedTuple):
    """Something that could not be read: where, what is wrong with it, and what to do about it."""

    where: str
    problem: str
    advice: str

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}; {self.advice}"


class Skipped(NamedTuple):
    """Something in a folder that is no release: its path below the folder, and what it is."""

    name: str
    what: str


class Guess(str):
    """A sentence on what was guessed of a file, "FILE: guess". The same guess of many files need be told once only."""

    __slots__ = ()

    @property
    def guess(self) -> str:
        """The sentence without the file."""
        return self.partition(": ")[2]


class ReadError(Exception):
    """A file that cannot be read: what is wrong, and what to do about it."""

    def __init__(self, problem: str, advice: str) -> None:
        super().__init__(problem, advice)
        self.problem, self.advice = problem, advice


@dataclass(frozen=True, slots=True)
class Asked:
    """The columns of tables that the user named; None where they are to be guessed."""

    text: str | None = None
    id: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How files are read.

    `separator` is a line that parts two releases of a file; without one, releases are told apart by themselves where
    `split` is set. `max_bytes` is of a file, `max_chars` of a release.
    """

    separator: str | None = None
    split: bool = True
    columns: Asked = Asked()
    max_bytes: int = MAX_BYTES
    max_chars: int = MAX_CHARS


PLAIN = ReadOptions()
Found = Release | Unreadable | Guess


def printable(path: Path) -> str:
    """A path as text that can be printed and stored, whatever bytes the file system holds; "/" between parts."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def reason(error: OSError) -> str:
    """An error of the system in a few words."""
    return (error.strerror or type(error).__name__).lower()


def one_line(error: BaseException, limit: int = 200) -> str:
    """The message of an error (or its kind, where it has none) on one line."""
    said = " ".join(str(error).split()) or type(error).__name__
    return said if len(said) <= limit else said[: limit - 1] + "…"


def megabytes(size: int) -> str:
    """A number of bytes for people."""
    return f"{size / (1 << 20):,.0f} MiB" if size >= 1 << 20 else f"{size:,} bytes"
