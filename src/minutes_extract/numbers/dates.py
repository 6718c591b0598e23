"""A day, month or year figure with its neighbours becomes one date span."""

from __future__ import annotations

import re

from minutes_extract.numbers.lexicon import NumberLexicon
from minutes_extract.numbers.reader import DASHES, DIGIT, DIGITS, END, LATIN, MARK, NEWLINE, WORD, Reader, Token

_D = f"[{DIGIT}]"
# Shapes that need no words: 12.03.2026, 12/03/26, 2026-03-12, 6:34, telephone numbers.
SHAPE = re.compile(
    rf"(?P<dmy>({_D}{{1,2}})([./-])({_D}{{1,2}})\3(?:{_D}{{4}}|{_D}{{2}}))(?![{DIGIT}])"
    rf"|(?P<ymd>{_D}{{4}}([./-])({_D}{{1,2}})\6({_D}{{1,2}}))(?![{DIGIT}])"
    rf"|(?P<time>({_D}{{1,4}}):({_D}{{1,4}})(?::{_D}{{2}})?)(?![{DIGIT}])"
    rf"|(?P<phone>0{_D}{{2,4}}(?: ?- ?| ){_D}{{6,8}}|91[- ]{_D}{{2,4}}[- ]{_D}{{6,8}}"
    rf"|1[89]00(?:[ -]?{_D}{{2,4}}){{2,3}}"
    rf"|[6-9]{_D}{{4}}[ -]{_D}{{5}}|{_D}{{10,15}})"
    rf"(?![{DIGIT}])(?![.,]{_D})"
    rf"|(?P<pair>({_D}{{1,4}})([/xX×*-]|–)({_D}{{1,4}}))(?![{DIGIT}]|[./,-]{_D})"
    rf"|(?P<fours>{_D}{{4}} {_D}{{4}} {_D}{{4}})(?![{DIGIT}])"
    rf"|(?P<sum>{_D}{{1,2}}(?:\+{_D}{{1,2}}){{1,3}})(?![{DIGIT}])"
    rf"|(?P<chain>{_D}{{1,4}}(?:\.{_D}{{1,4}}){{2,6}})(?![{DIGIT}])"
)
_MAX_DAYS = 9
_CENTURIES = range(1850, 2101)


def is_month_day(day: int, month: int) -> bool:
    """Whether a day and a month may stand together."""
    return 1 <= day <= 31 and 1 <= month <= 12


class DateReader:
    """Finds where the date that begins at a figure, a number word or a month name ends."""

    def __init__(self, lexicon: NumberLexicon) -> None:
        self._lex = lexicon

    def from_day(self, reader: Reader, position: int) -> int | None:
        """The end of "23, 24 एवं 31 जनवरी, 2026" from its first day on; None when there is no month."""
        token = reader.at(position)
        for _ in range(_MAX_DAYS):
            if not self._is_day(token):
                return None
            end = last = token.end
            token = reader.at(end)
            if token.kind in (WORD, LATIN) and token.start == end and token.key in self._lex.ordinal_glued:
                end = token.end
                token = reader.at(end)
            if token.kind in (MARK, WORD) and token.key in self._lex.day_joints:
                token = reader.at(token.end)
            if token.kind in (WORD, LATIN) and token.key in self._lex.days_of:
                return last if token.key in self._lex.date_tails else self._after_month(reader, token)
        return None

    def from_month(self, reader: Reader, position: int) -> int | None:
        """The end of "मार्च 2026", "दिसम्बर 26"; None when no year or day follows the month name at `position`."""
        month = reader.at(position)
        end = self._after_month(reader, month)
        if end > month.end:
            return end
        day = reader.at(month.end)
        if not self._is_day(day) or day.kind != DIGITS:
            return None
        after = reader.at(day.end)
        if after.kind == MARK and after.key == ",":  # January 17, 2026
            year = reader.at(after.end)
            if year.kind == DIGITS and self._is_year(reader, year, False):
                return year.end
        if after.kind in (END, NEWLINE) or (after.kind == MARK and after.key in ",।-)(;"):
            return day.end
        if after.kind == WORD and after.key in ("को", "तक", "से", "में", "मे"):
            beyond = reader.at(after.end)
            return None if beyond.key in self._lex.year_not_before else day.end
        return None

    def _after_month(self, reader: Reader, month: Token) -> int:
        """The end of the date after its month: over a year, when one follows."""
        token = reader.at(month.end)
        if token.kind == MARK and (token.key in DASHES or token.key in ",.'’/"):
            year = reader.at(token.end)
            if year.kind == DIGITS and (token.key in ",." or year.start == token.end):
                return year.end if self._is_year(reader, year, token.key in "'’") else month.end
            return month.end
        if token.kind == DIGITS and self._is_year(reader, token, False):
            return token.end
        return month.end

    def _is_year(self, reader: Reader, token: Token, short: bool) -> bool:
        size = token.end - token.start
        if size == 2 and short:
            return True
        if size != 4 or int(token.key) not in _CENTURIES:
            return False
        text = reader.text
        joined = text[token.end : token.end + 2]
        if joined[:1] in (",", ".") and joined[1:].isdigit():
            return False
        after = reader.at(token.end)
        if after.kind not in (WORD, LATIN):
            return True
        return after.key not in self._lex.scales and self._lex.units.after(reader, token.end) is None

    def _is_day(self, token: Token) -> bool:
        if token.kind == DIGITS:
            return token.end - token.start <= 2 and 1 <= int(token.key) <= 31
        return token.kind == WORD and 1 <= self._lex.cardinals.get(token.key, 0) <= 31
