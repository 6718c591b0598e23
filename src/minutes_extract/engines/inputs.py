"""Paths and URLs become inputs: releases in files of their own, and tables of releases (JSON Lines, Parquet).

A local folder gives the inputs the local engine finds there, under the same names and in the same order; one that has
nothing but tables gives compressed ones too. What is no table is read as the local engine reads it (text, pages,
documents, CSV, archives).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import quote

from pyarrow import fs as arrow_fs

from minutes_extract.engines.store import file_system, is_url
from minutes_extract.readers import STDIN, ReleaseFile, Skipped, Unreadable, is_release_name, printable, release_files

_COMPRESSED = (".gz", ".bz2", ".zst")


class Kind(StrEnum):
    """What a file holds."""

    RELEASE = "release"  # whatever the readers make releases of: text, page, document, CSV, archive
    LINES = "lines"  # JSON Lines, a release a line
    ROWS = "rows"  # Parquet, a release a row


class Input(NamedTuple):
    """A file: its kind, the name that goes into records, its path or URL, bytes, time of change in nanoseconds."""

    kind: Kind
    name: str
    place: str
    size: int
    modified: int

    @property
    def compressed(self) -> bool:
        """Whether lines must be decompressed, so that reading cannot begin in the middle."""
        return self.kind is Kind.LINES and self.name.lower().endswith(_COMPRESSED)


def kind_of(name: str) -> Kind:
    """What a file of this name holds."""
    lower = name.lower()
    if lower.endswith((".parquet", ".pq")):
        return Kind.ROWS
    for ending in _COMPRESSED:
        lower = lower.removesuffix(ending)
    return Kind.LINES if lower.endswith((".jsonl", ".ndjson")) else Kind.RELEASE


def inputs_of(given: Iterable[str]) -> Iterator[Input | Unreadable]:
    """The files that paths and URLs name, each once, in the order given and by path inside a folder."""
    seen: set[str] = set()
    for place in given:
        for found in _inputs(place):
            if isinstance(found, Input):
                key = found.place if is_url(found.place) else os.path.realpath(found.place)
                if key in seen:
                    continue
                seen.add(key)
            yield found


def open_input(place: str) -> Any:
    """A seekable stream of bytes. Raises `OSError`."""
    if not is_url(place):
        return Path(place).open("rb")
    files, path = file_system(place)
    return files.open_input_file(path)


def _inputs(place: str) -> Iterator[Input | Unreadable]:
    if place == STDIN:
        yield Unreadable("standard input", "cannot be shared among workers", "give files, or leave out --engine ray")
    elif is_url(place):
        yield from _at_url(place)
    elif kind_of(place) is not Kind.RELEASE and Path(place).is_file():
        yield _local(ReleaseFile(printable(Path(Path(place).name)), Path(place)))
    else:
        found = [item for item in release_files([place]) if not isinstance(item, Skipped)]
        files = [item for item in found if isinstance(item, ReleaseFile)]
        tables = [] if any(kind_of(item.name) is Kind.RELEASE for item in files) else _tables(Path(place))
        for item in tables or found:
            yield item if isinstance(item, Unreadable) else _local(item)


def _tables(folder: Path) -> list[ReleaseFile]:
    """The tables at any depth of a folder, by path."""
    found: list[Path] = []
    for top, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "_"))]
        found += [Path(top, name) for name in names if _is_table(name)]
    found.sort(key=lambda file: file.relative_to(folder).parts)
    return [ReleaseFile(printable(file.relative_to(folder)), file) for file in found]


def _is_table(name: str) -> bool:
    return kind_of(name) is not Kind.RELEASE and not name.startswith((".", "_"))


def _local(file: ReleaseFile) -> Input | Unreadable:
    assert file.path is not None
    try:
        status = file.path.stat()
    except OSError as error:
        return Unreadable(printable(file.path), (error.strerror or str(error)).lower(), "check the path")
    kind = kind_of(file.name)
    return Input(kind, file.name, str(file.path.absolute()), status.st_size, status.st_mtime_ns)


def _at_url(url: str) -> Iterator[Input | Unreadable]:
    try:
        files, path = file_system(url)
        top = files.get_file_info(path)
        if top.type == arrow_fs.FileType.Directory:
            below = files.get_file_info(arrow_fs.FileSelector(path, recursive=True))
        else:
            below = [top]
    except (OSError, ValueError) as error:
        yield Unreadable(url, " ".join(str(error).split()), "give a URL that pyarrow reads, or a path")
        return
    if top.type == arrow_fs.FileType.NotFound:
        yield Unreadable(url, "no such file or folder", "check the spelling")
    elif top.type == arrow_fs.FileType.Directory:
        yield from _in_folder(url, path, [info for info in below if info.type == arrow_fs.FileType.File])
    else:
        yield Input(kind_of(top.base_name), top.base_name, url, top.size, top.mtime_ns or 0)


def _in_folder(url: str, path: str, infos: list[Any]) -> Iterator[Input | Unreadable]:
    base, question, query = url.partition("?")
    named = [(PurePosixPath(info.path).relative_to(PurePosixPath(path)), info) for info in infos]
    named = [(name, info) for name, info in named if not any(part.startswith(".") for part in name.parts)]
    known = [(name, info) for name, info in named if is_release_name(name.name)]
    if any(kind_of(name.name) is Kind.RELEASE for name, _ in known):
        chosen = known
    else:
        chosen = [(name, info) for name, info in named if not _is_inner(name) and _is_table(name.name)]
    if not chosen:
        yield Unreadable(url, "no release in this folder", "put *.txt, *.md, *.jsonl or *.parquet files there")
    for name, info in sorted(chosen, key=lambda pair: pair[0].parts):
        place = f"{base.rstrip('/')}/{quote(str(name))}{question}{query}"
        yield Input(kind_of(name.name), str(name), place, info.size, info.mtime_ns or 0)


def _is_inner(name: PurePosixPath) -> bool:
    """Whether a file stands in a folder for bookkeeping, `_errors` say."""
    return any(part.startswith("_") for part in name.parts)
