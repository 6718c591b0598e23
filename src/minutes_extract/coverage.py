"""Records become what no pack explains, ranked by how often it stands there, so that the next entry is obvious.

Four kinds of gap: schemes known by their shape only, posts without a code, figures without a code, and numbers of which
nothing is known. Each is counted by what an entry would be made for, with one example.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, get_args

from minutes_extract.record import Record, Span

GapKind = Literal["scheme", "post", "figure", "number"]
KINDS: tuple[GapKind, ...] = get_args(GapKind)
_SENTENCE_ENDS = re.compile(r"[।?!|\n]")
_WORD = re.compile(r"[^\W\d_][\w\u0900-\u0903\u093a-\u094f\u200c\u200d]*")
_LONGEST = 200  # characters of an example


@dataclass(slots=True)
class Gap:
    """What is not explained: its words, how often and in how many releases they stand, and a sentence with them."""

    kind: GapKind
    text: str
    release: str  # of the example
    example: str
    count: int = 0
    releases: int = 0
    last: tuple[str, int] | None = None  # the release that was counted last


@dataclass(slots=True)
class Coverage:
    """Gaps over many releases. `known` counts facts that packs explain, by kind."""

    releases: int = 0
    known: dict[GapKind, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    _gaps: dict[tuple[GapKind, str], Gap] = field(default_factory=dict)

    def add(self, record: Record, source: str) -> None:
        """Count one release; `source` is its text."""
        self.releases += 1
        for kind, text, span in _facts(record, source):
            if text is None:
                self.known[kind] += 1
                continue
            gap = self._gaps.get((kind, text))
            if gap is None:
                gap = Gap(kind, text, record.source.name, sentence_at(source, span))
                self._gaps[kind, text] = gap
            gap.count += 1
            release = (record.source.name, record.source.part)
            gap.releases += gap.last != release
            gap.last = release

    def ranked(self, kind: GapKind) -> list[Gap]:
        """The gaps of a kind, those in most releases first, then the most frequent, then by their words."""
        found = [gap for gap in self._gaps.values() if gap.kind == kind]
        return sorted(found, key=lambda gap: (-gap.releases, -gap.count, gap.text))


def _facts(record: Record, source: str) -> Iterator[tuple[GapKind, str | None, Span]]:
    """Each fact with the words of its gap, None where a pack explains it."""
    for scheme in record.schemes:
        for mention in scheme.mentions:
            yield "scheme", _words(scheme.name) if scheme.id is None else None, mention
    for official in record.officials:
        for post in official.designations:
            yield "post", _words(post.text) if post.code is None else None, official.mentions[0]
    for indicator in record.indicators:
        for place in indicator.mentions:
            about = f"{_words(indicator.about) or '-'} [{indicator.unit}]"
            yield "figure", about if indicator.code is None else None, place
    for number in record.other_numbers:
        yield "number", _after(source, number) if number.kind == "unknown" else None, number


def _words(text: str) -> str:
    return " ".join(text.split())


def _after(source: str, span: Span) -> str:
    """What stands behind a number, which is likely what it counts: "12 बोरी" -> "… बोरी"."""
    rest = _SENTENCE_ENDS.split(source[span.end : span.end + 60])[0]
    found = _WORD.search(rest)
    return f"… {found[0]}" if found else "… (end of sentence)"


def sentence_at(source: str, span: Span) -> str:
    """The sentence that holds a span, on one line, shortened around it where it is long."""
    begin = max((m.end() for m in _SENTENCE_ENDS.finditer(source, 0, span.start)), default=0)
    end = _SENTENCE_ENDS.search(source, span.end)
    stop = end.end() if end else len(source)
    if stop - begin <= _LONGEST:
        return _words(source[begin:stop])
    room = max(0, _LONGEST - (span.end - span.start)) // 2
    first, last = max(begin, span.start - room), min(stop, span.end + room)
    before, after = "…" if first > begin else "", "…" if last < stop else ""
    return before + _words(source[first:last]) + after
