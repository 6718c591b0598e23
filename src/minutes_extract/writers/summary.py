"""Records become a readable summary: headline, meeting, and a table of each kind of fact."""

from __future__ import annotations

import io
from collections import Counter
from typing import Any, TextIO, cast

from rich.console import Console, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from minutes_extract.controls import without_controls
from minutes_extract.record import Indicator, Record
from minutes_extract.writers.formats import Look
from minutes_extract.writers.tables import official_names

PLAIN_WIDTH = 120  # columns where the stream is no terminal and has no width of its own

STATUS_STYLE = {
    "achieved": "green",
    "sanctioned": "cyan",
    "target": "yellow",
    "planned": "blue",
    "pending": "red",
    "stated": "",
}
_COMPARATOR = {"about": "~", "more_than": ">", "less_than": "<", "at_least": "≥", "up_to": "≤"}


def console_for(stream: TextIO) -> Console:
    """A console that writes to `stream`: colours on a terminal only, no change to the text."""
    width = None if stream.isatty() else PLAIN_WIDTH
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def look_of(stream: TextIO) -> Look:
    """What a summary must know of the stream it is shown on."""
    console = console_for(stream)
    return Look(console.width, None if console.legacy_windows else console.color_system)


def summary_text(record: Record, look: Look) -> str:
    """The summary of one record with an empty line after it; colours are ANSI codes."""
    text = io.StringIO()
    console = Console(
        file=text,
        width=look.width,
        color_system=cast(Any, look.colours),
        force_terminal=look.colours is not None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )
    for part in summary(record):
        console.print(part)
    console.print()
    return text.getvalue()


def summary(record: Record) -> list[RenderableType]:
    """What one record is shown as."""
    names = official_names(record)
    part = f" [{record.source.part}]" if record.source.part else ""
    parts: list[RenderableType] = [Rule(f"{_one_line(record.source.name)}{part}", align="left", characters="─")]
    if record.headline:
        parts.append(Text(_one_line(record.headline.text), style="bold"))
    parts.append(_meeting_line(record, names))
    for table in (_officials(record), _schemes(record), _indicators(record, names), _directives(record, names)):
        if table.row_count:
            parts.append(table)
    if record.other_numbers:
        kinds = Counter(number.kind for number in record.other_numbers)
        shown = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
        parts.append(Text(f"other numbers: {shown}", style="dim"))
    return parts


def indian(value: int | float) -> str:
    """A number with its digits grouped as in India: 12,34,567."""
    if isinstance(value, float) and not value.is_integer():
        whole, _, fraction = f"{value:.10f}".rstrip("0").partition(".")
        return f"{indian(int(whole))}.{fraction}"
    digits = str(abs(int(value)))
    head, tail = digits[:-3], digits[-3:]
    groups = []
    while head:
        groups.append(head[-2:])
        head = head[:-2]
    sign = "-" if value < 0 else ""
    return sign + ",".join([*reversed(groups), tail])


def amount(indicator: Indicator) -> str:
    """The value with its comparator, range and unit, for people: "≥ 2", "10 - 15 km", "₹ 46,70,00,000"."""
    value = indian(indicator.value)
    if indicator.value_max is not None:
        value += f" - {indian(indicator.value_max)}"
    if indicator.unit == "INR":
        value = f"₹ {value}"
    elif indicator.unit == "percent":
        value = f"{value} %"
    elif indicator.unit not in ("count", "other"):
        value = f"{value} {indicator.unit}"
    return f"{_COMPARATOR[indicator.comparator]} {value}" if indicator.comparator else value


def _meeting_line(record: Record, names: dict[str, str]) -> Text:
    line = Text()
    place = record.place
    if place:
        line.append(", ".join(dict.fromkeys(filter(None, (place.district or place.text, place.state)))))
        line.append("  ")
    meeting = record.meeting
    if meeting is None:
        return line.append("no meeting", style="dim")
    line.append(meeting.kind, style="bold magenta")
    if meeting.chair:
        line.append(f"  chair: {names.get(meeting.chair, meeting.chair)}")
    if meeting.venue:
        line.append(f"  venue: {_one_line(meeting.venue.text)}")
    if meeting.date:
        line.append(f"  date: {meeting.date.iso or _one_line(meeting.date.text)}")
    return line


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, header_style="dim")
    for column in columns:
        table.add_column(column, justify="right" if column == "value" else "left", overflow="fold")
    return table


def _officials(record: Record) -> Table:
    table = _table("Officials", "id", "name", "post", "roles")
    for official in record.officials:
        posts = ", ".join(post.text for post in official.designations)
        table.add_row(official.id, _one_line(official.name or "-"), _one_line(posts), ", ".join(official.roles))
    return table


def _schemes(record: Record) -> Table:
    table = _table("Schemes", "id", "name", "level", "mentions")
    for scheme in record.schemes:
        table.add_row(scheme.id or "-", _one_line(scheme.name), scheme.level or "-", str(len(scheme.mentions)))
    return table


def _indicators(record: Record, names: dict[str, str]) -> Table:
    table = _table("Indicators", "id", "value", "about", "status", "code", "reported by")
    for item in record.indicators:
        status = Text(item.status, style=STATUS_STYLE.get(item.status, ""))
        who = names.get(item.reported_by or "", "")
        table.add_row(item.id, amount(item), _one_line(item.about), status, item.code or "-", who)
    return table


def _directives(record: Record, names: dict[str, str]) -> Table:
    table = _table("Directives", "by", "to", "deadline", "text")
    for item in record.directives:
        deadline = _one_line(item.deadline.text) if item.deadline else "-"
        to = _one_line(", ".join(item.to)) or "-"
        table.add_row(names.get(item.by or "", "-"), to, deadline, _one_line(item.text))
    return table


def _one_line(text: str) -> str:
    return without_controls(" ".join(text.split()))
