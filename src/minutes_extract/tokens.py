"""Normalised text becomes tokens: words, numbers, punctuation and line ends, each with its keys and offsets.

Tokens are parallel lists, not objects: a release of 2,600 characters has about 500, and rules look at the keys
only. `keys` are folded lightly, for grammar words; `deeps` are folded deeply, for lexicons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from minutes_extract.folding import fold, fold_deep

WORD, LATIN, NUMBER, MARK, NEWLINE = "w", "a", "n", "p", "l"

_D = "\u0900-\u0963\u0970-\u097f"
# Hindi names of the Latin letters, as they stand in initials and abbreviations (वी. सोमन्ना, सी.पी. राधाकृष्णन).
_LETTERS = "ए|बी|सी|डी|ई|एफ|जी|एच|जे|के|एल|एम|एन|ओ|पी|क्यू|आर|एस|टी|यू|वी|व्ही|डब्ल्यू|डब्लू|एक्स|वाई|वाय|जेड|आई|आइ"
# Abbreviations that carry a dot without ending a sentence.
_DOTTED = (
    "डॉ|प्रो|मो|मु|कु|श्री|श्रीमती|सुश्री|इं|ईं|इंजी|इंजि|पं|स्व|मा|एड|सं|नं|क्र|रु|रू|मी|किमी|ग्रा|सेमी|मिमी|लि|प्रा|ले|लेफ्टि|कै|चौ|ठा|ब्रिगे|मौ"
)
# आई alone before a dot is a verb at the end of a sentence far more often than an initial.
_INITIAL = _LETTERS.removesuffix("|आई|आइ")
_TOKEN = re.compile(
    rf"(?P<w>[{_D}]++(?!\.)|(?<![{_D}])(?:(?:{_LETTERS})\.(?:[ ]?(?:{_LETTERS})\.)+(?:(?:{_LETTERS})(?![{_D}]))?"
    rf"|[{_D}]{{1,3}}\.(?:[{_D}]{{1,3}}\.)+(?:[{_D}]{{1,2}}(?![{_D}]))?"
    rf"|(?:{_INITIAL})\.(?=[ ]?[{_D}])|(?:{_DOTTED})\.(?![ ]?(?:\n|$)))|[{_D}]++)"
    r"|(?P<a>[A-Za-z]+(?:[&'.][A-Za-z]+)*)"
    r"|(?P<n>[0-9]+(?:[,.][0-9]+)*)"
    r"|(?P<l>\n)"
    r"|(?P<p>[^\s])"
)


@lru_cache(maxsize=262144)
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


def tokenise(text: str) -> Tokens:
    """Split normalised `text`. Every character that is not a space belongs to exactly one token, in order."""
    starts: list[int] = []
    ends: list[int] = []
    kinds: list[str] = []
    keys: list[str] = []
    deeps: list[str] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or MARK
        starts.append(match.start())
        ends.append(match.end())
        kinds.append(kind)
        if kind in (WORD, LATIN):
            key, deep = keys_of(match.group())
        else:
            key = deep = match.group()
        keys.append(key)
        deeps.append(deep)
    return Tokens(text, starts, ends, kinds, keys, deeps)
