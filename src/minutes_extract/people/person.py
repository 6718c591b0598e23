"""Mentions of people become persons: one entry a person, with all posts and places where the text names them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from minutes_extract.folding import fold
from minutes_extract.people.mentions import NameMention
from minutes_extract.posts import PostMention
from minutes_extract.reading import Reading
from minutes_extract.record import Fields, Role

NameKey = tuple[str, ...]


@dataclass(slots=True, eq=False)
class Person:
    """A person, or an office whose holder is not named (`name` None).

    `mentions` are token spans; `key` the folded words of the fullest name; `roles` holds any of chair, attended,
    reported, directed. `first` is the token of the first mention.
    """

    name: str | None
    key: NameKey
    first: int
    honorifics: list[str] = field(default_factory=list)
    posts: list[PostMention] = field(default_factory=list)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    forms: Counter[NameKey] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)  # of the fullest form, as written
    lists: set[int] = field(default_factory=set)  # sentences in whose list the person stands
    sure: bool = False
    overrun: bool = False


def name_key(reading: Reading, start: int, end: int) -> NameKey:
    """The folded words of a name, initials split into letters by nothing: वी. and वी are one."""
    return tuple(reading.tokens.deeps[start:end])


def _joined(key: NameKey) -> str:
    return "".join(key)


def _part_of(short: NameKey, full: NameKey) -> bool:
    """Whether a short form is the beginning or the end of a fuller name (रंजन / संजीव रंजन)."""
    if len(short) >= len(full):
        return False
    return full[: len(short)] == short or full[-len(short) :] == short


def merge(reading: Reading, mentions: list[NameMention]) -> list[Person]:
    """Unite the mentions that mean one person, in order of first mention.

    The same full name is the same person, except twice within one list; a part of a name is its bearer's when an
    honorific or a post of theirs goes with it, or when it is more than one word.
    """
    persons: list[Person] = []
    by_name: dict[str, list[Person]] = {}
    by_part: dict[str, list[Person]] = {}
    for mention in sorted(mentions, key=lambda m: m.start):
        key = name_key(reading, mention.start, mention.end)
        sentence = reading.sentence_index(mention.start)
        person = _find(by_name, by_part, key, mention, sentence)
        if person is None:
            person = Person(name=None, key=(), first=mention.lead)
            persons.append(person)
        _extend(reading, person, key, mention, sentence)
        by_name.setdefault(_joined(key), [])
        if person not in by_name[_joined(key)]:
            by_name[_joined(key)].append(person)
        for part in (key[0], key[-1]):
            held = by_part.setdefault(part, [])
            if person not in held:
                held.append(person)
    return persons


def _find(
    by_name: dict[str, list[Person]],
    by_part: dict[str, list[Person]],
    key: NameKey,
    mention: NameMention,
    sentence: int,
) -> Person | None:
    for person in by_name.get(_joined(key), []):
        if not (mention.listed and sentence in person.lists):
            return person
    for part in {key[0], key[-1]}:
        for person in by_part.get(part, []):
            if mention.listed and sentence in person.lists:
                continue
            if _part_of(key, person.key) or _part_of(person.key, key):
                vouched = mention.sure or mention.before is not None or mention.after is not None or len(key) > 1
                if vouched and _posts_agree(person, mention):
                    return person
    return None


def _posts_agree(person: Person, mention: NameMention) -> bool:
    """A short name with a post of its own is another person, unless the posts can be one."""
    own = mention.posts()
    if not own or not person.posts:
        return True
    return any(same_post(a, b) for a in own for b in person.posts)


def same_post(a: PostMention, b: PostMention) -> bool:
    """Whether two mentions can name one office: same code, or one wording within the other."""
    if a.code is not None and a.code == b.code:
        return True
    x, y = post_words(a), post_words(b)
    if (x ^ y) & _DEPUTY:  # सहायक पुलिस आयुक्त is not the पुलिस आयुक्त
        return False
    return bool(x) and bool(y) and (x <= y or y <= x)


_DEPUTY = frozenset(fold(word) for word in ("सहायक", "उप", "अपर", "अतिरिक्त", "संयुक्त"))
_SMALL = frozenset(fold(word) for word in ("के", "की", "का", "एवं", "और", "तथा", "व", "सह", "श्री"))


def post_words(post: PostMention) -> frozenset[str]:
    """The folded content words of a post as written."""
    return _content_words(post.lemma_text)


@lru_cache(maxsize=16384)
def _content_words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.replace(",", " ").split()) - _SMALL


def _extend(reading: Reading, person: Person, key: NameKey, mention: NameMention, sentence: int) -> None:
    person.forms[key] += 1
    shrinks = person.overrun and key == person.key[: len(key)] and len(key) > 1
    fuller = len(_joined(key)) > len(_joined(person.key))
    overruns = mention.overrun and person.key == key[: len(person.key)] and len(person.key) > 1
    if (fuller and not overruns) or shrinks:
        person.key = key
        person.overrun = mention.overrun
        person.spellings.clear()
    if key == person.key:
        person.spellings[reading.text(mention.start, mention.end)] += 1
        person.name = person.spellings.most_common(1)[0][0]
    person.mentions.append((mention.lead, mention.end))
    person.sure = person.sure or mention.sure
    if mention.listed:
        person.lists.add(sentence)
    for honorific in mention.honorifics:
        if honorific not in person.honorifics:
            person.honorifics.append(honorific)
    for post in mention.posts():
        if all(post.lemma_text != other.lemma_text for other in person.posts):
            person.posts.append(post)


_ROLE_ORDER: tuple[Role, ...] = ("chair", "attended", "reported", "directed")


def official(reading: Reading, person: Person, id_: str) -> Fields:
    """The fields of the official that a person becomes.

    Posts are given as written, each also in its short form behind a genitive.
    """
    designations: dict[str, Fields] = {}
    for post in person.posts:
        for start in dict.fromkeys((post.start, post.head_start)):
            text = reading.text(start, post.end) if person.name is not None else post.lemma_text
            designations.setdefault(text, {"text": text, "code": post.code, "label_en": post.label_en})
            if person.name is None:
                break
    return {
        "id": id_,
        "name": person.name,
        "honorifics": person.honorifics,
        "designations": list(designations.values()),
        "organisation": _organisation(reading, person),
        "roles": [role for role in _ROLE_ORDER if role in person.roles] or ["mentioned"],
        "mentions": [reading.span_fields(start, end) for start, end in sorted(set(person.mentions))],
    }


def _organisation(reading: Reading, person: Person) -> str | None:
    """The body in the genitive before a post (ग्रामीण विकास विभाग के अपर सचिव), without the postposition."""
    for post in person.posts:
        if post.head_start - 1 > post.start:
            return reading.text(post.start, post.head_start - 1)
    return None
