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


class _Missing:
    """What stands for a field or fact that is not there at all: null is there."""

    def __repr__(self) -> str:
        return "MISSING"


MISSING = _Missing()


class Change(NamedTuple):
    """One difference of two records. `path` leads to it: field names, and "[key]" for one fact of a list.

    `old` and `new` are JSON values, ids of officials replaced by their names; `MISSING` where there is nothing.
    """

    path: tuple[str, ...]
    old: Json
    new: Json

    @property
    def field(self) -> str:
        """The path as one string: officials[रमा].roles."""
        return path_text(self.path)


class Difference(NamedTuple):
    """`field` is the path to the field; None for a side means that it is not there at all."""

    field: str
    expected: str | None
    got: str | None


def differences(expected: Json, got: Json) -> list[Difference]:
    """Where two records, as JSON values, differ, told in short; empty when they are equal."""
    return [
        Difference(change.field or "record", _shown(change.old), _shown(change.new))
        for change in changes(expected, got)
    ]


def changes(old: Json, new: Json) -> list[Change]:
    """Where two records, as JSON values, differ; empty when they are equal."""
    if old == new:
        return []
    found = list(_compare((), _by_name(old), _by_name(new)))
    return found or list(_compare((), old, new)) or [Change((), old, new)]


def path_text(path: tuple[str, ...]) -> str:
    """A path as one string."""
    return "".join(part if part.startswith(("[", " ")) else f".{part}" for part in path).removeprefix(".")


def _shown(value: Json) -> str | None:
    return None if value is MISSING else short(value)


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


def _compare(path: tuple[str, ...], old: Json, new: Json) -> Iterator[Change]:
    if old is not MISSING and new is not MISSING and _same(old, new):
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*old, *new]):
            yield from _compare((*path, key), old.get(key, MISSING), new.get(key, MISSING))
    elif isinstance(old, list) and isinstance(new, list):
        yield from _compare_lists(path, old, new)
    else:
        yield Change(path, old, new)


def _same(old: Json, new: Json) -> bool:
    """Equal, and of one type: JSON tells true from 1."""
    return bool(old == new) and isinstance(old, bool) == isinstance(new, bool)


def _compare_lists(path: tuple[str, ...], old: list[Json], new: list[Json]) -> Iterator[Change]:
    key_of = _KEYS.get(path[-1]) if path else None
    if key_of is None or not all(isinstance(item, dict) for item in [*old, *new]):
        yield Change(path, old, new)
        return
    before, after = _keyed(old, key_of), _keyed(new, key_of)
    for key in dict.fromkeys([*before, *after]):
        yield from _compare((*path, f"[{key}]"), before.get(key, MISSING), after.get(key, MISSING))
    if list(before) != list(after) and set(before) == set(after):
        yield Change((*path, " (order)"), ", ".join(before), ", ".join(after))


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
