"""The outcome of a check, release by release, becomes annotations for GitHub Actions or a JUnit report."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from minutes_extract.compare import Difference

_SHOWN = 20  # differences of one release in one annotation
# XML 1.0 has no way to write these (section 2.2)
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One release or file: the differences found, or the problem that kept it from being compared; neither: the same.

    `path` is the file that is to be looked at, `line` the one the first difference is about, where that is known;
    `written` tells that the expected record was written anew.
    """

    path: Path
    name: str
    differences: Sequence[Difference] = ()
    problem: str | None = None
    line: int | None = None
    written: bool = False


def github_lines(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Workflow commands, one a release that differs or could not be compared."""
    for outcome in outcomes:
        if outcome.problem is not None:
            title, told = "could not be compared", outcome.problem
        elif outcome.differences:
            count = len(outcome.differences)
            title = "1 difference" if count == 1 else f"{count} differences"
            told = "\n".join(difference_lines(outcome.differences[:_SHOWN]))
            told += f"\nand {count - _SHOWN} more" if count > _SHOWN else ""
        else:
            continue
        place = {"file": _shown(outcome.path), "line": outcome.line, "title": title}
        properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items() if value is not None)
        yield f"::error {properties}::{_data(told)}"


def junit_xml(outcomes: Sequence[Outcome]) -> str:
    """One test suite with a test case a release: a failure where it differs, an error where it was not compared."""
    from xml.etree import ElementTree as Xml

    failures = sum(bool(outcome.differences) for outcome in outcomes)
    errors = sum(outcome.problem is not None for outcome in outcomes)
    counts = {"tests": str(len(outcomes)), "failures": str(failures), "errors": str(errors)}
    top = Xml.Element("testsuites", counts)
    suite = Xml.SubElement(top, "testsuite", {"name": "minutes-extract check", **counts})
    for outcome in outcomes:
        path = _shown(outcome.path)
        case = Xml.SubElement(suite, "testcase", {"name": _xml(path), "classname": "records", "file": _xml(path)})
        if outcome.problem is not None:
            Xml.SubElement(case, "error", {"message": _xml(outcome.problem)})
        elif outcome.differences:
            count = len(outcome.differences)
            told = Xml.SubElement(case, "failure", {"message": f"{count} difference{'' if count == 1 else 's'}"})
            told.text = _xml("\n".join(difference_lines(outcome.differences)))
    Xml.indent(top)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(top, encoding="unicode") + "\n"


def difference_lines(differences: Iterable[Difference]) -> Iterator[str]:
    """Each difference as a line: the field, what was expected, what was got."""
    for found in differences:
        sides = [f"expected {found.expected}"] if found.expected is not None else []
        sides += [f"got {found.got}"] if found.got is not None else []
        yield f"{found.field}: {', '.join(sides)}"


def line_of_first(expected_text: str, expected: Any, differences: Sequence[Difference]) -> int | None:
    """The line of the expected record at which the field of the first difference begins; None where it has none."""
    if not differences or not isinstance(expected, dict):
        return None
    top = re.split(r"[.\[ ]", differences[0].field, maxsplit=1)[0]
    start = f"  {json.dumps(top)}:"
    return next((number for number, line in enumerate(expected_text.split("\n"), 1) if line.startswith(start)), None)


def _shown(path: Path) -> str:
    """The path below the working folder, which in a workflow is the root of the repository."""
    here = Path.cwd()
    absolute = path.absolute()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else path).as_posix()


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _xml(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
