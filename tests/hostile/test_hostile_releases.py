"""Releases broken in every way that texts arrive in: the record holds all the same."""

from __future__ import annotations

import time
from itertools import count

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from minutes_extract import Extractor
from minutes_extract.normalise import normalise
from minutes_extract.numbers import scan
from tests.hostile.checks import check_normalised, check_scan, check_text, nightly
from tests.hostile.grammar import MUTATIONS, broken_releases, releases

_SECONDS = 300  # of a nightly run
_ANY_SIZE = [
    HealthCheck.too_slow,
    HealthCheck.data_too_large,
    HealthCheck.large_base_example,
    HealthCheck.filter_too_much,
]
_EVERY_RUN = settings(deadline=None, derandomize=True, database=None, suppress_health_check=_ANY_SIZE)


def check_all(extractor: Extractor, text: str) -> None:
    check_normalised(text, normalise(text))
    check_scan(text, scan(text))
    check_text(extractor, text)


@settings(_EVERY_RUN, max_examples=300)
@given(text=broken_releases())
def test_broken_releases(text: str) -> None:
    check_all(Extractor(), text)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_each_way_of_breaking(mutation: object) -> None:
    @settings(_EVERY_RUN, max_examples=15, phases=[Phase.generate])
    @given(text=releases(), data=st.data())
    def run(text: str, data: st.DataObject) -> None:
        assert callable(mutation)
        check_all(Extractor(), mutation(text, data.draw))

    run()


@nightly
def test_broken_releases_for_five_minutes() -> None:
    until = time.monotonic() + _SECONDS
    first = time.time_ns() // 1_000_000_000
    for number in count(first):
        if time.monotonic() > until:
            break
        print(f"seed {number}")  # pytest shows it where a test fails

        @seed(number)
        @settings(max_examples=200, deadline=None, database=None, suppress_health_check=_ANY_SIZE)
        @given(text=broken_releases())
        def run(text: str) -> None:
            check_all(Extractor(), text)

        run()


LEAD = "पटना, 4 जून। कलेक्टर ने बैठक ली। "


# What broke once, and how.
@pytest.mark.parametrize(
    "text",
    [
        # a lone surrogate in a fact could not be written as JSON
        "कलेक्टर \ud800 सुनीता वर्मा ने 5 \udc80तालाब देखे।",
        "\ud83d\ude00 5 तालाब",
        # digits of other scripts were no numbers at all
        "जिले में ৫ तालाब, ٣ कुएं, ५𝟗 सड़कें और 4५５ घर हैं।",
        # a sign moved one place a round, and among many it was still on its way after the last round
        "कंँंँँँाा",
        "\u094c\u0901\u0901\u0949\u0948\u0948\u094c\u0948\u0949\u094c\u0949\u0948\u094c\u0901",
        "\u0945\u0902\u0949\u0948\u0945\u0949\u0948\u0945\u0945\u0949\u0945\u0949\u0902",
        # what was counted is an office, and the text ends there: the word behind it was asked for
        "बैठक में 1150 पुलिस",
        "शनिवार को बैठक हुई। जिले में 78 संबंधित विभाग",
    ],
    ids=ascii,
)
def test_what_once_broke(extractor: Extractor, text: str) -> None:
    check_all(extractor, text)


def test_lone_surrogates_become_replacement_characters(extractor: Extractor) -> None:
    record = extractor.extract("कलेक्टर \ud800 ने 5 \udc80तालाब देखे।", name="\udcff.txt")
    assert record.source.name == "\ufffd.txt"
    assert [i.mentions[0].sentence.text for i in record.indicators] == ["कलेक्टर \ufffd ने 5 \ufffdतालाब देखे।"]


def test_digits_of_other_scripts_are_told_as_unknown(extractor: Extractor) -> None:
    record = extractor.extract(LEAD + "जिले में ৫৬ तालाब हैं।")
    assert [(n.text, n.kind) for n in record.other_numbers if n.kind == "unknown"] == [("৫৬", "unknown")]


@pytest.mark.parametrize(
    "text",
    [
        LEAD + "1," * 5_000,  # was one token, and each of its figures showed all of it: 1.6 GB of JSON for 40 kB
        LEAD + "5 6 7 8 9 " * 50 + "क" * 20_000,  # a word that fills the sentence of each figure
        LEAD + "(5) " * 3000,
    ],
    ids=["commas", "long word", "brackets"],
)
def test_a_record_does_not_outgrow_its_text(extractor: Extractor, text: str) -> None:
    record = extractor.extract(text)
    shown = [mention.sentence for i in record.indicators for mention in i.mentions]
    assert shown
    assert max(len(span.text) for span in shown) < 5000
    assert len(record.model_dump_json()) < 1500 * len(text)
