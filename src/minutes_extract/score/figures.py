"""Indicators and other numbers of gold and record become tallies of values, units, what is counted, and status."""

from __future__ import annotations

import re
from typing import NamedTuple

from minutes_extract.score.found import FoundFacts, FoundIndicator
from minutes_extract.score.gold import GoldFacts, GoldIndicator
from minutes_extract.score.pairing import Place, occurrence, overlap, pair
from minutes_extract.score.sheet import Sheet
from minutes_extract.score.spelling import kin

_DIGIT = re.compile(r"[0-9०-९]")
_CLOSE = 1e-6  # relative


class _Wanted(NamedTuple):
    place: Place
    indicator: GoldIndicator


class _Found(NamedTuple):
    place: Place
    indicator: FoundIndicator


def score_figures(gold: GoldFacts, record: FoundFacts, sheet: Sheet) -> None:
    """Pair mentions of figures by place and value; of the pairs, compare unit, thing counted, status."""
    wanted: list[_Wanted] = []
    for indicator in gold.indicators:
        place = occurrence(sheet.text, indicator.number, indicator.nth)
        if place is None:
            sheet.notes.append(f"number {indicator.number!r}, occurrence {indicator.nth}, is not in the text")
        else:
            wanted.append(_Wanted(place, indicator))
    found = [_Found(mention.number.place, item) for item in record.indicators for mention in item.mentions]
    pairing = pair(wanted, found, _same_figure)
    right_unit = right = 0
    for one, other in pairing.pairs:
        unit, about = _score_detail(wanted[one], found[other].indicator, sheet)
        right_unit += unit
        right += unit and about
    for measure, hits in (
        ("indicator value", len(pairing.pairs)),
        ("indicator value+unit", right_unit),
        ("indicator full", right),
    ):
        sheet.count(measure, hits, len(found), len(wanted))
    for number in pairing.missed:
        place, want = wanted[number]
        sheet.miss("indicator value", f"{want.number} = {_shown(want)}", place)
    for number in pairing.extra:
        place, got = found[number]
        sheet.extra("indicator value", f"{sheet.text[slice(*place)]} = {_shown(got)}", place)
    _score_coverage(gold, record, sheet, wanted, found)


def _same_figure(wanted: _Wanted, found: _Found) -> bool:
    want, got = wanted.indicator, found.indicator
    return (
        overlap(wanted.place, found.place)
        and _equal(got.value, want.value)
        and (want.value_max is None or _equal(got.value_max, want.value_max))
    )


def _equal(found: int | float | None, wanted: int | float) -> bool:
    if found is None:
        return False
    return abs(float(found) - float(wanted)) <= _CLOSE * max(1.0, abs(float(wanted)))


def _score_detail(wanted: _Wanted, found: FoundIndicator, sheet: Sheet) -> tuple[bool, bool]:
    """Whether unit and thing counted are right. The unit "other" of gold allows any; without `about`, so does that."""
    place, want = wanted
    unit = want.unit in ("other", found.unit)
    about = not want.about or kin(want.about, found.about or "")
    if not unit:
        sheet.wrong("indicator value+unit", f"{want.number} {want.unit}", f"{want.number} {found.unit}", place)
    if not about:
        sheet.wrong("indicator full", f"{want.number} {want.about}", f"{want.number} {found.about}", place)
    sheet.judge(
        "indicator status",
        want.status == found.status,
        f"{want.number} {want.status}",
        f"{want.number} {found.status}",
        place,
    )
    return unit, about


def _score_coverage(
    gold: GoldFacts, record: FoundFacts, sheet: Sheet, wanted: list[_Wanted], found: list[_Found]
) -> None:
    """Each number that gold lists and that has a digit must lie in some number of the record."""
    spots = [item.place for item in wanted]
    spots += [place for item in gold.other_numbers if (place := occurrence(sheet.text, item.number, item.nth))]
    explained = [item.place for item in found] + [number.place for number in record.other_numbers]
    for spot in spots:
        number = sheet.text[slice(*spot)]
        if _DIGIT.search(number):
            told = any(overlap(spot, place) for place in explained)
            sheet.judge("number accounted for", told, number, None, spot)


def _shown(indicator: GoldIndicator | FoundIndicator) -> str:
    value = f"{indicator.value}" + ("" if indicator.value_max is None else f" to {indicator.value_max}")
    return f"{value} {indicator.unit} ({indicator.about or '-'})"
