"""Packs that somebody else wrote: nothing in them is run, and none makes the program slow or breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from minutes_extract import Extractor, PackError
from minutes_extract.packs import Compiled, compiled_packs
from minutes_extract.packs.check import check_packs
from minutes_extract.packs.load import load_packs
from tests.counted import lines_run
from tests.hostile.checks import NIGHTLY, check_text

HEAD = "pack: things\nabout: test\n"
ENTRIES = HEAD + "entries:\n"
_LEVELS = "".join(f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]\n" for n in range(1, 10))
# Aliases of aliases: a few lines that stand for 3,486,784,401 words.
BOMB = f"x0: &x0 [x, x, x, x, x, x, x, x, x]\n{_LEVELS}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ENTRIES + "- !!python/object/apply:os.system ['touch ran']\n", "could not determine a constructor"),
        (ENTRIES + "- !!python/object/new:os.system ['touch ran']\n", "could not determine a constructor"),
        ("!!python/name:os.system x\n", "could not determine a constructor"),
        ("pack: !!python/module:os x\n", "could not determine a constructor"),
        (ENTRIES + '- {id: a, lemma: "क\0"}\n', "control characters are not allowed"),
        (ENTRIES + '- {id: a, lemma: "\\ud800"}\n', "invalid Unicode character"),
        (ENTRIES + "- " + "[" * 50_000 + "]" * 50_000 + "\n", "pack.yaml: holds lists or mappings more than 50 deep"),
        (
            ENTRIES + "- " + "{a: " * 50_000 + "}" * 50_000 + "\n",
            "pack.yaml: holds lists or mappings more than 50 deep",
        ),
        (ENTRIES + "- " * 50_000 + "a\n", "pack.yaml: holds lists or mappings more than 50 deep"),
        (ENTRIES + "? " * 50_000 + "a\n", "pack.yaml: holds lists or mappings more than 50 deep"),
        ("pack: things\nabout: 2020-13-45\nentries: []\n", "month must be in 1..12"),
        ("pack: things\nabout: " + "9" * 10_000 + "\nentries: []\n", "is not YAML"),
        ("pack: [things]\nabout: x\nentries: []\n", "field pack: input should be a valid string"),
        ("pack: {a: b}\nabout: x\nentries: []\n", "field pack: input should be a valid string"),
        ("pack: things\n" + BOMB + "about: *x9\nentries: []\n", "field about: input should be a valid string"),
        (HEAD + BOMB + "entries:\n- {id: *x9, lemma: क}\n", "x0"),
        ("pack: things\nabout: x\nentries: &a [*a]\n", "field entries.0"),
        (ENTRIES + "- &a {id: a, lemma: *a}\n", "entry a: field lemma"),
        (ENTRIES + "- {id: [a], lemma: क}\n", "entry number 1: field id"),
        (ENTRIES + "- {id: a, lemma: " + "क " * 3000 + "}\n", "at most 200 characters"),
        ("? [a]\n: b\n", "unhashable key"),
        ("x", "expected a mapping"),
        ("", "expected a mapping"),
    ],
    ids=lambda value: ascii(value[-40:]),
)
def test_refused_with_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, told: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pack.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(PackError) as caught:
        load_packs([tmp_path])
    assert told in str(caught.value)
    assert str(caught.value).count("pack.yaml") == 1
    assert len(str(caught.value)) < 800
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    "entry",
    [
        "{id: a, lemma: ' '}",
        "{id: a, lemma: '॥', variants: ['', '-', '(', '.', '0', '5', 'का', 'ने']}",
        "{id: a, lemma: 'क.*', variants: ['(क+)+$', '[', '\\', '|']}",  # no form is a regular expression
        "{id: a, lemma: 'क क क क क क क क क क क क क क क क', inflect: true}",
    ],
)
def test_odd_forms_do_no_harm(tmp_path: Path, entry: str) -> None:
    (tmp_path / "pack.yaml").write_text(ENTRIES + f"- {entry}\n", encoding="utf-8")
    extractor = Extractor([tmp_path])
    for text in ("कलेक्टर ने 5 तालाब (10 में से) देखे॥ " * 3, "क " * 500, "(क+)+$ " * 100):
        check_text(extractor, text)


@pytest.mark.parametrize("pack", ["things", "cues"])
def test_check_names_the_entry_that_is_slow(tmp_path: Path, pack: str) -> None:
    """Many forms, each the beginning of the next: on repeats of the longest every word begins all of them."""
    forms = ["क " * words for words in range(1, 46)]
    if pack == "things":
        lines = [f"- {{id: slow-{n}, lemma: '{form.strip()}', inflect: false}}" for n, form in enumerate(forms)]
    else:
        lines = ["- {id: slow, cue: report, phrases: [" + ", ".join(form.strip() for form in forms) + "]}"]
    (tmp_path / "pack.yaml").write_text(f"pack: {pack}\nabout: x\nentries:\n" + "\n".join(lines), encoding="utf-8")
    slow = [problem for problem in check_packs([tmp_path]) if "hits a token" in problem.expected]
    assert slow
    assert all(problem.entry.startswith("slow") and problem.line for problem in slow)


LEAD = "पटना, 4 जून। कलेक्टर ने बैठक ली। "


def _words(value: Any) -> Iterator[str]:
    """All strings inside a data pack."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _words(item)
    elif isinstance(value, list):
        for item in value:
            yield from _words(item)


def parts(packs: Compiled) -> dict[str, list[str]]:
    """What the rules are made of, by where it is from: one group for each thing a rule does."""
    groups: dict[str, list[str]] = {}
    for cue in packs.cues.values():
        groups.setdefault(f"cue {cue.cue}", []).extend(cue.phrases)
    for kind in ("ranks", "levels", "bases"):
        groups[f"post {kind}"] = list(_words(packs.data["post-parts"][kind]))
    for unit in packs.data["units"]["units"]:
        wordings = [*unit.get("words", []), *unit.get("dotted", []), *unit.get("before", [])]
        groups.setdefault(f"unit {unit['dimension']}", []).extend(f"5 {word}" for word in wordings)
    for name, value in packs.data["numbers"].items():
        groups[f"number {name}"] = [word for word in _words(value) if not word.isascii()]
    for metric in packs.metrics.values():
        groups.setdefault(f"metric {metric.sector}", []).extend(f"{word} 5" for group in metric.words for word in group)
    return {name: list(dict.fromkeys(words)) for name, words in groups.items() if words}


def longest() -> list[str]:
    """One part of each group."""
    return [max(words, key=len) for words in parts(compiled_packs()).values()]


def every() -> list[str]:
    return [word for words in parts(compiled_packs()).values() for word in words]


def test_repeats_of_each_rule_s_own_parts_stay_linear(extractor: Extractor) -> None:
    """Lines of the program grow as the text that repeats a part: one part a group, at night all of them."""

    def grows(part: str, few: int) -> bool:
        def lines(times: int) -> int:
            text = LEAD + f"{part} " * times
            return lines_run(lambda: extractor.extract(text))

        lines(2)  # words are judged once and remembered
        return lines(4 * few) > 7 * lines(few)

    # A look first. What a figure sees around it ends at some 600 words, so that growth up to there proves nothing.
    slow = [part for part in (every() if NIGHTLY else longest()) if grows(part, 30) and grows(part, 700)]
    assert not slow


def test_thousands_of_repeats(extractor: Extractor) -> None:
    for part in longest() if NIGHTLY else longest()[::12]:
        check_text(extractor, LEAD + f"{part} " * (10_000 if NIGHTLY else 1_000))
