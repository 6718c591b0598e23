"""A Reading becomes its sentences weighed as reports of a meeting: the words for one, and what stands with them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Any

from minutes_extract.dates import find_dates
from minutes_extract.folding import fold
from minutes_extract.lexicon import Hit
from minutes_extract.packs import Compiled
from minutes_extract.reading import Reading
from minutes_extract.segment import BODY, FURNITURE, HEADLINE, METADATA, Sentence
from minutes_extract.tokens import NEWLINE

FURTHER = 6  # tokens at the start of a sentence in which "इसके बाद" tells of another event
OPENING = 5  # body sentences in which an event that is no meeting must be told
SURE_WORD = 3  # weight of a word that means a meeting wherever it stands
SURE_HALL = 3  # weight of a venue head that is nothing else
OTHER_CUES = frozenset({"weekday", "relative-day", "venue-head", "venue-online"})


Kinds = dict[str, list[Hit]]  # kind of cue -> the cues of a sentence, in order


@dataclass(slots=True)
class Weighed:
    """A sentence, its weight, and its words for meetings that count."""

    index: int
    sentence: Sentence
    weight: float
    words: list[Hit]
    review: bool
    official: bool = False  # names who presides, a post, a hall or a day: villagers and friends meet too


def _kinds_of(packs: Compiled) -> tuple[str, ...]:
    """The kinds of cues that tell of meetings."""
    kinds = dict.fromkeys(entry.cue for entry in packs.cues.values())
    return tuple(kind for kind in kinds if kind.startswith("meeting-") or kind in OTHER_CUES)


class MeetingCues:
    """The meeting cues of a reading by kind and sentence."""

    def __init__(self, reading: Reading, people: Any | None) -> None:
        self.reading = reading
        self.people = people
        self._posts: list[int] | None = None
        self.by_sentence: dict[int, Kinds] = {}
        sentences = reading.sentences
        starts = [sentence.start for sentence in sentences]
        for kind in reading.packs.table("meeting.kinds", _kinds_of):
            for hit in reading.cues(kind):
                index = bisect_right(starts, hit.start) - 1
                if hit.end <= sentences[index].end:
                    kinds = self.by_sentence.setdefault(index, {})
                    if kind in kinds:
                        kinds[kind].append(hit)
                    else:
                        kinds[kind] = [hit]
        # Whether the release announces that an event is held again and again.
        self.habitual = bool(reading.cues("meeting-habit")) and any(
            "meeting-habit" in kinds and "meeting-not-yet" in kinds for kinds in self.by_sentence.values()
        )

    @property
    def posts(self) -> list[int]:
        """Where posts and officials are named, in order."""
        if self._posts is None:
            posts = [hit.start for hit in self.reading.hits.get("post", ())]
            self._posts = sorted(posts + [start for start, _ in self._mentions()])
        return self._posts

    def names(self) -> frozenset[int]:
        """The tokens of persons' names, those of posts left out."""
        offices = {i for hit in self.reading.hits.get("post", ()) for i in range(hit.start, hit.end)}
        return frozenset([i for start, end in self._mentions() for i in range(start, end) if i not in offices])

    def _mentions(self) -> list[tuple[int, int]]:
        return [mention for person in getattr(self.people, "persons", ()) for mention in person.mentions]

    def at(self, kind: str, sentence: int) -> list[Hit]:
        """The cues of a kind in a sentence."""
        kinds = self.by_sentence.get(sentence)
        return kinds.get(kind, []) if kinds is not None else []

    def any(self, kind: str) -> bool:
        """Whether a cue of a kind stands in some sentence."""
        return bool(self.reading.cues(kind)) and any(kind in kinds for kinds in self.by_sentence.values())

    def has_post(self, sentence: Sentence) -> bool:
        """Whether a post or an official is named in a sentence."""
        posts = self.posts
        at = bisect_left(posts, sentence.start)
        return at < len(posts) and posts[at] < sentence.end

    def dated(self, sentence: int) -> bool:
        """Whether a sentence says on which day: weekday, today, or a date."""
        if self.at("weekday", sentence) or self.at("relative-day", sentence):
            return True
        found = self.reading.sentences[sentence]
        return bool(find_dates(self.reading.tokens, found.body, found.end, self.reading.packs))


def weigh(reading: Reading, cues: MeetingCues) -> list[Weighed]:
    """All sentences of the release with the weight of each as a report of a meeting."""
    weighed: list[Weighed] = []
    body = 0
    by_sentence, kinds_of = cues.by_sentence, reading.tokens.kinds
    for index, sentence in enumerate(reading.sentences):
        if sentence.kind in _NO_TEXT or sentence.body >= sentence.end:
            continue
        body += sentence.kind == BODY and kinds_of[sentence.body] != NEWLINE  # blank lines are sentences too
        kinds = by_sentence.get(index)
        if kinds is None or _TELLING.isdisjoint(kinds):
            weighed.append(Weighed(index, sentence, 0.0, [], False))
        else:
            weighed.append(_weighed(reading, cues, index, kinds, body))
    return weighed


_TAUGHT = frozenset({"meeting.training", "meeting.workshop"})
_HEARING = "meeting.hearing"  # held by an office, whether it is named or not
_SITTINGS = frozenset({"meeting.plain", "meeting.review", "meeting.committee", "meeting.coordination"})
_WHICH = frozenset(map(fold, ("जिन", "जिस", "जिसमें", "जिनमें", "जिससे", "जो", "जिसकी", "जिनकी", "जिसका", "जिनका")))
_GIVEN = frozenset(map(fold, ("दिए", "दिये", "दिया", "जारी")))
_NO_TEXT = frozenset({FURNITURE, METADATA})
_TELLING = frozenset({"meeting-word", "meeting-review", "meeting-chaired"})  # without one a sentence weighs nothing


def _weighed(reading: Reading, cues: MeetingCues, index: int, kinds: Kinds, body: int) -> Weighed:
    """One sentence, the `body`th of the text proper, with its weight."""
    table, sentence = reading.packs.cues, reading.sentences[index]
    words = kinds.get("meeting-word", [])
    if "meeting-other-time" in kinds:  # पिछली, आगामी or the like right before the word
        others = {hit.end for hit in kinds["meeting-other-time"]}
        words = [hit for hit in words if hit.start not in others and hit.start - 1 not in others]
    review = "meeting-review" in kinds
    chaired = "meeting-chaired" in kinds
    strength = max([table[hit.id].weight for hit in words]) if words else 0
    held = "meeting-held" in kinds or _opened(reading, sentence, words) or _attended(cues, sentence, kinds)
    held = held or _instructed(reading, sentence, words)
    if not words and review and held:
        strength = 2
    weight = float(strength)
    official = False
    if strength or (held and chaired):
        halls = any(table[hit.id].weight >= SURE_HALL for hit in kinds.get("venue-head", ()))
        online = "venue-online" in kinds
        further = kinds.get("meeting-further")
        dated = cues.dated(index)
        nearby = reading.sentences[index : index + 2]  # who acts may stand in the next sentence
        official = chaired or halls or online or dated or any(cues.has_post(s) for s in nearby)
        taught = held and any(hit.id in _TAUGHT for hit in words)
        heard = held and any(hit.id == _HEARING for hit in words)
        official = official or (heard and "meeting-not-yet" not in kinds)
        official = official or (taught and _after_dateline(reading.sentences, index))
        weight += 2 * held + 3 * chaired + 2 * halls + online + dated + (body <= OPENING)
        weight -= 2 * bool(further and further[0].start - sentence.body < FURTHER)
        if "meeting-not-yet" in kinds and not _then(reading, sentence, words, kinds["meeting-not-yet"]):
            announced = strength >= SURE_WORD and dated  # an event that is to come on a day
            weight = 0.0 if "meeting-habit" in kinds else weight - 2 * (not announced)
        if cues.habitual and ("meeting-not-yet" in kinds or sentence.kind == HEADLINE) and not chaired:
            weight = 0.0
        if strength < SURE_WORD and (body > OPENING or sentence.kind != BODY) and not chaired:
            weight -= 2
    return Weighed(index, sentence, weight - (sentence.kind != BODY), words, review, official)


def _opened(reading: Reading, sentence: Sentence, words: list[Hit]) -> bool:
    """Whether a sentence with उद्घाटन or the like says that it was done (किया, हुआ), at its end or right behind."""
    launches = [hit.end for hit in words if hit.id == "meeting.launch"]
    if not launches:
        return False
    done, keys = reading.packs.words("event-done"), reading.tokens.keys
    if not done.isdisjoint(keys[max(sentence.body, sentence.end - 5) : sentence.end]):
        return True
    behind = [end + (keys[end] == ",") for end in launches if end + 1 < sentence.end and keys[end - 1] in done]
    return any(keys[i] in _WHICH for i in behind)


def _after_dateline(sentences: list[Sentence], index: int) -> bool:
    """Whether a sentence has a dateline, or one stands before it as a sentence of its own."""
    if sentences[index].body > sentences[index].start:
        return True
    before = sentences[index - 1] if index else None
    return before is not None and before.body >= before.end and before.line == sentences[index].line


def _then(reading: Reading, sentence: Sentence, words: list[Hit], coming: list[Hit]) -> bool:
    """Whether all that is to come stands in a relative clause behind what was opened (उद्घाटन किया, जिससे ... होगा), or
    before it, telling of the work (40 लाख से होने वाले कार्यों का शिलान्यास किया)."""
    keys = reading.tokens.keys
    opened = next((hit.end for hit in words if hit.id == "meeting.launch"), None)
    if opened is None:
        return False
    if all(hit.end < opened for hit in coming) and _opened(reading, sentence, words):
        return True
    return any(key in _WHICH for key in keys[opened : coming[0].start]) and coming[0].start > opened


def _instructed(reading: Reading, sentence: Sentence, words: list[Hit]) -> bool:
    """Whether instructions are given in the meeting named (... बैठक में अधिकारियों को सख्त निर्देश दिए)."""
    keys = reading.tokens.keys
    for hit in words:
        if hit.id in _SITTINGS and hit.end < sentence.end and keys[hit.end] == "मे":
            told = range(hit.end, sentence.end - 1)
            return any(keys[i].startswith("निर्देश") and keys[i + 1] in _GIVEN for i in told)
    return False


def _attended(cues: MeetingCues, sentence: Sentence, kinds: Kinds) -> bool:
    """Whether a sentence goes on about the meeting (बैठक में ...) and names who was there (... उपस्थित रहे)."""
    if "meeting-presence" not in kinds or "meeting-resumed" not in kinds:
        return False
    return kinds["meeting-resumed"][0].start <= sentence.body + 1 and cues.has_post(sentence)
