"""Each step of the normaliser on its own examples, and the promises it makes about any text."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutes_extract.normalise import Edit, OffsetMap, is_canonical, normalise
from minutes_extract.normalise.offsets import apply_edits
from minutes_extract.normalise.steps import STEPS, Step, rare_characters

CASES = [
    # what conversions from legacy fonts have left
    ("संजय चैधरी", "संजय चौधरी"),
    ("चैत्र का चैक", "चैत्र का चैक"),
    ("कलेक्टेªट सभागार", "कलेक्ट्रेट सभागार"),
    ("पदािधकारी का कायर्", "पदाधिकारी का कार्य"),
    ("श्सुशासन तिहारश् का शुभारंभ", "'सुशासन तिहार' का शुभारंभ"),
    ("¼सदर½", "(सदर)"),
    ("मध्य प्रदेष के षहरी विकास मिषन", "मध्य प्रदेश के शहरी विकास मिशन"),
    ("5 गॉवों की जाॅच, रॉची", "5 गांवों की जांच, रांची"),
    ("विभाग व्दारा", "विभाग द्वारा"),
    # newlines
    ("एक\r\nदो\rतीन", "एक\nदो\nतीन"),
    ("एक\u2028दो\u2029तीन\x0bचार", "एक\nदो\nतीन\nचार"),
    # spaces
    ("कुल\xa045\u2009गांव\tमें", "कुल 45 गांव में"),
    # signs without a width
    ("क्\u200dषेत्र", "क्षेत्र"),
    ("सिं\u200bह", "सिंह"),
    ("\ufeffबैठक", "बैठक"),
    ("नगर\xadपालिका", "नगरपालिका"),
    # digits
    ("१२३४५ ६७८९०", "12345 67890"),
    ("३.५ प्रतिशत", "3.5 प्रतिशत"),
    # quotes and dashes
    ("“सखी” और ‘दीदी’", "\"सखी\" और 'दीदी'"),
    ("«मेला» „हाट“", '"मेला" "हाट"'),
    ("10–15 दिन — लगभग", "10-15 दिन - लगभग"),
    ("−4 डिग्री", "-4 डिग्री"),
    # nukta letters, composed and decomposed
    ("\u0958लम \u095eसल", "क\u093cलम फ\u093cसल"),
    ("सड\u093cक", "सड\u093cक"),
    # signs in the wrong order, doubled signs
    ("गा\u0902\u0935", "गांव"),
    ("जि\u093cला", "ज\u093cिला"),
    ("थान\u0902\u093e", "थान\u093e\u0902"),
    ("सेे", "से"),
    ("हैंं", "हैं"),
    # vowels typed in two pieces
    ("लाेग", "लोग"),
    ("थानांे", "थानों"),
    ("अाय", "आय"),
    ("अोला", "ओला"),
    ("एेसा", "ऐसा"),
    ("डाॅ. सुमन", "डॉ. सुमन"),
    # danda
    ("बैठक हुई॥", "बैठक हुई।"),
    ("सोनपुर lजिला स्तरीय", "सोनपुर । जिला स्तरीय"),
    ("बैठक हुई।।", "बैठक हुई।"),
    ("बैठक हुई। ।", "बैठक हुई।"),
    ("बैठक हुई| सभी आए|", "बैठक हुई। सभी आए।"),
    ("घटाता हैIकुल मिलाकर", "घटाता है। कुल मिलाकर"),
    ("पूरा हुआ।अगला काम", "पूरा हुआ। अगला काम"),
    ("उसने कहा, 'चलो।'", "उसने कहा, 'चलो।'"),
    # visarga for colon
    ("उपस्थितिः- सभी सदस्य", "उपस्थिति:- सभी सदस्य"),
    ("दिनांकः 12 मई", "दिनांक: 12 मई"),
    ("विषयः", "विषय:"),
    ("प्रातः 10 बजे", "प्रातः 10 बजे"),
    ("अतः यह तय हुआ", "अतः यह तय हुआ"),
    ("दुःख", "दुःख"),
    # zero and ring as marks of abbreviation
    ("डा0 सुमन", "डॉ. सुमन"),
    ("मो0 रईस", "मो. रईस"),
    ("के0के0 दुबे", "के.के. दुबे"),
    ("वि०ख०अ०", "वि.ख.अ."),
    ("एन॰आर॰एल॰एम॰", "एन.आर.एल.एम."),
    ("ए0डी0एम0", "ए.डी.एम."),
    # doctor
    ("डा. सुमन", "डॉ. सुमन"),
    ("डा सुमन", "डॉ. सुमन"),
    ("डॉ. सुमन", "डॉ. सुमन"),
]


@pytest.mark.parametrize(("source", "text"), CASES)
def test_text_after_all_steps(source: str, text: str) -> None:
    assert normalise(source).text == unicodedata.normalize("NFC", text)


# What a normaliser likes to spoil.
KEPT = [
    "समय 10:30 बजे",
    "दिनांक: 12 मई 2024",
    "स्थान : सभागार",
    "छः माह",
    "10 हजार",
    "200 बेड",
    "लखपति दीदी-2",
    "(GRAM-2026) Il",
    "खंड I में",
    "Rs. 100",
    "डाक विभाग",
    "डाला गया",
    "a|b",
    "1,457 लाख",
    "सी.पी. शर्मा",
    "कार्य पूर्ण।",
]


@pytest.mark.parametrize("text", KEPT)
def test_text_that_stays(text: str) -> None:
    assert normalise(text).text == text


def test_time_in_devanagari_digits_keeps_its_colon() -> None:
    assert normalise("१०:३० बजे").text == "10:30 बजे"


@pytest.mark.parametrize(
    ("source", "piece", "original"),
    [
        ("डा० सुमन ने १२ गांव देखे", "12", "१२"),
        ("डा० सुमन ने १२ गांव देखे", "डॉ.", "डा०"),
        ("पूरा हुआ।।अगला काम", "अगला", "अगला"),
        ("पूरा हुआ।।अगला काम", "।", "।।"),
        ("\ufeffनगर\u200dपालिका में", "नगरपालिका", "नगर\u200dपालिका"),
        ("कुल\xa0४५ \u095eसल", "फ\u093cसल", "\u095eसल"),
    ],
)
def test_span_leads_back_to_what_was_written(source: str, piece: str, original: str) -> None:
    made = normalise(source)
    at = made.text.index(piece)
    start, end = made.source_span(at, at + len(piece))
    assert source[start:end] == original


def test_changes_are_told_only_when_asked_for() -> None:
    assert normalise("१२").changes == []
    changes = normalise("डा० सुमन १२", explain=True).changes
    assert {"digits", "doctor"} <= {change.step for change in changes}
    assert all(change.count >= 1 and change.examples for change in changes)
    assert normalise("कार्य पूर्ण।", explain=True).changes == []


def test_steps_have_names_of_their_own() -> None:
    assert len({step.name for step in STEPS}) == len(STEPS)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_a_step_that_is_not_needed_finds_nothing(step: Step) -> None:
    for source, _ in CASES:
        if not step.needed(source, rare_characters(source)):
            assert step.edits(source) == []


def test_edits_and_map_agree() -> None:
    text = "abcdef"
    edits = [Edit(0, 1, ""), Edit(2, 3, "XY"), Edit(4, 4, "+"), Edit(5, 6, "Z")]
    offsets = OffsetMap(len(text))
    assert offsets.is_identity
    offsets.apply(edits)
    new = apply_edits(text, edits)
    assert new == "bXYd+eZ"
    assert [offsets.span(i, i + 1) for i in range(len(new))] == [(1, 2), (2, 3), (2, 3), (3, 4), (4, 4), (4, 5), (5, 6)]
    assert offsets.span(3, 3) == (3, 3)
    assert offsets.start(len(new)) == len(text)


_SIGNS = (
    "।॥|Il0०१९.:ः-–—“”‘’ \n\r\t\xa0\u200b\u200c\u200d\ufeff\u093c\u0902\u0901ािीेैोौ्ॉॅ"
    "\u0958\u095e\u0929\u0928अएडामोकेरसतनयह,()1234शषªØ¼½चैमिषनजॉचव्दारा"
)
_TEXT = st.one_of(st.text(alphabet=_SIGNS, max_size=60), st.text(max_size=60))
_LEFT_CODES = re.compile("[ªØæçÁÙÝîÓäéíØºÒÌÑ]")
_CONSONANTS = frozenset(map(chr, range(0x0915, 0x093A)))


@settings(max_examples=400, deadline=None)
@given(_TEXT)
def test_normalising_twice_changes_nothing(source: str) -> None:
    once = normalise(source).text
    assert normalise(once).text == once


@settings(max_examples=400, deadline=None)
@given(_TEXT)
def test_normalised_text_is_canonical(source: str) -> None:
    assert is_canonical(normalise(source).text)


@settings(max_examples=400, deadline=None)
@given(_TEXT)
def test_every_span_lies_in_the_source_in_order(source: str) -> None:
    made = normalise(source)
    last = 0
    for i, char in enumerate(made.text):
        start, end = made.source_span(i, i + 1)
        assert last <= start <= end <= len(source)
        last = start
        spoilt = _LEFT_CODES.search(source[start:end])  # draws a letter that is not there
        if char in _CONSONANTS and not spoilt:  # no step writes a consonant that was not there
            assert unicodedata.normalize("NFD", char)[0] in unicodedata.normalize("NFD", source[start:end])


@settings(max_examples=200, deadline=None)
@given(_TEXT, st.data())
def test_a_span_holds_the_spans_of_its_characters(source: str, data: st.DataObject) -> None:
    made = normalise(source)
    if not made.text:
        return
    i = data.draw(st.integers(0, len(made.text) - 1))
    j = data.draw(st.integers(i + 1, len(made.text)))
    start, end = made.source_span(i, j)
    assert start == made.source_span(i, i + 1)[0]
    assert end >= made.source_span(j - 1, j)[1]
    assert 0 <= start <= end <= len(source)


@settings(max_examples=600, deadline=None)
@given(_TEXT)
def test_no_step_that_is_not_needed_would_find_anything(source: str) -> None:
    rare = rare_characters(source)
    for step in STEPS:
        if not step.needed(source, rare):
            assert step.edits(source) == [], step.name


@settings(max_examples=200, deadline=None)
@given(_TEXT)
def test_told_changes_make_the_same_text(source: str) -> None:
    told = normalise(source, explain=True)
    made = normalise(source)
    assert told.text == made.text
    for i in range(len(made.text)):
        assert told.source_span(i, i + 1) == made.source_span(i, i + 1)
