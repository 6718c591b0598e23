"""A run that is killed with SIGKILL leaves the old output or the new one, whatever the format and the moment."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from minutes_extract.record import Record, Source
from minutes_extract.writers import database
from minutes_extract.writers.formats import TABLES, Format, WriteError
from minutes_extract.writers.layout import Layout, encoded

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL")

COMMAND = Path(sys.executable).with_name("minutes-extract")
OUTPUTS = {
    "json": ("out/r.json",),
    "jsonl": ("out/r.jsonl",),
    "summary": ("out/r.txt",),
    "csv": ("out/",),
    "one csv": ("out/i.csv", "-t", "indicators"),
    "xlsx": ("out/r.xlsx",),
    "sqlite": ("out/r.sqlite",),
    "parquet": ("out/", "-f", "parquet"),
}
# when the process kills itself: code that Python runs as it starts
MOMENTS = {
    "half the records are written": """
from minutes_extract.extract import Extractor
whole = Extractor.extract
def extract(self, text, *, name, **told):
    if name == "r5.txt":
        kill()
    return whole(self, text, name=name, **told)
Extractor.extract = extract
""",
    "all is written and nothing in place": """
from pathlib import Path
whole = Path.replace
def replace(self, target):
    if Path(target).parent.name == "out":
        kill()
    return whole(self, target)
Path.replace = replace
""",
    "the database has half of the run": """
import functools, sqlite3
class Connection(sqlite3.Connection):
    def execute(self, sql, *values):
        if sql.startswith("ATTACH"):
            super().execute("PRAGMA main.cache_size = 1")  # changes go to disk as they are made
            self.other = True
        if sql == "COMMIT" and getattr(self, "other", False):
            kill()
        return super().execute(sql, *values)
sqlite3.connect = functools.partial(sqlite3.connect, factory=Connection)
""",
}
KILL = "import os, signal\ndef kill():\n    os.kill(os.getpid(), signal.SIGKILL)\n"
HALF, WRITTEN, CHANGED = MOMENTS
CASES = [
    *((output, HALF, True) for output in OUTPUTS),
    *((output, WRITTEN, True) for output in OUTPUTS if output != "sqlite"),  # an old database is not replaced
    *((output, WRITTEN, False) for output in ("csv", "sqlite")),
]


def releases(folder: Path, number: int) -> Path:
    folder.mkdir()
    for name in range(10):
        text = f"अररिया: बैठक में डीडीसी निहारिका ओझा ने बताया कि {number + name} तालाब बने हैं।\n"
        (folder / f"r{name}.txt").write_text(text * 3, encoding="utf-8")
    return folder


def run(place: Path, folder: Path, output: tuple[str, ...], moment: str | None = None) -> int:
    environment = dict(os.environ)
    if moment:
        code = place / "code"
        code.mkdir(exist_ok=True)
        (code / "sitecustomize.py").write_text(KILL + MOMENTS[moment], encoding="utf-8")
        environment["PYTHONPATH"] = str(code)
    command = [COMMAND, "extract", folder, "-j", "1", "-q", "-o", *output]
    return subprocess.run(command, cwd=place, env=environment, capture_output=True, check=False).returncode


def shown(out: Path) -> dict[str, Any]:
    """What readers of the outputs see, without files that are hidden."""
    found: dict[str, Any] = {}
    for path in sorted(out.glob("[!.]*")):
        if path.suffix == ".sqlite":
            with closing(sqlite3.connect(path)) as connection:  # SQLite itself takes back what was not finished
                assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                tables = (*TABLES, "sentences")
                found[path.name] = [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]
                connection.execute("INSERT INTO sentences_search (sentences_search) VALUES ('integrity-check')")
        elif not path.name.endswith("-journal"):
            found[path.name] = path.read_bytes()
    return found


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the outputs of a finished run, each in a folder of its own."""
    made = tmp_path_factory.mktemp("first")
    folder = releases(made / "releases", 10)
    for name, output in OUTPUTS.items():
        (made / name).mkdir()
        assert run(made / name, folder, output) == 0
    return made


@pytest.mark.parametrize(("output", "moment", "old"), CASES)
def test_a_killed_run_leaves_what_was_there(tmp_path: Path, first: Path, output: str, moment: str, old: bool) -> None:
    if old:
        shutil.copytree(first / output / "out", tmp_path / "out")
    before = shown(tmp_path / "out")
    assert bool(before) == old
    assert run(tmp_path, releases(tmp_path / "second", 50), OUTPUTS[output], moment) == -signal.SIGKILL
    assert shown(tmp_path / "out") == before


def test_a_database_whose_change_is_cut_off_is_as_it_was(tmp_path: Path, first: Path) -> None:
    shutil.copytree(first / "sqlite" / "out", tmp_path / "out")
    before = shown(tmp_path / "out")
    second = releases(tmp_path / "second", 50)
    assert run(tmp_path, second, OUTPUTS["sqlite"], CHANGED) == -signal.SIGKILL
    assert (tmp_path / "out" / "r.sqlite-journal").stat().st_size, "it was in the middle of the change"
    assert shown(tmp_path / "out") == before
    assert run(tmp_path, second, OUTPUTS["sqlite"]) == 0  # and the next run is not hindered
    (after,) = shown(tmp_path / "out").values()
    assert len(after[0]) == 10 and after != before["r.sqlite"]


def test_a_database_in_use_keeps_the_run_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_WAIT", 0.1)
    path = tmp_path / "r.sqlite"
    record = Record(source=Source(name="a", sha256="0" * 64, chars=0))
    pieces = [encoded(piece) for piece in Layout(Format.SQLITE).pieces(record)]
    with database.open_database(path) as sink:
        sink.write(pieces, 1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        with pytest.raises(WriteError, match=r"locked.*stands by itself in .*r-new\.sqlite"):  # noqa: SIM117
            with database.open_database(path) as sink:
                sink.write(pieces, 1)
                other.execute("BEGIN IMMEDIATE")
        with (
            pytest.raises(WriteError, match=r"cannot be added to \(database is locked\)"),
            database.open_database(path),
        ):
            pass
        other.execute("ROLLBACK")
    assert sorted(found.name for found in tmp_path.iterdir()) == ["r-new.sqlite", "r.sqlite"]
    for name in ("r.sqlite", "r-new.sqlite"):
        with closing(sqlite3.connect(tmp_path / name)) as connection:
            assert connection.execute("SELECT source_name FROM releases").fetchall() == [("a",)]
            assert connection.execute("SELECT count(*) FROM sentences_search").fetchone() == (0,)
