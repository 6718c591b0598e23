"""Two strings of gold and record become a judgement: the same name, the same post, near enough, kin.

The measure has its own folding, apart from `minutes_extract.folding`: what counts as right must not move when the
program's own look-up is tuned.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NASAL = re.compile("[ङञणनम]\u094d|\N{DEVANAGARI SIGN CANDRABINDU}")  # सम्बन्ध, संबंध; गाँव, गांव
_GLIDE = re.compile("ये|यी")  # लिये, लिए; गयी, गई
_VOWEL = {"ये": "ए", "यी": "ई"}
_NUKTA = str.maketrans("", "", "\N{DEVANAGARI SIGN NUKTA}")
_JOINERS_AND_DOTS = str.maketrans({"\u200c": None, "\u200d": None, "॰": ".", "0": ".", "०": "."})  # डा0, डा०, डा॰
_OTHER_SIGNS = re.compile(r"[^\w\u0900-\u097f.]+")
_DOT = re.compile(r"\s*\.\s*")
_SPACES = re.compile(r"\s+")

_BEFORE_NAMES = "श्रीमती श्री सुश्री कुमारी डॉक्टर डॉ डा मा माननीय प्रो इंजी इं"
_HONORIFIC_BEFORE = re.compile(rf"(?:{'|'.join(_BEFORE_NAMES.split())})[.\s]+")
_HONORIFIC_AFTER = re.compile(r"\s+जी\Z")

_POST_LINKS = frozenset("के की का एवं और तथा".split())
_SMALL_WORDS = _POST_LINKS | frozenset("को में से पर ने".split())
_MORE_WORDS = 4  # how many words longer a fuller form of a post may be


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text with spellings of one word made one: nasals, glides, nukta, joiners, abbreviation dots and zeros."""
    text = _NASAL.sub("ं", unicodedata.normalize("NFD", text)).translate(_NUKTA)
    text = _GLIDE.sub(lambda match: _VOWEL[match[0]], text)
    text = _OTHER_SIGNS.sub(" ", text.translate(_JOINERS_AND_DOTS))
    return _SPACES.sub(" ", _DOT.sub(". ", text)).strip(" .")


def fold_name(text: str) -> str:
    """A folded name without honorifics and dots."""
    name, before = fold(text), None
    while name != before:
        before = name
        opening = _HONORIFIC_BEFORE.match(name)
        name = _HONORIFIC_AFTER.sub("", name[opening.end() if opening else 0 :]).strip(" .")
    return name.replace(".", "").replace("  ", " ")


@lru_cache(maxsize=65536)
def words(text: str) -> frozenset[str]:
    """The distinct folded words, without dots at their ends."""
    return frozenset(bare for word in fold(text).split() if (bare := word.strip(".")))


def same_name(one: str, other: str) -> bool:
    """Whether two names are one but for honorifics and spelling."""
    return fold_name(one) == fold_name(other)


def similar(one: str, other: str, least: float) -> bool:
    """Whether the words that both have are at least the share `least` of the words that either has."""
    a, b = words(one), words(other)
    return bool(a) and bool(b) and len(a & b) / len(a | b) >= least


def same_post(wanted: str, found: str) -> bool:
    """Whether `found` is the wanted post, or tells it more fully (with its department, say)."""
    if similar(wanted, found, 0.6):
        return True
    a, b = words(wanted) - _POST_LINKS, words(found) - _POST_LINKS
    return bool(a) and a <= b and len(b) <= len(a) + _MORE_WORDS


def kin(one: str, other: str) -> bool:
    """Whether some content word of each are forms of one word: equal but for the last letter of the shorter."""
    return any(_same_stem(a, b) for a in words(one) - _SMALL_WORDS for b in words(other) - _SMALL_WORDS)


def _same_stem(a: str, b: str) -> bool:
    shorter = min(len(a), len(b))
    stem = max(2, shorter - 1)
    return shorter >= stem and a[:stem] == b[:stem]
