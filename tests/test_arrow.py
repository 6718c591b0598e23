"""A table of releases becomes a table of records: the same bytes as `extract --format jsonl`, one row a release."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from conftest import SAMPLES, sample_texts
from minutes_extract import Extractor
from minutes_extract.cli import app

pa = pytest.importorskip("pyarrow", reason="the extra `arrow` is not installed: pip install 'minutes-extract[arrow]'")

from minutes_extract import extract_batch  # noqa: E402
from minutes_extract.arrow import SCHEMA, ColumnError  # noqa: E402
from minutes_extract.record import tell_source  # noqa: E402

RELEASE = "अररिया: सोमवार को बैठक में डीडीसी निहारिका ओझा ने बताया कि 45 तालाब बने हैं।\n"


def batch(**columns: Any) -> Any:
    return pa.RecordBatch.from_pydict(columns)


def jsonl(*arguments: str | Path) -> list[str]:
    result = CliRunner().invoke(app, ["extract", *map(str, arguments), "--format", "jsonl"])
    assert result.exit_code == 0, result.stderr
    return result.stdout_bytes.decode("utf-8").removesuffix("\n").split("\n")


def test_records_are_the_lines_of_the_command() -> None:
    names = [path.name for path in sorted(SAMPLES.glob("*.txt"))]
    got = extract_batch(batch(text=sample_texts(), id=names), id_column="id")
    assert got.schema.equals(SCHEMA)
    assert got.column("record").to_pylist() == jsonl(SAMPLES)
    assert got.column("name").to_pylist() == names
    assert got.column("error").null_count == len(names)


def test_a_table_gives_a_table_whatever_its_chunks() -> None:
    texts = sample_texts()
    chunks = pa.chunked_array([texts[:1], texts[1:4], [], texts[4:]])
    got = extract_batch(pa.table({"text": chunks}))
    assert isinstance(got, pa.Table)
    assert got.to_pylist() == extract_batch(batch(text=texts)).to_pylist()


@pytest.mark.parametrize("kind", ["string", "large_string", "string_view", "binary", "large_binary", "dictionary"])
def test_text_of_every_arrow_type(kind: str) -> None:
    if kind == "dictionary":
        column = pa.array([RELEASE]).dictionary_encode()
    else:  # made, not cast: the oldest pyarrow reads a string_view but casts nothing to it
        column = pa.array([RELEASE], getattr(pa, kind)())
    assert extract_batch(batch(text=column)).to_pylist() == extract_batch(batch(text=[RELEASE])).to_pylist()


def test_name_part_and_day_go_into_the_record(extractor: Extractor) -> None:
    columns = batch(body=[RELEASE], url=["https://a.example/1"], number=[3], day=[date(2024, 2, 7)])
    got = extract_batch(columns, text_column="body", id_column="url", part_column="number", date_column="day")
    expected = extractor.extract(RELEASE, name="https://a.example/1", part=3, published=date(2024, 2, 7))
    tell_source(expected, published=date(2024, 2, 7))
    assert got.column("record").to_pylist() == [expected.model_dump_json()]
    assert got.column("meeting_date").to_pylist() == ["2024-02-05"]


def test_flat_columns(extractor: Extractor) -> None:
    (got,) = extract_batch(batch(text=[RELEASE])).to_pylist()
    assert got | {"record": None} == {
        "name": "-",
        "part": 0,
        "record": None,
        "error": None,
        "state": "बिहार",
        "district": "अररिया",
        "meeting_kind": "other",
        "meeting_date": None,
        "officials": 1,
        "schemes": 0,
        "indicators": 1,
        "directives": 0,
    }


@pytest.mark.parametrize(
    "day",
    [
        "2024-02-07",
        " 2024-02-07T23:59:59+05:30",
        b"2024-02-07",
        datetime(2024, 2, 7, 23, 59),
        pa.scalar(1707350399999999999, pa.timestamp("ns")),
    ],
)
def test_days_in_every_shape(day: object) -> None:
    got = extract_batch(batch(text=[RELEASE], day=pa.array([day])), date_column="day")
    assert got.column("meeting_date").to_pylist() == ["2024-02-05"]
    assert got.column("error").to_pylist() == [None]


@pytest.mark.parametrize(
    ("text", "day", "told", "has_record"),
    [
        (None, None, "no text", False),
        (b"\xe0\xa4", None, "the text is not UTF-8", False),
        (RELEASE.encode(), "kal", "published 'kal' is no day as YYYY-MM-DD; extracted without it", True),
        (RELEASE.encode(), "2024-02-31", "published '2024-02-31' is no day", True),
        (b"", "", None, True),
        (b"no Hindi", None, None, True),
    ],
)
def test_a_bad_row_costs_no_other(text: bytes | None, day: str | None, told: str | None, has_record: bool) -> None:
    texts = pa.array([RELEASE.encode(), text, RELEASE.encode()], pa.binary())
    got = extract_batch(batch(text=texts, day=pa.array([None, day, None], pa.string())), date_column="day").to_pylist()
    assert [row["error"] for row in (got[0], got[2])] == [None, None]
    assert got[0]["record"] == got[2]["record"] is not None
    assert (got[1]["record"] is not None) is has_record
    assert got[1]["error"] is None if told is None else told in got[1]["error"]


def test_a_defect_in_a_rule_costs_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Extractor.extract

    def fails_on_one(self: Extractor, text: str, *, name: str = "-", **told: Any) -> Any:
        if name == "2":
            raise ValueError("boom")
        return whole(self, text, name=name, **told)

    monkeypatch.setattr(Extractor, "extract", fails_on_one)
    got = extract_batch(batch(text=[RELEASE] * 3, id=[1, 2, 3]), id_column="id").to_pylist()
    assert [row["record"] is None for row in got] == [False, True, False]
    assert got[1]["error"] == "could not be extracted (ValueError: boom); this is a defect, please report it"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"text_column": "body"}, "no column 'body'; there are: text, number, list"),
        ({"id_column": "url"}, "no column 'url'; there are: text, number, list"),
        ({"text_column": "number"}, "column 'number' is int64, which is not text; there are: text, number, list"),
        ({"id_column": "list"}, "column 'list' is list<item: int64>, which is not an id; there are:"),
        ({"part_column": "text"}, "column 'text' is string, which is not whole numbers; there are:"),
        ({"date_column": "number"}, "column 'number' is int64, which is not days; there are:"),
    ],
)
def test_columns_that_will_not_do(options: dict[str, str], told: str) -> None:
    with pytest.raises(ColumnError) as raised:
        extract_batch(batch(text=[RELEASE], number=[1], list=[[1]]), **options)
    assert str(raised.value).startswith(told)


def test_what_is_no_arrow_data() -> None:
    with pytest.raises(TypeError, match=r"takes a pyarrow.RecordBatch or Table, not dict; pyarrow.table\(data\)"):
        extract_batch({"text": [RELEASE]})


@pytest.mark.parametrize("empty", [pa.table({"text": pa.array([], pa.string())}), batch(text=pa.array([], pa.null()))])
def test_no_rows(empty: Any) -> None:
    got = extract_batch(empty)
    assert type(got) is type(empty)
    assert got.num_rows == 0 and got.schema.equals(SCHEMA)
