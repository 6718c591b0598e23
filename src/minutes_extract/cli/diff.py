"""`diff`: two files of records become the gains, losses and changes between them, release by release."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from minutes_extract.cli.options import ReportFormat
from minutes_extract.cli.streams import DIFFERENT, OK, CommandError, stdin_bytes, tell
from minutes_extract.readers import STDIN

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from minutes_extract.diff import FactDiff, ReleaseDiff

EXAMPLES = """\b
Examples:
  minutes-extract extract releases/ > old.jsonl
  minutes-extract extract releases/ --patterns my-packs > new.jsonl
  minutes-extract diff old.jsonl new.jsonl
  minutes-extract extract releases/ | minutes-extract diff old.jsonl - --format json"""

_SIGNS = {"gain": ("+", "green"), "loss": ("-", "red"), "change": ("~", "yellow")}


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="JSON Lines of records; - is standard input.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same releases, extracted another time.")],
    format_: Annotated[ReportFormat, typer.Option("--format", "-f", help="How to show it.")] = ReportFormat.TABLE,
) -> None:
    """Show what records gained, lost and changed between two runs, release by release.

    A fact only in NEW has a +, one only in OLD a -, one that says something else a ~ with old and new value.
    Exit code 0: all the same; 1: some differ; 2: a file could not be used.
    """
    from minutes_extract.diff import diff as compared
    from minutes_extract.diff import totals
    from minutes_extract.record_files import RecordFileError, read_records

    if old == new == STDIN:
        raise CommandError("standard input can be one of the two only; give a file for the other")
    try:
        releases = compared(read_records(old, stdin_bytes()), read_records(new, stdin_bytes()))
    except RecordFileError as error:
        raise CommandError(str(error)) from error
    different = [release for release in releases if release.facts]
    counts = totals(different)
    if format_ is ReportFormat.JSON:
        typer.echo(json.dumps(_as_json(releases, different, counts), ensure_ascii=False, indent=1))
    elif different:
        _show(different, counts)
    sys.stdout.flush()
    tell(f"{len(releases) - len(different)} same, {len(different)} different")
    raise typer.Exit(DIFFERENT if different else OK)


def _as_json(
    releases: list[ReleaseDiff], different: list[ReleaseDiff], counts: dict[str, Counter[str]]
) -> dict[str, object]:
    return {
        "releases": len(releases),
        "different": len(different),
        "totals": {kind: {effect: count[effect] for effect in _SIGNS} for kind, count in counts.items()},
        "facts": [{"release": release.name, **asdict(fact)} for release in different for fact in release.facts],
    }


def _show(different: list[ReleaseDiff], counts: dict[str, Counter[str]]) -> None:
    from rich.text import Text

    from minutes_extract.writers.summary import console_for

    console = console_for(sys.stdout)
    for release in different:
        console.print(Text(release.name, style="bold"), soft_wrap=True)
        kind = None
        for fact in release.facts:
            if fact.kind != kind:
                kind = fact.kind
                console.print(Text(f"  {kind.replace('_', ' ')}", style="dim"), soft_wrap=True)
            _show_fact(console, fact)
        console.print()
    console.print(_totals_table(counts))


def _show_fact(console: Console, fact: FactDiff) -> None:
    from rich.text import Text

    sign, style = _SIGNS[fact.effect]
    what = " ".join(part for part in (" ".join(fact.fact.split()), fact.field) if part)
    line = Text(f"    {sign} ", style=style).append(what, style="" if fact.effect == "change" else style)
    if fact.effect == "change":
        old, new = ("nothing" if value is None else value for value in (fact.old, fact.new))
        line.append(f"{': ' if what else ''}{old} -> {new}")
    console.print(line, soft_wrap=True)


def _totals_table(counts: dict[str, Counter[str]]) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("", "gained", "lost", "changed"):
        table.add_column(column, justify="right" if column else "left")
    for kind, count in counts.items():
        table.add_row(kind.replace("_", " "), *(str(count[effect]) for effect in _SIGNS))
    return table
