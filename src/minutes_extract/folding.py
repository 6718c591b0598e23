"""A Hindi word becomes the key it is matched by: one key for all its spellings.

Folding is for matching only and never reaches output. There are two depths:

`fold` joins spellings the orthography treats as the same: nukta or none, chandrabindu or anusvara, nasal
conjunct or anusvara (सम्बन्ध/संबंध), ये/ए and यी/ई (लिये/लिए), doubled consonant after र (कर्त्तव्य), a dropped
final nasal sign (समूहो/समूहों), a final virama, the dots of an abbreviation, Latin case.

`fold_deep` also joins the common vowel confusions (रूपये/रुपये, कलैक्ट्रेट/कलेक्ट्रेट, कॉलेज/कालेज) in words long enough
that no two words of the language meet; short words (दिन/दीन, कि/की) keep their vowels.
"""

from __future__ import annotations

import re

# How many distinct words a stage remembers what it made of: the working vocabulary of a collection. All stages together
# then stay under 100 MB on an endless stream of texts.
WORDS_KEPT = 40_000

_CHARS = str.maketrans(
    {
        "\u093c": None,  # nukta
        "\u0901": "\u0902",  # chandrabindu
        "\u0929": "\u0928",
        "\u0931": "\u0930",
        "\u0934": "\u0933",
        "\u0958": "\u0915",
        "\u0959": "\u0916",
        "\u095a": "\u0917",
        "\u095b": "\u091c",
        "\u095c": "\u0921",
        "\u095d": "\u0922",
        "\u095e": "\u092b",
        "\u095f": "\u092f",
        "\u0945": "\u0947",  # candra e
        "\u0972": "\u090f",
        "\u090d": "\u090f",
        "\u200c": None,
        "\u200d": None,
        ".": None,
        "\u0970": None,
        "'": None,
    }
)
_NASAL = re.compile("[ङञणनम]\u094d(?=[क-घच-झट-ढत-धप-भ])")
_GLIDE = re.compile("(?<=.)य([ेी])")
_GLIDE_VOWEL = {"े": "ए", "ी": "ई"}
_DOUBLED = re.compile("र\u094d(.)\u094d\\1")
_VOWELS = str.maketrans(
    {
        "ी": "ि",
        "ू": "ु",
        "ै": "े",
        "ौ": "ो",
        "ॉ": "ा",
        "ई": "इ",
        "ऊ": "उ",
        "ऐ": "ए",
        "औ": "ओ",
        "ऑ": "आ",
    }
)
_SHORT = 3


def fold(word: str) -> str:
    """The key of `word`: equal for spellings that are the same word. Idempotent."""
    word = word.translate(_CHARS).lower()
    if "य" in word:
        word = _GLIDE.sub(lambda m: _GLIDE_VOWEL[m.group(1)], word)
    if "\u094d" in word:
        word = _NASAL.sub("\u0902", word)
        word = _DOUBLED.sub("र\u094d\\1", word)
    if len(word) > 1:
        word = word.rstrip("\u0902\u094d") or word
    return word


def fold_deep(word: str) -> str:
    """`fold`, and the vowel confusions joined in words of more than three characters. Idempotent."""
    word = fold(word)
    if len(word) <= _SHORT:
        return word
    word = word.translate(_VOWELS)
    return _GLIDE.sub(lambda m: _GLIDE_VOWEL[m.group(1)], word) if "ये" in word else word  # यै became ये
