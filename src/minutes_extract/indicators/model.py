"""What the extraction of indicators returns: drafts in token and character positions of one Reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from minutes_extract.reading import NumberAt, Reading
from minutes_extract.record import Certainty, Comparator, Fields, OtherNumberKind, SpanFields, Status, Unit


@dataclass(slots=True)
class IndicatorDraft:
    """One figure at one place.

    `start`/`end` are the tokens of the number, unit words left out; `about` is the text as written, the number itself
    left out; `phrase` and `sentence` are token ranges; `scheme` is the id or the name of a scheme; `reported_by` is
    whatever object the caller's `people.actor` gave.
    """

    start: int
    end: int
    number: SpanFields
    value: int | float
    value_max: int | float | None
    unit: Unit
    comparator: Comparator | None
    status: Status
    about: str
    thing: str | None
    code: str | None
    label: str
    scheme: str | None
    reported_by: object | None
    phrase: tuple[int, int]
    sentence: tuple[int, int]
    about_span: tuple[int, int] | None = None
    certainty: Certainty = "high"


@dataclass(slots=True)
class OtherDraft:
    """A number with digits that is no indicator, and what it is instead; no tokens (-1) inside a word such as डा0."""

    start: int
    end: int
    number: SpanFields
    kind: OtherNumberKind


@dataclass(slots=True)
class IndicatorsFound:
    """All numbers of a release outside furniture, in order of place."""

    drafts: list[IndicatorDraft] = field(default_factory=list)
    others: list[OtherDraft] = field(default_factory=list)

    def indicators(self, reading: Reading, ids: Mapping[int, str]) -> list[Fields]:
        """The fields of the record's indicators. `ids` maps the `id()` of a person object to an official id."""
        return [
            _fields(reading, draft, f"i{number}", None if draft.reported_by is None else ids.get(id(draft.reported_by)))
            for number, draft in enumerate(self.drafts, 1)
        ]

    def other_numbers(self) -> list[Fields]:
        """The fields of the numbers that are no indicators."""
        return [{**other.number, "kind": other.kind} for other in self.others]


def _fields(reading: Reading, draft: IndicatorDraft, id_: str, reported_by: str | None) -> Fields:
    mention = {
        **reading.span_fields(*draft.phrase),
        "number": draft.number,
        "sentence": reading.span_fields(*draft.sentence),
    }
    return {
        "id": id_,
        "code": draft.code,
        "label": draft.label,
        "value": draft.value,
        "value_max": draft.value_max,
        "unit": draft.unit,
        "comparator": draft.comparator,
        "status": draft.status,
        "about": draft.about,
        "scheme": draft.scheme,
        "reported_by": reported_by,
        "mentions": [mention],
        "certainty": draft.certainty,
    }


@dataclass(slots=True)
class Figure:
    """A quantity on its way to a draft: the number, where its unit ends, and the sentence it stands in."""

    at: NumberAt
    start: int
    end: int  # past the number and its unit words
    unit: Unit
    first: int  # sentence bounds
    last: int
    comparator: Comparator | None = None
    about: str = ""
    about_span: tuple[int, int] | None = None
    status: Status = "stated"
    ellipsis: bool = False
    spare_span: tuple[int, int] | None = None
    owner_span: tuple[int, int] | None = None
    scale: int = 1  # the factor that the heading of a column says
    guessed: bool = False  # the status is what remains where neither verb nor cue tells
    assumed: bool = False  # the status is told by the form of a verb that could be about something else
