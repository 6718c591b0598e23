"""Records become rows of the five flat tables: meetings, officials, schemes, indicators, directives.

Columns have the names of the record's fields, nested ones joined by `_`; the elements of a list stand in one cell,
joined by "; ". A column of a person's id has a second one beside it, `..._name`, with the name (or the post, for an
office named without its holder), so that a table can be read by itself.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator

from minutes_extract.record import Official, Record, Span
from minutes_extract.writers.formats import TableName

JOIN = "; "

_SOURCE = ("source_name", "source_part")
_SPAN = ("start", "end", "text")


def _span_columns(field: str) -> tuple[str, ...]:
    return tuple(f"{field}_{part}" for part in _SPAN)


COLUMNS: dict[TableName, tuple[str, ...]] = {
    TableName.MEETINGS: (
        *_SOURCE,
        "source_sha256",
        "source_chars",
        *_span_columns("headline"),
        "place_text",
        "place_district",
        "place_state",
        "kind",
        "chair",
        "chair_name",
        *_span_columns("venue"),
        *_span_columns("date"),
        "date_iso",
        "date_weekday",
        *_span_columns("subject"),
        *_span_columns("evidence"),
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
    ),
    TableName.SCHEMES: (*_SOURCE, "id", "name", "name_en", "level", *_span_columns("mentions")),
    TableName.INDICATORS: (
        *_SOURCE,
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
    ),
    TableName.DIRECTIVES: (*_SOURCE, *_SPAN, "by", "by_name", "to", *_span_columns("deadline")),
}

Cell = str | int | float | None
Row = tuple[Cell, ...]


def rows(record: Record, table: TableName) -> Iterator[Row]:
    """The rows of one record in one table, in the order of `COLUMNS[table]`. Indicators: one row a mention."""
    source = (record.source.name, record.source.part)
    for row in _ROWS[table](record):
        yield (*source, *row)


def csv_header(table: TableName) -> str:
    """The header of a table as CSV, line end (\\n) included."""
    return _csv([COLUMNS[table]])


def csv_rows(record: Record, table: TableName) -> str:
    """The rows of one record in one table as CSV, each with its line end (\\n); empty where there are none."""
    return _csv(tuple(map(_cell, row)) for row in rows(record, table))


def _csv(lines: Iterable[Row]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines)
    return text.getvalue()


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
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _span(span: Span | None) -> Row:
    return (None, None, None) if span is None else (span.start, span.end, span.text)


def _spans(spans: list[Span]) -> Row:
    return _join(s.start for s in spans), _join(s.end for s in spans), _join(s.text for s in spans)


def _join(values: Iterable[object]) -> str:
    return JOIN.join("" if value is None else str(value) for value in values)


def _meetings(record: Record) -> Iterator[Row]:
    meeting, place, date = record.meeting, record.place, record.meeting.date if record.meeting else None
    if meeting is None:
        return
    yield (
        record.source.sha256,
        record.source.chars,
        *_span(record.headline),
        *((place.text, place.district, place.state) if place else (None, None, None)),
        meeting.kind,
        meeting.chair,
        official_names(record).get(meeting.chair or ""),
        *_span(meeting.venue),
        *_span(date),
        date.iso if date else None,
        date.weekday if date else None,
        *_span(meeting.subject),
        *_span(meeting.evidence),
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
        )


def _schemes(record: Record) -> Iterator[Row]:
    for scheme in record.schemes:
        yield scheme.id, scheme.name, scheme.name_en, scheme.level, *_spans(scheme.mentions)


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
            )


def _directives(record: Record) -> Iterator[Row]:
    names = official_names(record)
    for directive in record.directives:
        by = directive.by
        yield *_span(directive), by, names.get(by or ""), _join(directive.to), *_span(directive.deadline)


_ROWS: dict[TableName, Callable[[Record], Iterator[Row]]] = {
    TableName.MEETINGS: _meetings,
    TableName.OFFICIALS: _officials,
    TableName.SCHEMES: _schemes,
    TableName.INDICATORS: _indicators,
    TableName.DIRECTIVES: _directives,
}
