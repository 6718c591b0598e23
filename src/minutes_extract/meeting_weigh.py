"""A Reading becomes its sentences weighed as reports of a meeting: the words for one, and what stands with them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

from minutes_extract.dates import find_dates
from minutes_extract.lexicon import Hit
from minutes_extract.reading import Reading
from minutes_extract.segment import BODY, FURNITURE, HEADLINE, METADATA, Sentence

FURTHER = 6  # tokens at the start of a sentence in which "इसके बाद" tells of another event
OPENING = 5  # body sentences in which an event that is no meeting must be told
SURE_WORD = 3  # weight of a word that means a meeting wherever it stands
SURE_HALL = 3  # weight of a venue head that is nothing else
OTHER_CUES = frozenset({"weekday", "relative-day", "venue-head", "venue-online"})


@dataclass(slots=True)
class Weighed:
    """A sentence, its weight, and its words for meetings that count."""

    index: int
    sentence: Sentence
    weight: float
    words: list[Hit]
    review: bool
    official: bool = False  # names who presides, a post, a hall or a day: villagers and friends meet too


class MeetingCues:
    """The meeting cues of a reading by kind and sentence."""

    def __init__(self, reading: Reading, people: Any | None) -> None:
        self.reading = reading
        self.by_sentence: dict[int, dict[str, list[Hit]]] = {}
        posts = [hit.start for hit in reading.hits.get("post", [])]
        people_at = [start for person in getattr(people, "persons", ()) for start, _ in person.mentions]
        self.habitual = False  # the release announces that an event is held again and again
        self.posts = sorted(posts + people_at)
        mentions = (mention for person in getattr(people, "persons", ()) for mention in person.mentions)
        offices = {i for hit in reading.hits.get("post", []) for i in range(hit.start, hit.end)}
        self.names = frozenset(i for start, end in mentions for i in range(start, end)) - offices
        table = reading.packs.cues
        for hit in reading.hits.get("cue", []):
            kind = table[hit.id].cue
            if kind.startswith("meeting-") or kind in OTHER_CUES:
                index = reading.sentence_index(hit.start)
                if hit.end <= reading.sentences[index].end:
                    self.by_sentence.setdefault(index, {}).setdefault(kind, []).append(hit)

        for kinds in self.by_sentence.values():
            self.habitual = self.habitual or ("meeting-habit" in kinds and "meeting-not-yet" in kinds)

    def at(self, kind: str, sentence: int) -> list[Hit]:
        return self.by_sentence.get(sentence, {}).get(kind, [])

    def any(self, kind: str) -> bool:
        return any(kind in kinds for kinds in self.by_sentence.values())

    def has_post(self, sentence: Sentence) -> bool:
        """Whether a post or an official is named in a sentence."""
        return bisect_left(self.posts, sentence.start) < bisect_left(self.posts, sentence.end)

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
    for index, sentence in enumerate(reading.sentences):
        if sentence.kind in (FURNITURE, METADATA) or sentence.body >= sentence.end:
            continue
        body += sentence.kind == BODY
        if index in cues.by_sentence:
            weighed.append(_weighed(reading, cues, index, body))
        else:
            weighed.append(Weighed(index, sentence, 0.0, [], False))
    return weighed


def _weighed(reading: Reading, cues: MeetingCues, index: int, body: int) -> Weighed:
    """One sentence, the `body`th of the text proper, with its weight."""
    table, sentence = reading.packs.cues, reading.sentences[index]
    words = [hit for hit in cues.at("meeting-word", index) if not _of_another_time(cues, index, hit)]
    review = bool(cues.at("meeting-review", index))
    strength = max((table[hit.id].weight for hit in words), default=0)
    held = bool(cues.at("meeting-held", index)) or _opened(reading, sentence, words) or _attended(cues, index)
    chaired = bool(cues.at("meeting-chaired", index))
    if not words and review and held:
        strength = 2
    weight = float(strength)
    official = False
    if strength or (held and chaired):
        halls = any(table[hit.id].weight >= SURE_HALL for hit in cues.at("venue-head", index))
        online = bool(cues.at("venue-online", index))
        further = cues.at("meeting-further", index)
        dated = cues.dated(index)
        nearby = reading.sentences[index : index + 2]  # who acts may stand in the next sentence
        official = chaired or halls or online or dated or any(cues.has_post(s) for s in nearby)
        weight += 2 * held + 3 * chaired + 2 * halls + online + dated + (body <= OPENING)
        weight -= 2 * bool(further and further[0].start - sentence.body < FURTHER)
        if cues.at("meeting-not-yet", index):
            announced = strength >= SURE_WORD and dated  # an event that is to come on a day
            weight = 0.0 if cues.at("meeting-habit", index) else weight - 2 * (not announced)
        if cues.habitual and (cues.at("meeting-not-yet", index) or sentence.kind == HEADLINE) and not chaired:
            weight = 0.0
        if strength < SURE_WORD and (body > OPENING or sentence.kind != BODY) and not chaired:
            weight -= 2
    return Weighed(index, sentence, weight - (sentence.kind != BODY), words, review, official)


def _opened(reading: Reading, sentence: Sentence, words: list[Hit]) -> bool:
    """Whether a sentence with उद्घाटन or the like ends by saying that it was done (किया, हुआ)."""
    if not any(hit.id == "meeting.launch" for hit in words):
        return False
    done = reading.packs.words("event-done")
    return any(key in done for key in reading.tokens.keys[max(sentence.body, sentence.end - 5) : sentence.end])


def _attended(cues: MeetingCues, index: int) -> bool:
    """Whether a sentence goes on about the meeting (बैठक में ...) and names who was there (... उपस्थित रहे)."""
    sentence = cues.reading.sentences[index]
    begins = any(hit.start <= sentence.body + 1 for hit in cues.at("meeting-resumed", index))
    return begins and bool(cues.at("meeting-presence", index)) and cues.has_post(sentence)


def _of_another_time(cues: MeetingCues, index: int, hit: Hit) -> bool:
    """Whether पिछली, आगामी or the like stands right before a word for a meeting."""
    return any(0 <= hit.start - other.end <= 1 for other in cues.at("meeting-other-time", index))
