"""`extract`: paths and standard input become records on standard output or in files."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutes_extract.cli import inputs, ray
from minutes_extract.cli.options import CertaintyName, Patterns, Verbose
from minutes_extract.cli.progress import progress
from minutes_extract.cli.resume import ResumeOption, check_resumable, extract_resumed
from minutes_extract.cli.streams import FAILED, CommandError, stdin_bytes, tell
from minutes_extract.writers.formats import Format, TableName, WriteError

if TYPE_CHECKING:
    from minutes_extract.readers import ReleaseFile
    from minutes_extract.writers.plan import Plan

_SHOWN_NAMES = 20

EXAMPLES = """\b
Examples:
  minutes-extract extract release.txt
  minutes-extract extract releases/ > records.jsonl
  minutes-extract extract releases/ -o tables/
  minutes-extract extract releases/ -o records.jsonl --resume
  minutes-extract extract releases/ --table indicators > indicators.csv
  minutes-extract extract releases/ -o run.xlsx
  minutes-extract extract releases/ -o all.sqlite
  minutes-extract extract pages.csv --text-column body --date-column day
  cat release.txt | minutes-extract extract - --format json"""


def extract(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Releases: text, Markdown, HTML, .docx, .pdf, JSON Lines, CSV, Parquet, .zip of these; folders at any "
            "depth; or - for standard input.",
            show_default=False,
        ),
    ],
    format_: Annotated[
        Format,
        typer.Option(
            "--format",
            "-f",
            help="auto: a readable table on a terminal, JSON Lines in a pipe.",
        ),
    ] = Format.AUTO,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE|DIR",
            help="Write here: a folder (six CSV tables), or a file by its ending: .jsonl, .json, .csv, .xlsx, .sqlite, "
            ".parquet, .txt.",
            show_default=False,
        ),
    ] = None,
    table: Annotated[
        list[TableName] | None,
        typer.Option(
            "--table",
            "-t",
            help="A table to write, of CSV, xlsx or Parquet; all without it. Repeatable.",
            show_default=False,
        ),
    ] = None,
    fields: Annotated[
        str | None,
        typer.Option(
            "--fields", metavar="NAME,NAME", help="The columns of the one table, in this order.", show_default=False
        ),
    ] = None,
    bom: Annotated[bool, typer.Option("--bom", help="Begin CSV with a byte order mark, for Excel.")] = False,
    separator: inputs.Separator = None,
    no_split: inputs.NoSplit = False,
    published: Annotated[
        datetime | None,
        typer.Option(
            "--published",
            metavar="YYYY-MM-DD",
            formats=["%Y-%m-%d"],
            help="The day the releases came out: dates weekdays and days without a year, where the text does not.",
            show_default=False,
        ),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            metavar="N",
            min=1,
            help="Processes that share the work; the output is the same for any N. Default: as many as pay off, "
            "up to one a core.",
            show_default=False,
        ),
    ] = None,
    patterns: Patterns = None,
    engine: ray.EngineOption = ray.Engine.LOCAL,
    text_column: inputs.TextColumn = None,
    id_column: inputs.IdColumn = None,
    date_column: inputs.DateColumn = None,
    keep_text: inputs.KeepText = False,
    mark_duplicates: inputs.MarkDuplicates = False,
    max_bytes: inputs.MaxBytes = inputs.LARGEST,
    max_chars: inputs.MaxChars = inputs.LONGEST,
    shard_size: ray.ShardSize = None,
    min_certainty: Annotated[
        CertaintyName | None,
        typer.Option("--min-certainty", help="Leave out facts of a lower certainty.", show_default=False),
    ] = None,
    resume: ResumeOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what went wrong.")] = False,
    verbose: Verbose = False,
) -> None:
    """Turn releases into records.

    A file that cannot be read is reported and the others are done; the exit code is then 2.
    """
    from minutes_extract import engines
    from minutes_extract.cli.releases import Releases
    from minutes_extract.extract import Extractor
    from minutes_extract.readers.duplicates import Duplicates
    from minutes_extract.writers import plan as plans
    from minutes_extract.writers.sink import open_sink

    day = published.date() if published else None
    columns = (text_column, id_column, date_column)
    reading = inputs.read_options(separator, no_split, columns, max_bytes, max_chars)
    local = {"--mark-duplicates": mark_duplicates, "--min-certainty": min_certainty is not None, "--resume": resume}
    if ray.wanted(engine, shard_size, local):
        tables = bool(table or fields is not None or bom)
        ray.extract_on_ray(
            paths, output, format_, tables, reading, shard_size, day, patterns, jobs, keep_text=keep_text, quiet=quiet
        )
        return
    try:
        picked = [name.strip() for name in fields.split(",")] if fields is not None else ()
        plan = plans.make_plan(format_, output, table or (), picked, bom=bom, terminal=sys.stdout.isatty())
    except plans.PlanError as error:
        raise CommandError(str(error)) from error
    layout = plans.layout_of(plan, sys.stdout)
    if resume:
        check_resumable(plan, paths)
        if mark_duplicates:
            raise CommandError("--mark-duplicates holds each release against all others; leave it or --resume out")
    least = min_certainty.level if min_certainty else None
    task = engines.Task(layout, tuple(patterns or ()), reading, day, keep_text, least)
    Extractor(task.patterns)  # a bad pack is told before anything else is done
    releases = Releases(paths, reading)
    duplicates = Duplicates() if mark_duplicates else None
    _keep_inputs(releases.files, plan)
    _tell_shared_names(releases.files, plan)

    def bar(files: int, done: int = 0) -> AbstractContextManager[Callable[[int], object]]:
        on_screen = plan.path is None and sys.stdout.isatty()  # records and bar would mix
        return progress("releases", files, wanted=not (quiet or verbose or on_screen), done=done)

    written = bool(releases.files)
    if releases.files and resume:
        with _told():
            written = extract_resumed(releases, plan, task, jobs, bar, partial(_finished, verbose))
    elif releases.files:
        jobs = jobs or engines.worthwhile_jobs(releases.files, engines.cores())
        mark = duplicates.mark if duplicates else None
        work = engines.run(releases.files, task, stdin_bytes(), jobs, mark=mark)
        finished = _finished(verbose, releases.files)
        with (
            _told(),
            bar(len(releases.files)) as advance,
            open_sink(plan, layout, sys.stdout) as sink,
            closing(work),
        ):
            for done in work:
                releases.count(done)
                sink.write(done.outputs, done.records)
                finished(done.files)
                advance(done.files)
        for note in sink.notes:
            tell(note)
        releases.account.leave_out(sink.failures, "not written")
    sys.stdout.flush()
    if not quiet:
        for file in plan.files if releases.files else ():
            tell(f"wrote {file}" if written else f"{file} is up to date")
        releases.tell_skipped()
        if duplicates is not None:
            tell(f"{duplicates.marked} releases repeat an earlier one (source.duplicate_of)")
        many = len(releases.files) > 1 and (sys.stderr.isatty() or releases.failures)
        if (plan.path and releases.files) or many or verbose:
            tell(f"{releases.account}{f' ({releases.account.pace()})' if verbose else ''}")
    if releases.failures:
        raise typer.Exit(FAILED)


def _keep_inputs(files: list[ReleaseFile], plan: Plan) -> None:
    """Refuse to write over a release that is to be read."""
    for file in plan.files:
        if file.exists() and any(_is_same(item.path, file) for item in files if item.path is not None):
            raise CommandError(f"{file} is read and written; choose another name for -o")


def _tell_shared_names(inputs: list[ReleaseFile], plan: Plan) -> None:
    """Point out files that rows of tables cannot tell apart; a database tells itself which release it refuses."""
    if not plan.tables or plan.path is None:
        return
    names = Counter(file.name for file in inputs)
    for name in sorted(name for name, number in names.items() if number > 1)[:_SHOWN_NAMES]:
        tell(
            f"{name}: {names[name]} files have this name, and rows name their release by it; name the folder above them"
        )


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False


@contextmanager
def _told() -> Iterator[None]:
    """What keeps workers from starting or an output from being written becomes a sentence for the user."""
    from minutes_extract.engines import WorkerError

    try:
        yield
    except (WorkerError, WriteError) as error:
        raise CommandError(str(error)) from error


def _finished(verbose: bool, files: list[ReleaseFile]) -> Callable[[int], object]:
    """A function that hears how many more files are finished, and names them where the user wants to know."""
    if not verbose:
        return lambda more: None
    left = iter(files)

    def finished(more: int) -> None:
        for file in islice(left, more):
            tell(f"{file.name}: done")

    return finished
