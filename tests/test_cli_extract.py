"""`extract` as its users run it: files, folders, pipes, bad files; what goes where, and the exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from minutes_extract import Extractor, Record
from minutes_extract.cli import app
from minutes_extract.writers.formats import TABLES

RELEASE = "अररिया: बैठक में डीडीसी निहारिका ओझा ने बताया कि 45 तालाब बने हैं।\n"
OTHER = "मुंगेर: मंगलवार को 7 सड़कों की समीक्षा की गई।\n"


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


def names(result: Result) -> list[str]:
    return [json.loads(line)["source"]["name"] for line in result.stdout.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "releases"
    (made / "sub").mkdir(parents=True)
    (made / ".hidden").mkdir()
    (made / "b.txt").write_text(RELEASE, encoding="utf-8")
    (made / "a.md").write_text(OTHER, encoding="utf-8")
    (made / "sub" / "b.txt").write_text(OTHER, encoding="utf-8")
    for name in ("README.md", "readme.txt", "notes.odt", "b.gold.json", ".hidden/c.txt", ".d.txt"):
        (made / name).write_text("x", encoding="utf-8")
    return made


def test_a_folder_gives_its_releases_in_order(folder: Path) -> None:
    result = run("extract", folder)
    assert result.exit_code == 0
    assert names(result) == ["a.md", "b.txt", "sub/b.txt"]
    assert result.stderr == "minutes-extract: skipped 1 file: notes.odt (of no known kind)\n"


def test_the_record_is_the_one_of_the_library(folder: Path, extractor: Extractor) -> None:
    line = run("extract", folder / "b.txt").stdout
    assert Record.model_validate_json(line) == extractor.extract(RELEASE, name="b.txt")
    assert "अररिया" in line


def test_a_named_file_is_read_whatever_its_name(folder: Path) -> None:
    assert names(run("extract", folder / "README.md", folder / "notes.odt")) == ["README.md", "notes.odt"]


def test_each_file_is_read_once(folder: Path) -> None:
    assert names(run("extract", folder / "b.txt", folder, folder / "b.txt")) == ["b.txt", "a.md", "sub/b.txt"]


def test_standard_input() -> None:
    result = run("extract", "-", stdin=RELEASE)
    assert result.exit_code == 0
    assert names(result) == ["-"]


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", "no Hindi 123", "\x00", "।" * 50, "0" * 500])
def test_odd_texts_have_a_record(text: str) -> None:
    result = run("extract", "-", stdin=text)
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["source"]["chars"] == len(text)


def test_offsets_are_of_the_text_as_read(tmp_path: Path) -> None:
    data = ("\ufeff" + RELEASE.replace("\n", "\r\n")).encode()
    (tmp_path / "bom.txt").write_bytes(data)
    record = Record.model_validate_json(run("extract", tmp_path / "bom.txt").stdout)
    assert record.source.chars == len(data.decode("utf-8"))


def test_separator_parts_a_file(tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    path.write_text(f"{RELEASE}-----\n{OTHER} ----- \n\n", encoding="utf-8")
    records = [json.loads(line) for line in run("extract", path, "--separator", "-----").stdout.splitlines()]
    assert [(r["source"]["name"], r["source"]["part"], r["source"]["chars"]) for r in records] == [
        ("two.txt", 0, len(RELEASE)),
        ("two.txt", 1, len(OTHER)),
    ]
    assert len(names(run("extract", path))) == 1


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xe0\xa4\n\xff", "not UTF-8 (byte 0, line 1); save it as UTF-8"),
        (b"abc\n\xff", "not UTF-8 (byte 4, line 2); save it as UTF-8"),
        ("बैठक".encode("utf-16") + b"\x00", "broken UTF-16-LE (byte 10); save it as UTF-8"),
        (b"%PDF-1.4 nothing", "a damaged PDF ("),
    ],
)
def test_a_bad_file_is_told_and_the_rest_goes_on(folder: Path, data: bytes, told: str) -> None:
    (folder / "aa.txt").write_bytes(data)
    result = run("extract", folder)
    assert result.exit_code == 2
    assert names(result) == ["a.md", "b.txt", "sub/b.txt"]
    assert f"{folder}/aa.txt: {told}" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_missing_path_is_told_and_the_rest_goes_on(folder: Path) -> None:
    result = run("extract", folder / "nope.txt", folder / "b.txt")
    assert result.exit_code == 2
    assert names(result) == ["b.txt"]
    assert "nope.txt: no such file or folder" in result.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(folder: Path) -> None:
    (folder / "b.txt").chmod(0)
    result = run("extract", folder)
    assert result.exit_code == 2
    assert "b.txt: permission denied" in result.stderr


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    result = run("extract", tmp_path)
    assert result.exit_code == 2
    assert "no release in this folder" in result.stderr


def test_a_defect_in_a_rule_costs_one_release(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Extractor.extract

    def fails_on_one(self: Extractor, text: str, *, name: str = "-", **told: Any) -> Record:
        if name == "b.txt":
            raise ValueError("boom")
        return whole(self, text, name=name, **told)

    monkeypatch.setattr(Extractor, "extract", fails_on_one)
    result = run("extract", folder)
    assert result.exit_code == 2
    assert names(result) == ["a.md", "sub/b.txt"]
    assert "b.txt: could not be extracted (ValueError: boom)" in result.stderr


def test_text_without_devanagari_is_pointed_out() -> None:
    result = run("extract", "-", stdin="Forty-five ponds were dug.")
    assert result.exit_code == 0
    assert "no Devanagari" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        (["--format", "json"], "["),
        (["--format", "jsonl"], '{"schema_version":"1.0"'),
        (["--format", "table"], "b.txt ───"),
        (["--format", "csv", "--table", "meetings"], "source_name,source_part,"),
        (["--table", "indicators"], "source_name,source_part,"),
        (["-f", "csv", "-t", "directives", "-o", "-"], "source_name,source_part,"),
    ],
)
def test_formats_on_standard_output(folder: Path, arguments: list[str], first: str) -> None:
    result = run("extract", folder / "b.txt", *arguments)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith(first)


@pytest.mark.parametrize(
    ("output", "arguments", "written"),
    [
        ("r.jsonl", [], ["r.jsonl"]),
        ("r.json", [], ["r.json"]),
        ("r.txt", [], ["r.txt"]),
        ("o.csv", ["-t", "officials"], ["o.csv"]),
        ("deep/er/", [], [*(f"deep/er/{name}.csv" for name in TABLES), "deep/er/datapackage.json"]),
        ("tables", ["-f", "csv"], [*(f"tables/{name}.csv" for name in TABLES), "tables/datapackage.json"]),
        ("tables", ["-t", "schemes"], ["tables/schemes.csv", "tables/datapackage.json"]),
        ("t/", ["-t", "schemes", "-t", "meetings"], ["t/schemes.csv", "t/meetings.csv", "t/datapackage.json"]),
        ("r.xlsx", [], ["r.xlsx"]),
        ("out/", ["-f", "xlsx"], ["out/records.xlsx"]),
        ("r.sqlite", [], ["r.sqlite"]),
        ("out/", ["-f", "sqlite"], ["out/records.sqlite"]),
        ("pq", ["-f", "parquet"], [f"pq/{name}.parquet" for name in TABLES]),
        ("i.parquet", ["-t", "indicators"], ["i.parquet"]),
        ("out/", ["-f", "jsonl"], ["out/records.jsonl"]),
    ],
)
def test_files(folder: Path, tmp_path: Path, output: str, arguments: list[str], written: list[str]) -> None:
    result = run("extract", folder, "-o", f"{tmp_path}/{output}", *arguments)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    new = {
        str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file() and folder not in path.parents
    }
    assert new == set(written)
    told = [*(f"wrote {tmp_path}/{name}" for name in written), "read 3 releases: 3 extracted"]
    lines = [line.removeprefix("minutes-extract: ") for line in result.stderr.splitlines()]
    assert [line for line in lines if not line.startswith("skipped")] == told


def test_quiet(folder: Path, tmp_path: Path) -> None:
    assert run("extract", folder, "-q", "-o", tmp_path / "r.json").stderr == ""


def test_tables_of_real_records_can_be_read_back(folder: Path) -> None:
    result = run("extract", folder, "-t", "indicators")
    found = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["source_name"], row["value"]) for row in found] == [("a.md", "7"), ("b.txt", "45"), ("sub/b.txt", "7")]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "csv"], "--table indicators"),
        (["--separator", " "], "--separator is blank"),
        (["-o", "x.doc"], "say --format"),
        (["--patterns", "no-such-folder"], "no-such-folder"),
        (["--format", "xml"], "xml"),
        (
            ["--table", "indicators", "--fields", "value,worth"],
            "no field worth in indicators; there are: source_name, ",
        ),
    ],
)
def test_unusable_options(folder: Path, arguments: list[str], told: str) -> None:
    result = run("extract", folder, *arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stdout == ""


def test_a_release_is_never_written_over(folder: Path) -> None:
    result = run("extract", folder, "-f", "jsonl", "-o", folder / "b.txt")
    assert result.exit_code == 2
    assert "read and written" in result.stderr
    assert (folder / "b.txt").read_text(encoding="utf-8") == RELEASE


def test_no_arguments_is_no_traceback() -> None:
    result = run("extract")
    assert result.exit_code == 2
    assert "PATH" in result.stderr


def test_a_folder_that_cannot_be_made(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = run("extract", folder, "-o", tmp_path / "file" / "r.json")
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr and "file" in result.stderr


def process(
    *arguments: str, environment: dict[str, str] | None = None, stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "minutes_extract", *arguments]
    return subprocess.run(command, env=os.environ | (environment or {}), input=stdin, capture_output=True, check=False)


def test_utf8_whatever_the_locale(folder: Path) -> None:
    plain = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    result = process("extract", "-", environment=plain, stdin=RELEASE.encode())
    assert result.returncode == 0, result.stderr
    assert "अररिया" in result.stdout.decode("utf-8")
    help_ = process("extract", str(folder / "b.txt"), "-f", "table", environment=plain)
    assert "निहारिका" in help_.stdout.decode("utf-8")


def test_same_bytes_whatever_the_hash_seed(folder: Path) -> None:
    runs = {process("extract", str(folder), environment={"PYTHONHASHSEED": seed}).stdout for seed in ("0", "1", "77")}
    assert len(runs) == 1


@pytest.mark.skipif(os.name != "posix", reason="a shell pipe")
def test_a_reader_that_leaves_early_is_no_error(folder: Path) -> None:
    for number in range(200):
        (folder / f"n{number}.txt").write_text(RELEASE * 5, encoding="utf-8")
    command = f"{sys.executable} -m minutes_extract extract {folder} | head -c 10"
    result = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert result.stderr == b""
    assert len(result.stdout) == 10


def test_published_dates_a_weekday(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("समीक्षा\nपाली, 21 मई। जिला कलक्टर राम सिंह ने बुधवार को बैठक ली।", encoding="utf-8")
    dates = [
        json.loads(run("extract", tmp_path, *options).stdout)["meeting"]["date"]["iso"]
        for options in ([], ["--published", "2026-05-25"])
    ]
    assert dates == [None, "2026-05-20"]
