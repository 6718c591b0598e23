"""Tokens become a person's name: how far it reaches, to the right or to the left.

No model: a name is a run of words that can be names (given names, surnames, initials, words no pack knows),
bounded by words that cannot. Lists of names make it surer and are not required where an honorific or a post tells.
"""

from __future__ import annotations

import re

from minutes_extract.folding import WORDS_KEPT, fold_deep
from minutes_extract.packs import Compiled
from minutes_extract.tokens import LATIN, WORD, Tokens

STOP, UNKNOWN, RISKY, INITIAL, KNOWN = -1, 0, 1, 2, 3
_MOST_WORDS = 6

_LETTER = "व्ही|डब्ल्यू|डब्लू|क्यू|एक्स|वाई|एफ|एच|एल|एम|एन|आर|एस|जेड|आई|ए|बी|सी|डी|ई|जी|जे|के|ओ|पी|टी|यू|वी"
_ONE_LETTER = frozenset(_LETTER.split("|"))
_TWO_LETTERS = _ONE_LETTER.union(a + b for a in _ONE_LETTER for b in _ONE_LETTER)
_INITIALS = re.compile(f"(?:{_LETTER}){{1,4}}$")
# Undotted letters that are words of the language: initials only between two other parts of a name.
_LETTER_WORDS = frozenset(("के", "आई", "ई", "ए", "जी", "ओ", "की", "एक", "सी", "जे"))


class NameWords:
    """What each word can be in a name, from the packs' word lists and vocabulary."""

    __slots__ = (
        "_closers",
        "_functions",
        "_given",
        "_grades",
        "_known",
        "_middles",
        "_places",
        "_seconds",
        "_stop",
        "_vocabulary",
        "_weak",
        "prefixes",
        "suffixes",
        "surnames",
    )

    def __init__(self, packs: Compiled) -> None:
        def deep(*lists: str) -> frozenset[str]:
            return frozenset(fold_deep(word) for id_ in lists for word in packs.words(id_))

        self._weak = deep("risky-names")
        self.prefixes = deep("name-prefixes")
        self.surnames = deep("surnames")
        self._given = deep("given-names")
        self._middles = deep("middle-words")
        self._seconds = deep("surnames") | self._middles
        self._known = self._given | self._seconds | self.prefixes
        self._functions = deep("not-names")
        self._stop = deep("not-names", "honorifics", "weak-honorifics", "name-suffixes", "private-before") - deep(
            "middle-words"
        )
        self.suffixes = deep("name-suffixes")
        self._closers = packs.words("name-closers")
        self._places = packs.place_words
        self._vocabulary = packs.vocabulary | (packs.known - self._known)
        self._grades: dict[str, int] = {}

    def grade(self, tokens: Tokens, i: int) -> int:
        """What a token can be in a name: STOP, UNKNOWN, RISKY (a word too), INITIAL or KNOWN."""
        kind = tokens.kinds[i]
        if kind == LATIN:
            form = tokens.form(i)
            return INITIAL if len(form) <= 2 and form.isupper() else STOP
        if kind != WORD:
            return STOP
        key = tokens.keys[i]
        if tokens.text[tokens.ends[i] - 1] == ".":
            letters = key.replace(" ", "")  # टी. के.
            return INITIAL if _INITIALS.match(letters) or tokens.deeps[i] in self.prefixes else STOP
        grade = self._grades.get(key)
        if grade is None:
            if len(self._grades) > WORDS_KEPT:  # bounded on an endless stream of distinct words
                self._grades.clear()
            grade = self._grades[key] = self._grade(tokens.deeps[i], key)
        return grade

    def _grade(self, deep: str, key: str) -> int:
        if deep in self._weak:
            return RISKY
        if key in _LETTER_WORDS:
            return STOP
        if deep in self._known and deep not in self._stop:
            return KNOWN
        if key in _ONE_LETTER:
            return INITIAL
        if deep in self._stop or deep in self._vocabulary or deep in self._places:
            return STOP
        if _INITIALS.match(key):
            return INITIAL
        return UNKNOWN

    def forward(self, tokens: Tokens, start: int, limit: int, barriers: set[int]) -> int:
        """The end of the run of name words that begins at `start`; `start` itself when there is none.

        `barriers` are tokens at which something else begins (a post). The run never passes `limit`.
        """
        if start >= limit or start in barriers:
            return start
        if self.grade(tokens, start) == STOP and not self._opens(tokens, start, limit):
            return start
        end = start + 1
        last = min(limit, start + _MOST_WORDS)
        while end < last:
            if end in barriers and not self._surname_here(tokens, start, end, limit):
                break
            if end - start > 1 and self._begins_another(tokens, end):
                break
            if tokens.keys[end] in _ONE_LETTER and self._trailing_initials(tokens, end, limit):
                return end + 2
            if (
                self.grade(tokens, end) == STOP
                and not self._middle_initial(tokens, start, end, limit)
                and not self._surname_here(tokens, start, end, limit)
            ):
                break
            end += 1
        return end

    def _opens(self, tokens: Tokens, i: int, limit: int) -> bool:
        """Whether a word that is more often something else begins a name here."""
        if tokens.keys[i] in _LETTER_WORDS and self._middle_initial(tokens, i, i, limit):
            return True
        return self._given_here(tokens, i, limit) or self._leading_initials(tokens, i, limit)

    def _middle_initial(self, tokens: Tokens, start: int, i: int, limit: int) -> bool:
        """Whether an undotted letter that is also a word stands between name parts (अनिल के मेनन, जी रावत)."""
        if tokens.kinds[i] != WORD or tokens.keys[i] not in _LETTER_WORDS or i + 1 >= limit:
            return False
        if tokens.keys[i] in ("के", "की", "एक"):
            after = tokens.deeps[i + 1]
            surname = after in self.surnames and after not in self._weak
            lettered = i == start + 1 and self.grade(tokens, start) == INITIAL and after in self._given  # आर के सुधांशु
            return start < i and (surname or lettered) and self._closed(tokens, i + 2, limit)
        return i == start and self.grade(tokens, i + 1) == KNOWN and tokens.keys[i] not in ("आई", "ई")

    def _surname_here(self, tokens: Tokens, start: int, i: int, limit: int) -> bool:
        """Whether a word that begins a post is the surname of the run (सुवेंदु अधिकारी ने)."""
        if i == start or tokens.deeps[i] not in self.surnames or self.grade(tokens, i - 1) != KNOWN:
            return False
        if i - start > 2 or tokens.keys[i] in _LETTER_WORDS:
            return False
        return self._closed(tokens, i + 1, limit)

    def after_place(self, tokens: Tokens, start: int, end: int) -> int:
        """Where the name begins in a run after a post of a tehsil, block or thana (एसडीएम घोसी राजेश अग्रहरि).

        A first word that is unknown or only a surname is the place where a full name follows: no pack holds them all.
        """
        if end - start < 3:
            return start
        deeps = tokens.deeps
        first, given = deeps[start], deeps[start + 1]
        surname = first in self.surnames and first not in self._given and first not in self._middles
        place = (surname and deeps[start + 2] in self._seconds) or self.grade(tokens, start) == UNKNOWN
        return start + 1 if place and given in self._given and given not in self._middles else start

    def backward(self, tokens: Tokens, end: int, limit: int) -> int:
        """The start of the run of name words that ends before `end`; `end` itself when there is none."""
        start = end
        while start > limit and end - start < _MOST_WORDS and self.grade(tokens, start - 1) != STOP:
            start -= 1
        return start

    def _given_here(self, tokens: Tokens, i: int, limit: int) -> bool:
        """Whether a word that is more often something else is a given name: a second part of a name follows it
        (दिया कुमारी, नायब सिंह)."""
        if i + 2 > limit or tokens.deeps[i + 1] not in self._seconds:
            return False
        if tokens.kinds[i] != WORD or tokens.kinds[i + 1] != WORD or tokens.keys[i] in _LETTER_WORDS:
            return False
        deep, after = tokens.deeps[i], tokens.deeps[i + 1]
        plain = (deep in self._given or deep not in self._functions) and deep not in self.suffixes
        return plain and after not in self._weak and self.grade(tokens, i + 1) == KNOWN

    def _begins_another(self, tokens: Tokens, i: int) -> bool:
        """Whether a word that is only a given name follows one that is only a surname: a name has ended before it."""
        before = tokens.deeps[i - 1]
        ended = before in self.surnames and before not in self._given and before not in self._middles
        return ended and self.only_given(tokens, i)

    def _trailing_initials(self, tokens: Tokens, i: int, limit: int) -> bool:
        """Whether two single letters stand behind a name (संदीप जी आर की): southern initials, no suffix जी."""
        return (
            i + 1 < limit
            and tokens.kinds[i] == tokens.kinds[i + 1] == WORD
            and tokens.keys[i] in _ONE_LETTER
            and tokens.keys[i + 1] in _ONE_LETTER
            and tokens.keys[i] != "के"
            and self.grade(tokens, i - 1) == KNOWN
        )

    def _leading_initials(self, tokens: Tokens, i: int, limit: int) -> bool:
        """Whether two letters that are also an abbreviation lead a name (मुख्य सलाहकार डीएस ढेसी)."""
        if tokens.keys[i] in _TWO_LETTERS:
            return i + 1 < limit and self.grade(tokens, i + 1) in (UNKNOWN, KNOWN)
        letters = tokens.keys[i : i + 2]  # अधीक्षण अभियंता ए के बंसल
        spaced = i + 2 < limit and all(key in _ONE_LETTER or key in _LETTER_WORDS for key in letters)
        return spaced and tokens.deeps[i + 2] in self.surnames and self._middle_initial(tokens, i - 1, i + 1, limit)

    def _closed(self, tokens: Tokens, i: int, limit: int) -> bool:
        """Whether a name can end before `i`: at a sign, or before a word that follows names."""
        return i >= limit or tokens.kinds[i] != WORD or tokens.keys[i] in self._closers

    def is_initials(self, tokens: Tokens, i: int) -> bool:
        """Whether a token is one or two Latin letters spelt in Hindi (एसपी, सी.पी.)."""
        return tokens.keys[i] in _TWO_LETTERS

    def wants_surname(self, tokens: Tokens, i: int) -> bool:
        """Whether a name can go on behind this word: it is no surname, or one that is a middle word as often (सिंह)."""
        return tokens.deeps[i] not in self.surnames or tokens.deeps[i] in self._middles

    def only_given(self, tokens: Tokens, i: int) -> bool:
        """Whether a word is a given name and neither surname nor middle word."""
        return tokens.deeps[i] in self._given and tokens.deeps[i] not in self._seconds

    def opens_full_name(self, tokens: Tokens, i: int) -> bool:
        """Whether a given name with a known second part behind it stands at `i`."""
        if tokens.deeps[i] not in self._given or self.grade(tokens, i) != KNOWN:
            return False
        return self.grade(tokens, i + 1) == KNOWN and tokens.deeps[i + 1] in self._seconds

    def strength(self, tokens: Tokens, start: int, end: int) -> int:
        """How many words of the run are known name words; initials count beside another word, risky names beside a
        known one."""
        grades = [self.grade(tokens, i) for i in range(start, end)]
        known, initials, risky = grades.count(KNOWN), grades.count(INITIAL), grades.count(RISKY)
        return known + (initials if len(grades) > initials + risky else 0) + (risky if known else 0)
