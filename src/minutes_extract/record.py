"""The record one release becomes: pydantic models of record schema 1.0.

Field names are the public contract; `minutes-extract schema` prints the JSON Schema of `Record`.
Offsets are code points into the release's own text as read, half open: for every span
`source_text[start:end] == text`.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, TypedDict

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1.0"

MeetingKind = Literal[
    "review",
    "coordination",
    "committee",
    "cabinet",
    "workshop",
    "training",
    "public-hearing",
    "inspection",
    "launch",
    "press-conference",
    "other",
]
Role = Literal["chair", "attended", "reported", "directed", "mentioned"]
Status = Literal["achieved", "sanctioned", "target", "planned", "pending", "stated"]
Comparator = Literal["about", "more_than", "less_than", "at_least", "up_to"]
Unit = Literal[
    "count",
    "INR",
    "percent",
    "hectare",
    "acre",
    "km",
    "m",
    "cm",
    "mm",
    "sq_m",
    "sq_ft",
    "kg",
    "quintal",
    "tonne",
    "litre",
    "kilolitre",
    "MLD",
    "kW",
    "MW",
    "kWh",
    "celsius",
    "hour",
    "day",
    "month",
    "year",
    "other",
]
OtherNumberKind = Literal[
    "date",
    "year",
    "time",
    "phone",
    "ordinal",
    "list",
    "reference",
    "age",
    "duration",
    "abbreviation",
    "score",
    "unknown",
]
Certainty = Literal["high", "medium", "low"]
SchemeLevel = Literal["central", "state"]


# The fields of a model on their way into a record: the whole record is validated at once.
Fields = dict[str, Any]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Span(_Model):
    """A stretch of the release: code-point offsets, half open, and the text that stands there."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class SpanFields(TypedDict):
    """The fields of a `Span` on their way into a record."""

    start: int
    end: int
    text: str


class Source(_Model):
    """Where the release came from. `sha256` is of the release text in UTF-8.

    `converted_from`: the legacy font or file encoding the text was converted from; `title`, `published` (ISO day): what
    the page or table gives; `duplicate_of`: the earlier release with the same text ("name" or "name#part"); `text`: the
    whole text that offsets refer to, where it was to be kept.
    """

    name: str
    part: int = 0
    sha256: str
    chars: int
    converted_from: str | None = None
    title: str | None = None
    published: str | None = Field(default=None, pattern=r"^\d{4}-\d\d-\d\d$")
    duplicate_of: str | None = None
    text: str | None = None


class Place(_Model):
    """The district (or city) the news is about."""

    text: str
    district: str | None = None
    district_en: str | None = None
    state: str | None = None
    state_en: str | None = None
    mentions: list[Span]


class MeetingDate(Span):
    """When the meeting was held: the words, the ISO day where the text gives it, the weekday."""

    iso: str | None = Field(default=None, pattern=r"^\d{4}-\d\d-\d\d$")
    weekday: str | None = None


class Meeting(_Model):
    """The meeting or official event the release reports. `chair` is the id of an official."""

    kind: MeetingKind
    chair: str | None = None
    venue: Span | None = None
    date: MeetingDate | None = None
    subject: Span | None = None
    evidence: Span
    certainty: Certainty | None = None


class Designation(_Model):
    """A post as written, with its code and English label where the pack knows them."""

    text: str
    code: str | None = None
    label_en: str | None = None


class Official(_Model):
    """A person who holds an office, or an office named without its holder (`name` null)."""

    id: str
    name: str | None = None
    name_latin: str | None = None
    honorifics: list[str] = []
    designations: list[Designation] = []
    organisation: str | None = None
    roles: list[Role] = []
    mentions: list[Span]
    certainty: Certainty | None = None


class Scheme(_Model):
    """A named programme, mission, campaign, fund or portal. `id` is null where only its shape is known."""

    id: str | None = None
    name: str
    name_en: str | None = None
    level: SchemeLevel | None = None
    mentions: list[Span]
    certainty: Certainty | None = None


class IndicatorMention(Span):
    """One place where the figure is given: the number expression, the phrase, the sentence."""

    number: Span
    sentence: Span


class Indicator(_Model):
    """A figure an analyst would put in a table. Money is in rupees."""

    id: str
    code: str | None = None
    label: str
    value: int | float
    value_max: int | float | None = None
    unit: Unit
    comparator: Comparator | None = None
    status: Status
    about: str
    scheme: str | None = None
    reported_by: str | None = None
    mentions: list[IndicatorMention]
    certainty: Certainty | None = None


class Directive(Span):
    """An instruction, request or decision: the sentence or clause, who gave it, to whom, by when."""

    by: str | None = None
    to: list[str] = []
    deadline: Span | None = None
    certainty: Certainty | None = None


class OtherNumber(Span):
    """A number that is no indicator, with what it is instead."""

    kind: OtherNumberKind


class Warning(_Model):
    """What in the release contradicts itself or was read with doubt: nothing is settled in silence."""

    kind: str
    message: str
    spans: list[Span]


class Record(_Model):
    """Everything one release says, each fact pointing at its place in the text."""

    schema_version: Literal["1.0"] = "1.0"
    source: Source
    headline: Span | None = None
    place: Place | None = None
    meeting: Meeting | None = None
    officials: list[Official] = []
    schemes: list[Scheme] = []
    indicators: list[Indicator] = []
    directives: list[Directive] = []
    other_numbers: list[OtherNumber] = []
    warnings: list[Warning] = []


def tell_source(
    record: Record,
    *,
    title: str | None = None,
    published: date | None = None,
    converted_from: str | None = None,
    duplicate_of: str | None = None,
    text: str | None = None,
) -> None:
    """Put what the readers know of a release into its record."""
    source = record.source
    source.title, source.converted_from, source.duplicate_of = title, converted_from, duplicate_of
    source.published = published.isoformat() if published else None
    source.text = text
