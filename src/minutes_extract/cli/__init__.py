"""The command line: arguments become calls of the library, records go to stdout, all else to stderr."""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import typer

    app: typer.Typer

__all__ = ["app", "main"]

_NO_MEMORY = b"minutes-extract: out of memory; give fewer or smaller files at once, or a smaller --jobs\n"


def main() -> None:
    """Run the command line and exit: 0 done, 1 differences found, 2 could not, 130 and 143 stopped by a signal."""
    # Nothing of the program is loaded yet: loading takes long enough to be stopped by Ctrl-C or to run out of memory.
    try:
        signal.signal(signal.SIGTERM, _end)
        _run()
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except MemoryError:
        if "--debug" in sys.argv:
            raise
        with suppress(OSError):
            os.write(2, _NO_MEMORY)
        raise SystemExit(2) from None


def _run() -> None:
    from minutes_extract.cli.guard import ended_by
    from minutes_extract.cli.streams import FAILED, tell, use_utf8

    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 (to the end of the process)
    if sys.stdout is None:
        tell("standard output is closed; send it to a file or a pipe, or to /dev/null")
        raise SystemExit(FAILED)
    # What is made while starting stays: looking through it for garbage takes a tenth of the start.
    gc.set_threshold(200_000)
    use_utf8()
    # Looking for plugins of pydantic reads the metadata of every installed package; none is of use here.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from minutes_extract.cli.program import program

    completing = "_MINUTES_EXTRACT_COMPLETE" in os.environ  # the shell asks for what may be typed
    try:
        program(None if completing else sys.argv[1:])()
    except MemoryError:
        raise
    except Exception as error:  # where no command was at work yet: help into a full disk
        ended_by(error)


def _end(number: int, frame: FrameType | None) -> None:
    """A signal to end ends as Ctrl-C does: workers are stopped, and no half-written file is left."""
    raise SystemExit(128 + number)


def __getattr__(name: str) -> Any:
    """Import the program when it is first used."""
    if name != "app":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from minutes_extract.cli.program import program

    return globals().setdefault("app", program())
