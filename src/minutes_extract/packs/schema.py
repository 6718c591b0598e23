"""Pattern packs as pydantic models: what a pack file may hold, by pack type.

Every pack file is one YAML mapping: `pack` (its type), `about`, optional `source`, and `entries`. Every entry has
an `id`, unique in its type, and a `lemma`; `variants` are other spellings or names; all are inflected by paradigm
unless `inflect: false`. The types differ in the fields beyond these.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from minutes_extract.record import Status, Unit

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:[._-][a-z0-9]+)*$")]
Form = Annotated[str, Field(max_length=200)]  # the longest name of a scheme has 80; lexicon and cache go a level a word
Sector = Literal[
    "livelihoods",
    "agriculture",
    "health",
    "education",
    "revenue",
    "law-order",
    "works",
    "water",
    "disaster",
    "welfare",
    "energy",
    "economy",
    "other",
]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Ambiguous(_Model):
    """What decides for a form that is also something else.

    `needs`: one of these words must stand next to the form; `states`: the release must be of one of these;
    `not_before`: the form does not count before one of these words; `near`: one of these words must stand in the
    sentence; `note` says why, in words.
    """

    needs: list[str] = []
    near: list[str] = []
    not_before: list[str] = []
    states: list[str] = []
    note: str | None = None


class Entry(_Model):
    """What all pack entries share. `examples` are sentences in which the entry must be found."""

    id: Id
    lemma: Form = Field(min_length=1)
    variants: list[Form] = []
    en: str | None = None
    inflect: bool = True
    ambiguous: dict[str, Ambiguous] = {}
    examples: list[str] = []


class SchemeEntry(Entry):
    """A named programme, mission, campaign, fund or portal."""

    level: Literal["central", "state"]
    states: list[str] = []
    sector: Sector = "other"


class PostEntry(Entry):
    """A post that the grammar cannot make, or whose code unites several names."""

    code: Id | None = None  # the post's code; the id when not given
    states: list[str] = []
    level: Literal["union", "state", "division", "district", "block", "village", "town", "other"] = "other"
    cadre: bool = False  # field workers: kept out of posts named without a holder
    generic: bool = False  # too general to be a post without a name (अधिकारी, सदस्य)
    tail: bool = True  # subject or body may follow (सीईओ जिला परिषद); not after elected offices


class PlaceEntry(Entry):
    """A state, district or town. `state` and `district` are canonical names; `capital` that of a state's capital."""

    kind: Literal["state", "district", "town"]
    state: str | None = None
    district: str | None = None
    capital: str | None = None


class ThingEntry(Entry):
    """Something counted or measured: the head noun of an indicator."""

    unit: Unit = "count"
    sector: Sector = "other"
    human: bool = False
    place: bool = False  # a kind of place: before a number it says where, not what


class MetricEntry(_Model):
    """A metric: which things, with which words around, make an indicator of this code.

    `things` are ids of the things packs; `words` are groups, of each of which one word or phrase must stand in the
    clause; `without` must not stand there. `examples` are (text, number as written) pairs in which the number must
    get this code; in `counterexamples` it must not.
    """

    code: Id
    label: str
    en: str
    unit: list[Unit] = ["count"]
    sector: Sector
    things: list[Id] = []
    words: list[list[str]] = []
    without: list[str] = []
    status: list[Status] = []
    examples: list[tuple[str, str]] = Field(min_length=1)
    counterexamples: list[tuple[str, str]] = []


class CueEntry(_Model):
    """A phrase that tells a rule something: who chairs, reports, orders, attends; what is done, planned, pending.

    `cue` is the kind told (for status cues, the status), `phrases` its wordings. An example is a sentence in which
    the cue must be found; a counterexample one in which it must not decide.
    """

    id: Id
    cue: str
    phrases: list[Form] = Field(min_length=1)
    inflect: bool = False
    weight: int = 1
    note: str | None = None
    examples: list[str] = []
    counterexamples: list[str] = []


class WordList(_Model):
    """A list of words of one kind (given names, honorifics, stop words of a rule)."""

    id: Id
    words: list[Form] = Field(min_length=1)
    note: str | None = None


class PackFile(_Model):
    """One pack file as read."""

    pack: str
    about: str
    source: str | None = None
    entries: list[dict[str, Any]]


ENTRY_MODELS: dict[str, type[_Model]] = {
    "schemes": SchemeEntry,
    "posts": PostEntry,
    "places": PlaceEntry,
    "things": ThingEntry,
    "metrics": MetricEntry,
    "cues": CueEntry,
    "words": WordList,
}
