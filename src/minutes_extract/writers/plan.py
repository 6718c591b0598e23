"""What the user asked for becomes a plan of where records go and how they look; the plan then writes them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from minutes_extract.record import Record
from minutes_extract.writers.atomic import atomic_files, atomic_write
from minutes_extract.writers.formats import TABLES, Format, TableName
from minutes_extract.writers.json_lines import write_json, write_json_lines
from minutes_extract.writers.tables import add_rows, table_writer, write_table


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


def write_records(records: Iterable[Record], plan: Plan, stdout: TextIO) -> None:
    """Write `records` as planned, each as soon as it is there. Files take their place whole, at the end."""
    if plan.path is None:
        _write_stream(records, plan, stdout)
        return
    folder = plan.path if plan.folder else plan.path.parent
    folder.mkdir(parents=True, exist_ok=True)
    if plan.folder and plan.format is Format.CSV:
        with atomic_files(plan.files) as streams:
            writers = [table_writer(table, stream) for table, stream in zip(plan.tables, streams, strict=True)]
            for record in records:
                for table, writer in zip(plan.tables, writers, strict=True):
                    add_rows(writer, record, table)
        return
    with atomic_write(plan.files[0]) as stream:
        _write_stream(records, plan, stream)


def _write_stream(records: Iterable[Record], plan: Plan, stream: TextIO) -> None:
    if plan.format is Format.JSON:
        write_json(records, stream)
    elif plan.format is Format.CSV:
        write_table(records, plan.tables[0], stream)
    elif plan.format is Format.TABLE:
        from minutes_extract.writers.summary import write_summaries

        write_summaries(records, stream)
    else:
        write_json_lines(_flushed(records, stream), stream)


def _flushed(records: Iterable[Record], stream: TextIO) -> Iterator[Record]:
    """Pass records on; on a terminal each line is shown before the next release is read."""
    for record in records:
        yield record
        if stream.isatty():
            stream.flush()
