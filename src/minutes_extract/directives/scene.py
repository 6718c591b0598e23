"""A sentence under judgement: its tokens, cues and verbs, and the questions all directive rules ask of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable
from itertools import compress
from typing import NamedTuple

from minutes_extract.directives.addressees import is_subject
from minutes_extract.directives.clauses import OrderVerb
from minutes_extract.directives.words import Words
from minutes_extract.reading import Reading
from minutes_extract.tokens import MARK, NEWLINE

ORDER, REQUEST, DECISION, APPROVAL = "order", "request", "decision", "approval"
LISTED = "directive.list"  # a sentence of a list of instructions, told by its verb alone
APPEAL = "appeal"  # to the public: no directive, and it ends a list of instructions

KO, SE, TOLD = frozenset({"को"}), frozenset({"से"}), frozenset({"को", "से"})
GENITIVES = frozenset({"का", "के", "की"})
STOPS = frozenset({"ने", "को", "द्वारा", "हुए", "कि", "मे"})
_ACTING = frozenset({"ने", "द्वारा", "व्दारा"})
_CASES = _ACTING | TOLD
PRONOUNS = frozenset({"उन्होंने", "इन्होंने"})


class Verdict(NamedTuple):
    """What a sentence is: `verb` one of order, request, decision, approval, appeal; `cue` the id of the cue."""

    verb: str
    cue: str
    at: int
    passive: bool = False


_NEAR = 48  # tokens that are looked at each time; what is asked of more is worked out once for the sentence


class Scene:
    """A sentence under judgement: tokens `[start, end)` of the Reading, its cues and its order verbs.

    A sentence may hold many cues, and each asks what stands somewhere before or after it. What does is found once, when
    it is first asked for, and kept in order; an answer is then one look-up by bisection.
    """

    __slots__ = (
        "_lists",
        "_places",
        "end",
        "instructs",
        "item",
        "keys",
        "last_verbs",
        "office",
        "ordering",
        "posts",
        "reading",
        "start",
        "told",
        "verbs",
        "words",
    )

    def __init__(
        self,
        reading: Reading,
        words: Words,
        posts: dict[int, int],
        start: int,
        end: int,
        verbs: list[OrderVerb],
        *,
        ordering: bool,
        instructs: bool,
        office: bool | None,
        item: bool,
        told: bool = False,
    ) -> None:
        """`posts` maps the token after a post to the token where it begins; for the other arguments see below."""
        self.reading = reading
        self.keys = reading.tokens.keys
        self.words = words
        self.posts = posts
        self.start = start
        self.end = end
        self.verbs = verbs
        self.last_verbs = {verb.kind: verb.at for verb in verbs}  # kind -> the last verb of that kind
        self.ordering = ordering  # instructions were given shortly before
        self.instructs = instructs  # the release speaks of instructions somewhere
        self.office = office  # whether who acts holds an office; None when nobody is known to act
        self.told = told  # an item of a list that a line with instructions announces
        self.item = item  # an item of a list that a line with decisions or approvals announces
        self._places: dict[frozenset[str], list[int]] = {}
        self._lists: dict[tuple[Hashable, ...], list[int]] = {}

    def key(self, i: int) -> str:
        return self.keys[i] if self.start <= i < self.end else ""

    def places(self, wanted: frozenset[str]) -> list[int]:
        """Where one of some keys stands in the sentence, in order."""
        found = self._places.get(wanted)
        if found is None:
            keys = self.keys[self.start : self.end]
            found = self._places[wanted] = list(compress(range(self.start, self.end), map(wanted.__contains__, keys)))
        return found

    def any_key(self, wanted: frozenset[str], start: int, end: int) -> bool:
        """Whether one of some keys stands in tokens `[start, end)`."""
        start, end = max(start, self.start), min(end, self.end)
        if end - start <= _NEAR:
            return not wanted.isdisjoint(self.keys[start:end])
        return first_from(self.places(wanted), start, end) < end

    def kept(self, found: Callable[..., list[int]], *asked: Hashable) -> list[int]:
        """What `found` finds in the sentence for what is `asked`, in order; found once."""
        places = self._lists.get((found, *asked))
        if places is None:
            places = self._lists[found, *asked] = found(self, *asked)
        return places

    @property
    def markers(self) -> list[int]:
        """The tokens ने and द्वारा: who acts stands before them."""
        return self.kept(_markers)

    def speaks(self, at: int) -> bool:
        """Whether someone who acts is named before `at`."""
        markers = self.markers
        return bool(markers) and markers[0] < at


def _markers(scene: Scene) -> list[int]:
    keys = scene.keys
    return [i for i in scene.places(_CASES) if keys[i] in _ACTING]


def addressed_officials(scene: Scene, markers: frozenset[str]) -> list[int]:
    """The places of some markers right behind officials or bodies (अधिकारियों से)."""
    keys, official, posts = scene.keys, scene.words.official, scene.posts
    return [
        i
        for i in scene.places(_CASES)
        if i > scene.start and keys[i] in markers and (keys[i - 1] in official or i in posts)
    ]


def _addressed_public(scene: Scene, markers: frozenset[str]) -> list[int]:
    keys, public = scene.keys, scene.words.public
    return [i for i in scene.places(_CASES) if i > scene.start and keys[i] in markers and keys[i - 1] in public]


def _officials(scene: Scene) -> list[int]:
    """The last words of officials, departments, bodies and posts."""
    official, posts = scene.words.official, scene.posts
    keys = scene.keys[scene.start : scene.end]
    return [i for i, key in enumerate(keys, scene.start) if key in official or i + 1 in posts]


def _subjects(scene: Scene) -> list[int]:
    """Those of the officials who are to act."""
    reading, words, end = scene.reading, scene.words, scene.end
    return [i for i in scene.kept(_officials) if is_subject(reading, words, i, end)]


def _demanders(scene: Scene) -> list[int]:
    """Those of the markers before which a union, party or protester is named."""
    if not scene.any_key(scene.words.claimant, scene.start, scene.end):
        return []
    return [i for i in scene.markers if _demands(scene, i)]


def _offices(scene: Scene) -> list[int]:
    """Those of the markers before which an office or body is named."""
    keys, posts, office = scene.keys, scene.posts, scene.words.office
    return [
        i for i in scene.markers if any(keys[j] in office or j + 1 in posts for j in range(max(scene.start, i - 8), i))
    ]


def first_from(places: list[int], at: int, otherwise: int) -> int:
    """The first of some places in order that is `at` or after it, else `otherwise`."""
    n = bisect_left(places, at)
    return places[n] if n < len(places) else otherwise


def elsewhere(scene: Scene) -> bool:
    """Whether a court, a king of a legend, or somebody on a playing field or stage is told of."""
    keys, words, start = scene.keys, scene.words, scene.start
    if not scene.any_key(words.afar, start, scene.end):
        return False
    if scene.any_key(words.elsewhere, start, scene.end):
        return True
    for i in scene.markers:
        if scene.any_key(words.crowned, i - 1, i):
            return True
        if scene.any_key(words.court, i - 4, i) and "लोक" not in keys[max(start, i - 6) : i]:
            return True
    return keys[start].endswith("ने") and keys[start] in words.crowned


def _demands(scene: Scene, marker: int) -> bool:
    """Whether a union, party or protester is named before ने or द्वारा at `marker`."""
    keys, kinds, words = scene.keys, scene.reading.tokens.kinds, scene.words
    for i in range(marker - 1, max(scene.start, marker - 9) - 1, -1):
        key = keys[i]
        if key in words.partisan or (i == marker - 1 and key in words.public):
            return True
        if key in words.office or i + 1 in scene.posts:
            return scene.any_key(words.partisan_body, i - 5, i + 1)
        if key in words.partisan_body:
            return True
        if key in words.breaks or kinds[i] == NEWLINE or key in STOPS:
            return False
    return False


def demand(scene: Scene, at: int) -> bool:
    """Whether a union, party or protester is one of those who speak before `at`."""
    return scene.speaks(at) and first_from(scene.kept(_demanders), scene.start, at) < at


def office_speaks(scene: Scene, at: int) -> bool:
    """Whether an office or body is one of those who speak before `at`."""
    return scene.speaks(at) and first_from(scene.kept(_offices), scene.start, at) < at


def told(scene: Scene, at: int, markers: frozenset[str]) -> bool:
    """Whether officials or bodies are addressed before `at` (अधिकारियों से, विभाग को)."""
    return first_from(scene.kept(addressed_officials, markers), scene.start, at) < at


def public_told(scene: Scene, at: int, markers: frozenset[str]) -> int:
    """The position after "लोगों से" or "किसानों को" (as `markers` says) before `at`, -1 where the public is not told."""
    if not scene.any_key(scene.words.public, scene.start, at):
        return -1
    first = first_from(scene.kept(_addressed_public, markers), scene.start, at)
    return first + 1 if first < at else -1


def official_subject(scene: Scene, at: int) -> int | None:
    """The first official after `at` who is to act, None without."""
    first = first_from(scene.kept(_subjects), at, scene.end)
    return first if first < scene.end else None


def public_acts(scene: Scene, start: int, end: int) -> bool:
    """Whether the public is the subject of what is said in `[start, end)` (लोग ... करें)."""
    if start < end and _is_public_subject(scene, start, end):
        return True
    if not scene.any_key(scene.words.public, start, end):
        return False
    return first_from(scene.kept(_opening_subjects, end), start, end) < end


def _opening_subjects(scene: Scene, end: int) -> list[int]:
    """Where the public is a subject before `end` and has nothing before it but a word such as all, or कि."""
    keys, whole = scene.keys, scene.words.whole
    return [
        i
        for i in scene.places(scene.words.public)
        if i < end and (keys[i - 1] in whole or keys[i - 1] == "कि") and _is_public_subject(scene, i, end)
    ]


def _is_public_subject(scene: Scene, i: int, end: int) -> bool:
    """Whether token `i` names the public in the direct case, and no office goes with it."""
    keys, words = scene.keys, scene.words
    if keys[i] not in words.public or keys[i].endswith("ो"):
        return False
    if i + 1 < end and keys[i + 1] in words.postposition:
        return False
    return words.official.isdisjoint(keys[i + 1 : min(i + 4, end)])


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
