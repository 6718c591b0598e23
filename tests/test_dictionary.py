"""The data dictionary says of every field and column what it means, in both languages, and its page is up to date."""

from __future__ import annotations

import re
from inspect import get_annotations, getmembers, isclass
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from minutes_extract import record
from minutes_extract.writers.dictionary import column, load, table_columns, table_words
from minutes_extract.writers.dictionary_page import MODELS, page
from minutes_extract.writers.formats import TABLES, TableName
from minutes_extract.writers.sentences import SENTENCES
from minutes_extract.writers.tables import COLUMNS

DEVANAGARI = re.compile("[\u0900-\u097f]")
PAGE = Path(__file__).parents[1] / "docs" / "data-dictionary.md"


def models() -> dict[str, type[BaseModel]]:
    """The public models of the record."""
    return {
        name: found
        for name, found in getmembers(record, isclass)
        if issubclass(found, BaseModel) and found.__module__ == record.__name__ and not name.startswith("_")
    }


def test_every_field_of_the_models_stands_in_the_dictionary_and_none_else() -> None:
    expected = {name: set(get_annotations(model)) for name, model in models().items()}
    assert {name: set(entry["fields"]) for name, entry in load()["models"].items()} == expected
    assert {model.__name__ for model in MODELS} == set(expected)


def test_every_table_and_every_column_without_a_field_stands_in_it() -> None:
    assert set(load()["tables"]) == {*(table.value for table in TABLES), SENTENCES}
    names = {name for columns in COLUMNS.values() for name in columns} | {"words"}
    assert set(load()["columns"]) <= names


def entries() -> dict[str, dict[str, Any]]:
    found = {f"tables.{name}": entry for name, entry in load()["tables"].items()}
    found |= {f"columns.{name}": entry for name, entry in load()["columns"].items()}
    for model, entry in load()["models"].items():
        found[model] = {"en": entry["en"], "hi": entry["hi"]}
        found |= {f"{model}.{name}": words for name, words in entry["fields"].items()}
    return found


@pytest.mark.parametrize("entry", entries().values(), ids=entries())
def test_every_entry_has_both_languages_on_one_line(entry: dict[str, str]) -> None:
    assert set(entry) == {"en", "hi"}
    assert all(text == text.strip() and "\n" not in text for text in entry.values())
    assert entry["en"].isascii()
    assert DEVANAGARI.search(entry["hi"])


@pytest.mark.parametrize(
    ("table", "name", "type_", "en"),
    [
        (TableName.RELEASES, "source_part", "integer", "Release: which release of its file (from 0)"),
        (TableName.RELEASES, "place_mentions_start", "string", "where it begins"),  # a list
        (TableName.MEETINGS, "headline_start", "integer", "First headline: where it begins"),
        (TableName.MEETINGS, "date_iso", "date", "Date: the day as YYYY-MM-DD"),
        (TableName.MEETINGS, "chair_name", "string", "or the post"),
        (TableName.OFFICIALS, "name_latin", "string", "Name in Latin letters"),
        (TableName.OFFICIALS, "designations_label_en", "string", "Posts: English label"),
        (TableName.INDICATORS, "row", "integer", "Number of the row"),
        (TableName.INDICATORS, "value", "number", "money in rupees"),
        (TableName.INDICATORS, "value_max", "number", "Upper end"),
        (TableName.INDICATORS, "text", "string", "The words as written"),
        (TableName.INDICATORS, "number_text", "string", "scale words: the words as written"),
        (TableName.DIRECTIVES, "to", "string", "Posts addressed"),
    ],
)
def test_columns_are_named_by_the_fields_that_lead_to_them(table: TableName, name: str, type_: str, en: str) -> None:
    found = column(table, name)
    assert found.type == type_
    assert en in found.words.en


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_described(table: TableName) -> None:
    assert [found.name for found in table_columns(table)] == list(COLUMNS[table])
    assert DEVANAGARI.search(table_words(table).hi)


@pytest.mark.parametrize("name", ["worth", "place_country", "mentions_from"])
def test_what_is_no_column_is_not_described(name: str) -> None:
    with pytest.raises(KeyError):
        column(TableName.OFFICIALS, name)


@pytest.mark.parametrize(
    ("name", "values"),
    [("status", 6), ("comparator", 5), ("unit", 26), ("about", 0)],
)
def test_values_that_are_settled(name: str, values: int) -> None:
    assert len(column(TableName.INDICATORS, name).values) == values


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "run: python -m minutes_extract.writers.dictionary_page > docs/data-dictionary.md"
    )
