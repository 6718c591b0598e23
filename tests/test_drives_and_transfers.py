"""Wordings of police drives, bank meetings, examinations and money sent to accounts that a rule once read wrongly."""

from __future__ import annotations

import pytest

from minutes_extract import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


FIGURES = [
    # a share of people in the genitive of a place
    ("बिहार के 81 प्रतिशत से अधिक ग्रामीण परिवारों को पाइप से पानी मिल रहा है।", [("81", "ग्रामीण परिवारों", "stated")]),
    ("जिले की सड़कों का शत प्रतिशत रेस्टोरेशन बारिश से पहले कराने को कहा गया।", [("शत", "जिले की सड़कों का रेस्टोरेशन", "target")]),
    # where a phrase ends: a plural in -ें, a kind of place with में, ऐसे
    ("राज्य में 312 सड़कें वाहनों के लिए ठप हैं।", [("312", "सड़कें", "stated")]),
    ("19 अभियोग जनपद में पंजीकृत किए गए हैं।", [("19", "अभियोग", "achieved")]),
    ("53 वाहन चालक ऐसे थे, जिनके पास लाइसेंस नहीं था।", [("53", "वाहन चालक", "stated")]),
    # the month or the year a phrase closes with is none of it
    (
        "संस्थागत प्रसव जून के 71 प्रतिशत से बढ़कर जुलाई में 84 प्रतिशत हुआ है।",
        [("71", "संस्थागत प्रसव", "stated"), ("84", "संस्थागत प्रसव", "achieved")],
    ),
    (
        "छात्र संख्या पिछले साल के 64 से बढ़कर 112 हो गई।",
        [("64", "छात्र संख्या", "stated"), ("112", "छात्र संख्या", "stated")],
    ),
    # a level of a district's is no place
    (
        "पांच साल में जिले के बैंकों के ऋण जमा अनुपात में 14.2 प्रतिशत की बढ़ोत्तरी हुई।",
        [("14.2", "जिले के बैंकों के ऋण जमा अनुपात में बढ़ोत्तरी", "stated")],
    ),
    # a bar, in the passive
    ("उन्होंने सीडी रेश्यो 40 प्रतिशत से कम पाए जाने पर नाराजगी व्यक्त की।", [("40", "सीडी रेश्यो", "stated")]),
    ("निरीक्षण में उपस्थिति 60 प्रतिशत से कम पाई गई।", [("60", "उपस्थिति", "stated")]),
    # the names of fines
    ("उनसे दंड के तहत 9 हजार रुपए वसूल किए गए।", [("9 हजार", "दंड", "achieved")]),
    ("अभियान में 31,450 रुपये जुर्माना राशि वसूली गई।", [("31,450", "जुर्माना राशि", "achieved")]),
    # so much for each
    (
        "प्रत्येक महिला को 1100 रुपये प्रतिमाह के मान से 842 करोड़ 16 लाख की राशि अंतरित की है।",
        [("1100", "मान", "stated"), ("842 करोड़ 16 लाख", "राशि", "achieved")],
    ),
    # by the year: no noun
    (
        "चावल का निर्यात सालाना आधार पर 34 प्रतिशत बढ़कर 8,412 करोड़ रुपये पर पहुंच गया।",
        [("34", "चावल का निर्यात", "achieved"), ("8,412 करोड़", "चावल का निर्यात", "achieved")],
    ),
    # those a pension goes to
    ("41 लाख विधवा पेंशन के लाभार्थियों को राशि भेजी गई।", [("41 लाख", "विधवा पेंशन के लाभार्थियों", "achieved")]),
    ("सामूहिक विवाह में 36 जोड़े शामिल हुए।", [("36", "जोड़े", "achieved")]),
    # sittings of an examination say when
    (
        "पहली पाली में 84 व दूसरी पाली में 117 समेत 201 परीक्षार्थी अनुपस्थित रहे।",
        [("84", "परीक्षार्थी", "stated"), ("117", "परीक्षार्थी", "stated"), ("201", "परीक्षार्थी", "stated")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(text: str, expected: list[tuple[str, str, str]], extractor: Extractor) -> None:
    found = [(i.mentions[0].number.text, i.about, i.status) for i in extractor.extract(text + "\n").indicators]
    assert found == expected


def test_sums_sent_are_money(extractor: Extractor) -> None:
    found = extractor.extract("बहनों को अब तक 21,450 करोड़ अंतरित किए जा चुके हैं।\n").indicators
    assert [(i.unit, i.status) for i in found] == [("INR", "achieved")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("मुख्यमंत्री कल्याणी पेंशन के 11 लाख हितग्राहियों को राशि मिली।", ["मुख्यमंत्री कल्याणी पेंशन योजना"]),
        ("मुख्यमंत्री बाल आशीर्वाद के 210 बच्चों को राशि दी गई।", ["मुख्यमंत्री बाल आशीर्वाद योजना"]),
        # the house and the office of the minister are none
        ("मुख्यमंत्री आवास में 40 किसान पहुंचे।", []),
    ],
)
def test_schemes_told_without_their_head(text: str, names: list[str], extractor: Extractor) -> None:
    record = extractor.extract(text + "\n")
    assert [scheme.name for scheme in record.schemes] == names
    assert not any(official.name for official in record.officials)


@pytest.mark.parametrize(
    "text",
    [
        "जिला स्वास्थ्य समिति की समाहरणालय सभागार में डीएम की अध्यक्षता में बैठक हुई।",
        "जिला उद्योग समिति की बैठक समाहरणालय सभागार में डीएम की अध्यक्षता में हुई।",
    ],
)
def test_whose_meeting_is_not_whose_hall(text: str, extractor: Extractor) -> None:
    meeting = extractor.extract(text + "\n").meeting
    assert meeting is not None
    assert meeting.venue is not None
    assert meeting.venue.text == "समाहरणालय सभागार"
