"""A field of a record as JSON becomes a value that is safe to use, whatever stands there.

Records come from files, perhaps of another version of the program or of another program: a field that is missing or of
another type counts as not given.
"""

from __future__ import annotations

from typing import Any, NamedTuple

Json = dict[str, Any]


class Place(NamedTuple):
    """A stretch of the release: code points, half open, and the words that stand there."""

    start: int
    end: int
    text: str


def words(item: Json | None, field: str) -> str:
    """The string in a field, on one line; "" where there is none."""
    value = item.get(field) if item else None
    return " ".join(value.split()) if isinstance(value, str) else ""


def number(item: Json, field: str) -> int | float | None:
    """The number in a field; None where there is none."""
    value = item.get(field)
    return value if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e300 else None


def strings(item: Json, field: str) -> list[str]:
    """The strings of a list in a field, each on one line."""
    value = item.get(field)
    return [" ".join(one.split()) for one in value if isinstance(one, str)] if isinstance(value, list) else []


def objects(item: Json, field: str) -> list[Json]:
    """The objects of a list in a field."""
    value = item.get(field)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def inner(item: Json, field: str) -> Json | None:
    """The object in a field; None where there is none."""
    value = item.get(field)
    return value if isinstance(value, dict) else None


def place(item: Json | None) -> Place | None:
    """The span an object is; None where its offsets and its text do not fit together."""
    if item is None:
        return None
    start, end, text = item.get("start"), item.get("end"), item.get("text")
    if not (isinstance(start, int) and isinstance(end, int) and isinstance(text, str)):
        return None
    return Place(start, end, text) if 0 <= start < end and end - start == len(text) else None


def places(item: Json, field: str = "mentions") -> list[Place]:
    """The spans of a list in a field."""
    return [found for one in objects(item, field) if (found := place(one))]


def district(record: Json) -> str:
    """The district of a record, else the place as it is written; "" where none is named."""
    where = inner(record, "place")
    return words(where, "district") or words(where, "text")


def official_names(record: Json) -> dict[str, str]:
    """Official id -> name, else the post, else the first mention."""
    found = {}
    for official in objects(record, "officials"):
        posts = [words(post, "text") for post in objects(official, "designations")]
        mentions = [words(mention, "text") for mention in objects(official, "mentions")]
        named = [words(official, "name"), *posts, *mentions, words(official, "id")]
        found[words(official, "id")] = next(filter(None, named), "")
    return found


def is_unknown(other: Json) -> bool:
    """Whether a number of `other_numbers` is one nothing was found out about."""
    return other.get("kind") == "unknown"
