"""What the user asked for becomes a plan of where records go and how they look."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from minutes_extract.writers.formats import TABLES, Format, Look, TableName
from minutes_extract.writers.layout import Layout


class PlanError(ValueError):
    """Options that do not go together; the message says what to type instead."""


_BY_SUFFIX = {
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".csv": Format.CSV,
    ".txt": Format.TABLE,
}
_FOLDER_FILE = {Format.JSON: "records.json", Format.JSONL: "records.jsonl", Format.TABLE: "records.txt"}


@dataclass(frozen=True, slots=True)
class Plan:
    """`path` None is standard output; `tables` (CSV only) go to one file each in the folder `path` when `folder`."""

    format: Format
    path: Path | None = None
    folder: bool = False
    tables: tuple[TableName, ...] = ()

    @property
    def files(self) -> list[Path]:
        """The files this plan writes."""
        if self.path is None:
            return []
        if not self.folder:
            return [self.path]
        if self.format is Format.CSV:
            return [self.path / f"{table}.csv" for table in self.tables]
        return [self.path / _FOLDER_FILE[self.format]]


def make_plan(format_: Format, output: str | None, table: TableName | None, *, terminal: bool) -> Plan:
    """Settle format and destination. `terminal`: standard output is one. Raises `PlanError`."""
    if table is not None and format_ is Format.AUTO:
        format_ = Format.CSV
    if table is not None and format_ is not Format.CSV:
        raise PlanError(f"--table {table} is for CSV; leave out --format {format_}, or say --format csv")
    if output is None or output == "-":
        if format_ is Format.AUTO:
            format_ = Format.TABLE if terminal else Format.JSONL
        if format_ is Format.CSV and table is None:
            raise PlanError(
                "CSV is five tables and standard output takes one: name it with --table indicators "
                f"(or {', '.join(t for t in TABLES if t != 'indicators')}), or a folder with -o DIR"
            )
        return Plan(format_, tables=(table,) if table else ())
    path = Path(output)
    folder = path.is_dir() or output.endswith(("/", os.sep))
    if format_ is Format.AUTO:
        found = None if folder else _BY_SUFFIX.get(path.suffix.lower())
        if found is None and not folder and path.suffix:
            known = ", ".join(_BY_SUFFIX)
            raise PlanError(f"cannot tell the format from -o {output}: say --format, or end the name in {known}")
        format_ = found or Format.CSV
    if format_ is Format.CSV and not folder and path.suffix.lower() != ".csv" and not path.exists():
        folder = True
    if format_ is Format.CSV and not folder and table is None:
        raise PlanError(
            f"CSV is five tables: give -o a folder, or say which one {path.name} is to hold with --table NAME"
        )
    tables = () if format_ is not Format.CSV else (table,) if table else TABLES
    return Plan(format_, path, folder, tables)


def layout_of(plan: Plan, stdout: TextIO) -> Layout:
    """How each record is to look. Summaries take width and colours from `stdout` where they go there."""
    if plan.format is not Format.TABLE:
        return Layout(plan.format, plan.tables)
    from minutes_extract.writers.summary import PLAIN_WIDTH, look_of

    return Layout(plan.format, look=look_of(stdout) if plan.path is None else Look(PLAIN_WIDTH))
