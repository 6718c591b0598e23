"""Every block of code of README and docs is run, a page from top to bottom in one folder, and gives what it says there.

How blocks are read stands in doc_blocks.py. A page's folder is like a checkout: `samples/`, `docs/example.txt`, the
rest by links, and `.venv/` with the programs of the environment that runs the tests. It also has what pages take for
given: `releases/` (the samples' texts), `release.txt`, `pages.csv`, `my-packs/` and `gold/` with one annotated release.
What is not run carries a marker that the reader sees; it shows here as skipped.

`UPDATE_DOCS=1 pytest tests/test_docs_run.py` writes what is printed now into the pages; the sentences around it are not
changed: read the difference.
"""

from __future__ import annotations

import functools
import json
import os
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from doc_blocks import DATA, RUN, SHOWN, Block, Outcome, agrees, blocks, rewritten, run_page

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a shell")

ROOT = Path(__file__).parents[1]
PATHS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
PAGES = {
    page: blocks(page, path.read_text(encoding="utf-8"))
    for path in PATHS
    for page in [str(path.relative_to(ROOT).as_posix())]
}
# Their blocks of Python want packages that are not installed for every change.
ELSEWHERE = {("docs/recipes.md", "python"): "tests/test_recipes.py runs it where its package is installed"}
RUNNABLE = [block for page in PAGES.values() for block in page if block.language in RUN]
GOLD = {
    "is_meeting": True,
    "headline": None,
    "place": "अररिया",
    "meeting": {
        "kind": "review",
        "chair": {"name": "निहारिका ओझा", "designation": "जिला पदाधिकारी"},
        "venue": "समाहरणालय सभागार",
    },
    "officials": [],
    "schemes": [],
    "indicators": [],
    "directives": [],
}
TEXT = "अररिया: बैठक में डीडीसी निहारिका ओझा ने बताया कि 45 तालाब बने हैं।"
PACK = """pack: schemes
about: Schemes of our own
entries:
- id: nadi-mitra
  lemma: नदी मित्र योजना
  en: Friends of the river
  level: state
"""
Outcomes = Callable[[str], dict[tuple[int, int], Outcome]]
LEFT_OUT_AT_MOST = 30  # commands and blocks of all pages that carry a marker


def workspace(folder: Path) -> Path:
    shutil.copytree(ROOT / "samples", folder / "samples")
    shutil.copytree(ROOT / "samples", folder / "releases", ignore=shutil.ignore_patterns("*.json", "README.md"))
    (folder / "docs").mkdir()
    (folder / "gold").mkdir()
    for copy in ("docs/example.txt", "release.txt", "gold/example.txt"):
        shutil.copy(ROOT / "docs" / "example.txt", folder / copy)
    (folder / "gold" / "example.gold.json").write_text(json.dumps(GOLD, ensure_ascii=False), encoding="utf-8")
    (folder / "pages.csv").write_text(f"id,day,body\n1,2026-05-14,{TEXT}\n2,2026-05-15,{TEXT}\n", encoding="utf-8")
    (folder / "my-packs").mkdir()
    (folder / "my-packs" / "mine.yaml").write_text(PACK, encoding="utf-8")
    for name in (
        "README.md",
        "Makefile",
        "pyproject.toml",
        "requirements",
        "src",
        "patterns",
        "benchmarks",
        "tests",
        ".ci",
    ):
        (folder / name).symlink_to(ROOT / name)
    programs = folder / ".venv" / "bin"
    programs.mkdir(parents=True)
    for program in Path(sys.executable).parent.iterdir():
        if not program.name.startswith("python"):
            (programs / program.name).symlink_to(program)
    (programs / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    (programs / "python").chmod(0o755)
    (folder / ".venv" / ".ready").touch()  # make has nothing to install
    return folder


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    @functools.cache
    def of_page(page: str) -> dict[tuple[int, int], Outcome]:
        here = [block for block in PAGES[page] if (page, block.language) not in ELSEWHERE]
        done = run_page(here, workspace(tmp_path_factory.mktemp("page")), tmp_path_factory.mktemp("kept"))
        if os.environ.get("UPDATE_DOCS"):
            path = ROOT / page
            path.write_text(rewritten(path.read_text(encoding="utf-8"), here, done), encoding="utf-8")
        return done

    return of_page


@pytest.mark.parametrize("block", RUNNABLE, ids=lambda block: block.name)
def test_a_block_gives_what_the_page_says(block: Block, outcomes: Outcomes) -> None:
    if reason := ELSEWHERE.get((block.page, block.language)) or block.not_run:
        pytest.skip(reason)
    assert block.commands, "nothing to run in this block"
    page = outcomes(block.page)
    done = 0
    for number, command in enumerate(block.commands):
        if command.not_run:
            continue
        outcome = page[block.line, number]
        if outcome.exit_code == 127 and (missing := re.search(r"(\S+): command not found", outcome.printed)):
            pytest.skip(f"{missing[1]} is not on this machine")
        done += 1
        told = f"\n{command.code}\nexit code {outcome.exit_code}, printed:\n{outcome.printed}"
        assert outcome.exit_code == command.exit_code, told
        if command.shown is not None:
            assert agrees(command.shown, outcome.printed), f"{told}\nbut the page says:\n{command.shown}"
        if block.language == "python":
            for said in re.findall(r"^print\(.*\)  # (.*)$", command.code, re.M):
                assert said in outcome.printed.splitlines(), told
    if not done:
        pytest.skip("; ".join(block.left_out))


def test_figures_in_the_sentences_of_the_tutorial_are_what_its_commands_print(outcomes: Outcomes) -> None:
    page = "docs/tutorial.md"
    printed = "\n".join(outcome.printed for outcome in outcomes(page).values())
    prose = re.sub(r"(?ms)^```.*?^```$|`[^`]+`|\]\([^)]*\)", "", (ROOT / page).read_text(encoding="utf-8"))
    said = re.findall(r"\d[\d.,]*\d|\d", prose)
    assert said and set(said) <= set(re.findall(r"\d[\d.,]*\d|\d", printed))


@pytest.mark.parametrize("page", PAGES)
def test_every_block_is_of_a_kind_that_is_looked_at(page: str) -> None:
    for block in PAGES[page]:
        assert block.language in (*RUN, *SHOWN, *DATA), f"{block.name}: {block.language or 'no language'}"
        if read := DATA.get(block.language):
            read(block.text)


def test_few_are_left_out() -> None:
    left_out = [f"{block.name}: {reason}" for block in RUNNABLE for reason in block.left_out]
    commands = sum(len(block.commands) for block in RUNNABLE)
    assert len(left_out) <= LEFT_OUT_AT_MOST, "\n".join(left_out)
    assert commands > 3 * len(left_out)


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb", "a  \nb\n", True),
        ("a\nb", "a\nc", False),
        ("a", "a\nb", False),
        ("a\n...", "a\nb\nc", True),
        ("a\n...\nc", "a\nb\nc", True),
        ("a\n...\nd", "a\nb\nc", False),
        ("...\nc", "a\nb\nc", True),
        ("", "a", False),
    ],
)
def test_what_agrees(shown: str, printed: str, same: bool) -> None:
    assert agrees(shown, printed) is same


def test_markers_and_commands_are_read() -> None:
    page = """
*Not run by the tests: needs a cluster.*

```sh
start
```

```sh
one \\
  two
three  # a word, exit code 1
four   # not run: takes minutes
```

```console
$ echo 'a
> b'
a
b
```

```python
print(1)
```

```text
1
```
"""
    first, second, third, fourth = blocks("page", page)
    assert first.left_out == ["needs a cluster"] and second.left_out == ["takes minutes"]
    assert [(command.code.split()[0], command.exit_code) for command in second.commands] == [
        ("one", 0),
        ("three", 1),
        ("four", 0),
    ]
    assert [(command.code, command.shown) for command in third.commands] == [("echo 'a\nb'", "a\nb\n")]
    assert fourth.commands[0].shown == "1\n"
