"""How certain facts are, what a release contradicts itself in, and what is left out below a bar."""

from __future__ import annotations

import pytest

from minutes_extract import Extractor
from minutes_extract.certainty import at_least

HEAD = "समीक्षा बैठक\nपाली, 4 मई। "


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(
    ("text", "certainties"),
    [
        ("जिले में 530 समूह गठित हैं।", ["high"]),
        ("अब तक 4,120 किसानों को अनुदान वितरित किया गया है।", ["high"]),
        (
            "बैठक में 45 शिकायतें सुनी गईं, जिनमें से 30 का निस्तारण किया गया।",
            ["medium", "medium"],
        ),  # whose form alone tells; a noun lent
        ("नई सड़क 12 किमी लंबी होगी।", ["low"]),  # a size, and its noun not beside it
        ("अब तक 40।", ["low"]),  # no noun
    ],
)
def test_certainty_of_figures(text: str, certainties: list[str], extractor: Extractor) -> None:
    assert [fact.certainty for fact in extractor.extract(HEAD + text).indicators] == certainties


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("42,347 शौचालय बने\nबलिया, 4 मई। जिले में 42,437 शौचालय बने हैं।", ["figures-disagree"]),
        ("42,347 शौचालय बने\nबलिया, 4 मई। जिले में 42,347 शौचालय बने हैं।", []),
        ("340 शौचालय बने\nबलिया, 4 मई। जिले में 12,437 शौचालय बने हैं।", []),  # another figure, no slip
        (HEAD + "कुल 250 शिकायतें मिलीं, जिनमें 180 राजस्व और 90 पुलिस की थीं।", ["parts-do-not-add-up"]),
        (HEAD + "कुल 250 शिकायतें मिलीं, जिनमें 180 राजस्व और 70 पुलिस की थीं।", []),
        (HEAD + "कुल 250 शिकायतें मिलीं, जिनमें 80 राजस्व और 70 पुलिस की थीं।", []),  # not all parts are told
        (HEAD + "कुल 723 अस्पताल हैं, जिनमें 1,86,000 बेड और 4,000 वेंटिलेटर हैं।", []),  # what they have
    ],
)
def test_what_contradicts_itself_is_told(text: str, kinds: list[str], extractor: Extractor) -> None:
    record = extractor.extract(text)
    assert [warning.kind for warning in record.warnings] == kinds
    for warning in record.warnings:
        assert all(text[span.start : span.end] == span.text for span in warning.spans)


def test_officials_stay_where_a_fact_that_stays_refers_to_them(extractor: Extractor) -> None:
    text = HEAD + "जिला कलक्टर ने निर्देश दिए कि शेष कार्य समय पर पूर्ण किया जाए। तहसीलदार ने बताया कि अब तक 40।"
    record = at_least(extractor.extract(text), "high")
    assert [official.designations[0].text for official in record.officials] == ["जिला कलक्टर"]
    assert [directive.by for directive in record.directives] == [record.officials[0].id]
    assert not record.indicators
    assert at_least(extractor.extract(text), "low") == extractor.extract(text)
