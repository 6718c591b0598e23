"""Every kind of input, through the installed command: what comes out, and what is told of inputs that are bad."""

from __future__ import annotations

import codecs
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from documents import docx, docx_of, pdf, zipped
from legacy_encoder import kruti_dev

HEADLINE = "तालाब निर्माण की समीक्षा"
BODY = "अररिया: बैठक में डीडीसी निहारिका ओझा ने बताया कि 45 तालाब बने हैं।"
RELEASE = f"{HEADLINE}\n\n{BODY}\n"
OTHER = "मुंगेर: मंगलवार को 7 सड़कों की समीक्षा की गई।\n"
COMMAND = Path(sys.executable).with_name("minutes-extract")
JOBS = pytest.mark.parametrize("jobs", ["1", "2"])


@dataclass(frozen=True)
class Ran:
    code: int
    records: list[dict[str, Any]]
    told: list[str]

    @property
    def names(self) -> list[tuple[str, int]]:
        return [(record["source"]["name"], record["source"]["part"]) for record in self.records]


_ACCOUNT = re.compile(r"read \d+ releases?: ")  # the last line of a run; its own tests are elsewhere


def run(*arguments: str | Path, stdin: bytes = b"", environment: Mapping[str, str] | None = None) -> Ran:
    done = subprocess.run(
        [str(COMMAND), "extract", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=300,
        env=os.environ | dict(environment or {}),
    )
    told = done.stderr.decode().splitlines()
    assert not any("Traceback" in line or "internal error" in line for line in told), told
    records = [json.loads(line) for line in done.stdout.decode().split("\n") if line]
    lines = [line.removeprefix("minutes-extract: ") for line in told]
    return Ran(done.returncode, records, [line for line in lines if not _ACCOUNT.match(line)])


def page(body: str, head: str = "") -> bytes:
    return f'<!DOCTYPE html><html lang="hi"><head>{head}</head><body>{body}</body></html>'.encode()


def parquet_of(**columns: list[Any]) -> bytes:
    pa = pytest.importorskip("pyarrow", reason="the extra `arrow` is not installed")
    from pyarrow import parquet

    data = io.BytesIO()
    parquet.write_table(pa.table(columns), data)
    return data.getvalue()


def article() -> bytes:
    pytest.importorskip("trafilatura", reason="the extra `html` is not installed")
    return page(
        f"<nav><a href='/'>होम</a></nav><article><h1>{HEADLINE}</h1><p>{BODY}</p></article><footer>कॉपीराइट</footer>",
        f"<title>{HEADLINE} - जनपद टाइम्स</title>"
        "<meta property='article:published_time' content='2026-05-14T10:00:00+05:30'>",
    )


def lines_of(*rows: dict[str, Any]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def text_layer() -> bytes:
    pytest.importorskip("pypdf", reason="the extra `pdf` is not installed")
    return pdf([[HEADLINE, BODY]])


TABLE = {"id": "7", "text": RELEASE, "published": "2026-05-14"}
GUESS = "taking --text-column text, --id-column id, --date-column published"
# kind of input: file name, bytes, source fields of its record that are not null by default, what is told
INPUTS: dict[str, tuple[str, Any, dict[str, Any], list[str]]] = {
    "text": ("a.txt", RELEASE.encode, {}, []),
    "text with a byte order mark": ("a.txt", lambda: codecs.BOM_UTF8 + RELEASE.encode(), {}, []),
    "Markdown": ("a.md", f"# {RELEASE}".encode, {}, []),
    "UTF-16, little end first": (
        "a.txt",
        lambda: codecs.BOM_UTF16_LE + RELEASE.encode("utf-16-le"),
        {"converted_from": "UTF-16-LE"},
        [],
    ),
    "UTF-16, big end first": (
        "a.txt",
        lambda: codecs.BOM_UTF16_BE + RELEASE.encode("utf-16-be"),
        {"converted_from": "UTF-16-BE"},
        [],
    ),
    "UTF-16 without a mark": ("a.txt", lambda: RELEASE.encode("utf-16-le"), {"converted_from": "UTF-16-LE"}, []),
    "UTF-16 without a mark, big end first": (
        "a.txt",
        lambda: RELEASE.encode("utf-16-be"),
        {"converted_from": "UTF-16-BE"},
        [],
    ),
    "HTML": ("a.html", article, {"title": HEADLINE, "published": "2026-05-14"}, []),
    ".docx": ("a.docx", lambda: docx([HEADLINE, BODY]), {}, []),
    ".pdf": ("a.pdf", text_layer, {}, []),
    "JSON Lines": ("a.jsonl", lambda: lines_of(TABLE), {"published": "2026-05-14"}, [GUESS]),
    "CSV": (
        "a.csv",
        f'\ufeffid,text,published\n7,"{RELEASE}",2026-05-14\n'.encode,
        {"published": "2026-05-14"},
        [GUESS],
    ),
    "CSV of a spreadsheet in UTF-16": (
        "a.csv",
        lambda: f'id;text;published\r\n7;"{RELEASE}";2026-05-14\r\n'.encode("utf-16"),
        {"published": "2026-05-14"},
        [GUESS],
    ),
    "Parquet": (
        "a.parquet",
        lambda: parquet_of(**{name: [value] for name, value in TABLE.items()}),
        {"published": "2026-05-14"},
        [GUESS],
    ),
    "zip": ("a.zip", lambda: zipped({"a.txt": RELEASE, "a.png": b"\x89PNG"}), {}, []),
}
DEFAULTS = {"converted_from": None, "title": None, "published": None, "duplicate_of": None, "text": None}
ROWS = {"JSON Lines", "CSV", "CSV of a spreadsheet in UTF-16", "Parquet"}


@pytest.fixture(scope="module", params=["by their names", "under other names"])
def files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, dict[str, Path]]:
    """All kinds of input in one run, and the file of each kind."""
    folder = tmp_path_factory.mktemp("inputs")
    paths: dict[str, Path] = {}
    for number, (kind, (name, make, _, _)) in enumerate(INPUTS.items()):
        shown = f"{number:02}{name}" if request.param == "by their names" else f"{number:02}.dat"
        paths[kind] = folder / shown
        paths[kind].write_bytes(make())
    return run(*paths.values()), paths


@pytest.mark.parametrize("kind", INPUTS)
def test_every_kind_of_input(kind: str, files: tuple[Ran, dict[str, Path]]) -> None:
    ran, paths = files
    assert ran.code == 0
    assert len(ran.records) == len(INPUTS)
    check_record(kind, ran.records[list(INPUTS).index(kind)], paths[kind].name)


@pytest.mark.parametrize("kind", INPUTS)
def test_every_kind_of_input_through_a_pipe(kind: str) -> None:
    _, make, _, told = INPUTS[kind]
    ran = run("-", stdin=make())
    assert (ran.code, ran.told) == (0, [f"standard input: {line}" for line in told])
    (record,) = ran.records
    check_record(kind, record, "-")


def check_record(kind: str, record: dict[str, Any], file: str) -> None:
    """The record of the release, from a file of that kind."""
    _, _, source, _ = INPUTS[kind]
    name = "7" if kind in ROWS else f"{file}/a.txt" if kind == "zip" else file
    assert (record["source"]["name"], record["source"]["part"]) == (name, 0)
    assert {field: record["source"][field] for field in DEFAULTS} == DEFAULTS | source
    assert record["headline"]["text"].removeprefix("# ") == HEADLINE
    assert [indicator["value"] for indicator in record["indicators"]] == [45]


@pytest.mark.parametrize("actual", ["inline", "named"])
def test_a_pdf_whose_words_say_themselves_what_they_read_as(actual: str, tmp_path: Path) -> None:
    pytest.importorskip("pypdf", reason="the extra `pdf` is not installed")
    (tmp_path / "a.pdf").write_bytes(pdf([[HEADLINE, BODY], [BODY]], unsaid="िीेर्", actual=actual))
    found = run(tmp_path / "a.pdf", "--keep-text")
    assert found.records[0]["source"]["text"].split() == f"{HEADLINE} {BODY} {BODY}".split()
    assert [official["name"] for official in found.records[0]["officials"]] == ["निहारिका ओझा"]
    assert found.told == []


def test_a_pdf_whose_text_layer_has_lost_letters_is_pointed_out(tmp_path: Path) -> None:
    pytest.importorskip("pypdf", reason="the extra `pdf` is not installed")
    (tmp_path / "a.pdf").write_bytes(pdf([[HEADLINE, BODY]], unsaid="नकमत"))
    found = run(tmp_path / "a.pdf")
    assert (found.code, len(found.records)) == (0, 1)
    (told,) = found.told
    assert re.fullmatch(
        r".*a\.pdf: its text layer has lost letters \(\d+ signs stand without one\); run OCR over it, "
        r"with ocrmypdf -l hin --force-ocr, say",
        told,
    )


def test_an_archive_that_begins_with_a_pdf_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"a.pdf": text_layer(), "b.txt": RELEASE}, zipfile.ZIP_STORED))
    assert run(tmp_path / "a.zip").names == [("a.zip/a.pdf", 0), ("a.zip/b.txt", 0)]


def test_the_title_of_a_page_in_a_legacy_font(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="the extra `html` is not installed")
    typed = kruti_dev(BODY).replace("&", "&amp;").replace("<", "&lt;")
    (tmp_path / "a.html").write_bytes(page(f"<article><h1>{kruti_dev(HEADLINE)}</h1><p>{typed}</p></article>"))
    source = run(tmp_path / "a.html").records[0]["source"]
    assert (source["title"], source["converted_from"]) == (HEADLINE, "kruti-dev")


@JOBS
def test_a_folder_of_all_kinds(jobs: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number, (name, make, _, _) in enumerate(INPUTS.values()):
        (folder / f"{number:02}{name}").write_bytes(make())
    (folder / "no ending").write_text(RELEASE, encoding="utf-8")
    (folder / "picture").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    (folder / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    (folder / "records.jsonl").write_text('{"schema_version":"1.0","source":{}}\n', encoding="utf-8")
    ran = run(folder, "--jobs", jobs)
    assert ran.code == 0
    assert len(ran.records) == len(INPUTS) + 1
    assert ran.told == [
        f"{folder}/10a.jsonl: {GUESS}",  # of four tables, once
        "skipped 3 files: logo.png (of no known kind), picture (no text), records.jsonl (written by this program)",
    ]


def test_the_text_is_kept_where_asked(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx([HEADLINE, BODY]))
    (record,) = run(tmp_path / "a.docx", "--keep-text").records
    text = record["source"]["text"]
    assert text == f"{HEADLINE}\n{BODY}\n"
    span = record["indicators"][0]["mentions"][0]["number"]
    assert text[span["start"] : span["end"]] == span["text"] == "45"


COLUMNS = 'नाम,दिन,समाचार\nएक,2026-05-25,"पाली, 21 मई। जिला कलक्टर राम सिंह ने बुधवार को बैठक ली।"\n'


@JOBS
def test_columns_that_are_named(jobs: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(COLUMNS, encoding="utf-8")
    columns = ("--text-column", "समाचार", "--id-column", "नाम", "--date-column", "दिन")
    ran = run(tmp_path / "a.csv", *columns, "--jobs", jobs, "--published", "2020-01-01")
    assert (ran.code, ran.told, ran.names) == (0, [], [("एक", 0)])
    assert ran.records[0]["meeting"]["date"]["iso"] == "2026-05-20"  # from the row's own day


def test_rows_without_an_id_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"text\n{OTHER}{OTHER}", encoding="utf-8")
    assert run(tmp_path / "a.csv").names == [("a.csv", 0), ("a.csv", 1)]


@JOBS
def test_large_tables_and_archives_are_shared_among_workers(jobs: str, tmp_path: Path) -> None:
    rows = [{"text": f"{RELEASE}{number}\n" * 4} for number in range(900)]
    (tmp_path / "a.jsonl").write_bytes(lines_of(*rows) + b"[]\n")
    inside = {f"{number:03}.txt": f"{RELEASE}{number}\n" * 4 for number in range(400)}
    inside["x.zip"] = zipped({"a.txt": RELEASE}).decode("latin-1").encode("latin-1")  # type: ignore[assignment]
    (tmp_path / "b.zip").write_bytes(zipped(inside, zipfile.ZIP_STORED))
    assert all(path.stat().st_size > 256 * 1024 for path in tmp_path.iterdir())
    ran = run(tmp_path, "--jobs", jobs)
    assert ran.code == 2
    assert ran.names == [
        *(("a.jsonl", number) for number in range(900)),
        *((f"b.zip/{number:03}.txt", 0) for number in range(400)),
    ]
    assert ran.told == [
        f"{tmp_path}/a.jsonl: taking --text-column text",
        f"{tmp_path}/a.jsonl line 901: no JSON object; give another --text-column, or mend the row",
        f"{tmp_path}/b.zip/x.zip: an archive within an archive; unpack it first",
    ]


def locked_zip() -> bytes:
    data = bytearray(zipped({"a.txt": RELEASE}))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flags] |= 1
    return bytes(data)


def lying_zip() -> bytes:
    """An archive whose list says that a file is small."""
    data = bytearray(zipped({"a.txt": "क" * 100_000}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (100).to_bytes(4, "little")
    return bytes(data)


GROWING = (
    "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{i} '&a{i - 1};&a{i - 1};'>" for i in range(1, 40)) + "]>"
)
# a bad file: its name, its bytes, what is told
BAD: dict[str, tuple[str, Any, str]] = {
    "a scan": ("x.pdf", lambda: pdf([[], []]), "a PDF without a text layer (a scan); run OCR first"),
    "a damaged PDF": ("x.pdf", lambda: b"%PDF-1.7\n" + b"\x00garbage" * 50, "a damaged PDF ("),
    "a picture called text": (
        "x.txt",
        lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF",
        "a picture; it must be turned into text",
    ),
    "an old Word file": ("x.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "an old or locked Office document"),
    "a workbook": ("x.zip", lambda: zipped({"xl/workbook.xml": "<a/>"}), "a workbook (.xlsx); save the sheet as CSV"),
    "a document cut off": ("x.docx", lambda: docx([BODY])[:-30], "a damaged zip file ("),
    "a document of broken XML": ("x.docx", lambda: docx_of("<w:p>"), "a damaged document ("),
    "entities that grow": ("x.docx", lambda: docx_of("<w:p/>", GROWING), "a document type declaration"),
    "an empty document": ("x.docx", lambda: docx(()), "no text in this document"),
    "a zip bomb": ("x.zip", lambda: zipped({"a.txt": b"0" * 30_000_000}), "/a.txt: packed more than 200 to 1"),
    "a document that is a bomb": ("x.docx", lambda: docx_of(" " * 70_000_000), "too large (more than 64 MiB"),
    "an encrypted archive": ("x.zip", locked_zip, "an encrypted archive; unpack it with its password first"),
    "a file larger than its archive says": ("x.zip", lying_zip, "/a.txt: damaged in the archive ("),
    "an archive in an archive": (
        "x.zip",
        lambda: zipped({"in.zip": zipped({"a.txt": RELEASE})}),
        "/in.zip: an archive within an archive; unpack it first",
    ),
    "an archive without releases": ("x.zip", lambda: zipped({"a.png": b"x"}), "no release in this archive"),
    "Parquet cut off": ("x.parquet", lambda: parquet_of(text=[BODY] * 50)[:200], "damaged Parquet ("),
    "Parquet without texts": (
        "x.parquet",
        lambda: parquet_of(text=[1, 2]),
        "column 'text' is int64, which is not text",
    ),
    "CSV with other columns": (
        "x.csv",
        lambda: b"a,b\n1,2\n",
        "cannot tell which column holds the texts; name it with",
    ),
    "CSV with a short row": ("x.csv", lambda: b"a,text\n1\n", " row 1: 1 cells, too few for the column 'text'"),
    "CSV that is not UTF-8": ("x.csv", lambda: b"a,text\n1,\xe9\xe9\n", "not UTF-8 (after row "),
    "CSV with an endless cell": ("x.csv", lambda: b'a,text\n1,"' + b"x" * 400, "no Devanagari"),
    "a line that is not JSON": ("x.jsonl", lambda: b'{"text":"\n', " line 1: not JSON ("),
    "half a character": ("x.jsonl", lambda: b'{"text":"\\ud800"}\n', " line 1: half a character at 0"),
    "JSON nested deeply": ("x.jsonl", lambda: b'{"text":' + b"[" * 200_000 + b"\n", " line 1: not JSON ("),
    "a page without text": ("x.html", lambda: page("<script>x()</script>"), "no main text in this web page"),
    "a page nested deeply": ("x.html", lambda: page("<div>" * 100_000 + BODY), "no main text in this web page"),
    "bytes of no encoding": ("x.txt", lambda: b"abc\xff\xfe\xfd", "not UTF-8 (byte 3, line 1)"),
}


@pytest.fixture(scope="module", params=["1", "2"])
def bad_files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Ran, dict[str, Path]]:
    """All bad files in one run, a good one after each, and the file of each kind."""
    text_layer(), article(), parquet_of()
    folder = tmp_path_factory.mktemp("bad")
    paths: dict[str, Path] = {}
    for number, (kind, (name, make, _)) in enumerate(BAD.items()):
        paths[kind] = folder / f"{number:02}{name}"
        paths[kind].write_bytes(make())
        (folder / f"{number:02}z.txt").write_text(OTHER, encoding="utf-8")
    return run(folder, "--jobs", request.param), paths


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_one_line_and_the_rest_goes_on(kind: str, bad_files: tuple[Ran, dict[str, Path]]) -> None:
    ran, paths = bad_files
    path = paths[kind]
    (line,) = [line for line in ran.told if line.startswith((f"{path}", path.name)) and ": taking " not in line]
    assert BAD[kind][2] in line
    assert len(line) < 500
    assert ran.code == 2
    assert (path.name[:2] + "z.txt", 0) in ran.names


def test_bad_files_give_nothing_else(bad_files: tuple[Ran, dict[str, Path]]) -> None:
    ran, _ = bad_files
    assert len(ran.told) == len(BAD) + len([line for line in ran.told if ": taking " in line])
    assert len(ran.records) == len(BAD) + 1  # the endless cell is a text


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_in_an_archive_are_only_shown(tmp_path: Path) -> None:
    names = ["../../../etc/evil.txt", "/abs.txt", "C:\\win\\a.txt", "a\x1b[31m.txt", "same.txt"]
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in [*names, "same.txt"]:
            info = zipfile.ZipInfo("x")
            info.filename = name
            archive.writestr(info, OTHER)
    ran = run("-", stdin=data.getvalue(), environment={"TMPDIR": str(tmp_path)})
    assert ran.code == 0
    assert [name for name, _ in ran.names] == [
        "-/abs.txt",
        "-/a\ufffd[31m.txt",
        "-/etc/evil.txt",
        "-/same.txt",
        "-/same.txt (2)",
        "-/win/a.txt",
    ]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="pipes and links")
@JOBS
def test_what_folders_hold_besides_files(jobs: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    os.mkfifo(folder / "pipe.txt")
    (folder / "round.txt").symlink_to("round.txt")
    (folder / "sub" / "up").symlink_to(folder)
    (folder / "gone.txt").symlink_to("nowhere")
    (folder / "a.txt").write_text(OTHER, encoding="utf-8")
    ran = run(folder, "--jobs", jobs)
    assert ran.names == [("a.txt", 0)]
    assert [line.partition(": ")[::2] for line in ran.told] == [
        (f"{folder}/gone.txt", "no such file or directory; check that it is a file you may read"),
        (f"{folder}/round.txt", "too many levels of symbolic links; check that it is a file you may read"),
        ("skipped 1 file", "pipe.txt (a pipe or device)"),
    ]
    assert ran.code == 2


@pytest.mark.skipif(os.name != "posix", reason="a device")
def test_a_file_without_end(tmp_path: Path) -> None:
    ran = run("/dev/zero", "--max-bytes", "1000")
    told = "too large (more than 1,000 bytes; the limit is 1,000 bytes); raise it with --max-bytes, or part the file"
    assert (ran.code, ran.told) == (2, [f"/dev/zero: {told}"])


@JOBS
def test_limits(jobs: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / "b.txt").write_text("क" * 500, encoding="utf-8")
    (tmp_path / "c.txt").write_text("क" * 200, encoding="utf-8")
    (tmp_path / "d.jsonl").write_bytes(lines_of({"text": "क" * 200}, {"text": "क"}))
    ran = run(tmp_path, "--max-bytes", "1000", "--max-chars", "100", "--jobs", jobs)
    assert ran.names == [("a.txt", 0), ("d.jsonl", 1)]
    large = "too large (1,500 bytes; the limit is 1,000 bytes); raise it with --max-bytes, or part the file"
    long = "too long (200 characters; the limit is 100); raise it with --max-chars, or part it with --separator"
    assert [line for line in ran.told if "taking" not in line] == [
        f"{tmp_path}/b.txt: {large}",
        f"{tmp_path}/c.txt: {long}",
        f"{tmp_path}/d.jsonl line 1: {long}",
    ]


@pytest.mark.parametrize(
    ("module", "name", "data", "told"),
    [
        (
            "trafilatura",
            "x.html",
            page(BODY),
            "a web page, which needs trafilatura; pip install 'minutes-extract[html]'",
        ),
        ("pypdf", "x.pdf", pdf([[BODY]]), "a PDF, which needs pypdf; pip install 'minutes-extract[pdf]'"),
        ("pyarrow", "x.parquet", b"PAR1PAR1", "Parquet, which needs pyarrow; pip install 'minutes-extract[arrow]'"),
    ],
)
def test_an_extra_that_is_missing_is_named(module: str, name: str, data: bytes, told: str, tmp_path: Path) -> None:
    hidden = tmp_path / "hidden" / module
    hidden.mkdir(parents=True)
    (hidden / "__init__.py").write_text("raise ImportError('hidden')", encoding="utf-8")
    (tmp_path / name).write_bytes(data)
    ran = run(tmp_path / name, environment={"PYTHONPATH": str(hidden.parent)})
    assert (ran.code, ran.told) == (2, [f"{tmp_path}/{name}: {told}"])


SAID = "जिला पदाधिकारी ने {number}0 तालाबों की समीक्षा की और शेष काम 15 दिन में पूरा करने का निर्देश दिया। बैठक में सभी अधिकारी थे।\n"
BULLETIN = "जिला सूचना कार्यालय\n\n" + "\n-----\n".join(
    f"{place} में {number} योजनाओं की समीक्षा बैठक आयोजित\n{place}, {number} मई 2026। {SAID.format(number=number)}"
    for number, place in enumerate(("अररिया", "सुपौल", "मधेपुरा"), 12)
)


@JOBS
@pytest.mark.parametrize("kind", ["text", "docx", "no split", "separator"])
def test_a_bulletin_of_several_releases(kind: str, jobs: str, tmp_path: Path) -> None:
    if kind == "docx":
        (tmp_path / "b.docx").write_bytes(docx(BULLETIN.split("\n")))
    else:
        (tmp_path / "b.txt").write_text(BULLETIN, encoding="utf-8")
    options = {"no split": ["--no-split"], "separator": ["--separator", "+++"]}.get(kind, [])
    ran = run(tmp_path, "--jobs", jobs, *options)
    parts = range(1 if options else 3)
    assert ran.names == [("b.docx" if kind == "docx" else "b.txt", part) for part in parts]
    if not options:
        assert [record["place"]["district"] for record in ran.records] == ["अररिया", "सुपौल", "मधेपुरा"]


# RELEASE as the keys of Kruti Dev 010 type it
KRUTI = (
    "rkykc fuekZ.k dh leh{kk\n\n"
    "vjfj;k% cSBd esa MhMhlh fugkfjdk vks>k us crk;k fd 45 rkykc cus gSaA "
    "'ks\"k dk;Z 'kh?kz iw.kZ djus dk funsZ'k fn;kA\n"
)


@pytest.mark.parametrize(
    ("name", "data", "converted_from"),
    [
        ("a.txt", KRUTI.encode(), "kruti-dev"),
        ("a.txt", KRUTI.replace("'", "\u2019").encode("windows-1252"), "windows-1252, kruti-dev"),
        ("a.docx", docx(KRUTI.split("\n")), "kruti-dev"),
        ("a.jsonl", lines_of({"text": KRUTI}), "kruti-dev"),
        ("a.zip", zipped({"a.txt": KRUTI}), "kruti-dev"),
    ],
)
def test_text_in_a_legacy_font(name: str, data: bytes, converted_from: str, tmp_path: Path) -> None:
    pytest.importorskip("minutes_extract.legacy", reason="the converter is not part of this build")
    (tmp_path / name).write_bytes(data)
    ran = run(tmp_path / name, "--keep-text")
    assert ran.code == 0
    (record,) = ran.records
    assert record["source"]["converted_from"] == converted_from
    assert BODY in record["source"]["text"]
    assert [indicator["value"] for indicator in record["indicators"]] == [45]


@JOBS
def test_duplicates_are_marked_in_the_order_of_the_input(jobs: str, tmp_path: Path) -> None:
    long = (
        f"{BODY} उन्होंने सभी प्रखंड विकास पदाधिकारियों को शेष तालाबों का काम समय पर पूरा करने और हर सप्ताह प्रगति की सूचना "
        "जिला मुख्यालय को भेजने का निर्देश दिया। बैठक में जिला पंचायत राज पदाधिकारी तथा सभी संबंधित विभागों के अभियंता और "
        "कनीय अभियंता उपस्थित थे।"
    )
    (tmp_path / "a.txt").write_text(long, encoding="utf-8")
    (tmp_path / "b.csv").write_text(f'text\n"{OTHER.strip()}"\n"{long} अन्य खबरें"\n', encoding="utf-8")
    (tmp_path / "c.txt").write_text(OTHER.replace("मंगलवार ", "मंगलवार  "), encoding="utf-8")
    (tmp_path / "d.txt").write_text(long.replace("45", "46"), encoding="utf-8")
    marked = run(tmp_path, "--jobs", jobs, "--mark-duplicates")
    assert [record["source"]["duplicate_of"] for record in marked.records] == [None, None, "a.txt", "b.csv", None]
    assert marked.told[-1] == "2 releases repeat an earlier one (source.duplicate_of)"
    plain = run(tmp_path, "--jobs", jobs)
    assert {record["source"]["duplicate_of"] for record in plain.records} == {None}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--separator", "x", "--no-split"], "say different things"),
        (["--mark-duplicates", "--engine", "ray", "-o", "x"], "--mark-duplicates goes with the local engine"),
        (["--max-bytes", "0"], "--max-bytes"),
    ],
)
def test_options_that_do_not_go_together(arguments: list[str], told: str, tmp_path: Path) -> None:
    ran = run(tmp_path, *arguments)
    assert ran.code == 2
    assert told in "\n".join(ran.told)


@pytest.mark.skipif(sys.platform != "linux", reason="such names")
@JOBS
def test_names_are_told_on_one_line_and_the_terminal_obeys_none(jobs: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in (b"a\nb.txt", b"c\x1b[31md.txt", b"e\xff\xfe.txt", "f\u202eg.txt".encode()):
        (folder / os.fsdecode(name)).write_bytes(b"abc\xff")
    (folder / "good\x1b[31m\n.txt").write_text(f"श्री \x1b[32mराम सिंह ने कहा। {OTHER}", encoding="utf-8")
    ran = run(folder, "--jobs", jobs)
    ends = r": not UTF-8 (byte 3, line 1); save it as UTF-8 and run again"
    names = [r"a\nb.txt", r"c\x1b[31md.txt", "e\ufffd\ufffd.txt", r"f\u202eg.txt"]
    assert (ran.code, ran.told) == (2, [f"{folder}/{name}{ends}" for name in names])
    assert ran.names == [("good\x1b[31m\n.txt", 0)]
    for arguments in (["extract", folder, "-f", "table"], ["explain", next(folder.glob("good*"))], ["check", folder]):
        done = subprocess.run([COMMAND, *arguments], capture_output=True, check=False)
        assert done.stdout + done.stderr and b"\x1b" not in done.stdout + done.stderr


def _without_capabilities(*arguments: str | Path) -> Ran:
    """As `run`, by a root who may not read what its permissions forbid."""
    none = "-dac_override,-dac_read_search"
    setpriv = ["setpriv", "--bounding-set", none, "--inh-caps", none] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*setpriv, COMMAND, "extract", *map(str, arguments)], capture_output=True, check=False, timeout=300
    )
    told = [line.removeprefix("minutes-extract: ") for line in done.stderr.decode().splitlines()]
    records = [json.loads(line) for line in done.stdout.decode().splitlines()]
    return Ran(done.returncode, records, [line for line in told if not _ACCOUNT.match(line)])


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("setpriv"), reason="permissions, also for root")
@JOBS
def test_what_may_not_be_read(jobs: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "locked").mkdir(parents=True)
    for name in ("a.txt", "locked/b.txt", "secret.txt"):
        (folder / name).write_text(OTHER, encoding="utf-8")
    (folder / "secret.txt").chmod(0)
    (folder / "locked").chmod(0)
    try:
        ran = _without_capabilities(folder, "--jobs", jobs)
    finally:
        (folder / "locked").chmod(0o700)
    assert ran.names == [("a.txt", 0)]
    assert (ran.code, ran.told) == (
        2,
        [
            f"{folder}/locked: permission denied; check its permissions",
            f"{folder}/secret.txt: permission denied; check that it is a file you may read",
        ],
    )


# files change while the program runs: done by the program itself, when it comes to the first one
CHANGING = """
import os
from minutes_extract.extract import Extractor
whole = Extractor.extract
def extract(self, text, *, name="-", **told):
    if name == "a.txt":
        for other, what in (("b.txt", "gone"), ("c.txt", "pipe"), ("d.txt", "grown"), ("e.txt", "folder")):
            path = os.path.join({folder!r}, other)
            os.unlink(path)
            if what == "pipe":
                os.mkfifo(path)
            elif what == "grown":
                with open(path, "w") as file:
                    file.write("x" * 5000)
            elif what == "folder":
                os.mkdir(path)
    return whole(self, text, name=name, **told)
Extractor.extract = extract
"""


@pytest.mark.skipif(os.name != "posix", reason="pipes")
def test_files_that_change_while_others_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in "abcdef":
        (folder / f"{name}.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(CHANGING.format(folder=str(folder)), encoding="utf-8")
    environment = {"PYTHONPATH": str(tmp_path / "site")}
    ran = run(folder, "--jobs", "1", "--max-bytes", "1000", environment=environment)
    assert ran.names == [("a.txt", 0), ("f.txt", 0)]
    assert [line.partition(": ")[0] for line in ran.told] == [f"{folder}/{name}.txt" for name in "bcde"]
    assert [line.partition(": ")[2].partition(" (")[0].partition(";")[0] for line in ran.told] == [
        "no such file or directory",
        "a pipe or device by now",
        "too large",
        "is a directory",
    ]
    assert ran.code == 2


_NESTED = "<w:tbl><w:tr><w:tc>" * 20_000 + "<w:p><w:r><w:t>क</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * 20_000


def nested_pdf(kids: bytes) -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 1/Kids "
        + kids
        + b">>\nendobj\ntrailer<</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF"
    )


def test_deeply_nested_documents(tmp_path: Path) -> None:
    """Lists in lists, tables in tables, pages that hold themselves, entities of entities: each read, or one line."""
    text_layer(), article()
    (tmp_path / "a.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(docx_of(_NESTED))
    (tmp_path / "c.pdf").write_bytes(nested_pdf(b"[" * 50_000 + b"]" * 50_000))
    (tmp_path / "d.pdf").write_bytes(nested_pdf(b"[2 0 R]"))
    (tmp_path / "e.xhtml").write_text(
        f"<?xml version='1.0'?>{GROWING.replace('DOCTYPE x', 'DOCTYPE html')}<html><body><article>"
        f"<p>&a39;{BODY * 5}</p></article></body></html>",
        encoding="utf-8",
    )
    (tmp_path / "z.txt").write_text(OTHER, encoding="utf-8")
    ran = run(tmp_path, "--jobs", "1")
    assert [name for name, _ in ran.names] == ["a.txt", "b.docx", "e.xhtml", "z.txt"]
    assert ran.records[2]["source"]["chars"] < 1000
    assert [line.partition(" (")[0] for line in ran.told] == [f"{tmp_path}/{name}.pdf: a damaged PDF" for name in "cd"]


def test_parquet_damaged_in_the_middle(tmp_path: Path) -> None:
    good = parquet_of(text=[OTHER * 3] * 5000)
    (tmp_path / "a.parquet").write_bytes(good[: len(good) // 2])
    (tmp_path / "b.parquet").write_bytes(good[:100] + bytes(300) + good[400:])
    (tmp_path / "c.parquet").write_bytes(good[:-8] + b"\xff\xff\xff\x7fPAR1")
    (tmp_path / "z.txt").write_text(OTHER, encoding="utf-8")
    ran = run(tmp_path)
    assert (ran.code, ran.names) == (2, [("z.txt", 0)])
    told = [line for line in ran.told if ": taking " not in line]
    assert [line[: len(f"{tmp_path}/x.parquet: damaged Parquet")] for line in told] == [
        f"{tmp_path}/{name}.parquet: damaged Parquet" for name in "abc"
    ]
