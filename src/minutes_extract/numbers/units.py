"""The unit of measure after (or, for money, before) a number becomes the record's unit and its place in the text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, NamedTuple

from minutes_extract.numbers.phrases import Phrases, keys_of
from minutes_extract.numbers.reader import LATIN, MARK, WORD, Reader, word_keys


class Unit(NamedTuple):
    """A unit of measure of the pack. `factor` leads into the record's unit."""

    id: str
    unit: str
    dimension: str
    factor: Decimal
    unless_next: frozenset[str]
    only_next: frozenset[str]
    context: tuple[str, ...]
    not_context: tuple[str, ...]
    parts: dict[str, Decimal]  # ids of smaller units that may follow with their own number -> how much of this one


class UnitHit(NamedTuple):
    """A unit found in the text."""

    unit: Unit
    start: int
    end: int


class Units:
    """The units of the pack, looked for after a number (and, for money, before it)."""

    def __init__(self, data: dict[str, Any]) -> None:
        words: list[tuple[str, Unit]] = []
        dotted: dict[str, Unit] = {}
        self.before: dict[str, Unit] = {}
        for entry in data["units"]:
            unit = Unit(
                id=entry["id"],
                unit=entry["unit"],
                dimension=entry["dimension"],
                factor=Decimal(entry.get("factor", "1")),
                unless_next=keys_of(entry.get("unless_next", ())),
                only_next=keys_of(entry.get("only_next", ())),
                context=tuple(entry.get("context", ())),
                not_context=tuple(entry.get("not_context", ())),
                parts={part: Decimal(share) for part, share in entry.get("parts", {}).items()},
            )
            words += [(form, unit) for form in entry.get("words", ())]
            dotted |= dict.fromkeys(entry.get("dotted", ()), unit)
            for form in entry.get("before", ()):
                self.before["".join(key for key in word_keys(form) if key != ".")] = unit
        self._spellings = words
        self._words = Phrases(words)
        self._first = frozenset(word_keys(form)[0] for form in [*dict(words), *dotted])
        self._dotted = [unit for _, unit in sorted(dotted.items(), key=_longest)]
        self._dotted_form = re.compile(
            "|".join(f"({_dotted(form)})" for form, _ in sorted(dotted.items(), key=_longest))
        )

    def first_keys(self, unit: str) -> frozenset[str]:
        """Keys of the first words of all spellings of a record unit."""
        return frozenset(word_keys(form)[0] for form, entry in self._spellings if entry.unit == unit)

    def after(self, reader: Reader, position: int) -> UnitHit | None:
        """The unit that stands at `position`, where a number has ended; a hyphen may join the two."""
        token = reader.at(position)
        if token.kind == MARK and token.key in "-–" and token.start == position:
            token = reader.at(token.end)
        if token.key not in self._first:
            return None
        if token.kind == WORD and (token.key == "वर्ग" or reader.text[token.end : token.end + 1] in _DOTLIKE):
            match = self._dotted_form.match(reader.text, token.start)
            if match:
                return UnitHit(self._dotted[(match.lastindex or 1) - 1], match.start(), match.end())
        found = self._words.match(reader, token.start)
        if found is None:
            return None
        unit, start, end = found
        if unit.unless_next or unit.only_next:
            following = reader.at(end)
            if following.key in _ONLY:
                following = reader.at(following.end)
            if following.key in unit.unless_next:
                return None
            if unit.only_next and following.kind in (WORD, LATIN) and following.key not in unit.only_next:
                return None
        if unit.context and not _near(reader.text, start, end, unit):
            return None
        return UnitHit(unit, start, end)

    def part(self, reader: Reader, position: int, whole: Unit) -> tuple[UnitHit, Decimal] | None:
        """The smaller unit of a compound measure ("400 ग्राम" after "10 किलो") at `position`, and its share of it."""
        if not whole.parts:
            return None
        found = self._words.match(reader, reader.at(position).start)
        if found is None or found[0].id not in whole.parts:
            return None
        return UnitHit(*found), whole.parts[found[0].id]


_ONLY = frozenset({"ही", "भी"})
_DOTLIKE = frozenset(".\u09700०")
_NEIGHBOURHOOD = 80


def _near(text: str, start: int, end: int, unit: Unit) -> bool:
    around = text[max(0, start - _NEIGHBOURHOOD) : end + _NEIGHBOURHOOD]
    return any(word in around for word in unit.context) and not any(word in around for word in unit.not_context)


def _longest(item: tuple[str, Unit]) -> int:
    return -len(item[0])


def _dotted(form: str) -> str:
    """The pattern of an abbreviation whose dots may be dots, rings or zeros."""
    pieces = [re.escape(piece) for piece in form.split(".")]
    return r"(?:[.\u0970]|[0०](?![0-9०-९])) ?".join(pieces).replace("\\ ", " ?").removesuffix(" ?")
