"""`patterns new` and `patterns coverage`: gaps of a folder of releases, and entries that close them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from minutes_extract import Extractor
from minutes_extract.cli import app
from minutes_extract.coverage import sentence_at
from minutes_extract.packs.new_entry import EntryError, with_entry
from minutes_extract.record import Span

SCHEME = ["--lemma", "मखाना बीमा योजना", "--en", "Makhana Insurance Scheme", "--level", "state", "--state", "बिहार"]
SCHEME_EXAMPLE = "मखाना बीमा योजना के तहत 40 किसानों को लाभ मिला।"
POST = ["--lemma", "जिला मखाना अधिकारी", "--en", "District Makhana Officer", "--level", "district"]
POST_EXAMPLE = "जिला मखाना अधिकारी रमेश झा ने जानकारी दी।"
METRIC = ["--code", "water.pond.fenced", "--label", "घेराबंदी वाले तालाब", "--en", "ponds fenced", "--sector", "water"]
METRIC += ["--thing", "pond", "--words", "घेराबंदी,बाड़"]
METRIC_EXAMPLE = "12 तालाबों की घेराबंदी की गई।"


def run(*arguments: str | Path, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(app, ["patterns", *map(str, arguments)], input=stdin)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "my-packs"


def test_a_scheme(folder: Path) -> None:
    result = run("new", "scheme", *SCHEME, "--example", SCHEME_EXAMPLE, "--variant", "मखाना योजना")
    assert (result.exit_code, result.stdout) == (0, "wrote my-packs/schemes.yaml: makhana-insurance-scheme\n")
    assert "--patterns my-packs" in result.stderr
    (entry,) = yaml.safe_load((folder / "schemes.yaml").read_text(encoding="utf-8"))["entries"]
    assert entry == {
        "id": "makhana-insurance-scheme",
        "lemma": "मखाना बीमा योजना",
        "en": "Makhana Insurance Scheme",
        "level": "state",
        "states": ["बिहार"],
        "variants": ["मखाना योजना"],
        "examples": [SCHEME_EXAMPLE],
    }
    record = Extractor([folder]).extract(SCHEME_EXAMPLE)
    assert [scheme.id for scheme in record.schemes] == ["makhana-insurance-scheme"]


def test_a_designation(folder: Path) -> None:
    assert run("new", "designation", *POST, "--example", POST_EXAMPLE, "--into", folder).exit_code == 0
    (official,) = Extractor([folder]).extract(POST_EXAMPLE).officials
    assert official.designations[0].code == "district-makhana-officer"


def test_a_metric(folder: Path) -> None:
    more = ["--counterexample", "12 तालाबों की सफाई की गई।"]
    assert run("new", "metric", *METRIC, "--example", METRIC_EXAMPLE, *more, "--into", folder).exit_code == 0
    (indicator,) = Extractor([folder]).extract(METRIC_EXAMPLE).indicators
    assert indicator.code == "water.pond.fenced"


def test_what_is_not_given_is_asked(folder: Path) -> None:
    answers = [
        "",
        "मखाना बीमा योजना",
        "Makhana Insurance Scheme",
        "state",
        "बिहार, झारखंड",
        "मखाना योजना, एमबीवाई",
        SCHEME_EXAMPLE,
    ]
    result = run("new", "scheme", stdin="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.stderr
    assert "Name in Hindi: Name in Hindi: Name in English: " in result.stderr  # an empty answer is asked again
    (entry,) = yaml.safe_load((folder / "schemes.yaml").read_text(encoding="utf-8"))["entries"]
    assert entry["states"] == ["बिहार", "झारखंड"]
    assert entry["variants"] == ["मखाना योजना", "एमबीवाई"]


def test_several_entries_and_the_packs_hold(folder: Path) -> None:
    folder.mkdir()
    ours = "# ours\npack: posts\nabout: x\nentries:\n  - id: a-post  # first\n"
    (folder / "posts.yaml").write_text(f"{ours}    lemma: जिला कमल अधिकारी\n", encoding="utf-8")
    for name, en in (("मखाना", "Makhana"), ("सिंघाड़ा", "Singhara")):
        example = f"जिला {name} अधिकारी रमेश झा ने जानकारी दी।"
        post = ["--lemma", f"जिला {name} अधिकारी", "--en", f"{en} Officer", "--level", "district", "--example", example]
        assert run("new", "designation", *post, "--into", folder).exit_code == 0
    text = (folder / "posts.yaml").read_text(encoding="utf-8")
    assert text.startswith(ours)
    ids = [entry["id"] for entry in yaml.safe_load(text)["entries"]]
    assert ids == ["a-post", "makhana-officer", "singhara-officer"]
    assert run("check", "--patterns", folder).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["scheme", *SCHEME], "--example is needed and nobody answers; give it as an option"),
        (["scheme", *SCHEME, "--level", "village"], "--level is village; it must be one of central, state"),
        (["scheme", *SCHEME, "--example", "40 किसान।"], "to be found in '40 किसान।', got nothing"),
        (["scheme", *SCHEME, "--example", SCHEME_EXAMPLE, "--id", "mgnrega"], "mgnrega is taken by an entry in"),
        (["scheme", *SCHEME, "--example", SCHEME_EXAMPLE, "--id", "A b"], "the entry would not be valid: field id:"),
        (["scheme", *SCHEME, "--example", SCHEME_EXAMPLE, "--sector", "x"], "not be valid: field sector:"),
        (["scheme", "--lemma", ""], "--lemma is empty; give a value, or leave it out to be asked"),
        (["scheme", *SCHEME, "--lemma", "मनरेगा", "--example", "मनरेगा में काम हुआ।"], "declared ambiguous"),
        (["metric", *METRIC, "--example", "12 तालाबों में से 3 की घेराबंदी हुई।"], "2 numbers in"),
        (["metric", *METRIC, "--example", "घेराबंदी हुई।"], "no numbers in"),
        (["metric", *METRIC, "--thing", "no-such-thing", "--example", METRIC_EXAMPLE], "with the id no-such-thing"),
        (["metric", *METRIC, "--example", "12 तालाबों की सफाई की गई।"], "expected this code for 12"),
    ],
)  # fmt: skip
def test_an_entry_that_does_not_hold_is_not_written(folder: Path, arguments: list[str], told: str) -> None:
    result = run("new", *arguments)
    assert result.exit_code == 2
    assert told in result.stderr.splitlines()[-1]
    assert not folder.exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("pack: posts\nabout: x\nentries: []\n", "no pack of schemes"),
        ("pack: schemes\nentries: [{id: a, lemma: क}]\nabout: x\n", "entries must be the last key"),
        ("pack: schemes\nabout: x\nentries: [{id: a, lemma: क}]\n", "entries stand in brackets"),
        ("pack: [\n", "is not YAML"),
        ("- 1\n", "no pack of schemes"),
    ],
)
def test_a_file_that_takes_no_entry(text: str, told: str) -> None:
    with pytest.raises(EntryError, match=told):
        with_entry(text, Path("x.yaml"), "schemes", {"id": "b"})


def test_an_empty_list_takes_one() -> None:
    text = with_entry("pack: schemes\nabout: x\nentries: []\n", Path("x.yaml"), "schemes", {"id": "b"})
    assert yaml.safe_load(text)["entries"] == [{"id": "b"}]


def test_examples_of_plain_entries_are_checked(folder: Path) -> None:
    folder.mkdir()
    entry = "{id: test-kiosk, lemma: कियोस्कशाला, examples: [25 दुकानें, 25 कियोस्कशाला]}"
    (folder / "t.yaml").write_text(f"pack: things\nabout: x\nentries:\n- {entry}\n", encoding="utf-8")
    result = run("check", "--patterns", folder)
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert "my-packs/t.yaml:4: entry test-kiosk: expected test-kiosk to be found in '25 दुकानें', got" in line


def test_try_shows_facts_with_their_rules() -> None:
    shown = run("try", "डीडीसी मेघा झा ने बताया कि 45 तालाब बने हैं।").stdout
    assert "\t-> indicator\t45 count तालाब" in shown
    assert "\t-> official\t" in shown


KAMAL = "मुख्यमंत्री कमल विकास योजना"
RELEASES = {
    "a.txt": f"अररिया: 12 ढोलकियों को पुरस्कार मिले। जिला मखाना अधिकारी रमेश झा ने {KAMAL} की समीक्षा की।",
    "b.txt": "अररिया: 15 ढोलकियों को पुरस्कार मिले। 9 ढोलकियों को नहीं। मनरेगा की समीक्षा हुई।",
}


def test_coverage_ranks_what_is_not_explained(tmp_path: Path, folder: Path) -> None:
    releases = tmp_path / "releases"
    releases.mkdir()
    for name, text in RELEASES.items():
        (releases / name).write_text(text, encoding="utf-8")
    result = run("coverage", releases, "--format", "json")
    assert result.exit_code == 0, result.stderr
    found = json.loads(result.stdout)
    assert found["releases"] == 2
    first = found["gaps"]["figure"][0]
    assert (first["text"], first["releases"], first["count"], first["release"]) == ("ढोलकियों [count]", 2, 3, "a.txt")
    assert first["example"].endswith("12 ढोलकियों को पुरस्कार मिले।")
    assert found["gaps"]["scheme"][0]["text"] == KAMAL
    assert found["totals"]["scheme"] == {"explained": 1, "unexplained": 1, "different": 1}
    text = run("coverage", releases, "--top", "1")
    assert "\n2\t3\tढोलकियों [count]\ta.txt\t" in text.stdout
    scheme = f"# phrases like a scheme that no pack knows: 1 of 2, 1 different\n1\t1\t{KAMAL}\ta.txt\t"
    assert scheme in text.stdout


def test_coverage_shrinks_with_an_entry(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "a.txt").write_text(RELEASES["a.txt"], encoding="utf-8")
    scheme = ["--lemma", KAMAL, "--en", "Kamal", "--level", "central", "--example", f"{KAMAL} की समीक्षा की।"]
    assert run("new", "scheme", *scheme).exit_code == 0
    totals = json.loads(run("coverage", "a.txt", "--patterns", folder, "-f", "json").stdout)["totals"]
    assert totals["scheme"] == {"explained": 1, "unexplained": 0, "different": 0}


def test_coverage_of_what_cannot_be_read(tmp_path: Path) -> None:
    assert run("coverage", tmp_path / "nope").exit_code == 2


@pytest.mark.parametrize(
    ("source", "part", "shown"),
    [
        ("एक। दो तीन चार। पांच।", "तीन", "दो तीन चार।"),
        ("शीर्षक\nदो तीन", "तीन", "दो तीन"),
        ("क" * 300 + " तीन " + "ख" * 300, "तीन", "…" + "क" * 97 + " तीन " + "ख" * 97 + "…"),
    ],
)
def test_the_sentence_of_an_example(source: str, part: str, shown: str) -> None:
    at = source.index(part)
    assert sentence_at(source, Span(start=at, end=at + len(part), text=part)) == shown
