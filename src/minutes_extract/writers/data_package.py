"""The tables of a folder become its `datapackage.json`: what each file and column holds, by the Frictionless standard.

Descriptions are English, with the Hindi ones beside them as `description_hi`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from minutes_extract import __version__
from minutes_extract.record import SCHEMA_VERSION
from minutes_extract.writers.dictionary import Column, Words, table_columns, table_words
from minutes_extract.writers.formats import TableName
from minutes_extract.writers.json_lines import indented
from minutes_extract.writers.tables import KEYS

FILE_NAME = "datapackage.json"


def data_package(tables: Sequence[TableName], fields: tuple[str, ...] = (), *, bom: bool = False) -> str:
    """The descriptor of a folder of CSV tables. Keys stand in it where all their columns are written."""
    described = {
        "profile": "tabular-data-package",
        "name": "minutes-extract",
        "title": "Facts from Hindi press releases",
        "record_schema": SCHEMA_VERSION,
        "made_by": f"minutes-extract {__version__}",
        "resources": [_resource(table, tables, fields, bom) for table in tables],
    }
    return indented(described) + "\n"


def _resource(table: TableName, tables: Sequence[TableName], fields: tuple[str, ...], bom: bool) -> dict[str, Any]:
    columns = table_columns(table, fields)
    names = {column.name for column in columns}
    schema: dict[str, Any] = {
        "fields": [_field(column, key=column.name in KEYS[table]) for column in columns],
        "missingValues": [""],
    }
    if names.issuperset(KEYS[table]):
        schema["primaryKey"] = list(KEYS[table])
    parent = TableName.RELEASES
    if table is not parent and parent in tables and names.issuperset(KEYS[parent]):
        key = list(KEYS[parent])
        schema["foreignKeys"] = [{"fields": key, "reference": {"resource": parent.value, "fields": key}}]
    return {
        "profile": "tabular-data-resource",
        "name": table.value,
        "path": f"{table}.csv",
        **_described(table_words(table)),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig" if bom else "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": schema,
    }


def _field(column: Column, *, key: bool) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.type, **_described(column.words)}
    constraints: dict[str, Any] = {"required": True} if key else {}
    if column.values:
        constraints["enum"] = list(column.values)
    if constraints:
        field["constraints"] = constraints
    return field


def _described(words: Words) -> dict[str, str]:
    return {"description": words.en, "description_hi": words.hi}
