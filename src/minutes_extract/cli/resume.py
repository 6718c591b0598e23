"""`extract --resume`: what is new or changed since the last run becomes part of its output."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from typing import TYPE_CHECKING, Annotated

import typer

from minutes_extract.cli.streams import CommandError, stdin_bytes, tell

if TYPE_CHECKING:
    from minutes_extract.cli.releases import Releases
    from minutes_extract.engines import Task
    from minutes_extract.readers import ReleaseFile
    from minutes_extract.writers.plan import Plan

ResumeOption = Annotated[
    bool,
    typer.Option(
        "--resume",
        help="Go on from the last run with --resume: only new and changed files are read. JSON Lines, JSON and CSV.",
    ),
]


def check_resumable(plan: Plan, paths: list[str]) -> None:
    """Raises `CommandError` where a run cannot be gone on with later."""
    from minutes_extract.readers import STDIN
    from minutes_extract.resume import resumable

    problem = resumable(plan)
    if problem is None and STDIN in paths:
        problem = "--resume knows files again, and standard input is none; give files, or leave out --resume"
    if problem is not None:
        raise CommandError(problem)


def extract_resumed(
    releases: Releases,
    plan: Plan,
    task: Task,
    jobs: int | None,
    bar: Callable[[int, int], AbstractContextManager[Callable[[int], object]]],
    finished_of: Callable[[list[ReleaseFile]], Callable[[int], object]],
) -> bool:
    """Do what is to do and write the outputs; whether they are new.

    `bar` opens a progress bar for so many files of which so many are done already; `finished_of` gives, for the files
    to do, what hears of each that is finished.
    """
    from minutes_extract import engines
    from minutes_extract.resume import ResumeError, Resumption, by_file

    files = releases.files
    try:
        with Resumption(plan, task) as resumption:
            if resumption.news:
                tell(resumption.news)
            todo = resumption.to_do(files)
            releases.account.unchanged = len(files) - len(todo)
            workers = jobs or engines.worthwhile_jobs(todo, engines.cores())
            finished = finished_of(todo)
            work = engines.run(todo, task, stdin_bytes(), workers, engines.Limits(units=1))
            try:
                with bar(len(files), len(files) - len(todo)) as advance, closing(work):
                    for done in resumption.keep(by_file(work, todo, task)):
                        releases.count(done)
                        finished(done.files)
                        advance(done.files)
                return resumption.finish(sys.stdout)
            except KeyboardInterrupt:
                tell("stopped; what is finished is kept, and the same command goes on from there")
                raise
    except ResumeError as error:
        raise CommandError(str(error)) from error
