"""A record becomes rows of the page's tables: numbers, and strings as places in a pool that all rows share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from minutes_extract.report.detail import around, pieces
from minutes_extract.report.fields import (
    Json,
    district,
    inner,
    is_unknown,
    number,
    objects,
    official_names,
    place,
    places,
    strings,
    words,
)

TableName = Literal["indicators", "officials", "schemes", "directives", "releases", "review"]
Cell = str | int | float | None
Row = tuple[Cell, ...]


class Column(NamedTuple):
    """A column of a table.

    `type`: "number"; "text"; "code"; "term", said in the reader's language by the strings of `terms`; "terms", several
    of them joined by "; ". `facet`: rows can be filtered by it, columns of one facet together. `shown`: not in the
    download alone.
    """

    key: str
    type: Literal["number", "text", "code", "term", "terms"]
    terms: str = ""
    facet: str = ""
    shown: bool = True


# Each row begins with the number of its release (from 0) and the key of its fact in `detail.py`.
COLUMNS: dict[TableName, tuple[Column, ...]] = {
    "indicators": (
        Column("about", "text"),
        Column("value", "number"),
        Column("value_max", "number", shown=False),
        Column("unit", "term", "unit", shown=False),
        Column("comparator", "term", "comparator", shown=False),
        Column("status", "term", "status", "status"),
        Column("metric", "code", "metric", "metric"),
        Column("scheme", "code", "scheme", "scheme"),
        Column("reported_by", "text"),
        Column("certainty", "term", "certainty", "certainty"),
    ),
    "officials": (
        Column("name", "text"),
        Column("name_latin", "text"),
        Column("post", "text"),
        Column("post_code", "terms", "post", "post"),
        Column("organisation", "text"),
        Column("roles", "terms", "role", "role"),
        Column("mentions", "number"),
        Column("certainty", "term", "certainty", "certainty"),
    ),
    "schemes": (
        Column("name", "text"),
        Column("scheme", "code", "scheme", "scheme"),
        Column("level", "term", "level", "level"),
        Column("mentions", "number"),
        Column("certainty", "term", "certainty", "certainty"),
    ),
    "directives": (
        Column("text", "text"),
        Column("by", "text"),
        Column("to", "text"),
        Column("deadline", "text"),
        Column("certainty", "term", "certainty", "certainty"),
    ),
    "releases": (
        Column("headline", "text"),
        Column("state", "term", "state", "state"),
        Column("meeting", "term", "kind", "meeting"),
        Column("date", "text"),
        Column("chair", "text"),
        Column("indicators", "number"),
        Column("officials", "number"),
        Column("schemes", "number"),
        Column("directives", "number"),
    ),
    "review": (
        Column("what", "text"),
        Column("reason", "term", "reason", "reason"),
        Column("kind", "term", "fact", "fact"),
        Column("text", "text"),
    ),
}
RELEASE = ("name", "part", "district", "duplicate_of", "title", "published", "converted_from")


def release_row(record: Json) -> Row:
    """What all rows of a release share, in the order of `RELEASE`."""
    source = inner(record, "source") or {}
    return (
        words(source, "name"),
        number(source, "part") or 0,
        district(record),
        *(words(source, field) for field in RELEASE[3:]),
    )


def rows(record: Json, table: TableName) -> Iterator[tuple[str, Row]]:
    """The key of the fact of each row, and the row in the order of `COLUMNS[table]`."""
    return _ROWS[table](record)


def _certainty(item: Json) -> str:
    return words(item, "certainty")


def _indicators(record: Json) -> Iterator[tuple[str, Row]]:
    names = official_names(record)
    for count, item in enumerate(objects(record, "indicators"), 1):
        yield (
            f"i{count}",
            (
                words(item, "about") or words(item, "label"),
                number(item, "value"),
                number(item, "value_max"),
                words(item, "unit"),
                words(item, "comparator"),
                words(item, "status"),
                words(item, "code"),
                words(item, "scheme"),
                names.get(words(item, "reported_by"), ""),
                _certainty(item),
            ),
        )


def _officials(record: Json) -> Iterator[tuple[str, Row]]:
    for count, item in enumerate(objects(record, "officials"), 1):
        posts = objects(item, "designations")
        yield (
            f"o{count}",
            (
                words(item, "name"),
                words(item, "name_latin"),
                _join(words(post, "text") for post in posts),
                _join(words(post, "code") for post in posts),
                words(item, "organisation"),
                _join(iter(strings(item, "roles"))),
                len(objects(item, "mentions")),
                _certainty(item),
            ),
        )


def _schemes(record: Json) -> Iterator[tuple[str, Row]]:
    for count, item in enumerate(objects(record, "schemes"), 1):
        name = words(item, "name")
        yield (
            f"s{count}",
            (name, words(item, "id") or name, words(item, "level"), len(objects(item, "mentions")), _certainty(item)),
        )


def _directives(record: Json) -> Iterator[tuple[str, Row]]:
    names = official_names(record)
    for count, item in enumerate(objects(record, "directives"), 1):
        by, to = names.get(words(item, "by"), ""), _join(iter(strings(item, "to")))
        deadline = words(inner(item, "deadline"), "text")
        yield f"d{count}", (words(item, "text"), by, to, deadline, _certainty(item))


def _releases(record: Json) -> Iterator[tuple[str, Row]]:
    meeting = inner(record, "meeting") or {}
    date = inner(meeting, "date")
    source = inner(record, "source")
    yield (
        "h",
        (
            words(inner(record, "headline"), "text") or words(source, "title") or words(source, "name"),
            words(inner(record, "place"), "state"),
            words(meeting, "kind"),
            words(date, "iso") or words(date, "text"),
            official_names(record).get(words(meeting, "chair"), ""),
            *(len(objects(record, kind)) for kind in ("indicators", "officials", "schemes", "directives")),
        ),
    )


def _review(record: Json) -> Iterator[tuple[str, Row]]:
    """Finds of low certainty, warnings, and numbers nothing was found out about."""
    for kind, letter in (("indicators", "i"), ("officials", "o"), ("schemes", "s"), ("directives", "d")):
        for count, item in enumerate(objects(record, kind), 1):
            if _certainty(item) == "low":
                yield f"{letter}{count}", (*_named(item, kind), _context(record, item))
    meeting = inner(record, "meeting")
    if meeting and _certainty(meeting) == "low":
        evidence = words(inner(meeting, "evidence"), "text")
        yield "m", (words(inner(meeting, "subject"), "text") or evidence, "low", "meeting", evidence)
    for count, item in enumerate(objects(record, "warnings"), 1):
        spans = places(item, "spans")
        text = around(pieces(record), spans[0]) if spans else ""
        yield f"w{count}", (words(item, "message") or words(item, "kind"), "warning", "warning", text)
    unknown = [(count, item) for count, item in enumerate(objects(record, "other_numbers"), 1) if is_unknown(item)]
    stretches = pieces(record) if unknown else []
    for count, item in unknown:
        span = place(item)
        yield f"n{count}", (words(item, "text"), "unknown", "other", around(stretches, span) if span else "")


def _named(item: Json, kind: str) -> tuple[str, str, str]:
    if kind == "indicators":
        numbers = (words(inner(mention, "number"), "text") for mention in objects(item, "mentions"))
        return f"{next(numbers, '')} {words(item, 'about')}".strip(), "low", "indicator"
    if kind == "officials":
        posts = (words(post, "text") for post in objects(item, "designations"))
        return words(item, "name") or next(posts, ""), "low", "official"
    if kind == "schemes":
        return words(item, "name"), "low", "scheme"
    return words(item, "text"), "low", "directive"


def _context(record: Json, item: Json) -> str:
    for mention in objects(item, "mentions"):
        if sentence := words(inner(mention, "sentence"), "text"):
            return sentence
    spans = places(item) or ([span] if (span := place(item)) else [])
    return around(pieces(record), spans[0]) if spans else ""


def _join(values: Iterator[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, values)))


_ROWS: dict[TableName, Callable[[Json], Iterator[tuple[str, Row]]]] = {
    "indicators": _indicators,
    "officials": _officials,
    "schemes": _schemes,
    "directives": _directives,
    "releases": _releases,
    "review": _review,
}
