"""Two runs of records become gains, losses and changes, and nothing where they are the same."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from conftest import sample_texts
from minutes_extract import Extractor
from minutes_extract.cli import app
from minutes_extract.diff import diff, totals

Json = dict[str, Any]


def span(start: int, text: str) -> Json:
    return {"start": start, "end": start + len(text), "text": text}


def official(id_: str, name: str, start: int) -> Json:
    posts = [{"text": "सचिव", "code": None}]
    return {"id": id_, "name": name, "designations": posts, "roles": ["reported"], "mentions": [span(start, name)]}


def indicator(start: int, text: str, status: str) -> Json:
    mention = {**span(start, text), "number": span(start, text)}
    shared = {"value": int(text), "value_max": None, "unit": "count", "about": "कुएं", "code": None}
    return {"id": "i1", **shared, "status": status, "reported_by": "o1", "mentions": [mention]}


BASE: Json = {
    "source": {"name": "kuan.txt", "part": 0},
    "headline": span(0, "कुओं की गिनती"),
    "place": {"text": "सतना", "district": "सतना", "state": "मध्य प्रदेश", "mentions": []},
    "meeting": {"kind": "review", "chair": "o1", "venue": span(30, "सभागार"), "date": None},
    "officials": [official("o1", "किशन", 20)],
    "schemes": [{"id": "nal-jal", "name": "नल जल योजना", "mentions": [span(50, "नल जल योजना")]}],
    "indicators": [indicator(70, "45", "achieved")],
    "directives": [span(90, "कुएं साफ करें")],
    "other_numbers": [{**span(120, "15"), "kind": "duration"}],
}
NEW_FACTS: dict[str, Json] = {
    "officials": official("o2", "रमा", 25),
    "schemes": {"id": None, "name": "कूप योजना", "mentions": [span(60, "कूप योजना")]},
    "indicators": indicator(80, "12", "pending"),
    "directives": span(110, "गाद हटाएं"),
    "other_numbers": {**span(130, "1077"), "kind": "phone"},
}


def with_fields(**fields: Any) -> Json:
    return deepcopy(BASE) | fields


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("officials", "रमा (सचिव) [reported]"),
        ("schemes", "कूप योजना (by shape)"),
        ("indicators", "12 = 12 count, कुएं, pending"),
        ("directives", "गाद हटाएं"),
        ("other_numbers", "1077 (phone)"),
    ],
)
def test_one_fact_more_is_a_gain_and_the_other_way_round_a_loss(kind: str, shown: str) -> None:
    more = with_fields(**{kind: [*BASE[kind], NEW_FACTS[kind]]})
    for old, new, effect in ((BASE, more, "gain"), (more, BASE, "loss")):
        (release,) = diff([old], [new])
        assert [(fact.kind, fact.effect, fact.fact) for fact in release.facts] == [(kind, effect, shown)]


@pytest.mark.parametrize(
    ("kind", "shown"),
    [("meeting", "review, chair किशन, venue सभागार"), ("place", "सतना, मध्य प्रदेश"), ("headline", "कुओं की गिनती")],
)
def test_what_a_record_has_one_of(kind: str, shown: str) -> None:
    less = with_fields(**{kind: None})
    for old, new, effect in ((less, BASE, "gain"), (BASE, less, "loss")):
        (release,) = diff([old], [new])
        assert [(fact.kind, fact.effect, fact.fact) for fact in release.facts] == [(kind, effect, shown)]


@pytest.mark.parametrize(
    ("fields", "change"),
    [
        ({"meeting": BASE["meeting"] | {"kind": "launch"}}, ("meeting", "", "kind", "'review'", "'launch'")),
        ({"indicators": [indicator(70, "45", "target")]}, ("indicators", "45@70", "status", "'achieved'", "'target'")),
        (
            {"officials": [official("o1", "किशन", 20) | {"roles": []}]},
            ("officials", "किशन", "roles", "['reported']", "[]"),
        ),
        (
            {"schemes": [BASE["schemes"][0] | {"name": "नल-जल"}]},
            ("schemes", "nal-jal", "name", "'नल जल योजना'", "'नल-जल'"),
        ),
        ({"district": "सतना"}, ("district", "", "", None, "'सतना'")),  # a field of a later version
    ],
)  # fmt: skip
def test_a_change_names_fact_field_and_both_values(fields: Json, change: tuple[str, ...]) -> None:
    (release,) = diff([BASE], [with_fields(**fields)])
    (fact,) = release.facts
    assert (fact.kind, fact.fact, fact.field, fact.old, fact.new) == change and fact.effect == "change"


def test_ids_that_move_are_no_change() -> None:
    moved = with_fields(
        officials=[official("o1", "रमा", 10), official("o2", "किशन", 20)],
        meeting=BASE["meeting"] | {"chair": "o2"},
        indicators=[indicator(70, "45", "achieved") | {"reported_by": "o2"}],
    )
    (release,) = diff([BASE], [moved])
    assert [(fact.kind, fact.effect) for fact in release.facts] == [("officials", "gain")]


def test_releases_are_paired_by_name_and_part() -> None:
    part = with_fields(source={"name": "kuan.txt", "part": 1})
    other = with_fields(source={"name": "nala.txt", "part": 0})
    found = diff([BASE, part, BASE], [other, part, BASE])
    assert [(release.name, [fact.effect for fact in release.facts]) for release in found] == [
        ("kuan.txt", []),
        ("kuan.txt [1]", []),
        ("kuan.txt #2", ["loss"]),
        ("nala.txt", ["gain"]),
    ]


def test_totals_count_a_changed_fact_once() -> None:
    changed = with_fields(
        indicators=[indicator(70, "45", "target") | {"unit": "km"}, NEW_FACTS["indicators"]], directives=[]
    )
    found = totals(diff([BASE], [changed]))
    assert found == {"indicators": {"change": 1, "gain": 1}, "directives": {"loss": 1}}
    assert list(found) == ["indicators", "directives"]


@given(st.data())
def test_nothing_differs_from_itself_and_gains_are_losses_the_other_way(data: st.DataObject) -> None:
    def run() -> Json:
        return with_fields(
            **{kind: [*(BASE[kind] * data.draw(st.integers(0, 1))), *([fact] * data.draw(st.integers(0, 2)))]
               for kind, fact in NEW_FACTS.items()}
        )  # fmt: skip

    old, new = run(), run()
    assert all(not release.facts for release in diff([old], [deepcopy(old)]))
    there, back = totals(diff([old], [new])), totals(diff([new], [old]))
    assert {kind: (count["gain"], count["loss"]) for kind, count in there.items()} == {
        kind: (count["loss"], count["gain"]) for kind, count in back.items()
    }
    assert bool(there) == (old != new)


# The command.


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["diff", *map(str, arguments)], input=stdin)


def write(path: Path, *records: Json) -> Path:
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return path


def test_command_same(tmp_path: Path, extractor: Extractor) -> None:
    records = [extractor.extract(text, name=f"{number}.txt") for number, text in enumerate(sample_texts())]
    path = write(tmp_path / "old.jsonl", *(record.model_dump(mode="json") for record in records))
    result = run(path, path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"minutes-extract: {len(records)} same, 0 different\n"


def test_command_different(tmp_path: Path) -> None:
    new = with_fields(
        indicators=[indicator(70, "45", "target")],
        directives=[],
        officials=[*BASE["officials"], NEW_FACTS["officials"]],
    )
    result = run(write(tmp_path / "old.jsonl", BASE), "-", stdin=json.dumps([new]))
    assert result.exit_code == 1
    lines = [line.rstrip() for line in result.stdout.splitlines()]
    assert lines[:7] == [
        "kuan.txt",
        "  officials",
        "    + रमा (सचिव) [reported]",
        "  indicators",
        "    ~ 45@70 status: 'achieved' -> 'target'",
        "  directives",
        "    - कुएं साफ करें",
    ]
    assert [line.split() for line in lines[8:]] == [
        ["gained", "lost", "changed"],
        ["officials", "1", "0", "0"],
        ["indicators", "0", "0", "1"],
        ["directives", "0", "1", "0"],
    ]


def test_command_as_json(tmp_path: Path) -> None:
    result = run(write(tmp_path / "old", BASE), write(tmp_path / "new", with_fields(directives=[])), "-f", "json")
    shown = json.loads(result.stdout)
    assert result.exit_code == 1
    assert shown["totals"] == {"directives": {"gain": 0, "loss": 1, "change": 0}}
    assert (shown["releases"], shown["different"], shown["facts"][0]["fact"]) == (1, 1, "कुएं साफ करें")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "no such file"),
        ("", "no record in it"),
        ('{"source": {"name": "a"}}\n{', "line 2: not JSON"),
        ('{"source": "a"}', "line 1: no record with a source.name"),
        ("[{]", "the array: not JSON"),
    ],
)
def test_command_unusable(tmp_path: Path, content: str | None, told: str) -> None:
    path = tmp_path / "new.jsonl"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    result = run(write(tmp_path / "old.jsonl", BASE), path)
    assert (result.exit_code, result.stdout) == (2, "") and told in result.stderr


def test_command_standard_input_twice() -> None:
    result = run("-", "-", stdin=json.dumps(BASE))
    assert result.exit_code == 2 and "one of the two only" in result.stderr
