"""A figure that has been read becomes how certain it is: high, medium or low, by how much of it the text says outright.

Each of these is a doubt: the noun was not found beside the number; no pack knows the noun; the status rests on the
form of a verb alone, on a bare है or on an order without a goal; the figure only says whose something is; readers differ
of its kind, as of sizes, levels and things allotted. A figure without any is of high certainty, with one of
medium; with more, of low, and so is one without a noun or with a status that nothing tells. docs/reliability.md gives
the share of each that is right.
"""

from __future__ import annotations

from minutes_extract.indicators.model import Figure
from minutes_extract.record import Certainty

_SIZES = frozenset({"m", "km", "cm", "mm", "sq_m", "sq_ft", "hectare", "acre"})
_LANES = "लेन"


def certainty_of(figure: Figure, noun_known: bool) -> Certainty:
    """How certain a figure is. `noun_known`: a noun of its phrase is in the packs."""
    if not figure.about or figure.guessed:
        return "low"
    sized = figure.unit in _SIZES or figure.about.split()[-1].startswith(_LANES)
    doubts = figure.ellipsis + (not noun_known) + figure.assumed + sized
    return "high" if not doubts else "medium" if doubts == 1 else "low"
