"""`check --format`: annotations that GitHub reads back, XML that a parser takes; the workflow of the docs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
import yaml
from typer.testing import CliRunner, Result

from minutes_extract.check_formats import Outcome, github_lines, junit_xml
from minutes_extract.cli import app
from minutes_extract.compare import Difference

ROOT = Path(__file__).parents[1]
RELEASE = "अररिया: बैठक में बताया गया कि 45 तालाब बने हैं।\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["check", *map(str, arguments)])


@pytest.fixture
def samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "samples"
    folder.mkdir()
    for name in ("one", "two", "three"):
        (folder / f"{name}.txt").write_text(RELEASE, encoding="utf-8")
    assert run(folder, "--update").exit_code == 0
    text = (folder / "one.expected.json").read_text(encoding="utf-8")
    (folder / "one.expected.json").write_text(text.replace('"value": 45', '"value": 46'), encoding="utf-8")
    (folder / "three.expected.json").unlink()
    (folder / "bad.txt").write_bytes(b"\xff")
    return folder


def annotation(line: str) -> tuple[dict[str, str], str]:
    """A workflow command as the runner reads it: properties and message, unescaped."""
    found = re.fullmatch(r"::error ([^\n]*?)::(.*)", line)
    assert found
    properties = dict(pair.split("=", 1) for pair in found[1].split(","))
    for code, char in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        properties = {name: value.replace(code, char) for name, value in properties.items()}
    message = found[2].replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
    return properties, message


def test_github(samples: Path) -> None:
    result = run("samples", "--format", "github")
    assert result.exit_code == 2
    found = {properties["file"]: (properties, told) for properties, told in map(annotation, result.stdout.splitlines())}
    assert list(found) == ["samples/bad.txt", "samples/one.expected.json", "samples/three.expected.json"]
    properties, told = found["samples/one.expected.json"]
    assert properties["title"] == "1 difference"
    assert "expected 46, got 45" in told
    lines = (samples / "one.expected.json").read_text(encoding="utf-8").splitlines()
    assert lines[int(properties["line"]) - 1].startswith('  "indicators": [')
    assert found["samples/bad.txt"][1].startswith("not UTF-8")


def test_junit(samples: Path) -> None:
    result = run("samples", "--format", "junit")
    assert result.exit_code == 2
    suites = Xml.fromstring(result.stdout.encode())
    (suite,) = suites
    assert suite.attrib == {"name": "minutes-extract check", "tests": "4", "failures": "1", "errors": "2"}
    kinds = {case.get("name"): [child.tag for child in case] for case in suite}
    assert kinds == {
        "samples/bad.txt": ["error"],
        "samples/one.expected.json": ["failure"],
        "samples/three.expected.json": ["error"],
        "samples/two.expected.json": [],
    }


def test_all_the_same_is_no_annotation_and_no_failure(samples: Path) -> None:
    for name in ("one", "three", "bad"):
        (samples / f"{name}.txt").unlink()
        (samples / f"{name}.expected.json").unlink(missing_ok=True)
    assert (run("samples", "-f", "github").exit_code, run("samples", "-f", "github").stdout) == (0, "")
    assert 'tests="1" failures="0" errors="0"' in run("samples", "-f", "junit").stdout


def test_update_and_a_report_do_not_go_together(samples: Path) -> None:
    result = run("samples", "--update", "--format", "junit")
    assert result.exit_code == 2
    assert "leave out one of the two" in result.stderr


HOSTILE = ["a%b,c:d\r\ne", "::error::x", "100%0A", "\x00\x1b[31m\ufffe", "]]><x/>", "-->\u2028"]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_text_holds(text: str) -> None:
    outcome = Outcome(Path("a,b:c.txt"), "a", [Difference("officials[x].name", text, None)])
    (line,) = github_lines([outcome])
    assert "\n" not in line and "\r" not in line
    properties, told = annotation(line)
    assert properties["file"] == "a,b:c.txt"
    assert told == f"officials[x].name: expected {text}"
    (suite,) = Xml.fromstring(junit_xml([outcome, Outcome(Path(text), "b", problem=text)]).encode())
    cleaned = re.sub(r"[\x00\x1b\ufffe]", "\ufffd", text)
    failure = suite[0][0].text
    assert failure is not None
    assert failure.replace("\n", "") == f"officials[x].name: expected {cleaned}".replace("\r", "").replace("\n", "")


def test_many_differences_are_cut_in_an_annotation() -> None:
    many = [Difference(f"f{number}", "a", "b") for number in range(50)]
    (line,) = github_lines([Outcome(Path("x"), "x", many)])
    assert annotation(line)[1].splitlines()[-1] == "and 30 more"


CI_PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")


def test_the_workflow_of_the_docs(tmp_path: Path) -> None:
    """Its steps after the installation are run, in a copy of what they look at."""
    workflow = yaml.safe_load(re.findall(r"```yaml\n((?s:.*?))```", CI_PAGE)[0])
    steps = workflow["jobs"]["check"]["steps"]
    assert [step["uses"].split("@")[0] for step in steps if "uses" in step] == [
        "actions/checkout",
        "actions/setup-python",
    ]
    commands = [step["run"] for step in steps if "run" in step]
    assert commands[0] == "python -m pip install ."
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for command in commands[1:]:
        subprocess.run(["bash", "-e", "-c", command], cwd=tmp_path, env=os.environ | {"PATH": path}, check=True)


def test_the_hooks_for_pre_commit() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["minutes-extract-check", "minutes-extract-patterns"]
    for hook in hooks:
        assert hook["id"] in CI_PAGE
        program, *command = hook["entry"].split()
        assert program == "minutes-extract"
        assert CliRunner().invoke(app, [*command, "--help"]).exit_code == 0
        assert re.search(hook["files"], "x/a.yaml")
