"""What holds of the number reader on any text: total, covering, exact, ordered, linear."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_extract.numbers import NumberMention, scan
from tests.counted import lines_run

_DIGITS = re.compile("[0-9०-९]+")
_PIECES = st.sampled_from(
    [
        "5", "12", "2026", "1,234", "12,34,567", "3.5", "0", "०", "१२", "6:34", "12.03.2026",
        "9829012345", "0141-2209123",
        "दो", "तीन", "एक", "सौ", "डेढ़", "साढ़े", "पौने", "सवा", "शत", "आधा", "दशमलव", "दर्जन",
        "हजार", "लाख", "करोड़", "करोड़ों", "अरब", "मिलियन", "crore",
        "रुपये", "₹", "रु", "प्रतिशत", "%", "किमी", "मी", "वर्ग", "मीटर", "ग्राम", "दिन", "वर्ष", "बजे", "डिग्री", "°C",
        "से", "तक", "के", "की", "और", "तथा", "अधिक", "लगभग", "कम", "जनवरी", "May", "धारा", "संख्या", "वार्ड", "हेल्पलाइन",
        "लोग", "है", "वां", "वीं", "डा", "के0", "A", "MW", "PM", " ", "  ", "\n", "-", "–",
        ",", ", ", ".", "/", "/-", "(", ")",
        ":", "+", "@", "x", "।", "'", "\u200d", "\u00a0", "\u0301", "\ud800",
    ]
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=40).map("".join), st.lists(_PIECES).map(" ".join))


def check(text: str, mentions: list[NumberMention]) -> None:
    done = 0
    for mention in mentions:
        assert done <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.words is (_DIGITS.search(mention.text) is None)
        if mention.kind == "quantity":
            assert mention.value is not None
            if mention.value_max is not None:
                assert mention.value < mention.value_max
        else:
            assert mention.comparator is None
        if mention.unit_span is not None:
            assert 0 <= mention.unit_span[0] < mention.unit_span[1] <= len(text)
        done = mention.end
    for run in _DIGITS.finditer(text):
        holders = [m for m in mentions if m.start <= run.start() and run.end() <= m.end]
        assert len(holders) == 1


@settings(max_examples=400, deadline=None)
@given(_TEXTS)
def test_total_covering_exact(text: str) -> None:
    check(text, scan(text))


@pytest.mark.parametrize("text", ["0₹\u200c", "5 \u200c\u200d 6", "5%\u200d", "\u200c5\u200c लाख", "(005)"])
def test_joiners_alone_are_no_words(text: str) -> None:
    """A word of joiners folds to nothing; once it was taken for the end of a unit."""
    check(text, scan(text))


@settings(max_examples=60, deadline=None)
@given(_TEXTS)
def test_same_answer_twice(text: str) -> None:
    assert scan(text) == scan(text)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**12))
def test_indian_grouping_reads_back(number: int) -> None:
    head, tail = divmod(number, 1000)
    form = f"{number}"
    if head:
        pairs = []
        while head:
            head, pair = divmod(head, 100)
            pairs.append(f"{pair:02d}" if head else f"{pair}")
        form = ",".join([*reversed(pairs), f"{tail:03d}"])
    (mention,) = scan(f"कुल {form} परिवार")
    assert (mention.text, mention.value) == (form, number)


@pytest.mark.parametrize(
    "unit",
    [
        "9", "12,", "1, ", "12345 ", "दो ", "1 करोड़ 2 लाख ", "5 से ", "1-", "1.", "1\n", "डा0", "दोनों ",
        "लाख करोड़ ", "5(", "-", ",", "1 एवं ", "२",
    ],
    ids=repr,
)  # fmt: skip
def test_work_grows_with_length_only(unit: str) -> None:
    def lines(size: int) -> int:
        text = "5 " + unit * (size // len(unit))
        return lines_run(lambda: scan(text))

    lines(2_000)  # words are read once and remembered
    assert lines(16_000) < 12 * lines(2_000) + 200  # eight times the text; a square would be sixty-four


def test_million_digits() -> None:
    found = []
    assert lines_run(lambda: found.extend(scan("9" * 1_000_000))) < 2_000
    assert [mention.kind for mention in found] in (["reference"], ["unknown"])
