"""Two records as JSON become the fields in which they differ, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes_extract.compare import differences


def span(start: int, text: str) -> dict[str, Any]:
    return {"start": start, "end": start + len(text), "text": text}


def official(id_: str, name: str, start: int, roles: list[str]) -> dict[str, Any]:
    return {"id": id_, "name": name, "designations": [], "roles": roles, "mentions": [span(start, name)]}


def indicator(id_: str, start: int, text: str, value: int) -> dict[str, Any]:
    return {"id": id_, "value": value, "mentions": [{**span(start, text), "number": span(start, text)}]}


RECORD: dict[str, Any] = {
    "headline": span(0, "शीर्षक"),
    "meeting": {"kind": "review", "chair": "o2"},
    "officials": [official("o1", "रमा", 10, ["mentioned"]), official("o2", "किशन", 20, ["chair"])],
    "indicators": [indicator("i1", 30, "45", 45), indicator("i2", 40, "50", 50)],
    "directives": [{**span(50, "निर्देश"), "by": "o2", "to": []}],
}


def changed(**fields: Any) -> dict[str, Any]:
    return RECORD | fields


@pytest.mark.parametrize(
    ("got", "fields"),
    [
        (RECORD, []),
        (changed(headline=None), ["headline"]),
        (changed(headline=span(0, "शीर्ष")), ["headline.end", "headline.text"]),
        (changed(meeting={"kind": "launch", "chair": "o2"}), ["meeting.kind"]),
        (changed(meeting={"kind": "review", "chair": "o1"}), ["meeting.chair"]),
        (changed(indicators=RECORD["indicators"][:1]), ["indicators[50@40]"]),
        (changed(indicators=[indicator("i1", 30, "45", 46), RECORD["indicators"][1]]), ["indicators[45@30].value"]),
        (changed(indicators=RECORD["indicators"][::-1]), ["indicators (order)"]),
        (changed(extra=1), ["extra"]),
        ({key: value for key, value in RECORD.items() if key != "meeting"}, ["meeting"]),
    ],
)
def test_fields_that_differ(got: dict[str, Any], fields: list[str]) -> None:
    assert [difference.field for difference in differences(RECORD, got)] == fields


def test_one_more_official_is_one_difference_though_ids_move() -> None:
    got = changed(
        meeting={"kind": "review", "chair": "o3"},
        officials=[
            official("o1", "नई", 5, ["mentioned"]),
            official("o2", "रमा", 10, ["mentioned"]),
            official("o3", "किशन", 20, ["chair"]),
        ],
        directives=[{**span(50, "निर्देश"), "by": "o3", "to": []}],
    )
    assert [difference.field for difference in differences(RECORD, got)] == ["officials[नई]"]


def test_ids_alone_are_shown_when_nothing_else_differs() -> None:
    got = changed(indicators=[{**item, "id": item["id"] + "x"} for item in RECORD["indicators"]])
    assert [difference.field for difference in differences(RECORD, got)] == [
        "indicators[45@30].id",
        "indicators[50@40].id",
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(["", "क", "o1"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "by", "officials", "start"]), inner)
    ),
    max_leaves=12,
)


@given(JSON, JSON)
def test_no_difference_means_equal(left: Any, right: Any) -> None:
    assert bool(differences(left, right)) == (left != right)
    assert differences(left, left) == []
