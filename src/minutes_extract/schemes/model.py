"""What is found of schemes: mentions in the text, and the scheme that mentions of one name come together in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from minutes_extract.packs.schema import SchemeEntry
from minutes_extract.reading import Reading
from minutes_extract.record import Fields, SchemeLevel


class SchemeMention(NamedTuple):
    """Tokens `[start, end)` name a scheme: an entry of the packs, or None for a name found by its shape."""

    start: int
    end: int
    entry: SchemeEntry | None


@dataclass(slots=True)
class SchemeFound:
    """A scheme of the release. `id` is null where only its shape is known; `mentions` are token ranges in order."""

    name: str
    id: str | None = None
    name_en: str | None = None
    level: SchemeLevel | None = None
    mentions: list[tuple[int, int]] = field(default_factory=list)

    def fields(self, reading: Reading) -> Fields:
        """The fields of the scheme in the record."""
        return {
            "id": self.id,
            "name": self.name,
            "name_en": self.name_en,
            "level": self.level,
            "certainty": "high" if self.id else "medium",
            "mentions": [reading.span_fields(start, end) for start, end in self.mentions],
        }
