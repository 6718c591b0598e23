"""The options of the engine `ray` become a run of it, and what came of that becomes sentences and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutes_extract.cli.streams import FAILED, CommandError, tell
from minutes_extract.writers.formats import Format

if TYPE_CHECKING:
    from minutes_extract.engines.ray_data import Outcome
    from minutes_extract.readers import ReadOptions

_SHARD_SIZE = 1000
_SHOWN = 20


class Engine(StrEnum):
    """What runs the extractor."""

    LOCAL = "local"
    RAY = "ray"


EngineOption = Annotated[
    Engine,
    typer.Option("--engine", help="ray: write shards into the folder -o, on all cores or a cluster; can be resumed."),
]
ShardSize = Annotated[
    int | None,
    typer.Option("--shard-size", metavar="N", min=1, help="Releases a shard, about (1000).", show_default=False),
]


def wanted(engine: Engine, shard_size: int | None, local: dict[str, bool]) -> bool:
    """Whether Ray is to run. `local`: options of the local engine, and whether they were given.

    Raises `CommandError` for options that only go with the other engine.
    """
    if engine is Engine.RAY:
        for option, given in local.items():
            if given:
                raise CommandError(f"{option} goes with the local engine; leave it or --engine ray out")
        return True
    if shard_size is not None:
        raise CommandError("--shard-size goes with --engine ray; add that, or leave --shard-size out")
    return False


def extract_on_ray(
    paths: Sequence[str],
    output: str | None,
    format_: Format,
    picked: bool,
    reading: ReadOptions,
    shard_size: int | None,
    published: date | None,
    patterns: Sequence[Path] | None,
    jobs: int | None,
    *,
    keep_text: bool,
    quiet: bool,
) -> None:
    """Extract into shards. Raises `CommandError`; exits with 2 where a release or shard could not be done."""
    if format_ not in (Format.AUTO, Format.JSONL, Format.PARQUET) or picked:
        raise CommandError("--engine ray writes JSON Lines or Parquet: say --format jsonl or --format parquet")
    if output is None or output == "-":
        raise CommandError("--engine ray writes a folder of shards; name it with -o DIR")
    if Path(output).is_file():
        raise CommandError(
            f"{output} is a file, and --engine ray writes a folder of shards; choose another name for -o"
        )
    try:
        from minutes_extract.arrow import ColumnError
        from minutes_extract.engines.manifest import OutputError
        from minutes_extract.engines.ray_data import RayMissingError, extract_shards
        from minutes_extract.engines.shards import Settings
    except ImportError as error:
        raise CommandError("--engine ray needs Ray: pip install 'minutes-extract[ray]'") from error
    settings = Settings(
        format="parquet" if format_ is Format.PARQUET else "jsonl",
        reading=reading,
        published=published,
        keep_text=keep_text,
        patterns=tuple(map(str, patterns or ())),
    )
    told = _Told()
    try:
        with _progress() as advance:
            outcome = extract_shards(
                paths,
                output,
                settings,
                columns=(reading.columns.text, reading.columns.id, reading.columns.date),
                shard_size=shard_size or _SHARD_SIZE,
                tell=told,
                advance=advance,
                workers=jobs,
            )
    except (ColumnError, OutputError, RayMissingError) as error:
        raise CommandError(str(error)) from error
    except KeyboardInterrupt:
        tell(f"stopped; what is finished is in {output}, and the same command goes on from there")
        raise
    _conclude(outcome, output, told, quiet)


class _Told:
    """Tells the first troubles, and counts the others."""

    def __init__(self) -> None:
        self.more = 0
        self._left = _SHOWN

    def __call__(self, message: str) -> None:
        self._left -= 1
        if self._left >= 0:
            tell(message)
        else:
            self.more += 1


def _conclude(outcome: Outcome, output: str, told: _Told, quiet: bool) -> None:
    if told.more:
        tell(f"and {told.more} more; all are in {output}/_errors")
    for file, problem in sorted(outcome.missing.items()):
        tell(f"{file} not written: {problem}; mend that and run the same command again")
    if outcome.without_devanagari and not quiet:
        tell(f"{outcome.without_devanagari} texts without Devanagari")
    if not quiet:
        there = f" ({outcome.before} were there already)" if outcome.before else ""
        written = outcome.shards - len(outcome.missing)
        tell(f"{written} of {outcome.shards} shards in {output}{there}; {outcome.releases} releases read now")
    if outcome.errors and not told.more:
        tell(f"{outcome.errors} could not be done as asked; those of shards are listed in {output}/_errors")
    if outcome.errors or outcome.missing:
        raise typer.Exit(FAILED)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], object]]:
    """A bar on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda done, shards: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("shards"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("shards", total=None)
        yield lambda done, shards: progress.update(task, completed=done, total=shards)
