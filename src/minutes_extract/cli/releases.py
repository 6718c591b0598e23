"""Paths become release files, releases and records; what could not be read or extracted is told and counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_extract.cli.account import Account
from minutes_extract.cli.streams import stdin_bytes, tell
from minutes_extract.readers import (
    Guess,
    ReadOptions,
    Release,
    ReleaseFile,
    Skipped,
    Unreadable,
    read_releases,
    release_files,
)

if TYPE_CHECKING:
    from minutes_extract.engines import Done
    from minutes_extract.extract import Extractor
    from minutes_extract.record import Record


_SHOWN = 5  # of what was skipped


class Releases:
    """The releases of `paths`, and the account of what has been made of them so far."""

    def __init__(self, paths: Iterable[str | Path], options: ReadOptions | None = None) -> None:
        self.account = Account()
        self.files: list[ReleaseFile] = []
        self.skipped: list[Skipped] = []
        self._options = options or ReadOptions()
        self._guesses: set[str] = set()
        for found in release_files(paths):
            if isinstance(found, Unreadable):
                self._fail(str(found))
            elif isinstance(found, Skipped):
                self.skipped.append(found)
            else:
                self.files.append(found)

    @property
    def failures(self) -> int:
        """How many could not be read or extracted."""
        return self.account.failures

    def read(self) -> Iterator[Release]:
        """The releases that can be read."""
        for found in read_releases(self.files, stdin_bytes(), self._options):
            if isinstance(found, Unreadable):
                self._fail(str(found))
            elif isinstance(found, Guess):
                self._tell(found)
            else:
                yield found

    def record(self, extractor: Extractor, release: Release) -> Record | None:
        """The record of one release; None, told and counted, where a rule failed."""
        from minutes_extract.engines.work import extract

        extracted = extract(extractor, release, None)
        for message in extracted.messages:
            tell(message)
        failed = extracted.record is None
        self.account.add(not failed, failed, extracted.messages)
        return extracted.record

    def count(self, done: Done) -> None:
        """Tell and count what an engine could not do."""
        for message in done.messages:
            self._tell(message)
        self.account.add(done.records, done.failures, done.messages)

    def tell_skipped(self) -> None:
        """Tell, in one sentence, what folders hold besides releases."""
        if self.skipped:
            shown = ", ".join(f"{one.name} ({one.what})" for one in self.skipped[:_SHOWN])
            more = f", and {len(self.skipped) - _SHOWN} more" if len(self.skipped) > _SHOWN else ""
            files = "1 file" if len(self.skipped) == 1 else f"{len(self.skipped)} files"
            tell(f"skipped {files}: {shown}{more}")

    def _tell(self, message: str) -> None:
        """Tell a message; the same guess of several files once."""
        if isinstance(message, Guess):
            if message.guess in self._guesses:
                return
            self._guesses.add(message.guess)
        tell(message)

    def _fail(self, message: str) -> None:
        self.account.fail(message)
        tell(message)
