"""Two runs of records become gains, losses and changes, by release and by kind of fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from minutes_extract.compare import MISSING, Change, changes, path_text, short

Json = dict[str, Any]
Effect = Literal["gain", "loss", "change"]

KINDS = (
    "release",
    "source",
    "headline",
    "place",
    "meeting",
    "officials",
    "schemes",
    "indicators",
    "directives",
    "other_numbers",
)
_ONE_EACH = ("headline", "place", "meeting")


@dataclass(frozen=True, slots=True)
class FactDiff:
    """One fact that only the new records have (gain), only the old (loss), or that is another in one field (change).

    `kind` is one of `KINDS`, or the name of a field that is not known here. `fact` says which fact it is, as far as a
    change goes `field` says which part of it; `old` and `new` are what it says, in short.
    """

    kind: str
    effect: Effect
    fact: str
    field: str = ""
    old: str | None = None
    new: str | None = None


@dataclass(frozen=True, slots=True)
class ReleaseDiff:
    """What is different in one release; nothing where it is the same."""

    name: str
    facts: list[FactDiff]


def diff(old: Iterable[Json], new: Iterable[Json]) -> list[ReleaseDiff]:
    """One entry a release, in the order of the old records, then those that only the new ones have.

    Releases are paired by source name and part; of releases that share both, the first with the first.
    """
    before, after = _by_release(old), _by_release(new)
    found = []
    for name in dict.fromkeys([*before, *after]):
        if name not in after:
            facts = [FactDiff("release", "loss", _size(before[name]))]
        elif name not in before:
            facts = [FactDiff("release", "gain", _size(after[name]))]
        else:
            facts = [_fact(change) for change in changes(before[name], after[name])]
        found.append(ReleaseDiff(name, sorted(facts, key=lambda fact: _rank(fact.kind))))
    return found


def totals(releases: Iterable[ReleaseDiff]) -> dict[str, Counter[str]]:
    """Kind -> how many gains, losses, and changed facts; kinds without a difference are left out.

    A fact that changed in several fields counts once.
    """
    found: dict[str, Counter[str]] = {}
    seen: set[tuple[str, str, str]] = set()
    for release in releases:
        for fact in release.facts:
            key = (release.name, fact.kind, fact.fact)
            if fact.effect != "change" or key not in seen:
                found.setdefault(fact.kind, Counter())[fact.effect] += 1
            if fact.effect == "change":
                seen.add(key)
    return dict(sorted(found.items(), key=lambda item: _rank(item[0])))


def _by_release(records: Iterable[Json]) -> dict[str, Json]:
    table: dict[str, Json] = {}
    seen: Counter[str] = Counter()
    for record in records:
        source = record["source"]
        name = f"{source['name']} [{source['part']}]" if source.get("part") else str(source["name"])
        seen[name] += 1
        table[f"{name} #{seen[name]}" if seen[name] > 1 else name] = record
    return table


def _fact(change: Change) -> FactDiff:
    """The change as a gain, a loss, or a change of one field of a fact."""
    kind, *rest = change.path or ("record",)
    whole = (kind in _ONE_EACH and not rest) or (len(rest) == 1 and rest[0].startswith("["))
    if whole and change.old in (MISSING, None):
        return FactDiff(kind, "gain", describe(kind, change.new))
    if whole and change.new in (MISSING, None):
        return FactDiff(kind, "loss", describe(kind, change.old))
    fact = rest.pop(0).removeprefix("[").removesuffix("]") if rest and rest[0].startswith("[") else ""
    return FactDiff(kind, "change", fact, path_text(tuple(rest)).strip(), _shown(change.old), _shown(change.new))


def describe(kind: str, value: Any) -> str:
    """A fact on one line, as a reader would name it; any value that has not the shape of one, as it is."""
    if not isinstance(value, dict):
        return short(value)
    get = value.get
    if kind == "officials":
        posts = ", ".join(str(post.get("text")) for post in _objects(get("designations")))
        roles = f" [{', '.join(map(str, get('roles') or []))}]" if get("roles") else ""
        return _one_line(f"{get('name') or '-'}{f' ({posts})' if posts else ''}{roles}")
    if kind == "schemes":
        return _one_line(f"{get('name')} ({get('id') or 'by shape'})")
    if kind == "indicators":
        numbers = [item.get("number") for item in _objects(get("mentions"))]
        number = next((item.get("text") for item in numbers if isinstance(item, dict)), "")
        upper = "" if get("value_max") is None else f" to {get('value_max')}"
        parts = [f"{number} = {get('value')}{upper} {get('unit')}", get("about"), get("status"), get("code")]
        return _one_line(", ".join(str(part) for part in parts if part))
    if kind == "other_numbers":
        return _one_line(f"{get('text')} ({get('kind')})")
    if kind == "meeting":
        venue, date = (item.get("text") if isinstance(item := get(key), dict) else None for key in ("venue", "date"))
        told = (("chair", get("chair")), ("venue", venue), ("date", date))
        return _one_line(", ".join([str(get("kind")), *(f"{key} {part}" for key, part in told if part)]))
    if kind == "place":
        return _one_line(", ".join(str(part) for part in (get("district") or get("text"), get("state")) if part))
    return _one_line(str(get("text"))) if isinstance(get("text"), str) else short(value)


def _shown(value: Any) -> str | None:
    return None if value is MISSING else short(value)


def _objects(value: Any) -> list[Json]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _size(record: Json) -> str:
    facts = [len(record[kind]) for kind in KINDS if isinstance(record.get(kind), list)]
    return f"{sum(facts)} facts"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _rank(kind: str) -> int:
    return KINDS.index(kind) if kind in KINDS else len(KINDS)
