"""The place of a release gets the official English names of its district and state, from the packs."""

from __future__ import annotations

from minutes_extract.packs import Compiled
from minutes_extract.record import Place


def put_english(place: Place | None, packs: Compiled) -> Place | None:
    """The same place, with English names where the packs have them."""
    if place is not None:
        names = packs.table("english-places", _names)
        place.district_en = names.get((place.district, place.state)) if place.district else None
        place.state_en = names.get((None, place.state))
    return place


def _names(packs: Compiled) -> dict[tuple[str | None, str | None], str | None]:
    """District (None for the state itself) and state -> English name."""
    named = {}
    for entry in packs.places.values():
        if entry.kind in ("district", "state"):
            named[entry.lemma if entry.kind == "district" else None, entry.state] = entry.en
    return named
