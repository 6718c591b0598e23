"""The pack of post parts becomes a table: what each folded word can be in the name of an office.

One look-up a token tells its roles as bits; words written together (उपनिदेशक, जिलाधिकारी, गृहमंत्री, थानाध्यक्ष) are
taken apart once and remembered.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from minutes_extract.folding import WORDS_KEPT, fold_deep
from minutes_extract.packs import Compiled
from minutes_extract.packs.inflect import word_forms

RANK, LEVEL, SUBJECT, BASE, BODY, COUNCIL, NAMED, BODY_WORD, ORDINAL, COORD, GENITIVE = (1 << n for n in range(11))
PART = (1 << 11) - 1  # any of these roles; the two bits below are no parts
LETTER, GROUP = 1 << 11, 1 << 12  # the name of a Latin letter; a plural in गण of a word that is no base
LEAD = RANK | LEVEL | SUBJECT  # what may stand before a base
ORGANISATION = BODY | COUNCIL | NAMED  # what may close the name of a body

# Vowel joints of compounds with the base words, as they are written: चिकित्सा + अधिकारी, जिला + अध्यक्ष.
_JOINTS = ("ाधिकारी", "ाध्यक्ष", "ाध्यक्षा", "ायुक्त", "ाधीक्षक", "ाभियंता")
_LETTERS = "ए बी सी डी ई एफ जी एच जे एल एम एन ओ पी आर एस टी यू वी आई डब्ल्यू एक्स वाई"
_PEOPLE = "गण"
_DEPUTY = "उप"  # written together with any base: उपजिलाधिकारी, उपनिदेशक


@dataclass(frozen=True, slots=True)
class Word:
    """What a word can be in a post. `en` gives the English by role; `lead` the parts a compound holds before its base.

    For bases: `lemma` is the singular, `plural` tells a plural or oblique form, `bare` whether the word alone is a
    post, `always` that it is too general whatever stands before it, `needs` that it is no base without a part before,
    `broad` that its plural means many kinds of people unless rank or territory narrow it (कृषि वैज्ञानिकों).
    """

    flags: int
    en: dict[int, str] = field(default_factory=dict)
    lead: tuple[tuple[int, str], ...] = ()
    lemma: str = ""
    plural: bool = False
    bare: bool = True
    always: bool = False
    needs: bool = False
    broad: bool = False


NOTHING = Word(0)
_GROUP = Word(GROUP)


class Parts(dict[str, Word]):
    """Deep key -> what the word can be in a post; made once for a set of packs, any other word found when asked for.

    `flags` has the bits alone, for the walk over all words of a text.
    """

    __slots__ = ("_data", "_suffixes", "_table", "flags")

    def __init__(self, packs: Compiled) -> None:
        data: dict[str, Any] = {**packs.data.get("post-subjects", {}), **packs.data.get("post-parts", {})}
        super().__init__()
        self._table: dict[str, Word] = {}
        for role, section in (
            (RANK, "ranks"),
            (LEVEL, "levels"),
            (SUBJECT, "subjects"),
            (BODY, "bodies"),
            (COUNCIL, "councils"),
            (NAMED, "named-bodies"),
            (ORDINAL, "ordinals"),
        ):
            for en, words in data.get(section, {}).items():
                for word in words:
                    self._add(fold_deep(word), Word(role, {role: en}))
        for word in data.get("body-words", []):
            self._add(fold_deep(word), Word(BODY_WORD, {BODY_WORD: ""}))
        for en, base in data.get("bases", {}).items():
            for word in base["words"]:
                self._add_base(word, en, base)
        for word in ("एवं", "एवम", "एवम्", "और", "तथा", "व", "औऱ", "एंड", "&"):
            self._add(fold_deep(word), Word(COORD))
        for word in ("के", "की", "का"):
            self._add(fold_deep(word), Word(GENITIVE))
        for letter in _LETTERS.split():
            self._add(fold_deep(letter), Word(LETTER))
        self._suffixes = self._compound_endings()
        self.update(self._table)
        self.flags = Flags(self)
        self._data = data

    def deeps(self, section: str) -> frozenset[str]:
        """The deep keys of a plain list of the pack."""
        return frozenset(map(fold_deep, self._data.get(section, [])))

    def _add(self, key: str, word: Word) -> None:
        old = self._table.get(key)
        if old is not None:
            base = word if word.flags & BASE else old
            word = Word(
                old.flags | word.flags,
                {**word.en, **old.en},
                base.lead,
                base.lemma,
                base.plural,
                base.bare,
                base.always,
                base.needs,
                base.broad,
            )
        self._table[key] = word

    def _add_base(self, lemma: str, en: str, base: dict[str, Any]) -> None:
        for form in (*word_forms(lemma), lemma + "गण", lemma + "गणों"):
            key = fold_deep(form)
            plural = form != lemma
            old = self._table.get(key)
            if plural and old is not None and old.flags & BASE:
                continue
            word = Word(
                BASE,
                {BASE: base.get("en", en)},
                lemma=lemma,
                plural=plural,
                bare=base.get("bare", True),
                always=base.get("always", False),
                needs=base.get("needs", False),
                broad=base.get("broad", False),
            )
            self._add(key, word)

    def _compound_endings(self) -> dict[str, list[tuple[str, str]]]:
        """Last three characters -> (ending, key of the base it stands for), the longest ending first."""
        endings: dict[str, str] = {}
        for key, word in self._table.items():
            if word.flags & BASE and len(key) > 3:
                endings[key] = key
                if key[0] == "अ":
                    endings[key[1:]] = key  # the vowel lost in the joint: अधिशासीभियंता
        for joint in _JOINTS:
            lemma = {"ाधि": "अधि", "ाध्": "अध्", "ायु": "आयु", "ाधी": "अधी", "ाभि": "अभि"}[joint[:3]] + joint[3:]
            for form in (*word_forms(lemma), lemma + "गण"):
                key = fold_deep(form)
                if key in self._table:
                    endings["ा" + key[1:]] = key
        grouped: dict[str, list[tuple[str, str]]] = {}
        for ending, key in endings.items():
            grouped.setdefault(ending[-3:], []).append((ending, key))
        for group in grouped.values():
            group.sort(key=lambda pair: -len(pair[0]))
        return grouped

    def plain(self, section: str) -> list[str]:
        """A plain list of the pack as it stands."""
        return list(self._data.get(section, []))

    def __missing__(self, key: str) -> Word:
        if len(self) > WORDS_KEPT:  # bounded on an endless stream of distinct words
            self.clear()
            self.update(self._table)
            self.flags.clear()
        word = self._compound(key)
        if word is NOTHING and key.startswith(_DEPUTY):
            rest = key[len(_DEPUTY) :]
            base = self._table.get(rest) or self._compound(rest)
            if base.flags & BASE:
                word = self._joined(self._table[_DEPUTY], base)
        if word is NOTHING and key.endswith(_PEOPLE):
            word = _GROUP
        self[key] = word
        return word

    def _compound(self, key: str) -> Word:
        for ending, base_key in self._suffixes.get(key[-3:], ()):
            if len(key) > len(ending) and key.endswith(ending):
                rest = key[: -len(ending)]
                for lead in (rest, rest + "ा", rest + "्"):
                    before = self._table.get(lead)
                    if before is not None and before.flags & (LEAD | COUNCIL) and len(lead) > 1:
                        return self._joined(before, self._table[base_key])
        return NOTHING

    def _joined(self, before: Word, base: Word) -> Word:
        role = next(r for r in (RANK, LEVEL, SUBJECT, COUNCIL) if before.flags & r)
        return Word(
            BASE,
            {BASE: base.en[BASE]},
            ((role, before.en[role]), *base.lead),
            base.lemma,
            base.plural,
            True,
            base.always,
        )


class Flags(dict[str, int]):
    """Deep key -> the bits of the word in `Parts`."""

    __slots__ = ("_parts",)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts

    def __missing__(self, key: str) -> int:
        flags = self[key] = self._parts[key].flags
        return flags


@lru_cache(maxsize=16384)
def singular(written: str, lemma: str) -> str:
    """A form as written, put into the nominative singular of the word it ends in (जिलाधिकारियों -> जिलाधिकारी)."""
    for form in sorted((*word_forms(lemma), lemma + "गण", lemma + "गणों"), key=len, reverse=True):
        for tail in (form[1:], form[1:].rstrip("\u0902")):
            if form != lemma and len(tail) > 1 and written.endswith(tail):
                return written[: -len(tail)] + lemma[1:]
    return written


__all__ = [
    "BASE",
    "BODY",
    "BODY_WORD",
    "COORD",
    "COUNCIL",
    "GENITIVE",
    "GROUP",
    "LEAD",
    "LETTER",
    "LEVEL",
    "NAMED",
    "NOTHING",
    "ORDINAL",
    "ORGANISATION",
    "PART",
    "RANK",
    "SUBJECT",
    "Parts",
    "Word",
    "singular",
]
