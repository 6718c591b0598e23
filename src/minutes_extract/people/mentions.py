"""A Reading becomes the mentions of people in it: names with the honorifics and posts that stand beside them.

Sentence by sentence: first every place where a name must or may begin (finder), then each post given to the name it
belongs to (giving).
"""

from __future__ import annotations

from minutes_extract.packs import Compiled
from minutes_extract.people.giving import PostGiver
from minutes_extract.people.names import NameWords
from minutes_extract.people.sentence import NameMention
from minutes_extract.posts import PostMention
from minutes_extract.reading import Reading
from minutes_extract.segment import Sentence
from minutes_extract.tokens import WORD

__all__ = ["MentionReader", "NameMention"]


class MentionReader:
    """Finds name mentions; made once for a set of packs."""

    def __init__(self, words: NameWords, packs: Compiled) -> None:
        self.words = words
        self.packs = packs
        self.lists = packs.lists

    def sentence(self, reading: Reading, sentence: Sentence, posts: list[PostMention]) -> list[NameMention]:
        """The name mentions of one sentence, in order. `posts` are the post mentions that stand in it."""
        return PostGiver(self.words, reading, sentence, posts).mentions()

    def is_private(self, reading: Reading, mention: NameMention) -> bool:
        """A beneficiary, accused or victim, a figure of history, or the name of a hall, scheme or place."""
        tokens = reading.tokens
        after = mention.end
        if after < len(tokens) and mention.before is None and tokens.keys[after] in self.lists["named-after"]:
            return True
        if after < len(tokens) and tokens.keys[after] in self.lists["private-after"]:
            return True
        before = mention.lead - 1
        if before >= 0 and tokens.kinds[before] == WORD and tokens.keys[before] in self.lists["private-before"]:
            return True
        if any(h.start <= mention.start < h.end for h in reading.hits.get("scheme", [])):
            return True
        hit = reading.longest("word").get(mention.start)
        return hit is not None and hit.id == "historical-figures" and hit.end >= mention.end
