"""The sentences of a release become deeds: who acts in each, who presides, reports, and was there."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from minutes_extract.folding import fold
from minutes_extract.people.mentions import MentionReader
from minutes_extract.people.person import People, Person
from minutes_extract.reading import Reading
from minutes_extract.segment import BODY, Sentence
from minutes_extract.tokens import WORD

_CASES = frozenset(map(fold, ("के", "की", "का", "को", "से", "द्वारा", "में", "पर")))
_THIS_ONE = fold("इन्होंने")
_THEY = frozenset(map(fold, ("वे", "वह")))
_PASSIVE = frozenset(map(fold, ("गई", "गयी", "गया")))
_DID = frozenset(map(fold, ("की", "किया", "करी")))
_JOINT = fold("संयुक्त")
_MEETING = fold("बैठक")
_THAN_THIS, _EARLIER = fold("इससे"), frozenset(map(fold, ("पहले", "पूर्व")))
_OF = fold("की")
_AFTER_DID = frozenset(
    map(
        fold,
        (
            "गई",
            "गयी",
            "है",
            "हैं",
            "थी",
            "जिसमें",
            "तो",
            "कि",
            "साथ",
            "लेकिन",
            "जहां",
            "इस",
            "इसमें",
            "जा",
            "जाए",
            "जाएगी",
            "जिसके",
        ),
    )
)
_TOOK = fold("ली")
_BY = fold("द्वारा")
_DOING = frozenset(map(fold, ("किया", "किए", "की", "कर", "करने", "करते", "करके", "होने", "है", "हैं")))
_HELD = frozenset(map(fold, ("हुई", "आयोजित", "संपन्न", "सम्पन्न", "आहूत")))
_LED_REACH = 14  # tokens between who leads and the meeting
_HELD_REACH = 6
_BY_HIMSELF = frozenset(map(fold, ("ने", "उन्होंने", "बोले", "बोलीं")))  # a second agent with द्वारा only lends an attribute
_BARS = frozenset({"more_than", "less_than"})
_THEN = fold("था")
_SPEECH = ("report", "said", "directive-say", "directive-order-noun", "directive-order-participle")
_IN = fold("में")
_CONJUNCTIONS = frozenset(map(fold, ("व", "एवं", "और", "तथा")))
_PASSED_OVER = frozenset({fold("के"), ")"})  # between a mention and the marker of the agent


class Agents:
    """Who acts, by the token of the marker (`People.agents`), found without a walk over all of them."""

    __slots__ = ("_agents", "_tokens")

    def __init__(self, people: People) -> None:
        self._agents = people.agents
        self._tokens = list(people.agents)

    def last_token(self, start: int, last: int) -> int | None:
        """The last marker in tokens `[start, last]`."""
        at = bisect_left(self._tokens, last + 1)
        return self._tokens[at - 1] if at and self._tokens[at - 1] >= start else None

    def last(self, start: int, last: int) -> Person | None:
        """The last who acts in tokens `[start, last]`."""
        token = self.last_token(start, last)
        return self._agents[token] if token is not None else None

    def first(self, start: int, end: int) -> Person | None:
        """The first who acts in tokens `[start, end)`."""
        at = bisect_left(self._tokens, start)
        return self._agents[self._tokens[at]] if at < len(self._tokens) and self._tokens[at] < end else None


class Mentioned:
    """Who is mentioned where, in order; sorted when first asked for."""

    def __init__(self, people: People) -> None:
        self._persons = people.persons

    @cached_property
    def _mentions(self) -> list[tuple[int, int, int]]:
        """First token, number of the person, token after."""
        return sorted((start, n, end) for n, person in enumerate(self._persons) for start, end in person.mentions)

    def between(self, start: int, end: int) -> list[Person]:
        """The persons of the mentions that begin in tokens `[start, end)`."""
        first, last = bisect_left(self._mentions, (start,)), bisect_left(self._mentions, (end,))
        return [self._persons[n] for _, n, _ in self._mentions[first:last]]

    def subject(self, reading: Reading, sentence: Sentence) -> Person | None:
        """The subject without ने (मुख्यमंत्री ... अध्यक्षता कर रहे थे): the first person named in a sentence."""
        keys = reading.tokens.keys
        first, last = bisect_left(self._mentions, (sentence.body,)), bisect_left(self._mentions, (sentence.end,))
        for _, n, end in self._mentions[first:last]:
            if end < sentence.end and keys[end] not in _CASES:
                return self._persons[n]
        return None


def find_actors(reading: Reading, people: People, reader: MentionReader, marked: list[int]) -> None:
    """Who acts: the mention before ने or द्वारा. `marked` are the tokens that can be such markers or pronouns, in order.

    A pronoun that speaks (उन्होंने कहा) means who spoke last, and not who is spoken of in between; any other one who acted
    last; either, where nobody did, who presides.
    """
    tokens = reading.tokens
    markers = reader.lists["agent-markers"]
    pronouns = reader.lists["pronouns"]
    topic: Person | None = None
    speaker: Person | None = None
    began = False
    speech: dict[int, int] = {}  # sentence -> its first verb of speech
    quoted: set[int] = set()  # sentences that tell what was said another day (कहा था)
    keys = tokens.keys
    for kind in _SPEECH:
        for hit in reading.cues(kind):
            index = reading.sentence_index(hit.start)
            if _THEN in keys[hit.start : hit.end + 1]:
                quoted.add(index)
            elif hit.start < speech.get(index, len(keys)):
                speech[index] = hit.start
    people.chair = _stated_chair(reading, people)
    acting: dict[int, list[int]] = {}  # sentence -> its markers and pronouns
    for i in marked:
        if (keys[i] in markers or keys[i] in pronouns) and tokens.kinds[i] == WORD:
            acting.setdefault(reading.sentence_index(i), []).append(i)
    for index, acts in acting.items():
        sentence = reading.sentences[index]
        if sentence.furniture:
            continue
        if sentence.kind == BODY and not began:
            began, speaker = True, None  # who spoke in a headline is not who goes on speaking
        speaks_at = speech.get(index)
        said_by: Person | None = None  # the last who acts before the verb of speech
        for i in acts:
            if i < sentence.body:
                continue
            key = keys[i]
            person: Person | None = None
            if key == _THIS_ONE and (near := _only_one_before(reading, people, index)) is not None:
                person = near
            elif key in pronouns:
                person = (speaker if speaks_at is not None else None) or topic or people.chair
            elif key in markers and not _lends_attribute(keys, i, reader.lists["attributes"]):
                person = _before(reading, people, reader, i)
            if person is None:
                continue
            people.agents[i] = person
            leads = index not in people.actors or key in _BY_HIMSELF
            people.actors.setdefault(index, person)
            if leads and index not in quoted and (person.name is not None or topic is None):
                topic = person
            if speaks_at is not None and i <= speaks_at and key in _BY_HIMSELF:
                said_by = person
        speaker = said_by or speaker
    agents, named = Agents(people), Mentioned(people)
    if people.chair is None:
        people.chair = _reviewing_chair(reading, people, agents, named) or _leading_chair(reading, people)
    _set_roles(reading, people, agents, named)


def _only_one_before(reading: Reading, people: People, index: int) -> Person | None:
    """The one person named in the sentence before: whom इन्होंने means."""
    if not index:
        return None
    span = reading.sentences[index - 1]
    named = [p for p in people.persons if p.name and any(span.body <= a < span.end for a, _ in p.mentions)]
    return named[0] if len(named) == 1 else None


def _lends_attribute(keys: list[str], i: int, attributes: frozenset[str]) -> bool:
    """Whether what stands behind द्वारा is but the participle of a noun (मुख्यमंत्री द्वारा चिन्हित विकास कार्य)."""
    after = keys[i + 1 : i + 3]
    return keys[i] == _BY and len(after) == 2 and after[0] in attributes and after[1] not in _DOING


def _before(reading: Reading, people: People, reader: MentionReader, i: int) -> Person | None:
    """The person whose mention ends right before token `i` (जी, महोदय, के, brackets passed over)."""
    tokens = reading.tokens
    for j in range(i, max(i - 4, -1), -1):
        if j in people.at_end:
            return people.at_end[j]
        if j == 0 or (tokens.deeps[j - 1] not in reader.words.suffixes and tokens.keys[j - 1] not in _PASSED_OVER):
            return None
    return None


def _stated_chair(reading: Reading, people: People) -> Person | None:
    """X की अध्यक्षता में; in body sentences first, in headlines when no body sentence says it.

    Of two who preside together (डीसी X व एसपी Y की अध्यक्षता) the first is the chair; both have the role.
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
        other = _joined_with(reading, people, person, at)
        if other is not None:
            person.roles.add("chair")
            person = other
        if sentence.kind == BODY:
            body = body or person
        else:
            head = head or person
    return body or head


def _leading_chair(reading: Reading, people: People) -> Person | None:
    """X की अगुवाई में ... बैठक हुई: who leads a meeting that the same clause says was held."""
    keys = reading.tokens.keys
    for hit in reading.cues("chair-led"):
        sentence = reading.sentence_at(hit.start)
        person = people.at_end.get(hit.start)
        if person is None or sentence.kind != BODY or keys[hit.end] != _IN:
            continue
        stop = min(sentence.end - 1, hit.end + _LED_REACH)
        meeting = next((i for i in range(hit.end, stop) if keys[i] == _MEETING), None)
        if meeting is not None and not _HELD.isdisjoint(keys[meeting + 1 : meeting + _HELD_REACH]):
            return person
        earlier = keys[max(sentence.body, hit.start - _LED_REACH) : hit.start]
        if _MEETING in earlier and not _HELD.isdisjoint(keys[hit.end : stop]):
            return person  # बैठक X के नेतृत्व में सम्पन्न हुई
    return None


def _joined_with(reading: Reading, people: People, person: Person, end: int) -> Person | None:
    """The person whose mention ends before the conjunction in front of another's post and name."""
    starts = [post.start for post in person.posts if post.start < end and end - post.start < 20]
    at = bisect_left(person.mentions, (end,))
    if at and person.mentions[at - 1][1] == end:
        starts.append(person.mentions[at - 1][0])
    first = min(starts, default=end)
    keys = reading.tokens.keys
    return people.at_end.get(first - 1) if first and keys[first - 1] in _CONJUNCTIONS else None


def _reviewing_chair(reading: Reading, people: People, agents: Agents, named: Mentioned) -> Person | None:
    """Who holds the meeting: body sentences before headlines, presiding before reviewing."""
    person = _agent_after_chair(reading, people)
    if person is not None:
        return person
    subjects: dict[int, Person | None] = {}  # sentence -> who holds a meeting there without ने
    for kind in ("chair-act", "chair-review"):
        hits = [h for h in reading.cues(kind) if not reading.is_furniture(h.start)]
        for hit in sorted(hits, key=lambda h: reading.sentence_at(h.start).kind != BODY):
            index = reading.sentence_index(hit.start)
            body = reading.sentences[index].body
            opening = reading.tokens.keys[body : body + 2]
            if opening[0] == _THAN_THIS and opening[-1] in _EARLIER:
                continue  # इससे पहले आयुक्त ने ... समीक्षा की: another meeting
            if _of_meeting(reading, hit.end):
                continue
            person = agents.last(reading.sentences[index].start, hit.start) or people.actor(index)
            passive = not _PASSIVE.isdisjoint(reading.tokens.keys[hit.end - 1 : hit.end + 1])
            if person is None and not passive:
                if index not in subjects:
                    sentence = reading.sentences[index]
                    subjects[index] = named.subject(reading, sentence) or _pronoun(reading, people, index)
                person = subjects[index]
            if person is not None:
                return person
    return _taking_chair(reading, agents) or _ordering_chair(reading, agents)


def _of_meeting(reading: Reading, end: int) -> bool:
    """Whether the की that ends before token `end` is no verb but a genitive (पिछली बैठक की कार्रवाई का प्रस्ताव)."""
    tokens = reading.tokens
    if tokens.keys[end - 1] != _OF or end >= len(tokens) or tokens.kinds[end] != WORD:
        return False
    after = tokens.keys[end]
    return after not in _AFTER_DID and after not in _CONJUNCTIONS


def _taking_chair(reading: Reading, agents: Agents) -> Person | None:
    """... की बैठक X ने ... में ली: who took the meeting named before him."""
    keys = reading.tokens.keys
    for sentence in reading.sentences:
        if sentence.kind != BODY:
            continue
        last = sentence.end - 1
        while last > sentence.body and reading.tokens.kinds[last] != WORD:
            last -= 1
        if keys[last] != _TOOK:
            continue
        meeting = next((i for i in range(sentence.body, last) if keys[i] == _MEETING), last)
        person = agents.first(meeting + 1, last)
        if person is not None:
            return person
    return None


def _ordering_chair(reading: Reading, agents: Agents) -> Person | None:
    """ये निर्देश X ने ... समीक्षा बैठक में दिए: the formula says whose meeting it was. Orders alone do not."""
    keys = reading.tokens.keys
    for hit in reading.cues("chair-orders"):
        sentence = reading.sentence_at(hit.start)
        if sentence.kind != BODY or hit.start > sentence.body + 1:
            continue
        if any(keys[i] == _MEETING and keys[i + 1] == _IN for i in range(hit.end, sentence.end - 1)):
            person = agents.first(hit.end, sentence.end)
            if person is not None:
                return person
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
    acted = list(people.actors)
    at = bisect_left(acted, sentence)
    return people.actors[acted[at - 1]] if at else None


def _set_roles(reading: Reading, people: People, agents: Agents, named: Mentioned) -> None:
    if people.chair is not None:
        people.chair.roles.add("chair")
    for person in people.persons:
        if person.lists:
            person.roles.add("attended")
    for hit in reading.cues("report"):
        reporter = agents.last(reading.sentence_at(hit.start).start, hit.start)
        if reporter is not None:
            reporter.roles.add("reported")
    for hit in reading.cues("attendance-before"):
        guest = people.at_end.get(hit.start)
        if guest is not None and not reading.is_furniture(hit.start):
            guest.roles.add("attended")
    _companions(reading, people, agents, named)


def _companions(reading: Reading, people: People, agents: Agents, named: Mentioned) -> None:
    """X ने Y और Z के साथ बैठक की: Y and Z were there."""
    done = 0  # who is mentioned before it was seen with an earlier cue
    for hit in reading.cues("attendance-with"):
        sentence = reading.sentence_at(hit.start)
        agent = agents.last_token(sentence.start, hit.start - 1)
        if agent is None or sentence.kind != BODY:
            continue
        for person in named.between(max(agent + 1, done), hit.start):
            if person.name and person is not people.chair:
                person.roles.add("attended")
        done = hit.start


def finish_roles(reading: Reading, people: People, ordered: set[int]) -> None:
    """What a speaker's role is, once it is known who gives orders: a figure told is a report, and so is what someone
    says who neither presides, orders nor is listed as present. `ordered` are the sentences that give orders."""
    told = {  # a bar (एक लाख से अधिक की आय) is no figure told
        reading.sentence_index(n.start)
        for n in reading.numbers
        if n.mention.kind == "quantity" and n.mention.comparator not in _BARS
    }
    agents = Agents(people)
    for hit in reading.cues("report-according"):
        source = people.at_end.get(hit.start)
        if source is not None and reading.sentence_index(hit.start) in told:
            source.roles.add("reported")  # अधीक्षण अभियंता के अनुसार 15 सड़कें खोली गईं
    for hit in reading.cues("said"):
        index = reading.sentence_index(hit.start)
        speaker = agents.last(reading.sentences[index].start, hit.start)
        if speaker is None or index in ordered or reading.sentences[index].kind != BODY:
            continue
        if index in told or not speaker.roles & {"chair", "directed", "attended"}:
            speaker.roles.add("reported")
