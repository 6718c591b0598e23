"""A Reading becomes its indicators and other numbers: each number judged, its noun, status, scheme and code found."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Protocol, cast, get_args

from minutes_extract.indicators import grammar as g
from minutes_extract.indicators.about import AboutFinder
from minutes_extract.indicators.certainty import certainty_of
from minutes_extract.indicators.ellipsis import fill_ellipses
from minutes_extract.indicators.grammar import grammar_of
from minutes_extract.indicators.measure import mend_unit, share_units
from minutes_extract.indicators.metrics import code_for
from minutes_extract.indicators.model import Figure, IndicatorDraft, IndicatorsFound, OtherDraft
from minutes_extract.indicators.phrase import Scanner
from minutes_extract.indicators.settle import settle
from minutes_extract.indicators.sharing import share_goal, share_pointed, share_rates, share_wholes
from minutes_extract.indicators.status import StatusReader
from minutes_extract.indicators.tables import Column, measure_columns, numbers_row
from minutes_extract.indicators.topics import tell_topics
from minutes_extract.lexicon import Hit
from minutes_extract.reading import NumberAt, Reading
from minutes_extract.record import Comparator, OtherNumberKind, Unit
from minutes_extract.tokens import MARK, NEWLINE, WORD

_UNITS = frozenset(get_args(Unit))
_OTHER_KINDS = frozenset(get_args(OtherNumberKind))
_COMPARATORS = frozenset(get_args(Comparator))
_DURATIONS = frozenset({"hour", "day", "month", "year"})
_MOST_PHASES = 100
_OLDEST = 110  # years
_LESS = frozenset({"कम", "नीचे"})
_MARKS = frozenset("-–,.()/\n'\"‘’“”")
_DIGITS = re.compile(r"[0-9०-९]+|(?:(?![0-9०-९])\d)+")  # those of other scripts are told, though not read
_TAIL = g.GENITIVE | g.CASE | g.CASE_TAIL | g.PARTICIPLE | g.VERB | g.STOP | g.CONJUNCTION | g.ACT
_NUMBER_OF = frozenset({"संख्या", "लिए", "हेतु", "राशि", "धनराशि", "दर", "प्रतिशत"})
_SCHEME_REACH = 80  # tokens between a scheme and its figure in one sentence
_LONGEST_SENTENCE = 600  # tokens; the longest list of those present in a real release has some 400
_LONGEST_IN_CHARACTERS = 4000
_AROUND = 600  # characters before and after the figure that are shown of a longer sentence
_CLAUSE = 150  # tokens on each side of a figure that can speak of it, in the longest of sentences


class Actors(Protocol):
    """Who reports in a sentence (`People`)."""

    def actor(self, sentence: int, /) -> object | None: ...


class SchemeFound(Protocol):
    """A scheme with the tokens of its mentions."""

    id: str | None
    name: str
    mentions: list[tuple[int, int]]


def find_indicators(
    reading: Reading, people: Actors | None = None, schemes: Iterable[SchemeFound] | None = None
) -> IndicatorsFound:
    """Every number of `reading` outside furniture, as an indicator draft or as another number."""
    found = IndicatorsFound()
    grammar = grammar_of(reading.packs)
    scanner = Scanner(reading, grammar)
    figures: list[Figure] = []
    spots = _scheme_spots(schemes)
    named = {end for _, end, _ in spots}
    for at in reading.numbers:
        sentence = reading.sentence_at(at.start)
        if sentence.furniture:
            continue
        if at.mention.kind == "quantity" and at.mention.value is not None and not _idle(scanner, at):
            if _stray(scanner, at, sentence.start, sentence.end):
                found.others.append(_other(reading, at, at.mention.kind))
                continue
            if _numbers_a_scheme(scanner, at, named):
                found.others.append(_other(reading, at, "reference"))
                continue
            if _aged(scanner, at):
                found.others.append(_other(reading, at, "age"))
                continue
            last = sentence.end
            if at.end > last:  # the point of a number was taken for a full stop
                last = reading.sentence_at(at.end - 1).end
            figures.append(_figure(scanner, at, sentence.start, last))
        elif not at.mention.words or at.mention.kind != "quantity":
            found.others.append(_other(reading, at, at.mention.kind))
    found.others += _digits_left(reading)
    found.others.sort(key=lambda other: other.number["start"])
    if not figures:
        return found
    finder = AboutFinder(scanner)
    if finder.columns:
        figures = _without_row_numbers(found, scanner, finder.columns, figures)
    measure_columns(scanner, finder.columns, figures)
    share_units(scanner, figures)
    for figure in figures:
        finder.find(figure)
        things = _things(scanner, figure)
        mend_unit(scanner, figure, reading.packs.things[things[0]].unit if things else None)
    share_goal(finder, figures)
    share_rates(finder, figures)
    fill_ellipses(finder, figures)
    share_wholes(finder, figures)
    share_pointed(finder, figures)
    share_goal(finder, figures)  # once more: what is set against a goal may have got its noun from its list
    tell_topics(finder, figures)
    status = StatusReader(scanner, figures, finder.columns)
    before = None
    for figure in figures:
        figure.status = status.status(figure, before)
        before = figure
    settle(scanner, figures)
    reports = [hit.start for hit in reading.cues("report")]
    for index in range(len(figures)):
        found.drafts.append(_draft(scanner, figures, index, status, people, spots, reports))
    return found


def _other(reading: Reading, at: NumberAt, kind: str) -> OtherDraft:
    """A number that is no indicator; what its kind does not say is of an unknown one."""
    known = kind if kind in _OTHER_KINDS else "unknown"
    span = reading.char_fields(at.mention.start, at.mention.end)
    return OtherDraft(at.start, at.end, span, cast(OtherNumberKind, known))


def _without_row_numbers(
    found: IndicatorsFound, scanner: Scanner, columns: dict[int, Column], figures: list[Figure]
) -> list[Figure]:
    """The figures that are no numbers of rows; those that are go to the other numbers of `found`."""
    kept: list[Figure] = []
    for figure in figures:
        if numbers_row(scanner, columns.get(figure.start)):
            found.others.append(_other(scanner.reading, figure.at, "list"))
        else:
            kept.append(figure)
    if len(kept) < len(figures):
        found.others.sort(key=lambda other: other.number["start"])
    return kept


def _digits_left(reading: Reading) -> list[OtherDraft]:
    """Runs of digits of the source that no number was read from: the 0 of डा0, which the normaliser makes a dot."""
    normalised = reading.normalised
    covered = [normalised.source_span(at.mention.start, at.mention.end) for at in reading.numbers]
    tokens = reading.tokens
    for sentence in reading.sentences:
        if sentence.furniture and sentence.end > sentence.start:
            covered.append(normalised.source_span(tokens.starts[sentence.start], tokens.ends[sentence.end - 1]))
    covered.sort()
    left: list[OtherDraft] = []
    index = 0
    source = reading.source
    for match in _DIGITS.finditer(source):
        start, end = match.span()
        while index < len(covered) and covered[index][1] <= start:
            index += 1
        if index < len(covered) and covered[index][0] < end:
            continue
        kind: OtherNumberKind = "abbreviation" if start and _is_letter(source[start - 1]) else "unknown"
        left.append(OtherDraft(-1, -1, {"start": start, "end": end, "text": match.group()}, kind))
    return left


def _is_letter(char: str) -> bool:
    return "\u0900" <= char <= "\u097f" and char not in "।॥"


def _idle(scanner: Scanner, at: NumberAt) -> bool:
    """Whether a number word counts nothing: दो पक्ष, चार चांद, दो टूक; or a duration the reader did not mark."""
    if at.mention.unit in _DURATIONS:
        return True
    if not at.mention.words or at.mention.unit != "count":
        return False
    i = at.end
    if i >= len(scanner.keys):
        return True
    return scanner.keys[i] in scanner.reading.packs.words("phrase.idle")


def _stray(scanner: Scanner, at: NumberAt, first: int, last: int) -> bool:
    """Whether a zero stands alone in its sentence (".0."): what is left of an abbreviation."""
    if at.mention.value or at.mention.unit_span is not None:
        return False
    return all(scanner.kinds[i] in (MARK, NEWLINE) for i in range(first, last) if not at.start <= i < at.end)


def _numbers_a_scheme(scanner: Scanner, at: NumberAt, named: set[int]) -> bool:
    """Whether a small number is the last part of a scheme's name (अभियान बसेरा 2 में, मिशन-95 की); `named` are the tokens
    after the schemes."""
    i = at.start - 1 if at.start and scanner.keys[at.start - 1] == "-" else at.start
    if not i or at.end >= len(scanner.keys) or at.mention.unit != "count" or at.mention.words:
        return False
    if not scanner.all_bits[at.end] & (g.GENITIVE | g.CASE) or (at.mention.value or 0) > _MOST_PHASES:
        return False
    return scanner.keys[i - 1] in scanner.scheme_heads or (i == at.start and (i in named or at.end in named))


def _aged(scanner: Scanner, at: NumberAt) -> bool:
    """Whether a number in brackets behind a person's name is their age: मनीष (29), बलजीत उर्फ काला (44)."""
    keys, before = scanner.keys, at.start - 2
    if before < 0 or keys[before + 1] != "(" or at.end >= len(keys) or keys[at.end] != ")":
        return False
    value = at.mention.value
    if at.mention.unit != "count" or value is None or not 0 < value <= _OLDEST:
        return False
    words = scanner.reading.packs.words
    named = any(keys[before] in words(id_) for id_ in ("given-names", "surnames", "middle-words"))
    return (named and before not in scanner.things) or (before > 0 and keys[before - 1] == "उर्फ")


def _figure(scanner: Scanner, at: NumberAt, first: int, last: int) -> Figure:
    tokens = scanner.tokens
    start, end = at.start, at.end
    unit_span = at.mention.unit_span
    if unit_span is not None:
        while end < last and tokens.starts[end] < unit_span[1]:
            end += 1
        while start > first and tokens.ends[start - 1] > unit_span[0] and unit_span[0] < at.mention.start:
            start -= 1
    unit = cast(Unit, at.mention.unit if at.mention.unit in _UNITS else "other")
    noun = scanner.things.get(at.end)
    if unit == "other" and noun is not None and noun.end > end:
        end, unit = at.end, "count"
    figure = Figure(at, start, end, unit, first, last)
    comparator = at.mention.comparator
    figure.comparator = cast(Comparator, comparator) if comparator in _COMPARATORS else _bound(scanner, figure)
    return figure


def _bound(scanner: Scanner, figure: Figure) -> Comparator | None:
    """A comparator behind the unit that the number reader left: से अधिक, से कम, तक."""
    i, last = figure.end, figure.last
    keys = scanner.keys
    if i + 1 < last and keys[i] == "से":
        j = i + 2 if keys[i + 1] == "भी" else i + 1
        if j < last and scanner.all_bits[j] & g.MORE:
            return "less_than" if keys[j] in _LESS else "more_than"
    return None


def _scheme_spots(schemes: Iterable[SchemeFound] | None) -> list[tuple[int, int, str]]:
    spots = [(a, b, scheme.id or scheme.name) for scheme in schemes or () for a, b in scheme.mentions]
    spots.sort()
    return spots


def _scheme(spots: list[tuple[int, int, str]], reading: Reading, figure: Figure) -> str | None:
    """The scheme named nearest to the figure in its sentence, or in the sentence before on the same line."""
    best: tuple[int, str] | None = None
    low = max(figure.first, figure.start - 2 * _SCHEME_REACH)
    high = min(figure.last, figure.end + 2 * _SCHEME_REACH)
    for start, end, name in spots[bisect_left(spots, (low, 0, "")) : bisect_left(spots, (high, 0, ""))]:
        distance = figure.start - end if end <= figure.start else start - figure.end + 3
        if best is None or distance < best[0]:
            best = (distance, name)
    if best is not None:
        return best[1] if best[0] <= _SCHEME_REACH else None
    index = reading.sentence_index(figure.start)
    if index and reading.sentences[index - 1].line == reading.sentences[index].line:
        before = reading.sentences[index - 1]
        at = bisect_left(spots, (before.end, 0, "")) - 1
        if at >= 0 and spots[at][0] >= before.start:
            return spots[at][2]
    return None


def _draft(
    scanner: Scanner,
    figures: list[Figure],
    index: int,
    status: StatusReader,
    people: Actors | None,
    spots: list[tuple[int, int, str]],
    reports: list[int],
) -> IndicatorDraft:
    reading = scanner.reading
    figure = figures[index]
    mention = figure.at.mention
    things = _things(scanner, figure)
    lower, upper = _window(figures, index, status)
    clause = [key for key in scanner.keys[lower:upper] if key not in _MARKS]
    verb = status.governing(figure)
    if verb is not None and verb[0] >= upper:
        clause += scanner.keys[max(upper, verb[0] - 3) : verb[1]]
    metric = code_for(reading.packs, _coded_things(scanner, figure, spots), figure.unit, figure.status, clause)
    reporter = None
    if people is not None:
        at = bisect_left(reports, figure.first)
        if at < len(reports) and reports[at] < figure.last:
            reporter = people.actor(reading.sentence_index(figure.start))
    start, end = figure.start, figure.end
    if figure.about_span is not None and figure.first <= figure.about_span[0] and figure.about_span[1] <= figure.last:
        start, end = min(start, figure.about_span[0]), max(end, figure.about_span[1])
    value = (mention.value if mention.value is not None else 0) * figure.scale
    number = reading.char_fields(mention.start, mention.end)
    return IndicatorDraft(
        start=figure.at.start,
        end=figure.at.end,
        number=number,
        value=value,
        value_max=mention.value_max,
        unit=figure.unit,
        comparator=figure.comparator,
        status=figure.status,
        about=figure.about,
        thing=things[0] if things else None,
        code=metric.code if metric else None,
        label=metric.label if metric else figure.about or number["text"],
        scheme=_scheme(spots, reading, figure),
        reported_by=reporter,
        phrase=(start, max(end, start + 1)),
        sentence=_sentence(scanner, figure),
        about_span=figure.about_span,
        certainty=certainty_of(figure, noun_known=bool(things), coded=metric is not None),
    )


def _sentence(scanner: Scanner, figure: Figure) -> tuple[int, int]:
    """The tokens of the figure's sentence without its line end.

    Of a sentence longer than anybody wrote only the part around the figure, between two marks: a record must not repeat
    a whole text with each of its figures.
    """
    first, last = figure.first, figure.last
    while last > first + 1 and scanner.kinds[last - 1] == NEWLINE:
        last -= 1
    starts, ends = scanner.tokens.starts, scanner.tokens.ends
    if last - first > _LONGEST_SENTENCE or ends[last - 1] - starts[first] > _LONGEST_IN_CHARACTERS:
        half = _LONGEST_SENTENCE // 2
        low = max(first, figure.start - half)
        low = bisect_left(starts, starts[figure.start] - _AROUND, low, figure.start)
        high = min(last, figure.end + half)
        high = bisect_right(ends, ends[figure.end - 1] + _AROUND, figure.end, max(high, figure.end))
        first = (
            next((i + 1 for i in range(low, figure.start) if scanner.kinds[i] == MARK), low) if low > first else first
        )
        last = (
            next((i for i in range(high - 1, figure.end, -1) if scanner.kinds[i] == MARK), high)
            if high < last
            else last
        )
    return first, last


def _things(scanner: Scanner, figure: Figure) -> list[str]:
    """The ids of the nouns in the about phrase, the head (the last) first."""
    return [hit.id for hit in _hits(scanner, figure)]


def _hits(scanner: Scanner, figure: Figure) -> list[Hit]:
    span = figure.about_span
    if span is None:
        return []
    found: list[Hit] = []
    i = span[0]
    while i < span[1]:
        hit = scanner.things.get(i)
        if hit is not None and hit.end <= span[1]:
            if scanner.keys[i : i + 3] == [scanner.keys[i], "-", scanner.keys[i]]:
                i += 3  # घर-घर: everywhere, no houses
                continue
            found.append(hit)
            i = hit.end
        else:
            i += 1
    return found[::-1]


def _coded_things(scanner: Scanner, figure: Figure, spots: list[tuple[int, int, str]]) -> list[str]:
    """The nouns that may give a figure its code, the head first; "" for a head that no pack knows.

    A noun that is but part of the name of a scheme names nothing counted (वृद्धजन पेंशन योजना: 1,200).
    """
    hits, span = _hits(scanner, figure), figure.about_span
    own = scanner.things.get(figure.end) if figure.ellipsis and figure.unit == "INR" else None
    if own is not None and scanner.all_bits[figure.end] & g.SPENT:
        return [own.id, *(hit.id for hit in hits)]  # जिन पर 7 करोड़ रुपये खर्च होंगे
    if span is None or not hits:
        return []
    at = bisect_left(spots, (hits[0].start + 1, 0, ""))
    named = any(
        a <= hits[0].start and hits[0].end <= b and b - a > hits[0].end - hits[0].start
        for a, b, _ in spots[max(0, at - 2) : at]
    )
    headless = any(
        scanner.kinds[i] == WORD and not scanner.all_bits[i] & _TAIL and scanner.keys[i] not in _NUMBER_OF
        for i in range(hits[0].end, span[1])
    )
    ids = [hit.id for hit in hits]
    if named:
        return ["", *ids[1:]]
    return ["", *ids] if headless else ids


def _window(figures: list[Figure], index: int, status: StatusReader) -> tuple[int, int]:
    """The tokens of the clause that speak of this figure: from the figure before it to the one after it."""
    figure = figures[index]
    lower, upper = max(figure.first, figure.start - _CLAUSE), min(figure.last, figure.end + _CLAUSE)
    if index and figures[index - 1].first == figure.first:
        lower = max(lower, figures[index - 1].end)
        verb = status.governing(figures[index - 1])
        if verb is not None and verb[1] <= figure.start:
            lower = verb[1]
    if index + 1 < len(figures) and figures[index + 1].first == figure.first:
        upper = min(upper, max(figures[index + 1].start, figure.end))
    return lower, upper
