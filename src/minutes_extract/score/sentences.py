"""A place in a release becomes the sentence it stands in, on one line, for those who read mistakes."""

from __future__ import annotations

from bisect import bisect_right

from minutes_extract.packs import Compiled
from minutes_extract.reading import read
from minutes_extract.score.pairing import Place


class Sentences:
    """The sentences of one text, by place."""

    def __init__(self, text: str, packs: Compiled) -> None:
        reading = read(text, packs)
        self._spans = [reading.span(item.start, item.end) for item in reading.sentences if item.end > item.start]
        self._starts = [span.start for span in self._spans]

    def at(self, place: Place | None) -> str:
        """The sentence that holds the beginning of `place`; empty where there is no place."""
        if place is None or not self._spans:
            return ""
        number = bisect_right(self._starts, place[0]) - 1
        return " ".join(self._spans[max(0, number)].text.split())
