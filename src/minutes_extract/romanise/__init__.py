"""A person's name in Devanagari becomes the name as its bearer would spell it in English.

How, and how well, is told in docs/romanisation.md.
"""

from __future__ import annotations

import re
import unicodedata

from minutes_extract.folding import fold
from minutes_extract.romanise.initials import dotted, initials
from minutes_extract.romanise.sounds import written
from minutes_extract.romanise.words import latin_word, table

__all__ = ["romanise"]

_DEVANAGARI = re.compile("[\u0900-\u097f]")
_WORD = re.compile("[\u0900-\u0963\u0971-\u097f]+")
_PIECE = re.compile(r"[^.\s]+\.*|\.+")
_SIGNS = str.maketrans({"\u0964": ".", "\u0965": ".", "\u0970": ".", "\u200c": None, "\u200d": None, "\ufeff": None})
_DIGITS = str.maketrans("०१२३४५६७८९", "0123456789")
# What stands before a name or behind it and is no part of it (folded keys, dots left out).
_TITLES = """
श्री श्रीमती श्रीमति सुश्री श्रीमान श्रीयुत सर्वश्री माननीय माननीया आदरणीय जनाब मिस्टर डॉ डा डॉक्टर डाक्टर प्रो प्रोफेसर इंजी इंजि एड
एडवोकेट जस्टिस न्यायमूर्ति पं पंडित मौलाना मौलवी कु स्व स्वर्गीय मा कैप्टन कैप्टेन कर्नल मेजर ब्रिगेडियर लेफ्टिनेंट जनरल
"""
_BEFORE = frozenset(map(fold, _TITLES.split()))
_ONLY_DOTTED = frozenset(("पं", "कु", "मा", "एड", "डा", "स्व"))
_BEHIND = frozenset(map(fold, "जी साहब साहिब साहेब साहिबा महोदय महोदया".split()))
_SHORTENED = {"मो": "Md.", "मु": "Md.", "मोह": "Md.", "सै": "Syed", "अब": "Abdul", "कु": "Kumari", "चं": "Ch."}


def romanise(name: str) -> str:
    """The name in Latin letters: `संजीव रंजन` gives `Sanjeev Ranjan`, `एसपी सिंह` gives `S.P. Singh`.

    Honorifics before and behind the name are left out. Text without Devanagari is returned as it is; of any other text
    the Devanagari is turned into Latin, the rest stays. The same name always gives the same spelling, no string raises.
    """
    if not _DEVANAGARI.search(name):
        return name
    text = unicodedata.normalize("NFC", name).translate(_SIGNS).translate(_DIGITS)
    pieces = _without_honorifics(_PIECE.findall(text))
    made: list[str] = []
    after_initial = False
    for at, piece in enumerate(pieces):
        latin, is_initial = _piece(piece, at == 0 or after_initial, at + 1 == len(pieces))
        if not latin:
            continue
        if made and is_initial and after_initial:
            made[-1] += latin
        else:
            made.append(latin)
        after_initial = is_initial
    return " ".join(made)


def _without_honorifics(pieces: list[str]) -> list[str]:
    first, last = 0, len(pieces)
    while last - first > 1 and _is_honorific(pieces[first]):
        first += 1
    while last - first > 1 and fold(pieces[last - 1]) in _BEHIND:
        last -= 1
    return pieces[first:last]


def _is_honorific(piece: str) -> bool:
    key = fold(piece)
    return key in _BEFORE and (key not in _ONLY_DOTTED or piece.endswith("."))


def _piece(piece: str, may_open: bool, is_last: bool) -> tuple[str, bool]:
    """The Latin of one piece between spaces and dots, and whether it is initials."""
    word = piece.rstrip(".")
    if len(word) == 1 and word.isascii() and word.isupper() and piece != word:
        return piece, True
    if piece.endswith("."):
        short = _SHORTENED.get(fold(word))
        if short:
            return short, False
        letters = initials(word)
        if letters:
            return dotted(letters), True
        if _WORD.fullmatch(word) and len(written(word)) == 1:
            return f"{_letter(word)}.", True
        return _words(word) + ("" if _WORD.search(word) else piece[len(word) :]), False
    letters = initials(word)
    is_alone = len(letters) == 1  # one letter is a word of its own (बी, जी) unless more letters or a name follow
    if (may_open and not is_last) if is_alone else (letters and fold(word) not in table().words):
        return dotted(letters), True
    if fold(word) == "मो" and not is_last:
        return _SHORTENED["मो"], False
    return _words(word), False


def _letter(word: str) -> str:
    """A syllable that stands for a name (म. for मदन): its consonants and vowel."""
    made = latin_word(word)
    is_bare = made.endswith("a") and not word.endswith("ा") and len(made) > 1
    return made[:-1] if is_bare else made


def _words(text: str) -> str:
    return _WORD.sub(lambda found: latin_word(found.group()), text)
