"""Two records become the list of fields in which they differ.

Facts of a list are paired by what they say, not by their position, so that one fact more or less shows as one
difference. Ids are numbers in order of mention: they are compared by the official they stand for, and by themselves
only where nothing else differs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

Json = Any
_REFERENCES = ("chair", "by", "reported_by")
_NUMBERED = ("officials", "indicators")
_MISSING = object()


class Difference(NamedTuple):
    """`field` is the path to the field; None for a side means that it is not there at all."""

    field: str
    expected: str | None
    got: str | None


def differences(expected: Json, got: Json) -> list[Difference]:
    """Where two records, as JSON values, differ; empty when they are equal."""
    if expected == got:
        return []
    found = list(_compare("", _by_name(expected), _by_name(got)))
    return found or list(_compare("", expected, got)) or [Difference("record", short(expected), short(got))]


def short(value: Json, limit: int = 200) -> str:
    """A value on one line."""
    if isinstance(value, dict) and isinstance(value.get("text"), str):
        rest = {
            key: item for key, item in value.items() if key not in ("start", "end", "text") and item not in (None, [])
        }
        place = f"{value['text']!r} at {value.get('start')}-{value.get('end')}"
        text = f"{place} {_plain(rest)}" if rest else place
    else:
        text = _plain(value)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _plain(value: Json) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {short(item)}" for key, item in value.items() if item not in (None, [])) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(short(item) for item in value) + "]"
    return "null" if value is None else repr(value) if isinstance(value, str) else str(value)


def _by_name(record: Json) -> Json:
    """The record with ids replaced by the name or post they stand for."""
    if not isinstance(record, dict):
        return record
    names = {str(item.get("id")): _official_key(item) for item in _dicts(record.get("officials"))}

    def renamed(value: Json, key: str = "") -> Json:
        if isinstance(value, dict):
            return {name: renamed(item, name) for name, item in value.items()}
        if isinstance(value, list):
            without = key in _NUMBERED
            return [
                renamed({k: v for k, v in i.items() if k != "id"} if without and isinstance(i, dict) else i)
                for i in value
            ]
        return names.get(value, value) if key in _REFERENCES and isinstance(value, str) else value

    return renamed(record)


def _dicts(value: Json) -> list[dict[str, Json]]:
    """The objects of a list; an expected record is a file anyone may have edited, so nothing is taken for granted."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _official_key(item: dict[str, Json]) -> str:
    posts = _dicts(item.get("designations")) or [{}]
    return str(item.get("name") or posts[0].get("text") or item.get("id"))


def _number_key(item: dict[str, Json]) -> str:
    mentions = _dicts(item.get("mentions")) or [{}]
    number = (_dicts([mentions[0].get("number")]) or [{}])[0]
    return f"{number.get('text', '')}@{number.get('start', '')}"


def _start_key(item: dict[str, Json]) -> str:
    return f"{item.get('start', '')}"


_KEYS: dict[str, Callable[[dict[str, Json]], str]] = {
    "officials": _official_key,
    "schemes": lambda item: str(item.get("id") or item.get("name")),
    "indicators": _number_key,
    "directives": _start_key,
    "other_numbers": _start_key,
    "mentions": _start_key,
    "designations": lambda item: str(item.get("text")),
}


def _compare(field: str, expected: Json, got: Json) -> Iterator[Difference]:
    if expected is not _MISSING and got is not _MISSING and _same(expected, got):
        return
    if isinstance(expected, dict) and isinstance(got, dict):
        for key in dict.fromkeys([*expected, *got]):
            yield from _compare(f"{field}.{key}" if field else key, expected.get(key, _MISSING), got.get(key, _MISSING))
    elif isinstance(expected, list) and isinstance(got, list):
        yield from _compare_lists(field, expected, got)
    else:
        yield Difference(
            field or "record",
            None if expected is _MISSING else short(expected),
            None if got is _MISSING else short(got),
        )


def _same(expected: Json, got: Json) -> bool:
    """Equal, and of one type: JSON tells true from 1."""
    return bool(expected == got) and isinstance(expected, bool) == isinstance(got, bool)


def _compare_lists(field: str, expected: list[Json], got: list[Json]) -> Iterator[Difference]:
    key_of = _KEYS.get(field.rpartition(".")[2].partition("[")[0])
    items = [*expected, *got]
    if key_of is None or not all(isinstance(item, dict) for item in items):
        yield Difference(field, short(expected), short(got))
        return
    want, have = _keyed(expected, key_of), _keyed(got, key_of)
    for key in dict.fromkeys([*want, *have]):
        yield from _compare(f"{field}[{key}]", want.get(key, _MISSING), have.get(key, _MISSING))
    if list(want) != list(have) and set(want) == set(have):
        yield Difference(f"{field} (order)", ", ".join(want), ", ".join(have))


def _keyed(items: list[Json], key_of: Callable[[dict[str, Json]], str]) -> dict[str, Json]:
    """Items by key; a key that comes again is numbered."""
    table: dict[str, Json] = {}
    for item in items:
        key = base = key_of(item)
        number = 1
        while key in table:
            number += 1
            key = f"{base} #{number}"
        table[key] = item
    return table
