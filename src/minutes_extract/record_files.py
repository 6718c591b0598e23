"""A file of JSON Lines, or of one JSON array, becomes records as JSON objects; nothing in them is changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from minutes_extract.readers import STDIN, ReleaseFile, Unreadable, read_text

Json = dict[str, Any]


class RecordFileError(Exception):
    """A file that holds no records that can be read; the message says where, what is wrong, and what to do."""


def read_records(path: str, stdin: BinaryIO) -> list[Json]:
    """The records of a file ("-" is `stdin`), in order. Each is an object with the string `source.name`.

    Raises `RecordFileError`, also where there is not one record.
    """
    text = read_text(ReleaseFile(STDIN, None) if path == STDIN else ReleaseFile(path, Path(path)), stdin)
    if isinstance(text, Unreadable):
        raise RecordFileError(str(text))
    shown = "standard input" if path == STDIN else path
    records = [_record(shown, where, value) for where, value in _values(shown, text.removeprefix("\ufeff"))]
    if not records:
        raise RecordFileError(f"{shown}: no record in it; write one with `minutes-extract extract`")
    return records


def _values(shown: str, text: str) -> Iterator[tuple[str, Any]]:
    """Where each record stands, and its value."""
    if text.lstrip().startswith("["):
        for number, value in enumerate(_parsed(shown, "the array", text), 1):
            yield f"record {number}", value
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield f"line {number}", _parsed(shown, f"line {number}", line)


def _parsed(shown: str, where: str, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        problem = f"not JSON ({' '.join(str(error).split())})"
        raise RecordFileError(f"{shown}: {where}: {problem}; give records as `extract` writes them") from error


def _record(shown: str, where: str, value: Any) -> Json:
    source = value.get("source") if isinstance(value, dict) else None
    if not isinstance(source, dict) or not isinstance(source.get("name"), str):
        raise RecordFileError(f"{shown}: {where}: no record with a source.name; give records as `extract` writes them")
    record: Json = value
    return record
