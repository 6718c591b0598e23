"""Figures that share a noun: goal and result, whole and part, the rates of a list, a tally that points back."""

from __future__ import annotations

from itertools import pairwise

from minutes_extract.folding import fold
from minutes_extract.indicators import grammar as g
from minutes_extract.indicators.about import AboutFinder
from minutes_extract.indicators.labels import HOLLOW_NOUNS
from minutes_extract.indicators.model import Figure
from minutes_extract.indicators.phrase import Scanner

_RATES = frozenset({"छूट", "अनुदान", "सब्सिडी", "वृद्धि", "कमी", "बढोतरी", "आरक्षण", "ब्याज", "वसूली", "बोनस"})
_RESULTS = frozenset({"रिजल्ट", "परिणाम", "उपस्थिति", "प्रगति", "उपलब्धि", "बढत", "गिरावट"})
_SPELLS = frozenset({"भर", "साल", "वर्ष", "इस"})
_STEM = 4  # letters by which the forms of one noun are known
_TALLIES = frozenset({"संख्या", "आंकडा"})
_POINTERS = frozenset({"इनकी", "उनकी", "इसकी", "जिनकी", "यह", "ये"})
_SAID_BEFORE = 2  # figures back to what a tally points to
# What a goal is called beside its noun.
_GOAL_WORDS = g.GOAL | g.ADJECTIVE | g.STOP | g.GENITIVE | g.CASE_TAIL | g.AGAINST | g.PERIODIC | g.PARTICIPLE


def share_goal(finder: AboutFinder, figures: list[Figure]) -> None:
    """A goal named only so (लक्ष्य 900 के सापेक्ष 640 आवास) counts what the figure set against it counts, in its unit."""
    scanner = finder.scanner
    for figure, other in pairwise(figures):
        _share_named(scanner, figure, other)
        _share_changed(scanner, figure, other)
        if figure.first != other.first or not other.about:
            continue
        onto = other.start - 2 > figure.end and scanner.keys[other.start - 1] == "पर"
        against = (onto and bool(scanner.all_bits[other.start - 2] & g.GOAL)) or any(
            scanner.all_bits[i] & g.AGAINST for i in range(figure.end, min(other.start, figure.end + 8))
        )
        if not against or other.unit == "percent":
            continue
        if figure.unit == "count" and other.unit != "count" and figure.at.mention.unit_span is None:
            figure.unit = other.unit
        span = figure.about_span
        placed = span is not None and span[1] <= figure.start and figure.unit == "count"  # पाटन में 600 के विरुद्ध 900
        if (
            span is None
            or (placed and other.about_span is not None and other.about_span[0] >= other.end)
            or all(scanner.all_bits[i] & _GOAL_WORDS for i in range(*span))
        ):
            figure.about, figure.about_span, figure.ellipsis = other.about, other.about_span, True


def _share_named(scanner: Scanner, done: Figure, goal: Figure) -> None:
    """A goal told after the result (जिले में कार्ड 9 लाख बने, जबकि लक्ष्य 14 लाख का है) counts what the result counts."""
    span = goal.about_span
    if done.first != goal.first or done.unit != goal.unit or span is None or goal.ellipsis or not done.about:
        return
    named = all(scanner.all_bits[i] & (g.GOAL | g.GENITIVE) or scanner.keys[i] in _SPELLS for i in range(*span))
    if span[1] <= goal.start and named:
        goal.about, goal.about_span, goal.ellipsis = done.about, done.about_span, True


def _share_changed(scanner: Scanner, old: Figure, new: Figure) -> None:
    """What something has become is in the unit of what it was (22 हजार 600 रुपये का बिल घटकर 14,100 रह गया)."""
    changed = new.start > old.end and bool(scanner.all_bits[new.start - 1] & g.CHANGED)
    bare = new.unit == "count" and new.at.mention.unit_span is None
    if changed and bare and old.first == new.first and old.unit != "count":
        new.unit, new.about, new.about_span, new.ellipsis = old.unit, old.about, old.about_span, True


def share_wholes(finder: AboutFinder, figures: list[Figure]) -> None:
    """A part whose noun says little alone is of its whole (सीमांकन के 2,140 प्रकरणों में से 1,533 प्रकरण)."""
    scanner = finder.scanner
    for whole, part in pairwise(figures):
        span = part.about_span
        if span is None or part.ellipsis or not whole.about or whole.first != part.first or span[1] - span[0] != 1:
            continue
        noun = scanner.keys[span[0]]
        same = scanner.of_whole(part.start, part.first) and whole.unit == part.unit == "count"
        if not same or not noun.startswith(HOLLOW_NOUNS) or " " not in whole.about:
            continue
        if fold(whole.about.split()[-1])[:_STEM] == noun[:_STEM]:
            part.about = whole.about


def share_pointed(finder: AboutFinder, figures: list[Figure]) -> None:
    """A number that points back counts what was counted before it (पिछले वर्ष इनकी संख्या 217 थी, यह आंकड़ा 71 लाख था)."""
    scanner = finder.scanner
    for i, figure in enumerate(figures):
        span = figure.about_span
        if span is None or span[1] - span[0] != 1 or scanner.keys[span[0]] not in _TALLIES:
            continue
        if not span[0] or scanner.keys[span[0] - 1] not in _POINTERS:
            continue
        said = next((f for f in figures[max(0, i - _SAID_BEFORE) : i][::-1] if f.unit == figure.unit and f.about), None)
        if said is not None:
            figure.about = said.about


def share_rates(finder: AboutFinder, figures: list[Figure]) -> None:
    """What the last percentage of a list is of, all of it are (मूल धन पर 30 फीसदी, दूसरे में 25 व तीसरे में 10 फीसदी की छूट)."""
    scanner, head = finder.scanner, None
    for earlier, figure in pairwise(figures):
        _share_rate_on(scanner, earlier, figure)
    for later, figure in pairwise(reversed(figures)):
        span, own, i = later.about_span, figure.about_span, figure.end
        if span is not None and span[1] > later.end:
            head = (span[1] - 1, span[1]) if scanner.keys[span[1] - 1] in _RATES else None
        same = figure.first == later.first and figure.unit == later.unit == "percent"
        listed = i < figure.last and (scanner.keys[i] == "," or scanner.all_bits[i] & g.CONJUNCTION)
        tied = own is None or (own[1] <= figure.start and scanner.keys[figure.start - 1] in ("मे", "पर", "को"))
        if head is None or not (same and listed and tied):
            head = None
            continue
        label = "" if own is None else f"{scanner.text(own[0], figure.start)} "
        figure.about = label + scanner.text(*head)
        figure.about_span, figure.ellipsis = own or head, own is None


def _share_rate_on(scanner: Scanner, earlier: Figure, figure: Figure) -> None:
    """What the first percentage is of, the next is too, told of others (पर 50 प्रतिशत सब्सिडी, केंद्र को 80 प्रतिशत तक)."""
    span, own = earlier.about_span, figure.about_span
    if span is None or own is None or not earlier.about or figure.ellipsis or own[1] > figure.start:
        return
    same = figure.first == earlier.first and figure.unit == earlier.unit == "percent"
    if not same or scanner.keys[span[1] - 1] not in _RATES | _RESULTS or span[0] == own[0]:
        return
    if scanner.keys[figure.start - 1] in ("मे", "पर", "को"):
        figure.about = f"{scanner.text(own[0], figure.start)} {scanner.text(span[1] - 1, span[1])}"
