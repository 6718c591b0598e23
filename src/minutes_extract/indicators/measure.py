"""Figures whose unit is not beside them get it: from the rest of their list, from the noun before, or from their noun.

A unit said once at the end of a list holds for all of it (महिलाओं की 65.46 व पुरुषों की 82.14 प्रतिशत), a number with
decimals is a measure wherever it stands, and what is counted out of people is people (2 करोड़ में से 1.9 करोड़).
"""

from __future__ import annotations

from itertools import pairwise

from minutes_extract.indicators import grammar as g
from minutes_extract.indicators.model import Figure
from minutes_extract.indicators.phrase import Scanner
from minutes_extract.record import Unit
from minutes_extract.tokens import WORD

_LARGE = 1000
_NEAR_MONEY = 5  # tokens behind a number in which it would be said that it is money
_OTHER_TIME = frozenset({("इस", "बार"), ("इस", "वर्ष"), ("इस", "साल"), ("अब", "तक")})
_PAYERS = frozenset({"सरकार", "केंद्र"})
_NUMBER_OF = frozenset({"संख्या"})
_SHARE_WORDS = frozenset({"प्रतिशत", "फीसदी", "फीसद"})
_SHARE_BACK = 5  # tokens from प्रतिशत to its number
_COUNTS: frozenset[str] = frozenset({"count", "INR"})
_LABEL_GAP = 5  # tokens from a number to the next of such a list
_LIST_GAP = 8  # tokens between the numbers of a list
_SUM_GAP = 40  # between sums of a list, which may name works and their sizes
_LIST_SUMS = 6  # figures to the sum that says rupees for all of its list
_NEAR_BY = 12  # figures before and behind one that tell that it is money
_CRORE = "करोड़"
_CRORE_VALUE = 10_000_000


def share_units(scanner: Scanner, figures: list[Figure]) -> None:
    """Set the unit of bare numbers by their neighbours. `figures` are in order; call before nouns are sought."""
    for index in range(len(figures) - 1, -1, -1):
        figure = figures[index]
        if figure.at.mention.unit_span is not None:
            continue
        if figure.unit == "count" and (unit := _measure(scanner, figures, index)) is not None:
            figure.unit = unit
        elif figure.unit == "INR" and index:
            alike = any(_counts_like(scanner, other, figure) for other in figures[max(0, index - 2) : index])
            if alike or _out_of_people(scanner, figures[index - 1], figure):
                figure.unit = "count"
    for index in range(1, len(figures)):
        if figures[index].unit == "count" and figures[index].at.mention.unit_span is None:
            figures[index].unit = _measure(scanner, figures, index) or "count"


def mend_unit(scanner: Scanner, figure: Figure, head: str | None) -> None:
    """A number taken for money by what stands near it is a count when its noun is: `head` is the unit of its noun."""
    span = figure.about_span
    if figure.unit != "INR" or span is None:
        return
    if scanner.keys[span[1] - 1] in _NUMBER_OF and span[1] <= figure.start:
        figure.unit = "count"  # दस्तावेजों की संख्या 815 रुपये: a slip of the pen
    elif figure.at.mention.unit_span is None and span[0] == figure.end and head == "count":
        figure.unit = "count"


def _measure(scanner: Scanner, figures: list[Figure], index: int) -> Unit | None:
    """The unit of a number without one, None when it counts."""
    figure = figures[index]
    start = figure.start - 1
    for i in range(start, max(figure.first - 1, start - _SHARE_BACK), -1):
        if scanner.keys[i] in _SHARE_WORDS and i not in scanner.number_at:
            return "percent"
        if not scanner.all_bits[i] & (g.BEFORE_PASSED | g.CASE | g.MORE) and scanner.keys[i] not in ":-(":
            break
    value = figure.at.mention.value
    fraction = isinstance(value, float) and " " not in figure.at.mention.text
    following = _neighbour(figures, index + 1, figure)
    if following is not None and (
        fraction or _parallel(scanner, figure, following) or _labelled(scanner, figure, following)
    ):
        return following.unit
    if _received(scanner, figure):
        return "INR"
    goal = bool(scanner.all_bits[figure.start - 1] & g.GOAL) and figure.end < figure.last
    if goal and scanner.keys[figure.end] == "," and index + 1 < len(figures):
        done = figures[index + 1]
        money = done.unit == "INR" or _received(scanner, done)
        if done.first == figure.first and money and done.start - figure.end <= _LIST_GAP:
            return "INR"  # लक्ष्य 61.20 करोड़, वसूली 52.36 करोड़
    if index and _part_of_sum(scanner, figures[index - 1], figure):
        return "INR"
    if index + 1 < len(figures) and _goal_of_sum(scanner, figure, figures[index + 1]):
        return "INR"
    if any(_parallel_sum(scanner, figure, later) for later in figures[index + 1 : index + 1 + _LIST_SUMS]):
        return "INR"
    if index and _parallel_sum(scanner, figure, figures[index - 1], back=True):
        return "INR"
    near = figures[max(0, index - _NEAR_BY) : index + _NEAR_BY]
    if _in_lakhs(figure) and any(_in_lakhs(other) and other.unit == "INR" for other in near):
        return "INR"
    if _sum_by_its_words(scanner, figure) and any(_sum_of_crores(other, figure) for other in near):
        return "INR"
    if index and _paid_by(scanner, figures[index - 1], figure):
        return "INR"
    if index and _set_against_sum(scanner, figures[index - 1], figure):
        return "INR"
    if (unit := _between(scanner, figures, index)) is not None:
        return unit
    previous = _neighbour(figures, index - 1, figure)
    return previous.unit if fraction and previous is not None else None


def _between(scanner: Scanner, figures: list[Figure], index: int) -> Unit | None:
    """The measure of both neighbours in a list (सदर में 71,644 टन, रतिया में 63,109, जाखल में 29,418 टन), which the number
    between them leaves out; a comma or an agent follows it."""
    figure = figures[index]
    i, before = figure.end, _neighbour(figures, index - 1, figure)
    after = next((f for f in figures[index + 1 : index + 1 + _LIST_SUMS] if f.unit != "count"), None)
    if before is None or after is None or after.first != figure.first or before.unit != after.unit or i >= figure.last:
        return None
    if before.unit == "percent" or after.unit in _COUNTS or before.end >= figure.start:
        return None
    agent = i + 1 < figure.last and scanner.keys[i + 1] == "द्वारा"
    listed = any(key in ",;" for key in scanner.keys[before.end : figure.start])
    return before.unit if listed and (scanner.keys[i] == "," or agent) else None


def _neighbour(figures: list[Figure], index: int, figure: Figure) -> Figure | None:
    """The figure at `index` when it stands in the same sentence and measures something."""
    if not 0 <= index < len(figures) or figures[index].first != figure.first:
        return None
    return None if figures[index].unit in _COUNTS else figures[index]


def _parallel(scanner: Scanner, figure: Figure, following: Figure, gap: int = _LIST_GAP) -> bool:
    """Whether a conjunction or comma follows the number, and both numbers stand behind the same postposition."""
    i, keys, bits = figure.end, scanner.keys, scanner.all_bits
    if i >= figure.last or following.start - i > gap or following.start <= i + 1 or figure.start <= figure.first:
        return False
    if not (keys[i] == "," or bits[i] & g.CONJUNCTION):
        return False
    link = keys[figure.start - 1]
    tied = bool(bits[figure.start - 1] & (g.GENITIVE | g.CASE | g.CASE_TAIL))
    return tied and link == keys[following.start - 1]


def _labelled(scanner: Scanner, figure: Figure, following: Figure) -> bool:
    """Whether both stand right behind goods in a list that says the measure once (यूरिया 6,120 व डीएपी 2,140 टन)."""
    i = figure.end
    if i >= figure.last or not 1 < following.start - i <= _LABEL_GAP or following.unit in ("percent", "INR"):
        return False
    if not (scanner.keys[i] == "," or scanner.all_bits[i] & g.CONJUNCTION):
        return False
    known = [
        any(
            hit.end == at.start
            for j in range(max(at.first, at.start - _LABEL_GAP), at.start)
            if (hit := scanner.things.get(j))
        )
        for at in (figure, following)
    ]
    i = following.start - 1
    bare = scanner.kinds[i] == WORD and not scanner.all_bits[i] & (
        g.CASE | g.GENITIVE | g.VERB | g.CONJUNCTION | g.MORE
    )
    return known[0] and (known[1] or bare)  # जीरा 31,900 तथा ईसबगोल 12,870 हेक्टेयर


def _parallel_sum(scanner: Scanner, figure: Figure, following: Figure, *, back: bool = False) -> bool:
    """Whether crores of a list are rupees by another sum of it: कृषि के लिए 6 करोड़, उद्योग के लिए 3 करोड़ रुपये.

    `back`: the other stands before it (बहरोड़ में दो करोड़ रुपये, ब्यावर में डेढ़ करोड़).
    """
    if following.first != figure.first or following.unit != "INR":
        return False
    scaled = figure.at.mention.text.rsplit(" ", 1)[-1]
    if back:
        return scaled == _CRORE and _parallel(scanner, following, figure, _SUM_GAP)
    return _parallel(scanner, figure, following, _SUM_GAP) and (
        scaled in following.at.mention.text.split() or scaled == _CRORE
    )


def _part_of_sum(scanner: Scanner, whole: Figure, part: Figure) -> bool:
    """Whether crores or lakhs are a part of the rupees before them: 57 करोड़ रुपये बकाया हैं, इसमें कार्यालयों के 12 करोड़."""
    if whole.first != part.first or whole.unit != "INR" or " " not in part.at.mention.text:
        return False
    after = part.end < part.last and bool(
        scanner.all_bits[part.end] & (g.COPULA | g.BEFORE_PASSED | g.STOP | g.CONJUNCTION)
    )
    bare = part.end >= part.last or after or scanner.keys[part.end] in ",।"
    return bare and any(scanner.all_bits[i] & g.PART_OF for i in range(whole.end, part.start))


def _set_against_sum(scanner: Scanner, goal: Figure, figure: Figure) -> bool:
    """Whether crores are set against a goal in rupees: 6,120 करोड़ रुपये लक्ष्य के विरुद्ध 2,903 करोड़."""
    if goal.first != figure.first or goal.unit != "INR" or " " not in figure.at.mention.text:
        return False
    bits = scanner.all_bits[goal.end : figure.start]
    return 1 < len(bits) <= _LIST_GAP and bool(bits[-1] & g.AGAINST)


def _paid_by(scanner: Scanner, other: Figure, figure: Figure) -> bool:
    """Whether lakhs are what a government pays beside another sum (5 लाख रुपये केंद्र व 5 लाख राज्य सरकार देती है)."""
    near = scanner.keys[figure.end : min(figure.last, figure.end + 2)]
    scaled = figure.at.mention.text.rsplit(" ", 1)[-1] in ("लाख", _CRORE)
    return other.first == figure.first and other.unit == "INR" and scaled and not _PAYERS.isdisjoint(near)


def _received(scanner: Scanner, figure: Figure) -> bool:
    """Whether crores are told as a receipt (प्राप्ति 52 करोड़ 40 लाख)."""
    return (
        figure.start > figure.first and scanner.keys[figure.start - 1] == "प्राप्ति" and _CRORE in figure.at.mention.text
    )


def _sum_by_its_words(scanner: Scanner, figure: Figure) -> bool:
    """Whether crores are told with decimals or as a goal, as sums are."""
    amount, _, scale = figure.at.mention.text.rpartition(" ")
    goal = figure.start > figure.first and bool(scanner.all_bits[figure.start - 1] & g.GOAL)
    return scale == _CRORE and ("." in amount or goal)


def _in_lakhs(figure: Figure) -> bool:
    """Whether the number is told in more than a hundred lakhs, as only sums are (30890 लाख)."""
    value = figure.at.mention.value or 0
    return figure.at.mention.text.endswith(" लाख") and value >= _CRORE_VALUE


def _sum_of_crores(other: Figure, figure: Figure) -> bool:
    """Whether crores of rupees stand in the sentence of the figure."""
    return other.first == figure.first and other.unit == "INR" and _CRORE in other.at.mention.text


def _goal_of_sum(scanner: Scanner, figure: Figure, following: Figure) -> bool:
    """Whether a goal is of rupees, as what was reached is: 112 करोड़ के लक्ष्य के सापेक्ष 98 करोड़ रुपये."""
    if following.first != figure.first or following.unit != "INR" or following.at.mention.unit_span is None:
        return False
    if " " not in figure.at.mention.text or following.start - figure.end > _LIST_GAP:
        return False
    bits = scanner.all_bits[figure.end : following.start]
    return len(bits) > 1 and bool(bits[0] & g.GENITIVE and bits[1] & g.GOAL)


def _counts_like(scanner: Scanner, other: Figure, figure: Figure) -> bool:
    """Whether a number is of the same things as a large count before it, with no word of money by either: a part of
    them (जिनमें से 2.81 करोड़ का स्वामित्व), or so many at another time (28 लाख श्रद्धालु पहुंचे थे, इस बार 30 लाख के)."""
    value, whole = figure.at.mention.value or 0, other.at.mention.value or 0
    if other.first != figure.first or other.unit != "count" or whole < _LARGE or not whole / 20 < value < whole * 3:
        return False
    keys, bits = scanner.keys, scanner.all_bits
    near = range(other.end, min(figure.last, figure.end + _NEAR_MONEY))
    money = g.AMOUNT | g.APPROVAL | g.GOAL
    if any(bits[i] & money and i not in scanner.number_at for i in near) or any(scanner.is_money(i) for i in near):
        return False
    between = keys[other.end : figure.start]
    pairs = set(map(tuple, pairwise(between)))
    part = ("मे", "से") in pairs or any(bits[i] & g.PART_OF for i in range(other.end, figure.start))
    return part or not _OTHER_TIME.isdisjoint(pairs)


def _out_of_people(scanner: Scanner, whole: Figure, part: Figure) -> bool:
    """Whether the number is a part of a count: 2 करोड़ लाभार्थियों में से 1.9 करोड़."""
    keys, i = scanner.keys, part.start - 1
    if whole.first != part.first or whole.unit != "count" or i - 1 <= whole.start:
        return False
    return keys[i] == "से" and keys[i - 1] == "मे"
