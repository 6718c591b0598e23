"""Paths become releases and records, one at a time; what could not be read or extracted is told and counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_extract.cli.streams import one_line, stdin_bytes, tell
from minutes_extract.readers import Release, ReleaseFile, Unreadable, read_releases, release_files

if TYPE_CHECKING:
    from minutes_extract.extract import Extractor
    from minutes_extract.record import Record

_DEVANAGARI = range(0x0900, 0x0980)


class Releases:
    """The releases of `paths`. `failures` counts what could not be read or extracted so far."""

    def __init__(
        self, paths: Iterable[str | Path], separator: str | None = None, published: date | None = None
    ) -> None:
        self.failures = 0
        self.separator = separator
        self.published = published
        self.files: list[ReleaseFile] = []
        for found in release_files(paths):
            if isinstance(found, Unreadable):
                self._fail(str(found))
            else:
                self.files.append(found)

    def read(self, advance: Callable[[], object] = lambda: None) -> Iterator[Release]:
        """The releases that can be read; `advance` is called after each file."""
        for file in self.files:
            for found in read_releases([file], stdin_bytes(), self.separator):
                if isinstance(found, Unreadable):
                    self._fail(str(found))
                else:
                    yield found
            advance()

    def records(self, extractor: Extractor, advance: Callable[[], object] = lambda: None) -> Iterator[Record]:
        """The records of the releases. A defect in a rule costs one release, not the run."""
        for release in self.read(advance):
            record = self.record(extractor, release)
            if record is not None:
                yield record

    def record(self, extractor: Extractor, release: Release) -> Record | None:
        """The record of one release; None, told and counted, where a rule failed."""
        if release.text.strip() and not has_devanagari(release.text):
            tell(f"{release.name}: no Devanagari in it; convert text in a legacy font (Kruti Dev, say) to Unicode")
        try:
            return extractor.extract(release.text, name=release.name, part=release.part, published=self.published)
        except Exception as error:
            self._fail(
                f"{release.name}: could not be extracted ({one_line(error)}); this is a defect, please report it"
            )
            return None

    def _fail(self, message: str) -> None:
        self.failures += 1
        tell(message)


def has_devanagari(text: str) -> bool:
    """Whether any character is of the Devanagari block."""
    return any(ord(char) in _DEVANAGARI for char in text)
