"""From the base of a post to the right: where the name of the office ends.

There stand subject or body, with comma, with brackets or bare (निदेशक कृषि, सचिव, वित्त (व्यय)), and an ordinal.
"""

from __future__ import annotations

from minutes_extract.posts.lead import BRACKETED, LONGEST_BODY, OF, Leads
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
)
from minutes_extract.tokens import LATIN, MARK, WORD

_HEAD_TOWN = "सदर"
_ACTING = frozenset({"ने", "द्वारा"})
_TAILS = frozenset(",(")  # marks that can begin a tail
_IN_BRACKETS = frozenset(("/", "-", ".", "\N{DEVANAGARI ABBREVIATION SIGN}", ",", "स्वतंत्र", "प्रभार"))


class Phrase(Leads):
    """The words of one reading and how far an office reaches to both sides."""

    __slots__ = ()

    def tail_end(self, end: int, *, bare: bool, comma: bool) -> int:
        """Where subject, body, bracket and ordinal behind a post at `end` stop; `end` itself when none follows.

        `bare`: a subject may follow at once, `comma`: behind a comma. Brackets and ordinals always may.
        """
        if end >= self.size or not (self.flags[end] or end in self.places or self.keys[end] in _TAILS):
            return end  # so for most
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
        last = min(self.size, i + LONGEST_BODY)
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
        if self.deeps[j] == OF and flags[j - 1] & COUNCIL and j + 1 < last:  # बैंक ऑफ इंडिया
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
        if end >= self.size or self.kinds[end] != WORD or self.flags[end] & PART:
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
            return end if closed and not self.flags[end] & PART and key not in ("मे", "पर", "से") else i
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
        for k in range(i + 1, min(self.size, i + 1 + BRACKETED)):
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
        if self.flags[k] & PART or self.keys[k] in _IN_BRACKETS:
            return True
        if self.kinds[k] == LATIN:
            return len(self.keys[k]) <= 6
        return self.kinds[k] == WORD and (len(self.keys[k]) <= 3 or self.is_letters(k))

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
        if i >= self.size or not (i in self.places or self.keys[i] == "," or self.deeps[i] == _HEAD_TOWN):
            return i  # so for most
        if i + 2 < self.size and self.keys[i] == "," and (i + 1 in self.places or self.keys[i + 1] == "भारत"):
            j = self.places.get(i + 1, i + 2)
            j += j < self.size and self.keys[j] == "सरकार"
            j += j < self.size and self.keys[j] == "," and j + 1 < self.size and self.keys[j + 1] in self.honorifics
            acts = j < self.size and (self.keys[j] in _ACTING or self.keys[j] in self.honorifics)
            return j if acts or self._presides(j) else i
        j = self.places.get(i, i)
        if j > i and self.keys[i] in self.given and j < self.size and self.keys[j] in self.family:
            return i  # a name that is also a place
        if j >= self.size:
            return j
        level = j > i and self.flags[j] & LEVEL and self.kinds[j] != MARK
        return j + 1 if level or self.deeps[j] == _HEAD_TOWN else j
