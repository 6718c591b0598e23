"""What the user asked for becomes a plan of where records go and how they look."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, TextIO

from minutes_extract.writers.formats import TABLES, Format, Look, TableName
from minutes_extract.writers.layout import Layout
from minutes_extract.writers.tables import COLUMNS


class PlanError(ValueError):
    """Options that do not go together; the message says what to type instead."""


_BY_SUFFIX = {
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".csv": Format.CSV,
    ".xlsx": Format.XLSX,
    ".sqlite": Format.SQLITE,
    ".sqlite3": Format.SQLITE,
    ".db": Format.SQLITE,
    ".parquet": Format.PARQUET,
    ".txt": Format.TABLE,
}
_FOLDER_FILE = {
    Format.JSON: "records.json",
    Format.JSONL: "records.jsonl",
    Format.XLSX: "records.xlsx",
    Format.SQLITE: "records.sqlite",
    Format.TABLE: "records.txt",
}
_PICKED = (Format.CSV, Format.XLSX, Format.PARQUET)  # formats of which tables and columns can be picked
_FILE_A_TABLE = (Format.CSV, Format.PARQUET)
_EXTRAS = {Format.XLSX: ("xlsxwriter", "xlsx"), Format.PARQUET: ("pyarrow", "parquet")}  # module, extra
_NAMES = {Format.CSV: "CSV", Format.PARQUET: "Parquet"}
_NUMBER = "six"  # of TABLES
_NOT_PIPED = (Format.XLSX, Format.SQLITE, Format.PARQUET)


class Plan(NamedTuple):
    """`path` None is standard output; `tables` (CSV and Parquet) go to one file each in the folder `path` when
    `folder`, `fields` are the columns of the one table asked for, `bom` is for CSV."""

    format: Format
    path: Path | None = None
    folder: bool = False
    tables: tuple[TableName, ...] = ()
    fields: tuple[str, ...] = ()
    bom: bool = False

    @property
    def outputs(self) -> list[Path]:
        """The files that records go to."""
        if self.path is None:
            return []
        if not self.folder:
            return [self.path]
        if self.format in _FILE_A_TABLE:
            return [self.path / f"{table}.{self.format}" for table in self.tables]
        return [self.path / _FOLDER_FILE[self.format]]

    @property
    def package(self) -> Path | None:
        """The file beside the CSV tables of a folder that describes them."""
        return self.path / "datapackage.json" if self.path and self.folder and self.format is Format.CSV else None

    @property
    def files(self) -> list[Path]:
        """All files this plan writes."""
        return [*self.outputs, self.package] if self.package else self.outputs


def make_plan(
    format_: Format,
    output: str | None,
    tables: Sequence[TableName] = (),
    fields: Sequence[str] = (),
    *,
    bom: bool = False,
    terminal: bool,
) -> Plan:
    """Settle format and destination. `terminal`: standard output is one. Raises `PlanError`."""
    picked = tuple(dict.fromkeys(tables))
    flat = bool(picked or fields or bom)  # what only tables can have was asked for
    if output is None or output == "-":
        if format_ is Format.AUTO:
            format_ = Format.CSV if flat else Format.TABLE if terminal else Format.JSONL
        _check_options(format_, picked, fields, bom)
        if format_ in _NOT_PIPED:
            raise PlanError(f"{format_} goes to a file: add -o records.{format_}")
        if format_ is Format.CSV and len(picked) != 1:
            raise PlanError(
                f"CSV is {_NUMBER} tables and standard output takes one: name it with --table indicators "
                f"(or {', '.join(t for t in TABLES if t != 'indicators')}), or a folder with -o DIR"
            )
        return Plan(format_, tables=picked, fields=_fields(picked, fields), bom=bom)
    path = Path(output)
    folder = path.is_dir() or output.endswith(("/", os.sep))
    if format_ is Format.AUTO:
        found = None if folder else _BY_SUFFIX.get(path.suffix.lower())
        if found is None and not folder and path.suffix and not flat:
            known = ", ".join(_BY_SUFFIX)
            raise PlanError(f"cannot tell the format from -o {output}: say --format, or end the name in {known}")
        format_ = found or Format.CSV
    _check_options(format_, picked, fields, bom)
    one_file = path.suffix.lower() == f".{format_}" or path.exists()
    if format_ in _FILE_A_TABLE and not folder and not one_file:
        folder = True
    if format_ in _FILE_A_TABLE and not folder and len(picked) != 1:
        raise PlanError(
            f"{_NAMES[format_]} is {_NUMBER} tables, each a file: give -o a folder, or say which one {path.name} is to "
            "hold with --table NAME"
        )
    if format_ in _NOT_PIPED and not folder and path.exists() and not path.is_file():
        raise PlanError(f"{format_} goes to a file, and {output} is none; say -o records.{format_}")
    return Plan(format_, path, folder, (picked or TABLES) if format_ in _PICKED else (), _fields(picked, fields), bom)


def layout_of(plan: Plan, stdout: TextIO) -> Layout:
    """How each record is to look. Summaries take width and colours from `stdout` where they go there."""
    if plan.format is not Format.TABLE:
        return Layout(plan.format, plan.tables, fields=plan.fields, bom=plan.bom)
    from minutes_extract.writers.summary import PLAIN_WIDTH, look_of

    return Layout(plan.format, look=look_of(stdout) if plan.path is None else Look(PLAIN_WIDTH))


def _check_options(format_: Format, tables: Sequence[TableName], fields: Sequence[str], bom: bool) -> None:
    """Raises `PlanError` where a format cannot have what was asked for, or needs what is not installed."""
    for option, given in ((f"--table {','.join(tables)}", tables), ("--fields", fields)):
        if given and format_ not in _PICKED:
            raise PlanError(
                f"{option} is for {', '.join(_PICKED)}; leave it out with the format {format_}, or say --format csv"
            )
    if bom and format_ is not Format.CSV:
        raise PlanError(f"--bom is for csv; leave it out with the format {format_}")
    module, extra = _EXTRAS.get(format_, (None, None))
    if module and find_spec(module) is None:
        raise PlanError(f"the format {format_} needs {module}: pip install 'minutes-extract[{extra}]'")


def _fields(tables: Sequence[TableName], fields: Sequence[str]) -> tuple[str, ...]:
    """The columns asked for, each once. Raises `PlanError`."""
    if not fields:
        return ()
    if len(tables) != 1:
        raise PlanError("--fields picks the columns of one table: name it with --table NAME")
    (table,) = tables
    unknown = [field for field in fields if field not in COLUMNS[table]]
    if unknown:
        asked = ", ".join(name or "''" for name in unknown)
        raise PlanError(f"no field {asked} in {table}; there are: {', '.join(COLUMNS[table])}")
    return tuple(dict.fromkeys(fields))
