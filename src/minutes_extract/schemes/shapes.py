"""A Reading becomes mentions of schemes no pack knows, told by the shape of their names.

A name ends in a head (योजना, अभियान, मिशन, पोर्टल). From the head the words before it are walked over to the left up to
one that no name holds (a postposition, a verb, a pronoun). What was walked over is a name when an opener begins it
(मुख्यमंत्री ...), quotes enclose it, an abbreviation in brackets follows it, or its words make a title. Common words
with a head (पेयजल योजना, जागरूकता अभियान) make none.
"""

from __future__ import annotations

from itertools import compress

from minutes_extract.reading import Reading
from minutes_extract.schemes.words import SchemeWords, deep_key, entry_named, is_abbreviation
from minutes_extract.tokens import LATIN, MARK, NEWLINE, NUMBER, WORD

_LONGEST = 12  # words of a name
_FAR = 9  # words over which an opener reaches past a conjunction
_QUOTED = 14  # tokens between quotes
_BRACKET = 4  # tokens of an abbreviation in brackets
_QUOTES = frozenset("'\"")


class SchemeShapes:
    """Finds names by shape in one Reading. `taken` maps tokens to the known mention they are part of."""

    __slots__ = ("_places", "reading", "taken", "tokens", "words")

    def __init__(self, reading: Reading, words: SchemeWords, taken: dict[int, tuple[int, int]]) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.words = words
        self.taken = taken
        self._places: set[int] | None = None

    def mentions(self) -> list[tuple[int, int]]:
        """Token ranges of the names found, in order; they may hold known mentions inside."""
        found: list[tuple[int, int]] = []
        keys, kinds = self.tokens.keys, self.tokens.kinds
        triggers, heads, prefixes = self.words.triggers, self.words.heads, self.words.prefix_heads
        for i in compress(range(len(keys)), map(triggers.__getitem__, keys)):
            key = keys[i]
            if key not in triggers.heads:
                if i not in self.taken and self._is_listed(i):
                    found.append((i, i + 1))
                continue
            if kinds[i] != WORD or self.reading.is_furniture(i):
                continue
            span = self._before(i) if key in heads else None
            if span is None and key in prefixes:
                span = self._behind(i)
            if span is not None and not (found and span[0] < found[-1][1]):
                found.append(span)
        return found

    # -- names that end in their head ------------------------------------------------------------------------------

    def _before(self, head: int) -> tuple[int, int] | None:
        keys, words = self.tokens.keys, self.words
        after = keys[head + 1] if head + 1 < len(keys) else ""
        if after in words.body_tails:
            return None
        quoted = self._quoted(head)
        if quoted is not None:
            return quoted
        start = self._start(head)
        if start is None or start == head:
            return None
        inside = [i for i in range(start, head) if self.tokens.kinds[i] in (WORD, LATIN)]
        if not inside or any(keys[i] in words.bodies for i in inside):
            return None
        end, abbreviated = self._bracket(head + 1)
        if keys[head] in words.heads_site and is_abbreviation(self.tokens.form(inside[-1])):
            return inside[-1], end
        if self._is_name(inside, head, abbreviated):
            return start, end
        if keys[head - 1] == ")" and self._abbreviated_before(head):
            return start, end
        if self._in_list(start, end) and keys[head] in words.heads_unknown and len(inside) > 1:
            special = [i for i in inside if keys[i] not in words.generic]
            if special and not self._is_person(inside[0]):
                return start, end
        if len(inside) > 1 and entry_named(words, deep_key(self.tokens, start, head + 1)) is not None:
            return start, end
        return None

    def _is_name(self, inside: list[int], head: int, abbreviated: bool) -> bool:
        """Whether the words before a head make a name with it."""
        keys, words = self.tokens.keys, self.words
        key = keys[head]
        first, last = keys[inside[0]], keys[inside[-1]]
        special = [i for i in inside if keys[i] not in words.generic]
        if first in words.openers:
            # मुख्यमंत्री चिरंजीवी योजना is named after somebody; with more words between it may be he who acts.
            return len(inside) > 1 and (len(inside) == 2 or not self._is_person(inside[1]))
        if first in words.national:
            return len(inside) > 2 and any(keys[i] not in words.generic for i in inside[1:])
        if abbreviated:
            return len(inside) > 1 and (len(special) > 0 or key not in words.heads_loose)
        if key in words.heads_site:
            return self._is_site(inside)
        if last in words.titles_english and len(inside) > 1:
            return len(special) > (0 if last in words.generic else 1)
        if key in words.heads_loose:
            named = head + 1 < len(keys) and keys[head + 1] in words.names  # डीपीओ निधि राय: somebody's name
            return is_abbreviation(self.tokens.form(inside[-1])) and len(inside) == 1 and not named
        if first in words.namesakes and len(inside) > 1:
            return True
        if any(keys[i] in words.slogans for i in inside):
            return len(inside) > 1 and any(
                keys[i] in words.slogans and (keys[i] not in words.slogans_weak or len(special) > 1) for i in inside
            )
        if last in words.titles:
            return len(inside) > 1 and len([i for i in special if keys[i] not in words.titles]) > 0
        if is_abbreviation(self.tokens.form(inside[-1])) and len(inside) == 1:
            return True
        if last in words.titles_used and len(inside) > 1 and key in words.heads_unknown and self._used(head):
            return True
        return key in words.heads_unknown and len(inside) < 3 and self._unknown(inside) and self._used(head)

    def _abbreviated_before(self, head: int) -> bool:
        """Whether an abbreviation in brackets stands between the name and its head: उदय (UDAY) कार्यक्रम."""
        opened = self._opening(head - 1)
        if opened is None:
            return False
        inside = [self.tokens.form(i) for i in range(opened + 1, head - 1)]
        return len(inside) == 1 and is_abbreviation(inside[0]) and inside[0] not in self.words.bars

    def _in_list(self, start: int, end: int) -> bool:
        """Whether a known scheme is the item before or after in a list."""
        return self._beside_known(start, -1) or self._beside_known(end - 1, 1)

    def _is_site(self, inside: list[int]) -> bool:
        """पोर्टल and ऐप: an abbreviation, or a word in ई-, or one word no pack knows."""
        last = inside[-1]
        if self.tokens.kinds[last] == LATIN or is_abbreviation(self.tokens.form(last)):
            return True
        return len(inside) > 1 and self.tokens.keys[inside[0]] == "ई" and self._unknown(inside[-1:])

    def _unknown(self, inside: list[int]) -> bool:
        """Whether no word is a common one, a word of the packs, or part of a place's name."""
        deeps, keys = self.tokens.deeps, self.tokens.keys
        vocabulary = self.reading.packs.vocabulary
        if self._places is None:
            found = self.reading.longest("place").values()
            self._places = {i for hit in found for i in range(hit.start, hit.end)}
        places = self._places
        return all(
            keys[i] not in self.words.generic
            and deeps[i] not in vocabulary
            and i not in places
            and self.tokens.kinds[i] == WORD
            for i in inside
        )

    def _used(self, head: int) -> bool:
        """Whether the words behind a head put the scheme to use: के तहत, के अंतर्गत, का लाभ."""
        keys = self.tokens.keys
        return head + 2 < len(keys) and keys[head + 1] in ("के", "का") and keys[head + 2] in self.words.uses

    def _is_person(self, i: int) -> bool:
        """Whether a given name and a surname stand at `i`, not of someone schemes are named after."""
        keys, names = self.tokens.keys, self.words.names
        if keys[i] not in names or keys[i] in self.words.namesakes:
            return False
        return i + 1 < len(keys) and keys[i + 1] in names and keys[i + 1] not in self.words.generic

    def _is_listed(self, i: int) -> bool:
        """An abbreviation of a yojana (…PY, …वाई) in a list with known schemes, or put to use."""
        form = self.tokens.form(i)
        if len(form) < 4 or not is_abbreviation(form):
            return False
        if self.reading.is_furniture(i) or form in self.words.bars:
            return False
        return self._used(i) or self._beside_known(i, -1) or self._beside_known(i, 1)

    def _beside_known(self, i: int, step: int) -> bool:
        keys, size = self.tokens.keys, len(self.tokens)
        j = i + step
        while 0 <= j < size and (keys[j] in ",/" or keys[j] in self.words.conjunctions):
            j += step
        return j != i + step and j in self.taken

    # -- how far a name reaches ------------------------------------------------------------------------------------

    def _start(self, head: int) -> int | None:
        """The first token of the name that ends in `head`; None when nothing before it can be part of one."""
        tokens, words = self.tokens, self.words
        best = head
        count = 0
        i = head - 1
        if i >= 0 and tokens.keys[i] == ")":  # an abbreviation between the name and its head
            opened = self._opening(i)
            if opened is None:
                return None
            i = opened - 1
        while i >= 0 and count < _LONGEST:
            known = self.taken.get(i)
            key, kind = tokens.keys[i], tokens.kinds[i]
            if known is not None and known[0] < i:
                i = best = known[0]
                i -= 1
                count += 1
                continue
            if kind in (WORD, LATIN):
                if key in words.openers:
                    return i
                if key in words.conjunctions:
                    return self._opener_beyond(i, count, best)
                if key in words.stops or key in words.heads:
                    break
                best = i
                count += 1
            elif not (kind == MARK and key == "-" and best == i + 1):
                break
            i -= 1
        return best if best < head else None

    def _opener_beyond(self, conjunction: int, count: int, best: int) -> int | None:
        """The opener before a conjunction (मुख्यमंत्री ... एवं ... योजना), else `best`."""
        tokens, words = self.tokens, self.words
        i = conjunction - 1
        while i >= 0 and count < _FAR and tokens.kinds[i] in (WORD, LATIN):
            key = tokens.keys[i]
            if key in words.openers or key in words.national:
                return i if i + 1 < conjunction and not self._is_person(i + 1) else best
            if (key in words.stops and key not in words.conjunctions) or key in words.heads or self._is_person(i):
                break
            count += 1
            i -= 1
        return best

    def _quoted(self, head: int) -> tuple[int, int] | None:
        """A name in quotes before the head, or with the head inside the quotes."""
        tokens = self.tokens
        keys = tokens.keys
        closing = head + 1 < len(keys) and keys[head + 1] in _QUOTES
        if head > 1 and keys[head - 1] in _QUOTES and self._closes(head - 1):
            last = head - 1
            end = head + 1
        elif closing and self._closes(head + 1):
            last = head + 1
            end = head + 1
        else:
            return None
        mark = keys[last]
        stop = min(last, head) - 1
        i = stop
        while i >= 0 and stop - i < _QUOTED and tokens.kinds[i] != NEWLINE and keys[i] not in "।?!":
            if keys[i] == mark:
                break
            i -= 1
        else:
            return None
        if i < 0 or keys[i] != mark or last - i < 2:
            return None
        inside = [j for j in range(i + 1, head) if tokens.kinds[j] in (WORD, LATIN)]
        if not inside or all(keys[j] in self.words.generic for j in inside):
            return None
        if any(keys[j] in self.words.bodies for j in inside):
            return None
        if any(keys[j] in ("ने", "है", "हैं", "कि", "था", "गया") for j in inside):
            return None
        start = i + 1 if last == head + 1 else i
        if start and keys[i - 1] in self.words.openers:
            start = i - 1
        return start, self._bracket(end)[0]

    def _closes(self, mark: int) -> bool:
        """Whether a quote stands right behind its word, as a closing one does."""
        return self.tokens.starts[mark] == self.tokens.ends[mark - 1]

    def _bracket(self, i: int) -> tuple[int, bool]:
        """The end of the abbreviation in brackets or the edition number at `i`, and whether an abbreviation stands."""
        tokens, words = self.tokens, self.words
        keys, size = tokens.keys, len(tokens)
        if i < size and tokens.kinds[i] == NUMBER and keys[i].endswith(".0"):
            i += 1
        if i + 2 < size and keys[i] == "(":
            close = next((j for j in range(i + 1, min(i + 2 + _BRACKET, size)) if keys[j] == ")"), None)
            if close is not None:
                forms = [j for j in range(i + 1, close) if tokens.kinds[j] in (WORD, LATIN)]
                if len(forms) == 1 and keys[forms[0]] in words.parts:
                    return close + 1, False
                if forms and all(
                    is_abbreviation(tokens.form(j)) and tokens.form(j) not in words.bars and keys[j] not in words.bars
                    for j in forms
                ):
                    return close + 1, True
        return i, False

    def _opening(self, close: int) -> int | None:
        keys = self.tokens.keys
        return next((j for j in range(close - 1, max(-1, close - 2 - _BRACKET), -1) if keys[j] == "("), None)

    # -- names that begin with their head --------------------------------------------------------------------------

    def _behind(self, head: int) -> tuple[int, int] | None:
        """मिशन, ऑपरेशन or प्रोजेक्ट with one or two words, put to use: मिशन शक्ति के तहत, "ऑपरेशन प्रहार"."""
        tokens, words = self.tokens, self.words
        keys, kinds, size = tokens.keys, tokens.kinds, len(tokens)
        opened = head > 0 and keys[head - 1] in _QUOTES
        if head and not opened and kinds[head - 1] == WORD and keys[head - 1] not in words.stops:
            return None
        j = head + 1
        while j < size and j - head < 4 and kinds[j] in (WORD, LATIN) and not self._ends_prefixed(keys[j]):
            if keys[j] in words.prefix_bars:
                return None
            j += 1
        if j == head + 1 or j >= size or all(keys[i] in words.generic for i in range(head + 1, j)):
            return None
        if opened and keys[j] in _QUOTES:
            return head, j
        used = keys[j] == "के" and j + 1 < size and keys[j + 1] in ("तहत", "अंतर्गत")
        if keys[j] == "अभियान" and j - head < 4:
            return head, j + 1
        return (head, j) if used and j - head < 4 else None

    def _ends_prefixed(self, key: str) -> bool:
        return key in self.words.stops or key in self.words.heads or key in self.words.conjunctions
