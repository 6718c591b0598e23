"""A Reading becomes the schemes it names: known ones, ones told by their shape, and the short names of both."""

from __future__ import annotations

from bisect import bisect_left
from difflib import SequenceMatcher
from itertools import compress
from typing import NamedTuple

from minutes_extract.packs.schema import SchemeEntry
from minutes_extract.reading import Reading
from minutes_extract.schemes.known import UNKNOWN, KnownSchemes
from minutes_extract.schemes.model import SchemeFound, SchemeMention
from minutes_extract.schemes.shapes import SchemeShapes
from minutes_extract.schemes.words import (
    SchemeWords,
    deep_key,
    deep_key_of,
    entry_named,
    is_abbreviation,
    is_mark,
    scheme_words,
)
from minutes_extract.tokens import LATIN, NUMBER, WORD, Tokens

__all__ = ["SchemeFound", "SchemeMention", "find_schemes", "merge", "scheme_mentions"]

_ALIKE = 0.84  # share of letters two spellings of one name have in common
_COMPARED = 40  # names with the same initials that a name is compared to
_LEADING = 3  # words a shortened name may lack at its beginning
_OPENING, _CLOSING = frozenset("(‘'“\""), frozenset(")’‘'”\"")
_ALIAS = 6  # tokens of an abbreviation in brackets


def find_schemes(reading: Reading) -> list[SchemeFound]:
    """The schemes of a release in order of first mention, furniture left out."""
    return merge(reading, scheme_mentions(reading))


def scheme_mentions(reading: Reading) -> list[SchemeMention]:
    """Every mention of a scheme in order: of overlapping ones the longest, none inside another."""
    words = scheme_words(reading.packs)
    finder = KnownSchemes(reading, words)
    known = finder.mentions()
    taken = {i: (m.start, m.end) for m in known for i in range(m.start, m.end)}
    starts = [m.start for m in known]
    dropped: set[int] = set()
    shaped: list[SchemeMention] = []
    for start, end in sorted(SchemeShapes(reading, words, taken).mentions(), key=lambda span: (span[0], -span[1])):
        low = max(0, bisect_left(starts, start) - 1)
        inside = [m for m in known[low : bisect_left(starts, end)] if m.start < end and start < m.end]
        if any(not (start <= m.start and m.end <= end) for m in inside):
            continue
        if inside and inside[-1].end >= end - 1 and inside[0].start <= start + 1:
            continue
        if finder.in_post(start, end) or (shaped and start < shaped[-1].end):
            continue
        dropped.update(m.start for m in inside)
        shaped.append(SchemeMention(start, end, entry_named(words, deep_key(reading.tokens, start, end))))
    found = sorted([m for m in known if m.start not in dropped] + shaped, key=lambda m: m.start)
    return _with_parts(reading, words, found)


def _with_parts(reading: Reading, words: SchemeWords, found: list[SchemeMention]) -> list[SchemeMention]:
    """Add the other half of a scheme named in short: "... योजना शहरी 2.0 और ग्रामीण की"."""
    tokens = reading.tokens
    keys, size = tokens.keys, len(tokens)
    added: list[SchemeMention] = []
    for mention in found:
        entry = mention.entry
        i = mention.end
        while i < size and is_mark(keys[i]):
            i += 1
        if entry is None or i + 1 >= size or keys[i] not in words.conjunctions:
            continue
        i += 1
        while i < size and is_mark(keys[i]):
            i += 1
        if i >= size or keys[i] not in words.parts:
            continue
        after = i + 1
        if after < size and tokens.kinds[after] == WORD and keys[after] not in words.stops:
            continue
        lemma = deep_key_of(entry.lemma)
        for part in words.part_keys:
            swapped = lemma.replace(part, tokens.deeps[i])
            other = words.lemmas.get(swapped)
            if other is not None and other is not entry:
                added.append(SchemeMention(i, i + 1, other))
                break
    return sorted(found + added, key=lambda m: m.start) if added else found


def merge(reading: Reading, mentions: list[SchemeMention]) -> list[SchemeFound]:
    """Bring the mentions of one scheme together: same entry, same name, a name spelt almost the same, an
    abbreviation that stood in brackets behind the name, a general or shortened name
    beside the full one."""
    groups: list[_Group] = []
    by_id: dict[tuple[str, str], _Group] = {}
    by_initials: dict[str, list[_Group]] = {}
    for mention in mentions:
        key = deep_key(reading.tokens, mention.start, mention.end)
        entry = mention.entry
        name = (entry.id, key if entry.id == UNKNOWN else "") if entry is not None else None
        group = by_id.get(name) if name is not None else None
        if group is None:
            alike = by_initials.setdefault(_initials(key), [])
            group = next((g for g in alike[-_COMPARED:] if _same(g, key, entry)), None)
            if group is None:
                group = _Group(key, entry)
                groups.append(group)
                alike.append(group)
            elif group.entry is None:
                group.entry = entry
            if name is not None:
                by_id[name] = group
        group.mentions.append(mention)
    for join in (_join_brackets, _add_aliases, _join_general):
        join(reading, groups)
        groups = [group for group in groups if not group.gone]
    return [group.scheme(reading) for group in sorted(groups, key=lambda g: g.first)]


class _Group:
    """Mentions of one scheme while they are being brought together."""

    __slots__ = ("entry", "gone", "key", "mentions")

    def __init__(self, key: str, entry: SchemeEntry | None) -> None:
        self.entry = entry
        self.key = key
        self.mentions: list[SchemeMention] = []
        self.gone = False  # its mentions are another's now

    @property
    def first(self) -> int:
        return min(m.start for m in self.mentions)

    @property
    def lemma(self) -> str:
        return deep_key_of(self.entry.lemma) if self.entry is not None else self.key

    def scheme(self, reading: Reading) -> SchemeFound:
        spans = sorted((m.start, m.end) for m in self.mentions)
        if self.entry is None:
            return SchemeFound(name=reading.tokens.phrase(*spans[0]).strip("'\""), mentions=spans)
        known = self.entry.id in reading.packs.schemes
        return SchemeFound(
            name=self.entry.lemma,
            id=self.entry.id if known else None,
            name_en=self.entry.en,
            level=self.entry.level,
            mentions=spans,
        )


def _initials(key: str) -> str:
    return "".join(word[0] for word in key.split(" ") if word)


def _same(group: _Group, key: str, entry: SchemeEntry | None) -> bool:
    """Whether a mention that is not of two known entries names the scheme of a group."""
    if entry is not None and group.entry is not None:
        return False
    return group.key == key or _alike(group.key, key)


def _alike(a: str, b: str) -> bool:
    """Whether two keys are spellings of one name: as many words of the same initials (the caller saw to that), all but
    few letters the same."""
    if a.count(" ") != b.count(" ") or abs(len(a) - len(b)) > 3 or min(len(a), len(b)) < 8:
        return False
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    # The two quick ratios are upper bounds of the ratio and cost a fraction of it.
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _absorb(kept: _Group, gone: _Group) -> None:
    kept.mentions += gone.mentions
    if kept.entry is None:
        kept.entry = gone.entry
    gone.gone = True


def _join_brackets(reading: Reading, groups: list[_Group]) -> None:
    """NRLM (राष्ट्रीय ग्रामीण आजीविका मिशन): the name in brackets, or in quotes, behind a name is the same scheme."""
    keys, size = reading.tokens.keys, len(reading.tokens)
    ends = {m.end: group for group in groups for m in group.mentions}
    for group in groups:
        for mention in group.mentions:
            if mention.start < 1 or keys[mention.start - 1] not in _OPENING:
                continue
            other = ends.get(mention.start - 1)
            closed = mention.end < size and keys[mention.end] in _CLOSING
            if other is not None and other is not group and closed and not (other.gone or group.gone):
                _absorb(other, group)
                break


class _Alias(NamedTuple):
    """An abbreviation in brackets behind a scheme's name: the how manieth of the text, where it stood, whose it is."""

    number: int
    since: int
    group: _Group


def _add_aliases(reading: Reading, groups: list[_Group]) -> None:
    """The abbreviation in brackets behind a scheme's name is a name of it in the rest of the text."""
    tokens = reading.tokens
    aliases: dict[str, _Alias] = {}
    for group in groups:
        for mention in group.mentions:
            for start, end in _bracketed(reading, mention):
                aliases.setdefault(deep_key(tokens, start, end), _Alias(len(aliases), start, group))
    if not aliases:
        return
    for group in groups:
        alias = aliases.get(group.key.rpartition(" ")[0]) if group.entry is None else None
        if alias is not None and alias.group is not group and not alias.group.gone:
            _absorb(alias.group, group)
    taken = {i for group in groups for m in group.mentions for i in range(m.start, m.end)}
    sizes: dict[str, set[int]] = {}  # first word of an alias -> how many words those that begin with it have
    for key in aliases:
        sizes.setdefault(key.partition(" ")[0], set()).add(key.count(" ") + 1)
    for i in compress(range(len(tokens)), map(sizes.__contains__, tokens.deeps)):
        if i in taken or reading.is_furniture(i):
            continue
        named = _alias_at(tokens, aliases, sizes[tokens.deeps[i]], i)
        if named is not None:
            group, end = named
            group.mentions.append(SchemeMention(i, end, group.entry))
            taken.update(range(i, end))


def _alias_at(tokens: Tokens, aliases: dict[str, _Alias], sizes: set[int], i: int) -> tuple[_Group, int] | None:
    """The scheme of the alias of one of some sizes at token `i`, and its end; of several the first of the text."""
    deeps, most = tokens.deeps, max(sizes)
    found: tuple[int, _Group, int] | None = None
    parts: list[str] = []
    for end in range(i, len(deeps)):
        if parts and is_mark(deeps[end]):
            continue
        parts.append(deeps[end])
        if len(parts) in sizes:
            alias = aliases.get(" ".join(parts))
            if alias is not None and alias.since <= i and (found is None or alias.number < found[0]):
                found = alias.number, alias.group, end + 1
        if len(parts) == most:
            break
    return found[1:] if found is not None else None


def _bracketed(reading: Reading, mention: SchemeMention) -> list[tuple[int, int]]:
    """The abbreviation right behind a mention or closing it: token ranges without the brackets."""
    tokens = reading.tokens
    size = len(tokens)
    opened = mention.end
    if opened - 1 < size and tokens.keys[opened - 1] == ")":
        opened = next((j for j in range(opened - 2, mention.start, -1) if tokens.keys[j] == "("), opened)
    if opened >= size or tokens.keys[opened] != "(":
        return []
    close = next((j for j in range(opened + 1, min(opened + 2 + _ALIAS, size)) if tokens.keys[j] == ")"), None)
    if close is None:
        return []
    forms = [j for j in range(opened + 1, close) if tokens.kinds[j] in (WORD, LATIN, NUMBER)]
    if (
        forms
        and any(is_abbreviation(tokens.form(j)) for j in forms)
        and not any(
            len(tokens.form(j)) > 1 and not is_abbreviation(tokens.form(j)) and tokens.kinds[j] == WORD for j in forms
        )
    ):
        return [(forms[0], forms[-1] + 1)]
    return []


def _join_general(reading: Reading, groups: list[_Group]) -> None:
    """प्रधानमंत्री आवास योजना beside प्रधानमंत्री आवास योजना (ग्रामीण): one scheme, named in general and in full."""
    parts = scheme_words(reading.packs).part_keys
    by_lemma = {group.lemma: group for group in groups}
    for special in groups:
        words = special.lemma.split(" ")
        general: list[_Group | None] = []
        last = len(words)
        while last > 1 and (words[last - 1] in parts or words[last - 1][0].isdigit()):
            last -= 1
            general.append(by_lemma.get(" ".join(words[:last])))
        for first in range(1, min(_LEADING + 1, len(words) - 1)):
            short = by_lemma.get(" ".join(words[first:]))
            general.append(short if short is not None and short.entry is None else None)
        for group in general:
            if group is not None and group is not special and not (group.gone or special.gone):
                _absorb(special, group)
