"""The data dictionary becomes docs/data-dictionary.md: `python -m minutes_extract.writers.dictionary_page > ...`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from pydantic import BaseModel

from minutes_extract import record
from minutes_extract.writers.dictionary import (
    Column,
    capital,
    field_words,
    model_words,
    table_columns,
    table_words,
    type_name,
    words_column,
)
from minutes_extract.writers.formats import TABLES
from minutes_extract.writers.sentences import SENTENCE_COLUMNS, SENTENCES
from minutes_extract.writers.tables import KEYS, OFFICIAL_IDS

MODELS: tuple[type[BaseModel], ...] = (
    record.Record,
    record.Span,
    record.Source,
    record.Place,
    record.Meeting,
    record.MeetingDate,
    record.Official,
    record.Designation,
    record.Scheme,
    record.Indicator,
    record.IndicatorMention,
    record.Directive,
    record.OtherNumber,
    record.Warning,
)
_HEAD = """\
# Data dictionary

What every column of the tables and every field of the record holds. This page is made from
`src/minutes_extract/writers/dictionary.yaml` and the models of the record:
`python -m minutes_extract.writers.dictionary_page > docs/data-dictionary.md`. The same words stand in
`datapackage.json` beside the CSV tables, on the sheet `fields` of a workbook, in the table `fields` of a database, and
in the metadata of Parquet files.

## Tables

The same tables and columns in CSV, workbook, database and Parquet. Every row begins with its release, `source_name` and
`source_part`, which lead to its row in `releases`. A list stands in one cell, its elements joined by "; "; columns of
one list have their elements in the same order.
"""
_RECORD = """\
## Record

The fields of JSON and JSON Lines. `minutes-extract schema` prints the JSON Schema.
"""


def page() -> str:
    """The page as Markdown."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield _HEAD
    for table in TABLES:
        person = OFFICIAL_IDS.get(table)
        yield from _table(table.value, KEYS[table], table_columns(table), person)
    yield from _table(SENTENCES, SENTENCE_COLUMNS[:4], [words_column(name) for name in SENTENCE_COLUMNS], None)
    yield _RECORD
    for model in MODELS:
        words = model_words(model)
        yield f"### {model.__name__}\n\n{words.en}. {words.hi}।\n"
        yield "| field | type | English | हिंदी |\n| --- | --- | --- | --- |"
        for name, info in model.model_fields.items():
            field = field_words(model, name)
            yield f"| `{name}` | {_cell(type_name(info.annotation))} | {_cell(capital(field.en))} | {_cell(field.hi)} |"
        yield ""


def _table(name: str, key: tuple[str, ...], columns: list[Column], person: str | None) -> Iterator[str]:
    words = table_words(name)
    yield f"### {name}\n\n{words.en}. {words.hi}।\n"
    keys = f"Primary key: {', '.join(f'`{column}`' for column in key)}."
    if person:
        keys += f" `{person}` is the `id` of one of the release's `officials`, or empty."
    yield keys + "\n"
    yield "| column | type | English | हिंदी |\n| --- | --- | --- | --- |"
    for column in columns:
        kind = " / ".join(column.values) or column.type
        yield f"| `{column.name}` | {kind} | {_cell(column.words.en)} | {_cell(column.words.hi)} |"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.buffer.write(page().encode())
