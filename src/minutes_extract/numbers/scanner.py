"""A text becomes its number mentions, in order, every run of digits in exactly one of them.

One pass finds the spots (digits and number words); each spot is then read with the few tokens around it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from minutes_extract.numbers.amount import MAX_DIGITS, Amount, AmountReader, Exact
from minutes_extract.numbers.comparators import Comparators
from minutes_extract.numbers.context import KindRules, Spot
from minutes_extract.numbers.dates import SHAPE, DateReader, is_month_day
from minutes_extract.numbers.lexicon import NumberLexicon, default_lexicon
from minutes_extract.numbers.mention import NumberMention
from minutes_extract.numbers.money import is_price, money_reading
from minutes_extract.numbers.reader import (
    DASHES,
    DIGIT,
    DIGITS,
    LATIN,
    LETTERS,
    MARK,
    WORD,
    Reader,
    Token,
    is_letter,
)
from minutes_extract.numbers.sequences import share_between
from minutes_extract.numbers.spots import SpotFinder
from minutes_extract.numbers.units import UnitHit
from minutes_extract.numbers.words import keeps_word

_DIGIT_RUN = re.compile(rf"[{DIGIT}]+")
# What stands after the first digits of a date, a time, a telephone number or a sum written in figures.
_SHAPE_JOINTS = frozenset("./-–:+xX×*")
_HOUR = SHAPE.groupindex["time"] + 1
_YEARS_APART = 30  # years that a span with a short second year (2016-23) may cover
_PAIR_MARK = SHAPE.groupindex["pair"] + 2
_ABBREVIATION = re.compile(rf"(?:[{LETTERS}]{{1,8}}[0०](?![{DIGIT}]))+")
_ZEROS = frozenset("0०")
_TAKEN = "लेकर"  # "5 से लेकर 10 किमी"
_DOTS = frozenset(".॰0०")
_ABBREVIATION_REACH = 40


class NumberScanner:
    """Reads all numbers of a text with one lexicon."""

    def __init__(self, lexicon: NumberLexicon | None = None) -> None:
        self._lex = self.lexicon = lexicon or default_lexicon()
        self._amounts = AmountReader(self._lex)
        self._dates = DateReader(self._lex)
        self._kinds = KindRules(self._lex)
        self._comparators = Comparators(self._lex)
        self._spots = SpotFinder(self._lex.triggers)

    @classmethod
    def from_folder(cls, folder: Path) -> NumberScanner:
        """A scanner on the pack files of `folder`. Raises OSError when one is missing."""
        return cls(NumberLexicon(folder))

    def scan(self, text: str) -> list[NumberMention]:
        """The number mentions of `text`, in order, not overlapping; total on any string."""
        starts = self._spots.find(text)
        if not starts:
            return []
        reader = Reader(text)
        found: list[NumberMention] = []
        done = 0
        unit_done = 0
        for start, is_word in starts:
            if start < done:
                continue
            mention = self._read_word(reader, start, done, unit_done) if is_word else None
            if not is_word:
                mention = self._read_figure(reader, start, done, unit_done)
            if mention is None:
                continue
            if is_word and found and _repeats(text, found[-1], mention):
                done = mention.end
                continue
            found.append(mention)
            done = mention.end
            if mention.unit_span is not None:
                unit_done = mention.unit_span[1]
        found = share_between(self._lex, reader, found)
        return [mention for mention in found if not mention.words or keeps_word(self._lex, reader, mention)]

    # Figures

    def _read_figure(self, reader: Reader, start: int, done: int, unit_done: int) -> NumberMention:
        text = reader.text
        run = reader.at(start)
        abbreviation = self._abbreviation(text, run, done)
        if abbreviation is not None:
            return _plain(text, *abbreviation, "abbreviation")
        size = run.end - start
        joint = text[run.end : run.end + 1]
        if size >= 10 or joint in _SHAPE_JOINTS or (joint == " " and 3 <= size <= 5):
            shape = SHAPE.match(text, start)
            if shape is not None:
                end_kind = self._shape(reader, shape)
                if end_kind is not None:
                    return _plain(text, start, *end_kind)
        if size <= 2 and reader.at(run.end).key in self._lex.day_links:
            end = self._dates.from_day(reader, start)
            if end is not None:
                return _plain(text, start, end, "date")
        amount = self._amounts.read(reader, start)
        if amount is None:
            kind = "phone" if run.end - start <= MAX_DIGITS else "reference"
            return _plain(text, start, run.end, kind)
        return self._quantity(reader, amount, unit_done)

    def _abbreviation(self, text: str, run: Token, done: int) -> tuple[int, int] | None:
        """The span of "डा0", "के0के0": a zero right after a letter, with its word and those joined to it."""
        start, end = run.start, run.end
        if end - start != 1 or run.key not in _ZEROS or start == 0 or not is_letter(text[start - 1]):
            return None
        if text[end : end + 1] in (".", ",") and text[end + 1 : end + 2].isdigit():
            return None
        begin = start
        floor = max(done, start - _ABBREVIATION_REACH)
        while begin > floor and is_letter(text[begin - 1]):
            begin -= 1
        match = _ABBREVIATION.match(text, end)
        return begin, (match.end() if match else end)

    def _shape(self, reader: Reader, shape: re.Match[str]) -> tuple[int, str] | None:
        kind = shape.lastgroup
        end = shape.end(kind) if kind else shape.end()
        if shape["dmy"]:
            day, month, mark = int(shape[2]), int(shape[4]), shape[3]
            short = shape.end(4) + 3 == shape.end("dmy")
            good = is_month_day(day, month) and not (short and mark == "-")
            return (shape.end("dmy"), "date") if good else None
        if shape["ymd"]:
            return (shape.end("ymd"), "date") if is_month_day(int(shape[8]), int(shape[7])) else None
        if shape["time"]:
            hour, minute = int(shape.group(_HOUR)), int(shape.group(_HOUR + 1))
            clock = hour <= 24 and minute < 60 and shape.end(_HOUR + 1) - shape.start(_HOUR + 1) == 2
            return shape.end("time"), "time" if clock and not _ratio(reader, shape.end("time")) else "unknown"
        if shape["phone"]:
            return shape.end("phone"), "phone"
        if shape["pair"]:
            mark = shape.group(_PAIR_MARK)
            first, second = int(shape.group(_PAIR_MARK - 1)), int(shape.group(_PAIR_MARK + 1))
            kind = self._kinds.pair(reader, shape, first, second, mark)
            return None if kind is None else (shape.end("pair"), kind)
        if shape["sum"]:
            unit = self._lex.units.after(reader, shape.end("sum"))
            timed = unit is not None and unit.unit.dimension == "time"
            return shape.end("sum"), "duration" if timed else "reference"
        return end, "reference"

    # Amounts

    def _quantity(self, reader: Reader, amount: Amount, unit_done: int) -> NumberMention:
        end, upper, each = self._upper(reader, amount)
        low: Exact = amount.value
        high: Exact | None = None if upper is None else upper.value
        if upper is not None and not each and amount.scale == 1 < upper.scale and amount.first < upper.first:
            low = amount.value * upper.scale
        scale = max(amount.scale, upper.scale if upper is not None else 1)
        unit = self._lex.units.after(reader, end)
        before = self._currency_before(reader, amount.start, unit_done)
        if before is not None and (unit is None or unit.unit.unit != before.unit.unit):
            unit = before
        if each and upper is not None:
            low, high = upper.value, None
        elif upper is None and unit is not None:
            repeated = self._repeated_unit(reader, amount, unit)
            if repeated is not None:
                upper, unit = repeated
                end, high = upper.end, upper.value
                scale = max(scale, upper.scale)
            else:
                end, low, unit = self._smaller_part(reader, end, low, unit)
        tail = max(end, unit.end) if unit is not None else end
        after = reader.at(tail)
        spot = Spot(amount, end, None if each else upper, unit, after)
        kind = self._kinds.kind(reader, spot)
        if kind == "quantity" and high is not None and high <= low:
            kind = "year"  # "2024-25" falls as no range does
        words = amount.words and (upper is None or upper.words)
        start = amount.start
        text = reader.text
        if kind != "quantity":
            value = _number(low) if kind in ("age", "duration", "year", "score", "ordinal") else None
            top = _number(high) if value is not None and high is not None else None
            span = (unit.start, unit.end) if unit is not None else None
            name = unit.unit.unit if unit is not None and kind in ("age", "duration") else "count"
            return NumberMention(start, end, text[start:end], value, top, name, span, None, kind, words)
        name, span = "count", None
        if unit is not None:
            name, span = unit.unit.unit, (unit.start, unit.end)
            low, high = low * unit.unit.factor, None if high is None else high * unit.unit.factor
            name = _compound(self._lex, reader, unit, low)
        elif money_reading(self._lex, reader, start, end, scale) or is_price(self._lex, reader, end):
            name = "INR"
        elif upper is None and self._redundant(amount):
            low = amount.first
        comparator = self._comparators.find(reader, start, tail, name)
        top = None if high is None else _number(high)
        return NumberMention(start, end, text[start:end], _number(low), top, name, span, comparator, kind, words)

    @staticmethod
    def _redundant(amount: Amount) -> bool:
        """A grouped figure that spells the lakhs its scale word repeats: more people than there are."""
        return amount.grouped and amount.scale >= 100_000 and amount.value > 2_000_000_000 and amount.first >= 100_000

    def _upper(self, reader: Reader, amount: Amount) -> tuple[int, Amount | None, bool]:
        """End of the expression, the upper amount of a range, and whether it is "10-10 लाख": so much for each."""
        link = reader.at(amount.end)
        if link.kind == MARK:
            if link.key not in DASHES:
                return amount.end, None, False
            other = self._amount_at(reader, link.end)
            if other is None:
                return amount.end, None, False
            whole = (amount.bare or amount.fraction) and not other.decimal
            scaled = amount.decimal and amount.scale == 1 < other.scale  # 2.5-2.5 लाख
            if other.first == amount.first and (whole or scaled):
                return other.end, other, True
            return self._range(amount, other)
        if link.kind == WORD:
            if link.key in self._lex.to:
                taken = reader.at(link.end)
                other = self._amount_at(reader, taken.end if taken.key == _TAKEN else link.end)
                return self._range(amount, other)
            if amount.words and amount.bare and link.key in self._lex.cardinals:
                other = self._amount_at(reader, link.start)
                if other is not None and other.words and other.first == amount.first:
                    return other.end, other, True
                if other is not None and other.words and 0 < other.first - amount.first <= 2 and amount.first < 10:
                    return self._range(amount, other)
        return amount.end, None, False

    def _amount_at(self, reader: Reader, position: int) -> Amount | None:
        token = reader.at(position)
        if token.kind not in (DIGITS, WORD):
            return None
        if token.kind == DIGITS:
            if SHAPE.match(reader.text, token.start):
                return None
            if token.end - token.start <= 2 and self._dates.from_day(reader, token.start) is not None:
                return None
        elif token.key not in self._lex.triggers:
            return None
        return self._amounts.read(reader, token.start)

    @staticmethod
    def _range(amount: Amount, other: Amount | None) -> tuple[int, Amount | None, bool]:
        if other is None:
            return amount.end, None, False
        year = amount.bare and amount.digits == 4 and other.bare and other.digits == 2
        if year and 1850 <= amount.first <= 2100:
            later = other.first - amount.first % 100
            hyphened = other.start == amount.end + 1
            if other.first == (amount.first + 1) % 100 or (hyphened and 1 < later <= _YEARS_APART):
                return other.end, other, False  # 2025-26, 1999-00, 2016-23
        odd = amount.scale == 1 < other.scale and amount.first >= 1000 and amount.first % 100
        if odd:
            return amount.end, None, False  # 66,290 से 82 करोड़ की वसूली: from so many, so much
        rises = amount.value < other.value or (amount.scale == 1 < other.scale and amount.first < other.first)
        return (other.end, other, False) if rises else (amount.end, None, False)

    def _repeated_unit(self, reader: Reader, amount: Amount, unit: UnitHit) -> tuple[Amount, UnitHit] | None:
        """The upper end of "3°C से 5°C": a range whose unit is said twice."""
        if unit.unit.dimension in ("money", "time") or unit.start < amount.end:
            return None
        link = reader.at(unit.end)
        if not (link.kind == WORD and link.key in self._lex.to) and not (link.kind == MARK and link.key in DASHES):
            return None
        other = self._amount_at(reader, link.end)
        if other is None or other.value <= amount.value:
            return None
        again = self._lex.units.after(reader, other.end)
        if again is None or again.unit is not unit.unit:
            return None
        beyond = reader.at(again.end)
        return None if beyond.kind == WORD and beyond.key in _CHANGED else (other, again)

    def _smaller_part(self, reader: Reader, end: int, low: Exact, unit: UnitHit) -> tuple[int, Exact, UnitHit]:
        """End, value and unit of "10 किलो 400 ग्राम" when `low` is its first number; what was given if none follows."""
        if not unit.unit.parts or unit.start < end:
            return end, low, unit
        following = reader.at(unit.end)
        if following.kind not in (DIGITS, WORD):
            return end, low, unit
        other = self._amount_at(reader, following.start)
        if other is None or not other.bare:
            return end, low, unit
        part = self._lex.units.part(reader, other.end, unit.unit)
        if part is None or other.value * part[1] >= 1:
            return end, low, unit
        hit, share = part
        return other.end, Decimal(low) + other.value * share, UnitHit(unit.unit, hit.start, hit.end)

    def _currency_before(self, reader: Reader, start: int, unit_done: int) -> UnitHit | None:
        """A currency sign or word before the number that no earlier number has taken."""
        first = sign = reader.before(start)
        if first.key in _DOTS:
            sign = reader.before(first.start)
            if sign.end != first.start or len(sign.key) > 2:
                return None
        unit = self._lex.units.before.get(sign.key)
        if unit is None or sign.start < unit_done:
            return None
        return UnitHit(unit, sign.start, first.end)

    # Words

    def _read_word(self, reader: Reader, start: int, done: int, unit_done: int) -> NumberMention | None:
        lex, text = self._lex, reader.text
        token = reader.at(start)
        if token.key in lex.months:
            end = self._dates.from_month(reader, start)
            return None if end is None else _plain(text, start, end, "date")
        if token.key in lex.whole or token.key in lex.whole_percent:
            return self._whole(reader, token)
        if token.kind == LATIN:
            return None
        if token.key in lex.cardinals:
            following = reader.at(token.end).key
            if lex.cardinals[token.key] == 1 and following not in lex.one_goes_on:
                return None
            end = None if following not in lex.day_links else self._dates.from_day(reader, start)
            if end is not None:
                words = not _DIGIT_RUN.search(text, start, end)
                return NumberMention(start, end, text[start:end], None, None, "count", None, None, "date", words)
        amount = self._amounts.read(reader, start)
        return None if amount is None else self._quantity(reader, amount, unit_done)

    def _whole(self, reader: Reader, token: Token) -> NumberMention | None:
        """ "शत" of शत प्रतिशत, शत-प्रतिशत, शतप्रतिशत: one hundred per cent."""
        start = token.start
        if token.key in self._lex.whole:
            end = token.end
            unit = self._lex.units.after(reader, end)
            if unit is None or unit.unit.unit != "percent":
                return None
            span = (unit.start, unit.end)
        else:
            end, span = start + 2, (start + 2, token.end)
        return NumberMention(start, end, reader.text[start:end], 100, None, "percent", span, None, "quantity", True)


_CHANGED = frozenset(("किया", "कर", "हो", "हुआ", "हुई", "करने", "बढ", "घट", "पहुंच"))


def _compound(lexicon: NumberLexicon, reader: Reader, unit: UnitHit, value: Exact) -> str:
    """The record's unit, "other" for a rate of two measures (लीटर प्रति मिनट) and for an angle of many degrees."""
    name = unit.unit.unit
    if unit.unit.id == "degree" and value > 60:
        return "other"
    if unit.unit.dimension in ("mass", "volume", "length"):
        per = reader.at(unit.end)
        if per.key == "प्रति":
            over = lexicon.units.after(reader, per.end)
            if over is not None and (over.unit.dimension == "area" or over.unit.id in ("hour", "minute")):
                return "other"
        elif per.key.startswith("प्रतिघंट"):
            return "other"
    return name


def _ratio(reader: Reader, end: int) -> bool:
    """Whether "60:40" is followed by its noun: के अनुपात में."""
    token = reader.at(end)
    return token.key == "अनुपात" or reader.at(token.end).key == "अनुपात"


def _repeats(text: str, figure: NumberMention, words: NumberMention) -> bool:
    """Whether a number in words says the figure before it again in brackets."""
    return words.words and words.value == figure.value and text[figure.end : words.start].strip() == "("


def _plain(text: str, start: int, end: int, kind: str) -> NumberMention:
    return NumberMention(start, end, text[start:end], None, None, "count", None, None, kind, False)


def _number(value: Exact) -> int | float:
    """An int where the value is whole, else the nearest float."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


@lru_cache(maxsize=1)
def default_scanner() -> NumberScanner:
    """The scanner on the packs that come with the package."""
    return NumberScanner()


def scan(text: str) -> list[NumberMention]:
    """The number mentions of `text`, normalised or raw; offsets are those of `text`."""
    return default_scanner().scan(text)
