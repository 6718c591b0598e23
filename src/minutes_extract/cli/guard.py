"""A command becomes one that ends in an exit code and a sentence, whatever happens in it."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from typing import NoReturn, ParamSpec

import typer

from minutes_extract.cli.streams import FAILED, CommandError, one_line, quit_quietly, tell, use_utf8

DEBUG = "MINUTES_EXTRACT_DEBUG"
_tracebacks = False
P = ParamSpec("P")


def guarded(command: Callable[P, None]) -> Callable[P, None]:
    """Run `command` with UTF-8 streams; what it cannot do is told in a sentence, with exit code 2."""

    @wraps(command)
    def run(*args: P.args, **options: P.kwargs) -> None:
        use_utf8()
        try:
            command(*args, **options)
        except (typer.Exit, typer.Abort):
            raise
        except Exception as error:
            ended_by(error)

    return run


def ended_by(error: Exception) -> NoReturn:
    """End the program for an error: with a sentence and exit code 2, or with the traceback where that is wanted."""
    if isinstance(error, BrokenPipeError):
        quit_quietly()
    if _tracebacks or os.environ.get(DEBUG):
        raise error
    tell(problem_of(error))
    raise SystemExit(FAILED) from error


def show_tracebacks(wanted: bool) -> None:
    """Whether what goes wrong from now on is shown with its traceback."""
    global _tracebacks
    _tracebacks = wanted


def problem_of(error: Exception) -> str:
    """What went wrong, where, and what to do, in one sentence."""
    if isinstance(error, CommandError):
        return str(error)
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{(error.strerror or str(error)).lower()}; check the path, its permissions and free space"
    if isinstance(error, MemoryError):
        return "out of memory; give fewer or smaller files at once, or a smaller --jobs"
    from minutes_extract.packs.load import PackError

    if isinstance(error, PackError):
        return str(error)
    return f"internal error ({one_line(error)}); this is a defect, please report it. --debug shows the traceback"
