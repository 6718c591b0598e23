"""Every kind of output as its users get it: by the installed command, read back with the format's own library."""

from __future__ import annotations

import csv
import importlib
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import frictionless
import openpyxl
import pytest
from pyarrow import parquet

from minutes_extract.record import Record
from minutes_extract.writers import database as database_writer
from minutes_extract.writers.formats import TABLES, TableName, WriteError
from minutes_extract.writers.tables import COLUMNS, KEYS

COMMAND = Path(sys.executable).with_name("minutes-extract")
MEETING = (
    "जल संरक्षण की समीक्षा बैठक\n\n"
    "अररिया: सोमवार को डीडीसी निहारिका ओझा की अध्यक्षता में मनरेगा की समीक्षा बैठक हुई। "
    "उन्होंने बताया कि 45 तालाब बने हैं और 2.5 करोड़ रुपये खर्च हुए। "
    "डीडीसी ने बीडीओ को 15 दिनों के भीतर 60 सड़कों का काम पूर्ण करने का निर्देश दिया।\n"
)
Table = list[dict[str, Any]]


def run(*arguments: str | Path, code: int = 0, cwd: Path | None = None, stdin: str = "") -> str:
    """What the command said on standard error."""
    done = subprocess.run(
        [COMMAND, "extract", *map(str, arguments)], cwd=cwd, input=stdin.encode(), capture_output=True, check=False
    )
    assert done.returncode == code, done.stderr.decode()
    return done.stderr.decode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release with all kinds of facts, two in one file, one without facts, and names that begin as formulas do."""
    made = tmp_path_factory.mktemp("releases")
    for name, text in {
        "a.txt": MEETING,
        "empty.txt": "",
        "=1+1.txt": MEETING.replace("45", "46"),
        "-x.txt": "मुंगेर: 7 सड़कों की समीक्षा की गई।",
        "two.txt": MEETING.replace("45", "47") + "-----\n" + "पाली में 12.5 हेक्टेयर भूमि पर पौधारोपण किया गया।",
    }.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def expected(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[TableName, Table]:
    """The rows of all tables, by JSON Lines and the flattening of the library."""
    from minutes_extract.writers.tables import rows

    output = tmp_path_factory.mktemp("expected") / "r.jsonl"
    run(folder, "-o", output, "--separator", "-----")
    records = [Record.model_validate_json(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert [(record.source.name, record.source.part) for record in records] == [
        ("-x.txt", 0),
        ("=1+1.txt", 0),
        ("a.txt", 0),
        ("empty.txt", 0),
        ("two.txt", 0),
        ("two.txt", 1),
    ]
    found = {
        table: [dict(zip(COLUMNS[table], row, strict=True)) for record in records for row in rows(record, table)]
        for table in TABLES
    }
    assert all(found.values())
    assert {row["value"] for row in found[TableName.INDICATORS]} >= {45, 25000000, 12.5}
    return found


@pytest.fixture
def made(folder: Path, tmp_path: Path) -> Any:
    """Writes the releases as options say."""

    def write(*options: str) -> Path:
        run(folder, "--separator", "-----", "-q", *options, cwd=tmp_path)
        assert not list(tmp_path.rglob(".*")), "nothing is left beside the output"
        return tmp_path

    return write


def without_none(table: Table) -> Table:
    return [{key: value for key, value in row.items() if value not in (None, "")} for row in table]


def test_json(made: Any, expected: dict[TableName, Table]) -> None:
    records = json.loads((made("-o", "r.json") / "r.json").read_text(encoding="utf-8"))
    assert [record["source"]["name"] for record in records] == [r["source_name"] for r in expected[TableName.RELEASES]]


@pytest.mark.parametrize("bom", [False, True])
def test_a_folder_of_csv_is_a_valid_data_package(made: Any, expected: dict[TableName, Table], bom: bool) -> None:
    written = made("-o", "t/", *(["--bom"] if bom else [])) / "t"
    report = frictionless.validate(str(written / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    assert report.stats["tasks"] == 6
    package = frictionless.Package(str(written / "datapackage.json"))
    for table in TABLES:
        assert (written / f"{table}.csv").read_bytes().startswith(b"\xef\xbb\xbf") == bom
        resource = package.get_resource(table)
        assert tuple(resource.schema.primary_key) == KEYS[table]
        assert bool(resource.schema.foreign_keys) == (table is not TableName.RELEASES)
        assert all(field.description and field.custom["description_hi"] for field in resource.schema.fields)
        rows = [dict(row) for row in resource.read_rows()]
        for row in rows:
            row["source_name"] = row["source_name"].removeprefix("'")
            if row.get("date_iso"):
                row["date_iso"] = row["date_iso"].isoformat()
        assert without_none(rows) == without_none(expected[table])


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("schemes.csv", ("a.txt,0,1", "nowhere.txt,0,1")),  # no such release
        ("indicators.csv", (",achieved,", ",done,")),  # no such status
        ("indicators.csv", (",45,", ",many,")),  # no number
        ("releases.csv", ("a.txt,0,", "empty.txt,0,")),  # twice the same key
    ],
)
def test_the_data_package_finds_what_does_not_hold(
    folder: Path, tmp_path: Path, table: str, change: tuple[str, str]
) -> None:
    run(folder, "-o", "t/", cwd=tmp_path)
    file = tmp_path / "t" / table
    text = file.read_text(encoding="utf-8")
    assert change[0] in text
    file.write_text(text.replace(*change), encoding="utf-8")
    assert not frictionless.validate(str(tmp_path / "t" / "datapackage.json")).valid


@pytest.mark.parametrize(
    "options",
    [
        ("-t", "schemes"),
        ("-t", "indicators", "-t", "releases"),
        ("-t", "indicators", "--fields", "value,unit,source_name,source_part,row"),
        ("-t", "indicators", "--fields", "value"),
    ],
)
def test_what_is_picked_is_a_valid_data_package(folder: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    run(folder, "-o", "t/", *options, cwd=tmp_path)
    report = frictionless.validate(str(tmp_path / "t" / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    assert report.stats["tasks"] == options.count("-t")


def sheet_rows(sheet: Any) -> Table:
    header, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_a_workbook(made: Any, expected: dict[TableName, Table]) -> None:
    book = openpyxl.load_workbook(made("-o", "r.xlsx") / "r.xlsx")
    assert book.sheetnames == ["summary", *TABLES, "fields"]
    for table in TABLES:
        sheet = book[table]
        assert without_none(sheet_rows(sheet)) == without_none(expected[table])
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, len(COLUMNS[table])).column_letter}{sheet.max_row}"
        widths = [dimension.width for dimension in sheet.column_dimensions.values()]
        assert len(set(widths)) > 1 and all(8 <= width <= 61 for width in widths)
        for cells in sheet.iter_rows():
            for cell in cells:
                assert cell.data_type in "sn" and cell.hyperlink is None  # never "f", a formula
                assert cell.value is None or cell.font.name == "Nirmala UI"
    summary = {row[0].value: row[1].value for row in book["summary"].iter_rows()}
    assert {table: summary[table] for table in TABLES} == {table: len(expected[table]) for table in TABLES}
    assert summary["बिहार"] == 4
    assert [row["column"] for row in sheet_rows(book["fields"])] == [name for t in TABLES for name in COLUMNS[t]]


def test_a_workbook_of_what_is_picked(made: Any, expected: dict[TableName, Table]) -> None:
    written = made("-o", "r.xlsx", "-t", "indicators", "--fields", "unit,value")
    book = openpyxl.load_workbook(written / "r.xlsx")
    assert book.sheetnames == ["summary", "indicators", "fields"]
    assert sheet_rows(book["indicators"]) == [
        {"unit": row["unit"], "value": row["value"]} for row in expected[TableName.INDICATORS]
    ]


def database_rows(path: Path, table: str) -> Table:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY rowid")]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_database(made: Any, expected: dict[TableName, Table], jobs: str) -> None:
    path = made("-o", "r.sqlite", "--jobs", jobs) / "r.sqlite"
    for table in TABLES:
        assert database_rows(path, table) == expected[table]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in TABLES[1:]:
            foreign = {row[2] for row in connection.execute(f"PRAGMA foreign_key_list({table})")}
            officials = {"officials"} if table in ("meetings", "indicators", "directives") else set()
            assert foreign == {"releases"} | officials
        joined = connection.execute(
            'SELECT o.name FROM directives d JOIN officials o USING (source_name, source_part) WHERE o.id = d."by"'
        )
        assert {name for (name,) in joined} == {"निहारिका ओझा"}
        described = connection.execute("SELECT count(*) FROM fields WHERE description_hi > ''").fetchone()
        assert described == (sum(map(len, COLUMNS.values())) + 6,)


def test_what_the_readers_know_stands_in_the_table_of_releases(tmp_path: Path) -> None:
    text = "मुंगेर: मंगलवार को जिला पदाधिकारी ने 7 सड़कों की समीक्षा की और 12 पुलों का काम पूरा करने का निर्देश दिया।"
    rows = [{"id": name, "text": text, "published": "2026-05-14"} for name in ("first", "second")]
    (tmp_path / "day.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    run("day.jsonl", "-o", "t/", "--mark-duplicates", cwd=tmp_path)
    with (tmp_path / "t" / "releases.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert [(row["source_name"], row["source_published"], row["source_duplicate_of"]) for row in found] == [
        ("first", "2026-05-14", ""),
        ("second", "2026-05-14", "first"),
    ]
    run("day.jsonl", "-o", "r.db", "-q", cwd=tmp_path)
    assert [row["source_published"] for row in database_rows(tmp_path / "r.db", "releases")] == ["2026-05-14"] * 2
    (tmp_path / "old.txt").write_bytes(text.encode("utf-16"))
    run("old.txt", "-o", "r.xlsx", cwd=tmp_path)
    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx")["releases"]
    assert [cell.value for cell in next(zip(*sheet.iter_rows(min_row=2), strict=True))] == ["old.txt"]
    assert "UTF-16-LE" in [cell.value for cell in sheet[2]]


@pytest.fixture(scope="module")
def database(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the releases; a test that changes it takes a copy."""
    path = tmp_path_factory.mktemp("database") / "r.db"
    run(folder, "-o", path, "-q", "--separator", "-----")
    return path


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("तालाब", {"a.txt", "=1+1.txt", "two.txt"}),
        ("सड़कों", {"a.txt", "=1+1.txt", "two.txt", "-x.txt"}),  # nukta as the text has it, in one sign or two
        ("सड़क*", {"a.txt", "=1+1.txt", "two.txt", "-x.txt"}),
        ("सड", set()),  # signs of vowels and nukta do not part words
        ('"12.5 हेक्टेयर"', {"two.txt"}),
        ("46", {"=1+1.txt"}),
    ],
)
def test_sentences_of_a_database_are_searched(database: Path, query: str, found: set[str]) -> None:
    with closing(sqlite3.connect(database)) as connection:
        names = connection.execute(
            "SELECT source_name FROM sentences_search JOIN sentences ON sentences.id = sentences_search.rowid "
            "WHERE sentences_search MATCH ?",
            (query,),
        )
        assert {name for (name,) in names} == found


def test_nukta_joiners_and_digits_are_searched_one_way(tmp_path: Path) -> None:
    text = "पाली: 45 स\u0921\u093cकें बनीं।\nपाली: ४६ स\u095cकें बनीं।\nपाली: 47 स\u0921\u093c\u200dकें बनीं।"
    run("-", "-o", "r.db", cwd=tmp_path, stdin=text)
    with closing(sqlite3.connect(tmp_path / "r.db")) as connection:
        for query, number in (("स\u0921\u093cकें", 3), ("46", 1)):
            found = connection.execute("SELECT count(*) FROM sentences_search WHERE sentences_search MATCH ?", (query,))
            assert found.fetchone() == (number,)
        for (text_,) in connection.execute("SELECT text FROM sentences"):
            assert text_ in text


def test_a_later_run_updates_a_database(database: Path, tmp_path: Path, expected: dict[TableName, Table]) -> None:
    later = tmp_path / "later"
    later.mkdir()
    (later / "a.txt").write_text("मुंगेर: 7 पुल बने हैं।", encoding="utf-8")
    (later / "new.txt").write_text("मुंगेर: 8 पुल बने हैं।", encoding="utf-8")
    database = Path(shutil.copy(database, tmp_path / "r.sqlite"))
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE mine (x)")  # what others keep in it stays
        connection.execute("CREATE VIEW ponds AS SELECT * FROM indicators WHERE about = 'तालाब'")
    for _ in range(2):  # the second time changes nothing
        run(later, "-o", database)
        rows = [(row["source_name"], row["value"]) for row in database_rows(database, "indicators")]
        kept = [(row["source_name"], row["value"]) for row in expected[TableName.INDICATORS]]
        kept = [row for row in kept if row[0] != "a.txt"]
        assert sorted(rows) == sorted([*kept, ("a.txt", 7), ("new.txt", 8)])
        assert len(database_rows(database, "releases")) == 7
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO sentences_search (sentences_search) VALUES ('integrity-check')")
        search = "SELECT count(*) FROM sentences_search WHERE sentences_search MATCH ?"
        assert connection.execute(search, ("पुल",)).fetchone() == (2,)
        assert connection.execute(search, ("46",)).fetchone() == (1,)
        assert connection.execute(search, ("45",)).fetchone() == (0,)
        connection.execute("SELECT * FROM mine, ponds")


def test_two_releases_of_one_name_are_told_and_the_first_is_kept(tmp_path: Path) -> None:
    for name, number in (("one", 7), ("two", 8)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(f"मुंगेर: {number} पुल बने हैं।", encoding="utf-8")
    told = run("one", "two", "-o", "r.db", cwd=tmp_path, code=2)
    assert "a.txt (part 0): not written, another release of this run has its name" in told
    assert [row["value"] for row in database_rows(tmp_path / "r.db", "indicators")] == [7]


@pytest.mark.parametrize(("output", "told"), [("t/", True), ("r.xlsx", True), ("r.jsonl", False)])
def test_two_files_of_one_name_are_pointed_out_where_rows_name_them(tmp_path: Path, output: str, told: bool) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text("मुंगेर: 7 पुल बने हैं।", encoding="utf-8")
    said = run("one", "two", "-o", output, cwd=tmp_path)
    assert ("a.txt: 2 files have this name" in said) == told
    assert "a.txt" not in run(".", "-q", "-o", output, cwd=tmp_path)


def test_parquet(made: Any, expected: dict[TableName, Table]) -> None:
    written = made("-f", "parquet", "-o", "pq") / "pq"
    for table in TABLES:
        found = parquet.read_table(written / f"{table}.parquet")
        assert found.to_pylist() == expected[table]
        assert found.column_names == list(COLUMNS[table])
        assert all(field.metadata[b"description_hi"] for field in found.schema)
    types = {field.name: str(field.type) for field in parquet.read_schema(written / "indicators.parquet")}
    assert (types["value"], types["start"], types["about"]) == ("double", "int64", "string")


def test_one_table_of_parquet_by_name(made: Any, expected: dict[TableName, Table]) -> None:
    written = made("-o", "i.parquet", "-t", "indicators", "--fields", "value,unit")
    rows = [{"value": row["value"], "unit": row["unit"]} for row in expected[TableName.INDICATORS]]
    assert parquet.read_table(written / "i.parquet").to_pylist() == rows


@pytest.mark.parametrize("options", [("-o", "r.xlsx"), ("-f", "parquet", "-o", "pq"), ("-o", "t/")])
def test_same_bytes_for_any_number_of_processes(folder: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    written = []
    for jobs in ("1", "2"):
        place = tmp_path / jobs
        place.mkdir()
        run(folder, *options, "--jobs", jobs, cwd=place)
        written.append({str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()})
    assert written[0] and written[0] == written[1]


@pytest.mark.parametrize(
    ("options", "module", "extra"),
    [
        (("-o", "r.xlsx"), "xlsxwriter", "xlsx"),
        (("-f", "parquet", "-o", "pq"), "pyarrow", "parquet"),
        (("-o", "i.parquet", "-t", "indicators"), "pyarrow", "parquet"),
    ],
)
def test_a_format_whose_extra_is_missing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], module: str, extra: str
) -> None:
    (tmp_path / "sitecustomize.py").write_text(f"import sys; sys.modules['{module}'] = None", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    told = run(folder, *options, cwd=tmp_path, code=2)
    format_ = "xlsx" if extra == "xlsx" else "parquet"
    assert told == f"minutes-extract: the format {format_} needs {module}: pip install 'minutes-extract[{extra}]'\n"
    assert [path.name for path in tmp_path.iterdir()] == ["sitecustomize.py"]


@pytest.mark.parametrize("module", ["xlsxwriter", "pyarrow", "sqlite3", "yaml"])
def test_the_command_starts_without_what_only_some_outputs_need(module: str) -> None:
    importlib.import_module("minutes_extract.cli.program")
    code = f"import sys; import minutes_extract.cli.program; print('{module}' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"False"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"not a database, but a text that is longer than the header of one " * 3, "file is not a database"),
        (None, "its table meetings has no column "),
    ],
)
def test_what_is_no_database_of_ours_is_not_touched(
    folder: Path, tmp_path: Path, content: bytes | None, told: str
) -> None:
    path = tmp_path / "r.sqlite"
    if content is None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE meetings (id)")
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    said = run(folder, "-o", path, code=2)
    assert told in said and "choose another name for -o" in said
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["r.sqlite"]


def test_bytes_of_csv_with_a_mark_on_standard_output(folder: Path) -> None:
    done = subprocess.run(
        [COMMAND, "extract", folder, "-t", "schemes", "--bom", "--fields", "name"], capture_output=True, check=True
    )
    assert done.stdout.decode("utf-8-sig").splitlines()[0] == "name"
    assert done.stdout.startswith(b"\xef\xbb\xbf")
    assert next(csv.reader([done.stdout.decode("utf-8-sig").splitlines()[1]]))


@pytest.mark.parametrize("old", [False, True])
def test_a_database_that_does_not_fit_on_the_disk_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: bool
) -> None:
    """At the end of a run too, which was told as a defect of the program."""
    path = tmp_path / "r.sqlite"
    if old:
        with database_writer.open_database(path):
            pass
    before = path.read_bytes() if old else None

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(database_writer, "_finish", full)
    monkeypatch.setattr(database_writer, "_merge", full)
    told = re.escape(f"{path} could not be written (database or disk is full); check the free space of its folder")
    with pytest.raises(WriteError, match=told), database_writer.open_database(path):
        pass
    assert [found.name for found in tmp_path.iterdir()] == (["r.sqlite"] if old else [])
    assert not old or path.read_bytes() == before
