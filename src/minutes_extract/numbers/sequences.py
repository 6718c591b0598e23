"""Neighbouring mentions share what is said once: the rupees of "17 करोड़ से बढ़ाकर 27 करोड़ रुपये", the धारा of a list."""

from __future__ import annotations

from itertools import pairwise

from minutes_extract.numbers.lexicon import NumberLexicon
from minutes_extract.numbers.mention import NumberMention
from minutes_extract.numbers.reader import END, LATIN, MARK, NEWLINE, WORD, Reader

_NO_SPAN = 100  # nobody tells so many years, months or days beside a few
_MAX_GAP = 18
_LEFT_TO_RIGHT = frozenset(("reference", "year", "phone"))
_RIGHT_TO_LEFT = frozenset(("duration", "age", "time", "ordinal", "score"))
_DAYS_APART = 40  # characters between a date and the next day of a calendar
_DAY_REACH = 5  # tokens from the day to what will be on it
_WILL_BE = frozenset(("होगि", "होगा", "होंगे"))
_PARALLEL = 40  # characters
_CASES = frozenset(("मे", "को", "का", "की", "के", "पर"))
_AND = frozenset(("व", "और", "एवं", "तथा"))
_BRACKETS = frozenset("()")
_LINE_ENDS = frozenset((END, NEWLINE))


def share_between(lexicon: NumberLexicon, reader: Reader, mentions: list[NumberMention]) -> list[NumberMention]:
    """The mentions with kinds and units handed on along lists, and lines that hold a running number alone marked."""
    mentions = _following_days(reader, _numbered_lines(reader, mentions))
    gaps = [_gap(lexicon, reader, a, b) for a, b in pairwise(mentions)]
    for i in range(len(gaps)):
        gap = gaps[i]
        if gap is None or "-" in gap:
            continue
        a, b = mentions[i], mentions[i + 1]
        if a.kind in _LEFT_TO_RIGHT and _bare(b) and "से" not in gap and _may_follow(lexicon, reader, a, b):
            mentions[i + 1] = b._replace(kind=a.kind, comparator=None, value=b.value if a.kind == "year" else None)
            if i + 1 < len(gaps) and gaps[i + 1] is None:  # what may stand in a list of references is more
                gaps[i + 1] = _gap(lexicon, reader, mentions[i + 1], mentions[i + 2])
    for i in range(len(gaps)):
        if gaps[i] is None and _same_rate(reader, mentions[i], mentions[i + 1]):
            mentions[i + 1] = mentions[i + 1]._replace(unit="percent")
    in_list = False
    for i in range(len(gaps) - 1, -1, -1):
        gap = gaps[i]
        a, b = mentions[i], mentions[i + 1]
        if gap is None:
            in_list = False
            if _parallel(reader, a, b):
                mentions[i] = a._replace(kind=b.kind, unit=b.unit)
            continue
        comma = all(key == "," for key in gap)
        falls = b.kind == "duration" and not comma and _fell(a, b)  # 216 तथा 03 वर्ष: no years
        whole = b.kind != "ordinal" or isinstance(a.value, int)  # रिजल्ट 90.4 और 12वीं में
        if _bare(a) and whole and b.kind in _RIGHT_TO_LEFT and (not comma or in_list or b.kind != "age") and not falls:
            mentions[i] = a._replace(kind=b.kind, unit=b.unit, comparator=None)
        elif b.kind == "quantity" and b.unit != "count" and _unitless(a) and _one_measure(a, b, gap, in_list):
            mentions[i] = a._replace(unit=b.unit)
        in_list = in_list or not comma
    return mentions


def _fell(a: NumberMention, b: NumberMention) -> bool:
    """Whether a number is much larger than the span of time that follows it, which is then no other of its kind."""
    return a.value is not None and b.value is not None and a.value >= _NO_SPAN > b.value


def _bare(mention: NumberMention) -> bool:
    """A plain figure read as a count: nothing of its own says what it is."""
    return _unitless(mention) and not mention.words and mention.value_max is None and " " not in mention.text


def _unitless(mention: NumberMention) -> bool:
    return mention.kind == "quantity" and mention.unit == "count" and mention.unit_span is None


def _one_measure(a: NumberMention, b: NumberMention, gap: list[str], in_list: bool) -> bool:
    """Whether `a` may take the unit of `b`: not across a lone comma, nor from "3 करोड़ से 5 किमी"."""
    if all(key == "," for key in gap):
        return in_list
    if gap == ["से"] and " " in b.text and " " not in a.text and (a.value or 0) % 100:
        return False  # 66,290 से 82 करोड़ रुपये की वसूली
    scaled = " " in a.text  # 3 करोड़ से 5 किमी, 60 हजार एवं 3 किलोवाट
    return b.unit == "INR" or not scaled or (gap != ["से"] and " " in b.text)


def _gap(lexicon: NumberLexicon, reader: Reader, a: NumberMention, b: NumberMention) -> list[str] | None:
    """The linking words between two mentions, None when anything else stands there."""
    start = max(a.end, a.unit_span[1]) if a.unit_span is not None else a.end
    if not 0 < b.start - start <= _MAX_GAP:
        return None
    keys: list[str] = []
    token = reader.at(start)
    while token.start < b.start:
        if a.kind == "reference" and token.key in _BRACKETS and (token.key == ")" or reader.at(b.end).key == ")"):
            keys.append(token.key)  # धारा 34(2), 59
        elif token.kind not in (WORD, LATIN, MARK) or token.key not in lexicon.shared_links:
            if not (b.unit_span is not None and b.unit_span[0] <= token.start < b.unit_span[1]):
                return None
        else:
            keys.append(token.key)
        token = reader.at(token.end)
    return keys or None


def _parallel(reader: Reader, a: NumberMention, b: NumberMention) -> bool:
    """Whether two figures stand after the same postposition, और between, and only the second has a unit: "शहर में 24 और
    गांव में 72 घंटे", "बालकों को 1350 और बालिकाओं को 1390 रुपये"."""
    if not _bare(a) or " " in b.text or b.start - a.end > _PARALLEL:
        return False
    if b.kind != "duration" and (b.kind != "quantity" or b.unit_span is None or b.unit == "count"):
        return False
    case = reader.before(a.start).key
    if case not in _CASES or reader.before(b.start).key != case or reader.at(a.end).key not in _AND:
        return False
    token = reader.at(a.end)
    while token.start < b.start:
        if token.kind not in (WORD, LATIN):
            return False
        token = reader.at(token.end)
    return True


def _same_rate(reader: Reader, a: NumberMention, b: NumberMention) -> bool:
    """Whether the second figure of a row is a rate as the first, a label between (एफआरएस 82 प्रतिशत, टीएचआर 96)."""
    if a.unit != "percent" or a.unit_span is None or not _bare(b) or not 0 < (b.value or 0) <= _NO_SPAN:
        return False
    comma = reader.at(a.unit_span[1])
    label = reader.at(comma.end)
    row = comma.key == "," and label.kind in (WORD, LATIN) and reader.at(label.end).start == b.start
    return row and reader.at(b.end).kind in _LINE_ENDS


def _may_follow(lexicon: NumberLexicon, reader: Reader, a: NumberMention, b: NumberMention) -> bool:
    """Whether `b` can go on the list that `a` began: no counted noun after it, and a year after a year."""
    following = reader.at(b.end)
    if following.kind in (WORD, LATIN) and following.key in lexicon.counted_nouns:
        return False
    if a.kind == "year":
        return len(b.text) == 4 and b.text.isdigit() and 1850 <= int(b.text) <= 2100
    if a.kind == "phone":
        return len(b.text) >= 3
    return not (following.kind == WORD and following.key.endswith("ो") and following.key not in lexicon.function_words)


def _following_days(reader: Reader, mentions: list[NumberMention]) -> list[NumberMention]:
    """A figure after a date with its month, of a day on which something will be: "17 जनवरी तक आवेदन, 18 को जांच होगी"."""
    for i, (a, b) in enumerate(pairwise(mentions)):
        if a.kind != "date" or not _bare(b) or len(b.text) > 2 or not a.text.split()[0].isdigit():
            continue
        between = reader.text[a.end : b.start]
        later = 31 >= (b.value or 0) > int(a.text.split()[0])
        if not later or len(between) > _DAYS_APART or "।" in between or "\n" in between:
            continue
        token = reader.at(b.end)
        if token.key != "को" or not between.rstrip().endswith((",", "और", "व", "तथा", "एवं")):
            continue
        for _ in range(_DAY_REACH):
            token = reader.at(token.end)
            if token.kind != WORD:
                break
            if token.key in _WILL_BE:
                mentions[i + 1] = b._replace(kind="date", value=None, comparator=None)
                break
    return mentions


def _numbered_lines(reader: Reader, mentions: list[NumberMention]) -> list[NumberMention]:
    """A figure alone on its line that goes on from the last such figure by one numbers a row of a table."""
    expected = 1
    marked: list[NumberMention] = []
    for mention in mentions:
        if _bare(mention) and len(mention.text) <= 2 and mention.value == expected and mention.text[0] not in "0०":
            fresh = reader.before(mention.start).kind in _LINE_ENDS
            alone = fresh and reader.at(mention.end).kind in _LINE_ENDS
            if alone:
                mention = mention._replace(kind="list", value=None)
                expected += 1
        marked.append(mention)
    return marked
