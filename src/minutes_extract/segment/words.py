"""The word lists of the packs become the tables lines and datelines are told by."""

from __future__ import annotations

from typing import NamedTuple

from minutes_extract.dates import calendar_of
from minutes_extract.folding import fold
from minutes_extract.packs.compile import Compiled

CUES = frozenset(
    (
        "furniture-line",
        "furniture-start",
        "furniture-part",
        "furniture-tail",
        "furniture-rest",
        "metadata-start",
        "metadata-number",
    )
)


class PageWords(NamedTuple):
    """Sets of light-folded keys but for `days`, which are deep keys of months and weekdays."""

    agencies: frozenset[str]
    weak_agencies: frozenset[str]  # those that make a dateline only with a place or date beside them
    desks: frozenset[str]  # the others
    days: frozenset[str]
    given: frozenset[str]  # given names
    surnames: frozenset[str]
    latin_places: dict[str, str]  # English name of one word that no two places share -> id of the place
    cues: dict[str, str]  # id of a cue for furniture or metadata -> its kind


def page_words(packs: Compiled) -> PageWords:
    """The tables of some packs, made once."""
    return packs.table("segment", _make)


def _make(packs: Compiled) -> PageWords:
    calendar = calendar_of(packs)
    agencies, weak = packs.words("dateline-agencies"), packs.words("dateline-only-with-others")
    return PageWords(
        agencies=agencies,
        weak_agencies=weak,
        desks=agencies - weak,
        given=packs.words("given-names"),
        surnames=packs.words("surnames"),
        days=frozenset(calendar.months) | frozenset(calendar.weekdays),
        latin_places=_latin_places(packs),
        cues={id_: entry.cue for id_, entry in packs.cues.items() if entry.cue in CUES},
    )


def _latin_places(packs: Compiled) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for entry in packs.places.values():
        if entry.en and entry.en.isalpha():
            found.setdefault(fold(entry.en), set()).add(entry.id)
    return {name: ids.pop() for name, ids in found.items() if len(ids) == 1}
