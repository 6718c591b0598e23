"""Records become rows of the six flat tables: releases, meetings, officials, schemes, indicators, directives.

Columns have the names of the record's fields, nested ones joined by `_`; the elements of a list stand in one cell,
joined by "; ". A column of a person's id has a second one beside it, `..._name`, with the name (or the post, for an
office named without its holder), so that a table can be read by itself. Every row begins with its release; where that
and an id do not make it one of its kind, `row` numbers the rows of the release.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from minutes_extract.record import Official, Place, Record, Span
from minutes_extract.writers.formats import TableName

JOIN = "; "

_SOURCE = ("source_name", "source_part")
_SPAN = ("start", "end", "text")


def _span_columns(field: str) -> tuple[str, ...]:
    return tuple(f"{field}_{part}" for part in _SPAN)


COLUMNS: dict[TableName, tuple[str, ...]] = {
    TableName.RELEASES: (
        *_SOURCE,
        "source_sha256",
        "source_chars",
        "source_title",
        "source_published",
        "source_converted_from",
        "source_duplicate_of",
        *_span_columns("headline"),
        "place_text",
        "place_district",
        "place_district_en",
        "place_state",
        "place_state_en",
        *_span_columns("place_mentions"),
    ),
    TableName.MEETINGS: (
        *_SOURCE,
        "source_sha256",
        "source_chars",
        *_span_columns("headline"),
        "place_text",
        "place_district",
        "place_district_en",
        "place_state",
        "place_state_en",
        "kind",
        "chair",
        "chair_name",
        *_span_columns("venue"),
        *_span_columns("date"),
        "date_iso",
        "date_weekday",
        *_span_columns("subject"),
        *_span_columns("evidence"),
        "certainty",
    ),
    TableName.OFFICIALS: (
        *_SOURCE,
        "id",
        "name",
        "name_latin",
        "honorifics",
        "designations_text",
        "designations_code",
        "designations_label_en",
        "organisation",
        "roles",
        *_span_columns("mentions"),
        "certainty",
    ),
    TableName.SCHEMES: (*_SOURCE, "row", "id", "name", "name_en", "level", *_span_columns("mentions"), "certainty"),
    TableName.INDICATORS: (
        *_SOURCE,
        "row",
        "id",
        "code",
        "label",
        "value",
        "value_max",
        "unit",
        "comparator",
        "status",
        "about",
        "scheme",
        "reported_by",
        "reported_by_name",
        *_span_columns("number"),
        *_SPAN,
        *_span_columns("sentence"),
        "certainty",
    ),
    TableName.DIRECTIVES: (*_SOURCE, "row", *_SPAN, "by", "by_name", "to", *_span_columns("deadline"), "certainty"),
}

KEYS: dict[TableName, tuple[str, ...]] = {
    TableName.RELEASES: _SOURCE,
    TableName.MEETINGS: _SOURCE,
    TableName.OFFICIALS: (*_SOURCE, "id"),
    TableName.SCHEMES: (*_SOURCE, "row"),
    TableName.INDICATORS: (*_SOURCE, "row"),
    TableName.DIRECTIVES: (*_SOURCE, "row"),
}
# columns that hold the id of an official of the same release, or nothing
OFFICIAL_IDS: dict[TableName, str] = {
    TableName.MEETINGS: "chair",
    TableName.INDICATORS: "reported_by",
    TableName.DIRECTIVES: "by",
}

Cell = str | int | float | None
Row = tuple[Cell, ...]

_LARGEST = 2**63  # databases and Parquet hold no larger integer


def rows(record: Record, table: TableName, fields: tuple[str, ...] = ()) -> Iterator[Row]:
    """The rows of one record in one table, in the order of `columns(table, fields)`. Indicators: one row a mention.

    Whole numbers are int, larger ones than 64 bits float.
    """
    source = (record.source.name, record.source.part)
    numbered = "row" in KEYS[table]
    chosen = [COLUMNS[table].index(field) for field in fields]
    for number, facts in enumerate(_ROWS[table](record), 1):
        row = tuple(map(_cell, (*source, number, *facts) if numbered else (*source, *facts)))
        yield tuple(row[at] for at in chosen) if chosen else row


def columns(table: TableName, fields: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The columns of a table: those asked for, or all."""
    return fields or COLUMNS[table]


def official_names(record: Record) -> dict[str, str]:
    """Official id -> name, or the post of an office named without its holder."""
    return {official.id: official_name(official) for official in record.officials}


def official_name(official: Official) -> str:
    """What to call an official by: the name, else the first post, else the first mention."""
    if official.name:
        return official.name
    if official.designations:
        return official.designations[0].text
    return official.mentions[0].text if official.mentions else official.id


def _cell(value: Cell) -> Cell:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return float(value) if isinstance(value, int) and not -_LARGEST <= value < _LARGEST else value


def _span(span: Span | None) -> Row:
    return (None, None, None) if span is None else (span.start, span.end, span.text)


def _spans(spans: list[Span]) -> Row:
    return _join(s.start for s in spans), _join(s.end for s in spans), _join(s.text for s in spans)


def _place(place: Place | None) -> Row:
    if place is None:
        return (None,) * 5
    return place.text, place.district, place.district_en, place.state, place.state_en


def _join(values: Iterable[object]) -> str:
    return JOIN.join("" if value is None else str(value) for value in values)


def _releases(record: Record) -> Iterator[Row]:
    place, source = record.place, record.source
    yield (
        source.sha256,
        source.chars,
        source.title,
        source.published,
        source.converted_from,
        source.duplicate_of,
        *_span(record.headline),
        *_place(place),
        *(_spans(place.mentions) if place else (None, None, None)),
    )


def _meetings(record: Record) -> Iterator[Row]:
    meeting, place, date = record.meeting, record.place, record.meeting.date if record.meeting else None
    if meeting is None:
        return
    yield (
        record.source.sha256,
        record.source.chars,
        *_span(record.headline),
        *_place(place),
        meeting.kind,
        meeting.chair,
        official_names(record).get(meeting.chair or ""),
        *_span(meeting.venue),
        *_span(date),
        date.iso if date else None,
        date.weekday if date else None,
        *_span(meeting.subject),
        *_span(meeting.evidence),
        meeting.certainty,
    )


def _officials(record: Record) -> Iterator[Row]:
    for official in record.officials:
        posts = official.designations
        yield (
            official.id,
            official.name,
            official.name_latin,
            _join(official.honorifics),
            _join(post.text for post in posts),
            _join(post.code for post in posts),
            _join(post.label_en for post in posts),
            official.organisation,
            _join(official.roles),
            *_spans(official.mentions),
            official.certainty,
        )


def _schemes(record: Record) -> Iterator[Row]:
    for scheme in record.schemes:
        yield scheme.id, scheme.name, scheme.name_en, scheme.level, *_spans(scheme.mentions), scheme.certainty


def _indicators(record: Record) -> Iterator[Row]:
    names = official_names(record)
    for indicator in record.indicators:
        for mention in indicator.mentions:
            yield (
                indicator.id,
                indicator.code,
                indicator.label,
                indicator.value,
                indicator.value_max,
                indicator.unit,
                indicator.comparator,
                indicator.status,
                indicator.about,
                indicator.scheme,
                indicator.reported_by,
                names.get(indicator.reported_by or ""),
                *_span(mention.number),
                *_span(mention),
                *_span(mention.sentence),
                indicator.certainty,
            )


def _directives(record: Record) -> Iterator[Row]:
    names = official_names(record)
    for directive in record.directives:
        by = directive.by
        told = (by, names.get(by or ""), _join(directive.to))
        yield *_span(directive), *told, *_span(directive.deadline), directive.certainty


_ROWS: dict[TableName, Callable[[Record], Iterator[Row]]] = {
    TableName.RELEASES: _releases,
    TableName.MEETINGS: _meetings,
    TableName.OFFICIALS: _officials,
    TableName.SCHEMES: _schemes,
    TableName.INDICATORS: _indicators,
    TableName.DIRECTIVES: _directives,
}
