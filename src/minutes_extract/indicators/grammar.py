"""The word lists of the phrase pack become one table: folded word -> bits that say what it does in a clause."""

from __future__ import annotations

from typing import cast

from minutes_extract.folding import WORDS_KEPT, fold
from minutes_extract.packs import Compiled

GENITIVE = 1
CASE = 1 << 1
CASE_TAIL = 1 << 2
CONJUNCTION = 1 << 3
PASSED = 1 << 4
BEFORE_PASSED = 1 << 5
PER = 1 << 6
PERIODIC = 1 << 7
MORE = 1 << 8
ADJECTIVE = 1 << 9
MEASURE = 1 << 10
APPROVAL = 1 << 11
AMOUNT = 1 << 12
STOP = 1 << 13
PARTICIPLE = 1 << 14
VERB = 1 << 15
SPENT = 1 << 16
PART_OF = 1 << 17
GOAL = 1 << 18
AGAINST = 1 << 19
FUTURE = 1 << 20
FINITE = 1 << 21
WISH = 1 << 22
COPULA = 1 << 23
PROGRESS = 1 << 24
CONDITION = 1 << 25
CHANGED = 1 << 26
ACT = 1 << 27
MAYBE_WISH = 1 << 28  # a wish where its last sign is nasal (भेजें), else a past (भेजे)

_LISTS = {
    "phrase.genitive": GENITIVE,
    "phrase.case": CASE,
    "phrase.case-tail": CASE_TAIL,
    "phrase.conjunction": CONJUNCTION,
    "phrase.passed": PASSED,
    "phrase.before-passed": BEFORE_PASSED,
    "phrase.per": PER,
    "phrase.periodic": PERIODIC,
    "phrase.more": MORE,
    "phrase.adjective": ADJECTIVE,
    "phrase.measure": MEASURE,
    "phrase.approval": APPROVAL,
    "phrase.amount": AMOUNT,
    "phrase.stop": STOP,
    "phrase.participle": PARTICIPLE,
    "phrase.verb": VERB,
    "phrase.spent": SPENT,
    "phrase.part-of": PART_OF,
    "phrase.goal": GOAL,
    "phrase.against": AGAINST,
    "phrase.finite": FINITE,
    "phrase.wish": WISH,
    "phrase.copula": COPULA,
    "phrase.progress": PROGRESS,
    "phrase.condition": CONDITION,
    "phrase.changed": CHANGED,
    "phrase.act": ACT,
}

# Endings of the future (Kachru, Hindi, 2006, ch. 5), folded; words of the pack that only look like it are left out.
_FUTURE = tuple(
    fold(e) for e in ("ेगा", "ेगी", "ेंगे", "ेंगी", "एगा", "एगी", "एंगे", "एंगी", "ऐगा", "ऐगी", "ूंगा", "ावेगा", "ावेगी", "ेंगा", "एंगा")
)
_FUTURE_EXACT = frozenset(
    fold(w)
    for w in ("आएगा", "आएगी", "होगा", "होगी", "होंगे", "होंगी", "देगा", "देगी", "देंगे", "देंगी", "लेगा", "लेगी", "लेंगे", "लेंगी")
)
_SHORTEST_FUTURE = 5

# The forms of a regular verb by its stem (Kachru, ch. 5): what may end a clause, the wish, and all others. A stem in -आ
# takes the vowel signs as letters of their own (लगा: लगाया, लगाए), one in a consonant as signs (भेज: भेजा, भेजे).
_PAST = {"phrase.verb-stem": ("ा", "े", "ी", "ीं"), "phrase.verb-stem-vowel": ("या", "ए", "ये", "ई", "यी", "ईं")}
_WISHES = {"phrase.verb-stem": ("ें",), "phrase.verb-stem-vowel": ("एं", "यें", "वें")}
_OTHERS = ("ना", "ने", "नी", "ता", "ते", "ती", "कर")

# Endings of the plural that no singular noun has.
_PLURAL = ("ओं", "ों", "ियां", "ियाँ", "एं", "एँ", "ें", "ाओ", "ियो")


class Grammar:
    """`bits(key)` of a folded word; 0 for a plain word. Made once for the packs in use.

    Words that are not listed are judged by their ending, once while there is room to remember them.
    """

    __slots__ = ("_not_future", "_table")

    def __init__(self, packs: Compiled) -> None:
        self._table: dict[str, int] = {}
        self._not_future = packs.words("phrase.not-future")
        self._conjugate(packs)
        for id_, bit in _LISTS.items():
            for key in packs.words(id_):
                self._table[key] = self._table.get(key, self._by_ending(key)) | bit

    def _conjugate(self, packs: Compiled) -> None:
        """Put the forms of the listed stems into the table, without those that are words of another kind."""
        others = packs.words("phrase.not-verb")
        for list_, past in _PAST.items():
            for stem in packs.words(list_):
                forms = [(e, VERB | FINITE) for e in past]
                forms += [(e, VERB | FINITE | MAYBE_WISH) for e in _WISHES[list_]]
                forms += [(e, VERB) for e in _OTHERS]
                for ending, bits in forms:
                    key = fold(stem + ending)
                    if key not in others:
                        self._table[key] = self._table.get(key, 0) | bits

    def all_bits(self, keys: list[str]) -> list[int]:
        """The bits of every token."""
        found = list(map(self._table.get, keys))
        if None not in found:
            return cast(list[int], found)
        return [self._learn(key) if bits is None else bits for key, bits in zip(keys, found, strict=True)]

    def _learn(self, key: str) -> int:
        bits = self._by_ending(key)
        if len(self._table) < WORDS_KEPT:
            self._table[key] = bits
        return bits

    def _by_ending(self, key: str) -> int:
        if key in _FUTURE_EXACT:
            return VERB | FUTURE
        if len(key) >= _SHORTEST_FUTURE and key.endswith(_FUTURE) and key not in self._not_future:
            return VERB | FUTURE
        if len(key) >= _SHORTEST_FUTURE and key.endswith("वाए"):
            return VERB | WISH  # जुड़वाएं
        return 0


def grammar_of(packs: Compiled) -> Grammar:
    """The grammar of the packs, made once for each."""
    return packs.table("indicators.grammar", Grammar)


def is_plural(form: str) -> bool:
    """Whether a word is marked for plural: the head of its noun phrase, after which another phrase begins."""
    return form.endswith(_PLURAL)
