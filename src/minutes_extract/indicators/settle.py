"""Figures that have been read one by one settle what they tell of one another.

A number whose noun stands with a later one shares that one's status; a percentage of a bank or block measures the ratio
the text speaks of; the cost of a work whose foundation is laid is of a work to come; the absent are a finding.
"""

from __future__ import annotations

from minutes_extract.folding import fold
from minutes_extract.indicators import grammar as g
from minutes_extract.indicators.model import Figure
from minutes_extract.indicators.phrase import Scanner
from minutes_extract.segment import BODY, Sentence
from minutes_extract.tokens import MARK, NUMBER

_JOINS = frozenset((",", *map(fold, ("और", "तथा", "एवं", "व"))))
_LONGEST_LIST = 40  # items
_BARS = frozenset({"मानक", "लक्ष्य", "औसत", "सीमा"})
_LONGEST_LABEL = 6  # tokens of the label of a row
_TOPIC_REACH = 3  # sentences back in which the ratio may be named
_CLAUSES = 200  # tokens around a figure that speak of it, in the longest of sentences


def settle(scanner: Scanner, figures: list[Figure]) -> None:
    """Mend status and about of figures in place; each is looked at once."""
    _as_told_elsewhere(figures)
    words = scanner.reading.packs.words
    lists = {id_: words(f"settle.{id_}") for id_ in ("bodies", "ratios", "foundation", "opened", "cost", "absent")}
    for index, figure in enumerate(figures):
        _announced(scanner, figures, index)
        _in_rows(scanner, figures, index)
        _share_status(scanner, figures, index)
        if figure.unit == "percent":
            _name_ratio(scanner, figure, lists)
        elif figure.unit == "INR" and figure.status in ("stated", "achieved"):
            if not lists["cost"].isdisjoint(scanner.keys[figure.end : figure.end + 3]):
                near = slice(max(figure.first, figure.start - _CLAUSES), min(figure.last, figure.end + _CLAUSES))
                keys = scanner.keys[near]
                if not lists["foundation"].isdisjoint(keys) and lists["opened"].isdisjoint(keys):
                    figure.status = "planned"
        elif figure.status == "achieved" and _stands_absent(scanner, figure, lists["absent"]):
            figure.status = "stated"


def _as_told_elsewhere(figures: list[Figure]) -> None:
    """A figure whose status nothing tells, as in a headline without a verb, has that of the same figure elsewhere."""
    told = {(figure.unit, figure.at.mention.value): figure for figure in reversed(figures) if not figure.guessed}
    for figure in figures:
        if figure.guessed and (other := told.get((figure.unit, figure.at.mention.value))) is not None:
            figure.status, figure.guessed, figure.assumed = other.status, False, True


def _announced(scanner: Scanner, figures: list[Figure], index: int) -> None:
    """सहायता को स्वीकृति दी:- • A को 2,707 करोड़ रुपये: items say by themselves neither what the money is nor that it is
    approved; the line that announces them does."""
    figure = figures[index]
    sentences = scanner.reading.sentences
    at = scanner.reading.sentence_index(figure.start)
    if figure.status != "stated" or not _is_item(scanner, sentences[at]):
        return
    above = at - 1
    while above > at - _LONGEST_LIST and above >= 0 and _is_item(scanner, sentences[above]):
        above -= 1
    if above < 0 or sentences[above].kind != BODY or not scanner.announces(sentences[above].end):
        return
    for before in range(index - 1, -1, -1):
        other = figures[before]
        if other.start < sentences[above if figure.unit != "INR" else max(0, above - 1)].start:
            return
        if other.start >= sentences[above].end or other.status not in ("sanctioned", "planned", "target"):
            continue
        figure.status = other.status
        if figure.unit == other.unit == "INR" and not figure.about:
            figure.about, figure.about_span, figure.ellipsis = other.about, other.about_span, True
        return


def _in_rows(scanner: Scanner, figures: list[Figure], index: int) -> None:
    """बलौदा : समूह 65, ऋण 1 करोड़: rows behind विवरण इस प्रकार है- tell in parts what the sentences above them told."""
    figure, sentences = figures[index], scanner.reading.sentences
    at = scanner.reading.sentence_index(figure.start)
    if figure.status != "stated" or not figure.guessed or not _is_row(scanner, sentences[at]):
        return
    above = at - 1
    while above > at - _LONGEST_LIST and above >= 0 and _is_row(scanner, sentences[above]):
        above -= 1
    if above < 0 or not scanner.announces(sentences[above].end):
        return
    low = sentences[max(0, above - 1)].start
    for other in reversed(figures[:index]):
        if other.start < low:
            return
        if other.start < sentences[above].end and other.unit == figure.unit:
            figure.status, figure.guessed, figure.assumed = other.status, False, True
            return


def _is_row(scanner: Scanner, sentence: Sentence) -> bool:
    """Whether a sentence is a label, a colon and what it counts, without a verb."""
    keys = scanner.keys[sentence.body : sentence.end]
    return ":" in keys[1:_LONGEST_LABEL] and not any(
        bits & g.COPULA for bits in scanner.all_bits[sentence.body : sentence.end]
    )


def _is_item(scanner: Scanner, sentence: Sentence) -> bool:
    """Whether a sentence begins with the mark or number of a list."""
    return sentence.body < sentence.end and scanner.kinds[sentence.body] in (MARK, NUMBER)


def _share_status(scanner: Scanner, figures: list[Figure], index: int) -> None:
    """X ने 120, Y ने 85 और Z ने 40 प्रकरणों का निस्तारण किया: the noun and the verb of the last are those of all."""
    figure = figures[index]
    if _goes_on(scanner, figures, index):
        figure.status = figures[index - 1].status
        return
    if not figure.ellipsis or figure.about_span is None or figure.about_span[0] < figure.end:
        return
    if scanner.keys[figure.end] not in _JOINS:
        return
    for later in figures[index + 1 : index + 1 + _LONGEST_LIST]:
        if later.first != figure.first:
            return
        if not later.ellipsis and later.about_span == figure.about_span:
            figure.status = later.status
            return


def _goes_on(scanner: Scanner, figures: list[Figure], index: int) -> bool:
    """Whether a figure only goes on with the list of the one before it, in a line without a verb behind them
    (छात्राओं को मिले 340 टैबलेट, 125 साइकिलें)."""
    figure = figures[index]
    if not index or figure.status != "stated" or figures[index - 1].first != figure.first:
        return False
    before = figures[index - 1]
    if before.unit != figure.unit or before.about_span is None or figure.about_span is None or before.ellipsis:
        return False
    end = max(before.end, before.about_span[1])
    joined = figure.start == end + 1 and scanner.keys[end] in _JOINS
    own = figure.about_span[0] >= figure.end and figure.about_span[1] <= figure.last
    if not (joined and own):
        return False
    return all(
        scanner.keys[i] in _JOINS or not scanner.keys[i].strip() for i in range(figure.about_span[1], figure.last)
    )


def _name_ratio(scanner: Scanner, figure: Figure, lists: dict[str, frozenset[str]]) -> None:
    """केनरा बैंक का 22.4 प्रतिशत, after a sentence on the सीडी रेशियो: the ratio is what is measured."""
    span = figure.about_span
    if span is None or not lists["bodies"] & set(scanner.keys[span[0] : span[1]]):
        return
    if scanner.keys[span[1] - 1] not in lists["bodies"] and scanner.keys[span[1] - 1] in _BARS:
        return  # रिजर्व बैंक का मानक 40 प्रतिशत
    if lists["ratios"] & set(scanner.keys[span[0] : span[1]]):
        return
    reading = scanner.reading
    low = reading.sentences[max(0, reading.sentence_index(figure.start) - _TOPIC_REACH)].start
    low = max(low, figure.start - _CLAUSES)
    for i in range(figure.start - 1, low - 1, -1):
        if scanner.keys[i] not in lists["ratios"]:
            continue
        start = i
        while start - 1 >= low and start > i - 2 and _names(scanner, start - 1):
            start -= 1
        figure.about_span = (start, i + 1)
        figure.about = reading.text(start, i + 1)
        return


def _names(scanner: Scanner, i: int) -> bool:
    """Whether a token can be the first part of a ratio's name (सीडी रेशियो, मृत्यु दर): a noun, no postposition."""
    key = scanner.keys[i]
    return scanner.kinds[i] != MARK and len(key) > 2 and key not in scanner.reading.packs.words("name-closers")


def _stands_absent(scanner: Scanner, figure: Figure, absent: frozenset[str]) -> bool:
    """Whether the word for absent stands behind the figure before the next mark."""
    for i in range(figure.end, min(figure.last, figure.end + 8)):
        if scanner.kinds[i] == MARK and scanner.keys[i] in ",;।":
            return False
        if scanner.keys[i] in absent:
            return True
    return False
