"""Records become JSON: one record a line, or one indented array."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

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


def write_json_lines(records: Iterable[Record], stream: TextIO) -> None:
    """One record a line, each written as soon as it is there."""
    for record in records:
        stream.write(record_line(record) + "\n")


def write_json(records: Iterable[Record], stream: TextIO) -> None:
    """One array of records, indented by two spaces."""
    opening = "["
    for record in records:
        text = indented(record.model_dump(mode="json"))
        stream.write(opening + "\n  " + text.replace("\n", "\n  "))
        opening = ","
    stream.write("[]\n" if opening == "[" else "\n]\n")


def indented(value: Any) -> str:
    """JSON for people: indented, UTF-8 unescaped."""
    return json.dumps(value, ensure_ascii=False, indent=2)
