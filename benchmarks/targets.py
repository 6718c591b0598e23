"""Measured values become targets met or missed, and those a noisy machine may hold against a change.

A check fails only beyond noise: where a ratio is more than three times off its goal. What is known to be further off
stands in known-misses.json with the value measured and the reason; it fails when it has become three times worse.
"""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

NOISE = 3.0  # a busy machine of two cores has not made a ratio worse by this much
KNOWN_MISSES = Path(__file__).with_name("known-misses.json")

Better = Literal["lower", "higher"]
State = Literal["met", "missed", "not there"]


@dataclass(frozen=True, slots=True)
class Target:
    """A goal and what was measured: `value` is None where nothing was, infinite where it did not end in time.

    `scale` tells how values compare: as they are, or as exponents, whose difference is the ratio of times at ten times
    the size. `checked`: a ratio that may fail a check.
    """

    id: str
    what: str
    value: float | None
    goal: float
    better: Better = "lower"
    unit: str = ""
    scale: Literal["ratio", "exponent"] = "ratio"
    checked: bool = False
    why_none: str = ""

    @property
    def state(self) -> State:
        if self.value is None:
            return "not there"
        met = self.value <= self.goal if self.better == "lower" else self.value >= self.goal
        return "met" if met else "missed"

    def times_off(self, base: float) -> float:
        """How many times worse the value is than `base`: above 1 is worse."""
        if self.value is None:
            return 0.0
        if math.isinf(self.value):
            return 1.0 if math.isinf(base) else math.inf
        if math.isinf(base):
            return 0.0
        if self.scale == "exponent":
            return float(10 ** (self.value - base))
        if min(self.value, base) <= 0:
            return math.inf if self.value <= 0 < base and self.better == "higher" else 0.0
        return self.value / base if self.better == "lower" else base / self.value


@dataclass(frozen=True, slots=True)
class KnownMiss:
    """A target that is further off than noise: the value measured (None: did not end in time) and why."""

    id: str
    value: float | None
    reason: str


def known_misses(path: Path = KNOWN_MISSES) -> dict[str, KnownMiss]:
    """The known misses by target. Raises `ValueError` where one has no reason."""
    found = {}
    for item in json.loads(path.read_text(encoding="utf-8")):
        miss = KnownMiss(item["id"], item["value"], item.get("reason", ""))
        if not miss.reason.strip():
            raise ValueError(f"{path}: {miss.id} has no reason; say why the target is missed")
        found[miss.id] = miss
    return found


def failures(targets: list[Target], known: dict[str, KnownMiss]) -> list[str]:
    """A sentence for each target that is worse than noise could make it."""
    sentences = []
    for target in targets:
        if not target.checked or target.value is None:
            continue
        miss = known.get(target.id)
        recorded = None if miss is None else math.inf if miss.value is None else miss.value
        base = target.goal if recorded is None or target.times_off(target.goal) <= NOISE else recorded
        if target.times_off(base) > NOISE:
            against = "the goal" if base == target.goal else "the known miss"
            sentences.append(
                f"{target.what}: {shown(target.value)}, more than {NOISE:g} times off {against} {shown(base)}"
            )
    return sentences


def outgrown(targets: list[Target], known: dict[str, KnownMiss]) -> list[str]:
    """The known misses that are within noise of their goal by now, and should be taken off the list."""
    return [t.id for t in targets if t.id in known and t.value is not None and t.times_off(t.goal) <= NOISE]


def shown(value: float | None, unit: str = "") -> str:
    """A value with as many figures as mean something."""
    if value is None:
        return "-"
    if math.isinf(value):
        return "not in time"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{value:,.{digits}f}{unit}"


@dataclass(slots=True)
class Table:
    """A table of measured values beside the targets: rows of a name and one value a column."""

    title: str
    columns: list[str]
    rows: list[list[str]] = field(default_factory=list)


@dataclass(slots=True)
class Report:
    """All that one run measured."""

    command: str
    machine: dict[str, Any]
    targets: list[Target] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def as_json(self) -> str:
        """The report as JSON; a value that did not end in time is null with `state` missed."""
        targets = [
            {**asdict(t), "value": None if t.value is None or math.isinf(t.value) else t.value, "state": t.state}
            for t in self.targets
        ]
        content = {
            "command": self.command,
            "machine": self.machine,
            "targets": targets,
            "tables": [asdict(table) for table in self.tables],
            "notes": self.notes,
        }
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
