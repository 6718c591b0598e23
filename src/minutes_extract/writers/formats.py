"""The ways records are written: formats, and the names of the flat tables."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """How records are written. AUTO is TABLE on a terminal and JSONL in a pipe; the name of `-o` decides too. PARQUET
    is written by the engine `ray` only."""

    AUTO = "auto"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TABLE = "table"
    PARQUET = "parquet"


class TableName(StrEnum):
    """The flat tables of CSV, one row a fact."""

    MEETINGS = "meetings"
    OFFICIALS = "officials"
    SCHEMES = "schemes"
    INDICATORS = "indicators"
    DIRECTIVES = "directives"


TABLES: tuple[TableName, ...] = tuple(TableName)
