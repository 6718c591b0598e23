"""A release becomes its warnings: where its figures contradict each other, and where its text was spoilt.

Nothing is settled in silence. Two kinds of contradiction are looked for. A figure of the headline that no sentence
repeats, while a sentence has nearly the same digits for the same thing, is a slip of one of the two. Parts that are
told of a whole (जिनमें 40 ... और 25 ...) must not come to more than the whole, nor fall short of it by a trifle. Words
that a bad conversion from a legacy font has spoilt are read as they were likely meant, which is told too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minutes_extract.indicators import IndicatorDraft
from minutes_extract.indicators.grammar import PART_OF, grammar_of
from minutes_extract.normalise.spoilt import spoilt
from minutes_extract.reading import Reading
from minutes_extract.record import Fields
from minutes_extract.segment import HEADLINE, SUBHEADLINE

FIGURES, PARTS, SPOILT = "figures-disagree", "parts-do-not-add-up", "spoilt-text"
_TYPED = frozenset({"candra", "swap"})  # kinds of spoilt words that typists leave more often than conversions
_SHOWN_SPOILT = 3  # readings that the message names
_MOST_SPOILT = 100  # places that are kept of them
_LEAST_DIGITS = 3  # smaller figures differ for good reasons
_MOST_HEADS = 50  # figures of headlines that are looked at: each is compared with all of the text
_TRIFLE = 0.02  # of the whole: parts that fall short by less are meant to be all of them


def disagreements(reading: Reading, drafts: Sequence[IndicatorDraft]) -> list[Fields]:
    """The fields of the record's warnings, in order of place. `drafts` are in order."""
    found = [*_headline(reading, drafts), *_parts(reading, drafts), *_spoilt(reading)]
    return sorted(found, key=lambda warning: int(warning["spans"][0]["start"]))


def _headline(reading: Reading, drafts: Sequence[IndicatorDraft]) -> Iterator[Fields]:
    heads: list[IndicatorDraft] = []
    body: list[IndicatorDraft] = []
    for draft in drafts:
        kind = reading.sentence_at(draft.start).kind
        (heads if kind in (HEADLINE, SUBHEADLINE) else body).append(draft)
    for head in heads[:_MOST_HEADS]:
        same = [draft for draft in body if draft.unit == head.unit]
        if any(draft.value == head.value for draft in same):
            continue
        other = next((draft for draft in same if _same_thing(head, draft) and _slip(head.value, draft.value)), None)
        if other is not None:
            told, again = head.number["text"], other.number["text"]
            message = f"the headline has {told} where the text has {again}"
            yield {"kind": FIGURES, "message": message, "spans": [head.number, other.number]}


def _same_thing(one: IndicatorDraft, other: IndicatorDraft) -> bool:
    return one.about == other.about if one.thing is None else one.thing == other.thing


def _slip(one: float, other: float) -> bool:
    """Whether two numbers of equal length differ in one digit, or in two that have changed places."""
    a, b = f"{one:.10g}", f"{other:.10g}"
    if len(a) != len(b) or sum(char.isdigit() for char in a) < _LEAST_DIGITS:
        return False
    differing = [i for i in range(len(a)) if a[i] != b[i]]
    if len(differing) == 1:
        return True
    return len(differing) == 2 and sorted(a) == sorted(b) and differing[1] == differing[0] + 1


def _parts(reading: Reading, drafts: Sequence[IndicatorDraft]) -> Iterator[Fields]:
    bits = grammar_of(reading.packs).all_bits
    keys = reading.tokens.keys
    for index, whole in enumerate(drafts):
        parts: list[IndicatorDraft] = []
        for at in range(index + 1, len(drafts)):
            part = drafts[at]
            if part.sentence != whole.sentence or part.unit != "count" or whole.unit != "count":
                break
            between = keys[(parts[-1] if parts else whole).end : part.start]
            if not parts and not any(bit & PART_OF for bit in bits(between)):
                break
            if parts and any(bit & PART_OF for bit in bits(between)):
                break
            parts.append(part)
        if len(parts) < 2 or whole.comparator or any(part.value_max or part.comparator for part in parts):
            continue
        if max(part.value for part in parts) > whole.value:
            continue  # जिनमें 4,000 बेड: what they have, no parts of them
        total = sum(part.value for part in parts)
        short = whole.value - total
        if total > whole.value or 0 < short <= _TRIFLE * whole.value:
            message = f"the parts come to {total:g}, the whole is {whole.value:g}"
            spans = [whole.number, *(part.number for part in parts)]
            yield {"kind": PARTS, "message": message, "spans": spans}


def _spoilt(reading: Reading) -> Iterator[Fields]:
    if not reading.normalised.odd:
        return
    found = [one for one in spoilt(reading.source) if one.kind not in _TYPED]
    if not found:
        return
    different = list(dict.fromkeys((one.text, one.reading) for one in found))
    shown = ", ".join(f"{text} as {read}" for text, read in different[:_SHOWN_SPOILT])
    places = "1 place" if len(found) == 1 else f"{len(found)} places"
    more = ", ..." if len(different) > _SHOWN_SPOILT else ""
    spans = [{"start": one.start, "end": one.end, "text": one.text} for one in found[:_MOST_SPOILT]]
    yield {"kind": SPOILT, "message": f"a conversion has spoilt {places}; read {shown}{more}", "spans": spans}
