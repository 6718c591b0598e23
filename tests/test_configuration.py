"""Configuration: where it is looked for, what beats what, and what is told of one that cannot be used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from minutes_extract.cli import app

RELEASE = "अररिया: बैठक में बताया गया कि 25 कियोस्कशाला बनी हैं।\n"
PACK = "pack: things\nabout: test\nentries:\n- {id: test-kiosk, lemma: कियोस्कशाला, en: kiosk house}\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository in whose folder `deep/er` we work."""
    root = tmp_path / "repository"
    (root / ".git").mkdir(parents=True)
    (root / "deep" / "er").mkdir(parents=True)
    (root / "packs").mkdir()
    (root / "packs" / "mine.yaml").write_text(PACK, encoding="utf-8")
    (root / "deep" / "er" / "r.txt").write_text(RELEASE, encoding="utf-8")
    monkeypatch.chdir(root / "deep" / "er")
    return root


def shown(*before: str) -> dict[str, tuple[object, str]]:
    result = run(*before, "config", "show", "--format", "json")
    assert result.exit_code == 0, result.stderr
    return {row["key"]: (row["value"], row["from"]) for row in json.loads(result.stdout)}


OWN, PROJECT = "minutes-extract.toml", "pyproject.toml"
FOUND = {
    "here": ({f"deep/er/{OWN}": "jobs = 2"}, 2, f"deep/er/{OWN}:1"),
    "above": ({OWN: "\njobs = 2"}, 2, f"{OWN}:2"),
    "the nearest": ({OWN: "jobs = 2", f"deep/{OWN}": "jobs = 3"}, 3, f"deep/{OWN}:1"),
    "pyproject": ({PROJECT: "[project]\nname = 'x'\n[tool.minutes-extract]\njobs = 4"}, 4, f"{PROJECT}:4"),
    "its own file first": ({OWN: "jobs = 2", PROJECT: "[tool.minutes-extract]\njobs = 4"}, 2, f"{OWN}:1"),
    "pyproject without a table": ({f"deep/{PROJECT}": "[tool.x]\njobs = 9", OWN: "jobs = 2"}, 2, f"{OWN}:1"),
    "broken pyproject without a table": ({f"deep/{PROJECT}": "[", OWN: "jobs = 2"}, 2, f"{OWN}:1"),
    "not above the repository": ({f"../{OWN}": "jobs = 2"}, None, "default"),
    "none": ({}, None, "default"),
}


@pytest.mark.parametrize("case", FOUND)
def test_where_it_is_found(repository: Path, case: str) -> None:
    files, value, origin = FOUND[case]
    for name, text in files.items():
        (repository / name).write_text(text, encoding="utf-8")
    where = origin if origin == "default" else f"{repository}/{origin}"
    assert shown()["jobs"] == (value, where)


def test_outside_a_repository_only_the_working_folder_counts(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / ".git").rmdir()
    (repository / "minutes-extract.toml").write_text("jobs = 2", encoding="utf-8")
    assert shown()["jobs"] == (None, "default")
    monkeypatch.chdir(repository)
    assert shown()["jobs"] == (2, f"{repository}/minutes-extract.toml:1")


def test_it_gives_defaults_and_the_command_line_beats_them(repository: Path) -> None:
    text = 'format = "json"\npatterns = ["packs"]\npublished = 2026-05-25\n'
    (repository / "minutes-extract.toml").write_text(text, encoding="utf-8")
    (record,) = json.loads(run("extract", "r.txt").stdout)
    assert record["indicators"][0]["about"] == "कियोस्कशाला"
    assert run("extract", "r.txt", "--format", "jsonl").stdout.count("\n") == 1
    assert "test-kiosk" in run("patterns", "list", "things").stdout
    assert "no problems" in run("patterns", "check").stderr
    assert run("--no-config", "extract", "r.txt").stdout.startswith('{"schema_version"')
    assert "test-kiosk" not in run("--no-config", "patterns", "list", "things").stdout


def test_another_file(repository: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text('format = "json"\n', encoding="utf-8")
    (repository / "minutes-extract.toml").write_text("nonsense = 1\n", encoding="utf-8")
    assert run("--config", other, "extract", "r.txt").stdout.startswith("[")
    assert shown("--config", str(other))["format"] == ("json", f"{other}:1")


def test_show_is_tab_separated_and_tells_where_from(repository: Path) -> None:
    (repository / "minutes-extract.toml").write_text('patterns = "packs"\nresume = true\n', encoding="utf-8")
    rows = [line.split("\t") for line in run("config", "show").stdout.splitlines()]
    assert ["patterns", f"{repository}/packs", f"{repository}/minutes-extract.toml:1"] in rows
    assert ["resume", "yes", f"{repository}/minutes-extract.toml:2"] in rows
    assert ["format", "auto", "default"] in rows
    told = run("--no-config", "config", "show").stderr
    assert "no configuration: --no-config" in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = 1\njob = 2\n", "{file}:1: unknown key a; known are patterns, format, "),
        ("jobs = 1\njob = 2\n", "{file}:2: unknown key job (did you mean jobs?); known are patterns, format, "),
        ("[columns]\n\ntext = 1\n", "{file}:3: columns.text is 1, but must be text in quotes, not empty"),
        ("columns.text = ''\n", '{file}:1: columns.text is "", but must be text in quotes, not empty'),
        ("columns = {text = 3}\n", "{file}:1: columns.text is 3, but must be text in quotes, not empty"),
        ("[columns]\nbody = 'x'\n", "{file}:2: unknown key columns.body"),
        ("columns = 3\n", "{file}:1: unknown key columns"),
        ("\n[limit]\nx = 1\n", "{file}:2: unknown key limit"),
        ("jobs = 0\n", "{file}:1: jobs is 0, but must be a whole number from 1"),
        ("jobs = true\n", "{file}:1: jobs is true, but must be a whole number from 1"),
        ("jobs = '2'\n", '{file}:1: jobs is "2", but must be a whole number from 1'),
        ("resume = 'yes'\n", '{file}:1: resume is "yes", but must be true or false'),
        ("format = 'xml'\n", '{file}:1: format is "xml", but must be one of auto, json, jsonl, csv, '),
        ("patterns = [1]\n", "{file}:1: patterns is [1], but must be a folder or a list of folders"),
        ("published = '25.5.2026'\n", '{file}:1: published is "25.5.2026", but must be a day, such as 2026-05-25'),
        ("published = '2026-13-01'\n", "but must be a day"),
        ("published = 2026-05-25T10:00:00\n", "but must be a day"),
        ("jobs = \n", "{file}:1: not TOML (Invalid value); mend that line"),
        ("jobs = 1\njobs = 2\n", "{file}:2: not TOML ("),
        (b"\xff", "{file}: not UTF-8 (byte 0); save it as UTF-8"),
    ],
)
def test_what_cannot_be_used(repository: Path, text: str | bytes, told: str) -> None:
    file = repository / "minutes-extract.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    for command in (["extract", "r.txt"], ["patterns", "list"], ["config", "show"]):
        result = run(*command)
        assert (result.exit_code, result.stdout) == (2, "")
        assert told.format(file=file) in result.stderr
        assert len(result.stderr.splitlines()) == 1
    assert run("extract", "--help").exit_code == 0
    assert run("--no-config", "extract", "r.txt").exit_code == 0


def test_a_file_that_is_not_there_or_has_no_table(repository: Path, tmp_path: Path) -> None:
    project = tmp_path / "pyproject.toml"
    project.write_text("[project]\n", encoding="utf-8")
    result = run("--config", project, "extract", "r.txt")
    assert result.exit_code == 2
    assert f"{project}: no table [tool.minutes-extract] in it" in result.stderr
    assert "nope.toml: no such file or directory" in run("--config", "nope.toml", "extract", "r.txt").stderr


def test_the_docs_list_the_keys_there_are() -> None:
    page = (Path(__file__).parents[1] / "docs" / "cli.md").read_text(encoding="utf-8")
    keys = page[page.index("Keys are `patterns`") :].split(":", 1)[0]
    assert keys.count("`") // 2 == len(shown("--no-config"))
    for key in shown("--no-config"):
        assert f"`{key}`" in keys, key
