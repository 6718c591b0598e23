"""`check`: samples become records that are compared with the records expected of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from minutes_extract.cli.options import Patterns
from minutes_extract.cli.streams import DIFFERENT, FAILED, OK, CommandError, tell

if TYPE_CHECKING:
    from minutes_extract.check_formats import Outcome

EXAMPLES = """\b
Examples:
  minutes-extract check samples
  minutes-extract check samples --patterns my-packs
  minutes-extract check samples --update
  minutes-extract check samples --format junit > check.xml"""


class CheckFormat(StrEnum):
    """How differences are shown."""

    TEXT = "text"
    GITHUB = "github"
    JUNIT = "junit"


def check(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Folder of releases, each with NAME.expected.json beside it.")
    ],
    update: Annotated[
        bool, typer.Option("--update", help="Write the records as they are now as the expected ones.")
    ] = False,
    format_: Annotated[
        CheckFormat,
        typer.Option("--format", "-f", help="github: annotations of a workflow run; junit: a report in XML."),
    ] = CheckFormat.TEXT,
    patterns: Patterns = None,
) -> None:
    """Compare the records of samples with the expected ones.

    Exit code 0: all the same; 1: some differ, field by field on standard output; 2: some could not be compared.
    """
    from minutes_extract.check_formats import github_lines, junit_xml

    if not folder.is_dir():
        raise CommandError(f"{folder}: no such folder; give a folder of releases with NAME.expected.json beside each")
    if update and format_ is not CheckFormat.TEXT:
        raise CommandError(f"--update writes records and --format {format_} reports; leave out one of the two")
    found: list[Outcome] = []
    for outcome in _updated(folder, patterns) if update else _compared(folder, patterns):
        found.append(outcome)
        if format_ is CheckFormat.TEXT and outcome.differences:
            _show(outcome)
        elif format_ is CheckFormat.GITHUB:
            for line in github_lines([outcome]):
                typer.echo(line)
    if format_ is CheckFormat.JUNIT:
        typer.echo(junit_xml(found), nl=False)
    sys.stdout.flush()
    failed = sum(outcome.problem is not None for outcome in found)
    different = sum(bool(outcome.differences) for outcome in found)
    same = len(found) - failed - different
    parts = (
        [f"{sum(outcome.written for outcome in found)} written"]
        if update
        else [f"{same} same", f"{different} different"]
    )
    tell(", ".join([*parts, *([f"{failed} could not be compared"] if failed else [])]))
    raise typer.Exit(FAILED if failed else DIFFERENT if different else OK)


def _compared(folder: Path, patterns: list[Path] | None) -> Iterator[Outcome]:
    """Each release held against the record expected of it, then the expected records that have no release."""
    from minutes_extract.check_formats import Outcome, line_of_first
    from minutes_extract.compare import differences

    expected_files: set[Path] = set()
    for name, path, got in _records(folder, patterns, expected_files):
        if isinstance(got, Outcome):
            yield got
            continue
        try:
            text = path.read_text(encoding="utf-8")
            expected = json.loads(text)
        except FileNotFoundError:
            yield _failed(path, "no expected record; write it with --update and read it through")
        except (ValueError, OSError) as error:
            yield _failed(path, f"cannot be read as JSON ({error}); mend it, or write it anew with --update")
        else:
            found = differences(expected, got)
            yield Outcome(path, name, found, line=line_of_first(text, expected, found))
    yield from _orphans(folder, expected_files)


def _updated(folder: Path, patterns: list[Path] | None) -> Iterator[Outcome]:
    """Each release with its record written where another one stood, or none."""
    from minutes_extract.check_formats import Outcome
    from minutes_extract.writers.atomic import atomic_write
    from minutes_extract.writers.json_lines import indented

    expected_files: set[Path] = set()
    for name, path, got in _records(folder, patterns, expected_files):
        if isinstance(got, Outcome):
            yield got
            continue
        try:
            expected = json.loads(path.read_text(encoding="utf-8"))
        except (ValueError, OSError):
            expected = None
        if expected != got:
            with atomic_write(path) as stream:
                stream.write(indented(got) + "\n")
            typer.echo(f"wrote {path}")
        yield Outcome(path, name, written=expected != got)
    yield from _orphans(folder, expected_files)


def _records(
    folder: Path, patterns: list[Path] | None, expected_files: set[Path]
) -> Iterator[tuple[str, Path, dict[str, Any] | Outcome]]:
    """Name, file of the expected record, and record of each release, or why there is none (which has been told)."""
    from minutes_extract.check_formats import Outcome
    from minutes_extract.cli.releases import Releases
    from minutes_extract.extract import Extractor
    from minutes_extract.readers import EXPECTED_SUFFIX

    extractor = Extractor(patterns or ())
    releases = Releases([folder])

    def failures() -> Iterator[tuple[str, Path, Outcome]]:
        while releases.account.failed:
            where, _, problem = releases.account.failed.pop(0).partition(": ")
            yield where, Path(where), Outcome(Path(where), where, problem=problem)

    for release in releases.read():
        yield from failures()
        assert release.path is not None
        path = release.path.with_suffix(EXPECTED_SUFFIX)
        if path in expected_files:
            problem = f"shares {path.name} with another release; rename one of the two"
            yield release.name, path, _failed(release.path, problem, release.name)
            continue
        expected_files.add(path)
        record = releases.record(extractor, release)
        if record is None:
            problem = releases.account.failed.pop().partition(": ")[2]
            yield release.name, path, Outcome(release.path, release.name, problem=problem)
        else:
            yield release.name, path, json.loads(record.model_dump_json())
    yield from failures()


def _orphans(folder: Path, expected_files: set[Path]) -> Iterator[Outcome]:
    from minutes_extract.readers import EXPECTED_SUFFIX

    for orphan in sorted(set(folder.rglob(f"*{EXPECTED_SUFFIX}")) - expected_files):
        yield _failed(orphan, "no release beside it; add NAME.txt or delete the file")


def _failed(path: Path, problem: str, shown: str | None = None) -> Outcome:
    """What could not be compared; it is told."""
    from minutes_extract.check_formats import Outcome

    tell(f"{shown or path}: {problem}")
    return Outcome(path, shown or str(path), problem=problem)


def _show(outcome: Outcome) -> None:
    """Print where a record differs from the expected one."""
    from rich.text import Text

    from minutes_extract.writers.summary import console_for

    console = console_for(sys.stdout)
    console.print(Text(outcome.name, style="bold"), soft_wrap=True)
    for difference in outcome.differences:
        console.print(Text(f"  {difference.field}"), soft_wrap=True)
        if difference.expected is not None:
            console.print(Text(f"    - expected  {difference.expected}", style="red"), soft_wrap=True)
        if difference.got is not None:
            console.print(Text(f"    + got       {difference.got}", style="green"), soft_wrap=True)
