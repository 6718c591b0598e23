"""Gold and records become the same figures as the judge's, and floors that only a stated reason lowers."""

from __future__ import annotations

import importlib.util
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from minutes_extract import Extractor
from minutes_extract.cli import app
from minutes_extract.score import COUNTED, GoldError, RecordError, Report, fingerprint, read_gold, score
from minutes_extract.score.floors import (
    FloorsError,
    GoldFloors,
    falls,
    floors_text,
    lowered,
    raised,
    read_floors,
    unfit,
    unreasoned,
)
from minutes_extract.score.pairing import occurrence, pair
from minutes_extract.score.spelling import fold_name, kin, same_post, similar

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
JUDGE = SHARED / "eval" / "score.py"
beside = pytest.mark.skipif(not JUDGE.is_file(), reason=f"{JUDGE} is not there: the judge is needed to compare with")

TEXT = (
    "नवादा में पोखर खुदाई की समीक्षा\n"
    "नवादा। समाहरणालय सभागार में जिलाधिकारी सुमन्त झा की अध्यक्षता में जल जीवन मिशन की बैठक हुई। "
    "डीडीसी मीरा राय ने बताया कि 60 पोखर के लक्ष्य में 45 पोखर बने हैं। "
    "जिलाधिकारी ने प्रखंड विकास पदाधिकारी को शेष काम 15 दिनों में पूरा करने का निर्देश दिया।\n"
)


def span(piece: str, start: int = 0) -> dict[str, Any]:
    at = TEXT.index(piece, start)
    return {"start": at, "end": at + len(piece), "text": piece}


def official(id_: str, name: str | None, post: str, roles: list[str]) -> dict[str, Any]:
    return {"id": id_, "name": name, "designations": [{"text": post}], "roles": roles, "mentions": [span(name or post)]}


def figure(number: str, value: int, status: str) -> dict[str, Any]:
    mention = {**span(number), "number": span(number), "sentence": span(number)}
    return {"value": value, "unit": "count", "about": "पोखर", "status": status, "mentions": [mention]}


GOLD: dict[str, Any] = {
    "is_meeting": True,
    "headline": "नवादा में पोखर खुदाई की समीक्षा",
    "place": "नवादा",
    "meeting": {
        "kind": "review",
        "chair": {"name": "सुमन्त झा", "designation": "जिलाधिकारी"},
        "venue": "समाहरणालय सभागार",
        "date_iso": None,
    },
    "officials": [
        {"name": "सुमन्त झा", "designations": ["जिलाधिकारी"], "roles": ["chair", "directed"]},
        {"name": "मीरा राय", "designations": ["डीडीसी"], "roles": ["reported"]},
    ],
    "designations_unnamed": ["प्रखंड विकास पदाधिकारी"],
    "schemes": [{"name": "जल जीवन मिशन", "surfaces": ["जल जीवन मिशन"]}],
    "indicators": [
        {"number": "60", "nth": 1, "value": 60, "unit": "count", "about": "पोखर", "status": "target"},
        {"number": "45", "nth": 1, "value": 45, "unit": "count", "about": "पोखर", "status": "achieved"},
    ],
    "other_numbers": [{"number": "15", "nth": 1, "why": "duration"}],
    "directives": [{"starts": "जिलाधिकारी ने प्रखंड विकास", "by": "जिलाधिकारी"}],
}
RECORD: dict[str, Any] = {
    "source": {"name": "nawada.txt"},
    "headline": span("नवादा में पोखर खुदाई की समीक्षा"),
    "place": {"text": "नवादा", "district": "नवादा", "mentions": [span("नवादा")]},
    "meeting": {"kind": "review", "chair": "o1", "venue": span("समाहरणालय सभागार"), "date": None},
    "officials": [
        official("o1", "सुमन्त झा", "जिलाधिकारी", ["chair", "directed"]),
        official("o2", "मीरा राय", "डीडीसी", ["reported"]),
        official("o3", None, "प्रखंड विकास पदाधिकारी", ["mentioned"]),
    ],
    "schemes": [{"id": "jjm", "name": "जल जीवन मिशन", "mentions": [span("जल जीवन मिशन")]}],
    "indicators": [figure("60", 60, "target"), figure("45", 45, "achieved")],
    "directives": [span("जिलाधिकारी ने प्रखंड विकास पदाधिकारी को शेष काम")],
    "other_numbers": [{**span("15"), "kind": "duration"}],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "nawada.txt").write_text(TEXT, encoding="utf-8")
    (folder / "nawada.gold.json").write_text(json.dumps(GOLD, ensure_ascii=False), encoding="utf-8")
    return folder


def report_of(folder: Path, **fields: Any) -> Report:
    return score(read_gold(folder), {"nawada": RECORD | fields})


# What is one name, one post, one word.


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("श्री सुमन्त झा", "सुमंत झा जी", True),  # honorifics, and a nasal written two ways
        ("डा0 मीरा राय", "डॉ. मीरा राय", True),  # zero as abbreviation mark
        ("मा० मंत्री के०के० राय", "मंत्री के.के. राय", True),
        ("गयी", "गई", True),
        ("ज़फ़र ख़ान", "जफर खान", True),
        ("मीरा राय", "मीरा रॉय", False),
        ("श्री", "", False),  # nothing would be left
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert (fold_name(one) == fold_name(other)) is same


@pytest.mark.parametrize(
    ("wanted", "found", "same"),
    [
        ("अपर सचिव", "जल संसाधन विभाग के अपर सचिव", True),
        ("जल संसाधन विभाग के अपर सचिव", "अपर सचिव", False),  # told less fully is not the post
        ("अपर सचिव", "राज्य जल संसाधन एवं सिंचाई विभाग के मुख्य अपर सचिव", False),  # too many words more
        ("सचिव", "", False),
        ("", "सचिव", False),
    ],
)
def test_posts(wanted: str, found: str, same: bool) -> None:
    assert same_post(wanted, found) is same


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [("समूह", "समूहों", True), ("दीदी", "स्वयं दीदियों", True), ("समूह", "सड़क", False), ("के", "के", False), ("", "सड़क", False)],
)
def test_kin(one: str, other: str, related: bool) -> None:
    assert kin(one, other) is related


def test_similar_at_the_very_share() -> None:
    assert similar("क ख", "क", 0.5) and not similar("क ख ग", "क", 0.5) and not similar("", "", 0.5)


def test_pair_takes_the_first_that_is_free() -> None:
    assert pair([1, 1, 2], [3, 1, 1, 1], int.__eq__) == ([(0, 1), (1, 2)], [2], [0, 3])


@pytest.mark.parametrize(
    ("piece", "number", "place"), [("45", 1, (0, 2)), ("45", 2, (3, 5)), ("45", 3, None), ("45", 0, (0, 2))]
)
def test_occurrence(piece: str, number: int, place: tuple[int, int] | None) -> None:
    assert occurrence("45 45", piece, number) == place


# Mistakes: what is changed in a right record, and the one mistake it makes.


def test_a_right_record_has_no_mistake(gold: Path) -> None:
    report = report_of(gold)
    assert [sheet.mistakes for sheet in report.sheets] == [[]]
    assert report.core == 1.0 and report.missing == 0
    assert report.tally("number accounted for").wanted == 3 and report.tally("role").wanted == 3


PEOPLE = RECORD["officials"]
FIGURES = RECORD["indicators"]


@pytest.mark.parametrize(
    ("fields", "mistakes"),
    [
        ({"headline": None}, [("headline", "miss")]),
        ({"place": {"text": "गया"}}, [("place", "wrong")]),
        ({"meeting": RECORD["meeting"] | {"kind": "launch"}}, [("meeting kind", "wrong")]),
        ({"meeting": RECORD["meeting"] | {"chair": "o2"}}, [("chair", "wrong")]),
        ({"meeting": RECORD["meeting"] | {"chair": None}}, [("chair", "miss")]),
        ({"meeting": RECORD["meeting"] | {"venue": span("नवादा")}}, [("venue", "wrong")]),
        (
            {"meeting": None},
            [("meeting found", "miss"), ("chair", "miss"), ("venue", "miss"), ("meeting kind", "miss")],
        ),
        ({"officials": PEOPLE[:2]}, [("post without name", "miss")]),
        ({"officials": [PEOPLE[0], PEOPLE[2]]}, [("official name", "miss")]),
        ({"officials": [*PEOPLE, official("o4", "नवादा", "सचिव", [])]}, [("official name", "extra")]),
        ({"officials": [*PEOPLE, official("o4", None, "बैठक", [])]}, [("post without name", "extra")]),
        (
            {"officials": [PEOPLE[0], PEOPLE[1] | {"roles": ["attended"]}, PEOPLE[2]]},
            [("role", "miss"), ("role", "extra")],
        ),
        ({"officials": [PEOPLE[0], PEOPLE[1] | {"designations": []}, PEOPLE[2]]}, [("official name+post", "miss")]),
        ({"schemes": []}, [("scheme", "miss")]),
        ({"schemes": [*RECORD["schemes"], {"name": "पोखर", "mentions": [span("पोखर")]}]}, [("scheme", "extra")]),
        ({"directives": []}, [("directive", "miss")]),
        ({"directives": [*RECORD["directives"], span("डीडीसी")]}, [("directive", "extra")]),
        ({"other_numbers": []}, [("number accounted for", "miss")]),
        (
            {"indicators": [FIGURES[0], FIGURES[1] | {"value": 46}]},
            [("indicator value", "miss"), ("indicator value", "extra")],
        ),
        ({"indicators": [FIGURES[0], FIGURES[1] | {"unit": "km"}]}, [("indicator value+unit", "wrong")]),
        ({"indicators": [FIGURES[0], FIGURES[1] | {"about": "सड़क"}]}, [("indicator full", "wrong")]),
        ({"indicators": [FIGURES[0], FIGURES[1] | {"status": "stated"}]}, [("indicator status", "wrong")]),
        ({"label": {"start": 0, "end": 2, "text": "गया"}}, [("grounded span", "wrong")]),
    ],
)  # fmt: skip
def test_mistakes(gold: Path, fields: dict[str, Any], mistakes: list[tuple[str, str]]) -> None:
    report = report_of(gold, **fields)
    assert [(mistake.field, mistake.kind) for mistake in report.sheets[0].mistakes] == mistakes
    for field, _ in mistakes:
        assert report.figure(field) < 1.0


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("nawada.gold.json", "{", "mend the gold"),
        ("nawada.gold.json", '{"officials": 3, "schemes": [], "indicators": []}', "officials"),
        ("nawada.txt", None, "gold needs its text beside it"),
        ("gaya.gold.json", "{}", "gold needs its text beside it"),
    ],
)
def test_gold_that_cannot_be_used(gold: Path, name: str, content: str | None, told: str) -> None:
    if content is None:
        (gold / name).unlink()
    else:
        (gold / name).write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=told):
        read_gold(gold)


def test_gold_that_is_not_in_the_text_is_passed_over_and_noted(gold: Path) -> None:
    broken = GOLD | {"indicators": [*GOLD["indicators"], GOLD["indicators"][0] | {"nth": 9}]}
    (gold / "nawada.gold.json").write_text(json.dumps(broken), encoding="utf-8")
    report = report_of(gold)
    assert report.tally("indicator value").wanted == 2 and "occurrence 9" in report.sheets[0].notes[0]


def test_a_record_of_another_shape(gold: Path) -> None:
    with pytest.raises(RecordError, match="nawada: officials"):
        report_of(gold, officials="सुमन्त झा")


# The same figures as the judge's.


def judged(folder: Path, records: Path) -> dict[str, Any]:
    command = [sys.executable, str(JUDGE), str(folder), str(records), "--json"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env={"PYTHONUTF8": "1"})
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def write(path: Path, records: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def shared_records(extractor: Extractor) -> dict[str, list[dict[str, Any]]]:
    return {
        name: [
            extractor.extract(item.text, name=f"{item.name}.txt").model_dump(mode="json")
            for item in read_gold(SHARED / name)
        ]
        for name in ("releases", "corpus/dev")
    }


def corrupted(value: Any, chance: random.Random, key: str = "") -> Any:
    """A record with things dropped, doubled, reordered and altered, in the shape of a record."""
    if isinstance(value, list):
        kept = [corrupted(item, chance, key) for item in value if chance.random() > 0.08]
        if kept and chance.random() < 0.1:
            kept.insert(chance.randrange(len(kept) + 1), chance.choice(kept))
        if chance.random() < 0.05:
            chance.shuffle(kept)
        return kept
    if isinstance(value, dict):
        return {
            name: corrupted(item, chance, name)
            for name, item in value.items()
            if name not in OPEN or chance.random() > 0.03
        }
    if chance.random() > 0.06:
        return value
    if isinstance(value, str):
        words = value.split(" ")
        return chance.choice(
            [
                "",
                value[:-1],
                value[1:],
                " ".join(words[1:]),
                " ".join(reversed(words)),
                f"श्री {value} जी",
                f"{value} सदर",
            ]
        )
    if isinstance(value, int | float):
        return (
            chance.choice([value + 1, max(0, value - 3), value * 10, value + 1e-7])
            if key.startswith("value")
            else max(0, value + chance.randint(-9, 9))
        )
    return value


OPEN = (
    "headline",
    "place",
    "meeting",
    "chair",
    "venue",
    "date",
    "district",
    "status",
    "about",
    "unit",
    "value_max",
    "name",
)


@beside
@pytest.mark.parametrize("name", ["releases", "corpus/dev"])
@pytest.mark.parametrize("seed", [None, *range(6)])
def test_figures_are_those_of_the_judge(
    shared_records: dict[str, list[dict[str, Any]]], name: str, seed: int | None, tmp_path: Path
) -> None:
    records = shared_records[name]
    if seed is not None:
        chance = random.Random(f"{name} {seed}")
        records = [
            corrupted(record, chance) | {"source": record["source"]} for record in records if chance.random() > 0.05
        ]
        chance.shuffle(records)
    by_release = {record["source"]["name"].removesuffix(".txt"): record for record in records}
    found = score(read_gold(SHARED / name), by_release).as_json()
    assert found == judged(SHARED / name, write(tmp_path / "records.jsonl", records))
    assert seed is None or found["core"] < 0.99  # the corruption did something


@beside
def test_mistakes_account_for_the_figures(shared_records: dict[str, list[dict[str, Any]]]) -> None:
    """Every miss and extra of a counted measure is listed, no more and no fewer."""
    chance = random.Random("mistakes")
    records = {
        item["source"]["name"].removesuffix(".txt"): corrupted(item, chance) for item in shared_records["corpus/dev"]
    }
    report = score(read_gold(SHARED / "corpus/dev"), records)
    for measure in COUNTED:
        if measure in ("official name+post", "indicator value+unit", "indicator full"):
            continue  # a name or value that is missed or extra is listed once, under its own measure
        tally = report.tally(measure)
        kinds = [mistake.kind for sheet in report.sheets for mistake in sheet.mistakes if mistake.field == measure]
        assert kinds.count("miss") == tally.wanted - tally.hit, measure
        assert kinds.count("extra") == tally.found - tally.hit, measure


# The command.


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["score", *map(str, arguments)], input=stdin)


def test_command_extracts_what_has_no_records(gold: Path) -> None:
    result = run(gold)
    assert result.exit_code == 0 and "1 release\n" in result.stdout and "official name+post" in result.stdout


def test_command_scores_records_and_lists_mistakes_with_sentences(gold: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "r.jsonl", [RECORD | {"directives": []}])
    result = run(gold, path, "--errors")
    row = result.stdout.splitlines()[0].split("\t")
    assert row[:4] == ["nawada", "directive", "miss", "जिलाधिकारी ने प्रखंड विकास"]
    assert row[4].endswith("पूरा करने का निर्देश दिया।") and len(row) == 5


def test_command_as_json(gold: Path) -> None:
    result = run(gold, "-", "--format", "json", "--errors", stdin=json.dumps(RECORD | {"schemes": []}))
    shown = json.loads(result.stdout)
    assert shown["rows"]["scheme"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 1, "pred": 0}
    assert [(item["field"], item["kind"], item["wanted"]) for item in shown["errors"]] == [
        ("scheme", "miss", "जल जीवन मिशन")
    ]


def test_command_takes_an_array_and_scores_some_only(gold: Path) -> None:
    (gold / "gaya.txt").write_text(TEXT, encoding="utf-8")
    (gold / "gaya.gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    stdin = json.dumps([RECORD])
    assert "2 releases, 1 without a record" in run(gold, "-", stdin=stdin).stdout
    assert "1 release\n" in run(gold, "-", "--only", "nawada", stdin=stdin).stdout


@pytest.mark.parametrize(
    ("arguments", "stdin", "told"),
    [
        (["--only", "arwal"], "", "no arwal.gold.json"),
        (["nowhere.jsonl"], "", "no such file"),
        (["-"], "", "no record in it"),
        (["-"], "{", "line 1: not JSON"),
        (["-"], "\n[1]", "record 1: no record with a source.name"),
        (["-"], '{"source": {"name": "nawada.txt"}, "schemes": 1}', "nawada: schemes"),
        (["-", "--patterns", "packs"], "{}", "leave out one of the two"),
    ],
)
def test_command_that_cannot_be_carried_out(gold: Path, arguments: list[str], stdin: str, told: str) -> None:
    result = run(gold, *arguments, stdin=stdin)
    assert (result.exit_code, result.stdout) == (2, "") and told in result.stderr


def test_no_gold(tmp_path: Path) -> None:
    for folder, told in ((tmp_path, "no NAME.gold.json in it"), (tmp_path / "none", "no such folder")):
        result = run(folder)
        assert result.exit_code == 2 and told in result.stderr


# Floors.


@pytest.fixture
def pinned(gold: Path) -> GoldFloors:
    return raised(report_of(gold), None, fingerprint(gold))


def test_what_holds_has_no_fall(gold: Path, pinned: GoldFloors) -> None:
    report = report_of(gold)
    assert falls(report, pinned) == unfit(report, pinned, fingerprint(gold)) == unreasoned(pinned) == []
    assert "date" not in pinned.floors and pinned.floors["core"].floor == 1.0


def test_a_fall_names_field_figures_and_releases(gold: Path, pinned: GoldFloors) -> None:
    told = [str(fall) for fall in falls(report_of(gold, schemes=[]), pinned)]
    assert told[0].startswith("core: 0.6667 is below its floor 1.0000; more mistakes in nawada (mistakes 0 -> 1)")
    assert [line.partition(":")[0] for line in told] == ["core", "scheme"]


def test_raising_lowers_nothing(gold: Path, pinned: GoldFloors) -> None:
    assert raised(report_of(gold, schemes=[]), pinned, fingerprint(gold)) == pinned


def test_lowering_needs_a_reason_and_raising_takes_it_away(gold: Path, pinned: GoldFloors) -> None:
    worse = report_of(gold, directives=[])
    with pytest.raises(FloorsError, match='first write "reason"'):
        lowered(worse, pinned, ["directive"])
    pinned.floors["directive"].reason = "  "
    with pytest.raises(FloorsError, match='first write "reason"'):
        lowered(worse, pinned, ["directive"])
    pinned.floors["directive"].reason = "appeals to the public are no longer taken"
    lower = lowered(worse, pinned, ["directive"])
    entry = lower.floors["directive"]
    assert (entry.floor, entry.highest, entry.mistakes) == (0.0, 1.0, "nawada 1")
    assert falls(worse, lower) == unreasoned(lower) == []
    again = raised(report_of(gold), lower, fingerprint(gold)).floors["directive"]
    assert (again.floor, again.reason, again.mistakes) == (1.0, "", "")


def test_a_floor_lowered_by_hand_needs_a_reason(pinned: GoldFloors) -> None:
    pinned.floors["role"].floor = 0.5
    assert unreasoned(pinned) == ["role: floor 0.5000 was 1.0000; say why in its `reason`, or put it back"]
    pinned.floors["role"].reason = "gold was wrong"
    assert unreasoned(pinned) == []


def test_other_gold_is_noticed(gold: Path, pinned: GoldFloors) -> None:
    before = fingerprint(gold)
    (gold / "nawada.txt").write_text(TEXT + "\n", encoding="utf-8")
    assert fingerprint(gold) != before
    report = report_of(gold)
    assert "the gold is not the one" in unfit(report, pinned, fingerprint(gold))[0]
    assert raised(report, pinned, fingerprint(gold)).gold == fingerprint(gold)
    with pytest.raises(FloorsError, match="core, scheme"):
        raised(report_of(gold, schemes=[]), pinned, fingerprint(gold))


def test_a_measure_without_floor_and_a_floor_without_measure(gold: Path, pinned: GoldFloors) -> None:
    pinned.floors["date"] = pinned.floors.pop("venue")
    told = unfit(report_of(gold), pinned, fingerprint(gold))
    assert [line.split(";")[0] for line in told] == ["venue: has no floor", "date: has a floor but nothing to measure"]


def test_floors_of_a_file(tmp_path: Path, pinned: GoldFloors) -> None:
    path = tmp_path / "accuracy.json"
    assert read_floors(path) == {}
    path.write_text(floors_text({"one": pinned, "two": pinned}), encoding="utf-8")
    assert read_floors(path) == {"one": pinned, "two": pinned}
    assert sum("floor" in line for line in path.read_text("utf-8").splitlines()) == 2 * (len(pinned.floors) + 1)
    for text, told in (
        ("[]", "not a floors file"),
        ('{"one": {}}', "gold: field required"),
        ("{", "not a floors file"),
    ):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(FloorsError, match=told):
            read_floors(path)


def gate(*arguments: str | Path) -> int:
    path = ROOT / ".ci" / "accuracy.py"
    spec = importlib.util.spec_from_file_location("accuracy_gate", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    code: int = module.main([str(argument) for argument in arguments])
    return code


def test_gate(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    gold.rename(shared / "releases")
    floors = tmp_path / "accuracy.json"
    options = ("--gold", shared, "--floors", floors)
    assert gate(*options) == 2 and "no floors; write them with --raise" in capsys.readouterr().out
    assert gate(*options, "--raise") == 0 and "corpus/dev: skipped" in capsys.readouterr().out
    assert gate(*options) == 0
    text = floors.read_text("utf-8")
    for old, new, code, told in (
        ('"core": {"floor": 1.0', '"core": {"floor": 0.9', 1, "LOWERED: core"),
        ('"gold": "', '"gold": "0', 2, "the gold is not the one"),
    ):
        assert old in text
        floors.write_text(text.replace(old, new), encoding="utf-8")
        assert gate(*options) == code and told in capsys.readouterr().out
    floors.write_text(text, encoding="utf-8")
    release = shared / "releases" / "nawada.gold.json"
    release.write_text(release.read_text("utf-8").replace("मीरा राय", "पोखर"), encoding="utf-8")
    assert gate(*options) == 2 and "FELL: official name: 0.5000 is below its floor 1.0000" in capsys.readouterr().out


def test_gate_without_gold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate("--gold", tmp_path / "none") == 0
    assert capsys.readouterr().out.count("skipped") == 2
