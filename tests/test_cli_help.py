"""Help, completion, progress: what a user at a terminal sees of the program itself."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from minutes_extract.cli import app
from minutes_extract.cli.progress import rate_text

RELEASE = "अररिया: बैठक में डीडीसी निहारिका ओझा ने बताया कि 45 तालाब बने हैं।\n"


def commands(command: Any, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every command that does something."""
    below = getattr(command, "commands", {})
    return [found for name, inner in below.items() for found in commands(inner, (*path, name))] if below else [path]


COMMANDS = commands(typer.main.get_command(app))


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_examples_that_are_its_own(command: tuple[str, ...]) -> None:
    shown = CliRunner().invoke(app, [*command, "--help"]).stdout
    assert "\n  Examples:\n" in shown
    examples = shown[shown.index("Examples:") :].splitlines()[1:]
    assert any(f"minutes-extract {' '.join(command)}" in re.sub(r"--config \S+ ", "", line) for line in examples)
    docs = (Path(__file__).parents[1] / "docs" / "cli.md").read_text(encoding="utf-8")
    assert f"minutes-extract {' '.join(command)}" in " ".join(docs.split())


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("minutes-extract ext", ["extract"]),
        ("minutes-extract patterns ", ["list", "show", "check", "try", "new", "coverage"]),
        ("minutes-extract patterns new ", ["scheme", "designation", "metric"]),
        ("minutes-extract extract --resu", ["--resume"]),
        ("minutes-extract check --format ", ["text", "github", "junit"]),
    ],
)
def test_completion(words: str, offered: list[str]) -> None:
    environment = {
        "_MINUTES_EXTRACT_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }
    program = Path(sys.executable).parent / "minutes-extract"
    done = subprocess.run([program], env=os.environ | environment, capture_output=True, encoding="utf-8", check=True)
    assert set(offered) <= set(done.stdout.split())
    assert done.stderr == ""


@pytest.mark.skipif(os.name != "posix", reason="bash")
def test_bash_takes_the_completion_script(tmp_path: Path) -> None:
    program = Path(sys.executable).parent
    script = (
        'eval "$(_MINUTES_EXTRACT_COMPLETE=source_bash minutes-extract)"; '
        "complete -p minutes-extract; COMP_WORDS=(minutes-extract expl); COMP_CWORD=1; "
        "_minutes_extract_completion minutes-extract; echo ${COMPREPLY[0]}"
    )
    environment = os.environ | {"PATH": f"{program}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.splitlines()[-1:] == ["explain"], done.stderr


@pytest.mark.parametrize(
    ("done", "seconds", "text"), [(0, 5, ""), (5, 0, ""), (5, None, ""), (50, 2, "25/s"), (3, 2, "1.5/s")]
)
def test_rates(done: float, seconds: float | None, text: str) -> None:
    assert rate_text(done, seconds) == text


@pytest.mark.skipif(os.name != "posix", reason="a terminal of our own")
@pytest.mark.parametrize(("options", "bar"), [([], True), (["--quiet"], False), (["--verbose"], False)])
def test_a_terminal_sees_a_bar_and_a_pipe_does_not(tmp_path: Path, options: list[str], bar: bool) -> None:
    import pty

    releases = tmp_path / "releases"
    releases.mkdir()
    for number in range(30):
        (releases / f"{number:02}.txt").write_text(RELEASE * 20, encoding="utf-8")
    ours, theirs = pty.openpty()
    arguments = ["extract", str(releases), "-j", "1", *options]
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen(
        [sys.executable, "-m", "minutes_extract", *arguments],
        stdout=subprocess.PIPE, stderr=theirs, env=environment,
    )  # fmt: skip
    os.close(theirs)
    records = process.communicate(timeout=120)[0]
    shown = b""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            more = os.read(ours, 65536)
        except OSError:  # all is read
            break
        shown += more
    os.close(ours)
    assert process.returncode == 0
    assert records.count(b"\n") == 30 and b"\x1b" not in records
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())
    assert ("━" in text) == bar
    if bar:
        assert re.search(r"releases .*\d+/30 .*/s .*\d:\d\d:\d\d", text)
    assert ("read 30 releases: 30 extracted" in text) == (options != ["--quiet"])
    assert ("07.txt: done" in text) == (options == ["--verbose"])
    piped = subprocess.run([sys.executable, "-m", "minutes_extract", *arguments], capture_output=True, check=True)
    assert piped.stdout == records
    assert b"\x1b" not in piped.stderr and ("━" in piped.stderr.decode()) is False
