"""`check`: the same, different, could not run, and the records written anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from minutes_extract.cli import app

RELEASE = "अररिया: बैठक में बताया गया कि 45 तालाब बने हैं।\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["check", *map(str, arguments)])


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(RELEASE, encoding="utf-8")
    (tmp_path / "two.txt").write_text(RELEASE.replace("45", "46"), encoding="utf-8")
    assert run(tmp_path, "--update").exit_code == 0
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_same(samples: Path) -> None:
    result = run(samples)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "2 same, 0 different" in result.stderr


def test_a_changed_text_is_different_and_shown_field_by_field(samples: Path) -> None:
    edit(samples / "one.txt", "45", "99")
    result = run(samples)
    assert result.exit_code == 1
    assert "one.txt" in result.stdout and "two.txt" not in result.stdout
    assert "99" in result.stdout and "- expected" in result.stdout and "+ got" in result.stdout
    assert "1 same, 1 different" in result.stderr


def test_update_rewrites_only_what_differs(samples: Path) -> None:
    edit(samples / "one.txt", "45", "99")
    result = run(samples, "--update")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [f"wrote {samples}/one.expected.json"]
    assert run(samples).exit_code == 0


def test_expected_records_are_readable(samples: Path) -> None:
    text = (samples / "one.expected.json").read_text(encoding="utf-8")
    assert text.endswith("}\n") and "तालाब" in text
    assert json.loads(text)["source"]["name"] == "one.txt"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("new.txt", RELEASE, "no expected record; write it with --update"),
        ("one.expected.json", "{", "cannot be read as JSON"),
        ("ghost.expected.json", "{}", "no release beside it"),
        ("one.md", RELEASE, "rename one of the two"),
    ],
)
def test_what_cannot_be_compared(samples: Path, name: str, content: str, told: str) -> None:
    (samples / name).write_text(content, encoding="utf-8")
    result = run(samples)
    assert result.exit_code == 2
    assert told in result.stderr


def test_could_not_run_outweighs_different(samples: Path) -> None:
    edit(samples / "one.txt", "45", "99")
    (samples / "bad.txt").write_bytes(b"\xff")
    result = run(samples)
    assert result.exit_code == 2
    assert "99" in result.stdout


def test_no_folder(tmp_path: Path) -> None:
    assert run(tmp_path / "nope").exit_code == 2


def test_the_samples_of_the_project_are_as_expected() -> None:
    result = run(Path(__file__).parents[1] / "samples")
    assert result.exit_code == 0, result.stdout
