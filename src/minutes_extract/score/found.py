"""A record as JSON becomes the facts that are scored.

More is let pass than `minutes_extract.record` allows, so that records of other versions and programs can be scored:
what is absent is empty, what is unknown is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from minutes_extract.score.pairing import Place


class RecordError(Exception):
    """A record that cannot be scored; the message says which field is wrong, and how."""


class _Found(BaseModel):
    model_config = ConfigDict(extra="ignore")


class FoundSpan(_Found):
    """A stretch of the text."""

    start: int
    end: int

    @property
    def place(self) -> Place:
        """Its offsets."""
        return self.start, self.end


class FoundText(_Found):
    """The words of a span."""

    text: str = ""


class FoundDate(_Found):
    """A date."""

    iso: str | None = None


class FoundMeeting(_Found):
    """The meeting."""

    kind: str | None = None
    chair: str | None = None
    venue: FoundText | None = None
    date: FoundDate | None = None


class FoundPlace(_Found):
    """The place the news is about."""

    text: str | None = None
    district: str | None = None


class FoundOfficial(_Found):
    """A person or an office without its holder."""

    id: str | None = None
    name: str | None = None
    designations: list[FoundText] = []
    roles: list[str] = []
    mentions: list[FoundSpan] = []

    @property
    def posts(self) -> list[str]:
        """The posts as written."""
        return [designation.text for designation in self.designations]

    @property
    def place(self) -> Place | None:
        """Where the official is first mentioned."""
        return self.mentions[0].place if self.mentions else None


class FoundScheme(_Found):
    """A scheme."""

    name: str | None = None
    mentions: list[FoundSpan] = []


class FoundMention(_Found):
    """One place of a figure."""

    number: FoundSpan


class FoundIndicator(_Found):
    """A figure with its mentions."""

    value: int | float | None = None
    value_max: int | float | None = None
    unit: str | None = None
    about: str | None = None
    status: str | None = None
    mentions: list[FoundMention] = []


class FoundFacts(_Found):
    """What one record says; all of it empty where there is no record."""

    headline: FoundText | None = None
    place: FoundPlace | None = None
    meeting: Annotated[FoundMeeting | None, BeforeValidator(lambda value: value or None)] = None
    officials: list[FoundOfficial] = []
    schemes: list[FoundScheme] = []
    indicators: list[FoundIndicator] = []
    directives: list[FoundSpan] = []
    other_numbers: list[FoundSpan] = []


def read_found(record: dict[str, Any]) -> FoundFacts:
    """The facts of a record. Raises `RecordError` where it has not the shape of one."""
    try:
        return FoundFacts.model_validate(record)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the record"
        raise RecordError(f"{where}: {first['msg'].lower()}") from error


def all_spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a JSON value that has start, end and text, at any depth."""
    if isinstance(value, dict):
        if value.keys() >= {"start", "end", "text"}:
            yield value
        for item in value.values():
            yield from all_spans(item)
    elif isinstance(value, list):
        for item in value:
            yield from all_spans(item)
