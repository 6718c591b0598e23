"""What Excel cannot hold, or would run, in a workbook: long texts, many rows, formulas, signs it has not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from minutes_extract.record import Record, Source
from minutes_extract.writers import workbook
from minutes_extract.writers.formats import TABLES, Format, TableName
from minutes_extract.writers.layout import Layout, encoded
from minutes_extract.writers.workbook import CELL_CHARS, open_workbook

LAYOUT = Layout(Format.XLSX, TABLES)


def write(path: Path, *names: str) -> list[str]:
    """A workbook of releases of these names; what was noted."""
    with open_workbook(path, TABLES) as sink:
        for name in names:
            record = Record(source=Source(name=name, sha256="0" * 64, chars=0))
            sink.write([encoded(piece) for piece in LAYOUT.pieces(record)], 1)
    return sink.notes


def names(sheet: Any) -> list[Any]:
    return [cell.value for cell in sheet["A"]][1:]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
        ("+1", "+1"),
        ("-1", "-1"),
        ("@x", "@x"),
        ("\t=1", "\t=1"),
        ("12", "12"),  # a text that looks like a number
        ("http://example.org", "http://example.org"),
        (" तालाब ", " तालाब "),
        ("a\nb", "a\nb"),
        ("a\x01b", "a_x0001_b"),  # as Excel itself writes it
        ("<r><t>x</t></r>", "<r><t>x</t></r> "),
        ("<&>\"'", "<&>\"'"),
        ("\udce9", "\\udce9"),
    ],
)
def test_texts_are_strings(tmp_path: Path, text: str, read: str) -> None:
    assert write(tmp_path / "r.xlsx", text) == []
    cell = openpyxl.load_workbook(tmp_path / "r.xlsx")["releases"]["A2"]
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", read, None)


@pytest.mark.parametrize(("text", "quoted"), [("=1+1", True), ("-1", True), ("तालाब", False), ("-", False)])
def test_a_text_like_a_formula_stays_a_text_when_it_is_edited(tmp_path: Path, text: str, quoted: bool) -> None:
    write(tmp_path / "r.xlsx", text)
    cell = openpyxl.load_workbook(tmp_path / "r.xlsx")["releases"]["A2"]
    assert bool(cell.quotePrefix) == quoted


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("क" * CELL_CHARS, "क" * CELL_CHARS),
        ("क" * (CELL_CHARS + 1), "क" * (CELL_CHARS - 1) + "…"),
        ("😀" * 20000, "😀" * ((CELL_CHARS - 1) // 2) + "…"),  # two units each
    ],
)
def test_a_long_text_is_cut_and_told(tmp_path: Path, text: str, kept: str) -> None:
    notes = write(tmp_path / "r.xlsx", text)
    assert names(openpyxl.load_workbook(tmp_path / "r.xlsx")["releases"]) == [kept]
    assert [note.split(":")[0] for note in notes] == ([] if kept == text else ["releases, row 2"])


def test_many_long_texts_are_counted(tmp_path: Path) -> None:
    notes = write(tmp_path / "r.xlsx", *("क" * 40000 for _ in range(8)))
    assert len(notes) == 6 and notes[-1] == "3 more cells were cut"


@pytest.mark.parametrize(
    ("rows", "sheets"),
    [(3, ["releases"]), (4, ["releases", "releases 2"]), (7, ["releases", "releases 2", "releases 3"])],
)
def test_rows_that_do_not_fit_go_on_in_another_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int, sheets: list[str]
) -> None:
    monkeypatch.setattr(workbook, "SHEET_ROWS", 4)  # a header and three rows
    write(tmp_path / "r.xlsx", *map(str, range(rows)))
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    found = [name for name in book.sheetnames if name.startswith("releases")]
    assert found == sheets
    assert [name for sheet in sheets for name in names(book[sheet])] == [str(number) for number in range(rows)]
    assert all(book[sheet]["A1"].value == "source_name" and book[sheet].freeze_panes == "A2" for sheet in sheets)
    assert {row[0].value: row[1].value for row in book["summary"].iter_rows()}["releases"] == rows


@pytest.mark.parametrize("after", [0, 2])
def test_what_breaks_off_leaves_the_old_workbook(tmp_path: Path, after: int) -> None:
    path = tmp_path / "r.xlsx"
    path.write_bytes(b"as it was")
    record = Record(source=Source(name="a", sha256="0" * 64, chars=0))
    with pytest.raises(RuntimeError), open_workbook(path, TABLES) as sink:
        for _ in range(after):
            sink.write([encoded(piece) for piece in LAYOUT.pieces(record)], 1)
        raise RuntimeError
    assert path.read_bytes() == b"as it was"
    assert [found.name for found in tmp_path.iterdir()] == ["r.xlsx"]


def test_numbers_are_numbers(tmp_path: Path) -> None:
    fields = ("value", "value_max", "unit")
    with open_workbook(tmp_path / "r.xlsx", [TableName.INDICATORS], fields) as sink:
        sink.write([b'[[[45,null,"count"],[-2.5,1e300,"km"],[0,123456789012345,"other"]]]\n'], 1)
    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx")["indicators"]
    assert list(sheet.iter_rows(min_row=2, values_only=True)) == [
        (45, None, "count"),
        (-2.5, 1e300, "km"),
        (0, 123456789012345, "other"),
    ]
