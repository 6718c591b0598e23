"""What README shows is what the program does: its console blocks and its Python block are run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted((ROOT / "docs").glob("*.md"))
CONSOLE = re.findall(r"```console\n\$ (.*)\n((?s:.*?))```", README)
PYTHON = re.findall(r"```python\n((?s:.*?))```", README)


def run(command: list[str]) -> str:
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    environment |= {"PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def trimmed(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().splitlines()]


@pytest.mark.skipif(os.name != "posix", reason="a shell")
@pytest.mark.parametrize(("command", "shown"), CONSOLE)
def test_console_blocks(command: str, shown: str) -> None:
    assert trimmed(run(["bash", "-c", command])) == trimmed(shown)


@pytest.mark.parametrize("code", PYTHON)
def test_python_blocks_print_what_their_comments_say(code: str) -> None:
    printed = run([sys.executable, "-c", code])
    for said in re.findall(r"^print\(.*\)  # (.*)$", code, re.M):
        assert said in printed.splitlines()


def test_there_is_something_to_run() -> None:
    assert len(CONSOLE) >= 2 and len(PYTHON) == 1


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", *(f"docs/{path.name}" for path in PAGES)])
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target
