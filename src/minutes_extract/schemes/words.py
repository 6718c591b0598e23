"""The word lists of the packs become the tables the rules on schemes look words up in."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from minutes_extract.folding import WORDS_KEPT, fold_deep
from minutes_extract.lexicon import form_tokens
from minutes_extract.packs import Compiled, forms_of
from minutes_extract.packs.inflect import phrase_forms
from minutes_extract.packs.schema import Ambiguous, SchemeEntry
from minutes_extract.tokens import LATIN, NUMBER, WORD, Tokens

# An abbreviation in Hindi spells the names of Latin letters: at least two of them, nothing else.
_SPELT = re.compile(
    r"(?:डब्ल्यू|डब्लू|क्यू|एक्स|एच|एफ|एल|एम|एन|एस|आर|आई|आइ|वाई|वाय|जेड|बी|सी|डी|जी|पी|टी|वी|यू|जे|के|ए|ई|ओ|\.){2,}"
)
# Heads that stand for one another in free wordings, as deep keys.
_HEADS = tuple(fold_deep(word) for word in ("योजना", "अभियान", "कार्यक्रम", "मिशन"))
_SPOKEN = frozenset({WORD, LATIN, NUMBER})
_MARKS = frozenset("-'\"()/:,")


_YOJANA = ("y", "वाई", "वाय")  # how the abbreviation of a yojana ends, folded


class _Triggers(dict[str, bool]):
    """Light-folded key -> whether a name may end or begin with it; judged once for each key."""

    def __init__(self, heads: frozenset[str]) -> None:
        super().__init__(dict.fromkeys(heads, True))
        self.heads = heads

    def __missing__(self, key: str) -> bool:
        if len(self) > WORDS_KEPT:  # bounded on an endless stream of texts
            self.clear()
        found = self[key] = key in self.heads or key.endswith(_YOJANA)
        return found


class SchemeWords(NamedTuple):
    """Sets of light-folded keys, one a word list (`patterns/schemes-shape.yaml` says what each is for)."""

    bars: frozenset[str]
    bodies: frozenset[str]
    body_tails: frozenset[str]
    conjunctions: frozenset[str]
    generic: frozenset[str]
    heads: frozenset[str]
    head_keys: frozenset[str]  # deep keys of `heads`
    heads_loose: frozenset[str]
    heads_site: frozenset[str]
    heads_unknown: frozenset[str]
    lead_ins: frozenset[str]
    namesakes: frozenset[str]
    openers: frozenset[str]
    national: frozenset[str]
    names: frozenset[str]
    parts: frozenset[str]
    part_keys: frozenset[str]  # deep keys of `parts`
    prefix_heads: frozenset[str]
    prefix_bars: frozenset[str]
    slogans: frozenset[str]
    slogans_weak: frozenset[str]
    staff: frozenset[str]
    staff_before: frozenset[str]
    staff_between: frozenset[str]
    stops: frozenset[str]
    titles: frozenset[str]
    titles_english: frozenset[str]
    titles_used: frozenset[str]
    triggers: _Triggers  # whether a key is a head that ends or begins a name, or may be an abbreviation of a yojana
    uses: frozenset[str]
    ambiguous: dict[tuple[str, str], Ambiguous]  # (entry id, deep key of a form) -> what decides
    needs: dict[tuple[str, str], frozenset[str]]  # the words such a form needs beside it, as deep keys
    lemmas: dict[str, SchemeEntry]  # deep key of a lemma or variant that no two entries share -> entry


def deep_key(tokens: Tokens, start: int, end: int) -> str:
    """The deep keys of the words of tokens `[start, end)`, marks left out."""
    if end - start == 1 and tokens.kinds[start] in _SPOKEN:
        return tokens.deeps[start]
    spoken = map(_SPOKEN.__contains__, tokens.kinds[start:end])
    return " ".join(compress(tokens.deeps[start:end], spoken))


@lru_cache(maxsize=WORDS_KEPT)
def deep_key_of(form: str) -> str:
    """The deep key of a form that stands in no text."""
    return " ".join(form_tokens(form))


@lru_cache(maxsize=WORDS_KEPT)
def is_abbreviation(form: str) -> bool:
    """Whether a token is an abbreviation: Latin capitals, or the Hindi names of letters."""
    if form.isascii():
        return len(form) > 1 and sum(char.isupper() for char in form) >= 2
    return len(form) > 3 and _SPELT.fullmatch(form) is not None


def is_mark(key: str) -> bool:
    """Whether a token is a mark a name may hold."""
    return key in _MARKS


def entry_named(words: SchemeWords, key: str) -> SchemeEntry | None:
    """The entry a name is a free wording of: another head (स्कीम for योजना), or no प्रधानमंत्री or मुख्यमंत्री before it."""
    *stem, head = key.split(" ")
    if len(stem) < 1 or head not in words.head_keys:
        return None
    openings = ("", "मुख्यमंत्रि ", "प्रधानमंत्रि ") if len(stem) > 1 else ("",)
    body = " ".join(stem)
    for opening in openings:
        for other in (head, *_HEADS):
            entry = words.lemmas.get(f"{opening}{body} {other}")
            if entry is not None:
                return entry
    return None


def scheme_words(packs: Compiled) -> SchemeWords:
    """The tables of some packs, made once."""
    return packs.table("schemes", _make)


def _make(packs: Compiled) -> SchemeWords:
    ambiguous: dict[tuple[str, str], Ambiguous] = {}
    needs: dict[tuple[str, str], frozenset[str]] = {}
    lemmas: dict[str, SchemeEntry] = {}
    shared: set[str] = set()
    for entry in packs.schemes.values():
        for form in (entry.lemma, *entry.variants):
            key_of_form = deep_key_of(form)
            if key_of_form in lemmas and lemmas[key_of_form] is not entry:
                shared.add(key_of_form)
            lemmas[key_of_form] = entry
        for form, decides in entry.ambiguous.items():
            single = SchemeEntry(id=entry.id, lemma=form, level=entry.level, inflect=entry.inflect)
            wanted = frozenset(fold_deep(w) for word in decides.needs for w in (word, *phrase_forms(word)))
            for inflected in forms_of(single):
                key = (entry.id, deep_key_of(inflected))
                ambiguous[key] = decides
                needs[key] = wanted
    for key_of_form in shared:
        del lemmas[key_of_form]
    return SchemeWords(
        bars=packs.words("scheme.abbreviation-bars"),
        bodies=packs.words("scheme.bodies"),
        body_tails=packs.words("scheme.body-tails"),
        conjunctions=packs.words("scheme.conjunctions"),
        generic=packs.words("scheme.generic"),
        heads=packs.words("scheme.heads"),
        head_keys=frozenset(fold_deep(word) for word in packs.words("scheme.heads")),
        heads_loose=packs.words("scheme.heads-loose"),
        heads_site=packs.words("scheme.heads-site"),
        heads_unknown=packs.words("scheme.heads-taking-unknown"),
        lead_ins=packs.words("scheme.lead-ins"),
        namesakes=packs.words("scheme.namesakes"),
        openers=packs.words("scheme.openers"),
        national=packs.words("scheme.openers-national"),
        names=packs.words("given-names") | packs.words("surnames"),
        parts=packs.words("scheme.parts"),
        part_keys=frozenset(fold_deep(word) for word in packs.words("scheme.parts")),
        prefix_heads=packs.words("scheme.prefix-heads"),
        prefix_bars=packs.words("scheme.prefix-bars"),
        slogans=packs.words("scheme.slogans"),
        slogans_weak=packs.words("scheme.slogans-not-alone"),
        staff=packs.words("scheme.staff"),
        staff_before=packs.words("scheme.staff-before"),
        staff_between=packs.words("scheme.staff-modifiers"),
        stops=packs.words("scheme.stops"),
        titles=packs.words("scheme.titles"),
        titles_english=packs.words("scheme.titles-english"),
        titles_used=packs.words("scheme.titles-used"),
        triggers=_Triggers(packs.words("scheme.heads") | packs.words("scheme.prefix-heads")),
        uses=packs.words("scheme.uses"),
        ambiguous=ambiguous,
        needs=needs,
        lemmas=lemmas,
    )
