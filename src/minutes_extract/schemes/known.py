"""The scheme hits of a Reading become mentions of known schemes: the longest, not in a post, ambiguity resolved."""

from __future__ import annotations

from minutes_extract.packs.schema import SchemeEntry
from minutes_extract.place import release_state
from minutes_extract.reading import Reading
from minutes_extract.schemes.model import SchemeMention
from minutes_extract.schemes.words import SchemeWords, deep_key, is_mark
from minutes_extract.tokens import WORD

UNKNOWN = "unknown"  # stands for the id of a known name that several states have
_STAFF_REACH = 4  # words between a scheme's name and the post it is part of


class KnownSchemes:
    """Finds the mentions of known schemes in one Reading."""

    __slots__ = ("_forms", "_state", "_state_read", "reading", "words")

    def __init__(self, reading: Reading, words: SchemeWords) -> None:
        self.reading = reading
        self.words = words
        self._state: str | None = None
        self._state_read = False
        self._forms: tuple[int, frozenset[str]] = (-1, frozenset())  # a sentence and the words in it as written

    def mentions(self) -> list[SchemeMention]:
        """Mentions in order. Of hits that overlap the one that begins first counts, and of those the longest."""
        spans: dict[tuple[int, int], list[str]] = {}
        for hit in self.reading.hits.get("scheme", []):
            spans.setdefault((hit.start, hit.end), []).append(hit.id)
        found: list[SchemeMention] = []
        done = 0
        for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
            if start < done or self.reading.is_furniture(start):
                continue
            entry = self._resolve(start, end, spans[start, end])
            if entry is None:
                continue
            done = end
            if not self.in_post(start, end):
                found.append(SchemeMention(start, end, entry))
        return found

    def in_post(self, start: int, end: int) -> bool:
        """Whether a scheme's name only says which office someone holds (मनरेगा लोकपाल, मिशन के निदेशक)."""
        keys, kinds, words = self.reading.tokens.keys, self.reading.tokens.kinds, self.words
        if start and keys[start - 1] in words.staff_before and kinds[start - 1] == WORD:
            return True
        i, size = end, len(keys)
        if i < size and keys[i] in words.body_tails:
            return True
        for _ in range(_STAFF_REACH):
            if i >= size or kinds[i] != WORD:
                return False
            if keys[i] in words.staff:
                return True
            if keys[i] not in words.staff_between:
                return False
            i += 1
        return False

    def _resolve(self, start: int, end: int, ids: list[str]) -> SchemeEntry | None:
        """The entry meant by a form, None when the form is something else here."""
        schemes = self.reading.packs.schemes
        key = deep_key(self.reading.tokens, start, end)
        elsewhere: list[SchemeEntry] = []
        union: SchemeEntry | None = None
        for id_ in ids:
            decides = self.words.ambiguous.get((id_, key))
            entry = schemes[id_]
            if decides is None:
                union = union or entry
                continue
            if decides.needs and not self._beside(start, end, self.words.needs[id_, key]):
                continue
            if decides.not_before and self._next(end) in decides.not_before:
                continue
            if decides.near and not self._near(start, decides.near):
                continue
            if decides.states:
                if self.state in decides.states:
                    return entry
                elsewhere.append(entry)
            else:
                union = union or entry
        if union is not None:
            return union
        if not elsewhere:
            return None
        if len(ids) == 1:
            return None
        if len(elsewhere) == 1:
            return elsewhere[0]
        # One name, several states, and the release is of none of them: a scheme, but not to be told which.
        first = elsewhere[0]
        return SchemeEntry(id=UNKNOWN, lemma=first.lemma, level=first.level)

    @property
    def state(self) -> str | None:
        """The state the release is of; read only when a form asks for it."""
        if not self._state_read:
            self._state = release_state(self.reading)
            self._state_read = True
        return self._state

    def _next(self, end: int) -> str:
        tokens = self.reading.tokens
        return tokens.form(end) if end < len(tokens) else ""

    def _beside(self, start: int, end: int, wanted: frozenset[str]) -> bool:
        deeps = self.reading.tokens.deeps
        i = end
        while i < len(deeps) and is_mark(deeps[i]):
            i += 1
        if i < len(deeps) and deeps[i] in wanted:
            return True
        i = start - 1
        while i >= 0 and is_mark(deeps[i]):
            i -= 1
        return i >= 0 and deeps[i] in wanted

    def _near(self, start: int, wanted: list[str]) -> bool:
        tokens, sentence = self.reading.tokens, self.reading.sentence_at(start)
        if self._forms[0] != sentence.start:
            self._forms = sentence.start, frozenset(map(tokens.form, range(sentence.start, sentence.end)))
        return not self._forms[1].isdisjoint(wanted)
