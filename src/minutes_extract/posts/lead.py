"""From the base of a post to the left: where the name of the office begins.

There stand rank, territory and subject (अपर जिला कृषि अधिकारी) and, before के, the body (वन विभाग के अपर सचिव).
"""

from __future__ import annotations

import re
from functools import lru_cache

from minutes_extract.folding import WORDS_KEPT, fold_deep
from minutes_extract.posts.parts import (
    BODY,
    BODY_WORD,
    COORD,
    COUNCIL,
    GENITIVE,
    LEAD,
    NAMED,
    ORGANISATION,
    PART,
    RANK,
    SUBJECT,
    Parts,
    Word,
)
from minutes_extract.reading import Reading
from minutes_extract.segment import Sentence
from minutes_extract.tokens import LATIN

OF = fold_deep("ऑफ")
LONGEST_BODY = 16
BRACKETED = 6  # the most tokens of a bracket that says which office
_ADDITIONAL, _FORMER = fold_deep("अतिरिक्त"), fold_deep("पूर्व")
_LONGEST_LEAD = 14
_LONGEST_CHAIN = 3  # वित्त मंत्रालय के वित्तीय सेवा विभाग के सचिव
_JOINTS = frozenset("-.)")  # marks that can stand before a base and end the words that lead it


class Leads:
    """The words of one reading, with what each can be in a post."""

    __slots__ = (
        "_parts",
        "_reach",
        "before_former",
        "besides",
        "closers",
        "deeps",
        "family",
        "flags",
        "given",
        "high_offices",
        "holder_nouns",
        "honorifics",
        "keys",
        "kinds",
        "name_like",
        "places",
        "size",
        "tokens",
    )

    def __init__(self, reading: Reading, parts: Parts, lists: dict[str, frozenset[str]]) -> None:
        tokens = reading.tokens
        self.tokens = tokens
        self.keys, self.deeps, self.kinds = tokens.keys, tokens.deeps, tokens.kinds
        self._parts = parts
        self._reach: dict[tuple[int, int], tuple[int, int]] = {}
        self.flags = list(map(parts.flags.__getitem__, self.deeps))
        self.size = len(self.flags)
        self.places = {start: hit.end for start, hit in reading.longest("place").items()}
        self.given = reading.packs.words("given-names")
        self.family = reading.packs.words("surnames")
        self.honorifics = reading.packs.words("honorifics")
        self.closers = reading.packs.words("name-closers")
        self.holder_nouns = lists["holder-nouns"]
        self.before_former = lists["before-former"]
        self.name_like = lists["name-like"]
        self.besides = lists["besides"]
        self.high_offices = lists["high-offices"]

    def word(self, k: int) -> Word:
        """What a token can be in a post."""
        return self._parts[self.deeps[k]]

    def is_letters(self, k: int) -> bool:
        """Whether a word is written with the names of Latin letters (एमडी, ईडी, सीएमडी)."""
        return spelt(self.keys[k])

    def reach(self, sentence: Sentence, words: frozenset[str]) -> tuple[int, int]:
        """The first and the last token of a sentence that is one of `words`; the first past the last when none is."""
        key = (sentence.start, id(words))
        found = self._reach.get(key)
        if found is None:
            at = [k for k in range(sentence.start, sentence.end) if self.deeps[k] in words]
            found = self._reach[key] = (at[0], at[-1]) if at else (self.size, -1)
        return found

    def lead_start(self, head: int, floor: int, roles: int, serial: bool) -> int:
        """Where the words of `roles` before the base at `head` begin. `serial`: commas may part subjects."""
        flags, keys = self.flags, self.keys
        if head <= floor or (not flags[head - 1] and keys[head - 1] not in _JOINTS):
            return head  # so for most
        floor = max(floor, head - _LONGEST_LEAD)
        j = head
        coordinated = False
        while j > floor:
            k = j - 1
            f = flags[k]
            if f & roles:
                if self._is_adverb(k) or (k > floor and self._is_surname(k)):
                    break
                j = k
            elif f & (COUNCIL | NAMED) & roles and (j == head or flags[j] & RANK):
                j = k
            elif f & COORD and k > floor and flags[k - 1] & SUBJECT and self._begins_subject(j):
                j = k - 1
                coordinated = True
            elif k > floor and (
                (keys[k] == "-" and flags[k - 1] & LEAD and self._tight(k))
                or (keys[k] == "." and flags[k - 1] & RANK and len(keys[k - 1]) < 5)
                or (keys[k] == "," and serial and coordinated and flags[k - 1] & SUBJECT & flags[j])
            ):
                j = k - 1
            elif keys[k] == ")" and j == head:
                opened = self._opening(k, floor)
                if opened is None or not flags[opened - 1] & LEAD:
                    break
                j = opened
            else:
                break
        return j

    def _is_surname(self, k: int) -> bool:
        """Whether a word that may be a subject is a surname here, behind a given name (हनुमान नागर कृषि पर्यवेक्षक)."""
        before = self.keys[k - 1]
        named = before in self.given or before in self.family
        return named and self.keys[k] in self.family and not self.flags[k - 1] & PART

    def _begins_subject(self, j: int) -> bool:
        """Whether a word is a subject, or a compound that begins with one (संख्याधिकारी)."""
        return bool(self.flags[j] & SUBJECT) or any(role & SUBJECT for role, _ in self.word(j).lead)

    def _is_adverb(self, k: int) -> bool:
        """पूर्व behind से or a length of time is 'before', अतिरिक्त behind इसके 'besides': no ranks."""
        if self.deeps[k] == _ADDITIONAL:
            return k > 0 and self.deeps[k - 1] in self.besides
        return self.deeps[k] == _FORMER and k > 0 and self.deeps[k - 1] in self.before_former

    def _tight(self, k: int) -> bool:
        """Whether a mark stands between two words with no space."""
        starts, ends = self.tokens.starts, self.tokens.ends
        return 0 < k < self.size - 1 and starts[k] == ends[k - 1] and starts[k + 1] == ends[k]

    def _opening(self, close: int, floor: int) -> int | None:
        """The opening bracket of a short bracket of parts that ends at `close`."""
        for k in range(close - 1, max(floor, close - BRACKETED), -1):
            if self.keys[k] == "(":
                return k if k < close - 1 and k > 0 else None
            if not (self.flags[k] & PART or self.kinds[k] == LATIN):
                return None
        return None

    def body_start(self, start: int, floor: int) -> int:
        """Where the body in the genitive before a post begins; `start` itself when there is none."""
        j = start
        for _ in range(_LONGEST_CHAIN):
            if j - 1 <= floor or not self.flags[j - 1] & GENITIVE:
                break
            first = self._body_before(j - 1, floor)
            if first == j - 1:
                break
            j = first
        return j

    def _body_before(self, end: int, floor: int) -> int:
        flags, keys = self.flags, self.keys
        floor = max(floor, end - LONGEST_BODY)
        j = end
        if keys[j - 1] == ")":
            opened = next((k for k in range(j - 2, max(floor, j - BRACKETED), -1) if keys[k] == "("), None)
            if opened is None or opened <= floor:
                return end
            j = opened
        closing = j - 1
        if closing > floor + 1 and self.deeps[closing - 1] == OF:  # बैंक ऑफ इंडिया
            closing -= 2
        if closing < floor or not flags[closing] & ORGANISATION or flags[closing] & RANK:
            return end
        j = closing + 1
        named = bool(flags[closing] & NAMED)
        coordinated = False
        while j > floor:
            k = j - 1
            f = flags[k]
            if f & (LEAD | BODY_WORD) or (f & (COUNCIL | NAMED) and not f & BODY) or k == closing:
                j = k
            elif f & COORD and k > floor and flags[k - 1] & (SUBJECT | BODY_WORD) and flags[j] & (SUBJECT | BODY_WORD):
                j = k - 1
                coordinated = True
            elif k > floor and (
                (keys[k] == "," and coordinated and flags[k - 1] & SUBJECT & flags[j])
                or (keys[k] == "-" and flags[k - 1] & PART and self._tight(k))
            ):
                j = k - 1
            elif k in self.places and self.places[k] == j:
                j = k
            else:
                break
        return end if j == closing and not named and closing == end - 1 else j


_LETTERS = re.compile("(?:ए|बी|सी|डी|ई|इ|एफ|जी|एच|जे|के|एल|एम|एन|ओ|पी|क्यू|आर|एस|टी|यू|वी|डब्ल्यू|डब्लू|एक्स|वाई|वाय|जेड|आई|आइ)+")


@lru_cache(maxsize=WORDS_KEPT)
def spelt(key: str) -> bool:
    """Whether a word is written with the Hindi names of Latin letters (एमडी)."""
    return _LETTERS.fullmatch(key) is not None
