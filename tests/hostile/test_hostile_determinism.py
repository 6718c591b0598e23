"""The same texts give the same bytes, whatever the environment, the number of processes, the cache and the order."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from conftest import sample_texts
from minutes_extract import Extractor
from minutes_extract.writers.json_lines import record_line
from tests.hostile.checks import NIGHTLY, nightly
from tests.hostile.grammar import broken_releases


def broken_texts(number: int) -> list[str]:
    """The same broken releases every time, as a file can hold them."""
    made: list[str] = []

    @seed(1)
    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(text=broken_releases())
    def add(text: str) -> None:
        made.append(text.encode("utf-8", "replace").decode())

    add()
    return made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("releases")
    for number, text in enumerate([*sample_texts(), *broken_texts(60)]):
        (made / f"r{number:03}.txt").write_bytes(text.encode())
    return made


def command(*arguments: str | Path, environment: dict[str, str] | None = None) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "minutes_extract", "extract", *map(str, arguments)],
        env=os.environ | (environment or {}),
        capture_output=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done.stdout


@pytest.fixture(scope="module")
def expected(folder: Path) -> bytes:
    return command(folder, "-j", "1")


# Hash seed, locale (one that is not installed falls back to C), time zone, processes, cache.
ENVIRONMENTS = [
    ("0", "C", "UTC", 1, "cold"),
    ("1", "hi_IN.UTF-8", "Asia/Kolkata", 2, "warm"),
    ("random", "tr_TR.UTF-8", "Pacific/Kiritimati", 3, "none"),
]
ALL_ENVIRONMENTS = [
    (hashes, locale, zone, jobs, cache)
    for hashes in ("0", "1", "random")
    for locale, zone in (("C", "UTC"), ("hi_IN.UTF-8", "Asia/Kolkata"), ("tr_TR.UTF-8", "Pacific/Kiritimati"))
    for jobs in (1, 2, 3)
    for cache in ("cold", "warm", "none")
]


@pytest.mark.parametrize(
    ("hashes", "locale", "zone", "jobs", "cache"), ALL_ENVIRONMENTS[::5] if NIGHTLY else ENVIRONMENTS
)
def test_same_bytes_in_any_environment(
    folder: Path, expected: bytes, tmp_path: Path, hashes: str, locale: str, zone: str, jobs: int, cache: str
) -> None:
    environment = {"PYTHONHASHSEED": hashes, "LC_ALL": locale, "LANG": locale, "TZ": zone}
    if cache == "none":
        environment["MINUTES_EXTRACT_NO_CACHE"] = "1"
    elif cache == "cold":
        environment["XDG_CACHE_HOME"] = str(tmp_path)
    assert command(folder, "-j", str(jobs), environment=environment) == expected
    assert cache != "cold" or any(tmp_path.rglob("*.packs"))


def test_same_records_in_any_order(folder: Path, expected: bytes) -> None:
    """No text leaves anything behind for the next: A then B gives what B then A gives."""
    files = sorted(folder.glob("*.txt"), reverse=True)
    assert command(*files, "-j", "1").splitlines() == expected.splitlines()[::-1]


def test_same_record_alone_and_after_others(folder: Path, expected: bytes) -> None:
    extractor = Extractor()
    for file, line in list(zip(sorted(folder.glob("*.txt")), expected.decode().split("\n"), strict=False))[::7]:
        text = file.read_bytes().decode()
        for _ in range(2):
            assert record_line(extractor.extract(text, name=file.name)) == line


_QUICK, _SLOW = ["out.json", "tables/"], ["out.jsonl", "out.txt", "out.sqlite", "out.xlsx", "out.parquet/"]


@pytest.mark.parametrize("output", [*_QUICK, *(pytest.param(output, marks=nightly) for output in _SLOW)])
def test_any_text_can_be_written_in_any_form(folder: Path, tmp_path: Path, output: str) -> None:
    target = f"{tmp_path}/{output}"
    command(folder, "-o", target, "-j", "1", "-q")
    for table in tmp_path.rglob("*.csv"):
        with table.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert {len(row) for row in rows} == {len(rows[0])}
