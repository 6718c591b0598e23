"""Schemes, directives and all spans of a record become tallies: what is judged by its place in the text."""

from __future__ import annotations

import re
from typing import Any

from minutes_extract.score.found import FoundFacts, all_spans
from minutes_extract.score.gold import GoldFacts
from minutes_extract.score.pairing import Place, overlap, pair
from minutes_extract.score.sheet import Sheet


def score_schemes(gold: GoldFacts, record: FoundFacts, sheet: Sheet) -> None:
    """A scheme is found where any of its mentions touches any occurrence of any of gold's surfaces."""
    wanted = [_occurrences(sheet.text, scheme.surfaces) for scheme in gold.schemes]
    found = [[mention.place for mention in scheme.mentions] for scheme in record.schemes]
    pairing = pair(wanted, found, lambda one, other: any(overlap(a, b) for a in one for b in other))
    sheet.count("scheme", len(pairing.pairs), len(found), len(wanted))
    for number in pairing.missed:
        sheet.miss("scheme", gold.schemes[number].name, min(wanted[number], default=None))
    for number in pairing.extra:
        sheet.extra("scheme", record.schemes[number].name or "-", min(found[number], default=None))


def _occurrences(text: str, surfaces: list[str]) -> list[Place]:
    return [match.span() for surface in surfaces for match in re.finditer(re.escape(surface), text)]


def score_directives(gold: GoldFacts, record: FoundFacts, sheet: Sheet) -> None:
    """A directive is found where its span touches the opening words of gold's sentence."""
    wanted: list[Place] = []
    for directive in gold.directives:
        at = directive.start if directive.start is not None else sheet.text.find(directive.starts)
        if at < 0:
            sheet.notes.append(f"directive {directive.starts!r} is not in the text")
            continue
        end = directive.end if directive.start is not None else at + len(directive.starts)
        wanted.append((at, at if end is None else end))
    found = [directive.place for directive in record.directives]
    pairing = pair(wanted, found, overlap)
    sheet.count("directive", len(pairing.pairs), len(found), len(wanted))
    for number in pairing.missed:
        sheet.miss("directive", sheet.text[slice(*wanted[number])], wanted[number])
    for number in pairing.extra:
        sheet.extra("directive", sheet.text[slice(*found[number])], found[number])


def score_grounding(record: dict[str, Any], sheet: Sheet) -> None:
    """Every span of the record, at any depth, must be the slice of the text that it says it is."""
    for span in all_spans(record):
        there = sheet.text[span["start"] : span["end"]]
        right = there == span["text"]
        place = None if right else (span["start"], span["end"])
        sheet.judge("grounded span", right, there, f"{span['text']}", place)
