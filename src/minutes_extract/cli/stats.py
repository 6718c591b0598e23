"""`stats`: records become totals on the terminal, the same as at the head of a report."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from minutes_extract.cli.options import ReportFormat
from minutes_extract.cli.report import RecordFiles
from minutes_extract.cli.streams import CommandError, stdin_bytes

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

EXAMPLES = """\b
Examples:
  minutes-extract stats run.jsonl
  minutes-extract stats run.jsonl --top 30 | less
  minutes-extract extract releases/ | minutes-extract stats - --format json"""

_BAR = 24  # columns of the longest bar
_TITLES = {
    "metric": "Figures by metric",
    "district": "Figures by district",
    "scheme": "Releases by scheme",
    "status": "Figures by status",
    "meeting": "Releases by kind of meeting",
}
_WORDS = {"indicators": "figures", "unknown_numbers": "unknown numbers", "low_certainty": "of low certainty"}
_BY_RELEASES = ("scheme", "meeting")


def stats(
    runs: RecordFiles,
    format_: Annotated[ReportFormat, typer.Option("--format", "-f", help="How to show it.")] = ReportFormat.TABLE,
    top: Annotated[int, typer.Option("--top", metavar="N", min=1, help="Rows of each table.")] = 10,
) -> None:
    """Show totals of a run: by metric, district, scheme, status and kind of meeting.

    Figures are counted, not added up: releases repeat each other, and a target is no achievement.
    """
    from minutes_extract.record_files import RecordFileError
    from minutes_extract.report.records import stream_records
    from minutes_extract.report.totals import Totals

    totals = Totals()
    try:
        for record in stream_records(runs, stdin_bytes()):
            totals.add(record)
    except RecordFileError as error:
        raise CommandError(str(error)) from error
    found = totals.as_json()
    if format_ is ReportFormat.JSON:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        _show(found, top)
    sys.stdout.flush()


def _show(found: dict[str, Any], top: int) -> None:
    from rich.text import Text

    from minutes_extract.writers.summary import console_for, indian

    console = console_for(sys.stdout)
    shown = [
        f"{indian(count)} {_WORDS.get(name, name)}"
        for name, count in found["counts"].items()
        if count or name in ("releases", "indicators")
    ]
    console.print(Text(", ".join(shown), style="bold"), soft_wrap=not console.is_terminal)
    for group, title in _TITLES.items():
        if rows := found[f"by_{group}"]:
            console.print()
            console.print(Text(title, style="bold"))
            console.print(_table(console, group, rows, top))
            if len(rows) > top:
                console.print(Text(f"and {len(rows) - top} more", style="dim"))


def _table(console: Console, group: str, rows: list[dict[str, Any]], top: int) -> Table:
    """The first rows of a group: bars on a terminal, numbers alone in a pipe."""
    from rich.bar import Bar
    from rich.table import Table
    from rich.text import Text

    from minutes_extract.writers.summary import indian

    first, second = ("releases", "figures") if group in _BY_RELEASES else ("figures", "releases")
    most = max(1, *(row[first] for row in rows))
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column(group, overflow="fold")
    table.add_column(first, justify="right")
    table.add_column(second, justify="right")
    if console.is_terminal:
        table.add_column(width=_BAR)
    for row in rows[:top]:
        cells: list[Any] = [Text(_name(group, row)), indian(row[first]), indian(row[second])]
        if console.is_terminal:
            cells.append(Bar(most, 0, row[first], width=_BAR, color="cyan"))
        table.add_row(*cells)
    return table


def _name(group: str, row: dict[str, Any]) -> str:
    key, name = str(row["key"]), str(row["name"])
    if not key:
        return "-"
    return f"{name} ({key})" if group in ("metric", "scheme") and name != key else name
