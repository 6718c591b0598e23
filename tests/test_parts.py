"""A file of several releases becomes its parts; a single release stays whole, whatever rules and breaks it holds."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from conftest import sample_texts
from minutes_extract.readers import own_parts

BODY = (
    "जिला पदाधिकारी ने समाहरणालय सभागार में तालाब निर्माण की समीक्षा की और शेष काम 15 दिन के भीतर पूरा करने का निर्देश दिया। "
    "बैठक में सभी प्रखंडों के अधिकारी उपस्थित थे।"
)


def release(dateline: str, headline: str = "तालाब निर्माण की समीक्षा बैठक आयोजित") -> str:
    return f"{headline}\n\n{dateline} {BODY}\n"


A, B = release("अररिया, 14 मई 2026।"), release("सुपौल :")


@pytest.mark.parametrize(
    "separator",
    [
        "-----\n",
        "=========\n",
        "*****\n",
        "* * *\n",
        "- - - - -\n",
        "\n____________\n\n",
        "—————\n",
        "---\n",
        "###\n",
        "---000---\n",
        "--00--\n",
        "-0-\n",
        "******0******\n",
        "००००\n",
        "xxxxx\n",
        "\f",
        "\n\f\n",
        "-----\r\n",
        "-----\n=====\n",
        "-----\n\f",
    ],
)
def test_separators(separator: str) -> None:
    parts = own_parts(A + separator + B)
    assert [part.strip() for part in parts] == [A.strip(), B.strip()]


@pytest.mark.parametrize(
    "head",
    [
        "समाचार क्रमांक {}",
        "समाचार क्रमांक/{}",
        "प्रेस विज्ञप्ति-{}",
        "प्रेस विज्ञप्ति संख्या: {}",
        "(प्रेस नोट {})",
        "विज्ञप्ति सं० {}/2026",
        "Press Note No. {}",
        "-----\nसमाचार - {}",
    ],
)
@pytest.mark.parametrize("numbers", [("1", "2"), ("१२", "१३")])
def test_numbered_heads(head: str, numbers: tuple[str, str]) -> None:
    if "-----" in head:
        text = f"{head.format(numbers[0])}\n{A}\n{head.format(numbers[1])}\n{B}"
    else:
        text = "\n".join((head.format(numbers[0]), A, head.format(numbers[1]), B))
    assert [part.strip() for part in own_parts(text)] == [A.strip(), B.strip()]


@pytest.mark.parametrize(
    "dateline",
    [
        "छिंदवाड़ा/१४ मई २०२६/",
        "जयपुर, 6 अगस्त।",
        "मऊ।",
        "गुमला, दिनांक - 09/07/2026\n",
        "नई टिहरी। 11 जून, 2026 (सू0वि0)।",
        "उत्तर बस्तर कांकेर 22 मई 2026/",
        "मंडी, 08 अप्रैल :",
        "भोपाल : मंगलवार, मार्च 12, 2024\n",
        "देहरादून (सू0वि0)।",
        "जागरण संवाददाता, हापुड़।",
    ],
)
def test_datelines(dateline: str) -> None:
    assert len(own_parts(f"{A}-----\n{release(dateline)}")) == 2


WHOLE = {
    "a rule above a signature": f"{A}\n-----\nजिला जनसंपर्क अधिकारी\nअररिया\n",
    "a rule within": f"{A}\n-----\n{BODY}\n-----\n{BODY}\n",
    "a rule above a list": f"{A}\n-----\nउपस्थित अधिकारी: उप विकास आयुक्त, सिविल सर्जन\n{BODY}\n",
    "a rule below the headline": f"तालाब निर्माण की समीक्षा\n=====\nअररिया, 14 मई 2026। {BODY}\n",
    "page breaks": f"{A}\f{BODY}\f{BODY}\f",
    "a letterhead on each page": f"प्रेस विज्ञप्ति संख्या 12\n{A}\fप्रेस विज्ञप्ति संख्या 12\n{B}".replace("\f", "\n"),
    "one numbered head": f"समाचार क्रमांक 12\n{A}",
    "numbers of a list": f"{A}\nसमाचार 1\nपहला\nसमाचार 2\nदूसरा\n",
    "a date in the text": f"{A}\n-----\nशिविर आगामी 15 अगस्त को लगाए जाएंगे। {BODY}\n",
    "a place in the text": f"{A}\n-----\nसुपौल में भी इसी तरह की बैठक हुई। {BODY}\n",
    "a dateline without headline or date": f"{A}\n-----\nसुपौल। {BODY}\n",
    "a table": f"{A}\nप्रखंड | तालाब\n-----\nजोकीहाट | 12\n-----\nरानीगंज | 7\n",
    "nothing": "",
    "rules alone": "-----\n=====\n\f\n",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_a_single_release_stays_whole(text: str) -> None:
    assert own_parts(text) == [text]


def test_samples_stay_whole_with_rules_and_breaks_anywhere() -> None:
    chosen = random.Random(1)
    for text in sample_texts():
        lines = text.split("\n")
        for separator in ("------", "\f", "= = = ="):
            for _ in range(10):
                at = chosen.randrange(1, len(lines))
                broken = "\n".join([*lines[:at], separator, *lines[at:]])
                assert own_parts(broken) == [broken]


def test_samples_one_after_the_other_are_told_apart() -> None:
    texts = [text for text in sample_texts() if "जनपद टाइम्स" not in text]  # a site's page begins with its menu
    for first, second in pairwise(texts):
        parts = own_parts(f"{first}\n-----\n{second}")
        assert [part.strip() for part in parts] == [first.strip(), second.strip()]


def test_what_is_no_release_stays_with_its_neighbour() -> None:
    masthead, list_ = "जिला जनसंपर्क कार्यालय\n-----\n", "-----\nप्रतिलिपि: सभी संपादक\n"
    assert own_parts(f"{masthead}{A}{list_}-----\n{B}{list_}") == [f"{masthead}{A}{list_}", f"{B}{list_}"]


@pytest.mark.parametrize("line", ["-" * 200_000, "- " * 100_000, "समाचार " * 50_000, "अ" * 200_000, "\f" * 100_000])
def test_hostile_lines(line: str) -> None:
    text = f"{A}{line}\n{line}x\n{A}"
    assert "".join(own_parts(text)).count(BODY) == 2
