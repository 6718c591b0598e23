"""Releases that say the same are marked, in the order they come in; others are not."""

from __future__ import annotations

import subprocess
import sys

import pytest

from conftest import sample_texts
from minutes_extract.readers import Release
from minutes_extract.readers.duplicates import Duplicates

TEXTS = sample_texts()
TEXT = TEXTS[0]
WORDS = TEXT.split(" ")


def marks(texts: list[str], remembered: int = 100) -> list[str | None]:
    duplicates = Duplicates(remembered)
    releases = [Release(f"r{number}", 0, text, None) for number, text in enumerate(texts)]
    return [duplicates.mark(release).duplicate_of for release in releases]


def test_different_releases_are_not_marked() -> None:
    assert set(marks(TEXTS)) == {None}


@pytest.mark.parametrize(
    "copy",
    [
        TEXT,
        TEXT.replace("\n", "\r\n\r\n"),
        TEXT.replace("।", "|").replace(" ", "  "),
        TEXT.replace("\u093c", ""),
        TEXT.translate({0x966 + digit: 0x30 + digit for digit in range(10)}),
        f"होम\nवीडियो\n{TEXT}\nशेयर करें फेसबुक",
        TEXT.replace("कहा", "बताया"),
        " ".join(word for number, word in enumerate(WORDS) if number != 20 or any(map(str.isdigit, word))),
    ],
    ids=["same", "line ends", "marks", "nukta", "digits", "a portal's frame", "a word exchanged", "a word left out"],
)
def test_copies(copy: str) -> None:
    assert marks([TEXTS[1], TEXT, copy]) == [None, None, "r1"]


@pytest.mark.parametrize(
    "other",
    [
        "".join(chr(0x966 + (ord(char) - 0x966 + 1) % 10) if 0x966 <= ord(char) <= 0x96F else char for char in TEXT),
        TEXT[: len(TEXT) // 2],
        " ".join(reversed(WORDS)),
        "",
    ],
    ids=["other figures", "half of it", "other order", "nothing"],
)
def test_no_copies(other: str) -> None:
    assert marks([TEXT, other]) == [None, None]


def test_short_texts_must_be_the_same() -> None:
    assert marks(["पांच तालाब बने", "पांच तालाब बने।", "पांच तालाब अब बने", "", ""]) == [None, "r0", None, None, None]


def test_all_copies_name_the_first_one() -> None:
    assert marks([TEXT, f"{TEXT} अन्य", f"{TEXT} अन्य खबर", TEXT]) == [None, "r0", "r0", "r0"]


def test_a_part_is_named_with_its_number() -> None:
    duplicates = Duplicates()
    duplicates.mark(Release("a.txt", 2, TEXT, None))
    assert duplicates.mark(Release("b.txt", 0, TEXT, None)).duplicate_of == "a.txt#2"
    assert duplicates.marked == 1


def test_no_more_than_so_many_are_remembered() -> None:
    texts = [TEXT, *TEXTS[1:4], TEXT, TEXTS[3]]
    assert marks(texts, remembered=3) == [None, None, None, None, None, "r3"]
    duplicates = Duplicates(2)
    for number in range(50):
        duplicates.mark(Release(str(number), 0, f"{number} {TEXTS[number % 5]} {number * 'अब '}", None))
    assert (len(duplicates._known), len(duplicates._exact)) == (2, 2)
    assert len(duplicates._bands) <= 40


def test_the_same_in_any_process() -> None:
    code = (
        "from minutes_extract.readers.duplicates import _bands, _bins;"
        "print(list(_bands(_bins([str(n * n % 97) for n in range(300)]))))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1")
    }
    assert len(found) == 1
