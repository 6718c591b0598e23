"""A place in a sentence becomes the noun phrase that begins there, or ends there.

Hindi puts the head of a noun phrase last and marks its case by a postposition after it, so a phrase is read from a
number to the right up to the first postposition, verb, mark or number, and to the left down to the same.
"""

from __future__ import annotations

from typing import NamedTuple

from minutes_extract.indicators import grammar as g
from minutes_extract.indicators.signs import WHERE, Signs
from minutes_extract.tokens import LATIN, MARK, NEWLINE, WORD

LONGEST = 7  # words of a phrase: longer ones are clauses
_AHEAD = 40  # tokens of comparators, rates and brackets between a number and its noun
_BACK = 40  # tokens a phrase before a number may reach back
_QUOTES = frozenset("'\"‘’“”`")
_JOINERS = frozenset("-–/")
_THAT_BEARS = frozenset({"से", "वाले", "वाली", "वाला"})
_LENGTHS = frozenset({"लंबाई", "लबाई"})
_ABOUT = frozenset({"करीब", "लगभग", "आसपास", "पार"})
_SO = frozenset({"प्रकार", "तरह", "तरीके"})
_SPELLS = frozenset({"साल", "वर्ष", "सत्र", "सन", "माह", "महीने", "सप्ताह"})
WHICH_SPELL = frozenset({"पिछले", "गत", "बीते", "विगत", "अगले", "आगामी", "इस", "चालू"})
_WHOSE = frozenset({"जिसके", "इसके", "उसके", "जिनके", "इनके", "उनके"})
_OR_MORE = (["उससे", "अधिक"], ["इससे", "अधिक"], ["उससे", "ज्यादा"], ["इससे", "ज्यादा"], ["उससे", "कम"])
_MORE_THAN = frozenset({"अधिक", "ज्यादा", "कम"})
_DONE = (["चुका"], ["चुके"], ["चुकी"], ["गया"], ["गए"], ["गई"])
_THIS = frozenset({"इस", "उस", "इन", "उन"})
_NO_NOUN = g.GENITIVE | g.CASE | g.CONJUNCTION | g.STOP | g.VERB


class Phrase(NamedTuple):
    """Tokens `[start, end)`; `link` is the postposition that ties it to what stands after it ("" when bare).

    `genitive` is whether a genitive stood between the number and the phrase; `next` is the token after it.
    """

    start: int
    end: int
    link: str = ""
    genitive: bool = False
    next: int = 0


_PERCENT = frozenset({"प्रतिशत", "फीसदी", "%"})


class Scanner(Signs):
    """Phrases around the numbers of one reading."""

    def after(self, i: int, last: int) -> Phrase | None:
        """The noun phrase that begins at `i` or past words without meaning for it, before `last`."""
        i, genitive = self._opening(i, last)
        start = i
        words = 0
        end = i
        plural = False
        while i < last and words < LONGEST:
            kind = self.kinds[i]
            if kind == MARK:
                if self.keys[i] in _QUOTES:
                    i += 1
                    if not words:
                        start = end = i
                    continue
                if self.keys[i] in _JOINERS and words and i + 1 < last and self._glued(i):
                    i += 1
                    continue
                break
            if kind not in (WORD, LATIN) or i in self.number_at:
                break
            joined = i > start and self.kinds[i - 1] == MARK and self.keys[i - 1] in _JOINERS
            if words and not joined and self._ends_before(i, last):
                break  # 12 नालों की सफाई | बारिश से पहले
            hit = self.things.get(i)
            if plural and not joined and hit is not None and self._same_people(i, hit):
                plural = False
            if words and not joined and self.keys[i] in self.stems and self.keys[i + 1 : i + 2] in _DONE:
                break  # 87 हेक्टेयर जंगल | जल चुका है
            if (
                hit is not None
                and hit.end <= last
                and (hit.end > i + 1 or self._is_noun(i, last, genitive and not words))
                and not plural
            ):
                words += hit.end - i
                i = end = hit.end
                plural = g.is_plural(self.tokens.form(i - 1)) or self._is_direct_plural(i - 1, hit)
                continue
            if plural and not joined:
                if self._goes_on(i, last):
                    i += 1
                    plural = False
                    continue
                break
            bits = self.all_bits[i]
            if bits & g.CONJUNCTION:
                if words and self._goes_on(i, last):
                    i += 1
                    continue
                break
            if bits & g.GENITIVE and words and self._of_kind(i, last):
                i += 1
                plural = False
                continue
            if bits & (g.GENITIVE | g.CASE | g.STOP | g.VERB) and not joined:
                break
            if (
                words
                and not joined
                and (self.keys[i] in self.determiners or i in self.schemes or self._says_how(i, last))
            ):
                break  # 900 टन दलहन | विभिन्न राज्यों में, 40 सिलेंडर | उज्ज्वला योजना के तहत
            if i + 1 < last and self.all_bits[i + 1] & g.VERB and not joined and self._is_stem(i, words):
                break
            if bits & g.PARTICIPLE and words and not joined:
                break
            if bits & g.PARTICIPLE and not self._modifies(i, last):
                break
            i += 1
            words += 1
            end = i
            plural = g.is_plural(self.tokens.form(i - 1))
        if not words:
            return None
        first = self.things.get(start)
        if first is not None and first.end < end and not plural and i == end < last and self.keys[end] in WHERE:
            end = first.end  # the rest is where or how: 40 आवेदन तहसील स्तर पर
        elif first is not None and first.end < end and i == end < last:
            if self._is_agent(first.end, end) or self.keys[end] in self.declared:
                end = first.end
        elif (first is None or first.end == end) and self._sent_to(start, end, last):
            return None
        if first is None and i == end < last and self.keys[end] == "द्वारा":
            if end - 1 == start or end - 1 not in self.things:
                return None  # 2 लाख 3 हजार हैफेड द्वारा
            end -= 1  # 1,120 सेंटरिंग प्लेट | समूहों द्वारा
        if first is not None and first.end == end - 1 and self._places_named(first, end, last):
            end = first.end
        return Phrase(start, end, "", genitive, end)

    def extended(self, phrase: Phrase, last: int) -> Phrase:
        """The phrase and what follows it in the genitive (क्षमता का गोदाम), or after से (लागत से सड़क)."""
        i = phrase.end
        over = self.keys[i : i + 1] == ["मे"] and self.keys[i - 1] in _LENGTHS  # 2.3 किमी लम्बाई में बन रहा पुल
        if i + 1 >= last or not (over or self.all_bits[i] & g.GENITIVE or self.keys[i] in _THAT_BEARS):
            return phrase
        i += 1
        if self.all_bits[i - 1] & g.GENITIVE and self.all_bits[i] & g.CASE_TAIL:
            return phrase  # लक्ष्य के विरुद्ध
        counted = i in self.number_at
        while i < last and (i in self.number_at or self.all_bits[i] & g.VERB or self._bears(i, last)):
            i += 1  # लागत से बने भवन, लागत से बनने वाली सड़क
        if i + 1 < last and self.all_bits[i] & g.PARTICIPLE and self.keys[i + 1] in _THIS:
            i += 2  # लागत से निर्मित इस योजना
        more = self.after(i, last)
        if more is not None and counted:
            more = self.extended(more, last)
        if more is None or self.place_only(more) or self.all_bits[more.end - 1] & g.APPROVAL:
            return phrase
        return phrase._replace(end=more.end, next=more.end)

    def _bears(self, i: int, last: int) -> bool:
        """Whether a word is वाली, or the verbal noun before it (बनने वाली)."""
        return self.keys[i] in _THAT_BEARS or (
            self.keys[i].endswith("ने") and i + 1 < last and self.keys[i + 1] in _THAT_BEARS
        )

    def before(self, i: int, first: int) -> Phrase | None:
        """The noun phrase that ends at token `i`, its postposition and words such as लगभग passed over."""
        link = ""
        seen_goal = dated = False
        first = max(first, i - _BACK)
        while i > first:
            kind = self.kinds[i - 1]
            key = self.keys[i - 1]
            bits = self.all_bits[i - 1]
            if kind == MARK and (key in _QUOTES or key in "(:-–—=₹$"):
                i -= 1
                continue
            if i - 1 in self.number_at and self.is_date(i - 1):
                i -= 1
                dated = dated or link == "मे"
                continue
            if kind == WORD and bits & g.BEFORE_PASSED and not link:
                i -= 1
                i -= i - 1 > first and self.keys[i - 1] == "सबसे"  # सबसे कम 50 प्रतिशत
                continue
            if kind == WORD and not link and key in _SPELLS and i - 2 > first and self.keys[i - 2] in WHICH_SPELL:
                i -= 2  # बिजली की मांग पिछले साल 8,656 मेगावाट
                continue
            if kind == WORD and not link and key == "संबंधित" and i - 2 > first and self.keys[i - 2] == "से":
                link = "के"  # पुलिस से संबंधित 21
                i -= 2
                continue
            if kind == WORD and not link and key == "लिए" and i - 1 > first and self.all_bits[i - 2] & g.GENITIVE:
                link = "लिए"
                i -= 2
                continue
            if kind == WORD and not link and bits & g.CASE_TAIL and i - 1 > first and self.all_bits[i - 2] & g.GENITIVE:
                link = key
                seen_goal = bool(bits & g.AGAINST)
                i -= 2
                continue
            if kind == WORD and not link and bits & (g.CASE | g.GENITIVE):
                link = key
                i -= 1
                if i - 1 > first and self.all_bits[i - 1] & g.CASE_TAIL and self.all_bits[i - 2] & g.GENITIVE:
                    link = f"{self.keys[i - 1]} {link}"
                    i -= 2
                continue
            break
        if dated and i > first and self.keys[i - 1] not in _SPELLS:
            link = ""  # रिजल्ट 2025 में 88 प्रतिशत, not वर्ष 2025-26 में
        if seen_goal or (not link and i > first + 1 and self._pointed(i - 1)):
            return None
        end = i
        words = closed = 0
        if link and i > first and self.keys[i - 1].endswith("ने") and self.all_bits[i - 1] & g.VERB:
            i -= 1  # a deed is named by the infinitive (नाली बनाने के लिए, तैयार करने हेतु)
            while i > first and (
                self.all_bits[i - 1] & g.PARTICIPLE or (self.keys[i] == "जाने" and self.all_bits[i - 1] & g.VERB)
            ):
                i -= 1
        while i > first and words < LONGEST:
            kind = self.kinds[i - 1]
            if kind == MARK:
                key = self.keys[i - 1]
                closed += key == ")"
                if key == "(" and words and not closed:
                    break  # 19 वाहन (बालू | 7, कोयला 3)
                closed -= key == "("
                if key == ")" or key == "(" or key in _QUOTES or (key in _JOINERS and self._glued(i - 1)):
                    i -= 1
                    continue
                break
            if kind not in (WORD, LATIN) or i - 1 in self.number_at:
                break
            if i - 2 in self.number_at and self.tokens.ends[i - 2] == self.tokens.starts[i - 1]:
                break  # 21वीं | किस्त
            bits = self.all_bits[i - 1]
            if bits & g.VERB and self._noun_ends(i, first):
                i -= 2  # वाणिज्य कर
                words += 2
                continue
            owned = i - 1 > first and (self.keys[i - 2] == "की" or self.all_bits[i - 2] & g.AGAINST)
            if bits & g.VERB and i == end and i - 1 in self.things and owned:
                i -= 1  # जलकर की वसूली केवल 26 प्रतिशत, मांग के विरुद्ध वसूली 2 करोड़
                words += 1
                continue
            if bits & g.VERB and i < end and i - 1 in self.things and self.all_bits[i] & g.GENITIVE:
                i -= 1
                words += 1
                continue
            if bits & g.GENITIVE and words and i - 1 > first and self.kinds[i - 2] in (WORD, LATIN, MARK):
                taken = self._noun_ends(i - 1, first) or i - 2 in self.things  # जलकर की वसूली
                if self.all_bits[i - 2] & _NO_NOUN and not taken:
                    break
                i -= 1
                continue
            if bits & g.CONJUNCTION and words and i - 1 > first and self.kinds[i - 2] == WORD:
                if self.all_bits[i - 2] & _NO_NOUN or words >= 3:
                    break
                i -= 1
                continue
            if bits & (g.CASE | g.GENITIVE | g.STOP | g.VERB | g.CONJUNCTION) or self.keys[i - 1] == "लिए":
                break
            if self.keys[i - 1] in _SO and i - 1 > first and self.keys[i - 2] in _THIS:
                break  # इस प्रकार | कुल अवमुक्त
            whose = i - 1 > first and (self.all_bits[i - 2] & g.GENITIVE or self.keys[i - 2] in _WHOSE)
            if bits & g.CASE_TAIL and whose:
                break  # जिसके अंतर्गत | विधवा पेंशन
            i -= 1
            words += 1
        while i < end and (self.kinds[i] in (MARK, NEWLINE) or self.all_bits[i] & (g.GENITIVE | g.CONJUNCTION)):
            i += 1
        if i >= end or not words:
            return None
        return Phrase(i, end, link, False, end)

    def _noun_ends(self, i: int, first: int) -> bool:
        """Whether a noun of two words ends before token `i` (वाणिज्य कर, whose last word is a verb elsewhere)."""
        noun = self.things.get(i - 2) if i - 2 >= first else None
        return noun is not None and noun.end == i

    def place_only(self, phrase: Phrase) -> bool:
        """Whether the phrase is nothing but the names of places."""
        i = phrase.start
        while (hit := self.places.get(i)) is not None and i not in self.things:
            if hit.end >= phrase.end:
                return True
            i = hit.end
            while i < phrase.end and (self.keys[i] in ",/" or self.all_bits[i] & g.CONJUNCTION):
                i += 1
        return False

    def text(self, start: int, end: int) -> str:
        """The source text of tokens `[start, end)`, on one line."""
        return " ".join(self.reading.text(start, end).split()) if end > start else ""

    def _opening(self, i: int, last: int) -> tuple[int, bool]:
        """Skip comparators, rates and one genitive after a number and its unit."""
        genitive = False
        last = min(last, i + _AHEAD)
        while i < last:
            kind, key, bits = self.kinds[i], self.keys[i], self.all_bits[i]
            if kind == MARK:
                if (key in "/-–—" and not genitive) or (key == ")" and self._opened(i)):
                    i += 1
                    continue
                if key == "(":
                    close = self._closing(i, last)
                    if close:
                        i = close
                        continue
                break
            if kind != WORD or i in self.number_at:
                break
            following = self.all_bits[i + 1] if i + 1 < last else 0
            if key == "से" and following & g.MORE:
                i += 2
            elif key == "या" and self.keys[i + 1 : i + 2] and self.keys[i + 1] in _MORE_THAN:
                i += 2  # 40 फीसदी या अधिक दिव्यांगता
            elif key == "या" and self.keys[i + 1 : i + 3] in _OR_MORE:
                i += 3  # 40 फीसदी या उससे अधिक दिव्यांगता
            elif key == "से" and i + 2 < last and self.keys[i + 1] == "भी" and self.all_bits[i + 2] & g.MORE:
                i += 3
            elif key == "अब" and genitive and i + 1 < last and self.keys[i + 1] == "तक":
                i += 3 if following and i + 2 < last and self.all_bits[i + 2] & g.GENITIVE else 2
            elif key in ("और", "एव") and not (following & g.VERB or self._counts(i, last)):
                break
            elif (key == "तक" and not genitive) or (bits & g.PASSED and not (bits & g.MORE and following & g.VERB)):
                i += 1
            elif bits & g.PER and i + 1 < last:
                i += 2
            elif key in self.sorts and not genitive and following & g.GENITIVE:
                i += 2  # 64 तरह की जांच
            elif bits & g.PERIODIC:
                i += 1
            elif key == "मिलने" and i + 2 < last and self.keys[i + 1] in _THAT_BEARS:
                i += 2  # 130 रुपये प्रतिदिन मिलने वाली राशि
            elif bits & g.GENITIVE and i + 1 < last and self.keys[i + 1] in _ABOUT and not genitive:
                i += 2  # 5000 के करीब परिवार
            elif genitive and key in _THIS:
                i += 1  # 9 किलोमीटर की इस सुरंग
            elif bits & g.GENITIVE and not genitive and (not following & g.CASE_TAIL or self._more_of(i)):
                genitive = True
                i += 1
            else:
                break
        return i, genitive

    def _is_noun(self, i: int, last: int, governed: bool) -> bool:
        """Whether a word that is a noun and a verb or participle (खर्च, कर) is the noun here."""
        bits = self.all_bits[i]
        rated = self.keys[i - 1] in _PERCENT and i + 1 < last and i in self.things
        if rated and self.keys[i + 1].startswith(("कर", "हु", "हो")):
            return True  # 90 प्रतिशत वसूली करने, 92 प्रतिशत भुगतान हो चुका है
        if bits & g.VERB and not governed:
            if i + 2 < last and self.all_bits[i + 1] & g.GENITIVE and self.all_bits[i + 2] & (g.GOAL | g.APPROVAL):
                return True  # 75 करोड़ रुपये वसूली का लक्ष्य
            counted = i - 1 in self.number_at and i + 1 < last and self.kinds[i + 1] == WORD
            return counted and not self.all_bits[i + 1] & (_NO_NOUN | g.COPULA)  # 40 जोड़े शामिल हुए
        return governed or not bits & (g.PARTICIPLE | g.STOP) or self._modifies(i, last)

    def _goes_on(self, i: int, last: int) -> bool:
        """Whether the conjunction at `i` joins another noun to the phrase."""
        if not self.all_bits[i] & g.CONJUNCTION or i + 1 >= last or i + 1 in self.number_at:
            return False
        if self.kinds[i + 1] not in (WORD, LATIN) or self.all_bits[i + 1] & (_NO_NOUN | g.PARTICIPLE):
            return False
        return not any(j in self.number_at for j in range(i + 2, min(last, i + 6)))  # a number opens the next item

    def _modifies(self, i: int, last: int) -> bool:
        """Whether the participle at `i` stands before a noun (40 पंजीकृत किसान), and is not the predicate."""
        j = i + 1
        if j >= last or self.kinds[j] not in (WORD, LATIN) or j in self.number_at:
            return False
        return not self.all_bits[j] & _NO_NOUN
