"""A Reading becomes its people: who is named, in which posts, who presides, reports, directs, attends."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from minutes_extract.folding import fold
from minutes_extract.people.mentions import MentionReader, NameMention
from minutes_extract.people.names import NameWords
from minutes_extract.people.person import Person, merge, post_words, same_post
from minutes_extract.posts import PostMention
from minutes_extract.posts.phrase import spelt
from minutes_extract.reading import Reading
from minutes_extract.segment import BODY
from minutes_extract.tokens import LATIN, NUMBER, WORD

__all__ = ["People", "Person", "find_people", "finish_roles"]

_CASES = frozenset(map(fold, ("के", "की", "का", "को", "से", "द्वारा", "में", "पर")))
_GENITIVE = frozenset(map(fold, ("के", "की", "का")))
_THEY = frozenset(map(fold, ("वे", "वह")))
_PASSIVE = frozenset(map(fold, ("गई", "गयी", "गया")))
_DID = frozenset(map(fold, ("की", "किया", "करी")))
_JOINT = fold("संयुक्त")
_MEETING = fold("बैठक")
_BY_HIMSELF = frozenset(map(fold, ("ने", "उन्होंने")))  # a second agent with द्वारा only lends an attribute
_BARS = frozenset({"more_than", "less_than"})
_THEN = fold("था")
_SPEECH = ("report", "said", "directive-say", "directive-order-noun", "directive-order-participle")
_IN = fold("में")
_CONJUNCTIONS = frozenset(map(fold, ("व", "एवं", "और", "तथा")))
_READERS: dict[int, MentionReader] = {}


@dataclass(slots=True)
class People:
    """The persons of a release in order of first mention, named and unnamed.

    `chair` presides over the meeting; `actor(i)` is who acts in sentence `i`.
    """

    persons: list[Person]
    chair: Person | None = None
    actors: dict[int, Person] = field(default_factory=dict)
    agents: dict[int, Person] = field(default_factory=dict)  # token of the agent marker -> person
    at_end: dict[int, Person] = field(default_factory=dict)  # token after a mention -> person

    def actor(self, sentence: int) -> Person | None:
        """The person with ने or द्वारा in a sentence; pronouns and short posts resolved."""
        return self.actors.get(sentence)


def _reader(reading: Reading) -> MentionReader:
    packs = reading.packs
    reader = _READERS.get(id(packs))
    if reader is None or reader.packs is not packs:
        reader = _READERS[id(packs)] = MentionReader(NameWords(packs), packs)
    return reader


def find_people(reading: Reading, posts: list[PostMention]) -> People:
    """Names, posts and who is who; roles that cues tell (chair, attended, reported) are set."""
    reader = _reader(reading)
    posts = [post for post in posts if not _clock(reading, post) and not _row_label(reading, post)]
    by_sentence: dict[int, list[PostMention]] = {}
    for post in posts:
        by_sentence.setdefault(reading.sentence_index(post.start), []).append(post)
    mentions: list[NameMention] = []
    for index, sentence in enumerate(reading.sentences):
        if not sentence.furniture:
            mentions += reader.sentence(reading, sentence, by_sentence.get(index, []))
    mentions = [m for m in mentions if not reader.is_private(reading, m)]
    persons = merge(reading, mentions)
    _later_mentions(reading, persons, mentions)
    people = People(persons)
    professions = reading.packs.words("professions")
    named = [p for p in persons if p.lists or any(not _profession(post, professions) for post in p.posts)]
    owned = {post.start for m in mentions for post in m.posts()}
    named_tokens = {i for m in mentions for i in range(m.lead, m.end)}
    posts = [post for post in posts if post.start in owned or named_tokens.isdisjoint(range(post.start, post.end))]
    people.persons = named + _unnamed(reading, posts, named, owned)
    people.persons.sort(key=lambda p: p.first)
    _index_ends(people, posts, mentions)
    _find_actors(reading, people, reader)
    return people


def _profession(post: PostMention, professions: frozenset[str]) -> bool:
    """Whether a post is a profession that makes nobody an official (शिक्षक, अधिवक्ता)."""
    return fold(post.lemma_text) in professions


def _clock(reading: Reading, post: PostMention) -> bool:
    """Whether a post is the PM of a time of day (6:34PM)."""
    kinds = reading.tokens.kinds
    return post.start > 0 and kinds[post.start] == LATIN and kinds[post.start - 1] == NUMBER


def _row_label(reading: Reading, post: PostMention) -> bool:
    """Whether a post is the label of a number in a row (एसएसपी: 7,120.5, a fertilizer)."""
    tokens, i = reading.tokens, post.end
    return i + 1 < len(tokens.keys) and tokens.keys[i] == ":" and tokens.kinds[i + 1] == NUMBER


def _later_mentions(reading: Reading, persons: list[Person], mentions: list[NameMention]) -> None:
    """Full names, and their first two words, that stand in the text without honorific or post."""
    taken = {i for m in mentions for i in range(m.lead, m.end)}
    openings: dict[str, list[tuple[tuple[str, ...], Person]]] = {}
    for person in persons:
        if len(person.key) < 2:
            continue
        openings.setdefault(person.key[0], []).append((person.key, person))
        if len(person.key) > 2:
            openings[person.key[0]].append((person.key[:2], person))
    deeps = reading.tokens.deeps
    i = 0
    while i < len(deeps):
        candidates = openings.get(deeps[i]) if i not in taken else None
        if candidates and not reading.is_furniture(i):
            for key, person in sorted(candidates, key=lambda c: -len(c[0])):
                if tuple(deeps[i : i + len(key)]) == key:
                    person.mentions.append((i, i + len(key)))
                    person.first = min(person.first, i)
                    i += len(key) - 1
                    break
        i += 1
    for person in persons:
        person.mentions.sort()


def _unnamed(reading: Reading, posts: list[PostMention], named: list[Person], owned: set[int]) -> list[Person]:
    """One entry for each specific post that nobody named in the text holds; short mentions go to their holder."""
    found: list[Person] = []
    holders = [(post, person) for person in named for post in person.posts]
    starts = {post.head_start for post in posts}
    for post in posts:
        if post.start in owned or reading.is_furniture(post.start):
            continue
        holder = _holder(post, holders)
        if holder is not None and not post.plural:
            holder.mentions.append((post.start, post.end))
            continue
        if post.generic or post.cadre or holder is not None or _attributive(reading, post):
            continue
        if _owner(reading, post, starts):
            continue
        known = next((p for p in found if _same_office(p.posts[0], post)), None)
        if known is None:
            found.append(Person(None, (), post.start, posts=[post], mentions=[(post.start, post.end)]))
        else:
            known.mentions.append((post.start, post.end))
            if all(post.lemma_text != other.lemma_text for other in known.posts):
                known.posts.append(post)
    for person in found:
        person.posts.sort(key=lambda held: -len(held.lemma_text))  # the post in full before its abbreviation
    return found


def _holder(post: PostMention, holders: list[tuple[PostMention, Person]]) -> Person | None:
    """The named holder a post alone speaks of.

    A word as general as अधिकारी only looks back, to the one person it fits.
    """
    fitting = [person for held, person in holders if same_post(post, held)]
    if not post.generic:
        return fitting[0] if fitting else None
    introduced = {id(person): person for person in fitting if person.first < post.start}
    return next(iter(introduced.values())) if len(introduced) == 1 else None


def _attributive(reading: Reading, post: PostMention) -> bool:
    """Whether a post names no office-holder here: the head of a scheme's name (मुख्यमंत्री ... योजना), a surname after a
    given name (रघुवीर मुखिया को), or a wording too general for one office (विभाग प्रमुख)."""
    tokens, words = reading.tokens, reading.packs.words
    if fold(post.lemma_text) in words("no-unnamed"):
        return True
    if post.end - post.start > 1:
        return _hit_of(reading, post) == "no-unnamed"
    after = post.end
    key = tokens.keys[post.start]
    if key in words("incumbent-titles") and after < len(tokens) and tokens.kinds[after] == WORD:
        return tokens.keys[after] not in words("name-closers")
    before = post.start - 1
    surnames = _reader(reading).words
    return before >= 0 and tokens.deeps[post.start] in surnames.surnames and surnames.only_given(tokens, before)


def _owner(reading: Reading, post: PostMention, starts: set[int]) -> bool:
    """Whether letters that can be a post are a body here: its office stands behind them (डीडीए के उपाध्यक्ष)."""
    tokens, i = reading.tokens, post.end
    if post.end - post.start > 1 or not spelt(tokens.keys[post.start]) or i + 1 >= len(tokens):
        return False
    return tokens.keys[i] in _GENITIVE and i + 1 in starts


def _hit_of(reading: Reading, post: PostMention) -> str | None:
    """The word list that holds the whole wording of a post."""
    hit = reading.longest("word").get(post.start)
    return hit.id if hit is not None and hit.end == post.end else None


def _same_office(a: PostMention, b: PostMention) -> bool:
    return (a.code is not None and a.code == b.code) or post_words(a) == post_words(b)


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


def _find_actors(reading: Reading, people: People, reader: MentionReader) -> None:
    """Who acts: the mention before ने or द्वारा.

    A pronoun that speaks (उन्होंने कहा) means who spoke last, and not who is spoken of in between; any other one who acted
    last; either, where nobody did, who presides.
    """
    tokens = reading.tokens
    markers = reader.lists["agent-markers"]
    pronouns = reader.lists["pronouns"]
    topic: Person | None = None
    speaker: Person | None = None
    speech: dict[int, int] = {}  # sentence -> its first verb of speech
    quoted: set[int] = set()  # sentences that tell what was said another day (कहा था)
    for hit in reversed(reading.cues(_SPEECH)):
        index = reading.sentence_index(hit.start)
        if _THEN in tokens.keys[hit.start : hit.end + 1]:
            quoted.add(index)
        else:
            speech[index] = hit.start
    people.chair = _stated_chair(reading, people)
    for index, sentence in enumerate(reading.sentences):
        if sentence.furniture:
            continue
        speaks_at = speech.get(index)
        for i in range(sentence.body, sentence.end):
            if tokens.kinds[i] != WORD:
                continue
            key = tokens.keys[i]
            person: Person | None = None
            if key in pronouns:
                person = (speaker if speaks_at is not None else None) or topic or people.chair
            elif key in markers:
                person = _before(reading, people, reader, i)
            if person is not None:
                people.agents[i] = person
                leads = index not in people.actors or key in _BY_HIMSELF
                people.actors.setdefault(index, person)
                if leads and index not in quoted and (person.name is not None or topic is None):
                    topic = person
        if speaks_at is not None:
            speaker = _nearest_agent(reading, people, index, speaks_at, _BY_HIMSELF) or speaker
    if people.chair is None:
        people.chair = _reviewing_chair(reading, people)
    _set_roles(reading, people)


def _before(reading: Reading, people: People, reader: MentionReader, i: int) -> Person | None:
    """The person whose mention ends right before token `i` (जी, महोदय, के, brackets passed over)."""
    tokens = reading.tokens
    j = i
    for _ in range(4):
        if j in people.at_end:
            return people.at_end[j]
        if j == 0:
            return None
        key = tokens.keys[j - 1]
        if tokens.deeps[j - 1] in reader.words.suffixes or key in (fold("के"), ")"):
            j -= 1
            continue
        return None
    return None


def _stated_chair(reading: Reading, people: People) -> Person | None:
    """X की अध्यक्षता में; in body sentences first, in headlines when no body sentence says it.

    Of two who preside together (X व Y की संयुक्त अध्यक्षता) the first is the chair; both have the role.
    """
    body: Person | None = None
    head: Person | None = None
    for hit in reading.cues("chair-before"):
        sentence = reading.sentence_at(hit.start)
        if sentence.furniture:
            continue
        at = hit.start if hit.start in people.at_end else hit.start - 1
        person = people.at_end.get(at)
        if person is None:
            continue
        if any(reading.tokens.keys[i] == _JOINT for i in range(hit.start, hit.end)):
            other = _joined_with(reading, people, person, at)
            if other is not None:
                person.roles.add("chair")
                person = other
        if sentence.kind == BODY:
            body = body or person
        else:
            head = head or person
    return body or head


def _joined_with(reading: Reading, people: People, person: Person, end: int) -> Person | None:
    """The person whose mention ends before the conjunction in front of another's post and name."""
    starts = [start for start, stop in person.mentions if stop == end]
    first = min(
        [*starts, *(post.start for post in person.posts if post.start < end and end - post.start < 20)], default=end
    )
    keys = reading.tokens.keys
    return people.at_end.get(first - 1) if first and keys[first - 1] in _CONJUNCTIONS else None


def _reviewing_chair(reading: Reading, people: People) -> Person | None:
    """Who holds the meeting: body sentences before headlines, presiding before reviewing."""
    person = _agent_after_chair(reading, people)
    if person is not None:
        return person
    for kind in ("chair-act", "chair-review"):
        hits = [h for h in reading.cues(kind) if not reading.is_furniture(h.start)]
        for hit in sorted(hits, key=lambda h: reading.sentence_at(h.start).kind != BODY):
            index = reading.sentence_index(hit.start)
            person = _nearest_agent(reading, people, index, hit.start) or people.actor(index)
            if person is None and reading.tokens.keys[hit.end - 1] not in _PASSIVE:
                person = _first_mentioned(reading, people, index) or _pronoun(reading, people, index)
            if person is not None:
                return person
    return _ordering_chair(reading, people)


def _ordering_chair(reading: Reading, people: People) -> Person | None:
    """ये निर्देश X ने ... समीक्षा बैठक में दिए: the formula says whose meeting it was. Orders alone do not."""
    keys = reading.tokens.keys
    for hit in reading.cues("chair-orders"):
        sentence = reading.sentence_at(hit.start)
        if sentence.kind != BODY or hit.start > sentence.body + 1:
            continue
        if any(keys[i] == _MEETING and keys[i + 1] == _IN for i in range(hit.end, sentence.end - 1)):
            agent = min((i for i in people.agents if hit.end <= i < sentence.end), default=None)
            if agent is not None:
                return people.agents[agent]
    return None


def _agent_after_chair(reading: Reading, people: People) -> Person | None:
    """जिसकी अध्यक्षता X ने की: the agent after the word, with its verb right behind."""
    keys = reading.tokens.keys
    for hit in reading.cues("chair-word"):
        sentence = reading.sentence_at(hit.start)
        for i in range(hit.end, min(sentence.end - 1, hit.end + 20)):
            if i in people.agents and keys[i + 1] in _DID and not sentence.furniture:
                return people.agents[i]
    return None


def _pronoun(reading: Reading, people: People, sentence: int) -> Person | None:
    """वे ... समीक्षा कर रहे थे: who acted in a sentence before."""
    span = reading.sentences[sentence]
    if not any(reading.tokens.keys[i] in _THEY for i in range(span.body, min(span.body + 3, span.end))):
        return None
    return next((people.actors[i] for i in range(sentence - 1, -1, -1) if i in people.actors), None)


def _first_mentioned(reading: Reading, people: People, sentence: int) -> Person | None:
    """The subject without ने (मुख्यमंत्री ... अध्यक्षता कर रहे थे): the first person named in a sentence."""
    span = reading.sentences[sentence]
    keys = reading.tokens.keys
    found = [(start, end, p) for p in people.persons for start, end in p.mentions if span.body <= start < span.end]
    free = [(start, p) for start, end, p in found if end < span.end and keys[end] not in _CASES]
    return min(free, key=lambda pair: pair[0])[1] if free else None


def _set_roles(reading: Reading, people: People) -> None:
    if people.chair is not None:
        people.chair.roles.add("chair")
    for person in people.persons:
        if person.lists:
            person.roles.add("attended")
    for hit in reading.cues("report"):
        reporter = _nearest_agent(reading, people, reading.sentence_index(hit.start), hit.start)
        if reporter is not None:
            reporter.roles.add("reported")
    for hit in reading.cues("attendance-before"):
        guest = people.at_end.get(hit.start)
        if guest is not None and not reading.is_furniture(hit.start):
            guest.roles.add("attended")
    _companions(reading, people)


def _companions(reading: Reading, people: People) -> None:
    """X ने Y और Z के साथ बैठक की: Y and Z were there."""
    for hit in reading.cues("attendance-with"):
        sentence = reading.sentence_at(hit.start)
        agents = [i for i in people.agents if sentence.start <= i < hit.start]
        if not agents or sentence.kind != BODY:
            continue
        for person in people.persons:
            if (
                person.name
                and person is not people.chair
                and any(max(agents) < start < hit.start for start, _ in person.mentions)
            ):
                person.roles.add("attended")


def finish_roles(reading: Reading, people: People, ordered: set[int]) -> None:
    """What a speaker's role is, once it is known who gives orders: a figure told is a report, and so is what someone
    says who neither presides, orders nor is listed as present. `ordered` are the sentences that give orders."""
    told = {  # a bar (एक लाख से अधिक की आय) is no figure told
        reading.sentence_index(n.start)
        for n in reading.numbers
        if n.mention.kind == "quantity" and n.mention.comparator not in _BARS
    }
    for hit in reading.cues("said"):
        index = reading.sentence_index(hit.start)
        speaker = _nearest_agent(reading, people, index, hit.start)
        if speaker is None or index in ordered or reading.sentences[index].kind != BODY:
            continue
        if index in told or not speaker.roles & {"chair", "directed", "attended"}:
            speaker.roles.add("reported")


def _nearest_agent(
    reading: Reading, people: People, sentence: int, before: int, markers: frozenset[str] | None = None
) -> Person | None:
    """The last agent of a sentence that stands before a verb; with `markers`, one that has such a marker."""
    span = reading.sentences[sentence]
    keys = reading.tokens.keys
    marks = sorted(i for i in people.agents if span.start <= i < span.end and (markers is None or keys[i] in markers))
    at = bisect_left(marks, before + 1)
    return people.agents[marks[at - 1]] if at else None
