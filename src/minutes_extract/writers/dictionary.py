"""Names of columns become their types and descriptions, from the models of the record and `dictionary.yaml`."""

from __future__ import annotations

import types
from functools import cache
from inspect import get_annotations
from pathlib import Path
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

import yaml
from pydantic import BaseModel

from minutes_extract import record as models
from minutes_extract.writers.formats import TableName
from minutes_extract.writers.tables import COLUMNS

ColumnType = Literal["integer", "number", "string", "date"]

FILE = Path(__file__).with_name("dictionary.yaml")
_ROOTS: dict[TableName, tuple[type[BaseModel], ...]] = {
    TableName.RELEASES: (models.Record,),
    TableName.MEETINGS: (models.Meeting, models.Record),
    TableName.OFFICIALS: (models.Official, models.Record),
    TableName.SCHEMES: (models.Scheme, models.Record),
    TableName.INDICATORS: (models.IndicatorMention, models.Indicator, models.Record),
    TableName.DIRECTIVES: (models.Directive, models.Record),
}


class Words(NamedTuple):
    """A description in English and in Hindi."""

    en: str
    hi: str


class Column(NamedTuple):
    """A column of a table. `values` are all it may hold, where that is settled. A list is a string of its elements."""

    name: str
    type: ColumnType
    words: Words
    values: tuple[str, ...] = ()


@cache
def load() -> dict[str, Any]:
    """The data dictionary as its file has it."""
    found: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


def table_words(table: str) -> Words:
    """What a table holds."""
    return Words(**load()["tables"][table])


def model_words(model: type[BaseModel]) -> Words:
    """What a model of the record is."""
    entry = load()["models"][model.__name__]
    return Words(entry["en"], entry["hi"])


def field_words(model: type[BaseModel], field: str) -> Words:
    """What a field means, from the model that defines it. Raises `KeyError` for one the dictionary lacks."""
    owner = next(kind for kind in model.__mro__ if field in get_annotations(kind))
    return Words(**load()["models"][owner.__name__]["fields"][field])


@cache
def column(table: TableName, name: str) -> Column:
    """Type and description of a column. Raises `KeyError` for one that neither models nor dictionary know."""
    extra = load()["columns"].get(name)
    if extra is not None:
        return Column(name, "integer" if name == "row" else "string", Words(**extra))
    for root in _ROOTS[table]:
        found = _resolved(root, name)
        if found is not None:
            kind, values, words = found
            return Column(name, "date" if name.endswith(("_iso", "_published")) else kind, _begun(words), values)
    raise KeyError(f"{table}.{name}")


def words_column(name: str) -> Column:
    """A column of the table of sentences."""
    if name in load()["columns"]:
        return Column(name, "string", Words(**load()["columns"][name]))
    found = _resolved(models.Span, name) or _resolved(models.Record, name)
    if found is None:
        raise KeyError(name)
    return Column(name, found[0], _begun(found[2]))


def table_columns(table: TableName, fields: tuple[str, ...] = ()) -> list[Column]:
    """The columns of a table, or those asked for, in order."""
    return [column(table, name) for name in fields or COLUMNS[table]]


def _resolved(model: type[BaseModel], name: str) -> tuple[ColumnType, tuple[str, ...], Words] | None:
    """A column named by the fields that lead to it, joined by `_`."""
    fields = model.model_fields
    if name in fields:
        inner, many = _inner(fields[name].annotation)
        kind, values = ("string", ()) if many else _kind(inner)
        return kind, values, field_words(model, name)
    for field, info in fields.items():
        inner, many = _inner(info.annotation)
        if not name.startswith(f"{field}_") or not (isinstance(inner, type) and issubclass(inner, BaseModel)):
            continue
        below = _resolved(inner, name.removeprefix(f"{field}_"))
        if below is not None:
            kind, values, words = below
            outer = field_words(model, field)
            joined = Words(f"{outer.en}: {words.en}", f"{outer.hi}: {words.hi}")
            return ("string", (), joined) if many else (kind, values, joined)
    return None


def _inner(annotation: Any) -> tuple[Any, bool]:
    """What stands in `X | None` or `list[X]`, and whether it is a list."""
    if get_origin(annotation) is list:
        return get_args(annotation)[0], True
    if get_origin(annotation) in (Union, types.UnionType):
        kept = [part for part in get_args(annotation) if part is not types.NoneType]
        return (kept[0], False) if len(kept) == 1 else (annotation, False)
    return annotation, False


def _kind(annotation: Any) -> tuple[ColumnType, tuple[str, ...]]:
    if get_origin(annotation) is Literal:
        return "string", get_args(annotation)
    if annotation is int:
        return "integer", ()
    return ("string", ()) if annotation is str else ("number", ())


def type_name(annotation: Any) -> str:
    """The type of a field for people: `list of Span`, `string or null`."""
    if get_origin(annotation) is list:
        return f"list of {type_name(get_args(annotation)[0])}"
    if get_origin(annotation) is Literal:
        return " / ".join(get_args(annotation))
    if get_origin(annotation) in (Union, types.UnionType):
        parts = [part for part in get_args(annotation) if part is not types.NoneType]
        name = "number" if set(parts) == {int, float} else " or ".join(map(type_name, parts))
        return f"{name} or null" if len(parts) < len(get_args(annotation)) else name
    return {int: "integer", str: "string"}.get(annotation) or str(annotation.__name__)


def capital(text: str) -> str:
    """A text with its first letter large; the words of `dictionary.yaml` that stand after a colon begin small."""
    return text[:1].upper() + text[1:]


def _begun(words: Words) -> Words:
    return Words(capital(words.en), words.hi)
