"""Inputs are cut into pieces, and a piece becomes a shard: the parts of the engine `ray` that need no Ray."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import sample_texts

MISSING = "the extra `ray` is not installed: pip install 'minutes-extract[ray]'"
pa = pytest.importorskip("pyarrow", reason=MISSING)

from pyarrow import parquet  # noqa: E402

from minutes_extract.engines.inputs import Input, Kind, inputs_of, kind_of  # noqa: E402
from minutes_extract.engines.pieces import Piece, pieces_of  # noqa: E402
from minutes_extract.engines.shards import Settings, Shard, ShardReport, write_shard  # noqa: E402
from minutes_extract.engines.store import Store  # noqa: E402
from minutes_extract.engines.tables import Columns, settle, table_rows  # noqa: E402


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.jsonl", Kind.LINES),
        ("A.NDJSON", Kind.LINES),
        ("a.jsonl.gz", Kind.LINES),
        ("a.jsonl.zst", Kind.LINES),
        ("a.parquet", Kind.ROWS),
        ("a.pq", Kind.ROWS),
        ("a.txt", Kind.RELEASE),
        ("a.txt.gz", Kind.RELEASE),
        ("jsonl", Kind.RELEASE),
    ],
)
def test_kinds_by_name(name: str, kind: Kind) -> None:
    assert kind_of(name) is kind


def of(path: Path) -> list[Input]:
    found = list(inputs_of([str(path)]))
    assert all(isinstance(item, Input) for item in found)
    return [item for item in found if isinstance(item, Input)]


def bounds(pieces: Iterator[Piece]) -> list[tuple[int, int | None, int]]:
    return [(piece.start, piece.stop, piece.first) for piece in pieces]


@pytest.mark.parametrize(
    ("data", "size", "expected"),
    [
        ("", 2, []),
        ("a\n", 2, [(0, 2, 0)]),
        ("a", 2, [(0, 1, 0)]),
        ("a\nb\n", 2, [(0, 4, 0)]),
        ("a\nb\nc", 2, [(0, 4, 0), (4, 5, 2)]),
        ("a\r\n\nbb\nc\n", 1, [(0, 3, 0), (3, 4, 1), (4, 7, 2), (7, 9, 3)]),
        ("a\nb\nc\nd\n", 3, [(0, 6, 0), (6, 8, 3)]),
    ],
)
def test_lines_are_cut_at_their_ends(
    data: str, size: int, expected: list[tuple[int, int | None, int]], tmp_path: Path
) -> None:
    (tmp_path / "a.jsonl").write_bytes(data.encode())
    assert bounds(pieces_of(of(tmp_path / "a.jsonl"), size)) == expected


@pytest.mark.parametrize("block", [1, 2, 3, 7])
def test_lines_longer_than_a_block(block: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("minutes_extract.engines.pieces._BLOCK", block)
    monkeypatch.setattr("minutes_extract.engines.tables._BLOCK", block)
    (tmp_path / "a.jsonl").write_text("".join(f'{{"text": "{text}"}}\n' for text in ("अ" * 9, "", "बैठक")), "utf-8")
    pieces = list(pieces_of(of(tmp_path / "a.jsonl"), 2))
    rows = [row for piece in pieces for row in table_rows(piece, Columns("text"))]
    assert [(row.part, row.text) for row in rows] == [(0, "अ" * 9), (1, ""), (2, "बैठक")]
    assert len(pieces) == 2


@pytest.mark.parametrize(
    ("groups", "size", "expected"),
    [
        ([0], 5, []),
        ([3, 2], 5, [5]),
        ([3, 3], 5, [3, 3]),
        ([10], 5, [5, 5]),
        ([12], 5, [5, 5, 2]),
        ([100], 5, [13, 13, 13, 13, 13, 13, 13, 9]),  # eight pieces of a row group, not twenty
        ([2, 100, 2], 50, [2, 50, 50, 2]),
    ],
)
def test_rows_are_cut_by_row_groups(groups: list[int], size: int, expected: list[int], tmp_path: Path) -> None:
    path, texts = tmp_path / "a.parquet", [str(number) for number in range(sum(groups))]
    with parquet.ParquetWriter(path, pa.schema({"text": pa.string()})) as writer:
        left = iter(texts)
        for rows in groups:
            writer.write_table(pa.table({"text": pa.array([next(left) for _ in range(rows)], pa.string())}))
    pieces = list(pieces_of(of(path), size))
    assert [(piece.stop or 0) - piece.start for piece in pieces] == expected
    rows_ = [row for piece in pieces for row in table_rows(piece, Columns("text"))]
    assert [(row.name, row.part, row.text) for row in rows_] == [
        ("a.parquet", number, text) for number, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("names", "asked", "expected", "told"),
    [
        (["content", "url"], (None, None, None), Columns("content", "url"), "--text-column content, --id-column url"),
        (["url", "id", "text"], ("url", None, None), Columns("url", "id"), "--id-column id"),
        (["url", "text"], ("url", None, None), Columns("url"), ""),
        (["odd"], (None, None, None), Columns("odd"), "--text-column odd"),
        (["text", "date"], (None, None, None), Columns("text"), "--text-column text"),  # perhaps when it was fetched
        (["text", "date"], (None, None, "date"), Columns("text", None, "date"), "--text-column text"),
        ([], (None, "a", None), Columns("text", "a"), ""),
    ],
)
def test_columns_are_guessed(names: list[str], asked: Any, expected: Columns, told: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").touch()
    parquet.write_table(pa.table({name: ["x"] for name in names}), tmp_path / "b.parquet")
    settled, sentences = settle(asked, of(tmp_path))
    assert settled == expected
    assert sentences == ([f"b.parquet: taking {told}"] if told else [])


def shard(tmp_path: Path) -> Shard:
    (tmp_path / "a.txt").write_text(sample_texts()[0], encoding="utf-8")
    (piece,) = pieces_of(of(tmp_path / "a.txt"), 5)
    return Shard("part-000000.jsonl", piece, Settings("jsonl"), str(tmp_path / "out"))


@pytest.mark.parametrize(("killed", "written"), [(0, True), (3, True), (4, False)])
def test_a_shard_whose_writers_were_killed_is_given_up(killed: int, written: bool, tmp_path: Path) -> None:
    made = shard(tmp_path)
    (tmp_path / "out" / "_unfinished").mkdir(parents=True)
    for number in range(killed):
        (tmp_path / "out" / "_unfinished" / f"part-000000.jsonl.host-{number}").touch()
    report = write_shard(made)
    assert (tmp_path / "out" / "part-000000.jsonl").exists() is written
    assert report.problem == (None if written else "a.txt: the process that wrote it ended 4 times")


def test_an_input_that_went_away_is_told(tmp_path: Path) -> None:
    made = shard(tmp_path)
    (tmp_path / "a.txt").unlink()
    told = "a.txt: no such file or directory; check that it is a file you may read"
    assert write_shard(made) == ShardReport("part-000000.jsonl", 1, 1, (told,))


def test_a_file_takes_its_place_whole_or_not_at_all(tmp_path: Path) -> None:
    store = Store(str(tmp_path))
    with pytest.raises(KeyError), store.writing("sub/a") as stream:
        stream.write(b"half")
        assert store.unfinished("sub/a") == 1
        raise KeyError
    assert (store.read("sub/a"), store.unfinished("sub/a")) == (None, 0)
    with store.writing("sub/a") as stream:
        stream.write(b"whole")
    assert (store.read("sub/a"), store.names("sub")) == (b"whole", {"a"})
    store.sweep()
    store.delete("sub/a")
    store.delete("sub/a")
    assert store.names("sub") == set() and [path.name for path in tmp_path.iterdir()] == ["sub"]
