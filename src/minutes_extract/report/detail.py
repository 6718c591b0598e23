"""A record becomes what its release is opened with: stretches of its text, the facts, and where each fact stands.

Everything is JSON of plain lists, short because a page holds thousands of them:

- a piece is `[start, text]`: the whole text where the record kept it, else the sentences and words of its mentions;
- a fact is `[key, kind, what, rule, certainty]`; what and rule are lists of parts, a part being a string of the record,
  or a term `[group, key]` that the page says in the reader's language;
- a mark is `[start, end, fact]`, fact being the place of the fact in its list.

Offsets are code points of the text as read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from minutes_extract.report.fields import (
    Json,
    Place,
    inner,
    number,
    objects,
    official_names,
    place,
    places,
    strings,
    words,
)

Part = str | Sequence[str | int | float | None]
Mark = tuple[int, int, int]


class Fact(NamedTuple):
    """One find of a release. `key` is as in the tables: i1, o2, s1, d3 count the facts of a kind from 1."""

    key: str
    kind: str
    what: list[Part]
    rule: list[Part]
    certainty: str


class Detail(NamedTuple):
    """What a release is opened with; see the head of the module. `whole`: the one piece is the whole text."""

    pieces: list[tuple[int, str]]
    facts: list[Fact]
    marks: list[Mark]
    whole: bool


def detail(record: Json) -> Detail:
    """What the release of a record is opened with."""
    facts: list[Fact] = []
    marks: list[Mark] = []
    for fact, where in _facts(record):
        marks += [(span.start, span.end, len(facts)) for span in where]
        facts.append(fact)
    marks.sort(key=lambda mark: (mark[0], -mark[1], mark[2]))
    return Detail(pieces(record), facts, marks, bool(whole_text(record)))


def pieces(record: Json) -> list[tuple[int, str]]:
    """The stretches of text a record holds, in order, none touching another."""
    text = whole_text(record)
    return [(0, text)] if text else _joined(_stretches(record))


def whole_text(record: Json) -> str:
    """The text of the release as it was read; "" where the record does not keep it."""
    text = (inner(record, "source") or {}).get("text")
    return text if isinstance(text, str) else ""


def around(stretches: list[tuple[int, str]], span: Place, width: int = 80) -> str:
    """The words around a span, as far as a record holds them, on one line; at most `width` characters on each side."""
    for start, text in stretches:
        if start <= span.start and span.end <= start + len(text):
            left, right = max(0, span.start - start - width), span.end - start + width
            return " ".join(text[left:right].split())
    return " ".join(span.text.split())


def _stretches(record: Json) -> Iterator[Place]:
    meeting = inner(record, "meeting") or {}
    where = inner(record, "place") or {}
    for one in (
        inner(record, "headline"),
        *(inner(meeting, part) for part in ("evidence", "venue", "date", "subject")),
    ):
        if found := place(one):
            yield found
    yield from places(where)
    for indicator in objects(record, "indicators"):
        for mention in objects(indicator, "mentions"):
            for one in (inner(mention, "sentence"), mention, inner(mention, "number")):
                if found := place(one):
                    yield found
    for kind in ("officials", "schemes"):
        for item in objects(record, kind):
            yield from places(item)
    for item in (*objects(record, "directives"), *objects(record, "other_numbers")):
        if found := place(item):
            yield found
    for warning in objects(record, "warnings"):
        yield from places(warning, "spans")


def _joined(stretches: Iterable[Place]) -> list[tuple[int, str]]:
    """Stretches that overlap or touch become one; what lies within another is left out."""
    found: list[tuple[int, str]] = []
    for start, end, text in sorted(set(stretches), key=lambda span: (span.start, -span.end, span.text)):
        if found and start <= (reached := found[-1][0] + len(found[-1][1])):
            if end > reached:
                found[-1] = (found[-1][0], found[-1][1] + text[reached - start :])
        else:
            found.append((start, text))
    return found


def _facts(record: Json) -> Iterator[tuple[Fact, list[Place]]]:
    names = official_names(record)
    if headline := place(inner(record, "headline")):
        yield Fact("h", "headline", [], [], ""), [headline]
    if where := inner(record, "place"):
        told = dict.fromkeys(filter(None, (words(where, "district") or words(where, "text"), words(where, "state"))))
        yield Fact("p", "place", [", ".join(told)], [], _certainty(where)), places(where)
    if meeting := inner(record, "meeting"):
        yield from _meeting(meeting, names)
    for number_, item in enumerate(objects(record, "officials"), 1):
        yield _official(item, f"o{number_}"), places(item)
    for number_, item in enumerate(objects(record, "schemes"), 1):
        rule: list[Part] = [words(item, "id") or ["rule", "shape"]]
        what: list[Part] = [words(item, "name")]
        yield Fact(f"s{number_}", "scheme", what, rule, _certainty(item)), places(item)
    for number_, item in enumerate(objects(record, "indicators"), 1):
        mentions = [(place(inner(mention, "number")), place(mention)) for mention in objects(item, "mentions")]
        spans = [span for pair in mentions if (span := pair[0] or pair[1])]
        yield _indicator(item, f"i{number_}", names), spans
    for number_, item in enumerate(objects(record, "directives"), 1):
        yield from _directive(item, f"d{number_}", names)
    for number_, item in enumerate(objects(record, "other_numbers"), 1):
        what = [["other", words(item, "kind")]]
        span = place(item)
        yield Fact(f"n{number_}", "other", what, [["rule", "number"]], ""), [span] if span else []
    for number_, item in enumerate(objects(record, "warnings"), 1):
        yield Fact(f"w{number_}", "warning", [words(item, "message")], [words(item, "kind")], ""), places(item, "spans")


def _certainty(item: Json) -> str:
    return words(item, "certainty")


def _meeting(meeting: Json, names: dict[str, str]) -> Iterator[tuple[Fact, list[Place]]]:
    certainty = _certainty(meeting)
    chair = names.get(words(meeting, "chair"), "")
    what: list[Part] = [["kind", words(meeting, "kind")], *([["ui", "chair"], chair] if chair else [])]
    evidence = place(inner(meeting, "evidence"))
    yield Fact("m", "meeting", what, [words(meeting, "kind")], certainty), [evidence] if evidence else []
    for part in ("venue", "date", "subject"):
        item = inner(meeting, part)
        if item and (span := place(item)):
            day = words(item, "iso") or words(item, "weekday")
            yield Fact(f"m-{part}", "meeting", [["ui", part], *([day] if day else [])], [], certainty), [span]


def _official(item: Json, key: str) -> Fact:
    posts = objects(item, "designations")
    what: list[Part] = []
    if name := words(item, "name"):
        what.append(name)
    if texts := ", ".join(dict.fromkeys(filter(None, (words(post, "text") for post in posts)))):
        what.append(texts)
    what += [["role", role] for role in strings(item, "roles")]
    codes = ", ".join(dict.fromkeys(filter(None, (words(post, "code") for post in posts))))
    return Fact(key, "official", what, [codes or ["rule", "shape"]], _certainty(item))


def _indicator(item: Json, key: str, names: dict[str, str]) -> Fact:
    amount: Part = [
        "amount",
        number(item, "value"),
        number(item, "value_max"),
        words(item, "unit"),
        words(item, "comparator"),
    ]
    what: list[Part] = [amount, words(item, "about"), ["status", words(item, "status")]]
    if by := names.get(words(item, "reported_by"), ""):
        what += [["ui", "reported_by"], by]
    return Fact(key, "indicator", what, [words(item, "code") or ["rule", "no_code"]], _certainty(item))


def _directive(item: Json, key: str, names: dict[str, str]) -> Iterator[tuple[Fact, list[Place]]]:
    by, to, span = names.get(words(item, "by"), ""), ", ".join(strings(item, "to")), place(item)
    what: list[Part] = [*([["ui", "by"], by] if by else []), *([["ui", "to"], to] if to else [])]
    yield Fact(key, "directive", what, [], _certainty(item)), [span] if span else []
    if deadline := place(inner(item, "deadline")):
        yield Fact(f"{key}-deadline", "directive", [["ui", "deadline"]], [], _certainty(item)), [deadline]
