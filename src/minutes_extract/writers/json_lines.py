"""A record becomes JSON: a line of its own, or an element of an indented array."""

from __future__ import annotations

import json
from typing import Any

from minutes_extract.record import Record

# JSON allows these in strings, but much software takes them for line ends; a record must stay on its line.
_LINE_ENDS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def record_line(record: Record) -> str:
    """A record as one line of JSON, without the line end."""
    line = record.model_dump_json()
    for char, escaped in _LINE_ENDS.items():
        if char in line:
            line = line.replace(char, escaped)
    return line


def array_item(record: Record) -> str:
    """A record as an element of an array indented by two spaces, on lines of its own, without the comma."""
    return "\n  " + indented(record.model_dump(mode="json")).replace("\n", "\n  ")


def indented(value: Any) -> str:
    """JSON for people: indented, UTF-8 unescaped."""
    return json.dumps(value, ensure_ascii=False, indent=2)
