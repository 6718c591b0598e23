"""Pack entries become a lexicon: every form of every entry found in one pass over the tokens of a text.

The forms stand in a trie over folded tokens. One dictionary look-up a token finds where no entry begins, so the
cost of a pass does not grow with the number of entries. Measured against an Aho-Corasick automaton over
characters, the trie needs no check of word borders and no second look-up to fold (docs/architecture.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from minutes_extract.tokens import LATIN, NUMBER, WORD, Tokens, tokenise

# Marks a form may hold or lack: प्रचार-प्रसार, (ग्रामीण), 'उड़ान'.
SKIPPED = frozenset("-()'\"/&")


class Hit(NamedTuple):
    """Tokens `[start, end)` are a form of entry `id` of type `type`."""

    start: int
    end: int
    type: str
    id: str


_new = tuple.__new__  # half the time of calling Hit
Node = dict[str, Any]  # folded token -> Node; "" -> list of (type, id)


def form_tokens(form: str) -> list[str]:
    """The folded tokens of a form, without the marks a text may lack."""
    tokens = tokenise(form)
    return [d for d, k in zip(tokens.deeps, tokens.kinds, strict=True) if k in (WORD, LATIN, NUMBER)]


class Lexicon:
    """A trie of forms. `hits` finds all that stand in a text."""

    __slots__ = ("root",)

    def __init__(self, root: Node | None = None) -> None:
        self.root: Node = {} if root is None else root

    def add(self, form: str, type_: str, id_: str) -> bool:
        """Add a form. False when it has no token to be found by."""
        keys = form_tokens(form)
        if not keys:
            return False
        node = self.root
        for key in keys:
            node = node.setdefault(key, {})
        ends: list[tuple[str, str]] = node.setdefault("", [])
        if (type_, id_) not in ends:
            ends.append((type_, id_))
        return True

    def add_all(self, forms: Iterable[str], type_: str, id_: str) -> None:
        for form in forms:
            self.add(form, type_, id_)

    def by_type(self, tokens: Tokens) -> dict[str, list[Hit]]:
        """Every form that stands in `tokens`, all lengths: type -> hits in order of start then end.

        Linear in the text: a form holds few tokens, and no more marks than tokens are passed over inside one.
        """
        found: dict[str, list[Hit]] = {}
        deeps = tokens.deeps
        size = len(deeps)
        for i, node in enumerate(map(self.root.get, deeps)):
            if node is None:
                continue
            j = i + 1
            ends = node.get("")
            if ends is not None:
                for type_, id_ in ends:
                    hits = found.get(type_)
                    if hits is None:
                        hits = found[type_] = []
                    hits.append(_new(Hit, (i, j, type_, id_)))
                if len(node) == 1:
                    continue
            marks = 0
            while j < size:
                key = deeps[j]
                after = node.get(key)
                if after is None:
                    if key in SKIPPED and marks < 3:
                        marks += 1
                        j += 1
                        continue
                    break
                node = after
                marks = 0
                j += 1
                ends = node.get("")
                if ends is not None:
                    for type_, id_ in ends:
                        hits = found.get(type_)
                        if hits is None:
                            hits = found[type_] = []
                        hits.append(_new(Hit, (i, j, type_, id_)))
        return found

    def hits(self, tokens: Tokens) -> list[Hit]:
        """The hits of `by_type` in one list, in order of start then end."""
        found = [hit for hits in self.by_type(tokens).values() for hit in hits]
        return sorted(found, key=lambda hit: (hit.start, hit.end))
