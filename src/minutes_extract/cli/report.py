"""`report`: records become one page that shows totals, tables, and every fact in its release."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from minutes_extract.cli.streams import CommandError, stdin_bytes, tell
from minutes_extract.readers import STDIN

if TYPE_CHECKING:
    from minutes_extract.report.build import Told

EXAMPLES = """\b
Examples:
  minutes-extract extract releases/ --keep-text > run.jsonl
  minutes-extract report run.jsonl -o report.html
  minutes-extract report shards/ -o report.html --title "October" --language hi
  minutes-extract extract releases/ | minutes-extract report - > report.html"""

RecordFiles = Annotated[
    list[str],
    typer.Argument(
        metavar="RUN",
        help="JSON Lines of records, a folder of such files, or - for standard input.",
        show_default=False,
    ),
]


class Language(StrEnum):
    """A language of the page."""

    ENGLISH = "en"
    HINDI = "hi"


def report(
    runs: RecordFiles,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="The page to write; - is standard output."),
    ] = None,
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="The heading of the page.")] = "",
    language: Annotated[
        Language | None,
        typer.Option(
            "--language", help="The language it opens in. Default: the reader's browser's.", show_default=False
        ),
    ] = None,
    max_size: Annotated[
        int,
        typer.Option(
            "--max-size",
            metavar="MB",
            min=1,
            help="About how large the page may get; releases beyond that are counted only.",
        ),
    ] = 50,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing of what was written.")] = False,
) -> None:
    """Make one page of a run: totals, every fact in tables that can be searched, each shown in its release.

    The page is one file that loads nothing from anywhere. Releases show their whole text where the records were made
    with `extract --keep-text`, else the sentences of their facts.
    """
    from minutes_extract.writers.atomic import atomic_write

    if output is None and sys.stdout.isatty():
        raise CommandError("the page is no text to read here; say where to write it with -o report.html")
    if output is None or output == STDIN:
        told = _write(runs, sys.stdout, title, language, max_size)
        sys.stdout.flush()
    else:
        path = Path(output)
        if path.is_dir():
            raise CommandError(f"{output} is a folder; name the page itself, such as -o {path / 'report.html'}")
        if path.exists() and any(run != STDIN and Path(run).exists() and path.samefile(run) for run in runs):
            raise CommandError(f"{output} is read and written; choose another name for -o")
        path.parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(path) as stream:
            told = _write(runs, stream, title, language, max_size)
    if not quiet:
        _tell(told, output, max_size)


def _write(runs: list[str], stream: TextIO, title: str, language: Language | None, max_size: int) -> Told:
    from minutes_extract.record_files import RecordFileError
    from minutes_extract.report.build import MB
    from minutes_extract.report.build import report as written
    from minutes_extract.report.records import stream_records

    records = stream_records(runs, stdin_bytes())
    spoken = language.value if language else None
    try:
        return written(
            records, stream, title=title, language=spoken, max_size=max_size * MB, english=_english_metrics()
        )
    except RecordFileError as error:
        raise CommandError(str(error)) from error


def _english_metrics() -> dict[str, str]:
    """Metric code -> its English name, of the shipped packs: records have the Hindi one only."""
    from minutes_extract.packs import compiled_packs

    return {code: entry.en for code, entry in compiled_packs().metrics.items() if entry.en}


def _tell(told: Told, output: str | None, max_size: int) -> None:
    if output not in (None, STDIN):
        tell(f"wrote {output}: {_releases(told.shown)}, {told.size / 1_000_000:.1f} MB")
    if told.shown < told.releases:
        tell(
            f"the page shows the first {told.shown} of {_releases(told.releases)}, its totals are of all; "
            f"--max-size {2 * max_size} lets it grow larger"
        )
    if told.with_text < told.shown:
        without = told.shown - told.with_text
        tell(f"{_releases(without)} without text, shown by their sentences; `extract --keep-text` keeps the text")


def _releases(count: int) -> str:
    return f"{count} release" if count == 1 else f"{count} releases"
