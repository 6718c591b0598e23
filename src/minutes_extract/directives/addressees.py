"""A directive's sentence becomes who is told and by when."""

from __future__ import annotations

from collections.abc import Container
from itertools import compress

from minutes_extract.directives.clauses import find_key, phrase_before
from minutes_extract.directives.words import Words
from minutes_extract.folding import fold
from minutes_extract.reading import Reading
from minutes_extract.tokens import NUMBER, Tokens

Place = tuple[int, int]
_REACH = 4  # a name may stand between a post and को: "सीडीओ रमेश कुमार वर्मा को"
_NAMED = 6  # tokens of a name with its honorific, and of ने behind it
_EVERY = frozenset(map(fold, ("प्रत्येक", "हर")))
_THAN = frozenset(map(fold, ("पहले", "पूर्व", "अधिक", "ज्यादा", "कम", "बाहर", "ऊपर", "लेकर")))
_ADDRESSING = frozenset({"को", "से"})


def addressees(reading: Reading, words: Words, posts: dict[int, int], start: int, end: int) -> list[Place]:
    """The officials, departments, bodies and workers told with को or से, as token spans in order.

    `posts` maps the token after a post to the token where the post begins.
    """
    tokens = reading.tokens
    keys = tokens.keys
    found: list[Place] = []
    for i in compress(range(start + 1, end), map(_ADDRESSING.__contains__, keys[start + 1 : end])):
        if keys[i] == "से" and i + 1 < end and keys[i + 1] in _THAN:
            continue  # बैठक से पहले, 100 से अधिक
        if _official_ends(reading, words, posts, start, i):
            first = phrase_before(tokens, words, start, i)
            last = i
            while last > first and (tokens.deeps[last - 1] in words.weekday or keys[last - 1] in _EVERY):
                last -= 1  # सभी अधिकारी | प्रत्येक शुक्रवार को
            if first < last and (not found or first >= found[-1][1]):
                found.append((first, last))
                if keys[i] == "को":
                    break
    return found


def subject_told(
    reading: Reading, words: Words, posts: dict[int, int], schemes: Container[int], start: int, end: int
) -> list[Place]:
    """The official who is the subject of an instruction ("सभी विभाग ... करें"), where nobody is addressed; none or one.

    `schemes` are the tokens of names of schemes.
    """
    tokens = reading.tokens
    keys, official = tokens.keys, words.official
    for i in range(_said_from(tokens, start, end), end):
        if (keys[i] in official or i + 1 in posts) and i not in schemes and is_subject(reading, words, i, end):
            if "ने" in keys[i + 1 : min(i + 1 + _NAMED, end)]:
                continue  # एडीएम प्रेम प्रकाश उपाध्याय ने: who speaks
            first = phrase_before(tokens, words, start, i + 1)
            return [(min(first, i), i + 1)]
    return []


def _said_from(tokens: Tokens, start: int, end: int) -> int:
    """Where what the speaker says begins: behind "X ने कहा कि", for the speaker is not who is told; else `start`."""
    that = find_key(tokens, "कि", start, end)
    if that >= 0 and any(key == "ने" or key.endswith("होने") for key in tokens.keys[start:that]):
        return that + 1
    return start


def _official_ends(reading: Reading, words: Words, posts: dict[int, int], start: int, at: int) -> bool:
    """Whether the noun phrase before `at` is of an official, department or body."""
    keys = reading.tokens.keys
    last = at - 1
    while last > start and keys[last] in ("भी", "ही", ")"):
        last -= 1
    if keys[last] in words.public:
        return False
    if keys[last] in words.official or last + 1 in posts:
        return True
    # A named holder: a post, then words that are no postpositions, then को.
    for i in range(last, max(start, last - _REACH), -1):
        if i in posts:
            return True
        if keys[i] in words.postposition or words.infinitive(keys[i]):
            return False
    return False


def is_subject(reading: Reading, words: Words, i: int, end: int) -> bool:
    """Whether the official at token `i` stands in the direct case, or is the agent of a passive (विभाग द्वारा)."""
    keys = reading.tokens.keys
    if i + 1 < end and keys[i + 1] == "द्वारा":
        return True
    if keys[i].endswith("ो"):
        return False
    after = keys[i + 1] if i + 1 < end else "।"
    if after in words.postposition or after in ("-", "/", "(", "स्तर", "स्तरीय"):
        return False
    if after in words.official and after not in ("जिला", "राज्य"):
        return False
    return not (keys[i] in ("जिला", "राज्य", "प्रदेश", "जनपद", "आशा", "कर्मी") and after not in (",", "व", "एव", "और"))


def deadline(reading: Reading, words: Words, start: int, end: int) -> Place | None:
    """The first "15 दिनों के भीतर", "एक सप्ताह में" or "31 मार्च तक" of `[start, end)`."""
    keys = reading.tokens.keys
    for i in compress(range(start, end), map(words.term.__contains__, keys[start:end])):
        if keys[i] in words.time_unit:
            place = _within(reading, words, start, i, end)
        else:
            place = _until(reading, words, start, i)
        if place is not None:
            return place
    return None


def _within(reading: Reading, words: Words, start: int, unit: int, end: int) -> Place | None:
    tokens = reading.tokens
    keys, kinds = tokens.keys, tokens.kinds
    first = unit
    while first > start and (
        kinds[first - 1] == NUMBER
        or keys[first - 1] in words.small_number
        or (keys[first - 1] in ("से", "-") and first - 1 > start and _numeral(reading, words, first - 2))
    ):
        first -= 1
    if first == unit:
        return None
    after = unit + 1
    if after < end and keys[after] in ("के", "की"):
        if after + 1 < end and keys[after + 1] in words.within - {"मे"}:
            return first, after + 2
        if after + 2 < end and keys[after + 1] in ("अवधि", "समयावधि", "समय") and keys[after + 2] in words.within:
            return first, after + 3
        return None
    return (first, after + 1) if after < end and keys[after] in words.within else None


def _numeral(reading: Reading, words: Words, i: int) -> bool:
    return reading.tokens.kinds[i] == NUMBER or reading.tokens.keys[i] in words.small_number


def _until(reading: Reading, words: Words, start: int, at: int) -> Place | None:
    """The date before तक; not the end of a period (16 मई से 14 जून तक), nor a place or a figure (गांव तक, 50 तक)."""
    tokens = reading.tokens
    keys, kinds = tokens.keys, tokens.kinds
    first = at
    dated = False
    while first > start and at - first < 8:
        key = keys[first - 1]
        if key in words.date:
            dated = True
        elif not (
            kinds[first - 1] == NUMBER
            or key in words.small_number
            or (dated and key in ("के", "की", "माह", "वर्ष", "दिनांक", "सप्ताह", "/", "-", ",", "को"))
            or (not dated and key in ("/", "-", ".", "बजे"))
        ):
            break
        first -= 1
    while first < at and keys[first] in (",", "के", "की", "को", "-", "/"):
        first += 1
    if not dated and not any(k in ("/", "-", ".", "बजे") or _dotted(k) for k in keys[first:at]):
        return None
    if first == at or (first > start and keys[first - 1] == "से"):
        return None
    return first, at + 1


def _dotted(key: str) -> bool:
    """Whether a number is a date by its dots (31.03.2024)."""
    return key.count(".") == 2
