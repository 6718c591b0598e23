"""The normaliser's ordered registry of steps: each turns a text into the edits that mend one kind of thing.

A step is pure: text in, edits out. `STEPS` is the order of application. A step never looks at what another step
has done, so that each can be explained, replayed and tested by itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from minutes_extract.folding import WORDS_KEPT
from minutes_extract.normalise import spoilt
from minutes_extract.normalise.offsets import Edit
from minutes_extract.normalise.pieces import PieceTest

LETTER = "\u0904-\u0939\u0958-\u0961\u0972-\u097f"  # independent vowels and consonants
SIGN = "\u0900-\u0903\u093a-\u094f\u0955-\u0957\u0962\u0963"  # matras, nukta, virama, nasal signs
WORD = LETTER + SIGN


Needed = Callable[[str, frozenset[str]], bool]


class Step(NamedTuple):
    """One named step. `needed` takes a text and its rare characters; where it is false, `edits` finds nothing.

    A step with a `table` replaces single characters by single characters, which leaves all offsets as they are. No
    other step makes characters of a table, so that such a step has nothing to do in a second round.
    """

    name: str
    about: str
    needed: Needed
    edits: Callable[[str], list[Edit]]
    table: dict[str, str] | None = None


# Characters that a plain release has none of: all that any table or `_any_of` asks for is among them.
_RARE = re.compile(
    "[^\n !-_a-{}~\u0900-\u0950\u0955-\u0957\u0960-\u0964\u0970\u0971\u0973-\u097f\N{INDIAN RUPEE SIGN}]"
)


# Stands among the rare characters of a text in which a sign may be in a wrong place.
ODD = "odd"


def rare_characters(text: str) -> frozenset[str]:
    """The characters of `text` that only some steps are for; `ODD` among them where signs may be in wrong places."""
    rare = _RARE.findall(text)
    if _has_odd_pieces(text):
        rare.append(ODD)
    return frozenset(rare)


def _any_of(chars: frozenset[str]) -> Needed:
    return lambda _, rare: not chars.isdisjoint(rare)


def _holds(*pieces: str) -> Needed:
    return lambda text, _: any(piece in text for piece in pieces)


def _table(pairs: dict[str, str]) -> tuple[Needed, Callable[[str], list[Edit]], dict[str, str]]:
    """The last three fields of a step that replaces single characters."""
    pattern = re.compile("[" + "".join(re.escape(char) for char in pairs) + "]")

    def edits(text: str) -> list[Edit]:
        return [Edit(m.start(), m.end(), pairs[m.group()]) for m in pattern.finditer(text)]

    return _any_of(frozenset(pairs)), edits, pairs


def _replace(pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> Callable[[str], list[Edit]]:
    """Edit function of a step that replaces whole matches of a pattern."""

    def edits(text: str) -> list[Edit]:
        found = ((m, new if isinstance(new, str) else new(m)) for m in pattern.finditer(text))
        return [Edit(m.start(), m.end(), piece) for m, piece in found if piece != m.group()]

    return edits


_NEWLINES = re.compile("\r\n?|[\v\f\u0085\u2028\u2029]")

_SPACES = dict.fromkeys(("\t", "\xa0", "\u1680", "\u202f", "\u205f", "\u3000", *map(chr, range(8192, 8203))), " ")

# Characters without a width: joiners, marks of direction, soft hyphen, byte order mark, variation selectors.

_INVISIBLE_CHARS = frozenset(
    map(
        chr,
        (0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065)),
    )
) | frozenset(map(chr, (*range(0x2066, 0x2070), *range(0xFE00, 0xFE10), 0xFEFF)))
_INVISIBLE = re.compile("[" + "".join(sorted(_INVISIBLE_CHARS)) + "]+")

_DIGITS = {chr(0x0966 + digit): str(digit) for digit in range(10)}

_QUOTES = {
    "\N{LEFT DOUBLE QUOTATION MARK}": '"',
    "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
    "\N{DOUBLE LOW-9 QUOTATION MARK}": '"',
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{SINGLE LOW-9 QUOTATION MARK}": "'",
    "\N{SINGLE HIGH-REVERSED-9 QUOTATION MARK}": "'",
    "\N{ACUTE ACCENT}": "'",
    "\N{GRAVE ACCENT}": "'",
    "\N{PRIME}": "'",
}

_DASHES = {
    "\N{HYPHEN}": "-",
    "\N{NON-BREAKING HYPHEN}": "-",
    "\N{FIGURE DASH}": "-",
    "\N{EN DASH}": "-",
    "\N{EM DASH}": "-",
    "\N{HORIZONTAL BAR}": "-",
    "\N{MINUS SIGN}": "-",
}

# What stands for the danda: the double danda, two dandas, the pipe after a Devanagari word, and the Latin capital I
# or small l typed right after a Devanagari word at the end of a sentence, or right before the next one.
_DANDA = re.compile(
    f"॥|।(?:[ ]?।)+|\\|(?<=[{WORD}].)(?!\\|)|[Il](?<=[{WORD}].)(?=[{LETTER}]|\\s|$)|[Il](?<=[{WORD}] .)(?=[{LETTER}])"
)

_NO_SPACE_AFTER_DANDA = re.compile("।(?=[^\\s।'\")\\]}»])")

# Visarga typed for the colon: before a dash or at the end of a line or field, unless the word ends in a true one.
_TRUE_VISARGA = frozenset(
    [
        "अतः",
        "पुनः",
        "प्रातः",
        "छः",
        "स्वतः",
        "मुख्यतः",
        "पूर्णतः",
        "विशेषतः",
        "सामान्यतः",
        "संभवतः",
        "सम्भवतः",
        "अंततः",
        "अन्ततः",
        "मूलतः",
        "वस्तुतः",
        "फलतः",
        "आंशिकतः",
        "क्रमशः",
        "अक्षरशः",
        "प्रायः",
        "निः",
        "दुः",
        "स्वः",
        "चतुः",
        "अंतः",
        "अन्तः",
        "बहिः",
        "शनैः",
        "नमः",
    ]
)
_VISARGA = re.compile("ः(?=[ ]?-|[ ]*(?:\n|$)|[ ]+[0-9])|(?<=[0-9])ः(?=[0-9])")
_LAST_WORD = re.compile(f"[{WORD}]{{1,40}}$")


def _visarga(text: str) -> list[Edit]:
    edits = []
    for match in _VISARGA.finditer(text):
        word = _LAST_WORD.search(text, max(0, match.start() - 40), match.end())
        timed = text[match.start() - 1 : match.start()].isdigit()  # 04ः00 बजे
        if timed or (word and word.group() != "ः" and word.group() not in _TRUE_VISARGA):
            edits.append(Edit(match.start(), match.end(), ":"))
    return edits


# The zero or ring as mark of abbreviation: one zero right after a Devanagari letter, with no digit after it.
_ABBREVIATION = re.compile(f"[0०॰](?<=[{WORD}].)(?![0-9०-९]|[.,][0-9०-९])")

_DOCTOR = re.compile(f"ड(?<![{WORD}.]ड)(?:(?:ा|ाॅ|ो)[.](?=[ ]*[{LETTER}])|(?:ा|ाॅ)(?=[ ][{LETTER}]))")

# Signs in an order no word has: nukta after a matra, nasal sign before a matra, virama after a matra, doubled signs.
# A sign moves one place a round: among more signs than any word has it stays, or it would never arrive.
_THREE_SIGNS = "[\u0901-\u0903\u093c\u093e-\u094d]{3}"
_SIGN_ORDER = re.compile(
    f"(?:[\u093e-\u094c][\u093c\u094d]|[\u0901\u0902][\u093e-\u094c])(?<!{_THREE_SIGNS}..)(?!{_THREE_SIGNS})"
)
_DOUBLED_SIGN = re.compile("([\u0901-\u0903\u093c\u093e-\u094d])\\1+")
# What all steps of signs and split vowels begin with: one look tells that a text has none of it.
_ODD_PAIR = re.compile("[\u0901-\u0903\u0905\u090f\u093e-\u094d][\u093c\u093e-\u094d]")
_ODD_DOUBLES = ("\u0901\u0901", "\u0902\u0902", "\u0903\u0903", "\u093c\u093c")


def _sign_order(match: re.Match[str]) -> str:
    first, second = match.group()[0], match.group()[1]
    return first if second == "\u094d" else second + first


# Vowels typed as two signs that look like one: the long a with a stroke above it, the letter a with a vowel sign.
_SPLIT_VOWELS = {
    "\u093e\u0947": "\u094b",
    "\u093e\u0948": "\u094c",
    "\u093e\u0945": "\u0949",
    "\u0905\u093e": "\u0906",
    "\u0905\u094b": "\u0913",
    "\u0905\u094c": "\u0914",
    "\u0905\u0949": "\u0911",
    "\u090f\u0947": "\u0910",
}
_SPLIT_VOWEL = re.compile("\u093e[\u0945\u0947\u0948]|\u0905[\u093e\u0949\u094b\u094c]|\u090f\u0947")

# What the library's Devanagari normaliser mends, apart from the pipe and the colon (see `_library`): composed nukta
# letters, candra a, and vowels typed in two pieces.
_LIBRARY_CHARS = re.compile("[\u0958-\u095f\u0972]")
_LIBRARY = re.compile(f"[{WORD}]+")


@lru_cache(maxsize=1)
def _library_normaliser() -> Callable[[str], str]:
    # Imported where it is used: the package costs about 15 ms, and plain texts never need it.
    from indicnlp.normalize.indic_normalize import DevanagariNormalizer

    normalise: Callable[[str], str] = DevanagariNormalizer().normalize
    return normalise


@lru_cache(maxsize=WORDS_KEPT)
def _library_word(word: str) -> str:
    return _library_normaliser()(word)


def _library(text: str) -> list[Edit]:
    """indic-nlp-library word by word: a word holds neither colon nor pipe, which it would rewrite."""
    edits = []
    done = 0
    for match in _LIBRARY_CHARS.finditer(text):
        if match.start() < done:
            continue
        word = _LIBRARY.match(text, match.start(), match.start() + 200)
        done = word.end() if word else match.end()
        old = text[match.start() : done]
        new = _library_word(old)
        if new != old:
            edits.append(Edit(match.start(), done, new))
    return edits


@lru_cache(maxsize=1)
def _clusters() -> Any:
    import regex  # where it is used: plain texts never need it

    return regex.compile(r"\X")


# Only these can be out of canonical composition: letters of other scripts, Vedic accents, composed nukta letters, and
# a nukta after what it composes with or sorts before.
_ALWAYS_NFC = frozenset(map(chr, (*range(0x300), *range(0x964, 0x970), *range(0x2002, 0x2070)))) | {ODD}
_NUKTA_TO_SORT = re.compile("\u093c(?<=[\u0928\u0930\u0933\u094d]\u093c)")


def _maybe_not_nfc(text: str, rare: frozenset[str]) -> bool:
    return not rare <= _ALWAYS_NFC or _NUKTA_TO_SORT.search(text) is not None


# Marks of one letter that are put in order: the time that takes grows with the square of their number.
_MOST_MARKS = 1000


def _canonical(text: str) -> list[Edit]:
    if unicodedata.is_normalized("NFC", text):
        return []
    clusters = (m for m in _clusters().finditer(text) if m.end() - m.start() <= _MOST_MARKS)
    found = ((m, unicodedata.normalize("NFC", m.group())) for m in clusters)
    return [Edit(m.start(), m.end(), new) for m, new in found if new != m.group()]


@lru_cache(maxsize=1)  # three steps ask it of the same text, one after the other
def _has_odd_signs(text: str) -> bool:
    return _ODD_PAIR.search(text) is not None or any(pair in text for pair in _ODD_DOUBLES)


def _odd_signs(text: str, rare: frozenset[str]) -> bool:
    return ODD in rare and _has_odd_signs(text)


_has_odd_pieces = PieceTest(lambda text: spoilt.may_be_spoilt(text) or _has_odd_signs(text))


STEPS: tuple[Step, ...] = (
    Step(
        "spoilt",
        "what a bad conversion from a legacy font has left",
        lambda text, rare: ODD in rare and spoilt.may_be_spoilt(text),
        spoilt.edits,
    ),
    Step(
        "newlines",
        "one newline character for every line end",
        _any_of(frozenset("\r\v\f\u0085\u2028\u2029")),
        _replace(_NEWLINES, "\n"),
    ),
    Step("spaces", "tabs, no-break and typographic spaces become a space", *_table(_SPACES)),
    Step(
        "invisible",
        "joiners, direction marks and other signs without a width are left out",
        _any_of(_INVISIBLE_CHARS),
        _replace(_INVISIBLE, ""),
    ),
    Step("digits", "Devanagari digits become 0-9", *_table(_DIGITS)),
    Step("quotes", "typographic quotes become straight ones", *_table(_QUOTES)),
    Step("dashes", "all dashes become the hyphen-minus", *_table(_DASHES)),
    Step(
        "indic",
        "composed nukta letters as base and nukta (indic-nlp-library)",
        _any_of(frozenset(map(chr, (*range(0x0958, 0x0960), 0x0972)))),
        _library,
    ),
    Step(
        "sign-order",
        "matra, nukta and nasal signs typed in the wrong order",
        _odd_signs,
        _replace(_SIGN_ORDER, _sign_order),
    ),
    Step(
        "split-vowels",
        "a vowel typed as two signs becomes one",
        _odd_signs,
        _replace(_SPLIT_VOWEL, lambda m: _SPLIT_VOWELS[m.group()]),
    ),
    Step("doubled-signs", "a sign typed twice", _odd_signs, _replace(_DOUBLED_SIGN, lambda m: m.group(1))),
    Step("canonical", "Unicode canonical composition (NFC)", _maybe_not_nfc, _canonical),
    Step(
        "danda",
        "double danda, pipe, and I or l typed for the danda",
        _holds("॥", "।।", "। ।", "|", "I", "l"),
        _replace(_DANDA, "।"),
    ),
    Step("danda-space", "a space after a danda that has none", _holds("।"), _replace(_NO_SPACE_AFTER_DANDA, "। ")),
    Step("visarga-colon", "visarga typed for a colon", _holds("ः"), _visarga),
    Step(
        "abbreviation-zero",
        "zero or ring as mark of abbreviation becomes a dot",
        _holds("0", "०", "॰"),
        _replace(_ABBREVIATION, "."),
    ),
    Step("doctor", "one spelling of the title डॉ.", _holds("ड"), _replace(_DOCTOR, "डॉ.")),
)
