"""A Reading becomes the mentions of people in it: names with the honorifics and posts that stand beside them.

Sentence by sentence: first every place where a name must or may begin (finder), then each post given to the name it
belongs to (giving).
"""

from __future__ import annotations

from bisect import insort
from typing import TypeVar

from minutes_extract.packs import Compiled
from minutes_extract.people.giving import PostGiver
from minutes_extract.people.names import NameWords
from minutes_extract.people.sentence import NameMention
from minutes_extract.posts import PostMention
from minutes_extract.reading import Reading
from minutes_extract.tokens import WORD

__all__ = ["MentionReader", "NameMention"]

T = TypeVar("T")


class MentionReader:
    """Finds name mentions; made once for a set of packs."""

    def __init__(self, packs: Compiled) -> None:
        self.words = NameWords(packs)
        self.lists = packs.lists
        # The words that say where a name stands or who acts, found together in one walk over a text.
        self.marked = self.lists["honorifics"] | self.lists["agent-markers"] | self.lists["pronouns"]

    def mentions(self, reading: Reading, posts: list[PostMention], honorifics: list[int]) -> list[NameMention]:
        """The name mentions of a reading, in order, private persons left out.

        `posts` and `honorifics` (the tokens of honorific words) are in order. A sentence with no post, honorific or cue
        of attendance names nobody and is not looked into.
        """
        found: list[NameMention] = []
        sentence_of = reading.sentence_index
        attendance = {sentence_of(hit.start): hit.start for hit in reading.cues("attendance")}  # the last of each
        standing = _by_sentence(reading, posts, [post.start for post in posts])
        honoured = _by_sentence(reading, honorifics, honorifics)
        phrases = [i for i, hit in reading.longest("word").items() if hit.id == "honorific-phrases"]
        for i in phrases:
            if sentence_of(i) in honoured:
                insort(honoured[sentence_of(i)], i)
        for index in sorted({*standing, *honoured, *attendance}):
            sentence = reading.sentences[index]
            if not sentence.furniture:
                there, led = standing.get(index, []), honoured.get(index, [])
                found += PostGiver(self.words, reading, sentence, there, led, attendance.get(index)).mentions()
        scheme = {i for hit in reading.hits.get("scheme", ()) for i in range(hit.start, hit.end)} if found else set()
        return [mention for mention in found if mention.start not in scheme and not self._is_private(reading, mention)]

    def _is_private(self, reading: Reading, mention: NameMention) -> bool:
        """A beneficiary, accused or victim, a figure of history, or the name of a hall or place."""
        keys, after = reading.tokens.keys, mention.end
        if after < len(keys):
            if keys[after] in self.lists["private-after"]:
                return True
            if mention.before is None and keys[after] in self.lists["named-after"]:
                return True
        before = mention.lead - 1
        if before >= 0 and keys[before] in self.lists["private-before"] and reading.tokens.kinds[before] == WORD:
            posts = reading.hits.get("post", ())  # पुलिस अधीक्षक ग्रामीण | अशोक सैनी is no villager
            return not any(hit.end == mention.lead and hit.end - hit.start > 1 for hit in posts)
        hit = reading.longest("word").get(mention.start)
        return hit is not None and hit.id == "historical-figures" and hit.end >= mention.end


def _by_sentence(reading: Reading, items: list[T], tokens: list[int]) -> dict[int, list[T]]:
    """The items of each sentence that has some; `tokens` tells where each stands, in order."""
    found: dict[int, list[T]] = {}
    for item, token in zip(items, tokens, strict=True):
        found.setdefault(reading.sentence_index(token), []).append(item)
    return found
