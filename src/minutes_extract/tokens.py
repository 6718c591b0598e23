"""Normalised text becomes tokens: words, numbers, punctuation and line ends, each with its keys and offsets.

Tokens are parallel lists, not objects: a release of 2,600 characters has about 500, and rules look at the keys
only. `keys` are folded lightly, for grammar words; `deeps` are folded deeply, for lexicons.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from minutes_extract.folding import WORDS_KEPT, fold, fold_deep

WORD, LATIN, NUMBER, MARK, NEWLINE = "w", "a", "n", "p", "l"

_D = "\u0900-\u0963\u0970-\u097f"
# Hindi names of the Latin letters, as they stand in initials and abbreviations (वी. सोमन्ना, सी.पी. राधाकृष्णन).
_LETTERS = "ए|बी|सी|डी|ई|एफ|जी|एच|जे|के|एल|एम|एन|ओ|पी|क्यू|आर|एस|टी|यू|वी|व्ही|डब्ल्यू|डब्लू|एक्स|वाई|वाय|जेड|आई|आइ"
# Abbreviations that carry a dot without ending a sentence.
_DOTTED = (
    "डॉ|प्रो|मो|मु|कु|श्री|श्रीमती|सुश्री|इं|ईं|इंजी|इंजि|पं|स्व|मा|एड|सं|नं|क्र|रु|रू|प्रा|ले|लेफ्टि|कै|चौ|ठा|ब्रिगे|मौ"
    "|मी|किमी|ग्रा|सेमी|मिमी|लि|किग्रा|हेक्ट|हैक्ट|क्वि|क्विं|क्विंट|कुं"
)
# Units of measure that do so after a figure only (4,200 मे.टन, 12 कि. मी.).
_UNITS = (
    r"(?:(?<=[0-9])|(?<=[0-9] )|(?<=वर्ग )|(?<=घन ))"
    r"(?:(?:मे|मै|मि|कि|हे|ली|प्रति)\.(?:[ ]?(?:मी|मि|ली|लि|वा|ट)\.)?|सें?\.[ ]?मी\.)"
    r"|(?:(?<=डिग्री )|(?<=°))सें?\."
)
# आई alone before a dot is a verb at the end of a sentence far more often than an initial.
_INITIAL = _LETTERS.removesuffix("|आई|आइ")
_TOKEN = re.compile(
    rf"(?P<w>[{_D}]++(?!\.)|(?<![{_D}])(?:(?:{_LETTERS})\.(?:[ ]?(?:{_LETTERS})\.)+(?:(?:{_LETTERS})(?![{_D}]))?"
    rf"|[{_D}]{{1,4}}\.(?:[{_D}]{{1,4}}\.)+(?:[{_D}]{{1,2}}(?![{_D}]))?"
    rf"|(?:{_INITIAL})\.(?=[ ]?[{_D}])|(?:(?:{_DOTTED})\.|{_UNITS})(?![ ]?(?:\n|$)))|[{_D}]++)"
    r"|(?P<a>[A-Za-z]+(?:[&'.][A-Za-z]+)*)"
    r"|(?P<n>[0-9]+(?:[,.][0-9]+){0,15})"  # the longest figure has 15 digits: "1,1,1," for ever is no token
    r"|(?P<l>\n)"
    r"|(?P<p>[^\s])"
)


@lru_cache(maxsize=WORDS_KEPT)
def keys_of(form: str) -> tuple[str, str]:
    """The light and the deep key of a token; never empty (a stray nukta folds to nothing and keeps its form)."""
    return fold(form) or form, fold_deep(form) or form


@dataclass(slots=True)
class Tokens:
    """The tokens of `text`, as parallel lists. `kinds[i]` is one of WORD, LATIN, NUMBER, MARK, NEWLINE."""

    text: str
    starts: list[int]
    ends: list[int]
    kinds: list[str]
    keys: list[str]
    deeps: list[str]

    def __len__(self) -> int:
        return len(self.starts)

    def form(self, i: int) -> str:
        """The token as written in the normalised text."""
        return self.text[self.starts[i] : self.ends[i]]

    def phrase(self, i: int, j: int) -> str:
        """The normalised text of tokens `[i, j)`."""
        return self.text[self.starts[i] : self.ends[j - 1]] if j > i else ""


Word = tuple[str, str, str]  # kind, key, deep key
_LONG_PIECE = 60


class Tokeniser:
    """Splits texts into tokens. What a piece between two spaces holds is worked out once and remembered.

    `cuts` gives the positions at which a word is to be cut (words typed without the space between them). Only a dot
    looks over the space after it (initials, abbreviations), so that pieces with one are read in their place.
    """

    __slots__ = ("_cuts", "_several", "_single")

    def __init__(self, cuts: Callable[[str], tuple[int, ...]] | None = None) -> None:
        self._cuts = cuts
        self._single: dict[str, Word] = {}
        self._several: dict[str, list[tuple[int, int, Word]]] = {}

    def __call__(self, text: str) -> Tokens:
        """The tokens of normalised `text`. Every character that is not a space belongs to exactly one, in order."""
        starts: list[int] = []
        ends: list[int] = []
        words: list[Word] = []
        single, several = self._single, self._several
        at = 0
        pieces = iter(text.split(" "))
        for piece in pieces:
            word = single.get(piece)
            if word is not None:
                starts.append(at)
                at += len(piece)
                ends.append(at)
                words.append(word)
                at += 1
                continue
            if not piece:
                at += 1
                continue
            found = several.get(piece)
            if found is None:
                stop = at + len(piece)
                if "." in piece:
                    found, end = self._in_place(text, at, stop)
                    while stop < end:
                        stop += 1 + len(next(pieces))
                else:
                    found = self._look_into(piece)
                size = stop - at
            else:
                size = len(piece)
            for start, end, word in found:
                starts.append(at + start)
                ends.append(at + end)
                words.append(word)
            at += size + 1
        if not words:
            return Tokens(text, [], [], [], [], [])
        kinds, keys, deeps = map(list, zip(*words, strict=True))
        return Tokens(text, starts, ends, kinds, keys, deeps)

    def _look_into(self, piece: str) -> list[tuple[int, int, Word]]:
        found: list[tuple[int, int, Word]] = []
        for match in _TOKEN.finditer(piece):
            found += self._words(match, 0)
        if len(piece) <= _LONG_PIECE:
            if len(self._single) + len(self._several) > WORDS_KEPT:  # bounded on an endless stream of texts
                self._single.clear()
                self._several.clear()
            if len(found) == 1 and found[0][1] - found[0][0] == len(piece):
                self._single[piece] = found[0][2]
            else:
                self._several[piece] = found
        return found

    def _in_place(self, text: str, at: int, stop: int) -> tuple[list[tuple[int, int, Word]], int]:
        """The tokens from `at` on, up to the first that ends with a piece at or after `stop`, and that end."""
        found: list[tuple[int, int, Word]] = []
        end = stop
        for match in _TOKEN.finditer(text, at):
            if match.start() >= end:  # white space that is no space stood at the end of the piece
                break
            found += self._words(match, at)
            if match.end() > end:
                space = text.find(" ", match.end())
                end = len(text) if space < 0 else space
            if match.end() == end:
                break
        return found, end

    def _words(self, match: re.Match[str], at: int) -> list[tuple[int, int, Word]]:
        kind = match.lastgroup or MARK
        form = match.group()
        start, end = match.start() - at, match.end() - at
        if kind not in (WORD, LATIN):
            return [(start, end, (kind, form, form))]
        cuts = self._cuts(form) if self._cuts is not None and kind == WORD else ()
        bounds = [0, *cuts, end - start]
        return [(start + a, start + b, (kind, *keys_of(form[a:b]))) for a, b in pairwise(bounds)]


tokenise = Tokeniser()
