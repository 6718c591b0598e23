"""A record as the writers show it: JSON on one line, rows of six tables, files that are whole or not there."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from minutes_extract.record import (
    Designation,
    Directive,
    Indicator,
    IndicatorMention,
    Meeting,
    MeetingDate,
    Official,
    OtherNumber,
    Place,
    Record,
    Scheme,
    Source,
    Span,
)
from minutes_extract.writers.atomic import atomic_files, atomic_write
from minutes_extract.writers.csv_tables import csv_header, csv_rows, defused
from minutes_extract.writers.formats import TABLES, Format, Look, TableName
from minutes_extract.writers.json_lines import record_line
from minutes_extract.writers.layout import Layout, encoded
from minutes_extract.writers.plan import Plan, PlanError, layout_of, make_plan
from minutes_extract.writers.sink import open_sink
from minutes_extract.writers.summary import amount, indian
from minutes_extract.writers.tables import COLUMNS, KEYS, Cell, rows

TEXT = "सिवान: सोमवार को डीडीसी मेघा झा की अध्यक्षता में मनरेगा की बैठक हुई। 12 से 15 तालाब बनाने का निर्देश दिया।"


def span(text: str, start: int = 0) -> Span:
    at = TEXT.index(text, start)
    return Span(start=at, end=at + len(text), text=text)


def whole_record() -> Record:
    number = span("12 से 15")
    order = span("12 से 15 तालाब बनाने का निर्देश दिया।")
    return Record(
        source=Source(name="a.txt", part=2, sha256="0" * 64, chars=len(TEXT)),
        headline=None,
        place=Place(text="सिवान", district="सिवान", state="बिहार", mentions=[span("सिवान")]),
        meeting=Meeting(
            kind="review",
            chair="o1",
            date=MeetingDate(**span("सोमवार").model_dump(), weekday="Monday"),
            evidence=span("बैठक"),
        ),
        officials=[
            Official(
                id="o1",
                name="मेघा झा",
                designations=[Designation(text="डीडीसी", code="ddc", label_en="DDC"), Designation(text="प्रशासक")],
                roles=["chair", "directed"],
                mentions=[span("डीडीसी मेघा झा"), span("डीडीसी")],
            ),
            Official(id="o2", designations=[Designation(text="बीडीओ")], mentions=[span("डीडीसी")]),
        ],
        schemes=[Scheme(id="mgnrega", name="मनरेगा", level="central", mentions=[span("मनरेगा")])],
        indicators=[
            Indicator(
                id="i1",
                label="तालाब",
                value=12,
                value_max=15.0,
                unit="count",
                status="target",
                about="तालाब",
                reported_by="o2",
                mentions=[
                    IndicatorMention(**span("12 से 15 तालाब").model_dump(), number=number, sentence=order),
                    IndicatorMention(**number.model_dump(), number=number, sentence=order),
                ],
            )
        ],
        directives=[Directive(**order.model_dump(), by="o1", to=["बीडीओ", "सीओ"])],
        other_numbers=[OtherNumber(**span("15").model_dump(), kind="unknown")],
    )


@pytest.fixture
def record() -> Record:
    return whole_record()


def empty_record(name: str = "leer.txt") -> Record:
    return Record(source=Source(name=name, sha256="0" * 64, chars=0))


def table(record: Record, name: TableName) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_header(name) + csv_rows(record, name))))


def write(plan: Plan, *groups: list[Record]) -> str:
    """Write records as a plan says, a group of them at a time; what went to standard output."""
    stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
    layout = layout_of(plan, stdout)
    with open_sink(plan, layout, stdout) as sink:
        for group in groups:
            columns = zip(*map(layout.pieces, group), strict=True)
            sink.write([encoded(layout.joint.join(column)) for column in columns], len(group))
    return stdout.buffer.getvalue().decode("utf-8")


@pytest.mark.parametrize("name", TABLES)
def test_every_row_fills_the_columns_and_begins_with_its_source(record: Record, name: TableName) -> None:
    found = list(rows(record, name))
    assert found
    assert COLUMNS[name][:2] == ("source_name", "source_part")
    assert len(set(COLUMNS[name])) == len(COLUMNS[name])
    for row in found:
        assert len(row) == len(COLUMNS[name])
        assert row[:2] == ("a.txt", 2)


@pytest.mark.parametrize("name", TABLES)
def test_keys_are_columns_and_tell_rows_apart(record: Record, name: TableName) -> None:
    keys = [tuple(row[column] for column in KEYS[name]) for row in table(record, name)]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", TABLES)
def test_a_release_without_facts_is_a_row_of_releases_only(name: TableName) -> None:
    assert bool(csv_rows(empty_record(), name)) == (name is TableName.RELEASES)
    assert csv_header(name) == ",".join(COLUMNS[name]) + "\n"


@pytest.mark.parametrize(
    ("name", "number", "expected"),
    [
        (
            TableName.RELEASES,
            0,
            {"source_chars": str(len(TEXT)), "place_district": "सिवान", "place_mentions_text": "सिवान"},
        ),
        (
            TableName.MEETINGS,
            0,
            {"kind": "review", "chair": "o1", "chair_name": "मेघा झा", "date_text": "सोमवार", "date_iso": ""}
            | {"venue_start": "", "evidence_text": "बैठक", "place_state": "बिहार", "headline_text": ""},
        ),
        (
            TableName.OFFICIALS,
            0,
            {"designations_text": "डीडीसी; प्रशासक", "designations_code": "ddc; ", "roles": "chair; directed"}
            | {"mentions_start": "17; 17", "mentions_end": "31; 23", "mentions_text": "डीडीसी मेघा झा; डीडीसी"},
        ),
        (TableName.OFFICIALS, 1, {"name": "", "designations_text": "बीडीओ"}),
        (
            TableName.SCHEMES,
            0,
            {"row": "1", "id": "mgnrega", "name": "मनरेगा", "level": "central", "mentions_text": "मनरेगा"},
        ),
        (
            TableName.INDICATORS,
            0,
            {"value": "12", "value_max": "15", "number_text": "12 से 15", "text": "12 से 15 तालाब"}
            | {"reported_by": "o2", "reported_by_name": "बीडीओ", "comparator": ""},
        ),
        (TableName.INDICATORS, 1, {"row": "2", "id": "i1", "text": "12 से 15"}),
        (TableName.DIRECTIVES, 0, {"by": "o1", "by_name": "मेघा झा", "to": "बीडीओ; सीओ", "deadline_text": ""}),
    ],
)
def test_cells(record: Record, name: TableName, number: int, expected: dict[str, str]) -> None:
    row = table(record, name)[number]
    assert {key: row[key] for key in expected} == expected


def test_one_indicator_row_a_mention(record: Record) -> None:
    assert len(table(record, TableName.INDICATORS)) == 2


def test_json_lines_hold_the_record_whole(record: Record) -> None:
    first, second = write(Plan(Format.JSONL), [record], [empty_record()]).splitlines()
    assert Record.model_validate_json(first) == record
    assert Record.model_validate_json(second) == empty_record()
    assert "मनरेगा" in first


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\n", "\r", "\x0b", "\x0c", "\x1c"])
def test_a_record_stays_on_its_line_whatever_its_text_holds(sign: str) -> None:
    made = empty_record(f"a{sign}b")
    line = record_line(made)
    assert len(line.splitlines()) == 1
    assert Record.model_validate_json(line) == made


# the records of one run by the groups in which they reach the outputs
GROUPS = {
    "none": [],
    "one by one": [[0], [1], [2], [0]],
    "all at once": [[0, 1, 2, 0]],
    "with empty groups": [[], [0, 1], [], [2, 0]],
}


@pytest.mark.parametrize("groups", GROUPS.values(), ids=GROUPS)
def test_json_is_one_array(groups: list[list[int]]) -> None:
    text = write(Plan(Format.JSON), *([empty_record(str(number)) for number in group] for group in groups))
    numbers = [number for group in groups for number in group]
    expected = [empty_record(str(number)).model_dump(mode="json") for number in numbers]
    assert text == json.dumps(expected, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize(
    "plan",
    [Plan(Format.JSON), Plan(Format.JSONL), Plan(Format.TABLE), *(Plan(Format.CSV, tables=(name,)) for name in TABLES)],
    ids=lambda plan: "-".join((plan.format, *plan.tables)),
)
def test_same_bytes_however_records_are_grouped(record: Record, plan: Plan) -> None:
    records = [record, empty_record(), record.model_copy(update={"headline": span("सिवान")})]
    texts = {
        write(plan, *([records[number] for number in group] for group in groups))
        for name, groups in GROUPS.items()
        if name != "none"
    }
    assert len(texts) == 1
    assert "a.txt" in texts.pop()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1,000"),
        (104312, "1,04,312"),
        (467000000, "46,70,00,000"),
        (-150000, "-1,50,000"),
        (2.0, "2"),
        (1234567.25, "12,34,567.25"),
        (0.05, "0.05"),
    ],
)
def test_digits_are_grouped_as_in_india(value: float, expected: str) -> None:
    assert indian(value) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"value": 12, "unit": "count"}, "12"),
        ({"value": 10, "value_max": 15, "unit": "km"}, "10 - 15 km"),
        ({"value": 50, "unit": "percent", "comparator": "less_than"}, "< 50 %"),
        ({"value": 2500000, "unit": "INR", "comparator": "about"}, "~ ₹ 25,00,000"),
    ],
)
def test_amounts(record: Record, fields: dict[str, Any], expected: str) -> None:
    assert amount(record.indicators[0].model_copy(update={"value_max": None} | fields)) == expected


def test_summary_names_every_kind_of_fact(record: Record) -> None:
    shown = write(Plan(Format.TABLE), [record, empty_record()])
    for piece in (
        "a.txt [2]",
        "सिवान, बिहार",
        "review",
        "chair: मेघा झा",
        "mgnrega",
        "12 - 15",
        "बीडीओ, सीओ",
        "1 unknown",
    ):
        assert piece in shown
    assert "no meeting" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+91 98", "'+91 98"),
        ("-- सूची", "'-- सूची"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("＝1+1", "'＝1+1"),
        ("－1", "'－1"),
        ("=\n", "'=\n"),
        ("'=1", "''=1"),  # taking one apostrophe away gives back the text
        ("-", "-"),  # standard input as source_name
        ("'", "'"),
        ("'तालाब'", "'तालाब'"),
        ("तालाब=12", "तालाब=12"),
        (" =1", " =1"),
        ("", ""),
        (-12, -12),
        (-1.5, -1.5),
        (None, None),
    ],
)
def test_no_cell_of_csv_runs_as_a_formula(cell: Cell, written: Cell) -> None:
    assert defused(cell) == written


@pytest.mark.parametrize("name", ["=cmd.txt", "a\rb", "a\nb", 'a"b', "a,b", "\udce9.txt"])
def test_a_cell_comes_back_from_csv(name: str) -> None:
    text = encoded(csv_rows(empty_record(name), TableName.RELEASES)).decode()
    (row,) = csv.reader(io.StringIO(text, newline=""))
    assert row[0].removeprefix("'") == name.encode("utf-8", "backslashreplace").decode()


@pytest.mark.parametrize(
    ("value", "expected"), [(12, 12), (12.0, 12), (0.5, 0.5), (2**63 - 1, 2**63 - 1), (2**63, float(2**63))]
)
def test_numbers_are_whole_where_they_are_and_fit_64_bits(record: Record, value: float, expected: float) -> None:
    changed = record.model_copy(update={"indicators": [record.indicators[0].model_copy(update={"value": value})]})
    found = next(rows(changed, TableName.INDICATORS, ("value",)))[0]
    assert (found, type(found)) == (expected, type(expected))


def test_fields_are_written_in_the_order_asked_for(record: Record) -> None:
    fields = ("unit", "source_name", "value")
    made = Plan(Format.CSV, tables=(TableName.INDICATORS,), fields=fields)
    assert write(made, [record]).splitlines() == ["unit,source_name,value", "count,a.txt,12", "count,a.txt,12"]


def plan(format_: Format, path: str | None = None, *tables: TableName, folder: bool = False, **more: Any) -> Plan:
    return Plan(format_, Path(path) if path else None, folder, tables, **more)


S, I = TableName.SCHEMES, TableName.INDICATORS  # noqa: E741


@pytest.mark.parametrize(
    ("format_", "output", "tables", "terminal", "expected"),
    [
        (Format.AUTO, None, (), True, plan(Format.TABLE)),
        (Format.AUTO, None, (), False, plan(Format.JSONL)),
        (Format.AUTO, "-", (), False, plan(Format.JSONL)),
        (Format.JSON, None, (), True, plan(Format.JSON)),
        (Format.AUTO, None, (S,), True, plan(Format.CSV, None, S)),
        (Format.AUTO, None, (S, S), True, plan(Format.CSV, None, S)),
        (Format.AUTO, "r.json", (), True, plan(Format.JSON, "r.json")),
        (Format.AUTO, "r.ndjson", (), True, plan(Format.JSONL, "r.ndjson")),
        (Format.JSONL, "r.txt", (), True, plan(Format.JSONL, "r.txt")),
        (Format.AUTO, "new/", (), False, plan(Format.CSV, "new", *TABLES, folder=True)),
        (Format.CSV, "new", (), False, plan(Format.CSV, "new", *TABLES, folder=True)),
        (Format.AUTO, "new/", (S, I), False, plan(Format.CSV, "new", S, I, folder=True)),
        (Format.JSONL, "new/", (), False, plan(Format.JSONL, "new", folder=True)),
        (Format.CSV, "r.csv", (S,), False, plan(Format.CSV, "r.csv", S)),
        (Format.AUTO, "r.csv", (S,), False, plan(Format.CSV, "r.csv", S)),
        (Format.AUTO, "r.xlsx", (), False, plan(Format.XLSX, "r.xlsx", *TABLES)),
        (Format.AUTO, "r.XLSX", (S, I), False, plan(Format.XLSX, "r.XLSX", S, I)),
        (Format.XLSX, "new/", (), False, plan(Format.XLSX, "new", *TABLES, folder=True)),
        (Format.AUTO, "r.sqlite", (), False, plan(Format.SQLITE, "r.sqlite")),
        (Format.AUTO, "r.db", (), False, plan(Format.SQLITE, "r.db")),
        (Format.PARQUET, "new", (), False, plan(Format.PARQUET, "new", *TABLES, folder=True)),
        (Format.AUTO, "r.parquet", (I,), False, plan(Format.PARQUET, "r.parquet", I)),
    ],
)
def test_plans(
    format_: Format, output: str | None, tables: tuple[TableName, ...], terminal: bool, expected: Plan
) -> None:
    assert make_plan(format_, output, tables, terminal=terminal) == expected


@pytest.mark.parametrize(
    ("format_", "output", "tables", "more", "told"),
    [
        (Format.CSV, None, (), {}, "--table indicators"),
        (Format.CSV, None, (S, I), {}, "standard output takes one"),
        (Format.AUTO, "r.csv", (), {}, "--table NAME"),
        (Format.AUTO, "r.csv", (S, I), {}, "give -o a folder"),
        (Format.AUTO, "r.parquet", (), {}, "--table NAME"),
        (Format.JSON, None, (S,), {}, "--table schemes is for csv, xlsx, parquet"),
        (Format.AUTO, "r.sqlite", (S,), {}, "leave it out with the format sqlite"),
        (Format.AUTO, "r.jsonl", (), {"fields": ["id"]}, "--fields is for csv"),
        (Format.AUTO, None, (), {"fields": ["id"]}, "name it with --table"),
        (
            Format.AUTO,
            None,
            (S,),
            {"fields": ["id", "nam"]},
            "no field nam in schemes; there are: source_name, .*name_en",
        ),
        (Format.AUTO, None, (S,), {"fields": [""]}, "no field '' in schemes"),
        (Format.AUTO, "r.xlsx", (S, I), {"fields": ["id"]}, "the columns of one table"),
        (Format.AUTO, "r.xlsx", (), {"bom": True}, "--bom is for csv"),
        (Format.XLSX, None, (), {}, "add -o records.xlsx"),
        (Format.SQLITE, "-", (), {}, "add -o records.sqlite"),
        (Format.PARQUET, None, (I,), {}, "add -o records.parquet"),
        (Format.AUTO, os.devnull + ".xyz", (), {}, "--format"),
        (Format.SQLITE, os.devnull, (), {}, "goes to a file"),
    ],
)
def test_options_that_do_not_go_together(
    format_: Format, output: str | None, tables: tuple[TableName, ...], more: dict[str, Any], told: str
) -> None:
    with pytest.raises(PlanError, match=told):
        make_plan(format_, output, tables, terminal=False, **more)


@pytest.mark.parametrize(
    ("look", "coloured", "rule"), [(Look(120), False, 120), (Look(60), False, 60), (Look(80, "standard"), True, 80)]
)
def test_a_summary_has_the_look_of_its_stream(record: Record, look: Look, coloured: bool, rule: int) -> None:
    (shown,) = Layout(Format.TABLE, look=look).pieces(record)
    assert ("\x1b[" in shown) == coloured
    first = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()[0]
    assert len(first) == rule and first.startswith("a.txt [2] ─")


def test_csv_into_a_folder(record: Record, tmp_path: Path) -> None:
    plan = make_plan(Format.CSV, f"{tmp_path}/new/tables", terminal=False)
    assert write(plan, [record], [record]) == ""
    folder = tmp_path / "new" / "tables"
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        ["datapackage.json", *(f"{name}.csv" for name in TABLES)]
    )
    data = (folder / "indicators.csv").read_bytes()
    assert data.count(b"\n") == 5 and b"\r" not in data and not data.startswith(b"\xef\xbb\xbf")


def test_what_breaks_off_leaves_the_old_file(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("as it was", encoding="utf-8")
    with pytest.raises(RuntimeError), atomic_files([old, new]) as streams:
        for stream in streams:
            stream.write("half")
        raise RuntimeError
    assert [path.name for path in tmp_path.iterdir()] == ["old.txt"]
    assert old.read_text(encoding="utf-8") == "as it was"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    with atomic_write(link) as stream:
        stream.write("नया\n")
    assert link.is_symlink()
    assert target.read_bytes() == "नया\n".encode()
