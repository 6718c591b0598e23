"""The metrics of the packs prove themselves, and the most specific one is taken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from minutes_extract.indicators import check_metrics, code_for, find_indicators
from minutes_extract.packs import Compiled, compiled_packs
from minutes_extract.packs.schema import MetricEntry
from minutes_extract.reading import read


@pytest.fixture(scope="module")
def packs() -> Compiled:
    return compiled_packs()


def test_every_example_gets_its_code(packs: Compiled) -> None:
    assert check_metrics(packs) == []


def test_a_wrong_example_and_an_unknown_thing_are_reported(packs: Compiled) -> None:
    wrong = MetricEntry(
        code="x.wrong",
        label="गलत",
        en="wrong",
        sector="other",
        things=["no-such-thing"],
        examples=[("मेले में 40 लोग आए।", "40")],
        counterexamples=[("जिले में 12 सीएलएफ हैं।", "12")],
    )
    clf = packs.metrics["shg.clf"].model_copy(update={"counterexamples": [("जिले में 12 सीएलएफ हैं।", "12")]})
    only = replace(packs, metrics={"x.wrong": wrong, "shg.clf": clf})
    problems = check_metrics(only)
    assert [code for code, _, _ in problems] == ["x.wrong", "x.wrong", "shg.clf"]


# things head first, unit, status, clause -> code
CODES = [
    (["shg"], "count", "achieved", "समूह गठित", "shg.formed"),
    (["shg"], "count", "target", "समूह गठन लक्ष्य", "shg.to_form"),
    (["shg"], "count", "achieved", "समूह हैं", "shg.count"),
    (["shg"], "INR", "achieved", "समूह गठित", None),
    (["house"], "count", "pending", "आवास", "housing.house.incomplete"),
    (["no-thing"], "count", "stated", "समूह", None),
]


@pytest.mark.parametrize(("things", "unit", "status", "clause", "code"), CODES)
def test_code_for(things: list[str], unit: str, status: str, clause: str, code: str | None, packs: Compiled) -> None:
    found = code_for(packs, things, unit, status, clause.split())
    assert (found.code if found else None) == code


def test_label_is_the_metric_or_the_noun(packs: Compiled) -> None:
    drafts = find_indicators(read("बाग में 30 झूले और 12 हैंडपंप हैं।", packs)).drafts
    assert [(d.code, d.label) for d in drafts] == [(None, "झूले"), ("water.handpump.count", "हैंडपंप")]
