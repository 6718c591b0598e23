"""Words and figures of a date become the ISO day, where the text gives day, month and year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from minutes_extract.folding import fold, fold_deep
from minutes_extract.packs.compile import Compiled
from minutes_extract.tokens import NUMBER, Tokens

_CENTURY = 2000  # two-digit years of releases are of this century
_YEARS = range(1947, 2100)


class Calendar(NamedTuple):
    """Months, weekdays (Monday 1) and relative days by deep-folded name; canonical Hindi names of the weekdays."""

    months: dict[str, int]
    weekdays: dict[str, int]
    weekday_names: dict[int, str]
    relative: dict[str, int]


class DateAt(NamedTuple):
    """A date in tokens `[start, end)`. Missing parts are None; `last` is the last day of a range."""

    start: int
    end: int
    day: int | None
    month: int | None
    year: int | None
    last: date | None = None

    @property
    def iso(self) -> str | None:
        """The ISO day, the first of a range; None without a year or for a day no calendar has."""
        if self.day is None or self.month is None or self.year is None:
            return None
        try:
            return date(self.year, self.month, self.day).isoformat()
        except ValueError:
            return None


def calendar_of(packs: Compiled) -> Calendar:
    """The calendar words of the packs, made once for each set of packs."""
    return packs.table("dates", _calendar)


def _calendar(packs: Compiled) -> Calendar:
    months = {
        fold_deep(name): int(number)
        for number, names in packs.data.get("numbers", {}).get("months", {}).items()
        for name in names
    }
    weekdays: dict[str, int] = {}
    names: dict[int, str] = {}
    relative: dict[str, int] = {}
    for entry in packs.cues.values():
        family, _, number = entry.id.partition(".")
        if entry.cue == "weekday":
            names[int(number)] = entry.phrases[0]
            weekdays |= {fold_deep(phrase): int(number) for phrase in entry.phrases}
        elif entry.cue == "relative-day" and family == "day":
            relative |= {fold_deep(phrase): entry.weight for phrase in entry.phrases}
    return Calendar(months, weekdays, names, relative)


def find_dates(tokens: Tokens, start: int, end: int, packs: Compiled) -> list[DateAt]:
    """The dates in tokens `[start, end)`, in order: "12 मार्च 2024", "मार्च 12, 2024", "12.03.2024", "21 से 23 फरवरी".

    A first day without a year takes that of the end of its range. A month with a year and no day is no date.
    """
    kinds = tokens.kinds[start:end]
    if NUMBER not in kinds:
        return []
    months = calendar_of(packs).months
    found: list[DateAt] = []
    done = start
    for i in [n for n, kind in enumerate(kinds, start) if kind == NUMBER]:
        if i < done:
            continue
        date_at = _numeric(tokens, i, end) or _written(tokens, i, end, months)
        if date_at is None and i > done and tokens.deeps[i - 1] in months:
            date_at = _month_first(tokens, i - 1, end, months)
        if date_at is not None:
            found.append(date_at)
            done = date_at.end
    return _share_years(tokens, found) if len(found) > 1 else found


def _whole(tokens: Tokens, i: int, end: int, low: int, high: int) -> int | None:
    """The number at token `i` when it is whole and within bounds."""
    if i >= end or tokens.kinds[i] != NUMBER or not tokens.keys[i].isdigit():
        return None
    value = int(tokens.keys[i]) if len(tokens.keys[i]) <= 4 else -1
    return value if low <= value <= high else None


def _year(tokens: Tokens, i: int, end: int) -> tuple[int | None, int]:
    """A year at token `i`, a comma before it allowed, and the token after; None and `i` when there is none."""
    j = i + 1 if i < end and tokens.keys[i] == "," else i
    year = _whole(tokens, j, end, _YEARS.start, _YEARS.stop - 1)
    return (year, j + 1) if year is not None else (None, i)


def _written(tokens: Tokens, i: int, end: int, months: dict[str, int]) -> DateAt | None:
    """Day or days, then the month: "12 मार्च", "21 से 23 फरवरी", "23-24 मार्च 2026"."""
    day = _whole(tokens, i, end, 1, 31)
    if day is None:
        return None
    j, last = i + 1, day
    if j + 1 < end and tokens.keys[j] in _RANGE:
        other = _whole(tokens, j + 1, end, 1, 31)
        if other is not None and j + 2 < end and tokens.deeps[j + 2] in months:
            last, j = other, j + 2
    if j + 1 < end and tokens.keys[j] == "," and tokens.deeps[j + 1] in months:
        j += 1  # 07, दिसम्बर, 2020
    if j >= end or tokens.deeps[j] not in months:
        return None
    month = months[tokens.deeps[j]]
    year, after = _year(tokens, j + 1, end)
    return DateAt(i, after, day, month, year, _day(year, month, last))


def _month_first(tokens: Tokens, i: int, end: int, months: dict[str, int]) -> DateAt | None:
    """Month, then the day: "मार्च 12, 2024"."""
    month = months.get(tokens.deeps[i])
    day = _whole(tokens, i + 1, end, 1, 31)
    if month is None or day is None:
        return None
    year, after = _year(tokens, i + 2, end)
    return DateAt(i, after, day, month, year, _day(year, month, day)) if year else None


def _numeric(tokens: Tokens, i: int, end: int) -> DateAt | None:
    """Figures alone: "12.03.2024", "12/3/24", "2024-03-12"."""
    if tokens.kinds[i] != NUMBER:
        return None
    parts, after = tokens.keys[i].split("."), i + 1
    if len(parts) == 1 and i + 4 < end and tokens.keys[i + 1] == tokens.keys[i + 3] and tokens.keys[i + 1] in "/-":
        parts, after = [tokens.keys[i], tokens.keys[i + 2], tokens.keys[i + 4]], i + 5
    if len(parts) != 3 or not all(part.isdigit() and len(part) <= 4 for part in parts):
        return None
    if len(parts[0]) == 4:
        parts.reverse()
    day, month, year = map(int, parts)
    year += _CENTURY if len(parts[2]) == 2 else 0
    exact = _day(year, month, day)
    return DateAt(i, after, day, month, year, exact) if exact and year in _YEARS else None


def _day(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None


def _share_years(tokens: Tokens, found: list[DateAt]) -> list[DateAt]:
    """Give the first day of "10 फरवरी से 11 फरवरी, 2026" the year of the last."""
    for n in range(len(found) - 2, -1, -1):
        one, two = found[n], found[n + 1]
        joined = two.start - one.end == 1 and tokens.keys[one.end] in _RANGE | _AND
        if joined and one.year is None and two.year is not None:
            found[n] = DateAt(one.start, one.end, one.day, one.month, two.year, two.last)
    return found


def nearest(found: DateAt, anchor: date) -> date | None:
    """The day of a date without a year that is nearest to `anchor`; None without day and month, or for no such day."""
    if found.day is None or found.month is None or found.year is not None:
        return None
    days = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            days.append(date(year, found.month, found.day))
        except ValueError:  # 29 February
            continue
    return min(days, key=lambda day: abs(day - anchor), default=None)


def weekday_before(published: date, weekday: int) -> date:
    """The last day of a weekday (Monday 1) on or before the day of publication."""
    return published - timedelta(days=(published.isoweekday() - weekday) % 7)


_RANGE = frozenset(map(fold, ("से", "-", "एवं", "व", "और")))
_AND = frozenset(map(fold, ("और", "व", "एवं", ",")))
