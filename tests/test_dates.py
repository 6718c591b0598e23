"""Dates in words and figures become ISO days; what lacks a year stays without one."""

from __future__ import annotations

from datetime import date

import pytest

from minutes_extract.dates import find_dates, weekday_before
from minutes_extract.normalise import normalise
from minutes_extract.packs import compiled_packs
from minutes_extract.tokens import tokenise

DATES = [
    ("12 मार्च 2024 को", [("12 मार्च 2024", "2024-03-12")]),
    ("१२ मार्च, २०२४", [("12 मार्च, 2024", "2024-03-12")]),
    ("21 अप्रेल 2023", [("21 अप्रेल 2023", "2023-04-21")]),
    ("मार्च 12, 2024", [("मार्च 12, 2024", "2024-03-12")]),
    ("02 MAR 2026 6:34PM", [("02 MAR 2026", "2026-03-02")]),
    ("दिनांक 12.03.2024", [("12.03.2024", "2024-03-12")]),
    ("12/3/24 को", [("12/3/24", "2024-03-12")]),
    ("2024-03-12", [("2024-03-12", "2024-03-12")]),
    ("23-24 मार्च 2026 को", [("23-24 मार्च 2026", "2026-03-23")]),
    ("21 से 23 फरवरी तक", [("21 से 23 फरवरी", None)]),
    ("10 फरवरी से 11 फरवरी, 2026", [("10 फरवरी", "2026-02-10"), ("11 फरवरी, 2026", "2026-02-11")]),
    ("17 मई", [("17 मई", None)]),
    ("31 फरवरी 2024", [("31 फरवरी 2024", None)]),  # no such day
    ("मार्च 2024 तक", []),
    ("32 मार्च", []),
    ("धारा 12/3 में", []),
    ("कुल 1.5 करोड़", []),
]


@pytest.mark.parametrize(("text", "wanted"), DATES)
def test_find_dates(text: str, wanted: list[tuple[str, str | None]]) -> None:
    tokens = tokenise(normalise(text).text)
    found = find_dates(tokens, 0, len(tokens), compiled_packs())
    assert [(tokens.phrase(d.start, d.end), d.iso) for d in found] == wanted


@pytest.mark.parametrize(
    ("published", "weekday", "wanted"),
    [
        (date(2024, 3, 12), 2, date(2024, 3, 12)),  # a Tuesday, on the day itself
        (date(2024, 3, 12), 1, date(2024, 3, 11)),
        (date(2024, 3, 12), 3, date(2024, 3, 6)),
    ],
)
def test_weekday_before(published: date, weekday: int, wanted: date) -> None:
    assert weekday_before(published, weekday) == wanted
