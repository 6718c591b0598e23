"""A figure with its noun, unit and clause becomes a metric code; and the metrics of the packs prove themselves."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from minutes_extract.folding import fold
from minutes_extract.packs import Compiled
from minutes_extract.packs.inflect import phrase_forms
from minutes_extract.packs.schema import MetricEntry


class _Group(NamedTuple):
    """One of these words or phrases must stand in the clause."""

    words: frozenset[str]
    phrases: tuple[str, ...]

    def found(self, keys: Collection[str], joined: str) -> bool:
        return not self.words.isdisjoint(keys) or any(phrase in joined for phrase in self.phrases)


@dataclass(slots=True)
class _Metric:
    entry: MetricEntry
    things: frozenset[str]
    groups: list[_Group]
    without: _Group


@dataclass(slots=True)
class MetricIndex:
    """The metrics of the packs by thing, and those that no thing leads to by their first word group."""

    by_thing: dict[str, list[_Metric]] = field(default_factory=dict)
    by_words: list[_Metric] = field(default_factory=list)

    def best(
        self, things: Sequence[str], unit: str, status: str, keys: Collection[str], joined: str
    ) -> MetricEntry | None:
        """The most specific metric that fits: most word groups, then the head noun, then a status of its own.

        `things` are ids of the nouns of the figure, head first ("" for an unknown head); `joined` is the clause as
        `" key key "`.
        """
        best: tuple[int, int, int, int] | None = None
        found: MetricEntry | None = None
        seen: set[int] = set()
        for rank, thing in enumerate([*things, ""]):
            for metric in self.by_thing.get(thing, ()) if thing else self.by_words:
                entry = metric.entry
                if id(metric) in seen or unit not in entry.unit:
                    continue
                seen.add(id(metric))
                if entry.status and status not in entry.status:
                    continue
                if metric.without.found(keys, joined):
                    continue
                if not all(group.found(keys, joined) for group in metric.groups):
                    continue
                if not metric.groups and (rank or not thing):
                    continue  # without words of its own a metric needs its thing as the head
                score = (2 * len(metric.groups) + bool(entry.status), bool(thing), -rank, -len(entry.things))
                if best is None or score > best:
                    best, found = score, entry
        return found


@lru_cache(maxsize=4096)
def _group(words: tuple[str, ...]) -> _Group:
    forms = [form for word in words for form in phrase_forms(word)]
    singles = frozenset(fold(form) for form in forms if " " not in form)
    phrases = tuple(f" {' '.join(map(fold, form.split()))} " for form in forms if " " in form)
    return _Group(singles, phrases)


def metric_index(packs: Compiled) -> MetricIndex:
    """The index of the packs' metrics, made once for each."""
    return packs.table("indicators.metrics", _index)


def _index(packs: Compiled) -> MetricIndex:
    index = MetricIndex()
    for entry in packs.metrics.values():
        metric = _Metric(
            entry, frozenset(entry.things), [_group(tuple(g)) for g in entry.words], _group(tuple(entry.without))
        )
        for thing in entry.things:
            index.by_thing.setdefault(thing, []).append(metric)
        if not entry.things:
            index.by_words.append(metric)
    return index


def code_for(
    packs: Compiled, things: Sequence[str], unit: str, status: str, clause: Sequence[str]
) -> MetricEntry | None:
    """The metric of a figure: `things` head first, `clause` the folded words around it."""
    return metric_index(packs).best(things, unit, status, frozenset(clause), f" {' '.join(clause)} ")


def check_metrics(compiled: Compiled) -> list[tuple[str, str, str]]:
    """What is wrong with the metrics, as (code, expected, got): unknown things, examples without their code,
    counterexamples with it."""
    from minutes_extract.indicators.find import find_indicators
    from minutes_extract.reading import read

    problems: list[tuple[str, str, str]] = []
    for entry in compiled.metrics.values():
        for thing in entry.things:
            if thing not in compiled.things:
                problems.append((entry.code, f"a thing with the id {thing}", "none"))
        cases = [(text, number, True) for text, number in entry.examples]
        cases += [(text, number, False) for text, number in entry.counterexamples]
        for text, number, wanted in cases:
            found = find_indicators(read(text, compiled))
            codes = [draft.code for draft in found.drafts if draft.number["text"] == number]
            if wanted and entry.code not in codes:
                problems.append((entry.code, f"this code for {number} in {text!r}", str(codes)))
            if not wanted and entry.code in codes:
                problems.append((entry.code, f"another code for {number} in {text!r}", entry.code))
    return problems
