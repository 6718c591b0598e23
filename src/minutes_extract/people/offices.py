"""Posts that nobody in the text is named with become persons without a name, or one more mention of their holder."""

from __future__ import annotations

from functools import lru_cache

from minutes_extract.folding import fold
from minutes_extract.people.names import UNKNOWN, NameWords
from minutes_extract.people.person import Person, post_words, same_post
from minutes_extract.people.sentence import GENITIVE
from minutes_extract.posts import PostMention
from minutes_extract.posts.lead import spelt
from minutes_extract.reading import Reading
from minutes_extract.tokens import WORD

_TIED = frozenset({"को", "से", "का", "की", "के", "द्वारा"})
_HIGH, _LEVEL = fold("उच्च"), fold("स्तरीय")
_folded = lru_cache(maxsize=16384)(fold)


def is_profession(reading: Reading, post: PostMention) -> bool:
    """Whether a post is a profession that makes nobody an official (शिक्षक, अधिवक्ता)."""
    return _folded(post.lemma_text) in reading.packs.words("professions")


def unnamed(
    reading: Reading, words: NameWords, posts: list[PostMention], named: list[Person], owned: set[int]
) -> list[Person]:
    """One entry for each specific post that nobody named in the text holds; short mentions go to their holder.

    `owned` are the first tokens of the posts that a name has.
    """
    found: list[Person] = []
    by_code: dict[str, int] = {}  # the first of `found` with a code, with the words of a post
    by_words: dict[frozenset[str], int] = {}
    holders = Holders(named)
    starts = {post.head_start for post in posts}
    for post in posts:
        if post.start in owned or reading.is_furniture(post.start):
            continue
        holder = holders.of(post)
        area = _area(reading, words, post)
        if area is not None and (holder is None or _elsewhere(reading, holder, area)):
            holder, post = (
                None,
                post._replace(lemma_text=reading.text(min(area[0], post.start), max(area[1], post.end))),
            )
        if holder is not None and not post.plural:
            holder.mentions.append((post.start, post.end))
            continue
        if post.generic or post.cadre or holder is not None or _attributive(reading, words, post):
            continue
        if _is_body(reading, post, starts) or _of_some_rank(reading.tokens.keys[post.start : post.end]):
            continue
        size = len(found)
        coded = None if area is not None else post.code
        known = min(by_code.get(coded or "", size), by_words.get(post_words(post), size))
        if known == size:
            found.append(Person(None, (), post.start, posts=[post], mentions=[(post.start, post.end)]))
            if coded:
                by_code.setdefault(coded, size)
            by_words.setdefault(post_words(post), size)
        else:
            person = found[known]
            person.mentions.append((post.start, post.end))
            if all(post.lemma_text != other.lemma_text for other in person.posts):
                person.posts.append(post)
    for person in found:
        person.posts.sort(key=lambda held: -len(held.lemma_text))  # the post in full before its abbreviation
    return found


def _area(reading: Reading, words: NameWords, post: PostMention) -> tuple[int, int] | None:
    """The tokens of the name of the tehsil, block or thana that tells an office from others like it: एसडीएम लोरमी को,
    हुसैनगंज थानाध्यक्ष से. A name that no list of places has counts where a postposition follows it."""
    tokens, i = reading.tokens, post.end
    if post.plural or reading.packs.words("area-posts").isdisjoint(tokens.keys[post.start : i]):
        return None
    if post.place_end > i:
        return (i, post.place_end) if tokens.kinds[i] == WORD else None
    tied = i + 1 < len(tokens) and tokens.kinds[i] == WORD and tokens.keys[i + 1] in _TIED
    if tied and words.grade(tokens, i) == UNKNOWN and i not in reading.longest("thing"):
        return i, i + 1
    before = reading.longest("place").get(post.start - 1)
    return None if before is None or before.end != post.start else (before.start, before.end)


def _elsewhere(reading: Reading, holder: Person, area: tuple[int, int]) -> bool:
    """Whether the named holder of such an office is told to be of another place."""
    name = reading.text(*area)
    told = [reading.text(post.end, post.place_end) for post in holder.posts if post.place_end > post.end]
    return bool(told) and name not in told


def _of_some_rank(keys: list[str]) -> bool:
    """Whether the words of a post only tell a rank (उच्च स्तरीय अधिकारी): no one office."""
    return _HIGH in keys and _LEVEL in keys


class Holders:
    """The named persons by the posts they hold; one answer for all mentions with the same words and code."""

    def __init__(self, named: list[Person]) -> None:
        self._held: dict[tuple[str | None, frozenset[str]], tuple[PostMention, list[Person]]] = {}
        self._answers: dict[tuple[str | None, str], tuple[Person | None, list[Person]]] = {}
        for person in named:
            for post in person.posts:
                self._held.setdefault((post.code, post_words(post)), (post, []))[1].append(person)

    def of(self, post: PostMention) -> Person | None:
        """The named holder a post alone speaks of.

        A word as general as अधिकारी only looks back, to the one person it fits.
        """
        key = (post.code, post.lemma_text)
        answer = self._answers.get(key)
        if answer is None:
            answer = self._answers[key] = self._fitting(post)
        first, by_mention = answer
        if not post.generic:
            return first
        if not by_mention or by_mention[0].first >= post.start:
            return None
        return by_mention[0] if len(by_mention) == 1 or by_mention[1].first >= post.start else None

    def _fitting(self, post: PostMention) -> tuple[Person | None, list[Person]]:
        """The first of the holders a post fits, and all of them by their first mention."""
        fitting = [person for held, persons in self._held.values() if same_post(post, held) for person in persons]
        if not post.generic or not fitting:
            return (fitting[0] if fitting else None), []
        return fitting[0], sorted(dict.fromkeys(fitting), key=lambda person: person.first)


def _attributive(reading: Reading, words: NameWords, post: PostMention) -> bool:
    """Whether a post names no office-holder here: the head of a scheme's name (मुख्यमंत्री ... योजना), a surname after a
    given name (रघुवीर मुखिया को), or a wording too general for one office (विभाग प्रमुख)."""
    tokens, lists = reading.tokens, reading.packs.words
    if _folded(post.lemma_text) in lists("no-unnamed"):
        return True
    if post.end - post.start > 1:
        hit = reading.longest("word").get(post.start)
        return hit is not None and hit.end == post.end and hit.id == "no-unnamed"
    after = post.end
    key = tokens.keys[post.start]
    if key in lists("incumbent-titles") and after < len(tokens) and tokens.kinds[after] == WORD:
        return tokens.keys[after] not in lists("name-closers")
    before = post.start - 1
    return before >= 0 and tokens.deeps[post.start] in words.surnames and words.only_given(tokens, before)


def _is_body(reading: Reading, post: PostMention, starts: set[int]) -> bool:
    """Whether letters that can be a post are a body here: its office stands behind them (डीडीए के उपाध्यक्ष)."""
    keys, i = reading.tokens.keys, post.end
    if post.end - post.start > 1 or i + 1 not in starts or keys[i] not in GENITIVE:
        return False
    return spelt(keys[post.start])
