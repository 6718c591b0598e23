"""Spellings that are one word fold to one key; words that differ keep their keys."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from minutes_extract.folding import fold, fold_deep

SAME = [
    ("ज\u093cिला", "जिला"),
    ("\u095bिला", "जिला"),
    ("गाँव", "गांव"),
    ("सम्बन्धित", "संबंधित"),
    ("पञ्चायत", "पंचायत"),
    ("खण्ड", "खंड"),
    ("अङ्क", "अंक"),
    ("लिये", "लिए"),
    ("गयी", "गई"),
    ("नयी", "नई"),
    ("कर्त्तव्य", "कर्तव्य"),
    ("समाहर्त्ता", "समाहर्ता"),
    ("समूहों", "समूहो"),
    ("में", "मे"),
    ("निर्देश\u094d", "निर्देश"),
    ("डॉ.", "डॉ"),
    ("के.के.", "केके"),
    ("NRLM", "nrlm"),
    ("क्\u200dषेत्र", "क्षेत्र"),
    ("एन॰आर॰", "एनआर"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_key_for_all_spellings(a: str, b: str) -> None:
    assert fold(a) == fold(b)
    assert fold_deep(a) == fold_deep(b)


DEEP_SAME = [
    ("रूपये", "रुपये"),
    ("कलैक्ट्रेट", "कलेक्ट्रेट"),
    ("कॉलेज", "कालेज"),
    ("औषधि", "औषधी"),
    ("फैसला", "फेसला"),
]


@pytest.mark.parametrize(("a", "b"), DEEP_SAME)
def test_vowels_meet_only_in_the_deep_key(a: str, b: str) -> None:
    assert fold(a) != fold(b)
    assert fold_deep(a) == fold_deep(b)


DIFFERENT = [
    ("दिन", "दीन"),
    ("कि", "की"),
    ("में", "मैं"),
    ("कल", "काल"),
    ("बल", "बाल"),
    ("महिला", "पहला"),
    ("करें", "करना"),
    ("यह", "वह"),
    ("नाम", "नम"),
    ("सन्तान", "समतान"),
    ("अन्न", "अंन"),
    ("लाख", "लाखा"),
]


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_words_that_differ_keep_their_keys(a: str, b: str) -> None:
    assert fold(a) != fold(b)
    assert fold_deep(a) != fold_deep(b)


def test_a_lone_sign_is_not_folded_away() -> None:
    assert fold("\u0902") != ""
    assert fold("\u094d") != ""


_WORD = st.text(alphabet=st.characters(min_codepoint=0x0900, max_codepoint=0x097F), max_size=12)


@given(st.one_of(_WORD, st.text(max_size=12)))
@example("ऀऀयै")
def test_folding_is_idempotent(word: str) -> None:
    assert fold(fold(word)) == fold(word)
    assert fold_deep(fold_deep(word)) == fold_deep(word)


@given(st.one_of(_WORD, st.text(max_size=12)))
def test_deep_key_needs_no_light_key_first(word: str) -> None:
    assert fold_deep(word) == fold_deep(fold(word))
