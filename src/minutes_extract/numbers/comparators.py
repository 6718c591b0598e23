"""The words around a number become its comparator: about, more_than, less_than, at_least, up_to."""

from __future__ import annotations

from minutes_extract.numbers.lexicon import NumberLexicon
from minutes_extract.numbers.reader import DIGITS, MARK, WORD, Reader

_GENITIVE = frozenset(("के", "की", "का"))
# Passed over between the comparator and the figure: "लगभग कुल 500", "करीब ₹ 5 लाख".
_PASSED = frozenset(("कुल", "₹", "रु", "रू", "rs", ".", "औसतन", "मात्र", "सालाना", "("))

_MOST_PASSED = 4


class Comparators:
    """Finds the comparator of a number from the tokens before it and after its unit."""

    def __init__(self, lexicon: NumberLexicon) -> None:
        self._lex = lexicon
        self._before = [(tuple(reversed(phrase.split(" "))), name) for phrase, name in lexicon.compare_before.items()]
        self._last_words = frozenset(words[0] for words, _ in self._before)

    def find(self, reader: Reader, start: int, position: int, unit: str) -> str | None:
        """The comparator of the number that begins at `start` and whose unit (or else figure) ends at `position`."""
        named = self._from_left(reader, start)
        if named in ("at_least", "up_to") and unit == "celsius":
            named = None  # "न्यूनतम 7 डिग्री" is the day's lowest, no bound
        return named or self._from_right(reader, position)

    def _from_left(self, reader: Reader, start: int) -> str | None:
        token = reader.before(start)
        passed = 0
        while token.key in _PASSED and passed < _MOST_PASSED:
            token = reader.before(token.start)
            passed += 1
        if token.key not in self._last_words:
            return None
        keys = tuple(token.key for token in reader.left(token.end, 4))
        for words, name in self._before:
            if keys[: len(words)] == words:
                return name
        return None

    def _from_right(self, reader: Reader, position: int) -> str | None:
        token = reader.at(position)
        if token.kind == MARK and token.key == "+":
            return "more_than" if reader.at(token.end).kind != DIGITS else None
        if token.kind != WORD:
            return None
        found = self._lex.compare_after.match(reader, position)
        if found is None and token.key in _GENITIVE:
            noun = reader.at(token.end)
            if noun.kind == WORD and noun.key in self._lex.bridge:
                found = self._lex.compare_after.match(reader, noun.end)
        if found is None:
            return None
        name, _, end = found
        beyond = reader.at(end)
        if name == "up_to" and beyond.kind == WORD and beyond.key in self._lex.reached:
            return None
        return name
