"""Texts as token lists: what is one word, what is a mark of its own, and that nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_extract.tokens import LATIN, MARK, NEWLINE, NUMBER, WORD, keys_of, tokenise

CASES = [
    ("बैठक हुई।", ["बैठक", "हुई", "।"]),
    ("दिशा-निर्देश", ["दिशा", "-", "निर्देश"]),
    ("12/14 वार्ड", ["12", "/", "14", "वार्ड"]),
    ("1,25,000.50 रुपये", ["1,25,000.50", "रुपये"]),
    ("2024-25", ["2024", "-", "25"]),
    ("के.के. दुबे", ["के.के.", "दुबे"]),
    ("वी. रामन", ["वी.", "रामन"]),
    ("डॉ. सुमन", ["डॉ.", "सुमन"]),
    ("काम पूरा हुआ. अगला दिन", ["काम", "पूरा", "हुआ", ".", "अगला", "दिन"]),
    ("NRLM की PM-JAY", ["NRLM", "की", "PM", "-", "JAY"]),
    ("A&B", ["A&B"]),
    ("₹450 करोड़", ["₹", "450", "करोड़"]),
    ("(आईएसबी)", ["(", "आईएसबी", ")"]),
    ("5वीं बैठक", ["5", "वीं", "बैठक"]),
    ("पंक्ति\nदूसरी", ["पंक्ति", "\n", "दूसरी"]),
    ("", []),
    ("   ", []),
]


@pytest.mark.parametrize(("text", "forms"), CASES)
def test_forms(text: str, forms: list[str]) -> None:
    tokens = tokenise(text)
    assert [tokens.form(i) for i in range(len(tokens))] == forms


def test_kinds_and_keys() -> None:
    tokens = tokenise("सम्बन्धित NRLM 45 ।\n")
    assert tokens.kinds == [WORD, LATIN, NUMBER, MARK, NEWLINE]
    assert tokens.keys == ["संबंधित", "nrlm", "45", "।", "\n"]
    assert tokens.deeps == ["संबंधित", "nrlm", "45", "।", "\n"]


def test_phrase_is_the_text_as_written() -> None:
    tokens = tokenise("राज्य  मिशन-निदेशक ने")
    assert tokens.phrase(0, 4) == "राज्य  मिशन-निदेशक"
    assert tokens.phrase(2, 2) == ""


def test_keys_of_gives_light_then_deep() -> None:
    assert keys_of("रूपये") == ("रूपए", "रुपए")


_TEXT = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="कखगडॉमोवीकेसी.।-,/() \nAZ&'0123१.ंा्", max_size=80),
)


@settings(max_examples=400, deadline=None)
@given(_TEXT)
def test_every_character_but_space_belongs_to_one_token(text: str) -> None:
    tokens = tokenise(text)
    lists = (tokens.starts, tokens.ends, tokens.kinds, tokens.keys, tokens.deeps)
    assert {len(items) for items in lists} == {len(tokens)}
    covered: list[int] = []
    last = 0
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        assert last <= start < end <= len(text)
        covered += range(start, end)
        last = end
    missing = set(range(len(text))) - set(covered)
    assert all(text[i].isspace() and text[i] != "\n" for i in missing)


@settings(max_examples=200, deadline=None)
@given(_TEXT)
def test_newlines_are_tokens(text: str) -> None:
    tokens = tokenise(text)
    assert tokens.kinds.count(NEWLINE) == text.count("\n")
