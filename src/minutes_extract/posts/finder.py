"""The walk over a reading that finds posts: where one begins and ends, and what it is."""

from __future__ import annotations

from minutes_extract.folding import fold_deep
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
    COUNCIL,
    GENITIVE,
    LEAD,
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
from minutes_extract.tokens import LATIN, MARK, NUMBER

# Bases that take no subject behind them: the subject stands before (कृषि मंत्री), or the office is one of its kind.
_NO_TAIL = frozenset({"minister", "councillor", "representative", "leader", "employee", "magistrate", "judge"})
# Bases before which subjects may stand in a row with commas: सूक्ष्म, लघु एवं मध्यम उद्यम मंत्री.
_SERIAL = frozenset({"minister", "secretary"})
# Parts that leave officer, employee or member as general as before: वरिष्ठ अधिकारी, पुलिस अधिकारी, विभागीय पदाधिकारी.
_WEAK_PARTS = frozenset(
    "senior higher police administration administrative level departmental government local public bank then former "
    "district block sub-division division state union in-charge national city village rural".split()
)
_PLAIN = frozenset({"officer", "employee", "member", "representative", "scientist", "expert", "leader", "worker"})
_GENERAL = frozenset({"officer", "employee", "member", "representative"})
_LETTERS = frozenset("ए बी सी डी ई एफ जी एच जे के एल एम एन ओ पी आर एस टी यू वी आई डब्ल्यू एक्स वाई".split())


_LISTS = ("besides", "blockers", "holder-nouns", "surnames", "before-former", "high-offices", "held-alone", "police")


class Finder:
    """Finds the posts of readings; made once for a set of packs."""

    def __init__(self, packs: Compiled) -> None:
        self.parts = Parts(packs)
        self.codes = Codes(packs, self.parts)
        self.lists = {name: self.parts.keys(name) for name in _LISTS}
        self.joiner = Joiner(packs, self.lists["held-alone"], self.lists["police"])
        self.doubts = Doubts(packs)
        self.surnames = packs.words("surnames")

    def find(self, reading: Reading) -> list[PostMention]:
        phrase = Phrase(reading, self.parts, self.lists)
        hits = reading.longest("post")
        schemes = {i: hit for hit in reading.longest("scheme").values() for i in range(hit.start, hit.end)}
        found: list[PostMention] = []
        floor = 0
        i = 0
        size = phrase.size
        while i < size:
            core = self._core(reading, phrase, hits, i)
            if core is None:
                i += 1
                continue
            end, entry = core
            if self._is_initials(phrase, i, end, found):
                i = end
                continue
            mention = self._mention(reading, phrase, i, end, entry, floor, schemes)
            if mention is None:
                i = end
                continue
            if found and mention.start < found[-1].end:
                found.pop()  # an office in the genitive: मुख्यमंत्री के प्रधान सचिव
            found.append(mention)
            floor = i = max(mention.end, end)
        return self.joiner.join(reading, phrase, found)

    # -- where a post has its core ---------------------------------------------------------------------------------

    def _core(
        self, reading: Reading, phrase: Phrase, hits: dict[int, Hit], i: int
    ) -> tuple[int, PostEntry | None] | None:
        """The end of the base or entry that begins at `i`, and the entry."""
        hit = hits.get(i)
        word = phrase.words[i]
        if hit is not None and not self._leads_on(phrase, hit.end) and self.doubts.settled(reading, phrase, hit):
            return hit.end, self.codes.entries[hit.id]
        if word.flags & BASE and not (word.flags & LEAD and self._leads_on(phrase, i + 1)):
            return i + 1, None
        if phrase.deeps[i] in _LETTERS:
            return self._spelt(phrase, i)
        return None

    def _is_initials(self, phrase: Phrase, i: int, end: int, found: list[PostMention]) -> bool:
        """एसपी गोयल behind a post or an honorific: initials of a name. PM behind a number: the time of day."""
        if end != i + 1 or i == 0:
            return False
        if phrase.kinds[i] == LATIN and phrase.keys[i] == "pm":
            return phrase.kinds[i - 1] == NUMBER
        led = phrase.keys[i - 1] in phrase.honorifics or bool(found and found[-1].place_end == i)
        return led and end < phrase.size and phrase.keys[end] in self.surnames and phrase.is_letters(i)

    def _leads_on(self, phrase: Phrase, end: int) -> bool:
        """Whether a word that is a base or a rank (प्रमुख, प्रधान, प्रभारी, सहायक) is the rank of a base to come."""
        if not phrase.flags[end - 1] & LEAD:
            return False
        for k in range(end, min(phrase.size, end + 6)):
            if phrase.flags[k] & BASE and not phrase.words[k].needs:
                return True
            if not phrase.flags[k] & LEAD and phrase.keys[k] != "-":
                return False
        return False

    def _spelt(self, phrase: Phrase, i: int) -> tuple[int, PostEntry] | None:
        """An abbreviation written in single letters: डी एम, सी डी ओ."""
        if i and phrase.deeps[i - 1] in _LETTERS:
            return None
        j = i
        while j < phrase.size and j < i + 6 and phrase.deeps[j] in _LETTERS:
            j += 1
        if j - i < 2:
            return None
        id_ = self.codes.abbreviations.get(fold_deep("".join(phrase.deeps[i:j])))
        return (j, self.codes.entries[id_]) if id_ is not None else None

    # -- what stands around it -------------------------------------------------------------------------------------

    def _mention(
        self,
        reading: Reading,
        phrase: Phrase,
        core: int,
        core_end: int,
        entry: PostEntry | None,
        floor: int,
        schemes: dict[int, Hit],
    ) -> PostMention | None:
        last = core_end - 1
        base = phrase.words[last] if phrase.flags[last] & BASE else None
        office = base.en[BASE] if base is not None else ""
        own = base is None and not any(phrase.flags[k] & BASE for k in range(core, last))
        head = phrase.lead_start(core, floor, _lead_roles(entry, own), office in _SERIAL)
        bare = head == core and entry is None and not (base is not None and base.lead)
        start = phrase.body_start(head, floor)
        if start == head:
            start = self._office_before(phrase, head, office)
        if base is not None and base.needs and bare and start == head:
            return None
        if bare and self._is_other(phrase, core):
            return None
        generic = self._is_generic(phrase, head, core, start, entry, base)
        takes_tail = entry.tail if entry is not None else office not in _NO_TAIL
        if core_end < phrase.size and self._blocks(phrase, core_end, takes_tail, generic):
            return None
        letters = base is None and phrase.is_letters(last)
        end = phrase.tail_end(
            core_end,
            bare=takes_tail and not (generic and office in _PLAIN) and (base is not None or letters),
            comma=takes_tail and not (generic and office in _GENERAL),
        )
        if end == core_end and office == "secretary" and head < core_end - 1:
            end = phrase.aide_tail(end)
        if entry is not None and end < phrase.size and phrase.keys[end] == ")" and "(" in phrase.keys[core:core_end]:
            end += 1
        if end > core_end and (base is None or office not in _GENERAL):
            generic = generic and base is not None and base.always
        if self._in_scheme(phrase, schemes.get(core), start, core_end, end):
            return None
        plural = base.plural if base is not None else phrase.deeps[last] in self.codes.plurals
        code, label = self._name(phrase, head, core, core_end, end, entry)
        return PostMention(
            start=start,
            end=end,
            head_start=head,
            place_end=phrase.place_end(end),
            code=code,
            label_en=label,
            plural=plural,
            generic=generic,
            cadre=entry.cadre if entry is not None else False,
            lemma_text=self._lemma(reading, phrase, start, last, end, base) if plural else _text(reading, start, end),
        )

    def _office_before(self, phrase: Phrase, head: int, office: str) -> int:
        """A high office in the genitive before its aide: मुख्यमंत्री के प्रधान सचिव."""
        if office not in ("secretary", "adviser", "representative", "officer", "spokesperson") or head < 2:
            return head
        if phrase.flags[head - 1] & GENITIVE and phrase.deeps[head - 2] in self.lists["high-offices"]:
            return head - 2
        return head

    def _is_other(self, phrase: Phrase, i: int) -> bool:
        """A surname behind a given name (शुभेंदु अधिकारी), or an honorific before a name (इंजीनियर राम सिंह)."""
        if phrase.deeps[i] in self.lists["surnames"] and i > 0 and phrase.keys[i - 1] in phrase.given:
            return True
        return phrase.keys[i] in phrase.honorifics and not phrase.words[i].plural

    def _blocks(self, phrase: Phrase, after: int, takes_tail: bool, generic: bool) -> bool:
        """Whether the word behind a post makes it the name of a place, a scheme, a union or a committee."""
        flags = phrase.flags[after]
        if phrase.deeps[after] in self.lists["blockers"]:
            return not (takes_tail and not generic and flags & SUBJECT)
        closes = bool(flags & (BODY | COUNCIL)) and not flags & (SUBJECT | LEVEL | NAMED)
        return closes and not (after + 1 < phrase.size and phrase.deeps[after + 1] == "आफ")

    def _in_scheme(self, phrase: Phrase, scheme: Hit | None, start: int, core_end: int, end: int) -> bool:
        """Whether the post is only part of a scheme's name; not so where an honorific and a name follow it."""
        if scheme is None or (scheme.start >= start and scheme.end <= end):
            return False
        follows = scheme.end < phrase.size and phrase.keys[scheme.end] in phrase.given
        return not (phrase.keys[core_end] in phrase.honorifics and follows)

    def _is_generic(
        self, phrase: Phrase, head: int, core: int, start: int, entry: PostEntry | None, base: Word | None
    ) -> bool:
        """Whether the words are too general to be an office with no name beside them."""
        if entry is not None:
            return entry.generic
        if base is None:
            return False
        office = base.en[BASE]
        if base.always:
            return True
        if base.lead:
            return office in _GENERAL and all(role & SUBJECT and en in _WEAK_PARTS for role, en in base.lead)
        leads = [phrase.words[k] for k in range(head, core)]
        names = {en for word in leads for role, en in word.en.items() if role & (LEAD | ORGANISATION)}
        narrowed = any(word.flags & (RANK | LEVEL) for word in leads)
        if base.broad and base.plural and not narrowed and len(names) < 2:
            return True
        if office in ("member", "representative"):
            return not any(word.flags & (COUNCIL | NAMED) for word in leads)
        if office in _GENERAL:
            return names <= _WEAK_PARTS or (names == {"district"} and base.plural)
        return not base.bare and head == core and start == head

    # -- what it is called -----------------------------------------------------------------------------------------

    def _name(
        self, phrase: Phrase, head: int, core: int, core_end: int, end: int, entry: PostEntry | None
    ) -> tuple[str | None, str | None]:
        deeps = [phrase.deeps[k] for k in range(head, end) if phrase.kinds[k] != MARK]
        known = self.codes.of(deeps)
        if known is not None:
            return known.code or known.id, known.en
        stem = [phrase.deeps[k] for k in range(head, core_end) if phrase.kinds[k] != MARK]
        tail = [phrase.deeps[k] for k in range(core_end, end) if phrase.kinds[k] != MARK]
        known = self.codes.of(stem)
        if known is None and entry is None:
            return self.codes.make(stem[:-1], stem[-1], tail)
        if known is None and entry is not None:
            return self._extended(entry, [phrase.deeps[k] for k in range(head, core) if phrase.kinds[k] != MARK], tail)
        assert known is not None
        return self._extended(known, [], tail)

    def _extended(self, entry: PostEntry, before: list[str], tail: list[str]) -> tuple[str, str | None]:
        """The code of an entry with more words before or behind it."""
        first, last = self.codes.slugs(before), self.codes.slugs(tail)
        code = "-".join((*first, entry.code or entry.id))
        if last:
            code += "." + "-".join(last).lower()
        if entry.en is None:
            return code, None
        label = " ".join((*(self.codes.title(en) for en in first), entry.en))
        return code, label + (", " + " ".join(map(self.codes.title, last)) if last else "")

    def _lemma(self, reading: Reading, phrase: Phrase, start: int, last: int, end: int, base: Word | None) -> str:
        """The phrase with its base in the nominative singular."""
        written = _text(reading, last, last + 1)
        lemma = base.lemma if base is not None else self.codes.plurals[phrase.deeps[last]]
        word = singular(written, lemma)
        whole = _text(reading, start, end)
        at = reading.span(last, last + 1).start - reading.span(start, end).start
        return whole[:at] + word + whole[at + len(written) :]


def _text(reading: Reading, start: int, end: int) -> str:
    return reading.span(start, end).text


def _lead_roles(entry: PostEntry | None, own: bool) -> int:
    """What may stand before a base. An office of its `own` name (विधायक, सरपंच) takes rank and territory only."""
    if entry is not None and entry.generic:
        return RANK
    if entry is not None and own and not entry.tail:
        return RANK | LEVEL
    return LEAD | COUNCIL | NAMED
