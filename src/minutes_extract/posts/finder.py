"""The walk over a reading that finds posts: where one begins and ends, and what it is."""

from __future__ import annotations

from typing import NamedTuple

from minutes_extract.folding import WORDS_KEPT, fold_deep
from minutes_extract.lexicon import Hit
from minutes_extract.packs import Compiled
from minutes_extract.packs.schema import PostEntry
from minutes_extract.posts.codes import Codes
from minutes_extract.posts.doubts import Doubts
from minutes_extract.posts.joined import Joiner
from minutes_extract.posts.mention import PostMention
from minutes_extract.posts.parts import (
    BASE,
    BODY,
    COORD,
    COUNCIL,
    GENITIVE,
    GROUP,
    LEAD,
    LETTER,
    LEVEL,
    NAMED,
    ORGANISATION,
    RANK,
    SUBJECT,
    Parts,
    Word,
    singular,
)
from minutes_extract.posts.phrase import Phrase
from minutes_extract.reading import Reading
from minutes_extract.tokens import LATIN, MARK, NUMBER, WORD

# Bases that take no subject behind them: the subject stands before (कृषि मंत्री), or the office is one of its kind.
_NO_TAIL = frozenset({"minister", "councillor", "representative", "leader", "employee", "magistrate", "judge"})
# Bases before which subjects may stand in a row with commas: सूक्ष्म, लघु एवं मध्यम उद्यम मंत्री.
_SERIAL = frozenset({"minister", "secretary"})
# Parts that leave officer, employee or member as general as before: वरिष्ठ अधिकारी, पुलिस अधिकारी, विभागीय पदाधिकारी.
_WEAK_PARTS = frozenset(
    "senior higher police administration administrative level departmental government local public bank then former "
    "district block sub-division division state union national city village rural".split()
)
_PLAIN = frozenset({"officer", "employee", "member", "representative", "scientist", "expert", "leader", "worker"})
# Offices and entries that stand behind a high office in the genitive.
_AIDES = frozenset({"secretary", "adviser", "representative", "officer", "spokesperson", "osd"})
_GENERAL = frozenset({"officer", "employee", "member", "representative"})
_SCHEME_WORDS = 6  # words of a scheme's name behind the office that gives it
_PEOPLE = "गण"
_OF = fold_deep("ऑफ")
_ENDS_NAME = frozenset((",", "ने", "को", "और", "एव", "व", "तथा", "द्वारा", "(", "।"))
_LEAST_LETTERS = 5  # characters of an abbreviation of three letters or more
_CORES = BASE | LETTER | GROUP


_LISTS = (
    "besides",
    "blockers",
    "holder-nouns",
    "surnames",
    "before-former",
    "high-offices",
    "held-alone",
    "name-like",
    "police",
)


class Core(NamedTuple):
    """The base or entry of a post without what stands around it.

    `words` are its deep keys without marks, `base` and `office` what its last word is, `roles` what may lead it; `bare`
    tells a base that no part leads; `takes_tail` that a subject may follow, `may_tail` that it may at once. `generic`
    and `alone` (code and label) hold where nothing goes with it.
    """

    entry: PostEntry | None
    words: tuple[str, ...]
    base: Word | None
    office: str
    roles: int
    bare: bool
    takes_tail: bool
    may_tail: bool
    plural: bool
    generic: bool
    alone: tuple[str, str | None]


class Finder:
    """Finds the posts of readings; made once for a set of packs."""

    def __init__(self, packs: Compiled) -> None:
        self.parts = Parts(packs)
        self.codes = Codes(packs, self.parts)
        self.lists = {name: self.parts.deeps(name) for name in _LISTS}
        pairs = frozenset(self.parts.plain("held-together"))
        self.joiner = Joiner(packs, self.lists["held-alone"], self.lists["police"], pairs)
        self.doubts = Doubts(packs)
        self._cores: dict[tuple[str, ...], Core] = {}
        self.surnames = packs.words("surnames")
        self.openers = packs.words("scheme.openers")
        self.scheme_heads = packs.words("scheme.heads-taking-unknown")
        self.scheme_stops = packs.words("scheme.stops")

    def find(self, reading: Reading) -> list[PostMention]:
        phrase = Phrase(reading, self.parts, self.lists)
        hits = reading.longest("post")
        schemes = {i: hit for hit in reading.longest("scheme").values() for i in range(hit.start, hit.end)}
        found: list[PostMention] = []
        floor = 0
        done = 0
        cores = [i for i, flags in enumerate(phrase.flags) if flags & _CORES]
        letters = self._letters(phrase)
        for i in sorted(hits.keys() | cores | letters):
            core = self._core(reading, phrase, hits.get(i), i) if i >= done else None
            if core is None and i >= done and i in letters:
                core = None if found and found[-1].end == i else (i + 1, None)  # सहायक सचिव आरटीए
            if core is None:
                continue
            done, entry = core
            if done == i + 1 and i and self._is_initials(phrase, i, found):
                continue
            mention = self._mention(reading, phrase, self._told(phrase, i, done, entry), i, done, floor, schemes)
            if mention is None:
                continue
            if found and mention.start < found[-1].end:
                found.pop()  # an office in the genitive: मुख्यमंत्री के प्रधान सचिव
            found.append(mention)
            floor = done = max(mention.end, done)
        return self.joiner.join(reading, phrase, found)

    # -- where a post has its core ---------------------------------------------------------------------------------

    def _core(self, reading: Reading, phrase: Phrase, hit: Hit | None, i: int) -> tuple[int, PostEntry | None] | None:
        """The end of the base or entry that begins at `i`, and the entry; `hit` is the entry found there."""
        if hit is not None and not self._leads_on(phrase, hit.end) and self.doubts.settled(reading, phrase, hit):
            return hit.end, self.codes.entries[hit.id]
        flags = phrase.flags[i]
        if flags & GROUP:
            id_ = self.codes.abbreviations.get(phrase.deeps[i].removesuffix(_PEOPLE))
            return None if id_ is None else (i + 1, self.codes.entries[id_])
        if flags & BASE and not (flags & LEAD and self._leads_on(phrase, i + 1)):
            return i + 1, None
        if flags & LETTER:
            return self._spelt(phrase, i)
        return None

    def _letters(self, phrase: Phrase) -> set[int]:
        """Where a word of three letter names or more that no pack knows as a post stands before a given name (सीएसआई
        रणवीर सिंह); two letters, or a surname alone behind them, are initials (जेपी नड्डा, जेपीएस राठौर)."""
        keys, given = phrase.keys, phrase.given
        ahead = (i for i in range(phrase.size - 2) if keys[i + 1] in given and phrase.kinds[i] == WORD)
        return {
            i for i in ahead if len(keys[i]) >= _LEAST_LETTERS and phrase.is_letters(i) and self._names(phrase, i + 1)
        }

    def _names(self, phrase: Phrase, i: int) -> bool:
        """Whether the given name at `i` is a person's: a name or what ends one behind it, no honorific before."""
        behind = phrase.keys[i + 1]
        goes_on = behind in self.surnames or behind in phrase.given or behind in _ENDS_NAME
        return goes_on and (i < 2 or phrase.keys[i - 2] not in phrase.honorifics)

    def _is_initials(self, phrase: Phrase, i: int, found: list[PostMention]) -> bool:
        """एसपी गोयल behind a post or an honorific: initials of a name. PM behind a number: the time of day."""
        if phrase.kinds[i] == LATIN and phrase.keys[i] == "pm":
            return phrase.kinds[i - 1] == NUMBER
        if i + 1 >= phrase.size or phrase.keys[i + 1] not in self.surnames:
            return False
        led = phrase.keys[i - 1] in phrase.honorifics or bool(found and found[-1].place_end == i)
        led = led or phrase.keys[i - 1] in phrase.given  # संजय पीएम कुजूर
        return led and phrase.is_letters(i)

    def _leads_on(self, phrase: Phrase, end: int) -> bool:
        """Whether a word that is a base or a rank (प्रमुख, प्रधान, प्रभारी, सहायक) is the rank of a base to come."""
        if not phrase.flags[end - 1] & LEAD:
            return False
        for k in range(end, min(phrase.size, end + 6)):
            if phrase.flags[k] & BASE and not phrase.word(k).needs:
                return True
            if not phrase.flags[k] & LEAD and phrase.keys[k] != "-":
                return False
        return False

    def _spelt(self, phrase: Phrase, i: int) -> tuple[int, PostEntry] | None:
        """An abbreviation written in single letters: डी एम, सी डी ओ."""
        if i and phrase.flags[i - 1] & LETTER:
            return None
        j = i
        while j < phrase.size and j < i + 6 and phrase.flags[j] & LETTER:
            j += 1
        if j - i < 2:
            return None
        id_ = self.codes.abbreviations.get(fold_deep("".join(phrase.deeps[i:j])))
        return (j, self.codes.entries[id_]) if id_ is not None else None

    # -- what stands around it -------------------------------------------------------------------------------------

    def _mention(
        self, reading: Reading, phrase: Phrase, core: Core, at: int, core_end: int, floor: int, schemes: dict[int, Hit]
    ) -> PostMention | None:
        flags, keys = phrase.flags, phrase.keys
        entry, base, office = core.entry, core.base, core.office
        head = phrase.lead_start(at, floor, core.roles, office in _SERIAL)
        bare = head == at and core.bare
        start = head
        if head and flags[head - 1] & GENITIVE:
            start = phrase.body_start(head, floor)
            if start == head:
                start = self._office_before(phrase, head, office or (entry.id if entry is not None else ""))
        if bare and base is not None and base.needs and start == head and not self._acts(phrase, at, office):
            return None
        if (bare and self._is_other(phrase, at)) or (head == at and self._closes_name(phrase, at, core_end)):
            return None
        single = head == core_end - 1
        if core_end < phrase.size and self._blocks(phrase, core_end, core.may_tail, single):
            return None
        if single and phrase.keys[head] in self.openers and self._opens_scheme(phrase, core_end):
            return None
        generic = core.generic if start == at else self._is_generic(phrase, head, at, start, entry, base)
        plain = generic and office in _PLAIN and not _is_ranked(phrase, head, at, base)
        end = phrase.tail_end(core_end, bare=core.may_tail and not plain, comma=core.takes_tail and not plain)
        if end == core_end and office == "secretary" and head < core_end - 1:
            end = phrase.aide_tail(end)
        if entry is not None and end < phrase.size and keys[end] == ")" and "(" in keys[at:core_end]:
            end += 1
        if end > core_end:
            generic = generic and base is not None and base.always
        scheme = schemes.get(at)
        if scheme is not None and self._in_scheme(phrase, scheme, start, core_end, end):
            return None
        code, label = core.alone
        if head < at or end > core_end:
            before, after = self._words(phrase, head, at), self._words(phrase, core_end, end)
            code, label = self.codes.name(before, core.words, after, entry)
        if core.plural:
            lemma = self._lemma(reading, phrase, start, core_end - 1, end, base)
        else:
            lemma = reading.text(start, end)
        cadre = entry is not None and entry.cadre
        place_end = phrase.place_end(end)
        return PostMention(start, end, head, place_end, code, label, core.plural, generic, cadre, lemma)

    def _told(self, phrase: Phrase, start: int, end: int, entry: PostEntry | None) -> Core:
        """What the words of a core tell wherever it stands; worked out once for each wording."""
        key = (entry.id if entry is not None else "", *phrase.keys[start:end])
        core = self._cores.get(key)
        if core is None:
            if len(self._cores) > WORDS_KEPT:  # bounded on an endless stream of distinct words
                self._cores.clear()
            last = end - 1
            base = phrase.word(last) if phrase.flags[last] & BASE else None
            office = base.en[BASE] if base is not None else ""
            takes_tail = entry.tail if entry is not None else office not in _NO_TAIL
            words = self._words(phrase, start, end)
            core = self._cores[key] = Core(
                entry=entry,
                words=words,
                base=base,
                office=office,
                roles=_lead_roles(phrase, start, end, entry),
                bare=entry is None and not (base is not None and base.lead),
                takes_tail=takes_tail,
                may_tail=takes_tail and (base is not None or phrase.is_letters(last)),
                plural=base.plural if base is not None else phrase.deeps[last] in self.codes.plurals,
                generic=self._is_generic(phrase, start, start, start, entry, base),
                alone=self.codes.name((), words, (), entry),
            )
        return core

    def _office_before(self, phrase: Phrase, head: int, office: str) -> int:
        """A high office in the genitive before its aide: मुख्यमंत्री के प्रधान सचिव."""
        aide = office in _AIDES and head >= 2 and phrase.deeps[head - 2] in self.lists["high-offices"]
        return head - 2 if aide else head

    def _is_other(self, phrase: Phrase, i: int) -> bool:
        """A surname behind a given name (शुभेंदु अधिकारी), or an honorific before a name (इंजीनियर राम सिंह)."""
        if phrase.deeps[i] in self.lists["surnames"] and i > 0 and phrase.keys[i - 1] in phrase.given:
            return True
        return phrase.keys[i] in phrase.honorifics and not phrase.word(i).plural

    def _closes_name(self, phrase: Phrase, i: int, end: int) -> bool:
        """A surname that is a post as well, behind a given name at the end of an item (नीलकंठ पटवारी, सचिन जैन)."""
        if end != i + 1 or i < 1 or phrase.deeps[i] not in self.lists["surnames"]:
            return False
        if end >= phrase.size or not (phrase.keys[end] == "," or phrase.flags[end] & COORD):
            return False
        return phrase.keys[i - 1] in phrase.given

    def _acts(self, phrase: Phrase, i: int, office: str) -> bool:
        """Whether प्रमुख or प्रधान alone is a person: a plural, or before ने or an honorific."""
        if office != "head":
            return False
        behind = phrase.keys[i + 1] if i + 1 < phrase.size else ""
        return phrase.word(i).plural or behind in ("ने", "द्वारा") or behind in phrase.honorifics

    def _blocks(self, phrase: Phrase, after: int, may_tail: bool, bare: bool) -> bool:
        """Whether the word behind a post makes it the name of a place, a scheme, a union or a committee."""
        flags = phrase.flags[after]
        if phrase.deeps[after] in self.lists["blockers"]:
            return not (may_tail and flags & (SUBJECT | LEVEL))
        closes = bool(flags & (BODY | COUNCIL)) and not flags & (SUBJECT | NAMED) and (bare or not flags & LEVEL)
        return closes and not (after + 1 < phrase.size and phrase.deeps[after + 1] == _OF)

    def _opens_scheme(self, phrase: Phrase, i: int) -> bool:
        """Whether the words from `i` on and the post before them name a scheme (मुख्यमंत्री नव उदय योजना), and no person
        with given name and surname."""
        for j in range(i, min(phrase.size, i + _SCHEME_WORDS)):
            if phrase.keys[j] in self.scheme_heads:
                return not (j - 2 >= i and phrase.keys[j - 1] in self.surnames and phrase.keys[j - 2] in phrase.given)
            if phrase.kinds[j] != WORD or phrase.keys[j] in self.scheme_stops:
                return False
        return False

    def _in_scheme(self, phrase: Phrase, scheme: Hit, start: int, core_end: int, end: int) -> bool:
        """Whether the post is only part of a scheme's name; not so where an honorific and a name follow it."""
        if scheme.start >= start and scheme.end <= end:
            return False
        follows = scheme.end < phrase.size and phrase.keys[scheme.end] in phrase.given
        return not (phrase.keys[core_end] in phrase.honorifics and follows)

    def _is_generic(
        self, phrase: Phrase, head: int, core: int, start: int, entry: PostEntry | None, base: Word | None
    ) -> bool:
        """Whether the words are too general to be an office with no name beside them."""
        if entry is not None:
            several = base is not None and base.plural and not base.lead and base.en[BASE] in _GENERAL
            district = phrase.flags[core] & LEVEL > 0 and phrase.word(core).en.get(LEVEL) == "district"
            return entry.generic or (several and district and base == phrase.word(core + 1))
        if base is None:
            return False
        office = base.en[BASE]
        if base.always:
            return True
        if base.lead:
            return office in _GENERAL and all(role & SUBJECT and en in _WEAK_PARTS for role, en in base.lead)
        leads = [phrase.word(k) for k in range(head, core)]
        names = {en for word in leads for role, en in word.en.items() if role & (LEAD | ORGANISATION)}
        narrowed = any(word.flags & (RANK | LEVEL) for word in leads)
        if base.broad and base.plural and not narrowed and len(names) < 2:
            return True
        if office in ("member", "representative"):
            return not any(word.flags & (COUNCIL | NAMED) for word in leads)
        if office in _GENERAL:
            return names <= _WEAK_PARTS or (names == {"district"} and base.plural)
        if office == "minister" and names <= {"former", "then"}:
            return True
        return not base.bare and head == core and start == head

    # -- what it is called -----------------------------------------------------------------------------------------

    def _words(self, phrase: Phrase, start: int, end: int) -> tuple[str, ...]:
        if start == end:
            return ()
        words = phrase.deeps[start:end]
        if MARK in phrase.kinds[start:end]:
            words = [word for word, kind in zip(words, phrase.kinds[start:end], strict=True) if kind != MARK]
        return tuple(words)

    def _lemma(self, reading: Reading, phrase: Phrase, start: int, last: int, end: int, base: Word | None) -> str:
        """The phrase with its base in the nominative singular."""
        written = _text(reading, last, last + 1)
        lemma = base.lemma if base is not None else self.codes.plurals[phrase.deeps[last]]
        return _text(reading, start, last, last) + singular(written, lemma) + _text(reading, last + 1, end, last)


def _text(reading: Reading, start: int, end: int, beside: int | None = None) -> str:
    """The source text of tokens, with the space up to the token `beside` that stands before or behind them."""
    tokens = reading.tokens
    first = tokens.starts[start] if beside is None or start <= beside else tokens.ends[beside]
    last = tokens.ends[end - 1] if beside is None or end > beside else tokens.starts[beside]
    if first >= last:
        return ""
    a, b = reading.normalised.source_span(first, last)
    return reading.source[a:b]


def _lead_roles(phrase: Phrase, core: int, core_end: int, entry: PostEntry | None) -> int:
    """What may stand before a base; before an elected office of its own name only rank and territory may."""
    if entry is not None and entry.generic:
        return RANK
    if entry is None or entry.tail or any(phrase.word(k).en.get(BASE) == "minister" for k in range(core, core_end)):
        return LEAD | COUNCIL | NAMED
    return RANK | LEVEL


def _is_ranked(phrase: Phrase, head: int, core: int, base: Word | None) -> bool:
    """Whether a rank stands before the core of one officer; before several it narrows nothing."""
    return not (base is not None and base.plural) and any(phrase.flags[k] & RANK for k in range(head, core))
