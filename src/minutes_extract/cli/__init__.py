"""The command line: arguments become calls of the library, records go to stdout, all else to stderr."""

from __future__ import annotations

import gc
import os
import signal
import sys
from types import FrameType

from minutes_extract.cli.app import app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line and exit: 0 done, 1 differences found, 2 could not, 130 and 143 stopped by a signal."""
    from minutes_extract.cli.guard import ended_by
    from minutes_extract.cli.streams import FAILED, tell, use_utf8

    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 (to the end of the process)
    if sys.stdout is None:
        tell("standard output is closed; send it to a file or a pipe, or to /dev/null")
        raise SystemExit(FAILED)
    gc.set_threshold(
        200_000
    )  # what is made while starting stays: looking through it for garbage takes a tenth of the start
    signal.signal(signal.SIGTERM, _end)
    use_utf8()
    # Looking for plugins of pydantic reads the metadata of every installed package; none is of use here.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        app()
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except Exception as error:  # where no command was at work yet: help into a full disk
        ended_by(error)


def _end(number: int, frame: FrameType | None) -> None:
    """A signal to end ends as Ctrl-C does: workers are stopped, and no half-written file is left."""
    raise SystemExit(128 + number)
