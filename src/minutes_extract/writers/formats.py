"""The ways records are written: formats, the names of the flat tables, the look of summaries."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Format(StrEnum):
    """How records are written. AUTO is TABLE on a terminal and JSONL in a pipe; the name of `-o` decides too."""

    AUTO = "auto"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"
    SQLITE = "sqlite"
    PARQUET = "parquet"
    TABLE = "table"


class TableName(StrEnum):
    """The flat tables, one row a fact."""

    RELEASES = "releases"
    MEETINGS = "meetings"
    OFFICIALS = "officials"
    SCHEMES = "schemes"
    INDICATORS = "indicators"
    DIRECTIVES = "directives"


TABLES: tuple[TableName, ...] = tuple(TableName)


class Look(NamedTuple):
    """How a summary is shown: columns, and the colour system as rich names it (None: no colours)."""

    width: int
    colours: str | None = None


class WriteError(Exception):
    """An output that cannot be written as asked; the message says what, where, and what to do."""
