"""`score`: a gold folder and records become precision, recall and F1 a measure, and the mistakes behind them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from minutes_extract.cli.options import Patterns, ReportFormat
from minutes_extract.cli.streams import FAILED, CommandError, one_line, stdin_bytes, tell

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from minutes_extract.extract import Extractor
    from minutes_extract.score import GoldRelease, Report

EXAMPLES = """\b
Examples:
  minutes-extract score gold/
  minutes-extract score gold/ --errors --only d03,d07
  minutes-extract score gold/ --errors | grep '^d03'
  minutes-extract score gold/ records.jsonl --format json"""

_STYLES = {"miss": "red", "extra": "yellow", "wrong": "magenta"}


def score(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD_DIR", help="Folder of NAME.gold.json with NAME.txt beside each.", show_default=False
        ),
    ],
    records: Annotated[
        str | None,
        typer.Argument(
            metavar="RECORDS",
            help="JSON Lines of records to score, - for standard input; without it, the texts are extracted.",
            show_default=False,
        ),
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List each mistake with its sentence.")] = False,
    format_: Annotated[ReportFormat, typer.Option("--format", "-f", help="How to show it.")] = ReportFormat.TABLE,
    only: Annotated[
        str | None,
        typer.Option("--only", metavar="NAME,NAME", help="Score these releases only.", show_default=False),
    ] = None,
    patterns: Patterns = None,
) -> None:
    """Score records against gold: precision, recall and F1, or accuracy, of each field.

    In a pipe a mistake is one tab-separated line: release, field, miss, extra or wrong, what, sentence.
    """
    from minutes_extract.score import GoldError, RecordError, read_gold
    from minutes_extract.score import score as scored

    if records is not None and patterns:
        raise CommandError("--patterns has no effect on records that are there already; leave out one of the two")
    names = [name.strip() for name in (only or "").split(",") if name.strip()]
    failed = 0
    try:
        releases = read_gold(gold, names)
        if records is None:
            found, failed = _extracted(releases, _extractor(patterns))
        else:
            found = _read(records)
        report = scored(releases, found)
    except (GoldError, RecordError) as error:
        raise CommandError(str(error)) from error
    for sheet in report.sheets:
        for note in sheet.notes:
            tell(f"{sheet.name}: gold is broken: {note}; it is passed over")
    mistakes = list(_mistakes(report, _extractor(patterns))) if errors else []
    if format_ is ReportFormat.JSON:
        shown = report.as_json() | ({"errors": mistakes} if errors else {})
        typer.echo(json.dumps(shown, ensure_ascii=False, indent=1))
    else:
        _show(report, mistakes)
    sys.stdout.flush()
    if failed:
        raise typer.Exit(FAILED)


def _extractor(patterns: list[Path] | None) -> Extractor:
    from minutes_extract.extract import Extractor

    return Extractor(patterns or ())


def _extracted(releases: list[GoldRelease], extractor: Extractor) -> tuple[dict[str, Any], int]:
    """Records by release, and how many could not be made: a defect in a rule costs one release, not the run."""
    found: dict[str, Any] = {}
    failed = 0
    for release in releases:
        try:
            found[release.name] = extractor.extract(release.text, name=f"{release.name}.txt").model_dump(mode="json")
        except Exception as error:
            failed += 1
            tell(f"{release.name}: could not be extracted ({one_line(error)}); this is a defect, please report it")
    return found, failed


def _read(path: str) -> dict[str, Any]:
    """Records by the stem of their source name; of several with one name, the last."""
    from minutes_extract.record_files import RecordFileError, read_records

    try:
        return {Path(record["source"]["name"]).stem: record for record in read_records(path, stdin_bytes())}
    except RecordFileError as error:
        raise CommandError(str(error)) from error


def _mistakes(report: Report, extractor: Extractor) -> Iterator[dict[str, str | None]]:
    """Each mistake with its sentence, by field in the order of the measures, then by release."""
    from minutes_extract.score import MEASURES
    from minutes_extract.score.sentences import Sentences

    sentences = {sheet.name: Sentences(sheet.text, extractor.packs) for sheet in report.sheets if sheet.mistakes}
    for measure in MEASURES:
        for sheet in report.sheets:
            for mistake in sheet.mistakes:
                if mistake.field == measure:
                    yield {
                        "release": sheet.name,
                        "field": measure,
                        "kind": mistake.kind,
                        "wanted": mistake.wanted,
                        "found": mistake.found,
                        "sentence": sentences[sheet.name].at(mistake.place),
                    }


def _show(report: Report, mistakes: list[dict[str, str | None]]) -> None:
    from minutes_extract.writers.summary import console_for

    console = console_for(sys.stdout)
    if console.is_terminal:
        _show_mistakes(console, mistakes)
    else:
        for mistake in mistakes:
            row = (mistake["release"], mistake["field"], mistake["kind"], _what(mistake), mistake["sentence"])
            typer.echo("\t".join(" ".join((cell or "").split()) for cell in row))
    if mistakes:
        typer.echo()
    without = f", {report.missing} without a record" if report.missing else ""
    console.print(f"{len(report.sheets)} release{'' if len(report.sheets) == 1 else 's'}{without}")
    console.print(_table(report))


def _show_mistakes(console: Console, mistakes: list[dict[str, str | None]]) -> None:
    """By field; the sentence below each."""
    from rich.padding import Padding
    from rich.text import Text

    field = None
    for mistake in mistakes:
        if mistake["field"] != field:
            field = mistake["field"]
            console.print(Text(str(field), style="bold"))
        kind = str(mistake["kind"])
        line = Text(f"  {mistake['release']}  ").append(f"{kind:5}", style=_STYLES[kind])
        console.print(line.append(f"  {' '.join(_what(mistake).split())}"))
        if mistake["sentence"]:
            console.print(Padding(Text(mistake["sentence"], style="dim"), (0, 0, 0, 6)))


def _what(mistake: dict[str, str | None]) -> str:
    both = (mistake["wanted"], mistake["found"])
    return f"wanted {both[0]}, found {both[1]}" if all(both) else both[0] or both[1] or ""


def _table(report: Report) -> Table:
    """One row a measure. Accuracy stands in the last column of figures, where F1 does."""
    from rich.table import Table

    from minutes_extract.score import CORE, COUNTED, MEASURES

    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("field", "precision", "recall", "F1", "accuracy", "gold", "found"):
        table.add_column(column, justify="left" if column == "field" else "right")
    for measure in MEASURES:
        tally = report.tally(measure)
        style = "bold" if measure in CORE else ""
        if measure in COUNTED:
            shares = [f"{share:.3f}" for share in (tally.precision, tally.recall, tally.f1)]
            table.add_row(measure, *shares, "", str(tally.wanted), str(tally.found), style=style)
        else:
            share = f"{tally.recall:.3f}" if tally.wanted else "-"
            table.add_row(measure, "", "", "", share, str(tally.wanted), "")
    table.add_row("core (mean of three)", "", "", f"{report.core:.3f}", "", "", "", style="bold")
    return table
