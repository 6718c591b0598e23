"""Neighbouring posts become one where one person holds both: उपायुक्त सह जिला दंडाधिकारी, आयुक्त एवं सचिव."""

from __future__ import annotations

from minutes_extract.folding import fold, fold_deep
from minutes_extract.packs import Compiled
from minutes_extract.posts.mention import PostMention
from minutes_extract.posts.parts import PART
from minutes_extract.posts.phrase import Phrase
from minutes_extract.reading import Reading
from minutes_extract.tokens import WORD

_ALWAYS = frozenset({fold_deep("सह")})
_WIDEST = 4  # tokens: -सह-, एवं कोटपूतली-बहरोड़
_DASHES = frozenset("-–—")
_SOME = frozenset(map(fold, ("एवं", "एवम", "व", "और", "तथा", "/")))


class Joiner:
    """Joins posts; made once for a set of packs."""

    def __init__(self, packs: Compiled, alone: frozenset[str], police: frozenset[str], pairs: frozenset[str]) -> None:
        self._honorifics = packs.words("honorifics")
        self._names = packs.words("given-names") | self._honorifics
        self._family = self._names | packs.words("surnames")
        self._alone = alone
        self._police = police
        self._pairs = pairs | {" ".join(reversed(pair.split())) for pair in pairs}

    def join(self, reading: Reading, phrase: Phrase, posts: list[PostMention]) -> list[PostMention]:
        """The posts, those of one holder made one. The joint has the first code and reaches over both."""
        made: list[PostMention] = []
        for post in posts:
            if made and post.start - made[-1].end <= _WIDEST and self._one_holder(phrase, made[-1], post):
                first = made.pop()
                whole = reading.text(first.start, post.end)
                post = first._replace(
                    end=post.end,
                    place_end=post.place_end,
                    generic=first.generic and post.generic,
                    lemma_text=whole,
                )
            made.append(post)
        return made

    def _one_holder(self, phrase: Phrase, a: PostMention, b: PostMention) -> bool:
        start = b.start
        if phrase.keys[a.end] in _SOME and phrase.places.get(a.end + 1, 0) <= b.start:
            start = a.end + 1 if self._places_only(phrase, a.end + 1, b.start) else start
        gap = [phrase.keys[k] for k in range(a.end, start) if phrase.keys[k] not in _DASHES]
        if gap and gap[0] in _ALWAYS:
            return len(gap) <= 2  # एएसपी सह सदर एसडीपीओ
        if len(gap) != 1 or gap[0] not in _SOME or a.plural or b.plural or a.generic:
            return False
        if a.code == b.code or f"{a.code} {b.code}" in self._pairs:
            return True
        words_a, words_b = set(phrase.deeps[a.start : a.end]), set(phrase.deeps[b.start : b.end])
        if (words_a | words_b) & self._alone or bool(words_a & self._police) != bool(words_b & self._police):
            return False
        return self._name_before(phrase, a.start) or self._name_behind(phrase, b)

    @staticmethod
    def _places_only(phrase: Phrase, start: int, end: int) -> bool:
        """Whether nothing but places stands in `[start, end)`: एवं कोटपूतली-बहरोड़ जिला प्रभारी."""
        while start < end:
            if phrase.keys[start] in _DASHES:
                start += 1
                continue
            after = phrase.places.get(start)
            if after is None or after > end:
                return False
            start = after
        return True

    def _name_behind(self, phrase: Phrase, post: PostMention) -> bool:
        j = post.place_end
        if j < phrase.size and phrase.kinds[j] == WORD and phrase.keys[j] in self._names:
            return True
        tailed = post.end > post.head_start + 3  # a comma after a department parts nothing
        return tailed and j + 1 < phrase.size and phrase.keys[j] == "," and phrase.keys[j + 1] in self._honorifics

    def _name_before(self, phrase: Phrase, i: int) -> bool:
        if i < 2 or phrase.keys[i - 1] != ",":
            return False
        return phrase.keys[i - 2] in self._family and not phrase.flags[i - 2] & PART
