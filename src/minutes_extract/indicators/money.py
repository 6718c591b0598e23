"""What a sum of money is for, or is: the phrase that tells it.

Money is told by the noun in the genitive behind it (रुपये का ऋण), by what it pays for (की लागत से सड़क), or by what stands
before it (ऋण सीमा को 50 लाख, निर्माण पर 4 करोड़).
"""

from __future__ import annotations

from minutes_extract.indicators import grammar as g
from minutes_extract.indicators.model import Figure
from minutes_extract.indicators.phrase import Phrase
from minutes_extract.indicators.shapes import Shapes

_PURPOSE = frozenset({"लिए", "हेतु", "को", "पर"})  # postpositions, folded, that tie what a sum is for to it
_THAT_IS = frozenset({"यानि", "यानी", "अर्थात"})
_PERCENT = frozenset({"प्रतिशत", "फीसदी", "फिसदी", "%"})
_PAPERS = frozenset({"चेक", "चैक", "चेको", "चैको", "ड्राफ्ट"})
_DUE = frozenset({"बकाया", "अवशेष", "जमा"})
_OWED_REACH = 10  # tokens from a sum to what is said of it and of the next
_AS = ["के", "रूप", "मे"]
_NEXT_SUM = 4  # tokens to the next of two sums
_PAID_REACH = 16  # tokens from a sum to what it is the rate of
_AS_REACH = 10  # tokens from के रूप में to the sum
RATES = frozenset({"दर", "मान", "हिसाब"})  # with से: so much for each
_WHICH = frozenset({"वाला", "वाली", "वाले"})
_SOLD = ("मिल", "बेच", "बिक", "दिया", "दी", "उपलब्ध")
_PRICE_REACH = 6  # tokens from whose price a sum is to the sum before it
_THIS = frozenset({"इस", "उस", "इन", "उक्त"})


class MoneyAbout(Shapes):
    """Finds what sums are about."""

    def _gives_next(self, figure: Figure) -> bool:
        """Whether another sum follows soon, its noun in the genitive behind it."""
        scanner = self.scanner
        for i in range(figure.end + 1, min(figure.last - 2, figure.end + _NEXT_SUM)):
            if i in scanner.number_at:
                at = scanner.reading.numbers[scanner.number_at[i]].mention
                while i < figure.last and (i in scanner.number_at or scanner.all_bits[i] & g.MEASURE):
                    i += 1
                rate = not RATES.isdisjoint(scanner.keys[i : i + 4])  # नाश्ता 20 रुपये तथा भोजन 35 रुपये की दर पर
                given = any(scanner.all_bits[j] & g.GENITIVE for j in range(i, min(figure.last, i + 2)))
                return at.unit == "INR" and given and not rate
        return False

    def _paid_at(self, figure: Figure) -> tuple[int, int] | None:
        """What is paid at the rate told (1200 रुपये की दर से 88,640 बच्चों के खातों में धनराशि भेजी गई)."""
        scanner = self.scanner
        for i in range(figure.end, min(figure.last, figure.end + _PAID_REACH)):
            hit = scanner.things.get(i)
            money = hit is not None and self.things[hit.id].unit == "INR"
            if hit is not None and (money or scanner.all_bits[hit.end - 1] & g.AMOUNT):
                return hit.start, hit.end
            if i in scanner.number_at and scanner.reading.numbers[scanner.number_at[i]].mention.unit == "INR":
                return None
            if scanner.keys[i] in "।;":
                return None
        return None

    def _as_what(self, figure: Figure) -> tuple[int, int] | None:
        """As what a sum is paid (पेंशन के रूप में 1,147 करोड़ रुपये का हस्तांतरण)."""
        keys = self.scanner.keys
        for i in range(figure.start - 3, max(figure.first, figure.start - _AS_REACH), -1):
            if keys[i : i + 3] == _AS:
                paid = self.scanner.before(i, figure.first)
                return range_of(paid) if paid is not None and self._known(paid) else None
            if i in self.scanner.number_at and i + 3 < figure.start and keys[i + 1] not in ("और", "व", "एव", "तथा"):
                return None
        return None

    def money(self, figure: Figure, after: Phrase | None, before: Phrase | None) -> list[tuple[int, int]]:
        scanner = self.scanner
        owed = self._owing(figure)
        if owed is not None:
            return [owed]
        if after is not None and not after.genitive and self._is_recipient(after, figure.last):
            measure = scanner.all_bits[after.end - 1] & g.MEASURE  # 14 करोड़ रुपये लागत से सड़कों का निर्माण
            after = after if measure else None
        bare = after is None or scanner.keys[after.end - 1] == "चेक" or bool(scanner.all_bits[after.end - 1] & g.ACT)
        as_what = self._as_what(figure) if bare else None
        if as_what is not None:
            return [as_what]
        joined = figure.end < figure.last and bool(scanner.all_bits[figure.end] & g.CONJUNCTION)
        if joined and before is not None and not before.link and not self._known(before) and self._gives_next(figure):
            return []  # सरकार 3,000 रुपये और लाभार्थी 1,500 रुपये का योगदान
        if joined and before is not None and before.link in ("लिए", "हेतु"):
            after = None  # ब्लॉक के लिए 18 करोड़ और भवन के लिए ...: what follows is the next sum's
        if after is not None:
            head = scanner.all_bits[after.end - 1]
            if after.genitive and scanner.keys[after.end - 1] == "परिव्यय":
                return [range_of(after)]  # कार्यक्रम के लिए 8,800 करोड़ रुपये के परिव्यय को मंजूरी
            if before is not None and before.link == "मे" and self._is_effect(after):
                return [self.with_link(before, figure), range_of(after)]  # पेंशन राशि में 150 रुपये की वृद्धि
            if scanner.keys[after.end - 1] in RATES:
                priced = before is not None and not before.link  # भोजन 35 रुपये की दर पर
                made = scanner.extended(after, figure.last)
                counted = (
                    after.end + 1 < figure.last and after.end + 1 in scanner.number_at
                )  # दर से | 3.42 लाख क्विंटल धान
                of = made if not counted and self._known(made._replace(start=after.end)) else after  # दर से | माह मई में
                paid = self._paid_at(figure) if of.end == after.end and not (before is not None and priced) else None
                return [paid or range_of(before if before is not None and priced else of)]
            told = before is not None and before.link == "पर" and scanner.keys[before.start - 1] not in _THIS
            if head & g.MEASURE and before is not None and told and self._costs(after):
                return [range_of(before)]  # लिंक रोड पर 1 करोड़ रुपये की लागत आएगी
            if head & g.MEASURE:
                return [range_of(self._made(scanner.extended(after, figure.last), after, before))]
            fund = before is not None and before.link == "मे" and scanner.keys[before.end - 1] == "बजट"
            if head & g.APPROVAL and before is not None and fund:
                return [self.with_link(before, figure), range_of(after)]  # बजट में 5 हजार करोड़ का प्रावधान
            if head & g.APPROVAL and before is not None and self._is_approved(before):
                pointed = before.start > figure.first and scanner.keys[before.start - 1] in _THIS
                return [range_of(after if pointed else before)]  # इस योजना के लिए 388 करोड़ का बजट प्रावधान
            if head & g.AMOUNT and before is not None and before.link in ("लिए", "हेतु"):
                return [self.with_link(before, figure), range_of(after)]
            if (
                head & g.GOAL
                and after.end == after.start + 1
                and before is not None
                and before.link in ("", "लिए", "हेतु", "से")
            ):
                return [range_of(before)]  # कृषि के लिए 40 करोड़ का लक्ष्य
            if not self._is_money(after) or self._by_cheque(after, figure.last):
                after = scanner.extended(after, figure.last)
            return [range_of(after)]
        through = self._through(figure)
        if through is not None:
            return [range_of(through)]
        if self.genitive_number(figure):
            return [range_of(before)] if before is not None and not before.link and self._known_money(before) else []
        if before is not None and before.link in ("का", "के", "की") and self._price_told(figure, before):
            return []  # कॉमन धान का समर्थन मूल्य 2441 तथा ग्रेड-ए धान का 2461 रुपये
        spent = self._spent_on(figure) if before is None else None
        if spent is not None:
            return [range_of(spent)]
        if before is not None and not self._in_list(figure, before):
            due = figure.end + bool(figure.end < figure.last and scanner.all_bits[figure.end] & g.GENITIVE)
            if due < figure.last and scanner.keys[due] in _DUE:  # उपभोक्ताओं पर 114 करोड़ रुपये (का) बकाया है
                return [self.with_link(before, figure), (due, due + 1)]
            return [range_of(before)]
        return []

    def _costs(self, after: Phrase) -> bool:
        """Whether a cost is only said to arise (लागत आएगी): what it is for stands before."""
        keys = self.scanner.keys
        return keys[after.start : after.end] == ["लागत"] and "".join(keys[after.end : after.end + 1]).startswith(
            ("आए", "आई")
        )

    def _is_approved(self, before: Phrase) -> bool:
        """Whether what stands before an approved sum is what it was approved for (योजनाओं की 46 करोड़ की स्वीकृति)."""
        owner = before.link in ("का", "के", "की") and not self.is_time(before)
        return owner or before.link in _PURPOSE or not before.link

    def _made(self, made: Phrase, cost: Phrase, before: Phrase | None) -> Phrase:
        """What a sum pays for: `made`, the cost with what follows it, or `before`, what stands before the sum (यह पुल 3
        करोड़ रुपये की लागत से बनाया गया, ... से 1,100 वर्ग मीटर भूमि पर बना)."""
        i, bits, keys = cost.end, self.scanner.all_bits, self.scanner.keys
        if made.end > cost.end and made.end < len(keys) and keys[made.end] == "पर":
            made = cost
        if made != cost or before is None or before.link or not self._known(before) or i + 1 >= len(keys):
            return made
        verb = bits[i + 1] & (g.VERB | g.PARTICIPLE) or keys[i + 1].endswith("वाकर") or i + 1 in self.scanner.number_at
        return before if keys[i] == "से" and verb else made

    def _price_told(self, figure: Figure, before: Phrase) -> bool:
        """Whether a sum of the same kind, with the noun of its price, stands right before the owner of this one."""
        i = before.start - 1
        bits = self.scanner.all_bits
        if i <= figure.first or not (bits[i] & g.CONJUNCTION or self.scanner.keys[i] == ","):
            return False
        while i > figure.first and i not in self.scanner.number_at and before.start - i <= _PRICE_REACH:
            i -= 1
        if i not in self.scanner.number_at:
            return False
        told = self.scanner.before(self._number_start(i), figure.first)
        return told is not None and not told.link and bool(bits[told.end - 1] & g.MEASURE)

    def _number_start(self, i: int) -> int:
        while i - 1 in self.scanner.number_at:
            i -= 1
        return i

    def _by_cheque(self, sum_of: Phrase, last: int) -> bool:
        """Whether the paper that bears a sum follows it in the genitive (64 लाख रुपये राशि के चेक)."""
        i = sum_of.end
        return i + 1 < last and bool(self.scanner.all_bits[i] & g.GENITIVE) and self.scanner.keys[i + 1] in _PAPERS

    def _through(self, figure: Figure) -> Phrase | None:
        """What the money makes, in a headline (12 करोड़ से बनेगी सड़क)."""
        i = figure.end
        if i >= figure.last or self.scanner.keys[i] not in ("से", "मे"):
            return None
        sold = self.scanner.keys[i] == "मे"
        i += 1
        if i < figure.last and self.scanner.all_bits[i] & g.MORE:
            return None  # आय 1 लाख रुपये से अधिक ले जाकर
        made = g.VERB if sold else g.VERB | g.PARTICIPLE
        while i < figure.last and (self.scanner.all_bits[i] & made or self.scanner.keys[i] in _WHICH):
            i += 1
        if not sold:
            i = self._past_capacity(i, figure.last)
        if sold:  # पांच रुपये में भोजन मिलता है, 266 रुपये में मिलने वाला कट्टा
            goods = self.scanner.after(i, figure.last)
            verb = goods is not None and goods.end < figure.last and self.scanner.keys[goods.end].startswith(_SOLD)
            return goods if verb or i > figure.end + 1 else None
        phrase = self.scanner.after(i, figure.last)
        return self.scanner.extended(phrase, figure.last) if phrase is not None else None

    def _past_capacity(self, i: int, last: int) -> int:
        """The token behind how much or how often, told before a capacity (प्रतिदिन डेढ़ लाख लीटर | क्षमता का संयंत्र)."""
        start = i
        while i < last and self.scanner.all_bits[i] & g.PERIODIC:
            i += 1
        while i < last and i in self.scanner.number_at:
            i += 1
        return i if i < last and self.scanner.all_bits[i] & g.MEASURE else start

    def _spent_on(self, figure: Figure) -> Phrase | None:
        """What money was spent on, in a headline that puts the verb before the sum (मनरेगा पर खर्च हुए 21 करोड़)."""
        scanner, i = self.scanner, figure.start
        while i > figure.first and scanner.all_bits[i - 1] & g.VERB:
            i -= 1
        if i in (figure.start, figure.first) or not scanner.all_bits[i - 1] & g.SPENT:
            return None
        phrase = scanner.before(i - 1, figure.first)
        return phrase if phrase is not None and phrase.link == "पर" else None

    def predicate_noun(self, figure: Figure) -> tuple[int, int] | None:
        """A noun of spending or a rate behind the unit (व्यय, प्रति कुंतल), for want of anything better."""
        i = figure.end
        if figure.unit == "INR" and i + 1 < figure.last and self.scanner.keys[i] in _THAT_IS:
            share = next((j for j in range(i + 1, figure.last) if j not in self.scanner.number_at), figure.last)
            i = share + (share < figure.last and self.scanner.keys[share] in _PERCENT)  # 24 लाख यानी 66 प्रतिशत व्यय
        if figure.unit not in ("INR", "percent") or i >= figure.last:
            return None
        due = self._owed(figure)
        if due is not None:
            return due
        bits = self.scanner.all_bits[i]
        if bits & g.PER and i + 1 < figure.last:
            return i, i + 2
        if bits & g.PARTICIPLE and i in self.scanner.things:
            return i, i + 1
        return None

    def _owing(self, figure: Figure) -> tuple[int, int] | None:
        """What tells apart those who owe so much (50 हजार से अधिक बकाया वाले उपभोक्ता)."""
        keys, i = self.scanner.keys, figure.end
        while i < figure.last and (keys[i] == "से" or self.scanner.all_bits[i] & g.MORE):
            i += 1
        return (i, i + 1) if i + 1 < figure.last and keys[i] in _DUE and keys[i + 1] in _WHICH else None

    def _owed(self, figure: Figure) -> tuple[int, int] | None:
        """What is said of a sum, or of a list of sums, that is owed (मिल पर 98 करोड़ और दूसरी पर 64 करोड़ रुपये बकाया हैं)."""
        if figure.unit != "INR":
            return None
        for i in range(figure.end, min(figure.last, figure.end + _OWED_REACH)):
            if self.scanner.keys[i] in _DUE:
                return i, i + 1
            if self.scanner.all_bits[i] & g.FINITE and not self.scanner.all_bits[i] & g.GENITIVE:
                return None
        return None

    def with_link(self, phrase: Phrase, figure: Figure) -> tuple[int, int]:
        end = phrase.end
        while (end < figure.start and self.scanner.all_bits[end] & (g.CASE | g.GENITIVE | g.CASE_TAIL)) or (
            end < figure.start and self.scanner.keys[end] == "लिए"
        ):
            end += 1
        return phrase.start, end


def range_of(phrase: Phrase) -> tuple[int, int]:
    """The tokens of a phrase, from the first to behind the last."""
    return phrase.start, phrase.end
