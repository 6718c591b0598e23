"""A block of writing becomes a whole file or none: written beside its place, then put there in one step."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def atomic_write(path: Path) -> Iterator[TextIO]:
    """A UTF-8 text file with \\n line ends that takes `path`'s place when the block ends well.

    When the block raises, `path` is as it was before and nothing is left behind. Raises `OSError`.
    """
    with atomic_files([path]) as (stream,):
        yield stream


@contextmanager
def atomic_files(paths: Sequence[Path]) -> Iterator[list[TextIO]]:
    """Several files that take their places together, in their order, after all of them were written."""
    replaced = [path for path in paths if replaceable(path)]
    with atomic_paths(replaced) as temporaries:
        written = dict(zip(replaced, temporaries, strict=True))
        places = [written.get(path, path) for path in paths]
        with ExitStack() as stack:
            yield [stack.enter_context(place.open("w", encoding="utf-8", newline="\n")) for place in places]


@contextmanager
def atomic_paths(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """Empty files beside `paths` that take their places when the block ends well. Raises `OSError`."""
    with ExitStack() as stack:
        temporaries = [stack.enter_context(beside(path)) for path in paths]
        yield temporaries
        take_places(temporaries, paths)


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """An empty file in the folder of `path`, gone after the block unless it has taken a place. Raises `OSError`."""
    path = path.resolve()  # where a link leads, so that the link stays
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def take_places(temporaries: Sequence[Path], paths: Sequence[Path]) -> None:
    """Put finished files where `paths` lead, in their order, with the modes of those that stood there."""
    places = [path.resolve() for path in paths]
    for temporary, place in zip(temporaries, places, strict=True):
        temporary.chmod(_mode(place))
    for temporary, place in zip(temporaries, places, strict=True):  # nothing else between the first and the last
        temporary.replace(place)


def replaceable(path: Path) -> bool:
    """Whether a new file can take the place of `path`; a device or a pipe can only be written to."""
    return not path.exists() or path.is_file()


def _mode(path: Path) -> int:
    """The mode of the file that is replaced, or what the user's mask gives a new one."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
