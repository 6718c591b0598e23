"""Phrases of the pack become a tree of folded keys that is walked from a place in the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from minutes_extract.numbers.reader import END, Reader, word_keys

V = TypeVar("V")


class Phrases(Generic[V]):
    """Phrases of one or more words with what they mean, found longest first from a position on."""

    def __init__(self, entries: Iterable[tuple[str, V]]) -> None:
        # The value of a phrase stands under None: a word of joiners only has the empty key.
        self._root: dict[str | None, Any] = {}
        for phrase, value in entries:
            node = self._root
            for key in word_keys(phrase):
                node = node.setdefault(key, {})
            node.setdefault(None, value)

    def match(self, reader: Reader, position: int) -> tuple[V, int, int] | None:
        """The value of the longest phrase at `position`, with its start and end."""
        token = reader.at(position)
        node = self._root.get(token.key)
        if node is None or token.kind == END:
            return None
        start = token.start
        best: tuple[V, int, int] | None = None
        while True:
            if None in node:
                best = (node[None], start, token.end)
            token = reader.at(token.end)
            if token.kind == END or token.key not in node:
                return best
            node = node[token.key]


def keys_of(words: Iterable[object]) -> frozenset[str]:
    """Folded keys of single words; of a phrase, the keys of its words joined by a space."""
    return frozenset(" ".join(word_keys(str(word))) for word in words)
