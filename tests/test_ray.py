"""`extract --engine ray`: the records of the local engine, in its order, whatever is killed or stopped on the way."""

from __future__ import annotations

import gzip
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from conftest import sample_texts
from documents import docx, zipped
from minutes_extract import Extractor
from minutes_extract.cli import app

MISSING = "the extra `ray` is not installed: pip install 'minutes-extract[ray]'"
pytest.importorskip("pyarrow", reason=MISSING)
pytest.importorskip("ray.data", reason=MISSING)

import pyarrow as pa  # noqa: E402
from pyarrow import parquet  # noqa: E402

from minutes_extract.engines.ray_data import extract_shards, start_local  # noqa: E402
from minutes_extract.engines.shards import Settings  # noqa: E402
from minutes_extract.record import tell_source  # noqa: E402

JSONL = Settings("jsonl")
TEXTS = sample_texts()


@pytest.fixture(scope="module", autouse=True)
def two_workers() -> Iterator[None]:
    import ray

    start_local(2)
    yield
    ray.shutdown()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty releases, some in a folder below, one that is not UTF-8."""
    made = tmp_path_factory.mktemp("releases")
    (made / "sub").mkdir()
    for number in range(40):
        name = f"sub/{number:02}.md" if number % 3 == 0 else f"{number:02}.txt"
        (made / name).write_text(TEXTS[number % len(TEXTS)], encoding="utf-8")
    (made / "07b.txt").write_bytes(b"\xe0\xa4")
    return made


@pytest.fixture(scope="module")
def local(folder: Path) -> bytes:
    """What the local engine writes for `folder`."""
    return run("extract", folder).stdout_bytes


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def ray(*arguments: str | Path) -> Result:
    return run("extract", "--engine", "ray", *arguments)


def shards(output: Path) -> list[Path]:
    return sorted(output.glob("part-*"))


def joined(output: Path) -> bytes:
    return b"".join(path.read_bytes() for path in shards(output))


def times(output: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in shards(output)}


def test_shards_in_order_are_what_the_local_engine_writes(folder: Path, local: bytes, tmp_path: Path) -> None:
    result = ray(folder, "-o", tmp_path / "out", "--shard-size", "6")
    assert result.exit_code == 2
    assert len(local.splitlines()) == 40
    assert joined(tmp_path / "out") == local
    assert len(shards(tmp_path / "out")) == 7
    assert "07b.txt: not UTF-8 (byte 0, line 1); save it as UTF-8 and run again" in result.stderr
    assert "7 of 7 shards" in result.stderr
    (told,) = (tmp_path / "out" / "_errors").iterdir()
    assert json.loads(told.read_text(encoding="utf-8"))["name"] == "07b.txt"
    assert result.stdout == ""


def test_parquet_holds_the_same_lines_and_a_row_for_what_failed(folder: Path, local: bytes, tmp_path: Path) -> None:
    ray(folder, "-o", tmp_path, "--format", "parquet", "--shard-size", "20")
    rows = pa.concat_tables(parquet.read_table(path) for path in shards(tmp_path)).to_pylist()
    assert [row["record"].encode() + b"\n" for row in rows if row["record"]] == local.splitlines(keepends=True)
    assert [row["name"] for row in rows if row["error"]] == ["07b.txt"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="finds workers in /proc")
def test_a_killed_worker_costs_no_record(folder: Path, local: bytes, tmp_path: Path, extractor: Extractor) -> None:
    late, output = tmp_path / "late.txt", tmp_path / "out"
    os.mkfifo(late)  # whoever reads it waits until somebody writes
    killed: list[int] = []

    def kill_the_one_that_waits() -> None:
        """SIGKILL the worker that holds the last shard, and let the one that gets it next read on."""
        deadline = time.monotonic() + 120
        while not killed and time.monotonic() < deadline:
            time.sleep(0.02)
            busy = busy_workers() if len(shards(output)) == 10 else []
            if len(busy) == 1 and any((output / "_unfinished").glob("part-000010.*")):
                os.kill(busy[0], signal.SIGKILL)
                killed.extend(busy)
        while killed and alive(killed[0]):
            time.sleep(0.02)
        late.write_text(TEXTS[0], encoding="utf-8")

    thread = threading.Thread(target=kill_the_one_that_waits, daemon=True)
    thread.start()
    outcome = extract_shards([str(folder), str(late)], str(output), JSONL, shard_size=4)
    thread.join()
    assert len(killed) == 1
    assert not outcome.missing
    last = extractor.extract(TEXTS[0], name="late.txt").model_dump_json() + "\n"
    assert joined(output) == local + last.encode()


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in ("Z", "X")
    except OSError:
        return False


def busy_workers() -> list[int]:
    """The worker processes of the Ray this process started that run a task just now."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            title = (entry / "cmdline").read_bytes()
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            started_by = int(Path(f"/proc/{parent}/stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError, ValueError):
            continue
        if title.startswith(b"ray::Map") and started_by == os.getpid():
            found.append(int(entry.name))
    return found


def test_a_second_run_does_what_is_missing_or_has_changed(tmp_path: Path) -> None:
    folder, output = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for number, text in enumerate(TEXTS[:6]):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    ray(folder, "-o", output, "--shard-size", "2")
    first = times(output)
    (output / "part-000001.jsonl").unlink()
    (folder / "5.txt").write_text(TEXTS[7], encoding="utf-8")
    result = ray(folder, "-o", output, "--shard-size", "2")
    assert "3 of 3 shards" in result.stderr and "(1 were there already); 4 releases read now" in result.stderr
    assert {name for name, when in times(output).items() if when != first[name]} == {
        "part-000001.jsonl",
        "part-000002.jsonl",
    }
    assert joined(output) == run("extract", folder).stdout_bytes
    (folder / "4.txt").unlink()
    (folder / "5.txt").unlink()
    ray(folder, "-o", output, "--shard-size", "2")
    assert joined(output) == run("extract", folder).stdout_bytes
    again = ray(folder, "-o", output, "--shard-size", "2")
    assert again.exit_code == 0
    assert "(2 were there already); 0 releases read now" in again.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--shard-size", "3"], "was begun with other shard size (2, now 3); choose another folder for -o"),
        (["--format", "parquet"], "was begun with other format (jsonl, now parquet)"),
        (["--published", "2024-02-07"], "was begun with other published (null, now 2024-02-07)"),
        (["README.md"], "was begun with other inputs"),
    ],
)
def test_an_output_folder_belongs_to_one_run(options: list[str], told: str, tmp_path: Path) -> None:
    text, output = tmp_path / "a.txt", tmp_path / "out"
    text.write_text(TEXTS[0], encoding="utf-8")
    assert ray(text, "-o", output, "--shard-size", "2").exit_code == 0
    before = joined(output)
    sized = [] if "--shard-size" in options else ["--shard-size", "2"]
    result = ray(text, "-o", output, *sized, *options)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert told in result.stderr
    assert joined(output) == before


def test_files_of_others_are_left_alone(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "part-000000.jsonl").write_text("mine", encoding="utf-8")
    result = ray(folder, "-o", tmp_path)
    assert result.exit_code == 2
    assert "holds part-000000.jsonl and no _manifest.json that says of what" in result.stderr
    assert (tmp_path / "part-000000.jsonl").read_text(encoding="utf-8") == "mine"


def lines(**columns: list[Any]) -> str:
    rows = zip(*columns.values(), strict=True)
    return "".join(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n" for row in rows)


IDS = [f"https://a.example/{number}" for number in range(len(TEXTS))]
DAYS = ["2024-02-07" for _ in TEXTS]


def tables(folder: Path) -> dict[str, Path]:
    """The same releases as JSON Lines, compressed, and as Parquet of small and of large row groups."""
    text = lines(url=IDS, body=TEXTS, published=DAYS)
    data = pa.table({"url": IDS, "body": TEXTS, "published": DAYS})
    made = {name: folder / name for name in ("plain.jsonl", "small.jsonl.gz", "groups.parquet", "one.parquet")}
    made["plain.jsonl"].write_text(text, encoding="utf-8")
    made["small.jsonl.gz"].write_bytes(gzip.compress(text.encode()))
    parquet.write_table(data, made["groups.parquet"], row_group_size=2)
    parquet.write_table(data, made["one.parquet"])
    return made


@pytest.mark.parametrize(
    ("name", "releases"),  # of a shard, at most
    [("plain.jsonl", 3), ("small.jsonl.gz", len(TEXTS)), ("groups.parquet", 2), ("one.parquet", 3)],
)
@pytest.mark.parametrize("as_url", [False, True])
def test_tables_by_path_and_url(name: str, releases: int, as_url: bool, tmp_path: Path, extractor: Extractor) -> None:
    table = tables(tmp_path)[name]
    output = (tmp_path / "out").as_uri() if as_url else str(tmp_path / "out")
    result = ray(table.as_uri() if as_url else table, "-o", output, "--shard-size", "3")
    assert result.exit_code == 0, result.stderr
    assert f"{name}: taking --text-column body, --id-column url, --date-column published" in result.stderr
    expected = []
    for text, id_ in zip(TEXTS, IDS, strict=True):
        record = extractor.extract(text, name=id_, published=date(2024, 2, 7))
        tell_source(record, published=date(2024, 2, 7))
        expected.append(record.model_dump_json())
    assert joined(tmp_path / "out").decode().splitlines() == expected
    assert len(shards(tmp_path / "out")) == -(-len(TEXTS) // releases)


def test_a_folder_of_tables_without_ids(tmp_path: Path, extractor: Extractor) -> None:
    (tmp_path / "in" / "b").mkdir(parents=True)
    (tmp_path / "in" / "a.jsonl").write_text("\n" + lines(text=TEXTS[:5]), encoding="utf-8")
    parquet.write_table(pa.table({"text": TEXTS[5:]}), tmp_path / "in" / "b" / "c.parquet")
    assert ray(tmp_path / "in", "-o", tmp_path / "out", "--shard-size", "2").exit_code == 0
    where = [("a.jsonl", part) for part in range(1, 6)]
    where += [("b/c.parquet", part) for part in range(len(TEXTS) - 5)]
    assert joined(tmp_path / "out").decode().splitlines() == [
        extractor.extract(text, name=name, part=part).model_dump_json()
        for text, (name, part) in zip(TEXTS, where, strict=True)
    ]


def test_a_folder_of_releases_by_url(folder: Path, local: bytes, tmp_path: Path) -> None:
    odd = tmp_path / "प्रेस नोट"
    odd.symlink_to(folder)
    ray(odd.as_uri(), "-o", tmp_path / "out", "--shard-size", "20")
    assert joined(tmp_path / "out") == local


def test_rows_without_a_day_take_the_one_of_all(tmp_path: Path) -> None:
    text = "अररिया: सोमवार को बैठक में 45 तालाब की समीक्षा की गई।"
    (tmp_path / "a.jsonl").write_text(lines(text=[text] * 2, published=["2024-02-14", None], id=[1, 2]), "utf-8")
    ray(tmp_path / "a.jsonl", "-o", tmp_path / "out", "--published", "2024-02-07")
    records = [json.loads(line) for line in joined(tmp_path / "out").splitlines()]
    assert [record["meeting"]["date"]["iso"] for record in records] == ["2024-02-12", "2024-02-05"]


def test_bad_rows_are_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    good = json.dumps({"text": TEXTS[0], "id": "a"}, ensure_ascii=False)
    bad = ['{"text": "अ', "[1]", '{"id": 2}', '{"text": 5, "id": "e"}', '{"text": "\\ud800", "id": "f"}']
    (tmp_path / "in.jsonl").write_text("\n".join([good, *bad, good]), encoding="utf-8")
    result = ray(tmp_path / "in.jsonl", "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert len(joined(tmp_path / "out").splitlines()) == 2
    for told in (
        "in.jsonl line 2: not JSON (",
        "in.jsonl line 3: no JSON object",
        "2: no column 'text'; there are: id",
        "e: the text is int, not a string",
        "f: half a character at 0 (a lone surrogate)",
    ):
        assert f"minutes-extract: {told}" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["in.jsonl", "--text-column", "body"], "in.jsonl: no column 'body'; there are: a, b"),
        (["in.jsonl"], "in.jsonl: cannot tell which column holds the texts; name it with --text-column, one of: a, b"),
        (["in.jsonl", "--text-column", "a", "--id-column", "c"], "in.jsonl: no column 'c'; there are: a, b"),
        (["in.parquet"], "in.parquet: cannot be read as Parquet ("),
        (["-"], "standard input: cannot be shared among workers; give files, or leave out --engine ray"),
        (["nope"], "nope: no such file or folder; check the spelling"),
        (["file:///nope"], "file:///nope: no such file or folder; check the spelling"),
        (["nope://x"], "nope://x: "),
        (["in.jsonl", "-f", "csv"], "--engine ray writes JSON Lines or Parquet: say --format jsonl or"),
        (["in.jsonl", "-o", "in.jsonl"], "in.jsonl is a file, and --engine ray writes a folder of shards"),
    ],
)
def test_what_cannot_be_done(arguments: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.jsonl").write_text('{"a": "x", "b": "y"}\n', encoding="utf-8")
    Path("in.parquet").write_text("x", encoding="utf-8")
    result = ray("-o", "out", *arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"minutes-extract: {told}")
    assert not Path("out").exists()


def test_all_kinds_of_input_are_read_as_the_local_engine_reads_them(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    rows = [{"text": text, "published": "2026-05-14"} for text in TEXTS[:3]]
    (folder / "a.docx").write_bytes(docx(TEXTS[0].split("\n")))
    (folder / "b.txt").write_bytes(TEXTS[1].encode("utf-16"))
    (folder / "c.csv").write_text(f'published,text\n2026-05-14,"{TEXTS[2]}"\nx\n', encoding="utf-8")
    (folder / "d.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (folder / "e.zip").write_bytes(zipped({"a.txt": TEXTS[4], "b.zip": zipped({"a.txt": "x"})}))
    days = [None, date(2026, 5, 14), None]
    parquet.write_table(pa.table({"text": TEXTS[:3], "published": days}), folder / "f.parquet")
    (folder / "g.txt").write_text(f"{TEXTS[5]}\n-----\n{TEXTS[6]}", encoding="utf-8")
    local = run("extract", folder, "--keep-text")
    result = ray(folder, "--keep-text", "-o", tmp_path / "out")
    assert len(local.stdout.splitlines()) == 12
    assert joined(tmp_path / "out") == local.stdout_bytes
    assert (local.exit_code, result.exit_code) == (2, 2)
    for told in ("c.csv row 2: ", "e.zip/b.zip: an archive within an archive"):
        assert told in local.stderr and told in result.stderr
    again = ray(folder, "--keep-text", "-o", tmp_path / "out")  # the same settings are known again
    assert "5 of 5 shards" in again.stderr and "5 were there already" in again.stderr
