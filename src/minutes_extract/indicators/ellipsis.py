"""A figure whose noun is left out gets the noun of its list, of the line above it, or of the sentence before."""

from __future__ import annotations

from minutes_extract.indicators import grammar as g
from minutes_extract.indicators.about import AboutFinder
from minutes_extract.indicators.model import Figure
from minutes_extract.indicators.phrase import Scanner
from minutes_extract.tokens import MARK, NEWLINE, WORD

_POINTING = ("इस", "उस", "इन")
_BARE = frozenset({"इस", "उस", "इन", "उन"})
_LENGTHS = frozenset({"mm", "cm", "m", "km"})
_SCHEME_NEAR = 14  # tokens from a scheme to the sum that is of it
_PEOPLE = frozenset({"लोग", "लोगो", "व्यक्ति", "व्यक्तियो"})
_NEAR = 10  # tokens to a noun taken for want of a better
_LINE = 36  # tokens of a line of a table
_ALONE = frozenset({"अकेले", "अकेली"})
_BULLETS = frozenset("*•➡▪")
_LABELS = g.GOAL | g.PARTICIPLE  # what a row of figures begins with behind its heading
_HEADING = 8  # tokens of the heading of a line
_LONGEST_LABEL = 12  # words of a label
_HEADER_LINES = 14


def fill_ellipses(finder: AboutFinder, figures: list[Figure]) -> None:
    """Give figures without a noun the noun of their list, of the line above, or of the sentence before.

    `figures` are in order of place; those found stay as they are.
    """
    for figure in figures:
        if figure.about and not figure.ellipsis:
            finder.by_value.setdefault((figure.unit, figure.at.mention.value), figure)
    for index, figure in enumerate(figures):
        if not figure.ellipsis or figure.about:
            continue
        label = _label(finder, figure)
        if label is not None:
            figure.about_span = label
            figure.about = finder.scanner.text(*label)
            continue
        source = _neighbour(finder, figures, index)
        if source is not None and figure.spare_span is not None and _only_money(finder.scanner, figure, source):
            figure.about_span = figure.spare_span
            figure.about = finder.scanner.text(*figure.spare_span)
            continue
        heading = _row_heading(finder.scanner, figure) if source is not None and source.first != figure.first else None
        if heading is not None:
            figure.about_span, figure.about = heading, finder.scanner.text(*heading)
            continue
        if source is not None:
            _copy(finder.scanner, source, figure)
            if figure.owner_span is not None and figure.about_span is not None:
                figure.about = _whose(finder.scanner, figure, finder.scanner.text(*figure.about_span))
            hurt = figure.spare_span
            kind = hurt is not None and (finder.is_human(hurt) or finder.is_category(hurt))
            if hurt is not None and kind and source.about_span and source.unit == figure.unit:
                noun = finder.scanner.text(*source.about_span)
                figure.about = f"{finder.scanner.text(*hurt)} {noun}"  # 57 लोगों की जान गई, 112 घायल हुए
            continue
        topic = _row_heading(finder.scanner, figure) or _object_before(finder, figure)
        on_it = finder.spent_on_it(figure, finder.scanner.after(figure.end, figure.last))
        if topic is None and on_it and index and figures[index - 1].about:
            figure.about, figure.about_span = figures[index - 1].about, figures[index - 1].about_span
            continue
        topic = (
            topic
            or _scheme_spent_on(finder, figure)
            or _scheme_of_sum(finder, figure)
            or figure.spare_span
            or _nearest_noun(finder, figure)
        )
        if topic is not None:
            figure.about_span = topic
            figure.about = finder.scanner.text(*topic)


def _only_money(scanner: Scanner, figure: Figure, source: Figure) -> bool:
    """Whether what stands for a sum that was spent says no more than that it is money, or what was done to it
    (धनराशि अवमुक्त हुई, जिसके सापेक्ष 24 लाख व्यय; गत वर्ष स्वीकृत 57 करोड़ के सापेक्ष)."""
    span = source.about_span
    if span is None or figure.unit != "INR":
        return False
    if not any(scanner.all_bits[i] & g.AGAINST for i in range(source.end, figure.start)):
        return False
    bits = scanner.all_bits[span[1] - 1]
    return bool(bits & g.PARTICIPLE) or (span[1] - span[0] == 1 and bool(bits & g.AMOUNT) and not bits & g.APPROVAL)


def _copy(scanner: Scanner, source: Figure, figure: Figure) -> None:
    """Give the noun of `source` to `figure`, without a participle that says what was done to the first alone
    (अनुमोदित परिव्यय 81 करोड़ के सापेक्ष 64 करोड़ अवमुक्त)."""
    figure.about, figure.about_span = source.about, source.about_span
    span = source.about_span
    if span is None or source.ellipsis or span[1] - span[0] < 2 or span[0] >= source.end:
        return
    if not any(scanner.all_bits[i] & g.AGAINST for i in range(source.end, figure.start)):
        return
    if scanner.all_bits[span[0]] & g.PARTICIPLE and not scanner.all_bits[span[0] + 1] & g.GENITIVE:
        figure.about_span = (span[0] + 1, span[1])
        figure.about = scanner.text(*figure.about_span)


def _whose(scanner: Scanner, figure: Figure, noun: str) -> str:
    """A noun with those whose so many are, before it (सर्वाधिक 986 राजस्व तथा 611 पीएचई विभाग की हैं)."""
    start, end = figure.owner_span or (0, 0)
    start += scanner.keys[start] in _ALONE
    if scanner.all_bits[end - 1] & g.ADJECTIVE:
        return f"{scanner.text(start, end)} {noun}"  # इनमें 87,200 घरेलू, 8,780 सरकारी दफ्तरों के हैं
    link = next((i for i in range(end, figure.last) if scanner.all_bits[i] & g.GENITIVE), figure.last)
    return f"{scanner.text(start, end)} {scanner.text(link, link + 1)} {noun}" if link < figure.last else noun


def _neighbour(finder: AboutFinder, figures: list[Figure], index: int) -> Figure | None:
    """The figure whose noun stands for this one's: the next of a list, the one before, that of the sentence before."""
    figure = figures[index]
    scanner = finder.scanner
    if finder.genitive_number(figure) and index + 1 < len(figures) and figures[index + 1].about:
        return figures[index + 1]
    changed = figure.start > figure.first and scanner.all_bits[figure.start - 1] & g.CHANGED
    if changed and index and figures[index - 1].first == figure.first and figures[index - 1].about:
        return figures[index - 1]  # 19.16% से बढ़कर 20.49%
    against = figure.unit == "percent" and scanner.all_bits[max(figure.first, figure.start - 1)] & g.AGAINST
    if against and index and figures[index - 1].first == figure.first and figures[index - 1].about:
        return figures[index - 1]  # 20,406 लाख के सापेक्ष 54 प्रतिशत
    follows = scanner.keys[figure.end] if figure.end < figure.last else ""
    forward = follows in ("मे", ",", "/", "-", "–") or bool(
        figure.end < figure.last and scanner.all_bits[figure.end] & g.CONJUNCTION
    )
    forward = (
        forward
        or follows == "से"
        or (
            figure.end < figure.last
            and scanner.kinds[figure.end] == WORD
            and scanner.all_bits[figure.end] & g.ADJECTIVE != 0
        )
    )
    same = [
        f
        for f in figures[index + 1 : index + 6]
        if f.first == figure.first and f.about and not f.ellipsis and f.unit == figure.unit
    ]
    if (
        finder.scanner.of_whole(figure.start, figure.first)
        and index
        and figures[index - 1].first == figure.first
        and figures[index - 1].about
    ):
        return figures[index - 1]  # नामांतरण के 6,204 में से 5,871
    if forward and same and not finder.scanner.points_back(figure.start, figure.first):
        return same[0]
    if figure.spare_span is not None and figure.unit == "count" and index:
        counted = next(
            (f for f in reversed(figures[max(0, index - 3) : index]) if f.unit == "count"), figures[index - 1]
        )
        gap = scanner.reading.sentence_index(figure.first) - scanner.reading.sentence_index(counted.first)
        people = counted.about_span is not None and scanner.keys[counted.about_span[1] - 1] in _PEOPLE
        if finder.is_human(figure.spare_span) and not people and not finder.is_category(figure.spare_span):
            return None  # 2 युवकों की मौत, 3 घायल; but 19 लोगों की मौत हुई, 27 घायल हुए
        return counted if gap <= 1 and counted.about else None
    earlier = [f for f in figures[max(0, index - 6) : index] if f.about]
    for other in reversed(earlier):
        rate = other.unit == "INR" and other.about == "दर"  # 7 हजार रुपये की दर से
        alike = other.unit == figure.unit or figure.unit == "percent" or {other.unit, figure.unit} <= _LENGTHS
        if other.first == figure.first and not rate and alike:
            return other
    if same:
        return same[0]
    twin = finder.by_value.get((figure.unit, figure.at.mention.value))
    if twin is not None:
        return twin
    if figure.unit == "INR":
        on_it = finder.spent_on_it(figure, scanner.after(figure.end, figure.last))
        return next((other for other in reversed(earlier) if on_it and other.first == figure.first), None)
    for other in reversed(earlier):
        if other.unit == figure.unit or figure.unit == "percent":
            return other
    return None


def _numbers_line(scanner: Scanner, i: int) -> bool:
    """Whether the token at `i` is of the number of a line in a list (2., 2))."""
    at = scanner.number_at.get(i - (scanner.keys[i] in ".)"))
    return at is not None and scanner.reading.numbers[at].mention.kind == "list"


def _row_heading(scanner: Scanner, figure: Figure) -> tuple[int, int] | None:
    """The words before the colon that a line of figures begins with (वाह्य सहायतित : अवमुक्त 1,207 लाख, व्यय 1,191 लाख)."""
    first = figure.first
    while first < figure.start and (scanner.keys[first] in _BULLETS or _numbers_line(scanner, first)):
        first += 1
    bracket = False
    for i in range(first, min(figure.start, first + _HEADING)):
        bracket = scanner.keys[i] == "(" or (bracket and scanner.keys[i - 1] != ")")
        if bracket and i not in scanner.number_at:
            continue  # किसान क्रेडिट कार्ड (पशुपालन) - लक्ष्य 9 हजार
        dash = scanner.keys[i] in "-–" and i + 1 < figure.last and scanner.all_bits[i + 1] & _LABELS
        if scanner.keys[i] == ":" or dash:
            return (first, i) if i > first else None
        if scanner.kinds[i] != WORD or i in scanner.number_at or scanner.all_bits[i] & (g.FINITE | g.CASE):
            return None
    return None


def _object_before(finder: AboutFinder, figure: Figure) -> tuple[int, int] | None:
    """The object (with को) of the sentence before: what इस पर and इसके लिए point to."""
    scanner = finder.scanner
    index = scanner.reading.sentence_index(figure.start)
    pointing = any(
        scanner.keys[i].startswith(_POINTING)
        and (scanner.keys[i] not in _BARE or bool(scanner.all_bits[i + 1] & (g.CASE | g.GENITIVE)))  # not इस वर्ष
        for i in range(figure.first, min(figure.start, figure.first + 6))
    )
    if not index or not pointing:
        return None
    sentence = scanner.reading.sentences[index - 1]
    for i in range(sentence.end - 1, max(sentence.start, sentence.end - _LINE), -1):
        if scanner.keys[i] == "को":
            phrase = scanner.before(i + 1, sentence.start)
            if phrase is not None and not scanner.place_only(phrase) and not finder.is_time(phrase):
                return phrase.start, phrase.end
    return None


def _scheme_spent_on(finder: AboutFinder, figure: Figure) -> tuple[int, int] | None:
    """The scheme named right before a sum that is only said to be spent (X योजना के अंतर्गत 4,000 करोड़ रुपये व्यय)."""
    scanner, i = finder.scanner, figure.start
    spent = figure.end < figure.last and scanner.all_bits[figure.end] & g.SPENT
    if figure.unit != "INR" or not spent or i - 3 < figure.first or not scanner.all_bits[i - 1] & g.CASE_TAIL:
        return None
    ends = [(hit.start, hit.end) for hit in scanner.schemes.values() if hit.end == i - 2]
    return min(ends, default=None)


def _is_money(finder: AboutFinder, thing: str) -> bool:
    return finder.things[thing].unit == "INR"


def _scheme_of_sum(finder: AboutFinder, figure: Figure) -> tuple[int, int] | None:
    """The scheme that a sum without a noun is of, named in its sentence, no noun of money between (समग्र शिक्षा में
    मिले 8 करोड़ में से 5 करोड़ खर्च)."""
    scanner = finder.scanner
    if figure.unit != "INR":
        return None
    hits = [hit for hit in scanner.schemes.values() if figure.first <= hit.start and hit.end + 1 < figure.start]
    near = [hit for hit in hits if figure.start - hit.end <= _SCHEME_NEAR]
    under = [hit for hit in near if scanner.all_bits[hit.end] & (g.GENITIVE | g.CASE)]
    money = [i for i in range(figure.first, figure.start) if (at := scanner.things.get(i)) and _is_money(finder, at.id)]
    under = [hit for hit in under if not any(hit.end <= i for i in money)]
    return max(((hit.start, hit.end) for hit in under), key=lambda span: (span[1], -span[0]), default=None)


def _nearest_noun(finder: AboutFinder, figure: Figure) -> tuple[int, int] | None:
    """The known noun nearest before the number in its sentence, or else behind it, kinds of places left out; for want
    of one what was read as a unit, or the scheme that the money is of."""
    scanner = finder.scanner
    behind = range(figure.end, min(figure.last, figure.end + _NEAR))
    for i in (*range(figure.start - 1, max(figure.first, figure.start - _NEAR) - 1, -1), *behind):
        hit = None if i in scanner.number_at else scanner.things.get(i)
        if hit is not None and not finder.things[hit.id].place and (hit.end <= figure.start or hit.start >= figure.end):
            return hit.start, hit.end
    unit = scanner.things.get(figure.end - 1)
    if unit is not None and unit.end == figure.end:
        return unit.start, unit.end  # 45 मीटर बदले गए: what was read as a unit
    if figure.unit != "INR":
        return None
    named = [(scanner.schemes[i].end, -i) for i in range(figure.first, figure.start) if i in scanner.schemes]
    end, start = max(named, default=(0, 0))
    return (-start, end) if named else None


def _label(finder: AboutFinder, figure: Figure) -> tuple[int, int] | None:
    """The line above a line that holds nothing but figures; the heading of the money where that line is no label."""
    scanner = finder.scanner
    kinds = scanner.kinds
    start = figure.start
    while start > 0 and kinds[start - 1] != NEWLINE and figure.start - start < _LINE:
        start -= 1
    end = figure.end
    while end < len(kinds) and kinds[end] != NEWLINE and end - figure.end < _LINE:
        end += 1
    if end - start > _LINE:
        return None
    plain = [
        i
        for i in range(start, end)
        if kinds[i] != MARK and i not in scanner.number_at and not figure.start <= i < figure.end
    ]
    if plain:
        return None
    slot = sum(1 for i in range(start, figure.start) if scanner.keys[i] == "/")
    for _ in range(_HEADER_LINES):
        while start > 0 and kinds[start - 1] == NEWLINE:
            start -= 1
        if start <= 0:
            return None
        stop = start
        while start > 0 and kinds[start - 1] != NEWLINE and stop - start <= _LINE:
            start -= 1
        label = _slot(scanner, start, stop, slot)
        if label is not None:
            return label
    return None


def _slot(scanner: Scanner, start: int, stop: int, slot: int) -> tuple[int, int] | None:
    """Part number `slot` of a label line (parts at slashes), None for a line that is no label."""
    words = sum(1 for i in range(start, stop) if scanner.kinds[i] == WORD)
    if stop - start > _LINE or words > _LONGEST_LABEL:
        return None
    if any(scanner.keys[i] in ("।", "कि") or scanner.all_bits[i] & g.COPULA for i in range(start, stop)):
        return None
    if any(
        i in scanner.number_at and scanner.reading.numbers[scanner.number_at[i]].mention.kind != "list"
        for i in range(start, stop)
    ):
        return None
    cuts = [start, *(i + 1 for i in range(start, stop) if scanner.keys[i] == "/"), stop + 1]
    if slot + 1 >= len(cuts):
        slot = 0
    a, b = cuts[slot], cuts[slot + 1] - 1
    while b > a and scanner.kinds[b - 1] == MARK and scanner.keys[b - 1] != ")":
        b -= 1
    return (a, b) if b > a and any(scanner.kinds[i] == WORD for i in range(a, b)) else None
