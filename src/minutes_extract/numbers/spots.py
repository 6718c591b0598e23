"""A text becomes the places where digits or number words begin: the only places the reader looks at."""

from __future__ import annotations

import re

from minutes_extract.folding import WORDS_KEPT
from minutes_extract.numbers.reader import DIGIT, KEYS, LETTERS

_SPOT = re.compile(rf"[{DIGIT}]+|([{LETTERS}]+|[A-Za-z]+)")
_LONG_PIECE = 48

Spots = list[tuple[int, bool]]


class SpotFinder:
    """Finds digits and trigger words; what a piece between white space holds is worked out once."""

    def __init__(self, triggers: frozenset[str]) -> None:
        self._triggers = triggers
        self._dull: set[str] = set()
        self._known: dict[str, Spots] = {}

    def find(self, text: str) -> Spots:
        """Where digits and number words begin, in order, and whether it is a word that begins there.

        The text is cut at white space; a piece that held neither a digit nor a number word once is known for good.
        Pieces of interest come in order, so that each is found from where the last one ended.
        """
        dull, known = self._dull, self._known
        spots: Spots = []
        at = 0
        for piece in [piece for piece in text.split() if piece not in dull]:
            inside = known.get(piece)
            if inside is None:
                inside = self._look_into(piece)
            if not inside:
                continue
            size = len(piece)
            begin = text.find(piece, at)
            # A piece without digits may also be part of a longer piece that is dull.
            while not _stands_alone(text, begin, begin + size):
                begin = text.find(piece, begin + 1)
            at = begin + size
            spots += [(begin + offset, is_word) for offset, is_word in inside]
        return spots

    def _look_into(self, piece: str) -> Spots:
        spots: Spots = []
        for match in _SPOT.finditer(piece):
            if match.lastindex is None:
                spots.append((match.start(), False))
            elif KEYS[match.group()] in self._triggers:
                spots.append((match.start(), True))
        if len(piece) <= _LONG_PIECE:
            if len(self._dull) + len(self._known) > WORDS_KEPT:
                self._dull.clear()
                self._known.clear()
            if spots:
                self._known[piece] = spots
            else:
                self._dull.add(piece)
        return spots


def _stands_alone(text: str, begin: int, end: int) -> bool:
    """Whether white space or an end of the text is on both sides."""
    return (begin == 0 or text[begin - 1].isspace()) and (end == len(text) or text[end].isspace())
