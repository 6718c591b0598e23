"""One word of a name becomes its customary spelling: by the table, as a compound of known parts, or by rule.

The table is `patterns/names-latin.tsv`, read when first asked for. Its keys are folded (`folding.fold`), so that a name
with or without nukta and chandrabindu is one entry. Three kinds of entries: a whole word; `-part`, which may close a
compound; `part-`, which opens one in a spelling of its own (जय- Jai).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from minutes_extract.folding import fold
from minutes_extract.romanise.letters import spell
from minutes_extract.romanise.sounds import VIRAMA, is_consonant, written

_TABLE = "names-latin.tsv"
_JOINED = VIRAMA + "\u0901\u0902"  # a part does not end in these: दीपंकर is no दीप + कर
# Parts that close names of the south, where the schwa before them is spoken: रामचंद्रन Ramachandran, वरदराजन Varadarajan.
_SOUTHERN = frozenset("नाथन कृष्णन चंद्रन राजन गोपालन शेखरन लिंगम मूर्ति स्वामी".split())
# Parts with which compounds begin whose second part may be any word: रामकटोरी Ramkatori.
_OPENING = ("राम", "शिव", "राज", "श्याम")
_LONGEST = 40  # letters; a longer word is no name, and is spelt by rule without looking for parts


class Table(NamedTuple):
    """Customary spellings by folded key: whole words, and what closes and opens compounds."""

    words: dict[str, str]
    closing: dict[str, str]
    opening: dict[str, str]


@lru_cache(maxsize=1)
def table() -> Table:
    """The shipped table."""
    from minutes_extract.packs.load import default_folder

    made = Table({}, {}, {})
    for line in (default_folder() / _TABLE).read_text(encoding="utf-8").splitlines():
        word, tab, latin = line.partition("\t")
        if not tab or line.startswith("#"):
            continue
        if word.startswith("-"):
            made.closing[fold(word[1:])] = latin
        elif word.endswith("-"):
            made.opening[fold(word[:-1])] = latin
        else:
            made.words[fold(word)] = latin
    return made


@lru_cache(maxsize=4096)
def latin_word(word: str) -> str:
    """A Devanagari word in Latin letters, with a capital; empty where the word has no letter."""
    known = table().words.get(fold(word))
    if known is not None:
        return known
    made = _compound(word) or spell(word)
    return made[:1].upper() + made[1:]


def _compound(word: str) -> str | None:
    """The spelling of a word of two known parts, or of one part known to close compounds behind any other."""
    if len(word) > _LONGEST:
        return None
    known = table()
    for at in range(2, len(word) - 1):
        left, right = word[:at], word[at:]
        if left[-1] in _JOINED or right[0] == VIRAMA:
            continue
        if right[0] == "ु":  # नसीर + उद्दीन
            closing = known.closing.get(fold(right))
            if closing and len(written(left)) > 1:
                return latin_word(left).lower() + closing
            continue
        if not is_consonant(right[0]) and not "अ" <= right[0] <= "औ":
            continue
        closing = known.closing.get(fold(right))
        if closing and _stands_alone(left):
            link = "a" if right in _SOUTHERN and is_consonant(left[-1]) else ""
            made = _left(left)
            if right == "कर":
                made = made.replace("w", "v")  # Marathi names of places: सावरकर Savarkar
            return made + link * (not made.endswith("a")) + closing
        whole = known.words.get(fold(right))
        if whole and len(written(right)) > 1 and _is_known(left):
            return _left(left) + whole.lower()
    return next((_left(left) + spell(word[len(left) :]) for left in _OPENING if _opens(left, word)), None)


def _opens(left: str, word: str) -> bool:
    """Whether a word goes on behind `left` with a part of its own: one consonant first (राजस्थानी is none), and two
    syllables at least."""
    rest = word[len(left) :]
    return word.startswith(left) and is_consonant(rest[:1] or "-") and rest[1:2] != VIRAMA and len(written(rest)) > 1


def _left(left: str) -> str:
    return (table().opening.get(fold(left)) or latin_word(left)).lower()


def _is_known(left: str) -> bool:
    key = fold(left)
    return key in table().opening or (key in table().words and len(written(left)) > 1)


def _stands_alone(left: str) -> bool:
    return fold(left) in table().opening or len(written(left)) > 1
