"""A number behind its label, in a list, in brackets or behind a name, becomes the label it stands behind."""

from __future__ import annotations

from minutes_extract.indicators import grammar as g
from minutes_extract.indicators.model import Figure
from minutes_extract.indicators.money import MoneyAbout, range_of
from minutes_extract.indicators.phrase import Phrase
from minutes_extract.tokens import WORD

_OF = frozenset({"मे", "का", "की", "के"})
HOLLOW_NOUNS = ("कार्य", "मामल", "प्रकरण", "घटना", "केस", "मरीज", "रोगी")  # folded beginnings
SEATS = frozenset({"पद", "पदो", "सीट", "सीटे", "सीटो", "रिक्ति", "रिक्तिया"})
_LEVELS = frozenset({"प्रगति", "उपलब्धि", "स्थिति", "वसूली", "निस्तारण", "पूर्ति"})
_LONG_LIST = 24  # tokens of such a list
_SECTION, _SECTIONS = 4, "धारा"
_THIS_NUMBER = frozenset({"यह", "ये", "वह"})
_LIST_MARKS = frozenset({",", ";", "और", "एव", "तथा", "व"})
_STILL = frozenset({"अभी", "भी", "अब", "लगातार", "फिलहाल"})
_HOW_MANY = frozenset({"संख्या", "तादाद"})
_WHOSE = ("जिनकी", "जिसकी")
_BACK_TO = 14  # tokens from a relative back to its noun
_RATE_UNITS = frozenset({"percent"})
_NEXT_LABEL = 10  # tokens from a noun to the next number whose label it opens


class Labels(MoneyAbout):
    """Answers whether a figure of one reading stands behind its label, and which."""

    def _whose_number(self, figure: Figure, before: Phrase) -> tuple[int, int] | None:
        """The noun that जिनकी संख्या points back to (... मतदाता भी हैं, जिनकी संख्या 4,512 है)."""
        keys = self.scanner.keys
        if before.end != before.start + 1 or keys[before.start] not in _HOW_MANY or before.start < figure.first + 2:
            return None
        if not keys[before.start - 1].startswith(_WHOSE):
            return None
        for i in range(before.start - 2, max(figure.first, before.start - _BACK_TO) - 1, -1):
            hit = None if i in self.scanner.number_at else self.scanner.things.get(i)
            if hit is not None and hit.end < before.start and not self.things[hit.id].place:
                return hit.start, hit.end
        return None

    def _is_labelled(self, figure: Figure, before: Phrase, after: Phrase | None) -> bool:
        """Whether the number stands behind its label: in brackets after it, or in a list that names before it counts.

        A list does so when its first label stands bare before the first number and what follows that number runs
        straight on to the next (वन विभाग 66% उद्यान विभाग 36%); its last number may have words behind it.
        """
        scanner, keys = self.scanner, self.scanner.keys
        start, end, last = figure.start, figure.end, figure.last
        if start > figure.first and keys[start - 1] == "(" and before.end == start - 1:
            return end < last and keys[end] == ")" and self._level_behind(end, last) is None
        if before.end != start and not (before.link in _OF and before.link != "मे"):
            return False
        if before.link in ("के", "की", "का") and figure.unit == "count" and end < last and keys[end] == ",":
            if self._of_section(before):
                return False  # धारा-34 के 4,905, ...
            return not self.is_where(before)  # नामांतरण के 872, अभिलेख दुरुस्ती के 63
        joined = end < last and bool(scanner.all_bits[end] & g.CONJUNCTION) and before.link in ("के", "की", "का")
        if joined and figure.unit == "count" and self.shared_head(end, last) is not None:
            return not self.is_where(before)  # चिकित्सा अधिकारियों के 216 और ... प्राध्यापकों के 316 पद
        last_of_list = end < last and bool(scanner.all_bits[end] & g.CONJUNCTION) and self.labelled > figure.first
        if last_of_list and before.link in ("के", "की", "का") and figure.unit == "count":
            return self._labels_next(end + 1, last)  # नगर पंचायत के 4 व अन्य विभागों के 8
        if before.start < self.claimed or (figure.unit == "INR" and before.link):
            return False
        if (
            not before.link
            and before.start > figure.first
            and before.start - 1 in scanner.number_at
            and self._known(before)
        ):
            return False  # 4,215 लोग | सात राहत शिविरों में
        if not before.link and figure.first <= self.labelled <= before.start:
            return all(
                keys[i] in ",/" or scanner.all_bits[i] & g.CONJUNCTION for i in range(self.labelled, before.start)
            )
        opens = before.start > figure.first and keys[before.start - 1] == "(" and not before.link
        if opens and after is None and end < last and keys[end] == ",":
            return True  # 19 वाहन (बालू 7, स्टोन चिप्स 9 तथा कोयला 3)
        if after is None:
            return False
        if not before.link and figure.unit == "count" and self._known(after) and not self._known(before):
            return False
        i = after.end
        listed = not before.link or figure.first <= self.labelled <= before.start
        counted = i < last and i in scanner.number_at and not scanner.is_date(i)
        if listed and after.start == end and counted:
            return True
        if figure.unit not in _RATE_UNITS or after.genitive:
            return False
        for i in range(after.end, min(last - 1, after.end + _NEXT_LABEL)):
            if i + 1 in scanner.number_at:
                return keys[i] == before.link and bool(scanner.all_bits[i] & g.GENITIVE)
            if keys[i] in ",;।" or (
                scanner.all_bits[i] & (g.CONJUNCTION | g.FINITE) and not scanner.all_bits[i] & g.GENITIVE
            ):
                return False
        return False

    def _level_behind(self, i: int, last: int) -> tuple[int, int] | None:
        """The level that bracketed percentages behind names are of (क (86 प्रतिशत) एवं ख (81 प्रतिशत) की प्रगति)."""
        keys, bits = self.scanner.keys, self.scanner.all_bits
        if i + 2 >= last or keys[i] != ")":
            return None
        for j in range(i + 1, min(last - 1, i + _LONG_LIST)):
            if keys[j - 1] == ")" and bits[j] & g.GENITIVE:
                if keys[j + 1] in _LEVELS:
                    return j + 1, j + 2
                level = self.scanner.after(j + 1, last)
                if level is None or level.start > j + 1:
                    return None
                return range_of(level) if bits[level.end - 1] & g.MEASURE else None
            if keys[j] in "।;" or bits[j] & (g.CASE | g.VERB) or (bits[j] & g.GENITIVE and keys[j - 1] != ")"):
                return None
        return None

    def for_offices(self, figure: Figure, before: Phrase) -> bool:
        """Whether a number is one of a list of offices whose last number has the noun (राजस्व विभाग की 611, ऊर्जा की 298
        एवं पीएचई की 184 शिकायतें)."""
        keys, bits, end = self.scanner.keys, self.scanner.all_bits, figure.end
        if before.link not in ("के", "की", "का") or self.is_where(before):
            return False
        if keys[before.end - 1] not in self.scanner.offices and not self._department_near(figure):
            return False
        if end >= figure.last or not (keys[end] == "," or bits[end] & g.CONJUNCTION):
            return False
        for j in range(end, min(figure.last - 1, end + _LONG_LIST)):
            if j in self.scanner.number_at and j + 1 in self.scanner.things:
                return True
            if keys[j] in "।;" or (bits[j] & g.FINITE and not bits[j] & g.GENITIVE):
                return False
        return False

    def _department_near(self, figure: Figure) -> bool:
        """Whether another number of the list is a department's, named so (राजस्व के 31, पूर्ति विभाग के 12)."""
        keys, bits = self.scanner.keys, self.scanner.all_bits
        low, high = max(figure.first, figure.start - _NEXT_LABEL), min(figure.last - 2, figure.end + _NEXT_LABEL)
        named = (j for j in range(low, high) if keys[j].startswith("विभाग"))
        return any(bits[j + 1] & g.GENITIVE and j + 2 in self.scanner.number_at for j in named)

    def shared_head(self, i: int, last: int) -> tuple[int, int] | None:
        """The noun behind the last number of a list, where it says little alone: it is meant with each label (हत्या के
        सात, लूट के पांच और चोरी के 43 मामले)."""
        keys, bits = self.scanner.keys, self.scanner.all_bits
        for j in range(i, min(last - 1, i + _LONG_LIST)):
            if j in self.scanner.number_at and (keys[j + 1].startswith(HOLLOW_NOUNS) or keys[j + 1] in SEATS):
                return j + 1, j + 2
            if keys[j] in "।;" or (bits[j] & g.FINITE and not bits[j] & g.GENITIVE):
                return None
        return None

    def _of_section(self, before: Phrase) -> bool:
        """Whether a label is the section of a law, its name in brackets behind it: धारा-34, धारा-24 (पैमाइश)."""
        low = max(0, before.start - _SECTION)
        return _SECTIONS in self.scanner.keys[low : before.end]

    def _labels_next(self, i: int, last: int) -> bool:
        """Whether the words from `i` on are the label of another number, in the genitive (व अन्य विभागों के 8)."""
        for j in range(i, min(last - 1, i + _NEXT_LABEL)):
            if j + 1 in self.scanner.number_at:
                return bool(self.scanner.all_bits[j] & g.GENITIVE)
            if self.scanner.kinds[j] != WORD or self.scanner.all_bits[j] & (g.CONJUNCTION | g.FINITE):
                return False
        return False

    def _flowing(self, mark: Phrase, first: int) -> Phrase | None:
        """What stands above or below a mark, adverbs between passed over (गंडक अभी भी खतरे के निशान से 1.3 मीटर ऊपर)."""
        i = mark.start
        while i > first and self.scanner.keys[i - 1] in _STILL:
            i -= 1
        return self.scanner.before(i, first)

    def _is_next_place(self, figure: Figure, before: Phrase) -> bool:
        """Whether the bare word before a number is the next place of a list (रतिया मंडी में 63,109 टन, भूना 38,020)."""
        last, self.placed = self.placed, figure.end if before.link == "मे" else self.placed
        if figure.first < self.labelled == before.start - 1:
            return False  # in a list of labels
        named, self.named = self.named, figure.end if before.link == "मे" and self.is_where(before) else -1
        next_named = before.link == "मे" and figure.first < named == before.start - 1 and before.end == before.start + 1
        if next_named and not self._known(before) and self.scanner.keys[before.start - 1] in _LIST_MARKS:
            self.named = figure.end
            return True  # सीएचसी पचपेड़वा में 42, गैंसड़ी में 47
        if before.link or last <= figure.first or self._known(before) or before.end > before.start + 2:
            return False
        if before.end != figure.start or self.scanner.keys[before.start - 1] not in _LIST_MARKS:
            return False
        self.placed = figure.end
        return all(i >= last for i in (before.start - 1, figure.start))

    def _same_number(self, figure: Figure, before: Phrase) -> bool:
        """Whether the number of what was counted before is told for another time (जबकि पिछले साल यह संख्या 7,281 थी)."""
        keys, i = self.scanner.keys, before.start
        if before.end == i + 2 and keys[i] in _THIS_NUMBER:
            i += 1
        bare = before.end == figure.start and before.end == i + 1 and keys[i] in _HOW_MANY
        return bare and i > figure.first and keys[i - 1] in _THIS_NUMBER
