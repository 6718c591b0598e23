"""A folder, by path or URL, becomes a place for files that are there whole or not at all."""

from __future__ import annotations

import socket
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from pyarrow import fs as arrow_fs

_UNFINISHED = "_unfinished"


def is_url(place: str) -> bool:
    """Whether a place is a URL rather than a path."""
    return "://" in place


def file_system(place: str) -> tuple[Any, str]:
    """The file system a path or URL stands in, and the path there. Raises `OSError`, or `ValueError` for a URL of a
    kind that pyarrow does not know."""
    if is_url(place):
        found: tuple[Any, str] = arrow_fs.FileSystem.from_uri(place)
        return found
    return arrow_fs.LocalFileSystem(), str(Path(place).absolute())


class Store:
    """The files of one folder. All methods raise `OSError`."""

    def __init__(self, place: str) -> None:
        """`place` need not exist yet. Raises `ValueError` for a URL of an unknown kind."""
        self.place = place
        self._files, self._root = file_system(place)

    def names(self, folder: str = "") -> set[str]:
        """The files that are there."""
        selector = arrow_fs.FileSelector(self._path(folder), allow_not_found=True)
        return {info.base_name for info in self._files.get_file_info(selector) if info.type == arrow_fs.FileType.File}

    def read(self, name: str) -> bytes | None:
        """What a file holds; None where there is none."""
        try:
            with self._files.open_input_stream(self._path(name)) as stream:
                data: bytes = stream.read()
                return data
        except FileNotFoundError:
            return None

    @contextmanager
    def writing(self, name: str) -> Iterator[Any]:
        """A stream of bytes that takes its place when the block ends well; nothing is there when it raises."""
        folder, _, file = name.rpartition("/")
        temporary = f"{_UNFINISHED}/{file}.{socket.gethostname()}-{uuid.uuid4().hex}"
        for needed in (_UNFINISHED, folder):
            self._files.create_dir(self._path(needed), recursive=True)
        try:
            with self._files.open_output_stream(self._path(temporary)) as stream:
                yield stream
            self._files.move(self._path(temporary), self._path(name))
        except BaseException:
            self.delete(temporary)
            raise

    def unfinished(self, name: str) -> int:
        """How many writers of a file are at it, or were killed at it since the last `sweep`."""
        file = name.rpartition("/")[2]
        return sum(other.startswith(f"{file}.") for other in self.names(_UNFINISHED))

    def delete(self, name: str) -> None:
        """Delete a file, if it is there."""
        with suppress(FileNotFoundError):
            self._files.delete_file(self._path(name))

    def sweep(self) -> None:
        """Delete what writers that were killed left half written. Only while nothing writes here."""
        with suppress(FileNotFoundError):
            self._files.delete_dir(self._path(_UNFINISHED))

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}" if name else self._root
