"""From the base of a post outwards: how far the name of the office reaches to the left and to the right.

To the left stand rank, territory and subject (अपर जिला कृषि अधिकारी) and, before के, the body (वन विभाग के अपर सचिव).
To the right stand subject or body, with comma, with brackets or bare (निदेशक कृषि, सचिव, वित्त (व्यय)), and an ordinal.
"""

from __future__ import annotations

import re
from functools import lru_cache

from minutes_extract.folding import fold_deep
from minutes_extract.posts.parts import (
    BASE,
    BODY,
    BODY_WORD,
    COORD,
    COUNCIL,
    GENITIVE,
    LEAD,
    LEVEL,
    NAMED,
    ORDINAL,
    ORGANISATION,
    PART,
    RANK,
    SUBJECT,
    Parts,
    Word,
)
from minutes_extract.reading import Reading
from minutes_extract.tokens import LATIN, MARK, WORD

_ADDITIONAL, _FORMER, _OF = fold_deep("अतिरिक्त"), fold_deep("पूर्व"), fold_deep("ऑफ")
_ACTING = frozenset({"ने", "द्वारा"})
_LONGEST_LEAD = 14
_LONGEST_BODY = 16
_LONGEST_CHAIN = 3  # वित्त मंत्रालय के वित्तीय सेवा विभाग के सचिव
_BRACKETED = 6


class Phrase:
    """The words of one reading, with what each can be in a post."""

    __slots__ = (
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
        "words",
    )

    def __init__(self, reading: Reading, parts: Parts, lists: dict[str, frozenset[str]]) -> None:
        tokens = reading.tokens
        self.tokens = tokens
        self.keys, self.deeps, self.kinds = tokens.keys, tokens.deeps, tokens.kinds
        self.words: list[Word] = list(map(parts.__getitem__, self.deeps))
        self.flags = [word.flags & PART for word in self.words]
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

    # -- to the left -----------------------------------------------------------------------------------------------

    def lead_start(self, head: int, floor: int, roles: int, serial: bool) -> int:
        """Where the words of `roles` before the base at `head` begin. `serial`: commas may part subjects."""
        flags, keys = self.flags, self.keys
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
        return named and self.keys[k] in self.family and not self.flags[k - 1]

    def _begins_subject(self, j: int) -> bool:
        """Whether a word is a subject, or a compound that begins with one (संख्याधिकारी)."""
        return bool(self.flags[j] & SUBJECT) or any(role & SUBJECT for role, _ in self.words[j].lead)

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
        for k in range(close - 1, max(floor, close - _BRACKETED), -1):
            if self.keys[k] == "(":
                return k if k < close - 1 and k > 0 else None
            if not (self.flags[k] or self.kinds[k] == LATIN):
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
        floor = max(floor, end - _LONGEST_BODY)
        j = end
        if keys[j - 1] == ")":
            opened = next((k for k in range(j - 2, max(floor, j - _BRACKETED), -1) if keys[k] == "("), None)
            if opened is None or opened <= floor:
                return end
            j = opened
        closing = j - 1
        if closing > floor + 1 and self.deeps[closing - 1] == _OF:  # बैंक ऑफ इंडिया
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
                or (keys[k] == "-" and flags[k - 1] and self._tight(k))
            ):
                j = k - 1
            elif k in self.places and self.places[k] == j:
                j = k
            else:
                break
        return end if j == closing and not named and closing == end - 1 else j

    # -- to the right ----------------------------------------------------------------------------------------------

    def tail_end(self, end: int, *, bare: bool, comma: bool) -> int:
        """Where subject, body, bracket and ordinal behind a post at `end` stop; `end` itself when none follows.

        `bare`: a subject may follow at once, `comma`: behind a comma. Brackets and ordinals always may.
        """
        stop = self._bare_tail(end) if bare else end
        stop = self._bracket(stop)
        if stop == end and comma and end + 1 < self.size and self.keys[end] == ",":
            stop = self._comma_tail(end + 1)
            stop = self._bracket(stop) if stop > end + 1 else end
        return self._ordinal(stop)

    def aide_tail(self, end: int) -> int:
        """The high office behind the comma after its aide (विशिष्ट सचिव, मुख्यमंत्री श्री ...); `end` when there is none."""
        if end + 2 < self.size and self.keys[end] == "," and self.deeps[end + 1] in self.high_offices:
            return end + 2 if self.keys[end + 2] in self.honorifics else end
        return end

    def _run(self, i: int) -> int:
        """The end of the subjects and bodies that begin at `i`."""
        j = i
        last = min(self.size, i + _LONGEST_BODY)
        while j < last:
            step = self._step(i, j, last)
            if step == j:
                break
            j = step
        return j

    def _step(self, i: int, j: int, last: int) -> int:
        """The token after one more word or joint of the run that began at `i`; `j` itself when the run is over."""
        flags = self.flags
        f = flags[j]
        if f & (SUBJECT | LEVEL | ORGANISATION) and not (f & BASE and not f & LEAD):
            return j + 1
        following = flags[j + 1] if j + 1 < last else 0
        if f & RANK and following & (SUBJECT | ORGANISATION | LEVEL):
            return j + 1
        if f & BODY_WORD and self._closes(j, last):
            return j + 1
        if j in self.places and self._closes(self.places[j], last):
            return self.places[j]
        if j == i:
            return j
        if self.deeps[j] == _OF and flags[j - 1] & COUNCIL and j + 1 < last:  # बैंक ऑफ इंडिया
            return j + 2
        joint = f & COORD and following & flags[j - 1] & SUBJECT
        hyphen = self.keys[j] in ("-", "/") and self._tight(j) and following & (SUBJECT | LEVEL)
        serial = self.keys[j] == "," and self._serial(j, last)
        return j + 1 if joint or hyphen or serial else j

    def _closes(self, j: int, last: int) -> bool:
        """Whether the words from `j` on lead to the closing word of a body with nothing foreign between."""
        for k in range(j, last):
            f = self.flags[k]
            if f & ORGANISATION:
                return True
            if not f & (LEAD | BODY_WORD | COORD):
                return False
        return False

    def _serial(self, j: int, last: int) -> bool:
        """A comma inside a row of subjects that a coordinator closes: खाद्य, नागरिक आपूर्ति एवं उपभोक्ता."""
        for k in range(j + 1, min(last, j + 6)):
            f = self.flags[k]
            if f & COORD:
                return k > j + 1
            if not f & SUBJECT:
                return False
        return False

    def _bare_tail(self, i: int) -> int:
        end = self._run(i)
        if end == i:
            return i
        end = self._not_next_post(i, end)
        if end > i and (self._is_name(i, end) or self._is_house(end)):
            return i
        return end

    def _is_house(self, end: int) -> bool:
        """Whether a body is where something happens, not whose the post is (डीसी लघु सचिवालय में बैठक ले रहे थे)."""
        return end < self.size and self.keys[end] in ("मे", "स्थित") and bool(self.flags[end - 1] & BODY)

    def _not_next_post(self, i: int, end: int) -> int:
        """Give back what belongs to the next post: its lead (before a base), its body (before के)."""
        if end < self.size and self.flags[end] & BASE:
            for k in range(end - 1, i, -1):
                if self.flags[k] & COORD or self.keys[k] == ",":
                    return k
                if self.flags[k] & (BODY | NAMED) and k + 1 < end:
                    return k + 1
            return i
        if end < self.size and self.flags[end] & GENITIVE and self._post_follows(end + 1):
            return i
        return end

    def _post_follows(self, i: int) -> bool:
        for k in range(i, min(self.size, i + 6)):
            if self.flags[k] & BASE:
                return True
            if not self.flags[k] & LEAD:
                return False
        return False

    def _is_name(self, i: int, end: int) -> bool:
        """A subject that is also a given name, alone behind a post: डीएम विकास कुमार."""
        if end - i != 1 or self.deeps[i] not in self.name_like:
            return False
        if end >= self.size or self.kinds[end] != WORD or self.flags[end]:
            return False
        if end + 1 < self.size and self.keys[end] in self.given and self.keys[end + 1] in self.family:
            return self.keys[end] in self.family  # उपायुक्त विकास दिव्या त्रिपाठी: the full name stands behind it
        return self.keys[end] not in self.closers

    def _comma_tail(self, i: int) -> int:
        end = self._run(i)
        if end == i:
            return i
        if end < self.size and self.flags[end] & BASE:
            return i
        closed = bool(self.flags[end - 1] & (BODY | COUNCIL | NAMED))
        if end >= self.size:
            return end if closed else i
        key = self.keys[end]
        if self.flags[end] & GENITIVE:
            return end if end + 1 < self.size and self.deeps[end + 1] in self.holder_nouns else i
        if self._is_name(i, end):
            return i
        if self.kinds[end] == WORD:
            if key in ("ने", "द्वारा", "को") or key in self.honorifics or key in self.given:
                return end
            return end if closed and not self.flags[end] and key not in ("मे", "पर", "से") else i
        if key == ")":
            return end
        if key in (",", "("):
            return end if closed or (self.flags[end - 1] & SUBJECT and key == "(") else i
        return end if closed else i

    def _bracket(self, i: int) -> int:
        """The end of a bracket that says which office: (दक्षिण), (वित्त एवं राजस्व), (एमडी), (स्वतंत्र प्रभार)."""
        if i >= self.size or self.keys[i] != "(":
            return i
        known = True
        for k in range(i + 1, min(self.size, i + 1 + _BRACKETED)):
            if self.keys[k] == ")":
                return k + 1 if k > i + 1 and (known or self._name_at(k + 1)) else i
            if not self._bracketed(k):
                known = False
                if self.kinds[k] != WORD:
                    return i
        return i

    def _name_at(self, i: int) -> bool:
        """Whether a name begins here: behind it a bracket after a post says which office, whatever its words."""
        return i < self.size and (self.keys[i] in self.given or self.keys[i] in self.honorifics)

    def _bracketed(self, k: int) -> bool:
        if self.flags[k] or self.keys[k] in ("/", "-", ".", "\N{DEVANAGARI ABBREVIATION SIGN}", ",", "स्वतंत्र", "प्रभार"):
            return True
        if self.kinds[k] == LATIN:
            return len(self.keys[k]) <= 6
        return self.kinds[k] == WORD and (len(self.keys[k]) <= 3 or self.is_letters(k))

    def is_letters(self, k: int) -> bool:
        """Whether a word is written with the names of Latin letters (एमडी, ईडी, सीएमडी)."""
        return spelt(self.keys[k])

    def _ordinal(self, i: int) -> int:
        """The end of an ordinal, with the place it numbers (जयपुर प्रथम)."""
        if i >= self.size:
            return i
        j = self.places.get(i, i)
        if j < self.size and self.flags[j] & ORDINAL and self._ends(j + 1):
            pure = not self.flags[j] & LEAD
            if pure or j == i:
                return j + 1
        return i

    def _ends(self, j: int) -> bool:
        """Whether a post can end before `j`: nothing there that goes on with a name of a body or of a state."""
        return j >= self.size or not (self.flags[j] & (BASE | LEVEL | SUBJECT | ORGANISATION) or j - 1 in self.places)

    def _presides(self, j: int) -> bool:
        return j + 1 < self.size and self.keys[j] in ("की", "के") and self.keys[j + 1] in ("अध्यक्षता", "द्वारा")

    def place_end(self, i: int) -> int:
        """The token after a place that follows a post at `i` and is no part of it; `i` when there is none.

        A comma may stand between where the holder acts or is named behind it (जिलाधिकारी, मधुबनी ने).
        """
        if i + 2 < self.size and self.keys[i] == "," and (i + 1 in self.places or self.keys[i + 1] == "भारत"):
            j = self.places.get(i + 1, i + 2)
            j += j < self.size and self.keys[j] == "सरकार"
            j += j < self.size and self.keys[j] == "," and j + 1 < self.size and self.keys[j + 1] in self.honorifics
            acts = j < self.size and (self.keys[j] in _ACTING or self.keys[j] in self.honorifics)
            return j if acts or self._presides(j) else i
        j = self.places.get(i, i)
        if j > i and self.keys[i] in self.given and j < self.size and self.keys[j] in self.family:
            return i  # a name that is also a place
        if j < self.size and (self.deeps[j] == "सदर" or (j > i and self.flags[j] & LEVEL and self.kinds[j] != MARK)):
            j += 1
        return j


_LETTERS = re.compile("(?:ए|बी|सी|डी|ई|इ|एफ|जी|एच|जे|के|एल|एम|एन|ओ|पी|क्यू|आर|एस|टी|यू|वी|डब्ल्यू|डब्लू|एक्स|वाई|वाय|जेड|आई|आइ)+")


@lru_cache(maxsize=65536)
def spelt(key: str) -> bool:
    """Whether a word is written with the Hindi names of Latin letters (एमडी)."""
    return _LETTERS.fullmatch(key) is not None
