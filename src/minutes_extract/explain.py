"""A record and its Reading become marks on the text: where each fact stands, what it became, which rule made it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args

from minutes_extract.reading import Reading
from minutes_extract.record import Indicator, Meeting, Official, Record, Scheme, Span, Status

MarkType = Literal["headline", "place", "meeting", "official", "scheme", "indicator", "directive", "other number"]
_MOST_RULES = 4  # pack entries named for one mark


class Mark(NamedTuple):
    """One highlighted stretch. `number` is shown in the text and in the list; marks of one fact share `fact`."""

    number: int
    start: int
    end: int
    type: MarkType
    fact: str
    became: str
    rule: str


class _PackHit(NamedTuple):
    start: int
    end: int
    kind: str  # the lexicon type, for a cue what it tells: "cue directive-order-noun"
    name: str  # "thing shg", "cue directive.order-noun"


# The cues that have a say in a fact: what their kinds begin with.
_MEETING_CUES = ("cue meeting", "cue chair")
_DIRECTIVE_CUES = ("cue directive",)
_DATE_CUES = ("cue weekday", "cue relative-day")
_STATUS_CUES = tuple(f"cue {status}" for status in (*get_args(Status), "threshold", "entitlement", "standing"))


def marks(reading: Reading, record: Record) -> list[Mark]:
    """All facts of the record as marks, in order of place; the longer of two that begin together comes first."""
    found = sorted(_marks(record, _Rules(reading)), key=lambda mark: (mark.start, -mark.end, mark.type))
    return [mark._replace(number=number) for number, mark in enumerate(found, 1)]


class _Rules:
    """Which pack entries stand inside a stretch of the source."""

    def __init__(self, reading: Reading) -> None:
        hits = []
        for type_ in reading.hits:
            # A cue may stand inside a longer one of another kind; of the other types the longest is what counts.
            for hit in reading.hits[type_] if type_ == "cue" else reading.longest(type_).values():
                span = reading.span(hit.start, hit.end)
                kind = f"cue {reading.packs.cues[hit.id].cue}" if type_ == "cue" else type_
                hits.append(_PackHit(span.start, span.end, kind, f"{type_} {hit.id}"))
        self.hits = sorted(hits)
        self.starts = [hit.start for hit in self.hits]

    def inside(self, span: Span, kinds: tuple[str, ...]) -> str:
        """The entries inside `span` whose kind begins with one of `kinds`, each once, in order."""
        names: dict[str, None] = {}
        for hit in self.hits[bisect_left(self.starts, span.start) :]:
            if hit.start >= span.end:
                break
            if hit.end <= span.end and hit.kind.startswith(kinds):
                names[hit.name] = None
        shown = list(names)[:_MOST_RULES]
        return ", ".join(shown) + (", ..." if len(names) > len(shown) else "")


def _mark(span: Span, type_: MarkType, fact: str, became: str, rule: str) -> Mark:
    return Mark(0, span.start, span.end, type_, fact, became, rule)


def _marks(record: Record, rules: _Rules) -> Iterator[Mark]:
    if record.headline:
        yield _mark(record.headline, "headline", "headline", "headline", "first line that reads as a headline")
    if record.place:
        became = ", ".join(filter(None, (record.place.district or record.place.text, record.place.state)))
        for span in record.place.mentions:
            yield _mark(
                span, "place", "place", became, rules.inside(span, ("place",)) or "place named by the text's form"
            )
    if record.meeting:
        yield from _meeting(record.meeting, rules)
    for official in record.officials:
        yield from _official(official, rules)
    for scheme in record.schemes:
        yield from _scheme(scheme, rules)
    for indicator in record.indicators:
        yield from _indicator(indicator, rules)
    for number, directive in enumerate(record.directives, 1):
        became = f"directive by {directive.by or 'no one named'}" + (
            f" to {'; '.join(directive.to)}" if directive.to else ""
        )
        fact = f"d{number}"
        yield _mark(
            directive, "directive", fact, became, rules.inside(directive, _DIRECTIVE_CUES) or "form of the verb"
        )
        if directive.deadline:
            yield _mark(directive.deadline, "directive", fact, "deadline", "duration or date beside the instruction")
    for other in record.other_numbers:
        yield _mark(other, "other number", "", other.kind, "number reader")


def _meeting(meeting: Meeting, rules: _Rules) -> Iterator[Mark]:
    chair = f", chair {meeting.chair}" if meeting.chair else ""
    parts = [("evidence", meeting.evidence, f"{meeting.kind}{chair}")]
    if meeting.venue:
        parts.append(("venue", meeting.venue, "venue"))
    if meeting.date:
        parts.append(("date", meeting.date, f"date {meeting.date.iso or meeting.date.weekday or 'without a day'}"))
    if meeting.subject:
        parts.append(("subject", meeting.subject, "subject"))
    for name, span, became in parts:
        cues = ("cue venue",) if name == "venue" else _DATE_CUES if name == "date" else _MEETING_CUES
        yield _mark(span, "meeting", "meeting", became, rules.inside(span, cues) or f"form of the {name}")


def _official(official: Official, rules: _Rules) -> Iterator[Mark]:
    codes = ", ".join(post.code or post.text for post in official.designations)
    became = " · ".join(filter(None, (official.name, codes, "/".join(official.roles))))
    for span in official.mentions:
        rule = rules.inside(span, ("post",)) or (
            "name beside its post, or named before" if official.name else "form of a post"
        )
        yield _mark(span, "official", official.id, became, rule)


def _scheme(scheme: Scheme, rules: _Rules) -> Iterator[Mark]:
    for span in scheme.mentions:
        rule = rules.inside(span, ("scheme",)) or "form of a scheme's name"
        yield _mark(span, "scheme", scheme.id or scheme.name, scheme.name, rule)


def _indicator(indicator: Indicator, rules: _Rules) -> Iterator[Mark]:
    value = str(indicator.value)
    if indicator.value_max is not None:
        value += f"-{indicator.value_max}"
    became = f"{value} {indicator.unit} {indicator.about} · {indicator.status}"
    if indicator.comparator:
        became += f" · {indicator.comparator}"
    for mention in indicator.mentions:
        around = rules.inside(mention, ("thing", *_STATUS_CUES))
        rule = (
            ", ".join(filter(None, (f"metric {indicator.code}" if indicator.code else "", around))) or "number reader"
        )
        yield _mark(mention.number, "indicator", indicator.id, became, rule)
