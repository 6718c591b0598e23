"""A figure that is only said to be a deed is told with what the deed was done to: वसूली becomes भू-लगान की वसूली.

What it was done to heads the line (भू-लगान : लक्ष्य 12 करोड़, वसूली 8 करोड़), stands before the goal (आबकारी में 90 करोड़ के
लक्ष्य के सापेक्ष 81 करोड़ की वसूली), or was weighed before (4 लाख टन गेहूं आया, 3 लाख टन की खरीद हुई).
"""

from __future__ import annotations

from minutes_extract.indicators import grammar as g
from minutes_extract.indicators.about import AboutFinder
from minutes_extract.indicators.model import Figure
from minutes_extract.indicators.phrase import Phrase
from minutes_extract.indicators.shapes import MASSES, OCCASIONS
from minutes_extract.tokens import WORD

_DEEDS = frozenset(
    (
        *("वसूली", "प्राप्ति", "उपलब्धि", "भुगतान", "व्यय", "खर्च", "राशि", "धनराशि", "राजस्व", "आय", "ऋण"),
        *("खरीद", "खरीदी", "उठाव", "उठान", "वितरण", "आवक", "परिवहन", "भंडारण"),
    )
)
_FEMININE = frozenset({"वसूली", "राशि", "धनराशि", "प्राप्ति", "आय", "उपलब्धि", "खरीद", "खरीदी", "आवक"})
_NO_TOPICS = frozenset({"खाते", "खाता", "खातो", "भर", "तुलना", "मामले", "बीच", "हित", "क्रम", "दौर", "वहा", "यहा"})
_STOPS = frozenset({"कि", ";", "।"})
_REACH = 16  # tokens from a sum back to what it is of
_HEADING = 8  # tokens of the heading of a line
_BACK = 4  # figures back to what was weighed


def tell_topics(finder: AboutFinder, figures: list[Figure]) -> None:
    """Tell bare deeds and bare goals among `figures`, in order of place, with what they are of."""
    told: dict[tuple[int, int], str] = {}
    for index, figure in enumerate(figures):
        span = figure.about_span
        if span is None or not _is_bare(finder, figure, span):
            continue
        if span not in told and figure.unit != "percent":
            topic = _material(finder, figures, index, told) or _topic(finder, figure, span)
            if topic is not None:
                told[span] = _worded(finder, topic, span)
        figure.about = told.get(span, figure.about)
        if figure.unit == "percent" and span not in told and index and span[1] <= figure.start:
            figure.about = _goal_of(figures[index - 1], figure)


def _goal_of(before: Figure, figure: Figure) -> str:
    """The goal that a percentage is of, with what was counted right before it (4,218 प्रसव, जो लक्ष्य का 84 प्रतिशत है)."""
    counted = before.first == figure.first and before.about and before.about != figure.about
    return f"{before.about} का {figure.about}" if counted else figure.about


def _is_bare(finder: AboutFinder, figure: Figure, span: tuple[int, int]) -> bool:
    """Whether the phrase is one deed, or nothing but a goal."""
    scanner = finder.scanner
    if figure.unit == "count" or figure.about != scanner.text(*span):
        return False
    if span[1] == span[0] + 1 and scanner.keys[span[0]] in _DEEDS:
        return True
    return all(scanner.all_bits[i] & (g.GOAL | g.ADJECTIVE | g.PERIODIC) for i in range(*span)) and bool(
        scanner.all_bits[span[1] - 1] & g.GOAL
    )


def _worded(finder: AboutFinder, topic: str, span: tuple[int, int]) -> str:
    scanner = finder.scanner
    if scanner.all_bits[span[1] - 1] & g.GOAL:
        return topic
    link = "की" if scanner.keys[span[0]] in _FEMININE else "का"
    return f"{topic} {link} {scanner.text(*span)}"


def _material(finder: AboutFinder, figures: list[Figure], index: int, told: dict[tuple[int, int], str]) -> str | None:
    """The goods that a figure before it, in this sentence or the one before, weighs in the same unit."""
    figure = figures[index]
    if figure.unit not in MASSES:
        return None
    sentence = finder.scanner.reading.sentence_index
    for other in reversed(figures[max(0, index - _BACK) : index]):
        span = other.about_span
        near = sentence(figure.start) - sentence(other.start) <= 1
        if not near or span is None or other.unit != figure.unit:
            continue
        if span not in told and not _is_bare(finder, other, span):
            return other.about
    return None


def _topic(finder: AboutFinder, figure: Figure, span: tuple[int, int]) -> str | None:
    """What a sum is of: the heading of its line, or what stands with में before it in its clause."""
    scanner = finder.scanner
    keys, bits = scanner.keys, scanner.all_bits
    for i in range(min(figure.start, span[0]) - 1, max(figure.first, figure.start - _REACH) - 1, -1):
        if keys[i] in _STOPS or (bits[i] & g.FINITE and not bits[i] & g.GENITIVE):
            return None
        if keys[i] == ":" and i - figure.first <= _HEADING:
            return _heading(finder, figure.first, i)
        owned = bits[i] & g.GENITIVE and i + 1 in scanner.number_at
        if (keys[i] != "मे" and not owned) or i in scanner.number_at:
            continue
        phrase = scanner.before(i + 1, figure.first)
        if phrase is not None and _is_topic(finder, phrase):
            return scanner.text(phrase.start, phrase.end)
    return None


def _is_topic(finder: AboutFinder, phrase: Phrase) -> bool:
    keys = finder.scanner.keys
    if (
        keys[phrase.end - 1] in OCCASIONS
        or keys[phrase.end - 1] in _NO_TOPICS
        or finder.is_time(phrase)
        or finder.is_where(phrase)
    ):
        return False
    return not any(i in finder.scanner.number_at for i in range(phrase.start, phrase.end))


def _heading(finder: AboutFinder, first: int, colon: int) -> str | None:
    """The words before the colon of a line, its number left out."""
    scanner = finder.scanner
    start = first
    while start < colon and (start in scanner.number_at or scanner.kinds[start] != WORD):
        start += 1
    plain = all(scanner.kinds[i] == WORD or scanner.keys[i] == "-" for i in range(start, colon))
    return scanner.text(start, colon) if plain and start < colon else None
