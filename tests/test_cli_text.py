"""The other commands: explain, normalize, numbers, patterns, schema, version, help."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from rich.text import Text
from typer.testing import CliRunner, Result

from conftest import SAMPLES, sample_texts
from minutes_extract import Extractor, Record, __version__, find_numbers
from minutes_extract.cli import app
from minutes_extract.cli.explain import STYLES, highlighted
from minutes_extract.explain import Mark, marks

COMMANDS = ["extract", "check", "report", "stats", "explain", "normalize", "numbers", "schema", "patterns"]
PATTERN_COMMANDS = ["list", "show", "check", "try"]
THINGS = """pack: things
about: test
entries:
- {id: test-kiosk, lemma: कियोस्कशाला, en: kiosk house}
"""

PACK = """pack: schemes
about: Schemes
entries:
- {id: test-fish, lemma: मत्स्य प्रोत्साहन योजना, en: Fish Scheme, level: state, states: [बिहार]}
"""


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


def test_explain_shows_text_legend_and_rules() -> None:
    result = run("explain", "-", stdin="अररिया: बैठक में 45 तालाबों की समीक्षा हुई।")
    assert result.exit_code == 0, result.stderr
    assert re.search(r"⟦45⟧[⁰¹²³⁴⁵⁶⁷⁸⁹]+", result.stdout)
    assert "legend  headline  place" in result.stdout
    assert re.search(r"^ +\d+ indicator +45 -> i1: 45 count .*\[.+\]$", result.stdout, re.M)
    assert "\x1b" not in result.stdout


def test_explain_of_a_missing_file() -> None:
    result = run("explain", "nope.txt")
    assert result.exit_code == 2
    assert "nope.txt: no such file" in result.stderr


@pytest.mark.parametrize("text", sample_texts())
def test_marks_are_the_facts_of_the_record_and_lie_on_the_text(extractor: Extractor, text: str) -> None:
    reading = extractor.read(text)
    record = extractor.record(reading)
    found = marks(reading, record)
    assert [mark.number for mark in found] == list(range(1, len(found) + 1))
    assert [(m.start, m.end) for m in found] == sorted(((m.start, m.end) for m in found), key=lambda m: (m[0], -m[1]))
    count = {kind: sum(mark.type == kind for mark in found) for kind in STYLES}
    assert count["indicator"] == sum(len(item.mentions) for item in record.indicators)
    assert count["other number"] == len(record.other_numbers)
    assert count["official"] == sum(len(item.mentions) for item in record.officials)
    assert all(mark.rule and mark.became for mark in found)
    shown = highlighted(text, found, colours=False).plain
    assert re.sub("⟦|⟧[⁰¹²³⁴⁵⁶⁷⁸⁹]+", "", shown) == text


def test_colours_lie_on_the_marked_text() -> None:
    found = [
        Mark(1, 0, 9, "directive", "d1", "x", "r"),
        Mark(2, 2, 4, "indicator", "i1", "x", "r"),
        Mark(3, 4, 9, "official", "o1", "x", "r"),
    ]
    shown = highlighted("abcdefghijk", found, colours=True)
    assert shown.plain == "abcd²efghi³¹jk"
    assert _styled(shown, "indicator") == "cd"
    assert _styled(shown, "official") == "efghi"
    assert _styled(shown, "directive") == "abcd²efghi"


def _styled(text: Text, type_: str) -> str:
    return "".join(text.plain[s.start : s.end] for s in text.spans if s.style == STYLES[type_])


@pytest.mark.parametrize(
    ("source", "expected"), [("१२\u00a0गांव", "12 गांव"), ("", ""), ("पूरा हुआ।अब", "पूरा हुआ। अब"), ("x\n", "x\n")]
)
def test_normalize_is_a_filter(source: str, expected: str) -> None:
    result = run("normalize", stdin=source)
    assert (result.exit_code, result.stdout, result.stderr) == (0, expected, "")


def test_normalize_explains_the_steps_that_changed_something() -> None:
    result = run("normalize", "--explain", stdin="१२ गांव")
    assert result.stdout == "12 गांव"
    assert len(result.stderr.splitlines()) == 1
    assert "digits" in result.stderr and "'१' -> '1'" in result.stderr


def test_numbers_is_a_filter_of_find_numbers() -> None:
    text = "जिले में 2 करोड़ 35 लाख रुपये से १२ सड़कें और 10-15 पुल बनेंगे।"
    result = run("numbers", stdin=text)
    assert result.exit_code == 0
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert found[0] == {"start": 9, "end": 23, "text": "2 करोड़ 35 लाख", "value": 23500000, "value_max": None} | {
        "unit": "INR",
        "kind": "quantity",
    }
    assert [item["start"] for item in found] == [mention.start for mention in find_numbers(text)]
    assert all(text[item["start"] : item["end"]] == item["text"] for item in found)


@pytest.mark.parametrize("command", ["normalize", "numbers", "explain"])
def test_filters_refuse_what_is_not_utf8(command: str) -> None:
    result = run(command, stdin=b"\xff")
    assert result.exit_code == 2
    assert "standard input: not UTF-8 (byte 0, line 1)" in result.stderr


def test_schema_is_the_schema_of_the_record() -> None:
    result = run("schema")
    assert json.loads(result.stdout) == Record.model_json_schema()


def test_version_names_the_packs() -> None:
    result = run("--version")
    assert re.fullmatch(
        rf"minutes-extract {re.escape(__version__)} \(record schema 1\.0, patterns [0-9a-f]{{12}}\)\n", result.stdout
    )


def test_version_tells_the_packs_in_force(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "schemes.yaml").write_text(PACK, encoding="utf-8")
    shipped = run("--version").stdout
    with_mine = run("--version", "--patterns", "mine").stdout
    assert with_mine.endswith(" with mine)\n")
    assert with_mine.split()[6] != shipped.split()[6].rstrip(")")
    assert run("--patterns", "mine", "--version").stdout == with_mine
    (tmp_path / "minutes-extract.toml").write_text('patterns = "mine"\n', encoding="utf-8")
    assert run("--version").stdout == with_mine
    assert run("--no-config", "--version").stdout == shipped
    refused = run("--version", "--patterns", "nowhere")
    assert refused.exit_code == 2
    assert "nowhere: is not a folder of pack files" in refused.stderr


def test_packs_before_the_command_are_for_the_command(tmp_path: Path) -> None:
    (tmp_path / "schemes.yaml").write_text(PACK, encoding="utf-8")
    assert "scheme\ttest-fish" in run("--patterns", str(tmp_path), "patterns", "try", "मत्स्य प्रोत्साहन योजना").stdout
    assert "test-fish" not in run("patterns", "try", "मत्स्य प्रोत्साहन योजना").stdout


@pytest.mark.parametrize("command", [[], *([c] for c in COMMANDS), *(["patterns", c] for c in PATTERN_COMMANDS)])
def test_every_command_has_help_and_stands_in_the_docs(command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: ")
    docs = (SAMPLES.parent / "docs" / "cli.md").read_text(encoding="utf-8")
    assert " ".join(["minutes-extract", *command]) in docs
    for option in re.findall(r"--[a-z]+", result.stdout):
        assert option in docs, option


def test_an_unknown_command_is_a_usage_error() -> None:
    result = run("extrakt")
    assert result.exit_code == 2
    assert "extrakt" in result.stderr


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    (tmp_path / "mine.yaml").write_text(THINGS, encoding="utf-8")
    return tmp_path


def test_patterns_list_and_show(packs: Path) -> None:
    assert re.search(r"^things\t\d+$", run("patterns", "list").stdout, re.M)
    assert "test-kiosk\tकियोस्कशाला\tkiosk house\n" in run("patterns", "list", "things", "--patterns", packs).stdout
    shown = run("patterns", "show", "test-kiosk", "--patterns", packs).stdout
    assert f"# things: {packs}/mine.yaml:4" in shown
    assert "lemma: कियोस्कशाला" in shown
    assert "# forms: " in shown
    assert run("patterns", "show", "things/test-kiosk", "--patterns", packs).stdout == shown


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["list", "nothings"], "expected one of"),
        (["show", "no-such-id"], "no entry 'no-such-id'"),
        (["check", "--patterns", "no-such-folder"], "no-such-folder"),
    ],
)
def test_patterns_told_what_is_not_there(arguments: list[str], told: str) -> None:
    result = run("patterns", *arguments)
    assert result.exit_code == 2
    assert told in result.stderr


def test_patterns_try_finds_entries_and_numbers(packs: Path) -> None:
    result = run("patterns", "try", "25 कियोस्कशाला", "--patterns", packs)
    hits = [line for line in result.stdout.splitlines() if "\t-> " not in line]  # the others are the facts made of them
    assert hits == ["0-2\t25\tnumber\tquantity 25 count", "3-14\tकियोस्कशाला\tthing\ttest-kiosk"]
    assert run("patterns", "try", "-", "--patterns", packs, stdin="25 कियोस्कशाला").stdout == result.stdout
    assert "nothing found" in run("patterns", "try", "क्ष्ज्ञ").stderr


def test_patterns_add_to_the_shipped_ones(packs: Path) -> None:
    release = "अररिया: बैठक में बताया गया कि 25 कियोस्कशाला बनी हैं।"
    result = run("extract", "-", "--patterns", packs, stdin=release)
    assert json.loads(result.stdout)["indicators"][0]["about"].endswith("कियोस्कशाला")


def test_patterns_check_of_the_shipped_packs() -> None:
    result = run("patterns", "check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no problems" in result.stderr


def test_patterns_check_names_file_line_entry_expected_and_got(packs: Path) -> None:
    more = "- {id: test-booth, lemma: कियोस्कशाला}\n"
    (packs / "mine.yaml").write_text(THINGS + more, encoding="utf-8")
    result = run("patterns", "check", "--patterns", packs)
    assert result.exit_code == 1
    assert re.search(
        rf"^{re.escape(str(packs))}/mine\.yaml:5: entry test-booth: expected .+, got .+$", result.stdout, re.M
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            "pack: things\nabout: x\nentries:\n- {id: a, lemma: क, colour: red}\n",
            r"mine\.yaml:4: entry a: .*colour.*red",
        ),
        ("pack: [\n", r"mine\.yaml:\d+: is not YAML"),
        ("- 1\n", r"mine\.yaml:1: expected a mapping"),
        ("pack: nothings\nabout: x\nentries: []\n", r"mine\.yaml:1: unknown pack type 'nothings'; expected one of"),
        (b"pack: \xff\n", r"mine\.yaml: is not UTF-8"),
    ],
)
@pytest.mark.parametrize("command", [["extract", "-"], ["patterns", "check"], ["patterns", "list"], ["explain", "-"]])
def test_a_broken_pack_is_told_with_its_place(packs: Path, command: list[str], content: str | bytes, told: str) -> None:
    (packs / "mine.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
    result = run(*command, "--patterns", packs, stdin="बैठक")
    assert result.exit_code == 2
    assert re.search(told, result.stderr)
    assert "Traceback" not in result.stderr and "internal error" not in result.stderr
