"""English letters spelt in Hindi become initials: एस.पी. and एसपी are S.P."""

from __future__ import annotations

from functools import lru_cache

_LETTERS = {
    "ए": "A", "बी": "B", "सी": "C", "डी": "D", "ई": "E", "एफ": "F", "जी": "G", "एच": "H", "आई": "I", "आइ": "I",
    "जे": "J", "के": "K", "एल": "L", "एम": "M", "एन": "N", "ओ": "O", "पी": "P", "क्यू": "Q", "आर": "R", "एस": "S",
    "टी": "T", "यू": "U", "वी": "V", "व्ही": "V", "डब्ल्यू": "W", "डब्लू": "W", "एक्स": "X", "वाई": "Y", "वाइ": "Y",
    "जेड": "Z",
}  # fmt: skip
_LONGEST = 24


@lru_cache(maxsize=1024)
def initials(word: str) -> str:
    """The capitals a word spells (एसपी: SP); empty where it is not made of names of letters."""
    if len(word) > _LONGEST:
        return ""
    if word in _LETTERS:
        return _LETTERS[word]
    for size in range(min(len(word) - 1, 6), 0, -1):
        letter = _LETTERS.get(word[:size])
        rest = initials(word[size:]) if letter else ""
        if letter and rest:
            return letter + rest
    return ""


def dotted(capitals: str) -> str:
    """`SP` as `S.P.`"""
    return "".join(f"{letter}." for letter in capitals)
