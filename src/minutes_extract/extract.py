"""A release text becomes its Record: the stages in order, and the facts given their ids.

`Extractor` holds the compiled packs and nothing that changes: the same text gives the same record, whatever was
extracted before, in any process.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path

from minutes_extract.directives import DirectiveDraft, find_directives
from minutes_extract.disagreements import disagreements
from minutes_extract.english_places import put_english
from minutes_extract.indicators import find_indicators
from minutes_extract.meeting import find_meeting
from minutes_extract.meeting import to_record as meeting_record
from minutes_extract.packs import Compiled, compiled_packs, default_folder, keep
from minutes_extract.people import People, Person, find_people, finish_roles
from minutes_extract.people.person import official
from minutes_extract.place import find_place
from minutes_extract.posts import find_posts
from minutes_extract.reading import Reading, read, well_formed
from minutes_extract.record import Fields, Record, SpanFields
from minutes_extract.schemes import find_schemes
from minutes_extract.segment import headline_line

_LONG = 50_000  # characters


@contextmanager
def _collector_paused(long: bool) -> Iterator[None]:
    """While a long text is worked on, nothing of it is garbage: each collection would look through all of it again."""
    pause = long and gc.isenabled()
    if pause:
        gc.disable()
    try:
        yield
    finally:
        if pause:
            gc.enable()


class Extractor:
    """Extracts records. `patterns` are folders of packs that add to the shipped ones or override them."""

    def __init__(self, patterns: Iterable[Path | str] = ()) -> None:
        """Raises `PackError` when a pack cannot be used."""
        folders = tuple(Path(folder) for folder in patterns)
        self.packs: Compiled = compiled_packs((default_folder(), *folders) if folders else None)
        if not self.packs.tables:  # fresh packs: what the stages make of them is kept with them
            self.extract("\n".join(example for cue in self.packs.cues.values() for example in cue.examples))
            keep(self.packs)

    def extract(self, text: str, *, name: str = "-", part: int = 0, published: date | None = None) -> Record:
        """The record of one release. `name` and `part` only go into `source`; `published` is the day it came out, from
        which weekdays and days without a year are dated where the text itself does not tell."""
        with _collector_paused(len(text) > _LONG):
            return self.record(self.read(text), name=name, part=part, published=published)

    def pipe(self, texts: Iterable[str]) -> Iterator[Record]:
        """The records of many releases, in order, one at a time."""
        for text in texts:
            yield self.extract(text)

    def read(self, text: str) -> Reading:
        """The Reading of a text: what all rules work on."""
        return read(text, self.packs)

    def record(self, reading: Reading, *, name: str = "-", part: int = 0, published: date | None = None) -> Record:
        """Run the rules over a Reading and put the facts together."""
        posts = find_posts(reading)
        people = find_people(reading, posts)
        directives = find_directives(reading, people, posts)
        for directive in directives:
            if directive.by is not None and directive.verb in ("order", "request"):
                directive.by.roles.add("directed")
        finish_roles(reading, people, {reading.sentence_index(directive.start) for directive in directives})
        schemes = find_schemes(reading)
        found = find_indicators(reading, people, schemes)
        place = put_english(find_place(reading, people), reading.packs)
        meeting = find_meeting(reading, people, place, published)
        ids = _ids(people)
        fields: Fields = {
            "source": {
                "name": well_formed(name),
                "part": part,
                "sha256": sha256(reading.source.encode("utf-8")).hexdigest(),
                "chars": len(reading.source),
            },
            "headline": _headline(reading),
            "place": place,
            "meeting": meeting_record(meeting, ids) if meeting else None,
            "officials": [official(reading, person, ids[id(person)]) for person in people.persons],
            "schemes": [scheme.fields(reading) for scheme in schemes],
            "indicators": found.indicators(reading, ids),
            "directives": [_directive(reading, draft, ids) for draft in directives],
            "other_numbers": found.other_numbers(),
            "warnings": disagreements(reading, found.drafts),
        }
        return Record.model_validate(fields)


def _ids(people: People) -> dict[int, str]:
    """Identity of each person object -> official id, in order of first mention."""
    return {id(person): f"o{number}" for number, person in enumerate(people.persons, 1)}


def _headline(reading: Reading) -> SpanFields | None:
    line = headline_line(reading.sentences)
    if line is None:
        return None
    start, end = line
    kinds = reading.tokens.kinds
    while end > start and kinds[end - 1] == "l":
        end -= 1
    return reading.span_fields(start, end) if end > start else None


def _directive(reading: Reading, draft: DirectiveDraft, ids: dict[int, str]) -> Fields:
    by: Person | None = draft.by
    return {
        **reading.span_fields(draft.start, draft.end),
        "by": ids.get(id(by)) if by is not None else None,
        "to": [reading.text(*to) for to in draft.to],
        "deadline": reading.span_fields(*draft.deadline) if draft.deadline else None,
        "certainty": "high" if draft.told else "medium",
    }
