"""Finished work becomes a bar on standard error, with rate and time left, where somebody looks at it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Task


@contextmanager
def progress(what: str, total: int, *, wanted: bool = True, done: int = 0) -> Iterator[Callable[[int], object]]:
    """A function that is told of so many more that are finished. `done` were so before; the rate is of the others.

    There is no bar where standard error is no terminal, or nothing to wait for.
    """
    if not wanted or total - done < 2 or not sys.stderr.isatty():
        yield lambda more: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(rate_text((task.completed - done), task.finished_time or task.elapsed))

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True, redirect_stdout=False) as shown:
        task = shown.add_task(what, total=total, completed=done)
        yield lambda more: shown.advance(task, more)


def rate_text(done: float, seconds: float | None) -> str:
    """How many a second; empty until it can be said."""
    if not done or not seconds:
        return ""
    rate = done / seconds
    return f"{rate:.0f}/s" if rate >= 10 else f"{rate:.1f}/s"
