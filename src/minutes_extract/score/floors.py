"""A report and pinned floors become a verdict: which figures fell, in which releases; and floors become higher.

A floors file is JSON: gold set -> its fingerprint and one entry a measure, in one line each so that a change of it
reads well. Floors go up by `raised`. They go down only where the entry says why (`reason`), by `lowered` or by hand.
"""

from __future__ import annotations

import json
from math import floor
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from minutes_extract.score.report import Report
from minutes_extract.score.sheet import CORE, JUDGED, MEASURES, Tally

_STEPS = 10_000  # floors have four digits
_SLIP = 1e-9  # what a sum of floats may be off


class FloorsError(Exception):
    """Floors that cannot be used or changed; the message says where, what is wrong, and what to do."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Floor(_Strict):
    """The floor of one measure: F1 or accuracy from 0 to 1.

    `highest` is the highest floor it has had: below it a `reason` must stand. `mistakes` are misses and extras a
    release when the floor was written ("d03 2, d07 1"; releases that are not listed had none).
    """

    floor: float = Field(ge=0, le=1)
    highest: float = Field(ge=0, le=1)
    reason: str = ""
    mistakes: str = Field(default="", pattern=r"^([^,]+ \d+(, [^,]+ \d+)*)?$")


class GoldFloors(_Strict):
    """The floors of one gold set; `gold` is its fingerprint when they were written."""

    gold: str
    floors: dict[str, Floor]


Floors = dict[str, GoldFloors]


class Fall(BaseModel):
    """A measure below its floor, and the releases that have more mistakes than when the floor was written."""

    measure: str
    floor: float
    figure: float
    releases: dict[str, tuple[int, int]]  # mistakes then, mistakes now

    def __str__(self) -> str:
        """The fall in one sentence."""
        more = ", ".join(f"{name} (mistakes {then} -> {now})" for name, (then, now) in self.releases.items())
        where = f"more mistakes in {more}" if more else "no release has more mistakes: fewer facts are scored"
        return f"{self.measure}: {self.figure:.4f} is below its floor {self.floor:.4f}; {where}"


def read_floors(path: Path) -> Floors:
    """The floors of a file; none where there is no file. Raises `FloorsError`."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {name: GoldFloors.model_validate(value) for name, value in content.items()}
    except FileNotFoundError:
        return {}
    except ValidationError as error:
        first = error.errors()[0]
        problem = f"{'.'.join(map(str, first['loc']))}: {first['msg'].lower()}"
    except (ValueError, AttributeError) as error:
        problem = " ".join(str(error).split())
    raise FloorsError(f"{path}: not a floors file ({problem}); take back the last edit of it")


def floors_text(floors: Floors) -> str:
    """Floors as the text of their file: one line a measure, in the order of the measures."""
    sets = []
    for name, gold in floors.items():
        order = {measure: number for number, measure in enumerate(("core", *MEASURES))}
        lines = [
            f"      {json.dumps(measure)}: {json.dumps(entry.model_dump(exclude_defaults=True), ensure_ascii=False)}"
            for measure, entry in sorted(gold.floors.items(), key=lambda item: order.get(item[0], len(order)))
        ]
        inner = ",\n".join(lines)
        sets.append(
            f'  {json.dumps(name)}: {{\n    "gold": {json.dumps(gold.gold)},\n    "floors": {{\n{inner}\n    }}\n  }}'
        )
    return "{\n" + ",\n".join(sets) + "\n}\n"


def figures(report: Report) -> dict[str, float]:
    """Measure -> F1 or accuracy, "core" first; measures for which gold says nothing are left out."""
    measured = {measure: report.figure(measure) for measure in MEASURES if report.tally(measure).wanted}
    return {"core": report.core, **measured}


def falls(report: Report, pinned: GoldFloors) -> list[Fall]:
    """The measures that are below their floors."""
    found = []
    for measure, figure in figures(report).items():
        entry = pinned.floors.get(measure)
        if entry is None or figure >= entry.floor - _SLIP:
            continue
        then, now = _read_mistakes(entry.mistakes), _mistakes(report, measure)
        more = {name: (then.get(name, 0), count) for name, count in now.items() if count > then.get(name, 0)}
        found.append(Fall(measure=measure, floor=entry.floor, figure=figure, releases=more))
    return found


def unfit(report: Report, pinned: GoldFloors, fingerprint: str) -> list[str]:
    """Why these floors cannot be held against this report, in sentences; empty where they can."""
    found = []
    if pinned.gold != fingerprint:
        found.append("the gold is not the one its floors were written for; look through the figures, then --raise")
    measured = figures(report)
    found += [
        f"{measure}: has no floor; write one with --raise" for measure in measured if measure not in pinned.floors
    ]
    found += [
        f"{measure}: has a floor but nothing to measure; delete the entry"
        for measure in pinned.floors.keys() - measured
    ]
    return found


def unreasoned(pinned: GoldFloors) -> list[str]:
    """The measures whose floor was lowered without a reason, in sentences."""
    return [
        f"{measure}: floor {entry.floor:.4f} was {entry.highest:.4f}; say why in its `reason`, or put it back"
        for measure, entry in pinned.floors.items()
        if entry.floor < entry.highest - _SLIP and not entry.reason.strip()
    ]


def raised(report: Report, pinned: GoldFloors | None, fingerprint: str) -> GoldFloors:
    """The floors with those that the report surpasses put at what it reaches; none goes down.

    A reason goes when the floor is again as high as it was. Raises `FloorsError` where a measure is below its floor
    and the gold has changed, since new gold has no use for a floor that cannot be reached: lower it with a reason.
    """
    old = pinned.floors if pinned else {}
    if pinned and pinned.gold != fingerprint and (fallen := falls(report, pinned)):
        names = ", ".join(fall.measure for fall in fallen)
        raise FloorsError(f"on the new gold these are below their floors: {names}; lower them with a reason first")
    entries = {}
    for measure, figure in figures(report).items():
        entry, reached = old.get(measure), _steps(figure)
        if entry is not None and reached < entry.floor:
            entries[measure] = entry
            continue
        highest = max(reached, entry.highest) if entry else reached
        reason = entry.reason if entry and reached < highest else ""
        entries[measure] = Floor(
            floor=reached, highest=highest, reason=reason, mistakes=_mistakes_text(_mistakes(report, measure))
        )
    return GoldFloors(gold=fingerprint, floors=entries)


def lowered(report: Report, pinned: GoldFloors, measures: list[str]) -> GoldFloors:
    """The floors with those of `measures` put at what the report reaches, where it is below them.

    Raises `FloorsError` where an entry has no reason, or there is no such entry.
    """
    entries = dict(pinned.floors)
    measured = figures(report)
    for measure in measures:
        entry = entries.get(measure)
        if entry is None or measure not in measured:
            raise FloorsError(f"{measure}: no such floor; there are {', '.join(pinned.floors)}")
        reached = _steps(measured[measure])
        if reached >= entry.floor:
            continue
        if not entry.reason.strip():
            way = f"would go from {entry.floor:.4f} to {reached:.4f}"
            raise FloorsError(f'{measure}: {way}; first write "reason": "..." into its entry')
        mistakes = _mistakes_text(_mistakes(report, measure))
        entries[measure] = entry.model_copy(update={"floor": reached, "mistakes": mistakes})
    return GoldFloors(gold=pinned.gold, floors=entries)


def _steps(figure: float) -> float:
    """The figure cut to the digits of a floor, so that it is never below it."""
    return floor(figure * _STEPS + _SLIP) / _STEPS


def _mistakes(report: Report, measure: str) -> dict[str, int]:
    """Misses and extras a release, of the releases that have any. The mistakes of "core" are those of its parts."""
    found = {}
    for sheet in report.sheets:
        tally = sum((sheet.tallies[part] for part in (CORE if measure == "core" else (measure,))), Tally())
        if count := tally.wanted + tally.found - 2 * tally.hit if measure not in JUDGED else tally.wanted - tally.hit:
            found[sheet.name] = count
    return found


def _mistakes_text(mistakes: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in mistakes.items())


def _read_mistakes(text: str) -> dict[str, int]:
    found = {}
    for item in filter(None, text.split(", ")):
        name, _, count = item.rpartition(" ")
        found[name] = int(count)
    return found
