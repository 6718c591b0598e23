"""The words around a figure become its kind: date, year, time, telephone, ordinal, reference, age, duration, score."""

from __future__ import annotations

import re
from dataclasses import dataclass

from minutes_extract.numbers.amount import Amount
from minutes_extract.numbers.lexicon import NumberLexicon
from minutes_extract.numbers.reader import (
    DASHES,
    DIGIT,
    DIGITS,
    END,
    LATIN,
    LETTERS,
    MARK,
    NEWLINE,
    WORD,
    Reader,
    Token,
    is_letter,
)
from minutes_extract.numbers.units import UnitHit

YEARS = range(1850, 2101)
_PLURAL = re.compile(rf"[{LETTERS}]{{2,}}(?:ों|ो|ियां|ियाँ|ाएं|ाएँ)$")
_PASSED_LEFT = frozenset(":-–—.()/,'\"")
# Marks of abbreviation that raw text types as digits (क्र0सं0 5).
_ZEROS = frozenset(("0", "०"))
_SENTENCE_MARKS = frozenset("।:;.")
_CODE_ON = re.compile(rf"[{LETTERS}]+[{DIGIT}]")
_CODE_BACK = re.compile(rf"(?<![{LETTERS}{DIGIT}])[{DIGIT}]+[{LETTERS}]+$")
_CODE_REACH = 24
_NUMBERED_SEAT = re.compile(rf"(?<![{DIGIT}])[{DIGIT}]{{1,3}}[-–][{LETTERS}]+(?= (?:में|मे|\())")
_SEAT_REACH = 60
_AREA, _ELECTION = "क्षेत्र", "निर्वाचन"
_SHORT_NAME = 20
_MATCH_REACH = 50
_SCORE_AFTER = frozenset(("से", "की", "का", "पर"))


@dataclass(slots=True)
class Spot:
    """A number in its place: the amount, the upper end of a range, the unit, the token after."""

    amount: Amount
    end: int
    upper: Amount | None
    unit: UnitHit | None
    after: Token

    @property
    def start(self) -> int:
        return self.amount.start


_FILE_PARTS = 5
_FILE_JOINTS = frozenset("/-–:")
_RULE_BOOK = re.compile(r"आर[0०.]?\s?बी[0०.]?\s?सी[0०.]?\s*$")  # आर0बी0सी0 6-4
_ROADS = frozenset(("मार्ग", "राजमार्ग", "हाईवे"))  # with a hyphen and a number
_LETTERS_BEHIND = frozenset(("ए", "बी", "सि", "सी", "डि", "डी", "ई"))


class KindRules:
    """The rules in the order they are asked; the first that answers decides."""

    def __init__(self, lexicon: NumberLexicon) -> None:
        self._lex = lexicon

    def kind(self, reader: Reader, spot: Spot) -> str:
        """The kind of the number, "quantity" when no rule claims it."""
        lex, amount, unit = self._lex, spot.amount, spot.unit
        after = spot.after
        if unit is not None and unit.unit.dimension == "time":
            return self._age_or_duration(reader, spot)
        if after.kind == WORD and after.key in lex.multiples:
            return "unknown"
        if unit is not None and unit.unit.dimension == "voltage":
            return "reference"  # 132 केवी: of which kind a line is
        if unit is not None and unit.unit.dimension != "money":
            return "quantity"
        if after.kind in (WORD, LATIN):
            found = self._by_next(spot)
            if found is not None:
                return found
        if amount.scale > 1 or unit is not None or amount.words:
            return "reference" if self._named_by_word(reader, spot) else "quantity"
        return self._figure_alone(reader, spot)

    def _by_next(self, spot: Spot) -> str | None:
        lex, after = self._lex, spot.after
        joined = after.start == spot.end
        if after.key in lex.time_after:
            return "time"
        if (after.key in lex.ordinal_free and spot.amount.bare) or (joined and after.key in lex.ordinal_glued):
            return None if spot.amount.words else "ordinal"
        if after.key in lex.date_tails and spot.amount.bare and spot.amount.first <= 31:
            return "date"
        if after.key in lex.age_after and spot.unit is None:
            return "age"  # 12 सालाना, not 6,000 रुपये सालाना
        if after.key in lex.duration_after and spot.unit is None and spot.amount.scale < 1000:
            return "duration"
        if after.key in lex.score_after and spot.amount.scale == 1:
            return "score"
        if after.key in lex.ref_tails and (joined or after.key != "जी"):
            return "reference"
        return None

    def _age_or_duration(self, reader: Reader, spot: Spot) -> str:
        unit = spot.unit
        assert unit is not None
        if spot.amount.scale >= 1000:
            return "quantity"
        if unit.unit.unit in ("year", "month", "day"):
            ahead = reader.text[unit.end : unit.end + 24]
            if any(word in ahead for word in self._lex.age_context_after):
                return "age"
            behind = reader.text[max(0, spot.start - 16) : spot.start]
            if any(word in behind for word in self._lex.age_context_before):
                return "age"
        return "duration"

    def _named_by_word(self, reader: Reader, spot: Spot) -> bool:
        """A number word after a reference head: सेक्टर दो, कक्षा पांच, स्पर संख्या सात."""
        amount = spot.amount
        if not (amount.words and amount.bare and spot.unit is None):
            return False
        head = reader.before(amount.start)
        if head.key in self._lex.ref_links:
            named = reader.before(head.start)
            return named.kind == WORD and named.key not in self._lex.function_words and named.key != "कुल"
        return head.key in self._lex.ref_heads

    def _figure_alone(self, reader: Reader, spot: Spot) -> str:
        """A figure with no scale word and no unit."""
        before = reader.before(spot.start)
        return (
            self._aged(reader, spot)
            or self._hour(reader, spot, before)
            or self._filed(reader, before)
            or self._seat(reader, spot, before)
            or self._plate(reader, spot, before)
            or self._glued(reader, spot, before)
            or self._listed(reader, spot, before)
            or self._referred(reader, spot, before)
            or self._phone(reader, spot)
            or self._year(reader, spot, before)
            or "quantity"
        )

    def _aged(self, reader: Reader, spot: Spot) -> str | None:
        """ "18+ आयु वर्ग", "18 से 44 आयु वर्ग": the unit is left out."""
        token = spot.after if spot.after.key != "+" else reader.at(spot.after.end)
        return "age" if token.kind == WORD and token.key in self._lex.age_heads else None

    def _hour(self, reader: Reader, spot: Spot, before: Token) -> str | None:
        """The first hour of a span of the day: "सुबह 7 से शाम 6 बजे तक"."""
        parts = self._lex.day_parts
        if spot.after.key not in self._lex.to or before.key not in parts:
            return None
        return "time" if reader.at(spot.after.end).key in parts else None

    def _filed(self, reader: Reader, before: Token) -> str | None:
        """A part of a file number: "क्रमांक/12/345/मई-2025"."""
        for _ in range(_FILE_PARTS):
            if before.key not in _FILE_JOINTS:
                break
            before = reader.before(before.start)
            if before.key in self._lex.filed:
                return "reference"
            if before.kind == DIGITS:
                before = reader.before(before.start)
        return None

    def _seat(self, reader: Reader, spot: Spot, before: Token) -> str | None:
        """The number of a constituency: विधानसभा क्षेत्र 156, निर्वाचन क्षेत्र 43, "303-भोगपुर तथा 304-नानपुर विधानसभा"."""
        if reader.text[spot.end : spot.end + 1] in DASHES and self._lex.seat_names.match(reader.text, spot.end + 1):
            return "reference"
        if before.key != _AREA:
            return None
        head = reader.before(before.start)
        return "reference" if head.key == _ELECTION or head.key in self._lex.seats else None

    def _plate(self, reader: Reader, spot: Spot, before: Token) -> str | None:
        """The figures of a number plate whose letters are written by their names: सीजी 04 एमके 1234."""
        plates = self._lex.plates
        if before.kind != WORD or not spot.amount.bare or spot.upper is not None:
            return None
        if before.key in plates and spot.amount.digits <= 2:
            series = spot.after
            return "reference" if series.kind == WORD and reader.at(series.end).kind == DIGITS else None
        district = reader.before(before.start)
        if district.kind != DIGITS or not 3 <= spot.amount.digits <= 4 or district.end - district.start > 2:
            return None
        return "reference" if reader.before(district.start).key in plates else None

    def _glued(self, reader: Reader, spot: Spot, near: Token) -> str | None:
        """Latin letters joined to the figure, version numbers, names with a hyphen."""
        text, start, end = reader.text, spot.start, spot.end
        if near.kind == WORD and near.end < start and spot.after.start > end and not spot.amount.decimal:
            return None
        if near.end == start and near.key in self._lex.letter_names and not self._lost_space(reader, near):
            return "reference"
        joined = spot.after.start == end and spot.after.key in self._lex.letter_names
        if joined and reader.at(spot.after.end).key in self._lex.roads:
            return "reference"  # 152डी राष्ट्रीय राजमार्ग
        before = text[start - 1] if start else ""
        behind = text[end] if end < len(text) else ""
        if before in ("@", "#") or self._in_a_code(text, start, end):
            return "reference"
        if behind in DASHES and (
            reader.at(end + 1).key in self._lex.seats or reader.at(end + 1).key in _LETTERS_BEHIND
        ):
            return "reference"  # 156-विधानसभा, 69-ए के पट्टे
        if behind in DASHES and _NUMBERED_SEAT.match(text, start):  # 70-रामनगर में 3,42,118, 71-बिहारपुर में 3,09,456
            near_by = text[max(0, start - _SEAT_REACH) : end + _SEAT_REACH]
            if len(_NUMBERED_SEAT.findall(near_by)) > 1:
                return "reference"
        if (before.isascii() and before.isalpha()) or (behind.isascii() and behind.isalpha()):
            return "reference"
        if behind == "." and end + 1 < len(text) and text[end + 1].isdigit():
            return "reference"
        amount = spot.amount
        if amount.decimal and spot.upper is None and amount.first == int(amount.first) and amount.digits <= 3:
            return "reference"
        if before in DASHES and start > 1 and not text[start - 2].isspace():
            return self._hyphenated(reader, spot, text[start - 2])
        return None

    def _lost_space(self, reader: Reader, near: Token) -> bool:
        """Whether what reads as the name of a letter is a function word after a word (राज्यों के312 संस्थान)."""
        word = reader.before(near.start)
        lex = self._lex
        return near.key in lex.function_words and word.kind == WORD and word.key not in lex.letter_names

    @staticmethod
    def _in_a_code(text: str, start: int, end: int) -> bool:
        """Whether letters join the figure to another one (फोटो 22मनोज01)."""
        return bool(_CODE_ON.match(text, end)) or bool(_CODE_BACK.search(text, max(0, start - _CODE_REACH), start))

    def _hyphenated(self, reader: Reader, spot: Spot, joint: str) -> str | None:
        lex, amount = self._lex, spot.amount
        word = reader.before(spot.start - 1)
        if word.kind == MARK:
            word = reader.before(word.start)
        year = not amount.grouped and amount.first in YEARS and amount.digits == 4
        if year:
            return "reference"
        if word.kind == DIGITS and joint in "0०" and word.start and is_letter(reader.text[word.start - 1]):
            return "reference"  # सी०सी०ए०-3
        if word.kind not in (WORD, LATIN):
            return None
        if word.kind == LATIN:
            return "reference"
        if word.key in lex.ref_heads or word.key in _ROADS or (reader.text[spot.start] in "0०" and amount.digits > 2):
            return "reference"  # गेहूं की किस्म एचआई-0161
        if word.key in lex.counted_heads or _PLURAL.match(word.key) or word.key in lex.function_words:
            return None
        if (is_letter(joint) or joint in ")'\"’") and amount.scale == 1 and amount.first <= _SHORT_NAME:
            return "reference"
        return None

    def _listed(self, reader: Reader, spot: Spot, before: Token) -> str | None:
        """Numbering at the start of a line, and the 1 typed for a danda."""
        amount, after = spot.amount, spot.after
        if amount.first == 0 and amount.digits == 1 and before.kind in (END, NEWLINE) and after.kind == WORD:
            return "list"  # a zero typed for a bullet
        if amount.first == 1 and amount.digits == 1 and before.key in self._lex.sentence_ends:
            return "reference"
        if after.kind != MARK or not amount.bare or amount.digits > 3 or spot.upper is not None:
            return None
        opened = before.kind == MARK and before.key in "(["
        outer = reader.before(before.start) if opened else before
        fresh = outer.kind in (END, NEWLINE)
        if after.key in (")", "]", "."):
            beyond = reader.text[after.end : after.end + 1]
            if fresh and amount.digits <= 2 and not beyond.isdigit():
                return "list"
            if opened and after.key in ")]" and amount.first <= _SHORT_NAME and outer.key in _SENTENCE_MARKS:
                return "list"
        if fresh and after.key in DASHES and reader.at(after.end).kind != DIGITS:
            return "list" if amount.digits <= 2 else "reference"
        return None

    def _referred(self, reader: Reader, spot: Spot, before: Token) -> str | None:
        """A head such as धारा, वार्ड, एनएच before the figure."""
        lex = self._lex
        if before.key in lex.date_heads and spot.amount.bare and spot.amount.first <= 31:
            return "date"
        if before.kind != MARK and before.key not in _ZEROS and before.key not in lex.ref_near:
            return None
        words: list[Token] = []
        for token in reader.left(spot.start, 5):
            if token.kind == NEWLINE:
                break
            if token.key in _ZEROS:
                continue
            if token.kind == MARK:
                if token.key not in _PASSED_LEFT:
                    break
                continue
            words.append(token)
            if len(words) == 3:
                break
        if not words or not spot.amount.bare:
            return None
        near = words[0].key
        if before.key == "," and spot.after.kind == WORD and spot.after.key not in lex.function_words:
            return None  # "5 सुपर जोन, 16 जोन": the word behind is what is counted
        phone = any(word.key in lex.phone_heads for word in words)
        if phone and spot.amount.digits >= 3:
            return "phone"
        if near in lex.ref_links:
            if len(words) > 1 and (words[1].key in lex.ref_heads or words[1].key in lex.numbered):
                return "reference"
            return "reference" if near in lex.ref_heads else None
        if near in lex.ref_heads:
            return "reference"
        if near in lex.class_heads and spot.amount.first <= 12 and spot.after.key in ("के", "मे", "तक", "से"):
            return "age" if len(words) > 1 and words[1].key in lex.age_context_before else "reference"
        return None

    def _phone(self, reader: Reader, spot: Spot) -> str | None:
        """Short public numbers where the neighbourhood speaks of telephones."""
        lex, after = self._lex, spot.after
        form = reader.text[spot.start : spot.amount.end]
        if form not in lex.phone_short or spot.upper is not None:
            return None
        if form in lex.ambulance and self._calls_ambulance(reader, spot):
            return "reference"
        if after.kind == WORD and after.key not in lex.function_words and after.key not in lex.phone_heads:
            return None
        around = reader.text[max(0, spot.start - 70) : spot.end + 70]
        return "phone" if any(word in around for word in lex.phone_context) else None

    def _calls_ambulance(self, reader: Reader, spot: Spot) -> bool:
        """Whether a number is that of an ambulance, alone or with another one: 102 एवं 108 एम्बुलेंस, एंबुलेंस सेवा 102."""
        lex, after, before = self._lex, spot.after, reader.before(spot.start)
        if before.key in lex.services:
            before = reader.before(before.start)
        if after.key.startswith(lex.ambulance_stems) or before.key.startswith(lex.ambulance_stems):
            return True
        other, first = reader.at(after.end), reader.before(before.start)
        return any(
            (joint.key in lex.joins or joint.key in ",/") and reader.text[twin.start : twin.end] in lex.ambulance
            for joint, twin in ((after, other), (before, first))
        )

    def _year(self, reader: Reader, spot: Spot, before: Token) -> str | None:
        lex, amount, after = self._lex, spot.amount, spot.after
        if not amount.bare or amount.digits != 4 or amount.first not in YEARS:
            return None
        if before.key in lex.year_heads:
            return "year"
        if before.key in lex.year_not_after:
            return None
        if spot.upper is not None:
            return "year" if self._years(spot.upper, after) else None
        if after.kind == WORD:
            if after.key in lex.year_after:
                beyond = reader.at(after.end)
                return None if beyond.key in lex.year_not_before or _from_among(after, beyond) else "year"
            if before.key in lex.year_hung_on and after.key not in lex.counted_nouns:
                return "year"
            return None
        if before.kind in (WORD, LATIN) and before.key not in lex.function_words:
            return "year"
        return "year" if after.kind != LATIN and before.kind in (END, MARK, NEWLINE) else None

    def _years(self, upper: Amount, after: Token) -> bool:
        """Whether the upper end of a range that begins with a year is one: "2025-26", "2021 से 2025 तक"."""
        if upper.digits == 2:
            return True
        counted = after.kind == WORD and after.key not in self._lex.year_after
        return upper.bare and upper.digits == 4 and upper.first in YEARS and not counted

    def pair(self, reader: Reader, match: re.Match[str], first: int, second: int, mark: str) -> str | None:
        """The kind of two joined figures that make one thing: "245/6", "3-1", "24x7", "33/11 केवी", "12/2024"."""
        lex = self._lex
        start, end = match.span("pair")
        if (first, second) == (24, 7) and mark not in "-–":
            return "time"
        if mark == "/" and second == (first + 1) % 100 and first in YEARS:
            return "year"
        following = reader.at(end)
        if mark in "/-–" and first <= 999 and second <= _SHORT_NAME and self._in_a_match(reader, start, end):
            if mark == "/" and second <= 10:
                return "score"
            if first <= _SHORT_NAME and (following.kind != WORD or following.key in _SCORE_AFTER):
                return "score"
        ruled = reader.before(start).key in lex.filed_rules or _RULE_BOOK.search(
            reader.text[max(0, start - 16) : start]
        )
        if mark in "-–" and ruled:
            return "reference"  # आरबीसी 6-4
        if mark != "/":
            return None
        unit = lex.units.after(reader, end)
        if unit is not None and unit.unit.dimension == "voltage":
            return "reference"
        return "reference" if reader.before(start).key in lex.ref_near else None

    def _in_a_match(self, reader: Reader, start: int, end: int) -> bool:
        """Whether the neighbourhood speaks of a match that is played."""
        around = reader.text[max(0, start - _MATCH_REACH) : end + _MATCH_REACH]
        return self._lex.score_context.search(around) is not None


def _from_among(after: Token, beyond: Token) -> bool:
    return after.key in ("में", "मे") and beyond.key == "से"
