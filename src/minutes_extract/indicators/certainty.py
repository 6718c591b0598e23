"""A figure that has been read becomes how certain it is: high, medium or low, by how much of it the text says outright.

Each of these is a doubt: the noun was not found beside the number; no pack knows the noun; the status rests on the
form of a verb alone, on a bare है or on an order without a goal; the figure only says whose something is; readers differ
of its kind, as of sizes, levels and things allotted. These are slight ones: no metric of the packs is its; its phrase
is long; it is told as planned; a sum is merely stated. A figure without any is of high certainty; with two doubts, or
with three of both kinds, of low, and so is one without a noun or with a status that nothing tells; all others are of
medium. docs/reliability.md gives the share of each that is right.
"""

from __future__ import annotations

from minutes_extract.indicators.model import Figure
from minutes_extract.record import Certainty

_SIZES = frozenset({"m", "km", "cm", "mm", "sq_m", "sq_ft", "hectare", "acre"})
_MANY = 2  # doubts of a figure of low certainty; slight ones count beyond
_LONG = 4  # words of a phrase that may hold more than the noun
_LANES = "लेन"


def certainty_of(figure: Figure, *, noun_known: bool, coded: bool) -> Certainty:
    """How certain a figure is. `noun_known`: a noun of its phrase is in the packs; `coded`: so is its metric."""
    if not figure.about or figure.guessed:
        return "low"
    sized = figure.unit in _SIZES or figure.about.split()[-1].startswith(_LANES)
    doubts = figure.ellipsis + (not noun_known) + figure.assumed + sized
    long = len(figure.about.split()) >= _LONG
    merely = figure.status == "planned" or (figure.status == "stated" and figure.unit == "INR")
    slight = (not coded) + long + merely
    if not doubts + slight:
        return "high"
    return "medium" if doubts < _MANY and doubts + slight <= _MANY else "low"
