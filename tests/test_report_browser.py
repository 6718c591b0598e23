"""The pages in a browser: filters, order, an open release, languages, the download, the keyboard, hostile releases.

Skipped where no Chromium is installed; `MINUTES_EXTRACT_TEST_BROWSER` names one that is not on the path.
"""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import SAMPLES
from minutes_extract import Extractor
from minutes_extract.explain import marks
from minutes_extract.report.build import report
from minutes_extract.report.explained import explain_page
from report_browser import Browser, browser_path

Json = dict[str, Any]
PATH = browser_path()
pytestmark = pytest.mark.skipif(
    PATH is None or os.name != "posix",
    reason="no Chromium on the path (Debian: apt-get install chromium); the pages are not tried in a browser",
)
HOSTILE = "<script>window.hacked = 1</script><img src=x onerror='window.hacked=2'>\u2028</script><!-- 45 तालाब"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    assert PATH
    with Browser(PATH, tmp_path_factory.mktemp("profile")) as started:
        started.size(1280, 900)
        yield started


@pytest.fixture(scope="module")
def records(extractor: Extractor) -> list[Json]:
    """Records of the samples, every second one with its text."""
    made = []
    for number, path in enumerate(sorted(SAMPLES.glob("*.txt"))):
        text = path.read_bytes().decode()
        record = extractor.extract(text, name=path.name).model_dump(mode="json")
        if number % 2 == 0:
            record["source"]["text"] = text
        made.append(record)
    return made


@pytest.fixture(scope="module")
def page(records: list[Json], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("page") / "report.html", records)


def written(path: Path, records: list[Json]) -> Path:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        report(records, stream, language="en")
    return path


def shown(browser: Browser, selector: str) -> list[str]:
    found: list[str] = browser.run(f"[...document.querySelectorAll({json.dumps(selector)})].map((e) => e.textContent)")
    return found


def click(browser: Browser, selector: str) -> None:
    browser.run(f"document.querySelector({json.dumps(selector)}).click()")


def search(browser: Browser, words: str) -> None:
    browser.run(
        f"document.getElementById('search').value = {json.dumps(words)};"
        "document.getElementById('search').dispatchEvent(new Event('input'))"
    )


def wait_for_rows(browser: Browser, rows: int, all_: int) -> None:
    browser.until(f"document.getElementById('found').textContent === '{rows} of {all_}'")


def figures(records: list[Json]) -> list[Json]:
    return [item for record in records for item in record["indicators"]]


def open_release(browser: Browser, selector: str = "button.open") -> None:
    click(browser, selector)
    browser.until("document.querySelector('dialog[open] .text') !== null")


def test_it_opens_without_complaint_and_asks_for_nothing(browser: Browser, page: Path, records: list[Json]) -> None:
    browser.open(page)
    assert shown(browser, "[data-tile=indicators] strong") == [str(len(figures(records)))]
    assert shown(browser, "#found") == [f"{len(figures(records))} of {len(figures(records))}"]
    assert len(shown(browser, "tbody tr")) == 50
    assert shown(browser, ".chart h3")[0] == "Figures by metric"
    assert browser.problems() == [] and browser.requests() == []


def test_search_and_filters_leave_the_rows_that_fit(browser: Browser, page: Path, records: list[Json]) -> None:
    browser.open(page)
    all_ = len(figures(records))
    pending = [item for item in figures(records) if item["status"] == "pending"]
    browser.run(
        """(() => { const select = document.querySelector('[data-facet=status]');
        select.value = [...select.options].find((option) => option.text.startsWith('pending')).value;
        select.dispatchEvent(new Event('change')); })()"""
    )
    wait_for_rows(browser, len(pending), all_)
    search(browser, "462")  # written in Devanagari digits in the text
    wait_for_rows(browser, 1, all_)
    search(browser, "४६२ ग्रामों")
    wait_for_rows(browser, 1, all_)
    search(browser, "no such words")
    wait_for_rows(browser, 0, all_)
    assert shown(browser, "#table") == ["Nothing fits the search and filters."]
    assert browser.run("document.getElementById('download').disabled")
    click(browser, "#clear")
    wait_for_rows(browser, all_, all_)


def test_a_bar_filters_the_table(browser: Browser, page: Path, records: list[Json]) -> None:
    browser.open(page)
    name = browser.run("document.querySelectorAll('[data-group=district] .bar-name')[0].textContent")
    click(browser, "[data-group=district] .bar")
    count = sum(len(r["indicators"]) for r in records if r["place"] and r["place"]["district_en"] == name)
    wait_for_rows(browser, count, len(figures(records)))
    click(browser, "[data-group=meeting] .bar")
    assert shown(browser, "[role=tab][aria-selected=true]") == [f"Releases {len(records)}"]
    assert browser.problems() == []


def test_order_by_a_column(browser: Browser, page: Path, records: list[Json]) -> None:
    browser.open(page)
    values = sorted((item["value"] for item in figures(records)), reverse=True)
    click(browser, "[data-sort=value]")
    click(browser, "[data-sort=value]")
    assert browser.run("document.querySelector('[aria-sort=descending]').textContent") == "Value"
    first = shown(browser, "tbody td.number")[:2]
    assert [float("".join(c for c in text if c.isdigit() or c == ".")) for text in first] == values[:2]
    assert browser.run("document.activeElement.dataset.sort") == "value"


def test_pages(browser: Browser, page: Path, records: list[Json]) -> None:
    browser.open(page)
    pages = -(-len(figures(records)) // 50)
    assert shown(browser, "#pager span") == [f"Page 1 of {pages}"]
    click(browser, "[data-page=last]")
    assert shown(browser, "#pager span") == [f"Page {pages} of {pages}"]
    assert len(shown(browser, "tbody tr")) == len(figures(records)) - 50 * (pages - 1)
    assert browser.run("document.querySelector('[data-page=next]').getAttribute('aria-disabled')") == "true"


def test_a_release_opens_with_its_words_marked(browser: Browser, page: Path, records: list[Json]) -> None:
    browser.open(page)
    item = records[0]["indicators"][3]
    open_release(browser, "tr[data-key=i4] button.open")
    assert shown(browser, "mark.now") == [item["mentions"][0]["number"]["text"]]
    assert shown(browser, ".text")[0] == records[0]["source"]["text"].replace("\r\n", "\n")
    (entry,) = shown(browser, "[data-key=i4]:not(tr)")
    assert entry.endswith(f"found by: {item['code']}")
    assert browser.run("location.hash") == "#release=0&fact=i4"
    browser.press("Escape", code=27)
    browser.until("!document.getElementById('release').open")
    browser.until("location.hash === ''")
    assert browser.run("document.activeElement.closest('tr').dataset.key") == "i4"
    assert browser.problems() == []


def test_an_address_opens_a_release_and_going_back_closes_it(browser: Browser, page: Path, records: list[Json]) -> None:
    browser.open(page, "#release=1&fact=d1")
    browser.until("document.querySelector('mark.now') !== null")
    marked = "".join(shown(browser, "mark.now"))
    assert marked == records[1]["directives"][0]["text"]
    assert shown(browser, ".text .note")[0].startswith("The records do not hold the whole text")
    browser.run("location.hash = ''")
    browser.until("!document.getElementById('release').open")


def test_offsets_count_code_points(browser: Browser, tmp_path: Path, extractor: Extractor) -> None:
    text = "🙂🙂 अररिया: बैठक में बताया गया कि 45 तालाब बने हैं।"
    record = extractor.extract(text, name="a.txt").model_dump(mode="json")
    record["source"]["text"] = text
    browser.open(written(tmp_path / "page.html", [record]))
    open_release(browser)
    assert shown(browser, "mark.now") == ["45"]
    assert shown(browser, ".text") == [text]


def test_what_is_to_be_reviewed_has_its_own_table(browser: Browser, page: Path, records: list[Json]) -> None:
    browser.open(page)
    click(browser, "#tab-review")
    unknown = [n for record in records for n in record["other_numbers"] if n["kind"] == "unknown"]
    kinds = ("officials", "schemes", "indicators", "directives")
    doubtful = [fact for record in records for kind in kinds for fact in record[kind] if fact["certainty"] == "low"]
    assert doubtful and not any(record["warnings"] for record in records)
    assert len(shown(browser, "tbody tr")) == len(unknown) + len(doubtful)
    assert "low certainty" in shown(browser, "tbody tr")[0]
    open_release(browser, "tbody tr[data-key^=n] button.open")
    assert shown(browser, "mark.now") == [unknown[0]["text"]]


def test_hindi_and_english(browser: Browser, page: Path) -> None:
    browser.open(page)
    click(browser, "[data-language=hi]")
    assert browser.run("document.documentElement.lang") == "hi"
    assert shown(browser, "#heading") == ["विज्ञप्तियों में क्या है"]
    assert "हो चुका" in "".join(shown(browser, "tbody tr"))
    assert browser.run("document.activeElement === document.body || document.activeElement.dataset.language === 'hi'")
    browser.open(page)
    assert browser.run("document.documentElement.lang") == "hi", "the choice is kept"
    click(browser, "[data-language=en]")
    assert shown(browser, "#heading") == ["What the releases say"]
    assert browser.problems() == []


def test_names_in_english_for_readers_of_english(browser: Browser, page: Path, records: list[Json]) -> None:
    browser.open(page)
    official = next(one for one in records[0]["officials"] if one["name"])
    place = records[0]["place"]
    click(browser, "#tab-officials")
    search(browser, official["name_latin"])
    browser.until("document.querySelectorAll('tbody tr').length === 1")
    assert official["name_latin"] in shown(browser, "tbody tr")[0]
    assert place["district_en"] in shown(browser, "tbody tr")[0]
    search(browser, place["district_en"])
    found = len(shown(browser, "tbody tr"))
    click(browser, "[data-language=hi]")
    search(browser, place["district"])
    assert place["district"] in shown(browser, "tbody tr")[0]
    assert len(shown(browser, "tbody tr")) == found > 0
    click(browser, "[data-language=en]")
    assert browser.problems() == []


def test_the_keyboard_reaches_everything_in_order(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.run("document.getElementById('tab-indicators').focus()")
    browser.press("ArrowRight", code=39)
    assert browser.run("document.activeElement.id") == "tab-officials"
    assert browser.run("document.querySelectorAll('[role=tab][tabindex=\"0\"]').length") == 1
    browser.press("End", code=35)
    assert browser.run("document.activeElement.id") == "tab-review"
    browser.press("Home", code=36)
    order = []
    for _ in range(17):
        browser.press("Tab", code=9)
        order.append(
            browser.run(
                "(({id, dataset, className}) => id || dataset.facet || dataset.sort || className)"
                "(document.activeElement)"
            )
        )
    assert order[:7] == ["search", "district", "status", "metric", "scheme", "certainty", "download"]
    assert order[7:9] == ["about", "value"] and order[-1] == "open"
    browser.press("Enter", code=13, text="\r")
    browser.until("document.querySelector('dialog[open] .text') !== null")
    assert browser.run("document.activeElement.id") == "close"
    unnamed = """[...document.querySelectorAll('button, input, select, [role=region], [role=tabpanel]')]
        .filter((e) => !e.textContent.trim() && !e.getAttribute('aria-label') && !e.labels?.length).length"""
    assert browser.run(unnamed) == 0
    click(browser, "#close")


def test_the_download_holds_the_rows_shown_without_formulas(
    browser: Browser, records: list[Json], tmp_path: Path
) -> None:
    odd = ['=HYPERLINK("x")', "+1", "-1", "@x", "\t=1", " =1", "＝1", 'a, "b"\nc', "तालाब"]
    base = records[0]["indicators"][0]
    given = [{**records[0], "indicators": [{**base, "value": -5, "about": about} for about in odd]}, records[1]]
    browser.open(written(tmp_path / "page.html", given))
    folder = tmp_path / "downloads"
    folder.mkdir()
    browser.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
    search(browser, records[0]["source"]["name"])
    wait_for_rows(browser, len(odd), len(odd) + len(records[1]["indicators"]))
    click(browser, "#download")
    browser.until("true")
    file = folder / "indicators.csv"
    for _ in range(500):
        if file.exists():
            break
        browser.run("new Promise((done) => setTimeout(done, 20))")
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    head, *lines = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert [line[head.index("What is counted")] for line in lines] == [
        '\'=HYPERLINK("x")',
        "'+1",
        "'-1",
        "'@x",
        "'=1",
        "'=1",
        "'＝1",
        'a, "b" c',
        "तालाब",
    ]
    assert {line[head.index("Value")] for line in lines} == {"-5"}
    assert {line[head.index("Release")] for line in lines} == {records[0]["source"]["name"]}


@pytest.mark.parametrize("kept", [True, False])
def test_a_release_with_scripts_in_it_is_shown_and_not_run(
    browser: Browser, extractor: Extractor, tmp_path: Path, kept: bool
) -> None:
    text = f"{HOSTILE}\nअररिया: बैठक में बताया गया कि 45 {HOSTILE} बने हैं।"
    record = extractor.extract(text, name=HOSTILE).model_dump(mode="json")
    if kept:
        record["source"]["text"] = text
    for field in ("headline", "place"):
        if record[field]:
            record[field] |= {"district": HOSTILE} if field == "place" else {}
    span = {"start": text.index(HOSTILE, 9), "text": HOSTILE}
    span["end"] = span["start"] + len(HOSTILE)
    record["schemes"] = [{"id": None, "name": HOSTILE, "name_en": HOSTILE, "level": HOSTILE, "mentions": [span]}]
    record["indicators"] = [
        {"code": "__proto__", "about": HOSTILE, "value": 45, "unit": HOSTILE, "status": "constructor", "mentions": []}
    ]
    browser.open(written(tmp_path / "page.html", [record]))
    for tab in ("indicators", "schemes", "releases", "review"):
        click(browser, f"#tab-{tab}")
    click(browser, "[data-group=district] .bar")
    click(browser, "#tab-indicators")
    assert shown(browser, "button.open") == [" ".join(HOSTILE.split())]
    open_release(browser)
    assert HOSTILE in "".join(shown(browser, ".text"))
    assert browser.run("typeof window.hacked") == "undefined"
    assert browser.run("document.querySelectorAll('img, dialog script').length") == 0
    assert browser.problems() == [] and browser.requests() == []


def test_the_policy_stops_what_is_not_of_the_page(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.run("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.hacked = 1\">')")
    browser.run(
        "{ const s = document.createElement('script'); s.textContent = 'window.hacked = 2'; document.body.append(s) }"
    )
    browser.run("new Promise((done) => setTimeout(done, 100))")
    assert browser.run("typeof window.hacked") == "undefined"
    assert any("Content Security Policy" in problem for problem in browser.problems())


def test_a_phone_shows_rows_as_cards_and_nothing_wider_than_itself(browser: Browser, page: Path) -> None:
    browser.size(360, 740, phone=True)
    try:
        browser.open(page)
        for tab in ("officials", "directives", "releases", "review", "indicators"):
            click(browser, f"#tab-{tab}")
            assert browser.run("document.documentElement.scrollWidth") <= 360, tab
        assert browser.run("getComputedStyle(document.querySelector('tbody tr')).display") == "block"
        open_release(browser)
        assert browser.run("document.querySelector('.release-body').scrollWidth") <= 360
        click(browser, "#close")
    finally:
        browser.size(1280, 900)


@pytest.mark.parametrize("dark", [False, True])
def test_words_stand_out_from_every_colour_behind_them(browser: Browser, page: Path, dark: bool) -> None:
    """WCAG AA asks for a contrast of 4.5 between words and what is behind them."""
    browser.dark(dark)
    try:
        browser.open(page)
        pairs = browser.run(
            """(() => { const style = getComputedStyle(document.documentElement);
            const colour = (name) => style.getPropertyValue('--' + name).trim();
            const behind = ['paper', 'raised', 'bar', 'alert', 'headline', 'place', 'meeting', 'official', 'scheme',
              'indicator', 'directive', 'other', 'warning'];
            return [...behind.map((name) => ['ink on ' + name, colour('ink'), colour(name)]),
              ...['quiet', 'accent', 'now'].flatMap((front) => ['paper', 'raised'].map((name) =>
                [front + ' on ' + name, colour(front), colour(name)]))]; })()"""
        )
        assert {what: round(contrast(a, b), 1) for what, a, b in pairs if contrast(a, b) < 4.5} == {}
    finally:
        browser.dark(False)


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_five_thousand_releases(browser: Browser, records: list[Json], tmp_path: Path) -> None:
    many = []
    for number in range(5000):
        record = records[number % len(records)]
        many.append({**record, "source": {**record["source"], "name": f"{number:04}.txt"}})
    browser.open(written(tmp_path / "page.html", many))
    all_ = len(figures(many))
    grouped = f"{all_ // 1000},{all_ % 1000:03}"
    assert shown(browser, "#found") == [f"{grouped} of {grouped}"]
    assert len(shown(browser, "tbody tr")) == 50
    search(browser, "4999.txt")
    browser.until(f"document.getElementById('found').textContent === '{len(many[-1]['indicators'])} of {grouped}'")
    click(browser, "[data-sort=about]")
    open_release(browser)
    assert shown(browser, "#release-heading") == ["4999.txt"]
    assert browser.problems() == []


def test_the_page_of_one_release(browser: Browser, extractor: Extractor, tmp_path: Path) -> None:
    text = f"अररिया: बैठक में बताया गया कि 45 तालाब बने हैं। {HOSTILE}"
    reading = extractor.read(text)
    record = extractor.record(reading, name="<b>release</b>.txt")
    path = tmp_path / "release.html"
    path.write_text(explain_page(text, record, marks(reading, record)), encoding="utf-8")
    browser.open(path)
    click(browser, "[data-language=en]")
    assert shown(browser, "#heading") == ["<b>release</b>.txt"]
    assert shown(browser, ".text") == [text]
    click(browser, "[data-key=i1]")
    assert shown(browser, "mark.now") == ["45"]
    assert "found by: metric water.pond.completed" in shown(browser, "[data-key=i1]")[0]
    assert browser.run("typeof window.hacked") == "undefined"
    assert browser.problems() == [] and browser.requests() == []
