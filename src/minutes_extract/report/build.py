"""A stream of records becomes a report page: what is read is written aside at once, so that memory stays bounded."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO

from minutes_extract import __version__
from minutes_extract.report.detail import Detail, detail
from minutes_extract.report.escape import script_json
from minutes_extract.report.fields import Json, district, inner, objects, words
from minutes_extract.report.page import page
from minutes_extract.report.tables import COLUMNS, RELEASE, Row, release_row, rows
from minutes_extract.report.totals import Totals

MB = 1_000_000
CHUNK_RELEASES = 50  # releases whose texts are unpacked together when one of them is opened
CHUNK_CHARS = 500_000
_COPIED = 1 << 20  # characters copied at a time


@dataclass(slots=True)
class Told:
    """What went into a page: of `releases` read the first `shown`, of which `with_text` have their whole text."""

    releases: int = 0
    shown: int = 0
    with_text: int = 0
    size: int = 0  # bytes of the page


_NAMED = ("metric", "scheme", "post", "district", "state")  # what has a name in Hindi and one in English


class Report:
    """Takes records one by one and gives the page. A context manager: its files aside go when it ends.

    `max_size` is the size in bytes beyond which no more releases are taken into the page (totals count them all the
    same); the page is larger than that by one chunk of texts, the program's own script and the totals at most.
    """

    def __init__(self, max_size: int) -> None:
        self.told = Told()
        self._max_size = max_size
        self._size = 0
        self._totals = Totals()
        self._pool: dict[str, int] = {"": 0}
        self._names: dict[str, dict[str, list[str]]] = {name: {} for name in _NAMED}
        self._open: list[Detail] = []
        self._open_chars = 0
        self._starts: list[int] = []
        self._files = ExitStack()

    def __enter__(self) -> Report:
        self._tables = {table: self._aside() for table in COLUMNS}
        self._releases = self._aside()
        self._chunks = self._aside()
        return self

    def __exit__(self, *_: object) -> None:
        self._files.close()

    def _aside(self) -> IO[str]:
        return self._files.enter_context(TemporaryFile("w+", encoding="utf-8", newline="\n"))

    def add(self, record: Json) -> None:
        """Count a record, and take it into the page while there is room."""
        self.told.releases += 1
        self._totals.add(record)
        if self._size >= self._max_size:
            return
        self._learn_names(record)
        number = self.told.shown
        self.told.shown += 1
        self._write(self._releases, release_row(record))
        for table, stream in self._tables.items():
            for key, row in rows(record, table):
                self._write(stream, (number, key, *row))
        found = detail(record)
        self.told.with_text += found.whole
        self._add_detail(number, found)

    def _write(self, stream: IO[str], row: Row) -> None:
        cells = [self._pooled(cell) if isinstance(cell, str) else cell for cell in row]
        text = script_json(cells)
        stream.write("," + text)
        self._size += len(text) + 1

    def _pooled(self, text: str) -> int:
        place = self._pool.get(text)
        if place is None:
            place = self._pool[text] = len(self._pool)
            self._size += len(text.encode("utf-8", "surrogatepass")) + 3
        return place

    def _learn_names(self, record: Json) -> None:
        where = inner(record, "place")
        for field, name in (("district", district(record)), ("state", words(where, "state"))):
            if name:
                english = words(where, f"{field}_en") if name == words(where, field) else ""
                self._names[field].setdefault(name, [name, english])
        for item in objects(record, "indicators"):
            if code := words(item, "code"):
                self._names["metric"].setdefault(code, [words(item, "label"), ""])
        for item in objects(record, "schemes"):
            if id_ := words(item, "id"):
                self._names["scheme"].setdefault(id_, [words(item, "name"), words(item, "name_en")])
        for item in objects(record, "officials"):
            for post in objects(item, "designations"):
                if code := words(post, "code"):
                    self._names["post"].setdefault(code, [words(post, "text"), words(post, "label_en")])

    def _add_detail(self, number: int, found: Detail) -> None:
        if not self._open:
            self._starts.append(number)
        self._open.append(found)
        self._open_chars += sum(len(text) for _, text in found.pieces)
        if len(self._open) == CHUNK_RELEASES or self._open_chars >= CHUNK_CHARS:
            self._close_chunk()

    def _close_chunk(self) -> None:
        if self._open:
            packed = gzip.compress(script_json(self._open).encode(), compresslevel=6, mtime=0)
            text = base64.b64encode(packed).decode()
            self._chunks.write(text + "\n")
            self._size += len(text)
            self._open, self._open_chars = [], 0

    def write(self, stream: IO[str], *, title: str, language: str | None, english: dict[str, str]) -> Told:
        """Write the page. `english` are names of metric codes in English, where they are known.

        `stream` is a text stream in UTF-8. Raises `OSError`.
        """
        self._close_chunk()
        for code, names in self._names["metric"].items():
            names[1] = english.get(code, "")
        self._chunks.seek(0)
        chunks = (line.rstrip("\n") for line in self._chunks)
        size = 0
        for piece in page("report", self._data(title, language), chunks=chunks):
            stream.write(piece)
            size += len(piece.encode())
        self.told.size = size
        return self.told

    def _data(self, title: str, language: str | None) -> Iterator[str]:
        told = self.told
        about = {
            "program": f"minutes-extract {__version__}",
            "title": title,
            "language": language,
            "read": told.releases,
            "shown": told.shown,
            "release": RELEASE,
            "columns": {table: [column._asdict() for column in columns] for table, columns in COLUMNS.items()},
            "totals": self._totals.as_json(),
            "names": self._names,
            "chunks": self._starts,
        }
        yield script_json(about).removesuffix("}") + ',"releases":['
        yield from _copied(self._releases)
        yield '],"rows":{'
        for count, (table, stream) in enumerate(self._tables.items()):
            yield ("," if count else "") + f'"{table}":['
            yield from _copied(stream)
            yield "]"
        yield '},"pool":' + script_json(list(self._pool)) + "}"


def _copied(stream: IO[str]) -> Iterator[str]:
    """What was written aside, without the comma before the first row."""
    stream.seek(0)
    stream.read(1)
    while piece := stream.read(_COPIED):
        yield piece


def report(
    records: Iterable[Json],
    stream: IO[str],
    *,
    title: str = "",
    language: str | None = None,
    max_size: int = 50 * MB,
    english: dict[str, str] | None = None,
) -> Told:
    """Write the page of `records` to a text stream in UTF-8; `max_size` is in bytes, see `Report`.

    Raises `OSError`, and what reading the records raises.
    """
    with Report(max_size) as building:
        for record in records:
            building.add(record)
        return building.write(stream, title=title, language=language, english=english or {})
