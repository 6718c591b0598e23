"""A text becomes yes or no: whether any piece between two spaces holds what a test looks for.

Nearly all pieces of a text have been seen before, in it or in an earlier one. Those that passed are remembered, so that
the test runs over new pieces only.
"""

from __future__ import annotations

from collections.abc import Callable

from minutes_extract.folding import WORDS_KEPT

_LONGEST_KEPT = 60  # characters of a piece that is remembered


class PieceTest:
    """A test that looks at no more than one piece at a time: what it finds holds no space, nor depends on one."""

    __slots__ = ("_holds", "_passed")

    def __init__(self, holds: Callable[[str], bool]) -> None:
        self._holds = holds
        self._passed: set[str] = set()

    def __call__(self, text: str) -> bool:
        """Whether `text` holds what the test looks for."""
        new = set(text.split(" ")) - self._passed
        if not new:
            return False
        found = self._holds(" ".join(new))
        passed = [piece for piece in new if len(piece) <= _LONGEST_KEPT and not (found and self._holds(piece))]
        if len(self._passed) + len(passed) > WORDS_KEPT:  # bounded on an endless stream of texts
            self._passed.clear()
        self._passed.update(passed[:WORDS_KEPT])
        return found
