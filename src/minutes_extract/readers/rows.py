"""Cells of tables become rows to extract, once it is settled which column holds what. Needs no pyarrow."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from minutes_extract.readers.release import Asked

# Names by which a column is known when none is given, the likeliest first. No name for the day a page was fetched is
# among them: weekdays would be dated from the wrong day.
TEXT_NAMES = ("text", "content", "body", "article", "raw_content")
ID_NAMES = ("id", "name", "url", "uri", "doc_id", "document_id")
DATE_NAMES = ("published", "published_at", "publication_date", "date_published", "pub_date")
UNNAMED = "-"


class ColumnError(ValueError):
    """A column that is not there or holds something else; the message says which columns there are."""


@dataclass(frozen=True, slots=True)
class Row:
    """One release to extract. `text` None: there is none, and `problem` says why; else `problem` is only passed on.

    `published`, `title` and `converted_from` are as in `readers.Release`.
    """

    name: str
    part: int
    text: str | None
    published: date | None = None
    problem: str | None = None
    title: str | None = None
    converted_from: str | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of the texts, of the names of releases, and of their days of publication."""

    text: str
    id: str | None = None
    date: str | None = None


def chosen(known: Iterable[str], there: Sequence[str]) -> str | None:
    """The column of the likeliest known name, else one that differs from it in case or space only."""
    known = tuple(known)
    exact = next((name for name in known if name in there), None)
    if exact is not None:
        return exact
    plain = {name.strip().casefold(): name for name in reversed(there)}
    return next((plain[name] for name in known if name in plain), None)


def settled(asked: Asked, there: Sequence[str]) -> tuple[Columns, str | None]:
    """The columns asked for, the others guessed from the names `there`; and what was guessed, as the options that
    would have said it. Raises `ColumnError` where the texts cannot be told; what was asked for is not looked for."""
    guessed: list[str] = []

    def column(given: str | None, option: str, known: Iterable[str]) -> str | None:
        if given is not None:
            return given
        found = chosen(known, there)
        if found is not None:
            guessed.append(f"{option} {found}")
        return found

    text = column(asked.text, "--text-column", TEXT_NAMES if len(there) != 1 else there)
    if text is None:
        raise ColumnError(
            f"cannot tell which column holds the texts; name it with --text-column, one of: {_listed(there)}"
        )
    there = [name for name in there if name != text]
    columns = Columns(text, column(asked.id, "--id-column", ID_NAMES), column(asked.date, "--date-column", DATE_NAMES))
    return columns, f"taking {', '.join(guessed)}" if guessed else None


def missing(columns: Columns, there: Sequence[str]) -> str | None:
    """A sentence on the first column that is not `there`."""
    for name in (columns.text, columns.id, columns.date):
        if name is not None and name not in there:
            return f"no column {name!r}; there are: {_listed(there) or 'no columns at all'}"
    return None


def object_of(line: bytes) -> tuple[dict[str, Any] | None, str | None]:
    """A line as a JSON object, or what is wrong with it."""
    try:
        found = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        return None, f"not JSON ({' '.join(str(error).split())})"
    return (found, None) if isinstance(found, dict) else (None, "no JSON object")


def row_of_object(found: Mapping[str, Any], columns: Columns) -> Row:
    """The row of a JSON object, or of a CSV row as a mapping."""
    name = found.get(columns.id or "")
    if columns.text not in found:
        told = f"no column {columns.text!r}; there are: {_listed(list(found))}"
        return Row(name_of(name), 0, None, problem=told)
    return _encodable(row_of(found[columns.text], name, 0, found.get(columns.date or "")))


def row_of(text: object, name: object, part: int, published: object) -> Row:
    """A Row from the values of its cells."""
    first, problem = day_of(published)
    if isinstance(text, bytes):
        text = decoded(text)
        problem = problem if text is not None else "the text is not UTF-8"
    elif text is None:
        problem = "no text"
    elif not isinstance(text, str):
        text, problem = None, f"the text is {type(text).__name__}, not a string"
    return Row(name_of(name), part, text, first, problem)


def day_of(value: object) -> tuple[date | None, str | None]:
    """A cell as a day of publication, and what is wrong with it where it is none. An empty cell is no day."""
    if value is None or value == "":
        return None, None
    if isinstance(value, datetime):
        return value.date(), None
    if isinstance(value, date):
        return value, None
    text = decoded(value) if isinstance(value, bytes) else str(value)
    try:
        return date.fromisoformat((text or "").strip()[:10]), None
    except ValueError:
        shown = text if text is None or len(text) <= 40 else f"{text[:40]}…"
        return None, f"published {shown!r} is no day as YYYY-MM-DD; extracted without it"


def decoded(data: bytes) -> str | None:
    """UTF-8 as text; None where it is not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def name_of(value: object) -> str:
    """A cell as `source.name`: its text, "-" where it is empty; what UTF-8 cannot hold becomes "?"."""
    if value is None or value == "":
        return UNNAMED
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return text.encode("utf-8", "replace").decode("utf-8")


def _encodable(row: Row) -> Row:
    """JSON can name half a character; no UTF-8 text holds one."""
    try:
        (row.text or "").encode("utf-8")
    except UnicodeEncodeError as error:
        return replace(row, text=None, problem=f"half a character at {error.start} (a lone surrogate)")
    return row


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(name if len(name) <= 40 else f"{name[:40]}…" for name in names[:20])
    return f"{shown}, ... ({len(names)} in all)" if len(names) > 20 else shown
