"""Words that a bad conversion has spoilt are read as they were meant, shown as they stand, and told."""

from __future__ import annotations

import json

import pytest

from conftest import sample_texts
from minutes_extract import Extractor, Record
from minutes_extract.normalise.spoilt import spoilt

SPOILT = (
    "बक्सर, 12 मई 2026। कलेक्टेªट सभागार में िजलाधिकारी श्री संजय चैधरी की अध्यक्षता में बैठक हुई। "
    "िजलाधिकारी ने श्मिशन इंद्रधनुषश् के तहत शेष कायर् 15 दिनों में पूरा करने का निर्देश दिया।"
)
MEANT = (
    "बक्सर, 12 मई 2026। कलेक्ट्रेट सभागार में जिलाधिकारी श्री संजय चौधरी की अध्यक्षता में बैठक हुई। "
    "जिलाधिकारी ने 'मिशन इंद्रधनुष' के तहत शेष कार्य 15 दिनों में पूरा करने का निर्देश दिया।"
)


@pytest.fixture(scope="module")
def both(extractor: Extractor) -> tuple[Record, Record]:
    return extractor.extract(SPOILT), extractor.extract(MEANT)


def test_the_same_is_found(both: tuple[Record, Record]) -> None:
    found, meant = both
    assert [person.name_latin for person in found.officials] == [person.name_latin for person in meant.officials]
    assert found.officials[0].name_latin == "Sanjay Chaudhary"
    assert [[post.code for post in person.designations] for person in found.officials] == [
        [post.code for post in person.designations] for person in meant.officials
    ]
    assert [scheme.id for scheme in found.schemes] == [scheme.id for scheme in meant.schemes] == ["indradhanush"]
    assert found.meeting is not None and found.meeting.venue is not None and found.meeting.chair is not None
    assert found.meeting.venue.text == "कलेक्टेªट सभागार"
    assert len(found.directives) == len(meant.directives) == 1


def test_spans_show_what_stands_in_the_text(both: tuple[Record, Record]) -> None:
    def look(value: object) -> None:
        if isinstance(value, dict):
            if {"start", "end", "text"} <= value.keys():
                assert value["text"] == SPOILT[value["start"] : value["end"]]
            value = list(value.values())
        if isinstance(value, list):
            for inner in value:
                look(inner)

    look(json.loads(both[0].model_dump_json()))


def test_it_is_told(both: tuple[Record, Record]) -> None:
    (warning,) = both[0].warnings
    assert warning.kind == "spoilt-text"
    assert warning.message.startswith("a conversion has spoilt 7 places; read टेª as ट्रे, िज as जि, चैधरी as चौधरी")
    assert [span.text for span in warning.spans] == ["टेª", "िज", "चैधरी", "िज", "श्", "श्", "यर्"]
    assert both[1].warnings == []


def test_clean_text_is_not_touched() -> None:
    assert [spoilt(text) for text in sample_texts() if spoilt(text)] == []
    assert spoilt("चैत्र मास में श्री श्याम ने 45.5 किलो बीज बांटा; पुनर्वास, अंतर्-जिला और चैंपियन भी") == []


def test_words_with_one_sibilant_for_the_other(extractor: Extractor) -> None:
    text = "रॉची, 12 मई 2026। जिला षिक्षा अधिकारी राजेष षर्मा ने बताया कि जल जीवन मिषन में 45 गॉवों में 120 षौचालय बने हैं।"
    record = extractor.extract(text)
    meant = extractor.extract(
        "रांची, 12 मई 2026। जिला शिक्षा अधिकारी राजेश शर्मा ने बताया कि जल जीवन मिशन में 45 गांवों में 120 शौचालय बने हैं।"
    )
    assert [(figure.value, figure.code) for figure in record.indicators] == [
        (figure.value, figure.code) for figure in meant.indicators
    ]
    assert [scheme.id for scheme in record.schemes] == [scheme.id for scheme in meant.schemes] == ["jal-jeevan-mission"]
    assert record.officials[0].name_latin == meant.officials[0].name_latin == "Rajesh Sharma"
    assert record.place is not None and record.place.district_en == "Ranchi"
    (warning,) = record.warnings
    assert [span.text for span in warning.spans] == ["षिक्ष", "राजेष", "षर्मा", "मिषन", "षौचालय"]  # typists write रॉची too


def test_many_places_are_counted_and_some_are_kept(extractor: Extractor) -> None:
    (warning,) = extractor.extract("चैधरी " * 500).warnings
    assert warning.message == "a conversion has spoilt 500 places; read चैधरी as चौधरी"
    assert len(warning.spans) == 100
