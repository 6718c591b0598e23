"""A Reading becomes the mentions of people in it: names with the honorifics and posts that stand beside them.

Sentence by sentence: first every place where a name must or may begin (finder), then each post given to the name it
belongs to (giving).
"""

from __future__ import annotations

from bisect import bisect_left

from minutes_extract.packs import Compiled
from minutes_extract.people.giving import PostGiver
from minutes_extract.people.names import NameWords
from minutes_extract.people.sentence import NameMention
from minutes_extract.posts import PostMention
from minutes_extract.reading import Reading
from minutes_extract.tokens import WORD

__all__ = ["MentionReader", "NameMention"]


class MentionReader:
    """Finds name mentions; made once for a set of packs."""

    def __init__(self, words: NameWords, packs: Compiled) -> None:
        self.words = words
        self.packs = packs
        self.lists = packs.lists
        # The words that say where a name stands or who acts, found together in one walk over a text.
        self.marked = self.lists["honorifics"] | self.lists["agent-markers"] | self.lists["pronouns"]

    def mentions(self, reading: Reading, posts: list[PostMention], honorifics: list[int]) -> list[NameMention]:
        """The name mentions of a reading, in order, private persons left out.

        `posts` and `honorifics` (the tokens of honorific words) are in order. A sentence with no post, honorific or cue
        of attendance names nobody and is not looked into.
        """
        found: list[NameMention] = []
        phrases = [i for i, hit in reading.longest("word").items() if hit.id == "honorific-phrases"]
        post_starts = [post.start for post in posts]
        attendance = [hit.start for hit in reading.cues("attendance")]
        for index in sorted(set(map(reading.sentence_index, (*post_starts, *honorifics, *attendance)))):
            sentence = reading.sentences[index]
            if sentence.furniture:
                continue
            honoured = _between(honorifics, sentence.body, sentence.end)
            if honoured and phrases:
                honoured = sorted(honoured + _between(phrases, sentence.body, sentence.end))
            first, last = (bisect_left(post_starts, at) for at in (sentence.start, sentence.end))
            cues = _between(attendance, sentence.start, sentence.end)
            giver = PostGiver(self.words, reading, sentence, posts[first:last], honoured, cues[-1] if cues else None)
            found += giver.mentions()
        scheme = {i for hit in reading.hits.get("scheme", ()) for i in range(hit.start, hit.end)} if found else set()
        return [mention for mention in found if mention.start not in scheme and not self._is_private(reading, mention)]

    def _is_private(self, reading: Reading, mention: NameMention) -> bool:
        """A beneficiary, accused or victim, a figure of history, or the name of a hall or place."""
        tokens = reading.tokens
        after = mention.end
        if after < len(tokens) and mention.before is None and tokens.keys[after] in self.lists["named-after"]:
            return True
        if after < len(tokens) and tokens.keys[after] in self.lists["private-after"]:
            return True
        before = mention.lead - 1
        if before >= 0 and tokens.kinds[before] == WORD and tokens.keys[before] in self.lists["private-before"]:
            return True
        hit = reading.longest("word").get(mention.start)
        return hit is not None and hit.id == "historical-figures" and hit.end >= mention.end


def _between(positions: list[int], start: int, end: int) -> list[int]:
    """Those of ordered positions that lie in `[start, end)`."""
    return positions[bisect_left(positions, start) : bisect_left(positions, end)]
