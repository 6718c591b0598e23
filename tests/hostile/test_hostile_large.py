"""Texts that are nothing but one thing, very often: the work stays in proportion to the length."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from conftest import sample_texts
from minutes_extract import Extractor
from minutes_extract.disagreements import disagreements
from minutes_extract.indicators import find_indicators
from minutes_extract.normalise import normalise
from minutes_extract.writers.json_lines import record_line
from tests.counted import lines_run
from tests.hostile.checks import NIGHTLY, check_text, nightly

LEAD = "पटना, 4 जून। कलेक्टर ने बैठक ली। "
# Repeated after LEAD. Sizes are beyond what the rules look at around a figure, so that growth shows.
MARKS = [
    "क", "ि", "\u0301", "\u0301\u0323", " ", "\n", "।", ",", ".", "(", "()", "'", '"', "-", "•", "a", "a.", "\x00",
    "\u202e", "\ufffd", "😀", "ः", "डा0", "क्", "क़", "अा", "। ।", "क।", "क\n", "क: ", "बी. ", "|", "\r\n", "[(", "को ",
    "ने कहा ",
]  # fmt: skip
FIGURES = [
    "9", "९ ", "1,", "1 ", "1.", "1-", "1/", "10:", "(1)", "₹1", "1%", "1\n", "1. क\n", "क | 1 | 1\n", "5 लाख ", "दो ",
    "12 जून ", "1 से 2 ", "जिनमें 1, ",
]  # fmt: skip


@pytest.mark.parametrize("piece", MARKS, ids=ascii)
def test_marks_and_words(extractor: Extractor, piece: str) -> None:
    assert_linear(extractor, piece, 1_000)


@pytest.mark.parametrize("piece", FIGURES if NIGHTLY else ["9", "1,"], ids=ascii)
def test_figures(extractor: Extractor, piece: str) -> None:
    assert_linear(extractor, piece, 3_000)


def assert_linear(extractor: Extractor, piece: str, size: int) -> None:
    """Four times the text takes about four times the lines of the program, and gives about four times the record."""

    def run(chars: int) -> tuple[int, int]:
        text = LEAD + piece * (chars // len(piece))
        made: list[str] = []
        lines = lines_run(lambda: made.append(record_line(extractor.extract(text))))
        return lines, len(made[0])

    run(100)  # words are judged once and remembered
    few, short = run(size)
    many, long = run(4 * size)
    assert many < 8 * few + 20_000  # sixteen when each looks at every other
    assert long < 8 * short + 20_000


def test_headline_of_figures_stays_linear(extractor: Extractor) -> None:
    """Each figure of the headline was compared with each of the text."""

    def lines(times: int) -> int:
        reading = extractor.read("123 तालाब, " * times + "बने\n" + LEAD + "124 तालाब बने। " * times)
        drafts = find_indicators(reading).drafts
        assert len(drafts) == 2 * times
        return lines_run(lambda: disagreements(reading, drafts))

    assert lines(800) < 8 * lines(200)


def test_marks_without_number_stay_in_disorder() -> None:
    """Putting the marks of one letter in order takes time by the square of their number."""
    few, many = "क" + "\u0301\u0323" * 10, "क" + "\u0301\u0323" * 1000
    assert normalise(few).text == "क" + "\u0323" * 10 + "\u0301" * 10
    assert normalise(many).text == many


def _without_spaces() -> str:
    text = "".join("".join(sample_texts()).split())
    return (text * (1_000_000 // len(text) + 1))[:1_000_000]


BIG: dict[str, Callable[[], str]] = {
    "10 MB of a letter": lambda: "क" * 3_333_333,
    "10 MB of a sign": lambda: "ि" * 3_333_333,
    "10 MB of Latin": lambda: "a" * 10_000_000,
    "10 MB of spaces": lambda: " " * 10_000_000,
    "10 MB of nines": lambda: "9" * 10_000_000,
    "10 MB of dandas": lambda: "।" * 3_333_333,
    "3 MB of dots": lambda: "." * 3_000_000,
    "1 MB of newlines": lambda: "\n" * 1_000_000,
    "1,000,000 nines": lambda: "9" * 1_000_000,
    "100,000 commas": lambda: "," * 100_000,
    "100,000 figures parted by commas": lambda: "1," * 100_000,
    "100,000 combining marks": lambda: "क" + "\u0301" * 100_000,
    "100,000 combining marks in disorder": lambda: "क" + "\u0301\u0323" * 50_000,
    "100,000 nested brackets": lambda: "(" * 100_000 + "क" + ")" * 100_000,
    "100,000 nested brackets around figures": lambda: "(5" * 30_000 + ")" * 30_000,
    "1 MB without spaces": _without_spaces,
}


@nightly
@pytest.mark.parametrize("name", BIG)
def test_no_hang(extractor: Extractor, name: str) -> None:
    """At most a second of this process for 10 kB, and a second to begin with: a hang takes hours."""
    text = BIG[name]()
    began = time.process_time()
    record_line(extractor.extract(text))
    assert time.process_time() - began < 1 + len(text.encode()) / 10_000


@pytest.mark.parametrize(
    "text",
    [
        "क" * 1_000_000,
        "9" * 1_000_000,
        "," * 30_000,
        "क" + "\u0301\u0323" * 30_000,  # putting marks in order took time by the square of their number
        "(" * 30_000 + "क" + ")" * 30_000,
        _without_spaces()[:30_000],
    ],
    ids=["letter", "nines", "commas", "marks", "brackets", "no spaces"],
)
def test_large_texts_hold(extractor: Extractor, text: str) -> None:
    check_text(extractor, text)
