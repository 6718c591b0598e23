"""Mentions of people become persons: one entry a person, with all posts and places where the text names them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, islice

from minutes_extract.folding import WORDS_KEPT, fold
from minutes_extract.normalise import normalise
from minutes_extract.people.initials import are_letters, stand_for
from minutes_extract.people.mentions import NameMention
from minutes_extract.posts import PostMention
from minutes_extract.reading import Reading
from minutes_extract.record import Certainty, Fields, Role
from minutes_extract.romanise import romanise

NameKey = tuple[str, ...]
_COMPARED = 40  # persons with the same ends of their names that a name is compared to


@dataclass(slots=True, eq=False)
class Person:
    """A person, or an office whose holder is not named (`name` None).

    `mentions` are token spans, in order once all are found; `key` the folded words of the fullest name; `roles` holds
    any of chair, attended, reported, directed. `first` is the token of the first mention.
    """

    name: str | None
    key: NameKey
    first: int
    honorifics: list[str] = field(default_factory=list)
    posts: list[PostMention] = field(default_factory=list)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    spellings: dict[str, int] = field(default_factory=dict)  # of the fullest form as written: times, first seen first
    lists: set[int] = field(default_factory=set)  # sentences in whose list the person stands
    overrun: bool = False


@dataclass(slots=True)
class People:
    """The persons of a release in order of first mention, named and unnamed.

    `chair` presides over the meeting; `actor(i)` is who acts in sentence `i`.
    """

    persons: list[Person]
    chair: Person | None = None
    actors: dict[int, Person] = field(default_factory=dict)  # sentence -> who acts in it, in order
    agents: dict[int, Person] = field(default_factory=dict)  # token of the agent marker -> person, in order
    at_end: dict[int, Person] = field(default_factory=dict)  # token after a mention -> person

    def actor(self, sentence: int) -> Person | None:
        """The person with ने or द्वारा in a sentence; pronouns and short posts resolved."""
        return self.actors.get(sentence)


def merge(reading: Reading, mentions: list[NameMention]) -> list[Person]:
    """Unite the mentions (in order) that mean one person, in order of first mention.

    The same full name is the same person, except twice within one list; a part of a name is its bearer's when an
    honorific or a post of theirs goes with it, or when it is more than one word.
    """
    persons: list[Person] = []
    index = _Index()
    deeps = reading.tokens.deeps
    for mention in mentions:
        key = tuple(deeps[mention.start : mention.end])
        sentence = reading.sentence_index(mention.start)
        person = index.find(key, mention, sentence)
        if person is None:
            person = Person(None, key, mention.lead, overrun=mention.overrun)
            persons.append(person)
            _extend(reading, person, key, mention, sentence)
            index.add(person, key)
        elif key == person.key and not person.overrun:
            _extend(reading, person, key, mention, sentence)
        else:
            _choose_key(person, key, mention)
            _extend(reading, person, key, mention, sentence)
            index.add(person, key)
    return persons


def _edges(key: NameKey) -> Iterable[NameKey]:
    """The beginnings and ends of a name, all shorter than the name (रंजन / संजीव रंजन)."""
    if len(key) == 2:  # as most have
        return key[:1], key[1:]
    return {edge for size in range(1, len(key)) for edge in (key[:size], key[-size:])}


class _Index:
    """The persons so far by their names and the parts of their names."""

    __slots__ = ("_by_edge", "_by_ends", "_by_name", "_by_part", "_initialled", "_listed", "_named")

    def __init__(self) -> None:
        self._by_name: dict[str, list[Person]] = {}  # words of a name written together -> who had it
        self._named: set[tuple[str, Person]] = set()
        self._by_part: dict[str, dict[Person, int]] = {}  # first or last word -> who had it, with their number
        self._by_edge: dict[NameKey, dict[Person, None]] = {}
        self._by_ends: dict[tuple[str, str], dict[Person, None]] = {}  # first and last word
        self._initialled: dict[str, dict[Person, None]] = {}  # last word behind initials
        self._listed: dict[tuple[str, int], int] = {}  # name, sentence -> how many of the name stand in its list

    def add(self, person: Person, key: NameKey) -> None:
        """Take note of a name of a person: the key of a mention, which their fullest name may be."""
        name = "".join(key)
        if (name, person) not in self._named:
            self._named.add((name, person))
            self._by_name.setdefault(name, []).append(person)
        for part in (key[0], key[-1]):
            held = self._by_part.setdefault(part, {})
            held.setdefault(person, len(held))
        if len(key) > 1:
            self._by_ends.setdefault((key[0], key[-1]), {})[person] = None
            if are_letters(key[:-1]):
                self._initialled.setdefault(key[-1], {})[person] = None
        if key == person.key:
            for edge in _edges(key):
                self._by_edge.setdefault(edge, {})[person] = None

    def find(self, key: NameKey, mention: NameMention, sentence: int) -> Person | None:
        """The person that a mention means, None when it is a new one."""
        name = "".join(key)
        same = self._by_name.get(name, [])
        if not mention.listed:
            if same:
                return same[0]
        else:
            at = self._listed.get((name, sentence), 0)
            while at < len(same) and sentence in same[at].lists:
                at += 1
            self._listed[name, sentence] = at
            if at < len(same):
                return same[at]
        if len(key) > 1 or mention.sure or mention.before is not None or mention.after is not None:
            for person in self._partly(key, sentence if mention.listed else -1):
                if _posts_agree(person, mention):
                    return person
        for person in self._alike(key):
            if sentence not in person.lists and _shortened(key, person.key) and _posts_agree(person, mention):
                return person
        return None

    def _alike(self, key: NameKey) -> Iterable[Person]:
        """The persons whose name may be the same without its middle, or with initials; no more than some."""
        if len(key) < 2:
            return ()
        namesakes = self._by_part.get(key[-1], {}) if are_letters(key[:-1]) else self._initialled.get(key[-1], {})
        return chain(islice(self._by_ends.get((key[0], key[-1]), ()), _COMPARED), islice(namesakes, _COMPARED))

    def _partly(self, key: NameKey, sentence: int) -> list[Person]:
        """Persons whose name the key is an edge of, or whose name is an edge of the key, by their parts in order; not
        those who stand in the list of a sentence."""
        fuller = [person for person in self._by_edge.get(key, ()) if sentence not in person.lists]
        found = [person for person in fuller if key in _edges(person.key)]
        for edge in _edges(key):
            shorter = [person for person in self._by_name.get("".join(edge), ()) if sentence not in person.lists]
            found += [person for person in shorter if person.key == edge]
        if len(found) > 1:
            first, last = self._by_part.get(key[0], {}), self._by_part.get(key[-1], {})
            found.sort(key=lambda person: (0, first[person]) if person in first else (1, last[person]))
        return found


def _shortened(key: NameKey, other: NameKey) -> bool:
    """Whether one name is the other without its middle (प्रवेश वर्मा, प्रवेश साहिब सिंह वर्मा), or with initials for all but
    the last (केबी कच्छप, कुमार बंधु कच्छप)."""
    if key[-1] != other[-1]:
        return False
    if key[0] == other[0] and len(key) > 1 and len(other) > 1:
        return len(key) == 2 or len(other) == 2
    return stand_for(key[:-1], other[:-1]) or stand_for(other[:-1], key[:-1])


def _posts_agree(person: Person, mention: NameMention) -> bool:
    """A short name with a post of its own is another person, unless the posts can be one."""
    own = mention.posts()
    if not own or not person.posts:
        return True
    if mention.end - mention.start == 1 and any(_last_word(a) == _last_word(b) for a in own for b in person.posts):
        return True  # खाद्य व वन राज्यमंत्री अश्विनी चौबे, केंद्रीय राज्यमंत्री चौबे
    return any(same_post(a, b) for a in own for b in person.posts)


def _last_word(post: PostMention) -> str:
    return fold(post.lemma_text.rpartition(" ")[2])


def same_post(a: PostMention, b: PostMention) -> bool:
    """Whether two mentions can name one office: same code, or one wording within the other."""
    if a.code is not None and a.code == b.code:
        return True
    x, y = post_words(a), post_words(b)
    if not (x and y and (x <= y or y <= x)):
        return False
    return _DEPUTY.isdisjoint(x ^ y)  # सहायक पुलिस आयुक्त is not the पुलिस आयुक्त


_DEPUTY = frozenset(fold(word) for word in ("सहायक", "उप", "अपर", "अतिरिक्त", "संयुक्त"))
_SMALL = frozenset(fold(word) for word in ("के", "की", "का", "एवं", "और", "तथा", "व", "सह", "श्री"))


def post_words(post: PostMention) -> frozenset[str]:
    """The folded content words of a post as written."""
    return _content_words(post.lemma_text)


@lru_cache(maxsize=16384)
def _content_words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.replace(",", " ").split()) - _SMALL


def _choose_key(person: Person, key: NameKey, mention: NameMention) -> None:
    """Take the name of a mention for that of the person where it is the fuller, or not overrun as theirs is."""
    known = person.key
    shrinks = person.overrun and key == known[: len(key)] and len(key) > 1
    fuller = sum(map(len, key)) > sum(map(len, known))
    overruns = mention.overrun and known == key[: len(known)] and len(known) > 1
    if (fuller and not overruns) or shrinks:
        person.key = key
        person.overrun = mention.overrun
        person.spellings = {}


def _extend(reading: Reading, person: Person, key: NameKey, mention: NameMention, sentence: int) -> None:
    """Add a mention to a person, whose name is the most frequent spelling of its fullest form."""
    if key == person.key:
        written = reading.text(mention.start, mention.end)
        times = person.spellings
        times[written] = times.get(written, 0) + 1
        person.name = written if len(times) == 1 else max(times, key=times.__getitem__)
    person.mentions.append((mention.lead, mention.end))
    if mention.listed:
        person.lists.add(sentence)
    for honorific in mention.honorifics:
        if honorific not in person.honorifics:
            person.honorifics.append(honorific)
    for post in mention.posts():
        if all(post.lemma_text != other.lemma_text for other in person.posts):
            person.posts.append(post)


_ROLE_ORDER: tuple[Role, ...] = ("chair", "attended", "reported", "directed")


@lru_cache(maxsize=WORDS_KEPT)
def _latin(name: str) -> str:
    """A name as written becomes Latin letters."""
    return romanise(normalise(name).text)


def _certainty(person: Person) -> Certainty:
    """High for a name with an honorific or a known post beside it; an office without a name may have one elsewhere."""
    if person.name is None:
        return "medium"
    if person.overrun:
        return "low"
    return "high" if person.honorifics or any(post.code for post in person.posts) else "medium"


def official(reading: Reading, person: Person, id_: str) -> Fields:
    """The fields of the official that a person becomes.

    Posts are given as written, each also in its short form behind a genitive.
    """
    designations: dict[str, Fields] = {}
    for post in person.posts:
        named = person.name is not None
        texts = [reading.text(post.start, post.end) if named and post.plural else post.lemma_text]
        if named and post.head_start != post.start:
            texts.append(reading.text(post.head_start, post.end))
        if named and post.place_end > post.end and _has_an_area(reading, post):
            texts.append(reading.text(post.start, post.place_end))  # एसडीएम, एसडीएम सिहोरा
        place = reading.longest("place").get(post.start - 1) if named and _has_an_area(reading, post) else None
        if place is not None and place.end == post.start:
            texts.append(reading.text(place.start, post.end))  # थानाध्यक्ष, महाराजगंज थानाध्यक्ष
        for text in texts:
            designations.setdefault(text, {"text": text, "code": post.code, "label_en": post.label_en})
    return {
        "id": id_,
        "name": person.name,
        "name_latin": None if person.name is None else _latin(person.name),
        "honorifics": person.honorifics,
        "designations": list(designations.values()),
        "organisation": _organisation(reading, person),
        "roles": [role for role in _ROLE_ORDER if role in person.roles] or ["mentioned"],
        "certainty": _certainty(person),
        "mentions": [reading.span_fields(start, end) for start, end in sorted(set(person.mentions))],
    }


def _has_an_area(reading: Reading, post: PostMention) -> bool:
    """Whether a post is one of a tehsil, block or thana, whose name tells it from others."""
    return not reading.packs.words("area-posts").isdisjoint(reading.tokens.keys[post.start : post.end])


def _organisation(reading: Reading, person: Person) -> str | None:
    """The body in the genitive before a post (ग्रामीण विकास विभाग के अपर सचिव), without the postposition."""
    for post in person.posts:
        if post.head_start - 1 > post.start:
            return reading.text(post.start, post.head_start - 1)
    return None
