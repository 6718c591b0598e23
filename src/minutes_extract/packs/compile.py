"""Checked pack entries become what the extractor runs on: one lexicon and tables by id.

`Compiled.lexicon` finds the forms of posts, schemes, places, things, names and cues; word lists are sets of folded
keys. Compiling reads nothing but its arguments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from minutes_extract.folding import fold, fold_deep
from minutes_extract.lexicon import Lexicon, Node, form_tokens
from minutes_extract.packs.inflect import phrase_forms
from minutes_extract.packs.load import Packs
from minutes_extract.packs.schema import CueEntry, Entry, MetricEntry, PlaceEntry, PostEntry, SchemeEntry, ThingEntry

T = TypeVar("T")

# Openings that stand for each other at the start of a scheme's name.
_OPENINGS = (("प्रधानमंत्री", "पीएम", "PM"), ("मुख्यमंत्री", "सीएम", "CM"))
_ALL_OPENINGS = tuple(f"{opening} " for group in _OPENINGS for opening in group)
_LAST_HEAD = " योजना"
_TOLD_WITHOUT = 3  # spaces in a name that is told without its head: an opening and two words


@dataclass(slots=True)
class Compiled:
    """The packs, ready to run. Tables are keyed by entry id; `hits` of the lexicon carry type and id."""

    lexicon: Lexicon = field(default_factory=Lexicon)
    posts: dict[str, PostEntry] = field(default_factory=dict)
    schemes: dict[str, SchemeEntry] = field(default_factory=dict)
    places: dict[str, PlaceEntry] = field(default_factory=dict)
    things: dict[str, ThingEntry] = field(default_factory=dict)
    metrics: dict[str, MetricEntry] = field(default_factory=dict)
    cues: dict[str, CueEntry] = field(default_factory=dict)
    lists: dict[str, frozenset[str]] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)
    vocabulary: frozenset[str] = frozenset()  # deep keys of the words of posts, things and cues
    place_words: frozenset[str] = frozenset()  # deep keys of places named in one word
    known: frozenset[str] = frozenset()  # deep keys of every word of every pack
    key: str = ""  # of the cache
    tables: dict[str, Any] = field(default_factory=dict)  # what stages have made of the packs, by `table`

    def table(self, name: str, make: Callable[[Compiled], T]) -> T:
        """What `make` makes of these packs, made once and kept with them, also in the cache. `name` is the stage's."""
        found: T | None = self.tables.get(name)
        if found is None:
            found = self.tables[name] = make(self)
        return found

    def words(self, id_: str) -> frozenset[str]:
        """The light-folded keys (`fold`) of a word list; empty where there is none."""
        return self.lists.get(id_, frozenset())


def forms_of(entry: Entry) -> list[str]:
    """Every form an entry is found by: lemma and variants, inflected by paradigm; for schemes openings exchanged, and a
    last योजना left out where two words and an opening still tell the name (मुख्यमंत्री कल्याणी पेंशन)."""
    bases = [entry.lemma, *entry.variants]
    if isinstance(entry, SchemeEntry):
        bases += [
            base.removesuffix(_LAST_HEAD)
            for base in bases
            if base.endswith(_LAST_HEAD) and base.count(" ") >= _TOLD_WITHOUT and base.startswith(_ALL_OPENINGS)
        ]
        bases += [
            other + base[len(opening) :]
            for base in bases
            if base not in entry.ambiguous
            for group in _OPENINGS
            for opening in group
            if base.startswith(opening + " ")
            for other in group
            if other != opening
        ]
    forms = [form for base in bases for form in (phrase_forms(base) if entry.inflect else [base])]
    return list(dict.fromkeys(forms))


def compile_packs(packs: Packs) -> Compiled:
    """Build lexicon and tables. Lexicon types: post, scheme, place, thing, cue, word (multi-word list entries)."""
    made = Compiled(data=packs.data)
    for type_, table in (
        ("posts", made.posts),
        ("schemes", made.schemes),
        ("places", made.places),
        ("things", made.things),
    ):
        for entry in packs.of(type_):
            table[entry.id] = entry
            made.lexicon.add_all(forms_of(entry), type_[:-1], entry.id)
    for entry in packs.of("metrics"):
        made.metrics[entry.code] = entry
    for entry in packs.of("cues"):
        made.cues[entry.id] = entry
        phrases = [f for p in entry.phrases for f in (phrase_forms(p) if entry.inflect else [p])]
        made.lexicon.add_all(phrases, "cue", entry.id)
    for entry in packs.of("words"):
        made.lists[entry.id] = frozenset(fold(word) for word in entry.words if " " not in word)
        for word in entry.words:
            if " " in word:
                made.lexicon.add(word, "word", entry.id)
    made.vocabulary = _vocabulary(made)
    made.place_words = frozenset(
        keys[0] for entry in made.places.values() for form in forms_of(entry) if len(keys := form_tokens(form)) == 1
    )
    made.known = frozenset(_trie_words(made.lexicon.root)) | {
        fold_deep(word) for words in made.lists.values() for word in words
    }
    return made


def _trie_words(node: Node) -> Iterator[str]:
    for key, after in node.items():
        if key:
            yield key
            yield from _trie_words(after)


def _vocabulary(made: Compiled) -> frozenset[str]:
    """The words that posts, things and cues are made of: words of the language, not names."""
    entries: list[Entry] = [*made.posts.values(), *made.things.values()]
    forms = [form for entry in entries for form in forms_of(entry)]
    forms += [phrase for cue in made.cues.values() for phrase in cue.phrases]
    return frozenset(key for form in forms for key in form_tokens(form))


__all__ = ["Compiled", "compile_packs", "fold", "fold_deep", "forms_of"]
