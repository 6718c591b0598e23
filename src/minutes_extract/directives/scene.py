"""A sentence under judgement: its tokens, cues and verbs, and the questions all directive rules ask of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from minutes_extract.directives.addressees import is_subject
from minutes_extract.directives.clauses import OrderVerb, speakers
from minutes_extract.directives.words import Words
from minutes_extract.reading import Reading
from minutes_extract.tokens import MARK, NEWLINE

ORDER, REQUEST, DECISION, APPROVAL = "order", "request", "decision", "approval"
LISTED = "directive.list"  # a sentence of a list of instructions, told by its verb alone
APPEAL = "appeal"  # to the public: no directive, and it ends a list of instructions

KO, SE, TOLD = frozenset({"को"}), frozenset({"से"}), frozenset({"को", "से"})
GENITIVES = frozenset({"का", "के", "की"})
STOPS = frozenset({"ने", "को", "द्वारा", "हुए", "कि", "मे"})
PRONOUNS = frozenset({"उन्होंने", "इन्होंने"})


class Verdict(NamedTuple):
    """What a sentence is: `verb` one of order, request, decision, approval, appeal; `cue` the id of the cue."""

    verb: str
    cue: str
    at: int
    passive: bool = False


@dataclass(slots=True)
class Scene:
    """A sentence under judgement: tokens `[start, end)` of the Reading, its cues and its order verbs."""

    reading: Reading
    words: Words
    posts: dict[int, int]
    start: int
    end: int
    verbs: list[OrderVerb]
    ordering: bool  # instructions were given shortly before
    instructs: bool  # the release speaks of instructions somewhere
    office: bool | None  # whether who acts holds an office; None when nobody is known to act
    item: bool = False  # an item of a list that a line with decisions or approvals announces
    _markers: list[int] | None = None

    @property
    def markers(self) -> list[int]:
        """The tokens ने and द्वारा: who acts stands before them."""
        if self._markers is None:
            self._markers = speakers(self.reading.tokens, self.start, self.end)
        return self._markers

    def key(self, i: int) -> str:
        return self.reading.tokens.keys[i] if self.start <= i < self.end else ""

    def speakers(self, at: int) -> list[int]:
        """The markers of those who act, before `at`."""
        return [i for i in self.markers if i < at]

    def any_key(self, wanted: frozenset[str], start: int, end: int) -> bool:
        return not wanted.isdisjoint(self.reading.tokens.keys[max(start, self.start) : min(end, self.end)])


def elsewhere(scene: Scene) -> bool:
    """Whether a court, a king of a legend, or somebody on a playing field or stage is told of."""
    keys, words = scene.reading.tokens.keys, scene.words
    if scene.any_key(words.elsewhere, scene.start, scene.end):
        return True
    for i in scene.markers:
        if scene.any_key(words.crowned, i - 1, i):
            return True
        if scene.any_key(words.court, i - 4, i) and "लोक" not in keys[max(scene.start, i - 6) : i]:
            return True
    return keys[scene.start].endswith("ने") and keys[scene.start] in words.crowned


def demand(scene: Scene, at: int) -> bool:
    """Whether a union, party or protester is the one who speaks before `at`."""
    tokens, words = scene.reading.tokens, scene.words
    for marker in scene.speakers(at):
        for i in range(marker - 1, max(scene.start, marker - 9) - 1, -1):
            key = tokens.keys[i]
            if key in words.partisan or (i == marker - 1 and key in words.public):
                return True
            if key in words.official or key in words.decider or i + 1 in scene.posts:
                if scene.any_key(words.partisan_body, i - 5, i + 1):
                    return True
                break
            if key in words.partisan_body:
                return True
            if key in words.breaks or tokens.kinds[i] == NEWLINE or key in STOPS:
                break
    return False


def office_speaks(scene: Scene, at: int) -> bool:
    keys = scene.reading.tokens.keys
    words = scene.words
    return any(
        keys[j] in words.official or keys[j] in words.decider or j + 1 in scene.posts
        for i in scene.speakers(at)
        for j in range(max(scene.start, i - 8), i)
    )


def told(scene: Scene, at: int, markers: frozenset[str]) -> bool:
    """Whether officials or bodies are addressed before `at` (अधिकारियों से, विभाग को)."""
    keys = scene.reading.tokens.keys
    return any(
        keys[i] in markers and (keys[i - 1] in scene.words.official or i in scene.posts)
        for i in range(scene.start + 1, min(at, scene.end))
    )


def official_subject(scene: Scene, at: int) -> int | None:
    """The first official after `at` who is to act, None without."""
    keys, posts, official = scene.reading.tokens.keys, scene.posts, scene.words.official
    for i in range(at, scene.end):
        if (keys[i] in official or i + 1 in posts) and is_subject(scene.reading, scene.words, i, scene.end):
            return i
    return None


def for_everyone(scene: Scene, official: int) -> bool:
    """Whether all officials of a kind are told, not one body's plans announced."""
    return scene.any_key(scene.words.everyone, official - 4, official)


def completed(scene: Scene, at: int) -> bool:
    """Whether a participle at `at` is past and stays so: no दिए जाएंगे, no दिए थे."""
    after = scene.key(at + 1)
    if after in scene.words.going:
        return False
    if after in scene.words.passive:
        after = scene.key(at + 2)
    return after not in scene.words.past_auxiliary and after not in ("निर्देश", "निर्देशो", "आदेश", "निर्णय")


def light_verb(scene: Scene, at: int, plain: frozenset[str], *, reach: int) -> int:
    """The position of the light verb that goes with the noun before `at` (दिए, जारी किए, प्रदान की); -1 without."""
    words = scene.words
    tokens = scene.reading.tokens
    first = scene.key(at)
    if first in words.postposition and first not in plain:
        return -1
    for i in range(at, min(at + reach, scene.end)):
        key = tokens.keys[i]
        if tokens.kinds[i] in (MARK, NEWLINE) and key not in "-()/'\"":
            return -1
        if key in ("नही", "कि"):
            return -1
        if key == "दे" and scene.key(i + 1) in words.give:
            return i + 1 if completed(scene, i + 1) else -1
        if key in words.issue:
            if scene.key(i + 1) == "नही" or scene.key(i + 1) not in words.done:
                return -1
            return i + 1 if completed(scene, i + 1) else -1
        if key in plain:
            return i if completed(scene, i) else -1
    return -1


def is_passive(scene: Scene, verb: int) -> bool:
    return scene.key(verb + 1) in scene.words.passive
