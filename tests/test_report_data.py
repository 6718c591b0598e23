"""Records become totals, rows, details and a page: what is counted, what is shown, and that no data becomes HTML."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from conftest import SAMPLES
from minutes_extract import Extractor
from minutes_extract import record as records
from minutes_extract.cli import app
from minutes_extract.record_files import RecordFileError
from minutes_extract.report.build import report
from minutes_extract.report.detail import around, detail, pieces
from minutes_extract.report.escape import script_json
from minutes_extract.report.fields import place
from minutes_extract.report.page import SCRIPTS, WEB, strings
from minutes_extract.report.records import stream_records
from minutes_extract.report.tables import COLUMNS, rows
from minutes_extract.report.totals import GROUPS, Totals

Json = dict[str, Any]
TEXT = "अररिया: बैठक में 45 तालाब बने। शेष 15 बनाने को कहा। कोड 7."


def span(text: str, nth: int = 0) -> Json:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(text, start + 1)
    return {"start": start, "end": start + len(text), "text": text}


def figure(number: str, status: str = "achieved", **fields: Any) -> Json:
    sentence = next(part for part in re.findall("[^।]+।?", TEXT) if number in part)
    mention = {**span(number), "number": span(number), "sentence": span(sentence)}
    made = {"id": "i1", "code": "water.pond.completed", "label": "तालाब - पूर्ण", "value": int(number), "unit": "count"}
    return {**made, "status": status, "about": "तालाब", "mentions": [mention], **fields}


def record(name: str = "a.txt", **fields: Any) -> Json:
    made: Json = {
        "source": {"name": name, "part": 0, "sha256": "0", "chars": len(TEXT)},
        "place": {"text": "अररिया", "district": "अररिया", "state": "बिहार", "mentions": [span("अररिया")]},
        "meeting": {"kind": "review", "chair": None, "evidence": span("बैठक में")},
        "officials": [],
        "schemes": [],
        "indicators": [figure("45"), figure("15", "pending")],
        "directives": [{**span("शेष 15 बनाने को कहा"), "by": None, "to": [], "deadline": None}],
        "other_numbers": [{**span("7"), "kind": "unknown"}],
    }
    return made | fields


def data_of(page: str) -> Json:
    found = re.search('<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    data: Json = json.loads(found[1])
    return data


def details_of(page: str) -> list[Any]:
    chunks = re.findall('<script type="text/plain" id="chunk-[0-9]+">(.*?)</script>', page)
    return [one for chunk in chunks for one in json.loads(gzip.decompress(base64.b64decode(chunk)))]


def made(*given: Json, **options: Any) -> str:
    stream = io.StringIO()
    report(given, stream, **options)
    return stream.getvalue()


# Totals


def test_totals_count_figures_once_a_release_and_name_what_has_no_key() -> None:
    totals = Totals()
    totals.add(record())
    low = figure("45", code=None, scheme="nrlm", certainty="low")
    scheme = {"id": "nrlm", "name": "राष्ट्रीय मिशन", "mentions": []}
    source = {"name": "b.txt", "duplicate_of": "a.txt"}
    warned = [{"kind": "k", "message": "m", "spans": []}]
    totals.add(record(source=source, place=None, meeting=None, indicators=[low], schemes=[scheme], warnings=warned))
    found = totals.as_json()
    assert found["counts"] == {
        "releases": 2,
        "meetings": 1,
        "indicators": 3,
        "officials": 0,
        "schemes": 1,
        "directives": 2,
        "unknown_numbers": 2,
        "low_certainty": 1,
        "warnings": 1,
        "duplicates": 1,
    }
    short = {
        group: [(row["key"], row["name"], row["figures"], row["releases"]) for row in found[f"by_{group}"]]
        for group in GROUPS
    }
    assert short == {
        "metric": [("water.pond.completed", "तालाब - पूर्ण", 2, 1), ("", "", 1, 1)],
        "district": [("अररिया", "अररिया", 2, 1), ("", "", 1, 1)],
        "scheme": [("nrlm", "राष्ट्रीय मिशन", 1, 1)],
        "status": [("achieved", "achieved", 2, 2), ("pending", "pending", 1, 1)],
        "meeting": [("review", "review", 2, 1), ("", "", 1, 1)],
    }


# Details


def test_without_its_text_a_release_is_the_sentences_and_words_of_its_facts() -> None:
    given = record()
    assert [text for _, text in pieces(given)] == ["अररिया: बैठक में 45 तालाब बने। शेष 15 बनाने को कहा।", "7"]
    short = record(indicators=[])
    assert [text for _, text in pieces(short)] == ["अररिया", "बैठक में", "शेष 15 बनाने को कहा", "7"]
    for start, text in [*pieces(given), *pieces(short)]:
        assert TEXT[start : start + len(text)] == text
    assert not detail(given).whole
    kept = record(source={**given["source"], "text": TEXT})
    assert pieces(kept) == [(0, TEXT)] and detail(kept).whole


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_every_mark_lies_on_the_words_of_its_fact(extractor: Extractor, path: Path) -> None:
    text = path.read_bytes().decode()
    given = extractor.extract(text, name=path.name).model_dump(mode="json")
    found = detail(given)
    assert all(text[start : start + len(words)] == words for start, words in found.pieces)
    ends = [start + len(words) for start, words in found.pieces]
    assert all(end < start for end, (start, _) in zip(ends, found.pieces[1:], strict=False))
    for start, end, fact in found.marks:
        assert 0 <= fact < len(found.facts)
        assert any(begin <= start and end <= begin + len(words) for begin, words in found.pieces)
    keys = [fact.key for fact in found.facts]
    assert len(set(keys)) == len(keys)
    assert set(keys) >= {key for table in COLUMNS if table != "releases" for key, _ in rows(given, table)}
    marks = sum(len(item["mentions"]) for kind in ("officials", "schemes", "indicators") for item in given[kind])
    kinds = [found.facts[fact].kind for _, _, fact in found.marks]
    assert sum(kind in ("official", "scheme", "indicator") for kind in kinds) == marks


@pytest.mark.parametrize(
    ("item", "fits"),
    [
        ({"start": 2, "end": 4, "text": "ab"}, True),
        ({"start": 2, "end": 5, "text": "ab"}, False),
        ({"start": -1, "end": 1, "text": "ab"}, False),
        ({"start": 2, "end": 2, "text": ""}, False),
        ({"start": "2", "end": 4, "text": "ab"}, False),
        ({}, False),
    ],
)
def test_a_span_that_contradicts_itself_marks_nothing(item: Json, fits: bool) -> None:
    assert (place(item) is not None) == fits


def test_words_around_a_number() -> None:
    number = place(span("7"))
    assert number
    assert around([(0, TEXT)], number, 6) == "। कोड 7."
    assert around([], number, 6) == "7"


# Rows


def test_what_is_to_be_reviewed() -> None:
    doubted = record(
        indicators=[figure("45", certainty="low"), figure("15", certainty="high")],
        warnings=[{"kind": "sum", "message": "does not add up", "spans": [span("15")]}],
    )
    found = list(rows(doubted, "review"))
    assert [(key, row[:3]) for key, row in found] == [
        ("i1", ("45 तालाब", "low", "indicator")),
        ("w1", ("does not add up", "warning", "warning")),
        ("n1", ("7", "unknown", "other")),
    ]


def test_rows_have_the_columns_of_their_table(extractor: Extractor) -> None:
    for path in SAMPLES.glob("*.txt"):
        given = extractor.extract(path.read_text(encoding="utf-8"), name=path.name).model_dump(mode="json")
        for table, columns in COLUMNS.items():
            for _, row in rows(given, table):
                assert len(row) == len(columns)
                for value, column in zip(row, columns, strict=True):
                    assert isinstance(value, int | float | None if column.type == "number" else str), column


ODD = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | st.floats(allow_nan=False) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "start", "end", "id"]), inner),
    max_leaves=6,
)
ODD_ITEM = st.dictionaries(
    st.sampled_from("id code label name value unit status about mentions designations roles to certainty kind".split()),
    ODD,
)
ODD_RECORD = st.fixed_dictionaries(
    {"source": st.fixed_dictionaries({"name": st.text(max_size=3)}, optional={"part": ODD, "text": ODD})},
    optional={
        **{name: st.lists(ODD_ITEM, max_size=2) for name in ("officials", "schemes", "indicators", "directives")},
        **{name: st.lists(ODD_ITEM, max_size=2) for name in ("other_numbers", "warnings")},
        **{name: st.none() | ODD_ITEM for name in ("headline", "place", "meeting")},
    },
)


@given(st.lists(ODD_RECORD, min_size=1, max_size=3))
def test_records_of_any_content_make_a_page(given: list[Json]) -> None:
    page = made(*given)
    page.encode("utf-8")
    data = data_of(page)
    assert data["shown"] == len(given) == len(details_of(page))
    assert data["pool"][0] == "" and len(set(data["pool"])) == len(data["pool"])


# The page

HOSTILE = "</script><script>alert(1)</script><!-- \u2028 \u2029 \ud800 <img src=x onerror=alert(2)> ]]> &lt;"


@pytest.mark.parametrize("value", [HOSTILE, {HOSTILE: [HOSTILE]}, "<!--<script>"])
def test_json_in_a_page_holds_nothing_that_html_reads(value: Any) -> None:
    text = script_json(value)
    assert not set(text) & set("<>&\u2028\u2029\ud800")
    assert json.loads(text) == value


def test_no_data_of_a_record_stand_in_the_page_as_html() -> None:
    plain, hostile = (
        made(record()),
        made(record(HOSTILE, headline={"start": 0, "end": 99, "text": HOSTILE}), title=HOSTILE),
    )
    assert re.findall("<[^>]*>", plain) == re.findall("<[^>]*>", hostile)
    assert data_of(hostile)["title"] == HOSTILE


def test_the_policy_of_the_page_allows_its_own_script_and_style_alone() -> None:
    page = made(record())
    policy = re.search('http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    script, style = re.findall("<script>(.*?)</script>", page, re.S), re.findall("<style>(.*?)</style>", page, re.S)
    assert policy and len(script) == len(style) == 1

    def hashed(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"

    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].split(";"))
    assert rules == {
        "default-src": "'none'",
        "script-src": hashed(script[0]),
        "style-src": hashed(style[0]),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert not re.search(r"https?:|//[a-z]|url\(|@import|<link|<img|<iframe", re.sub("// .*", "", page))


@pytest.mark.parametrize("name", sorted({name for names in SCRIPTS.values() for name in names}))
def test_scripts_make_no_html_of_strings(name: str) -> None:
    script = (WEB / name).read_text(encoding="utf-8")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|</script|<!--", script
    )


def test_every_file_of_the_pages_is_used() -> None:
    used = {name for names in SCRIPTS.values() for name in names}
    assert {path.name for path in WEB.iterdir()} == used | {"report.html", "explain.html", "style.css", "strings.yaml"}


def test_a_page_that_is_full_takes_no_more_releases_but_counts_them() -> None:
    many = [record(f"{number}.txt", source={"name": f"{number}.txt", "text": TEXT * 50}) for number in range(300)]
    stream = io.StringIO()
    told = report(many, stream, max_size=20_000)
    data = data_of(stream.getvalue())
    assert (told.releases, told.shown) == (300, len(data["releases"])) == (data["read"], data["shown"])
    assert 0 < told.shown < 300
    assert data["totals"]["counts"]["releases"] == 300
    assert len(details_of(stream.getvalue())) == told.shown
    assert told.size == len(stream.getvalue().encode())
    assert report(many, io.StringIO()).shown == 300


# Files of records


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "no record in it"),
        ("\n\n", "no record in it"),
        ('{"source": {"name": "a"}}\n{"source"', "line 2: not JSON"),
        ('\n{"source": {}}', "line 2: no record with a source.name"),
        ("[]", "no record in it"),
        ("[3]", "record 1: no record with a source.name"),
        ('{"source": {"name": "a"}, "indicators": [3]}', "line 1: indicators is no list of objects"),
        ('{"source": {"name": "a"}, "meeting": "x"}', "line 1: meeting is no object"),
        (b'{"source": {"name": "\xff"}}', "line 1: not UTF-8"),
    ],
)
def test_files_that_hold_no_records(tmp_path: Path, content: str | bytes, problem: str) -> None:
    path = tmp_path / "run.jsonl"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(RecordFileError, match=re.escape(f"{path}: {problem}")):
        list(stream_records([str(path)], io.BytesIO()))


@pytest.mark.parametrize("content", ["{}\n{}\n", "\ufeff{}\n\n{}", "[{}, {}]", " \n [{},\n{}]"])
def test_shapes_of_files(tmp_path: Path, content: str) -> None:
    path = tmp_path / "run.jsonl"
    path.write_text(content.replace("{}", json.dumps(record())), encoding="utf-8")
    assert [found["source"]["name"] for found in stream_records([str(path)], io.BytesIO())] == ["a.txt", "a.txt"]
    assert len(list(stream_records(["-"], io.BytesIO(path.read_bytes())))) == 2
    (tmp_path / "more.jsonl").touch()
    assert len(list(stream_records([str(tmp_path)], io.BytesIO()))) == 2


def test_records_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    path.write_text(json.dumps(record()) + "\nnot JSON\n", encoding="utf-8")
    stream = stream_records([str(path)], io.BytesIO())
    assert next(stream)["source"]["name"] == "a.txt"


# Words of the page


def test_both_languages_say_the_same_things() -> None:
    words = json.loads(strings())

    def shape(part: Any) -> Any:
        if isinstance(part, dict):
            return {key: shape(value) for key, value in part.items()}
        assert isinstance(part, str)
        return sorted(re.findall(r"\{\w+\}", part))

    assert shape(words["en"]) == shape(words["hi"])


def test_terms_are_those_of_the_record() -> None:
    terms = json.loads(strings())["hi"]["terms"]
    for group, literal in {
        "status": records.Status,
        "comparator": records.Comparator,
        "level": records.SchemeLevel,
        "role": records.Role,
        "kind": records.MeetingKind,
        "unit": records.Unit,
        "other": records.OtherNumberKind,
    }.items():
        assert list(terms[group]) == list(get_args(literal)), group


def test_everything_the_scripts_say_has_words() -> None:
    words = json.loads(strings())["en"]
    script = "\n".join((WEB / name).read_text(encoding="utf-8") for names in SCRIPTS.values() for name in names)
    assert set(re.findall(r'\bsay\("(\w+)"', script)) <= set(words["ui"])
    columns = {column.key for table in COLUMNS.values() for column in table}
    assert columns <= set(words["columns"])
    assert {f"by_{group}" for group in GROUPS} | set(COLUMNS) <= set(words["ui"])


# Commands


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture
def run_file(tmp_path: Path) -> Path:
    path = tmp_path / "run.jsonl"
    kept = record("b.txt", source={"name": "b.txt", "text": TEXT})
    path.write_text("".join(json.dumps(one) + "\n" for one in (record(), kept)), encoding="utf-8")
    return path


def test_report_writes_a_page_and_says_what_is_in_it(tmp_path: Path, run_file: Path) -> None:
    page = tmp_path / "new" / "report.html"
    result = run("report", run_file, "-o", page, "--title", "अक्टूबर", "--language", "hi")
    assert result.exit_code == 0, result.stderr
    told = result.stderr.splitlines()
    assert re.fullmatch(rf"minutes-extract: wrote {re.escape(str(page))}: 2 releases, 0\.\d MB", told[0])
    assert told[1:] == [
        "minutes-extract: 1 release without text, shown by their sentences; `extract --keep-text` keeps the text"
    ]
    data = data_of(page.read_text(encoding="utf-8"))
    assert (data["title"], data["language"], data["shown"]) == ("अक्टूबर", "hi", 2)
    assert data["names"]["metric"]["water.pond.completed"] == ["तालाब - पूर्ण", "ponds, completed"]
    assert run("report", run_file, "-q", "-o", page).stderr == ""
    assert data_of(run("report", "-", stdin=run_file.read_text(encoding="utf-8")).stdout)["shown"] == 2


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["report", "nope.jsonl", "-o", "page.html"], "nope.jsonl: no such file or folder; check the spelling"),
        (["report", "{run}", "-o", "{run}"], "is read and written; choose another name for -o"),
        (["report", "{run}", "-o", "{folder}"], "is a folder; name the page itself"),
        (["stats", "nope.jsonl"], "nope.jsonl: no such file or folder; check the spelling"),
    ],
)
def test_what_cannot_be_done_is_told(
    tmp_path: Path, run_file: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], problem: str
) -> None:
    monkeypatch.chdir(tmp_path)
    before = run_file.read_bytes()
    result = run(*(argument.format(run=run_file, folder=tmp_path) for argument in arguments))
    assert result.exit_code == 2
    assert problem in result.stderr and len(result.stderr.splitlines()) == 1
    assert run_file.read_bytes() == before and not (tmp_path / "page.html").exists()


def test_a_bad_line_leaves_the_page_as_it_was(tmp_path: Path) -> None:
    page, bad = tmp_path / "page.html", tmp_path / "bad.jsonl"
    page.write_text("old")
    bad.write_text(json.dumps(record()) + "\n{", encoding="utf-8")
    assert run("report", bad, "-o", page).exit_code == 2
    assert page.read_text() == "old" and sorted(tmp_path.iterdir()) == [bad, page]


def test_stats_in_a_pipe_are_plain_text(run_file: Path) -> None:
    result = run("stats", run_file, "--top", "1")
    assert result.exit_code == 0, result.stderr
    assert [line.split() for line in result.stdout.splitlines()] == [
        line.split()
        for line in """\
2 releases, 2 meetings, 4 figures, 2 directives, 2 unknown numbers

Figures by metric
metric figures releases
तालाब - पूर्ण (water.pond.completed) 4 2

Figures by district
district figures releases
अररिया 4 2

Figures by status
status figures releases
achieved 2 2
and 1 more

Releases by kind of meeting
meeting releases figures
review 2 4""".splitlines()
    ]


def test_stats_as_json_are_the_totals_of_the_report(tmp_path: Path, run_file: Path) -> None:
    run("report", run_file, "-o", tmp_path / "page.html")
    totals = data_of((tmp_path / "page.html").read_text(encoding="utf-8"))["totals"]
    assert json.loads(run("stats", run_file, "--format", "json").stdout) == totals


def test_explain_as_a_page_names_the_rules(tmp_path: Path) -> None:
    page = tmp_path / "release.html"
    result = run("explain", SAMPLES / "etawah-shg-review.txt", "--html", page)
    assert (result.exit_code, result.stderr) == (0, f"minutes-extract: wrote {page}\n")
    data = data_of(page.read_text(encoding="utf-8"))
    pieces, facts, marks, whole = data["detail"]
    assert whole and pieces == [[0, (SAMPLES / "etawah-shg-review.txt").read_bytes().decode()]]
    assert ["first line that reads as a headline"] in [rule for _, _, _, rule, _ in facts]
    assert any(rule[0].startswith("metric shg.") for _, kind, _, rule, _ in facts if kind == "indicator")
    assert len(marks) >= len(facts)


@pytest.mark.parametrize(
    ("file", "html", "problem"),
    [
        ("{release}", "{release}", "is read and written"),
        ("{release}", "{folder}", "is a folder"),
        ("{folder}/nope.txt", "{folder}/page.html", "no such file"),
    ],
)
def test_explain_pages_that_cannot_be_written(tmp_path: Path, file: str, html: str, problem: str) -> None:
    release = tmp_path / "release.txt"
    release.write_text(TEXT, encoding="utf-8")
    names = {"release": str(release), "folder": str(tmp_path)}
    result = run("explain", file.format(**names), "--html", html.format(**names))
    assert result.exit_code == 2 and problem in result.stderr
    assert release.read_text(encoding="utf-8") == TEXT
