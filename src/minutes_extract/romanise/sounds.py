"""A word in Devanagari becomes its syllables, with the inherent vowel where it is spoken.

The inherent vowel (schwa) is written nowhere and not always spoken. Two rules say where it is dropped (Ohala, Aspects
of Hindi Phonology, 1983; Narasimhan, Sproat and Kiraz, Schwa-Deletion in Hindi Text-to-Speech Synthesis, 2004):

1. at the end of a word (राम ram), unless the cluster before it could not be closed with (कृष्ण krishna, चंद्र chandra);
2. inside, from right to left, between a vowel with one consonant and one consonant with a vowel: VC_CV (सरला sarla,
   जगदीश jagdish). The vowel of a dropped schwa no longer counts for the next one to the left (जनकराज janakraj).

Both rules hold inside one part of a compound only; parting compounds is the work of `words`.
Names have exceptions: the schwa stays before य (विजया vijaya), behind a य after i (प्रियदर्शी priyadarshi), before a last
consonant with short i (प्रगति pragati) and before -िया, -ुआ (चौरसिया chaurasia); it is dropped behind a nasal sign before
a last -e (कांबले kamble), and before any last long vowel where the sign stands on a long vowel, which then is a vowel
through the nose and no consonant follows it (चांदनी chandni, but वंदना vandana).
"""

from __future__ import annotations

from dataclasses import dataclass, field

VIRAMA = "\u094d"
NUKTA = "\u093c"
SCHWA = "ə"
_INDEPENDENT = {
    "अ": "a", "आ": "aa", "इ": "i", "ई": "ii", "उ": "u", "ऊ": "uu", "ऋ": "ri", "ॠ": "ri", "ऌ": "li", "ॡ": "li",
    "ऍ": "e", "ऎ": "e", "ए": "e", "ऐ": "ai", "ऑ": "o", "ऒ": "o", "ओ": "o", "औ": "au", "ॲ": "e", "ऄ": "a",
    "ॳ": "a", "ॴ": "o", "ॵ": "au", "ॶ": "u", "ॷ": "u", "ॐ": "om",
}  # fmt: skip
_SIGNS = {
    "ा": "aa", "ि": "i", "ी": "ii", "ु": "u", "ू": "uu", "ृ": "ri", "ॄ": "ri", "ॢ": "li", "ॣ": "li", "ॅ": "e", "ॆ": "e",
    "े": "e", "ै": "ai", "ॉ": "o", "ॊ": "o", "ो": "o", "ौ": "au", "ऺ": "o", "ऻ": "o", "ॏ": "au", "ॕ": "e", "ॖ": "u",
    "ॗ": "u", "ॎ": "e",
}  # fmt: skip
_NASALS = "\u0900\u0901\u0902"
_VISARGA = "\u0903"
_GLIDES = frozenset("यरव")
_SONORANTS = frozenset("लनणम")
_LONG = frozenset(("aa", "ii", "uu", "e", "o", "ai", "au"))


@dataclass(slots=True)
class Syllable:
    """One written syllable: consonant letters in order (nukta joined to its letter), vowel, nasal sign behind it.

    `vowel` is `SCHWA` where the inherent vowel is spoken, empty where there is none.
    """

    onset: list[str] = field(default_factory=list)
    vowel: str = ""
    nasal: bool = False
    visarga: bool = False


def is_consonant(char: str) -> bool:
    """Whether a character is a Devanagari consonant letter."""
    return "\u0915" <= char <= "\u0939" or "\u0958" <= char <= "\u095f" or "\u0978" <= char <= "\u097f"


def written(word: str) -> list[Syllable]:
    """The syllables as written, every inherent vowel in its place. Signs that are no letters are left out."""
    found: list[Syllable] = []
    open_ = False  # the last consonant waits for its vowel or virama
    for char in word:
        if is_consonant(char):
            if open_ or not found or found[-1].vowel or not found[-1].onset:
                if open_:
                    found[-1].vowel = SCHWA
                found.append(Syllable())
            found[-1].onset.append(char)
            open_ = True
        elif char == NUKTA:
            if open_:
                found[-1].onset[-1] += char
        elif char == VIRAMA:
            open_ = False
        elif char in _SIGNS and found and open_:
            found[-1].vowel, open_ = _SIGNS[char], False
        elif char in _SIGNS or char in _INDEPENDENT:
            if open_:
                found[-1].vowel = SCHWA
            found.append(Syllable(vowel=_SIGNS.get(char) or _INDEPENDENT[char]))
            open_ = False
        elif char in _NASALS or char == _VISARGA:
            if open_:
                found[-1].vowel, open_ = SCHWA, False
            if not found:
                found.append(Syllable())
            found[-1].nasal |= char in _NASALS
            found[-1].visarga |= char == _VISARGA
    if open_:
        found[-1].vowel = SCHWA
    return found


def spoken(word: str) -> list[Syllable]:
    """The syllables with the schwas dropped that are not spoken."""
    syllables = written(word)
    _drop_last(syllables)
    for at in range(len(syllables) - 2, 0, -1):
        if _between(syllables, at):
            syllables[at].vowel = ""
    return syllables


def _drop_last(syllables: list[Syllable]) -> None:
    if len(syllables) < 2 or syllables[-1].vowel != SCHWA or syllables[-1].nasal:
        return
    onset = syllables[-1].onset
    if len(onset) == 1:
        # राष्ट्रीय, प्रिय: the glide carries the vowel
        if not (onset[0] == "य" and syllables[-2].vowel in ("i", "ii") and not syllables[-2].nasal):
            syllables[-1].vowel = ""
        return
    before, last = onset[-2], onset[-1]
    carried = (last in _GLIDES and before != last) or (
        last in _SONORANTS and before not in ("र", "ल", "न", "ण", "म", last)
    )
    if not carried and (before, last) != ("ज", "ञ"):
        syllables[-1].vowel = ""


def _between(syllables: list[Syllable], at: int) -> bool:
    """Whether a schwa stands in VC_CV."""
    before, here, after = syllables[at - 1], syllables[at], syllables[at + 1]
    if here.vowel != SCHWA or here.nasal or len(here.onset) != 1:
        return False
    if not before.vowel or not after.vowel or len(after.onset) > 1:
        return False
    if before.nasal:  # कांबले Kamble; behind a long vowel the sign is no consonant: चांदनी Chandni, ढींगरा Dhingra
        is_last = at + 2 == len(syllables) and bool(after.onset)
        return is_last and (after.vowel == "e" or (before.vowel in _LONG and after.vowel in ("aa", "ii", "o")))
    if not after.onset:
        return after.vowel in ("a", "aa")  # रामअवतार
    if after.vowel == "i" and at + 2 == len(syllables):
        return False  # प्रगति, अवनि
    if at + 3 == len(syllables) and syllables[-1].vowel == "aa" and syllables[-1].onset in ([], ["य"]):
        return after.vowel not in ("i", "u")  # चौरसिया, निरहुआ
    return after.onset[0] != "य" and not (here.onset[0] == "य" and before.vowel in ("i", "ii", "ri"))
