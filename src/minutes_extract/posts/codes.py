"""The words of a post become its code and its English label; one code for all names of one office.

Every entry of the posts packs is read into its parts; a phrase of the text with the same parts in any order has the
entry's code. Other phrases get a code made of their parts: assistant-director.fisheries.
"""

from __future__ import annotations

from minutes_extract.folding import fold_deep
from minutes_extract.lexicon import form_tokens
from minutes_extract.packs import Compiled
from minutes_extract.packs.inflect import word_forms
from minutes_extract.packs.schema import PostEntry
from minutes_extract.posts.parts import BASE, COORD, COUNCIL, GENITIVE, LEVEL, ORDINAL, RANK, SUBJECT, Parts

_ROLES = (RANK, LEVEL, SUBJECT, COUNCIL)


class Codes:
    """The entries of the posts packs by parts, and what is told of the last words of their forms."""

    __slots__ = ("abbreviations", "entries", "parts", "plurals", "table")

    def __init__(self, packs: Compiled, parts: Parts) -> None:
        self.parts = parts
        self.entries = packs.posts
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

    def key(self, deeps: list[str]) -> tuple[str, ...]:
        """The parts of a phrase in an order of their own."""
        found: list[str] = []
        for deep in deeps:
            word = self.parts.word(deep)
            if word.flags & (COORD | GENITIVE):
                continue
            found += [en for _, en in word.lead]
            if word.flags & BASE:
                found.append(word.en[BASE])
            elif word.flags:
                found.append(word.en[next(r for r in (*_ROLES, ORDINAL, *word.en) if r in word.en)] or deep)
            else:
                found.append(self.plurals.get(deep, deep))
        return tuple(sorted(found))

    def of(self, deeps: list[str]) -> PostEntry | None:
        """The entry that a phrase names, whatever the order of its parts."""
        return self.table.get(self.key(deeps))

    def make(self, before: list[str], base: str, after: list[str]) -> tuple[str, str]:
        """Code and label of a phrase that no entry has: words before the base, the base, words behind it."""
        ranks: list[str] = []
        subjects: list[str] = []
        for deep in before:
            word = self.parts.word(deep)
            role = next((r for r in _ROLES if r in word.en), None)
            if role is not None:
                (ranks if role in (RANK, LEVEL) else subjects).append(word.en[role])
        head = self.parts.word(base)
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

    def slugs(self, deeps: list[str]) -> list[str]:
        """The English words of parts, each once."""
        return list(dict.fromkeys(name for deep in deeps if (name := self._english(deep))))

    @staticmethod
    def title(slug: str) -> str:
        """A part's English as it stands in a label."""
        return _title(slug)

    def _english(self, deep: str) -> str:
        word = self.parts.word(deep)
        if word.flags & (COORD | GENITIVE):
            return ""
        return next((en for en in word.en.values() if en), "")


def _title(slug: str) -> str:
    return slug if slug.isupper() else slug.replace("-", " ").title()
