"""A figure becomes the phrase that says what it counts, as the text says it with the number left out.

A counted noun follows its number; what money or a percentage measures stands after it in the genitive (रुपये का ऋण),
or before it (ऋण सीमा को 50 लाख, अनुपात 61 प्रतिशत, निर्माण पर 4 करोड़). Where the noun is left out it is taken from the
nearest figure of the same list, the line above in a table, or the sentence before.
"""

from __future__ import annotations

from minutes_extract.indicators import grammar as g
from minutes_extract.indicators.model import Figure
from minutes_extract.indicators.phrase import Phrase, Scanner
from minutes_extract.tokens import WORD

# Postpositions, folded, that tie a noun to the number after it.
_PURPOSE = frozenset({"लिए", "हेतु", "को", "पर"})
_TIES = frozenset({"", "लिए", "हेतु", "को", "पर", "का", "के", "की", "मे", "से"})
_OF = frozenset({"मे", "का", "की", "के"})
_LISTED = frozenset({"लिए", "हेतु", "को", "पर", "मे", "ने", "से", "तहत", "के", "का", "की"})
_RECIPIENT = frozenset({"को", "ने", "से", "द्वारा"})
_DUE = frozenset({"बकाया", "अवशेष", "जमा"})
_RATE_UNITS = frozenset({"percent"})
_NEXT_COUNT, _NEXT_SUM = 12, 3  # tokens to the next number of a list


class AboutFinder:
    """Finds the about phrase of figures, in order of place."""

    def __init__(self, scanner: Scanner) -> None:
        self.scanner = scanner
        self.tokens = scanner.tokens
        self.things = scanner.reading.packs.things
        self.by_value: dict[tuple[str, int | float | None], Figure] = {}  # the same sum told elsewhere, with its noun

    def find(self, figure: Figure) -> None:
        """Set `about` and `about_span`; `ellipsis` when the noun must be copied from elsewhere."""
        after = self.scanner.after(figure.end, figure.last)
        before = self.scanner.before(figure.start, figure.first)
        if before is not None and (before.link not in _TIES or self._is_where(before)):
            before = None
        if figure.unit == "INR":
            parts = self._money(figure, after, before)
        elif figure.unit in _RATE_UNITS:
            parts = self._rate(figure, after, before)
        else:
            parts = self._count(figure, after, before)
        if not parts:
            figure.ellipsis = True
            figure.spare_span = figure.spare_span or self._predicate_noun(figure)
            return
        figure.about_span = (parts[0][0], parts[-1][1])
        figure.about = " ".join(self.scanner.text(a, b) for a, b in parts)

    def _is_where(self, phrase: Phrase) -> bool:
        """Whether the phrase before a number only says where: a place name, or a kind of place with a postposition."""
        if self.scanner.place_only(phrase):
            return True
        for i in range(phrase.start, phrase.end):
            hit = self.scanner.things.get(i)
            if hit is not None and hit.end == phrase.end:
                return self.things[hit.id].place
        return False

    def _predicate_noun(self, figure: Figure) -> tuple[int, int] | None:
        """A noun of spending or a rate behind the unit (व्यय, प्रति कुंतल), for want of anything better."""
        i = figure.end
        if figure.unit not in ("INR", "percent") or i >= figure.last:
            return None
        bits = self.scanner.all_bits[i]
        if bits & g.PER and i + 1 < figure.last:
            return i, i + 2
        if bits & g.PARTICIPLE and i in self.scanner.things:
            return i, i + 1
        return None

    def _money(self, figure: Figure, after: Phrase | None, before: Phrase | None) -> list[tuple[int, int]]:
        scanner = self.scanner
        if after is not None and not after.genitive and self._is_recipient(after, figure.last):
            after = None
        if after is not None:
            head = scanner.all_bits[after.end - 1]
            if head & g.MEASURE:
                return [_range(scanner.extended(after, figure.last))]
            if head & g.APPROVAL and before is not None and (before.link in _PURPOSE or not before.link):
                return [_range(before)]
            if head & g.AMOUNT and before is not None and before.link in ("लिए", "हेतु"):
                return [self._with_link(before, figure), _range(after)]
            if not self._is_money(after):
                after = scanner.extended(after, figure.last)
            return [_range(after)]
        through = self._through(figure)
        if through is not None:
            return [_range(through)]
        if self.genitive_number(figure):
            return [_range(before)] if before is not None and not before.link else []
        if before is not None and not self._in_list(figure, before):
            if figure.end < figure.last and scanner.keys[figure.end] in _DUE:
                return [self._with_link(before, figure), (figure.end, figure.end + 1)]
            return [_range(before)]
        return []

    def _through(self, figure: Figure) -> Phrase | None:
        """What the money makes, in a headline (12 करोड़ से बनेगी सड़क)."""
        i = figure.end
        if i >= figure.last or self.scanner.keys[i] != "से":
            return None
        i += 1
        while i < figure.last and self.scanner.all_bits[i] & g.VERB:
            i += 1
        phrase = self.scanner.after(i, figure.last)
        return self.scanner.extended(phrase, figure.last) if phrase is not None else None

    def genitive_number(self, figure: Figure) -> bool:
        """Whether a genitive and another number follow (6 करोड़ रुपये के 40 कार्य): the noun is the next number's."""
        i = figure.end
        return i + 1 < figure.last and bool(self.scanner.all_bits[i] & g.GENITIVE) and i + 1 in self.scanner.number_at

    def _rate(self, figure: Figure, after: Phrase | None, before: Phrase | None) -> list[tuple[int, int]]:
        scanner = self.scanner
        if after is not None and self._is_recipient(after, figure.last):
            after = None
        if after is not None:
            if before is not None and (
                before.link in ("मे", "का", "की", "के") or scanner.all_bits[after.start] & g.MEASURE
            ):
                return [self._with_link(before, figure), _range(after)]
            return [_range(after)]
        return [_range(before)] if before is not None else []

    def _count(self, figure: Figure, after: Phrase | None, before: Phrase | None) -> list[tuple[int, int]]:
        scanner = self.scanner
        end = figure.end
        if end + 1 < figure.last and scanner.keys[end] == "मे" and scanner.keys[end + 1] == "से":
            return []
        if after is None and end < figure.last and scanner.all_bits[end] & g.PARTICIPLE:
            hit = scanner.things.get(end)
            if hit is not None and self.things[hit.id].human:
                return [(hit.start, hit.end)]  # पांच घायल
        if after is not None and after.genitive and figure.unit == "count" and scanner.all_bits[after.start] & g.ACT:
            figure.spare_span = _range(after)
            return []
        if after is not None and scanner.place_only(after) and self._case_at(after.end, figure.last):
            after = None
        if after is not None:
            if scanner.all_bits[after.end - 1] & g.MEASURE or (
                after.end == after.start + 1 and self._only_adjective(after)
            ):
                after = scanner.extended(after, figure.last)
            if self._only_adjective(after):
                if after.end in scanner.number_at:
                    return self._past_number(after.end, figure.last)
                if self._number_soon(after.end, figure.last):
                    return []
            return [_range(after)]
        if end < figure.last and scanner.kinds[end] == WORD and scanner.keys[end] in ("को", "मे", "पर"):
            given = scanner.after(end + 1, figure.last)
            if given is not None and given.start == end + 1 and not scanner.place_only(given):
                return [_range(given)]
        become = self._predicate(figure)
        if become is not None:
            return [_range(become)]
        if before is not None and not self.points_back(figure) and not self._in_list(figure, before):
            return [_range(before)]
        return []

    def _predicate(self, figure: Figure) -> Phrase | None:
        """What the counted become, where a headline puts it behind the verb (12 हजार और बनेंगी लखपति)."""
        i = figure.end
        while i < figure.last and self.scanner.all_bits[i] & g.PASSED:
            i += 1
        if i + 1 < figure.last and self.scanner.all_bits[i] & g.VERB and self.scanner.keys[i].startswith("बन"):
            return self.scanner.after(i + 1, figure.last)
        return None

    def _past_number(self, i: int, last: int) -> list[tuple[int, int]]:
        """The phrase behind the next number (40 किमी लंबे चार लेन के मार्ग), with its genitive."""
        while i < last and i in self.scanner.number_at:
            i += 1
        phrase = self.scanner.after(i, last)
        return [_range(self.scanner.extended(phrase, last))] if phrase is not None else []

    def _in_list(self, figure: Figure, before: Phrase) -> bool:
        """Whether the noun is left out because a later item of the list has it (ओबीसी के लिए 5, एससी के लिए 8 पद)."""
        if before.link not in _LISTED or self.scanner.all_bits[figure.start - 1] & g.CHANGED:
            return False
        reach = _NEXT_COUNT if figure.unit != "INR" else _NEXT_SUM
        return self._number_soon(figure.end, figure.last, reach)

    def points_back(self, figure: Figure) -> bool:
        """Whether words such as जिनमें से stand right before the number."""
        i = figure.start - 1
        if i >= figure.first and self.tokens.keys[i] == "से":
            i -= 1
        return i >= figure.first and bool(self.scanner.all_bits[i] & g.PART_OF)

    def _with_link(self, phrase: Phrase, figure: Figure) -> tuple[int, int]:
        end = phrase.end
        while (end < figure.start and self.scanner.all_bits[end] & (g.CASE | g.GENITIVE | g.CASE_TAIL)) or (
            end < figure.start and self.scanner.keys[end] == "लिए"
        ):
            end += 1
        return phrase.start, end

    def _is_money(self, phrase: Phrase) -> bool:
        """Whether the head of the phrase is a noun of money."""
        for i in range(phrase.start, phrase.end):
            hit = self.scanner.things.get(i)
            if hit is not None and hit.end >= phrase.end and self.things[hit.id].unit == "INR":
                return True
        return bool(self.scanner.all_bits[phrase.end - 1] & (g.AMOUNT | g.APPROVAL))

    def _is_recipient(self, phrase: Phrase, last: int) -> bool:
        return phrase.end < last and self.scanner.keys[phrase.end] in _RECIPIENT and not phrase.genitive

    def _case_at(self, i: int, last: int) -> bool:
        return (i < last and bool(self.scanner.all_bits[i] & (g.CASE | g.GENITIVE))) or i >= last

    def _only_adjective(self, phrase: Phrase) -> bool:
        return all(self.scanner.all_bits[i] & (g.ADJECTIVE | g.PASSED) for i in range(phrase.start, phrase.end))

    def _number_soon(self, i: int, last: int, reach: int = 12) -> bool:
        """Whether a conjunction, comma or slash follows, and a number after it in the sentence."""
        scanner = self.scanner
        if i >= last or not (scanner.keys[i] in ",/" or scanner.all_bits[i] & g.CONJUNCTION):
            return False
        return any(j in scanner.number_at for j in range(i + 1, min(last, i + reach)))


def _range(phrase: Phrase) -> tuple[int, int]:
    return phrase.start, phrase.end
