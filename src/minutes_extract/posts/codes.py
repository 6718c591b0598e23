"""The words of a post become its code and its English label; one code for all names of one office.

Every entry of the posts packs is read into its parts; a phrase of the text with the same parts in any order has the
entry's code. Other phrases get a code made of their parts: assistant-director.fisheries.
"""

from __future__ import annotations

from collections.abc import Iterable

from minutes_extract.folding import WORDS_KEPT, fold_deep
from minutes_extract.lexicon import form_tokens
from minutes_extract.packs import Compiled
from minutes_extract.packs.inflect import word_forms
from minutes_extract.packs.schema import PostEntry
from minutes_extract.posts.parts import BASE, COORD, COUNCIL, GENITIVE, LEVEL, ORDINAL, RANK, SUBJECT, Parts

_ROLES = (RANK, LEVEL, SUBJECT, COUNCIL)


class Codes:
    """The entries of the posts packs by parts, and what is told of the last words of their forms."""

    __slots__ = ("_names", "abbreviations", "entries", "parts", "plurals", "table")

    def __init__(self, packs: Compiled, parts: Parts) -> None:
        self.parts = parts
        self.entries = packs.posts
        self._names: dict[tuple[tuple[str, ...], ...], tuple[str, str | None]] = {}
        self.table: dict[tuple[str, ...], PostEntry] = {}
        self.plurals: dict[str, str] = {}  # deep key of a plural form -> the singular word
        self.abbreviations: dict[str, str] = {}  # deep key of a one-word form -> entry id
        for entry in packs.posts.values():
            for form in (entry.lemma, *entry.variants):
                keys = form_tokens(form)
                self.table.setdefault(self.key(keys), entry)
                if len(keys) == 1:
                    self.abbreviations.setdefault(keys[0], entry.id)
                last = form.split()[-1]
                if entry.inflect:
                    for plural in (*word_forms(last)[1:], last + "गण", last + "गणों"):
                        self.plurals.setdefault(fold_deep(plural), last)
        for entry in packs.posts.values():
            for form in (entry.lemma, *entry.variants):
                self.plurals.pop(form_tokens(form)[-1], None)

    def key(self, deeps: Iterable[str]) -> tuple[str, ...]:
        """The parts of a phrase in an order of their own."""
        found: list[str] = []
        for deep in deeps:
            word = self.parts[deep]
            if word.flags & (COORD | GENITIVE):
                continue
            found += [en for _, en in word.lead]
            if word.flags & BASE:
                found.append(word.en[BASE])
            elif word.en:
                found.append(word.en[next(r for r in (*_ROLES, ORDINAL, *word.en) if r in word.en)] or deep)
            else:
                found.append(self.plurals.get(deep, deep))
        return tuple(sorted(found))

    def of(self, deeps: Iterable[str]) -> PostEntry | None:
        """The entry that a phrase names, whatever the order of its parts."""
        return self.table.get(self.key(deeps))

    def name(
        self, before: tuple[str, ...], core: tuple[str, ...], after: tuple[str, ...], entry: PostEntry | None
    ) -> tuple[str, str | None]:
        """Code and label of a phrase: words before the core, the core (of `entry`, if any), words behind it."""
        key = (before, core, after)
        found = self._names.get(key)
        if found is None:
            if len(self._names) > WORDS_KEPT:  # bounded on an endless stream of distinct phrases
                self._names.clear()
            found = self._names[key] = self._name(before, core, after, entry)
        return found

    def _name(
        self, before: tuple[str, ...], core: tuple[str, ...], after: tuple[str, ...], entry: PostEntry | None
    ) -> tuple[str, str | None]:
        known = self.of((*before, *core, *after))
        if known is not None:
            return known.code or known.id, known.en
        known = self.of((*before, *core))
        if known is not None:
            return self._extended(known, (), after)
        if entry is not None:
            return self._extended(entry, before, after)
        return self._made((*before, *core[:-1]), core[-1], after)

    def _extended(self, entry: PostEntry, before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, str | None]:
        """The code of an entry with more words before or behind it."""
        first, last = self._slugs(before), self._slugs(after)
        code = "-".join((*first, entry.id if last else entry.code or entry.id))
        if last:
            code += "." + "-".join(last).lower()
        if entry.en is None:
            return code, None
        label = " ".join((*map(_title, first), entry.en))
        return code, label + (", " + " ".join(map(_title, last)) if last else "")

    def _made(self, before: tuple[str, ...], base: str, after: tuple[str, ...]) -> tuple[str, str]:
        """Code and label of a phrase that no entry has: words before the base, the base, words behind it."""
        ranks: list[str] = []
        subjects: list[str] = []
        for deep in before:
            word = self.parts[deep]
            role = next((r for r in _ROLES if r in word.en), None)
            if role is not None:
                (ranks if role in (RANK, LEVEL) else subjects).append(word.en[role])
        head = self.parts[base]
        ranks += [en for role, en in head.lead if role in (RANK, LEVEL)]
        subjects = subjects + [en for role, en in head.lead if role not in (RANK, LEVEL)]
        tail = [name for deep in after if (name := self._english(deep))]
        office = head.en.get(BASE, "officer")
        code = "-".join((*ranks, office))
        if subjects or tail:
            code += "." + "-".join(dict.fromkeys((*subjects, *tail))).lower()
        label = " ".join(map(_title, (*ranks, *dict.fromkeys(subjects), office)))
        if tail:
            label += ", " + " ".join(map(_title, dict.fromkeys(tail)))
        return code, label

    def _slugs(self, deeps: tuple[str, ...]) -> list[str]:
        """The English words of parts, each once."""
        return list(dict.fromkeys(name for deep in deeps if (name := self._english(deep))))

    def _english(self, deep: str) -> str:
        word = self.parts[deep]
        if word.flags & (COORD | GENITIVE):
            return ""
        return next((en for en in word.en.values() if en), "")


def _title(slug: str) -> str:
    return slug if slug.isupper() else slug.replace("-", " ").title()
