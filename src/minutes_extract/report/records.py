"""Files of records, or folders of shards, become a stream of records as JSON objects, one in memory at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from minutes_extract.readers import STDIN
from minutes_extract.record_files import RecordFileError

Json = dict[str, Any]

LISTS = ("officials", "schemes", "indicators", "directives", "other_numbers", "warnings")
_OBJECTS = ("source", "headline", "place", "meeting")
_ADVICE = "give records as `extract` writes them"


def stream_records(paths: Iterable[str], stdin: BinaryIO) -> Iterator[Json]:
    """The records of JSON Lines files ("-" is `stdin`; of a folder its *.jsonl by name), in order.

    A line is read when its record is asked for. A file that is one JSON array is read whole. Each record is an object
    with the string `source.name`, whose lists are lists of objects; fields it does not know are kept.
    Raises `RecordFileError`, at the place where it stands, also where a file holds not one record.
    """
    for path in paths:
        if path != STDIN and Path(path).is_dir():
            shards = sorted(Path(path).glob("*.jsonl"))
            if not shards:
                raise RecordFileError(f"{path}: no *.jsonl file in it; name the file of records itself")
            for shard in shards:
                yield from _file(str(shard), stdin, may_be_empty=True)
        else:
            yield from _file(path, stdin, may_be_empty=False)


def _file(path: str, stdin: BinaryIO, *, may_be_empty: bool) -> Iterator[Json]:
    shown = "standard input" if path == STDIN else path
    found = False
    try:
        if path == STDIN:
            for record in _records(shown, stdin):
                found = True
                yield record
        else:
            with Path(path).open("rb") as stream:
                for record in _records(shown, stream):
                    found = True
                    yield record
    except FileNotFoundError as error:
        raise RecordFileError(f"{path}: no such file or folder; check the spelling") from error
    if not found and not may_be_empty:
        raise RecordFileError(f"{shown}: no record in it; write one with `minutes-extract extract`")


def _records(shown: str, stream: BinaryIO) -> Iterator[Json]:
    opening: list[bytes] = []
    for line in stream:
        opening.append(line if opening else line.removeprefix(b"\xef\xbb\xbf"))
        if opening[-1].strip():
            break
    if opening and opening[-1].lstrip().startswith(b"["):
        values = _parsed(shown, "the array", b"".join(chain(opening, stream)))
        yield from (_checked(shown, f"record {number}", value) for number, value in enumerate(values, 1))
        return
    for number, line in enumerate(chain(opening, stream), 1):
        if line.strip():
            where = f"line {number}"
            yield _checked(shown, where, _parsed(shown, where, line))


def _parsed(shown: str, where: str, line: bytes) -> Any:
    try:
        return json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise RecordFileError(f"{shown}: {where}: not UTF-8; {_ADVICE}") from error
    except (ValueError, RecursionError) as error:
        problem = f"not JSON ({' '.join(str(error).split())})"
        raise RecordFileError(f"{shown}: {where}: {problem}; {_ADVICE}") from error


def _checked(shown: str, where: str, value: Any) -> Json:
    source = value.get("source") if isinstance(value, dict) else None
    if not isinstance(source, dict) or not isinstance(source.get("name"), str):
        raise RecordFileError(f"{shown}: {where}: no record with a source.name; {_ADVICE}")
    record: Json = value
    for field in _OBJECTS:
        if not isinstance(record.get(field) or {}, dict):
            raise RecordFileError(f"{shown}: {where}: {field} is no object; {_ADVICE}")
    for field in LISTS:
        items = record.get(field) or []
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            raise RecordFileError(f"{shown}: {where}: {field} is no list of objects; {_ADVICE}")
    return record
