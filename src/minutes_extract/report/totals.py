"""A stream of records becomes totals: how many of what, by metric, district, scheme, status and kind of meeting."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from minutes_extract.report.fields import Json, district, inner, is_unknown, objects, words
from minutes_extract.report.records import LISTS

GROUPS = ("metric", "district", "scheme", "status", "meeting")
WHOLES = (
    "releases",
    "meetings",
    "indicators",
    "officials",
    "schemes",
    "directives",
    "unknown_numbers",
    "low_certainty",
    "warnings",
    "duplicates",
)


@dataclass(slots=True)
class Group:
    """What was counted under one heading: by key, how many figures, and in how many releases.

    The key "" stands for facts without one: a figure without a metric code, a release without a place.
    """

    figures: Counter[str] = field(default_factory=Counter)
    releases: Counter[str] = field(default_factory=Counter)
    names: dict[str, str] = field(default_factory=dict)

    def add(self, key: str, name: str, figures: int) -> None:
        """One release has `figures` figures under `key`, which people call `name`."""
        self.figures[key] += figures
        self.releases[key] += 1
        self.names.setdefault(key, name)


class Totals:
    """Counts of a run. Figures are counted once a release, however often they are mentioned in it."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter(dict.fromkeys(WHOLES, 0))
        self.groups: dict[str, Group] = {name: Group() for name in GROUPS}

    def add(self, record: Json) -> None:
        """Count one record."""
        counts, figures = self.counts, objects(record, "indicators")
        meeting = inner(record, "meeting")
        counts["releases"] += 1
        counts["meetings"] += meeting is not None
        for name in ("indicators", "officials", "schemes", "directives", "warnings"):
            counts[name] += len(objects(record, name))
        counts["unknown_numbers"] += sum(map(is_unknown, objects(record, "other_numbers")))
        counts["low_certainty"] += sum(fact.get("certainty") == "low" for fact in facts(record))
        counts["duplicates"] += bool(words(inner(record, "source"), "duplicate_of"))
        where = district(record)
        self.groups["district"].add(where, where, len(figures))
        kind = words(meeting, "kind")
        self.groups["meeting"].add(kind, kind, len(figures))
        for group, key_field, name_field in (("metric", "code", "label"), ("status", "status", "status")):
            self._figures(group, [(words(item, key_field), words(item, name_field)) for item in figures])
        self._schemes(record, figures)

    def _figures(self, group: str, keys: list[tuple[str, str]]) -> None:
        names: dict[str, str] = {"": ""}
        for key, name in keys:
            names.setdefault(key, name)
        for key, count in Counter(key for key, _ in keys).items():
            self.groups[group].add(key, names[key], count)

    def _schemes(self, record: Json, figures: list[Json]) -> None:
        belongs = Counter(words(item, "scheme") for item in figures)
        names: dict[str, str] = {}
        for scheme in objects(record, "schemes"):
            names.setdefault(words(scheme, "id") or words(scheme, "name"), words(scheme, "name"))
        for key in dict.fromkeys([*names, *belongs]):
            if key:
                self.groups["scheme"].add(key, names.get(key, key), belongs[key])

    def as_json(self) -> dict[str, Any]:
        """The totals as JSON: `counts`, and by group a list of `{key, name, figures, releases}`, the most first."""
        return {
            "counts": {name: self.counts[name] for name in WHOLES},
            **{f"by_{name}": ranked(name, group) for name, group in self.groups.items()},
        }


def ranked(name: str, group: Group) -> list[dict[str, Any]]:
    """The rows of a group, those with the most first: of figures, for schemes and meetings of releases."""
    by_releases = name in ("scheme", "meeting")
    first, second = (group.releases, group.figures) if by_releases else (group.figures, group.releases)
    keys = sorted(group.releases, key=lambda key: (-first[key], -second[key], key))
    return [
        {"key": key, "name": group.names[key], "figures": group.figures[key], "releases": group.releases[key]}
        for key in keys
    ]


def facts(record: Json) -> list[Json]:
    """Everything of a record that may carry a certainty."""
    meeting = inner(record, "meeting")
    return [*([meeting] if meeting else []), *(item for name in LISTS[:4] for item in objects(record, name))]
