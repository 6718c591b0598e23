"""Words typed without the space between them become tokens of their own (केसचिव, परश्रीमती, नेकहा).

Copied releases lose the space after a line end or a tag. A word no pack knows is cut where both parts are words the
packs know and one of them is a function word or an honorific; every other word is left alone.
"""

from __future__ import annotations

from minutes_extract.folding import WORDS_KEPT, fold, fold_deep
from minutes_extract.packs import Compiled

_LEAST, _MOST = 5, 40
_AGENT, _LEAST_NAME = "ने", 4
_MATRAS = frozenset(map(chr, (*range(0x0900, 0x0904), *range(0x093A, 0x0950), 0x0962, 0x0963)))


class Splitter:
    """Decides where to cut; remembers each distinct word."""

    __slots__ = ("_cuts", "_honorifics", "_known", "_left", "_names", "_ranks", "_right", "_whole")

    def __init__(self, packs: Compiled) -> None:
        names = frozenset(
            fold_deep(word) for id_ in ("given-names", "surnames", "middle-words") for word in packs.words(id_)
        )
        self._whole = packs.known
        self._known = packs.known - names
        self._names = names
        self._left = packs.words("left-joints")
        self._right = packs.words("right-joints")
        self._ranks = packs.words("deputy-ranks")
        self._honorifics = packs.words("honorifics")
        self._cuts: dict[str, tuple[int, ...]] = {}

    def cuts(self, form: str) -> tuple[int, ...]:
        """The positions at which to cut a word; empty for nearly all."""
        found = self._cuts.get(form)
        if found is None:
            if len(self._cuts) > WORDS_KEPT:  # bounded on an endless stream of distinct words
                self._cuts.clear()
            found = self._cuts[form] = tuple(self._find(form, 0))
        return found

    def _find(self, form: str, offset: int) -> list[int]:
        if not _LEAST <= len(form) <= _MOST or "." in form or fold_deep(form) in self._whole:
            return []
        for at in range(len(form) - 2, 1, -1):
            left, right = form[:at], form[at:]
            if right[0] in _MATRAS or len(right) < 2:
                continue
            if right == _AGENT and len(left) >= _LEAST_NAME and fold_deep(left) in self._names:
                return [offset + at]  # मीनाने
            left_joint, right_joint = fold(left) in self._left, fold(right) in self._right
            after = fold_deep(right)
            if (
                left_joint
                and (len(right) > 2 or fold(right) in self._ranks)
                and after in (self._names if fold(left) in self._honorifics else self._known)
            ):
                return [offset + at]
            if right_joint and fold_deep(left) in self._known and (len(left) > 3 or fold(right) in self._honorifics):
                return [offset + at]
            if left_joint and len(left) > 1:
                rest = self._find(right, offset + at)
                if rest:
                    return [offset + at, *rest]
        return []
