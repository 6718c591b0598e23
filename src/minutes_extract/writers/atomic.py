"""A block of writing becomes a whole file or none: written beside its place, then put there in one step."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def atomic_write(path: Path) -> Iterator[TextIO]:
    """A UTF-8 text file with \\n line ends that takes `path`'s place when the block ends well.

    When the block raises, `path` is as it was before and nothing is left behind. Raises `OSError`.
    """
    if path.exists() and not path.is_file():  # a device or a pipe cannot be replaced, only written to
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    path = path.resolve()  # where a link leads, so that the link stays
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
        temporary.chmod(_mode(path))
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def atomic_files(paths: list[Path]) -> Iterator[list[TextIO]]:
    """Several files that take their places together, after all of them were written."""
    with ExitStack() as stack:
        yield [stack.enter_context(atomic_write(path)) for path in paths]


def _mode(path: Path) -> int:
    """The mode of the file that is replaced, or what the user's mask gives a new one."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
