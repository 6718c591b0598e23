"""A release that was read becomes a page of its own: its text with every fact, and the rule that found each."""

from __future__ import annotations

from minutes_extract import __version__
from minutes_extract.explain import Mark
from minutes_extract.record import Record
from minutes_extract.report.detail import Detail, Fact, detail
from minutes_extract.report.escape import script_json
from minutes_extract.report.page import page

_KINDS = {"other number": "other"}  # types of marks that are called otherwise here


def explain_page(text: str, record: Record, found: list[Mark]) -> str:
    """The page of a release; `found` are the marks of its record, see `explain.marks`."""
    data = record.model_dump(mode="json")
    data["source"]["text"] = text
    told = {
        "program": f"minutes-extract {__version__}",
        "name": f"{record.source.name} [{record.source.part}]" if record.source.part else record.source.name,
        "language": None,
        "detail": _with_rules(detail(data), found),
    }
    return "".join(page("explain", [script_json(told)]))


def _with_rules(shown: Detail, found: list[Mark]) -> Detail:
    """The facts with the rules of their marks in place of their codes."""
    rules = {(mark.start, mark.end, _KINDS.get(mark.type, mark.type)): mark.rule for mark in found}
    of_fact: list[dict[str, None]] = [{} for _ in shown.facts]
    for start, end, fact in shown.marks:
        if rule := rules.get((start, end, shown.facts[fact].kind)):
            of_fact[fact][rule] = None
    facts = [_named(fact, list(named)) for fact, named in zip(shown.facts, of_fact, strict=True)]
    return shown._replace(facts=facts)


def _named(fact: Fact, rules: list[str]) -> Fact:
    return fact._replace(rule=["; ".join(rules)]) if rules else fact
