"""A report becomes tables on a terminal, and the part of docs/performance.md that holds what was measured."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.targets import KnownMiss, Report, Table, Target, shown

BEGIN = "<!-- measured: written by benchmarks/run.py --write-docs, not by hand -->"
END = "<!-- end of what was measured -->"
_SIGNS = {"lower": "at most", "higher": "at least"}


def rows(targets: list[Target], known: dict[str, KnownMiss]) -> list[list[str]]:
    """One row a target: what, value, goal, state, remark."""
    found = []
    for target in targets:
        remark = target.why_none if target.value is None else ""
        if target.state == "missed" and target.id in known:
            remark = known[target.id].reason
        goal = f"{_SIGNS[target.better]} {shown(target.goal, target.unit)}"
        found.append([target.what, shown(target.value, target.unit), goal, target.state, remark])
    return found


HEAD = ["target", "measured", "goal", "", "remark"]


def show(report: Report, known: dict[str, KnownMiss]) -> None:
    """Print the report."""
    from rich.console import Console
    from rich.table import Table as RichTable

    console = Console(markup=False, width=None if sys.stdout.isatty() else 150)
    colours = {"met": "green", "missed": "red", "not there": "yellow"}
    targets = Table("Targets", HEAD, rows(report.targets, known))
    for table in [*report.tables, targets]:
        drawn = RichTable(title=table.title, title_justify="left", title_style="bold")
        for number, column in enumerate(table.columns):
            words = number == 0 or (table is targets and number > 1)
            drawn.add_column(column, justify="left" if words else "right", overflow="fold")
        for row in table.rows:
            style = colours.get(row[3]) if table is targets else None
            drawn.add_row(*row, style=style)
        console.print(drawn)
    for note in report.notes:
        console.print(note)


def markdown(report: Report, known: dict[str, KnownMiss]) -> str:
    """The report as Markdown tables, with the command and the machine."""
    machine = ", ".join(f"{value}" for value in report.machine.values())
    lines = [f"Measured with `{report.command}` ({machine}).", ""]
    targets = Table("Targets", HEAD, rows(report.targets, known))
    for table in [targets, *report.tables]:
        lines += [f"### {table.title}", "", _row(table.columns), _row(["---"] * len(table.columns))]
        lines += [_row(row) for row in table.rows]
        lines.append("")
    lines += [line for note in report.notes for line in (note, "")]
    return "\n".join(lines)


def write_docs(path: Path, measured: str) -> None:
    """Put what was measured between the two marks of a file. Raises `ValueError` where they are missing."""
    text = path.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{path}: the marks around what was measured are missing; put them back: {BEGIN} and {END}")
    path.write_text(f"{before}{BEGIN}\n\n{measured.strip()}\n\n{END}{after}", encoding="utf-8")


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
