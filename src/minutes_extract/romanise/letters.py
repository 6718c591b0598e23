"""Syllables become Latin letters, in the Hunterian manner with the habits of Indian names.

The system is the Survey of India's (Hunterian, without its diacritics: श ष sh, ण n, ड़ r, ज्ञ gy, final ा a). Habits are
laid over it where most bearers spell so: ee for ी in a closed last syllable (संजीव Sanjeev) and in an open first one
(मीना Meena), ia for -िया (भाटिया Bhatia), w for व in clusters and between a's (विश्वास Vishwas, पवार Pawar).
What is spelt in a way of its own is no rule but an entry of the table. Letters come in NFC: nukta behind its letter.
"""

from __future__ import annotations

from minutes_extract.romanise.sounds import NUKTA, SCHWA, Syllable, spoken

_LATIN = {
    "क": "k", "ख": "kh", "ग": "g", "घ": "gh", "ङ": "n", "च": "ch", "छ": "chh", "ज": "j", "झ": "jh", "ञ": "n",
    "ट": "t", "ठ": "th", "ड": "d", "ढ": "dh", "ण": "n", "त": "t", "थ": "th", "द": "d", "ध": "dh", "न": "n",
    "प": "p", "फ": "f", "ब": "b", "भ": "bh", "म": "m", "य": "y", "र": "r", "ल": "l", "ळ": "l", "व": "v",
    "श": "sh", "ष": "sh", "स": "s", "ह": "h", "ॸ": "d", "ॹ": "zh", "ॺ": "y", "ॻ": "g", "ॼ": "j", "ॾ": "d", "ॿ": "b",
}  # fmt: skip
_WITH_NUKTA = {"क": "q", "ग": "gh", "ज": "z", "झ": "zh", "ड": "r", "ढ": "rh", "ळ": "zh"}
_COMPOSED = {"\N{DEVANAGARI LETTER NNNA}": "n", "\N{DEVANAGARI LETTER RRA}": "r", "\N{DEVANAGARI LETTER LLLA}": "zh"}
_LATIN |= _COMPOSED | {letter + NUKTA: _WITH_NUKTA.get(letter, latin) for letter, latin in _LATIN.items()}
_LABIALS = frozenset("पफबभम")
_ASPIRATES = frozenset("खघझठढथधफभ")
_SIBILANTS = frozenset("शष")
_VOWELS = {SCHWA: "a", "aa": "a", "ii": "i", "uu": "u"}
_A = frozenset((SCHWA, "a", "aa"))
# Conjuncts with व behind these are spelt with w: ईश्वर Ishwar, स्वाति Swati, द्विवेदी Dwivedi.
_BEFORE_W = frozenset("शषसदधतज")


def spell(word: str) -> str:
    """The Latin letters of one simple Devanagari word, in lower case."""
    syllables = spoken(word)
    return "".join(_syllable(syllables, at) for at in range(len(syllables)))


def _syllable(syllables: list[Syllable], at: int) -> str:
    here = syllables[at]
    out = _onset(syllables, at) + _vowel(syllables, at)
    if here.nasal:
        out += _nasal(syllables, at)
    if here.visarga and at + 1 == len(syllables):
        out += "h"
    return out


def _onset(syllables: list[Syllable], at: int) -> str:
    if _is_ia(syllables, at):
        return ""
    letters = syllables[at].onset
    out: list[str] = []
    place = 0
    while place < len(letters):
        pair = tuple(letters[place : place + 2])
        if pair == ("ज", "ञ"):
            out.append("gy")
            place += 2
        elif pair == ("च", "छ"):
            out.append("chh")
            place += 2
        elif len(pair) == 2 and _LATIN.get(pair[1], "").startswith(_first(pair[0])) and len(_first(pair[0])) == 1:
            out.append(_first(pair[0]))  # doubled and aspirated: द्ध ddh, त्थ tth
            place += 1
        elif pair[:1] == pair[1:] and pair[0] in _ASPIRATES:
            out.append(_first(pair[0])[0])  # विठ्ठल Vitthal
            place += 1
        else:
            out.append(_consonant(syllables, at, place))
            place += 1
    if syllables[at].vowel == "ri" and len(out) > 1 and out[-1] == "r":
        out.pop()  # श्रृंगार Shringar
    return "".join(out)


def _is_ia(syllables: list[Syllable], at: int) -> bool:
    """Whether the last य of a word in -िया is left out: भाटिया Bhatia, रजिया Razia; but रिया Riya, सुप्रिया Supriya."""
    if at < 2 or at + 1 != len(syllables):
        return False
    here = syllables[at]
    if here.vowel != "aa" or here.onset != ["य"]:
        return False
    before = syllables[at - 1]
    return before.vowel == "i" and len(before.onset) == 1


def _first(letter: str) -> str:
    return _LATIN.get(letter, letter[:1])


def _consonant(syllables: list[Syllable], at: int, place: int) -> str:
    here = syllables[at]
    letter = here.onset[place]
    before = syllables[at - 1] if at else None
    if letter == "व":
        return "w" if _is_w(syllables, at, place) else "v"
    if letter == "य" and len(here.onset) == 1 and before is not None and not here.vowel:
        follows = at + 1 < len(syllables)
        if follows and before.vowel in _A:
            return "i"  # सायरा Saira, जयराम Jairam
    if letter == "ड\N{DEVANAGARI SIGN NUKTA}" and at and here.vowel == "i" and _is_ia(syllables, at + 1):
        return "d"  # सुखाड़िया Sukhadia
    if letter in "नञङण" and place + 1 < len(here.onset) and here.onset[place + 1] in "पफबभ":
        return "m"
    return _LATIN.get(letter, "")


def _is_w(syllables: list[Syllable], at: int, place: int) -> bool:
    here = syllables[at]
    before = syllables[at - 1] if at else None
    if place:
        if at and here.onset[place - 1] in "दध" and here.vowel not in _A:
            return False  # अद्वैत Advait, साध्वी Sadhvi; but द्विवेदी Dwivedi
        return here.onset[place - 1] in _BEFORE_W or (here.onset[place - 1] in "कखग" and here.vowel in _A)
    if before is None or len(here.onset) > 1:
        return False
    if before.nasal or not before.vowel:
        return here.vowel in _A  # कंवर Kanwar, अनवर Anwar
    if syllables[-1].onset == ["र"] and syllables[-2].onset[-1:] == ["क"]:
        return False  # Marathi names of places: गावस्कर Gavaskar
    if at == 1 and before.vowel == "a" and not before.onset:
        return False  # अवनि Avani, अवंतिका Avantika
    return before.vowel in _A and here.vowel in _A


def _vowel(syllables: list[Syllable], at: int) -> str:
    here = syllables[at]
    if here.vowel == "ii":
        return "ee" if _long(syllables, at) or (_open_first(syllables, at) and not _with_lord(syllables)) else "i"
    if here.vowel == "uu":
        return "oo" if _long(syllables, at) else "u"
    if here.vowel == SCHWA and _is_inder(syllables, at):
        return "e"
    return _VOWELS.get(here.vowel, here.vowel)


def _is_inder(syllables: list[Syllable], at: int) -> bool:
    """Whether a schwa stands in a last -इंदर or -एंदर: सुरिंदर Surinder, विजेंदर Vijender."""
    here = syllables[at]
    if not at or at + 2 != len(syllables) or syllables[-1].onset != ["र"] or syllables[-1].vowel:
        return False
    before = syllables[at - 1]
    nasal = here.onset == ["न", "द"] or (before.nasal and here.onset == ["द"])
    return nasal and before.vowel in ("i", "e")


def _long(syllables: list[Syllable], at: int) -> bool:
    """Whether a vowel stands in a closed last syllable (संजीव), not before श and ष (गिरीश, मनीष)."""
    if at + 2 != len(syllables) or syllables[at].nasal:
        return False
    after = syllables[at + 1]
    return not after.vowel and len(after.onset) == 1 and after.onset[0] not in _SIBILANTS


def _open_first(syllables: list[Syllable], at: int) -> bool:
    """Whether a vowel ends the first of several syllables, before one consonant (मीना, जीवन)."""
    if at or len(syllables) < 2 or not syllables[0].onset or syllables[0].nasal or syllables[0].onset == ["श", "र"]:
        return False
    after = syllables[1]
    return len(after.onset) == 1 and bool(after.vowel) and after.onset[0] not in ("य", *_SIBILANTS)


def _with_lord(syllables: list[Syllable]) -> bool:
    """Whether a name ends in इंद्र or ईश (वीरेंद्र Virendra, नीलेश Nilesh)."""
    last = syllables[-1].onset
    before = syllables[-2].vowel if len(syllables) > 2 else ""
    return (before == "e" and last in (["द", "र"], ["श"])) or (before == "ii" and last == ["श"])


def _nasal(syllables: list[Syllable], at: int) -> str:
    if at + 1 < len(syllables):
        after = syllables[at + 1].onset
        return "m" if after and after[0] in _LABIALS else "n"
    return "m" if syllables[at].vowel == SCHWA else "n"
