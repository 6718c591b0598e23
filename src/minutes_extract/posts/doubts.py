"""Forms that are also something else: what must stand around them to make them a post."""

from __future__ import annotations

from minutes_extract.folding import fold, fold_deep
from minutes_extract.lexicon import Hit, form_tokens
from minutes_extract.packs import Compiled
from minutes_extract.packs.inflect import word_forms
from minutes_extract.posts.phrase import Phrase
from minutes_extract.reading import Reading
from minutes_extract.tokens import LATIN

_Words = frozenset[str]


class Doubts:
    """The ambiguous forms of the posts packs, with the words that settle them; made once for a set of packs."""

    __slots__ = ("_ambiguous", "_table")

    def __init__(self, packs: Compiled) -> None:
        self._table: dict[tuple[str, str], tuple[_Words, _Words, _Words]] = {}
        for entry in packs.posts.values():
            for form, settles in entry.ambiguous.items():
                sets = tuple(_keys(words) for words in (settles.needs, settles.near, settles.not_before))
                for inflected in word_forms(form):
                    self._table[entry.id, " ".join(form_tokens(inflected))] = (sets[0], sets[1], sets[2])
        self._ambiguous = frozenset(id_ for id_, _ in self._table)

    def settled(self, reading: Reading, phrase: Phrase, hit: Hit) -> bool:
        """Whether a hit can be trusted: Latin abbreviations in capitals, ambiguous forms with what they need."""
        if hit.end == hit.start + 1 and phrase.kinds[hit.start] == LATIN and len(phrase.keys[hit.start]) < 6:
            return phrase.tokens.form(hit.start).isupper()
        if hit.id not in self._ambiguous:
            return True
        found = self._table.get((hit.id, " ".join(phrase.deeps[hit.start : hit.end])))
        if found is None:
            return True
        needs, near, not_before = found
        deeps = phrase.deeps
        behind = deeps[hit.end] if hit.end < len(deeps) else ""
        if behind in not_before:
            return False
        if needs and behind not in needs and deeps[max(0, hit.start - 1)] not in needs:
            return False
        if near:
            first, last = phrase.reach(reading.sentence_at(hit.start), near)
            return first < hit.start or last >= hit.end
        return True


def _keys(words: list[str]) -> _Words:
    return frozenset(map(fold_deep, map(fold, words)))
