"""Standard streams that carry UTF-8 whatever the locale says, and how problems reach the user."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import BinaryIO, NoReturn

from minutes_extract.controls import in_a_line

OK, DIFFERENT, FAILED = 0, 1, 2


class CommandError(Exception):
    """The command could not be carried out; the message says what, where, and what to do."""


def use_utf8() -> None:
    """Make output UTF-8 with \\n line ends, also where the locale is C."""
    for stream, newline in ((sys.stdout, "\n"), (sys.stderr, None)):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(ValueError, io.UnsupportedOperation):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline=newline)


def stdin_bytes() -> BinaryIO:
    """Standard input as bytes; empty where there is none."""
    stream = sys.stdin
    return io.BytesIO() if stream is None else stream.buffer


def tell(message: str) -> None:
    """One line to the user on standard error, whatever the names in it hold."""
    with contextlib.suppress(OSError, ValueError):
        print(f"minutes-extract: {in_a_line(message)}", file=sys.stderr, flush=True)


def one_line(error: Exception, limit: int = 300) -> str:
    """Kind and message of an error on one line."""
    text = " ".join(f"{type(error).__name__}: {error}".split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def quit_quietly() -> NoReturn:
    """The reader of our output has gone (`| head`): nothing more to say."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(OK)
