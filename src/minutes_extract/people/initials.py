"""The names of Latin letters that stand for given names (केबी कच्छप) become what those names can begin with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

# Letter, as it is spelt -> the Devanagari letters that begin the names it stands for.
_BEGIN = {
    "ए": "अआएऐ",
    "बी": "बभ",
    "सी": "चछ",
    "डी": "दधडढ",
    "ई": "ईइए",
    "एफ": "फ",
    "जी": "गघ",
    "एच": "ह",
    "आई": "इई",
    "जे": "जझ",
    "के": "कख",
    "एल": "ल",
    "एम": "म",
    "एन": "न",
    "ओ": "ओ",
    "पी": "पफ",
    "आर": "र",
    "एस": "सशष",
    "टी": "तथटठ",
    "यू": "उऊ",
    "वी": "व",
    "व्ही": "व",
    "डब्ल्यू": "व",
    "वाई": "य",
    "जेड": "ज",
}
_SHORT = str.maketrans({"ी": "ि", "ई": "इ", "ू": "ु"})
_STARTS = {spelt: begin for name, begin in _BEGIN.items() for spelt in (name, name.translate(_SHORT))}
_LETTER = re.compile("|".join(sorted(_STARTS, key=len, reverse=True)))
_MOST = 3


@lru_cache(maxsize=4096)
def _letters(words: str) -> tuple[str, ...] | None:
    """What each letter of a run of letter names stands for, None where the run is anything else."""
    found: list[str] = []
    at = 0
    while at < len(words):
        match = _LETTER.match(words, at)
        if match is None or len(found) == _MOST:
            return None
        found.append(_STARTS[match.group()])
        at = match.end()
    return tuple(found)


def are_letters(words: Sequence[str]) -> bool:
    """Whether words are nothing but names of letters."""
    return bool(_letters("".join(words)))


def stand_for(letters: Sequence[str], names: Sequence[str]) -> bool:
    """Whether words that are letter names are the initials of `names`, one each, in order."""
    begin = _letters("".join(letters))
    if not begin or len(begin) != len(names):
        return False
    return all(name[0] in first for first, name in zip(begin, names, strict=True))
