"""A text as read becomes its normalised view, with an exact map back."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from minutes_extract.normalise.offsets import Edit, OffsetMap, apply_edits
from minutes_extract.normalise.steps import ODD, STEPS, Step, rare_characters

__all__ = ["STEPS", "Change", "Edit", "Normalised", "OffsetMap", "Step", "normalise"]

# Steps feed one another (a mended danda wants its space), so they run again until nothing changes. Ordinary text is
# settled after one round; the bound keeps hostile text from going on for ever.
_MAX_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Change:
    """What one step did: how many places, and the first few as (old, new) pairs."""

    step: str
    about: str
    count: int
    examples: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Normalised:
    """The normalised text of `source`. `offsets` maps spans of `text` to spans of `source`.

    `odd` is whether signs of the source may be in wrong places.
    """

    source: str
    text: str
    offsets: OffsetMap
    odd: bool
    changes: list[Change] = field(default_factory=list)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that `text[start:end]` was made from."""
        return self.offsets.span(start, end)


def normalise(source: str, *, explain: bool = False) -> Normalised:
    """Bring `source` to its normalised form.

    Idempotent, total on any `str` (lone surrogates included), the same answer every time. With `explain`,
    `changes` lists the steps that changed something.
    """
    text = source
    offsets = OffsetMap(len(source))
    changes: list[Change] = []
    rare = rare_characters(text)
    odd = ODD in rare
    for _ in range(_MAX_ROUNDS):
        settled = True
        for step in STEPS:
            if not step.needed(text, rare):
                continue
            if step.table is not None and not explain:
                for char in rare:
                    if char in step.table:
                        text = text.replace(char, step.table[char])
                continue
            edits = step.edits(text)
            if not edits:
                continue
            if explain:
                shown = tuple((text[e.start : e.end], e.new) for e in edits[:3])
                changes.append(Change(step.name, step.about, len(edits), shown))
            offsets.apply(edits)
            text = apply_edits(text, edits)
            if step.table is None:
                settled = False
                rare |= {ODD}  # letters may stand beside others now
        if settled:
            break
        rare = rare_characters(text)
    return Normalised(source, text, offsets, odd, changes)


def is_canonical(text: str) -> bool:
    """Whether `text` is in Unicode canonical composition."""
    return unicodedata.is_normalized("NFC", text)
