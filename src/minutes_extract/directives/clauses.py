"""The tokens of a sentence become what the directive rules ask of it: clause ends, verbs of order, who is named.

All functions take token positions of the Reading and folded keys; `start` and `end` bound the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress
from typing import NamedTuple

from minutes_extract.directives.words import MANAGE, Words
from minutes_extract.segment import Sentence
from minutes_extract.tokens import MARK, NEWLINE, Tokens

ACTIVE, PASSIVE, STATE = "active", "passive", "state"
_NASAL = frozenset("\u0902\u0901")
_CLAUSE_MARKS = frozenset(",;।.!?'\")-")
_PARTICIPLE_ENDS = frozenset("ािीेएई")
_NO_PARTICIPLES = frozenset({"का", "के", "मे", "ने", "भी", "ही"})
_UNSPOKEN = frozenset({MARK, NEWLINE})
_JOINING = frozenset({"के", "की", "का", "और", "एव", "व", "तथा"})
_DENIALS = frozenset({"न", "ना"})
_NEGATIONS = frozenset({"न", "ना", "नही", "भी", "ही"})


class OrderVerb(NamedTuple):
    """A subjunctive that ends a main clause: where, and whether of doing, of a passive, or of being."""

    at: int
    kind: str


def order_candidates(tokens: Tokens, words: Words) -> Iterator[int]:
    """Where a form of a verb of order stands at the end of a clause, in order; one pass over the text."""
    keys, text, ends = tokens.keys, tokens.text, tokens.ends
    size = len(keys)
    for i in compress(range(size), map(words.trigger.__contains__, keys)):
        told = text[ends[i] - 1] in _NASAL or keys[i] in words.bare or (i and keys[i - 1] in _DENIALS)
        if told and _ends_clause(tokens, words, i, size):
            yield i


def closing_orders(tokens: Tokens, sentences: list[Sentence]) -> Iterator[tuple[int, int]]:
    """Sentence index and last word of the sentences the ending of which alone tells the subjunctive (खिलाएं।).

    Nouns of the same ending (योजनाएं, सड़कें) do not stand before a danda, so that no list of verbs is needed there.
    """
    keys, kinds, text, ends = tokens.keys, tokens.kinds, tokens.text, tokens.ends
    for index, sentence in enumerate(sentences):
        start, at = sentence.start, sentence.end - 1
        while at > start and kinds[at] in _UNSPOKEN:
            at -= 1
        last = ends[at]
        if text[last - 1] not in _NASAL or text[last - 2] not in "ेए" or at + 1 >= sentence.end:
            continue
        if keys[at + 1] == "।" and keys[at] not in ("मे", "सके"):
            yield index, at


def order_verbs(tokens: Tokens, words: Words, start: int, end: int, candidates: list[int]) -> list[OrderVerb]:
    """The subjunctives of `[start, end)` that end a clause and do not stand in a clause of purpose or condition.

    `candidates` are in order.
    """
    if not candidates:
        return []
    found = []
    keys = tokens.keys
    opening = compress(range(start, candidates[-1]), map(words.clause.__contains__, keys[start : candidates[-1]]))
    clause = next(opening, end)
    state = ""  # the clause that has been opened before the candidate: purpose, cause, condition, question, relative
    for at in candidates:
        while clause < at:
            key = keys[clause]
            if key in words.purpose:
                state = "purpose"
            elif state != "purpose" and key in words.condition:
                state = "condition"
            elif state == "condition" and key in words.correlative:
                state = ""
            clause = next(opening, end)
        if state:
            continue
        kind = _subjunctive(tokens, words, start, at)
        if kind is not None and (kind != STATE or _ends_main(tokens, words, at, end)):
            found.append(OrderVerb(at, kind))
    return found


def _subjunctive(tokens: Tokens, words: Words, start: int, at: int) -> str | None:
    key = tokens.keys[at]
    if key == MANAGE:
        near = tokens.keys[max(start, at - 2) : at]
        denied = not _DENIALS.isdisjoint(near) and any(other.endswith("ने") for other in near)
        return STATE if denied else None
    if key in words.passive_subjunctive:
        before = at - 1
        while before > start and tokens.keys[before] in _NEGATIONS:
            before -= 1
        participle = tokens.keys[before]
        if before >= start and participle[-1] in _PARTICIPLE_ENDS and participle not in _NO_PARTICIPLES:
            return PASSIVE
        return STATE
    nasal = tokens.form(at)[-1] in _NASAL
    denied = tokens.keys[at - 1] in _DENIALS  # मुख्यालय न छोड़े: a past would have नहीं
    if key in words.doing and (nasal or denied or key in words.plain):
        return ACTIVE
    if key in words.being and (nasal or key == "हो"):
        return STATE
    return ACTIVE if nasal and tokens.keys[at + 1 : at + 2] == ["।"] else None


def _ends_clause(tokens: Tokens, words: Words, at: int, end: int) -> bool:
    after = at + 1
    if after >= end:
        return True
    kind = tokens.kinds[after]
    if kind == NEWLINE:
        return True
    if kind == MARK:
        return tokens.keys[after] in _CLAUSE_MARKS
    return tokens.keys[after] in words.joiner


def _ends_main(tokens: Tokens, words: Words, at: int, end: int) -> bool:
    """Whether nothing but a clause of purpose follows: a verb of being orders only at the end."""
    after = at + 1
    if after < end and tokens.keys[after] == ",":
        after += 1
        return after < end and tokens.keys[after] in words.purpose
    return after >= end or tokens.kinds[after] in (MARK, NEWLINE) or tokens.keys[after] in words.purpose


def find_key(tokens: Tokens, key: str, start: int, end: int) -> int:
    """The first position of a key in `[start, end)`, -1 where there is none."""
    keys = tokens.keys[start:end]
    return start + keys.index(key) if key in keys else -1


def phrase_before(tokens: Tokens, words: Words, start: int, at: int, limit: int = 12) -> int:
    """Where the noun phrase that ends before `at` begins: back to a postposition, a clause mark or an opener.

    Genitives stay inside, and so do lists joined by और or by commas after nouns of officials.
    """
    keys, kinds = tokens.keys, tokens.kinds
    i = at
    while i > start and at - i < limit:
        key = keys[i - 1]
        if kinds[i - 1] in _UNSPOKEN:
            if key not in "-/()&" and not (key == "," and i - 1 > start and keys[i - 2] in words.official):
                break
        elif key not in _JOINING and (key in words.bound or words.infinitive(key)):
            break
        i -= 1
    while i < at and (keys[i] in words.opener or kinds[i] == MARK or keys[i] in ("के", "की", "का")):
        i += 1
    return i
