"""A Reading becomes its people: who is named, in which posts, who presides, reports, directs, attends."""

from __future__ import annotations

from itertools import compress

from minutes_extract.people.actors import find_actors, finish_roles
from minutes_extract.people.mentions import MentionReader, NameMention
from minutes_extract.people.offices import is_profession, unnamed
from minutes_extract.people.person import NameKey, People, Person, merge
from minutes_extract.posts import PostMention
from minutes_extract.reading import Reading
from minutes_extract.tokens import LATIN, NUMBER

__all__ = ["People", "Person", "find_people", "finish_roles"]


def find_people(reading: Reading, posts: list[PostMention]) -> People:
    """Names, posts and who is who; roles that cues tell (chair, attended, reported) are set. Linear in the text."""
    reader = reading.packs.table("people", MentionReader)
    posts = [post for post in posts if not _is_other(reading, post)]
    keys = reading.tokens.keys
    marked = list(compress(range(len(keys)), map(reader.marked.__contains__, keys)))  # one walk over the text for all
    honorifics = reader.lists["honorifics"]
    mentions = reader.mentions(reading, posts, [i for i in marked if keys[i] in honorifics])
    persons = merge(reading, mentions)
    taken = {i for m in mentions for i in range(m.lead, m.end)}
    _later_mentions(reading, persons, taken)
    named = [p for p in persons if p.lists or not all(is_profession(reading, post) for post in p.posts)]
    owned = {post.start for m in mentions for post in m.posts()}
    posts = [post for post in posts if post.start in owned or taken.isdisjoint(range(post.start, post.end))]
    people = People(named + unnamed(reading, reader.words, posts, named, owned))
    people.persons.sort(key=lambda p: p.first)
    for person in people.persons:
        person.mentions.sort()
    _index_ends(people, posts, mentions)
    find_actors(reading, people, reader, marked)
    return people


def _is_other(reading: Reading, post: PostMention) -> bool:
    """Whether a post is the PM of a time of day (6:34PM), or the label of a number in a row (एसएसपी: 7,120.5, a
    fertilizer)."""
    keys, kinds = reading.tokens.keys, reading.tokens.kinds
    start, end = post.start, post.end
    if kinds[start] == LATIN and start > 0 and kinds[start - 1] == NUMBER:
        return True
    return end + 1 < len(keys) and keys[end] == ":" and kinds[end + 1] == NUMBER


def _later_mentions(reading: Reading, persons: list[Person], taken: set[int]) -> None:
    """Full names, and their first two words, that stand in the text without honorific or post, outside `taken`."""
    bearers: dict[NameKey, Person] = {}
    lengths: dict[str, set[int]] = {}  # first word -> of the names that begin with it
    for person in persons:
        for size in {len(person.key), 2} if len(person.key) > 1 else ():
            bearers.setdefault(person.key[:size], person)
            lengths.setdefault(person.key[0], set()).add(size)
    if not bearers:
        return
    deeps = reading.tokens.deeps
    done = 0
    for i in compress(range(len(deeps)), map(lengths.__contains__, deeps)):
        if i < done or i in taken or reading.is_furniture(i):
            continue
        for size in sorted(lengths[deeps[i]], reverse=True):
            bearer = bearers.get(tuple(deeps[i : i + size]))
            if bearer is not None:
                done = i + size
                bearer.mentions.append((i, done))
                bearer.first = min(bearer.first, i)
                break


def _index_ends(people: People, posts: list[PostMention], mentions: list[NameMention]) -> None:
    """Where the mentions of each person end, a post or place behind the name included (राम सिंह, उप निदेशक ने)."""
    place_end = {post.end: post.place_end for post in posts}
    behind = {(m.lead, m.end): m.after for m in mentions if m.after is not None}
    for person in people.persons:
        for start, end in person.mentions:
            people.at_end[end] = person
            people.at_end.setdefault(place_end.get(end, end), person)
            post = behind.get((start, end))
            if post is not None:
                people.at_end[post.end] = people.at_end[post.place_end] = person
