"""A Reading becomes its place: the district, or the city, that the news is about.

Evidence, strongest first: the dateline; a headline or an opening that names one district; "X जिले", an officer of X;
how often X is named. A state capital in the dateline of a department's release only tells where it was issued.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from minutes_extract.folding import fold
from minutes_extract.lexicon import form_tokens
from minutes_extract.packs.compile import Compiled
from minutes_extract.packs.schema import Ambiguous, PlaceEntry
from minutes_extract.printed_place import PlaceAt, is_city, printed_place
from minutes_extract.reading import Reading
from minutes_extract.record import Place
from minutes_extract.segment import BODY, HEADLINE, SUBHEADLINE
from minutes_extract.tokens import WORD, Tokens

LEAD = 4  # body sentences that tell what happened where
HEAD_WEIGHT, LEAD_WEIGHT, EVENT_WEIGHT, DISTRICT_WEIGHT, POST_WEIGHT, LOCATIVE_WEIGHT = 4, 2, 2, 3, 4, 1
ENOUGH = 4  # the least score of a place that no dateline names
AHEAD = 1.5  # how many times the score of the next it must have
OFTEN = 3  # mentions of a place that headline and opening do not name
MOST_COUNTED = 4  # mentions beyond this many add nothing


class _Person(Protocol):
    mentions: list[tuple[int, int]]


class _People(Protocol):
    @property
    def persons(self) -> Iterable[_Person]: ...


def find_place(reading: Reading, people: _People | None = None) -> Place | None:
    """The place the release is about, with all its mentions; None where the text decides for none."""
    found = place_mentions(reading, people)
    dateline = printed_place(reading, found)
    if dateline is not None and not _is_capital(reading, dateline.entry):
        return _record(reading, dateline, found)
    rivals = [at for at in found if is_city(at.entry)]
    if dateline is not None:
        cabinet = any(hit.id == "meeting.cabinet" for hit in reading.cues("meeting-word"))  # sits for the whole state
        other = None if cabinet else _named_instead(reading, rivals, dateline)
        return _record(reading, other or dateline, found)
    best = _best(reading, rivals)
    return _record(reading, best, found) if best else _unknown_district(reading)


def release_state(reading: Reading, people: _People | None = None) -> str | None:
    """The state most of the place names are of; None without one, or with no state ahead."""
    return _state_of(place_mentions(reading, people))


def _state_of(found: list[PlaceAt]) -> str | None:
    votes: Counter[str] = Counter()
    for at in found:
        if at.entry.state:
            votes[at.entry.state] += 2 if at.entry.kind == "state" else 1
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def place_mentions(reading: Reading, people: _People | None = None) -> list[PlaceAt]:
    """The place names of the release in order, words and persons' names that look like places left out."""
    taken = {i for person in people.persons for a, b in person.mentions for i in range(a, b)} if people else set()
    candidates: dict[tuple[int, int], list[PlaceEntry]] = {}
    last = -1
    for start, hit in sorted(reading.longest("place").items()):
        if start >= last and start not in taken and not reading.is_furniture(start):
            last = hit.end
            candidates[start, hit.end] = []
    for hit in reading.hits.get("place", []):
        if (hit.start, hit.end) in candidates:
            candidates[hit.start, hit.end].append(reading.packs.places[hit.id])
    beside = _Beside(reading)
    certain: list[PlaceAt] = []
    shared: list[tuple[int, int, list[PlaceEntry]]] = []
    rules = {spot: _ambiguity(reading, entries[0], *spot) for spot, entries in candidates.items()}
    sure = [spot for spot, rule in rules.items() if rule is None or not rule.needs]
    starts, ends = {start for start, _ in sure}, {end for _, end in sure}
    for (start, end), entries in candidates.items():
        rule = rules[start, end]
        if (
            rule is not None
            and rule.needs
            and not (_is_place(reading, beside, start, end) or _in_list(reading, starts, ends, start, end))
        ):
            continue
        if len(entries) > 1:
            shared.append((start, end, entries))
        else:
            certain.append(beside.mention(start, end, entries[0]))
    state = _state_of(certain)
    if shared:
        votes = _sign_votes(reading)
        certain += [beside.mention(start, end, _of_state(entries, state, votes)) for start, end, entries in shared]
        certain.sort(key=lambda at: at.start)
    return _without_namesakes(reading, certain)


def _of_state(entries: list[PlaceEntry], state: str | None, votes: Counter[str]) -> PlaceEntry:
    """The one of several entries with one name that is of the release's state, else of the state with most votes; with
    no state where none tells."""
    for entry in entries:
        if entry.state == state:
            return entry
    ranked = sorted(entries, key=lambda entry: -votes[entry.state or ""])
    if votes[ranked[0].state or ""] > votes[ranked[1].state or ""]:
        return ranked[0]
    return entries[0].model_copy(update={"state": None})


def _sign_votes(reading: Reading) -> Counter[str]:
    """State -> how many words of the release are used there alone."""
    votes: Counter[str] = Counter()
    keys = set(reading.tokens.keys)
    for sign in reading.packs.data.get("state-signs", {}).get("signs", []):
        if any(_key(word) in keys for word in sign["words"]):
            votes.update(sign["states"])
    return votes


_key = lru_cache(maxsize=4096)(fold)


def _ambiguity(reading: Reading, entry: PlaceEntry, start: int, end: int) -> Ambiguous | None:
    """What the pack says of the form at tokens `[start, end)`."""
    if not entry.ambiguous:
        return None
    form = tuple(d for d in reading.tokens.deeps[start:end] if d not in "-()")
    return next((rule for name, rule in entry.ambiguous.items() if _form(name) == form), None)


@lru_cache(maxsize=4096)
def _form(name: str) -> tuple[str, ...]:
    return tuple(form_tokens(name))


class _Beside:
    """The cues beside place names: tokens covered by words for district, area and district officers."""

    def __init__(self, reading: Reading) -> None:
        self.ends: dict[str, set[int]] = {}
        self.starts: dict[str, set[int]] = {}
        for kind in ("place-district", "place-area", "place-post"):
            hits = reading.cues(kind)
            self.starts[kind] = {hit.start for hit in hits}
            self.ends[kind] = {hit.end for hit in hits}

    def touches(self, kind: str, start: int, end: int) -> bool:
        return end in self.starts[kind] or start in self.ends[kind]

    def mention(self, start: int, end: int, entry: PlaceEntry) -> PlaceAt:
        return PlaceAt(
            start, end, entry, self.touches("place-district", start, end), self.touches("place-post", start, end)
        )


def _is_place(reading: Reading, beside: _Beside, start: int, end: int) -> bool:
    """Whether a form that is also a common word or a name is a place here."""
    if start < reading.sentence_at(start).body:
        return True
    tokens = reading.tokens
    with_in = tokens.keys[start] in reading.packs.words("place-name-with-in")
    if with_in and end < len(tokens) and tokens.keys[end] in _IN:
        opens = start == reading.sentence_at(start).body
        if opens or tokens.keys[start - 1] in _ACTS:
            return True  # मंत्री ने पाली में निरीक्षण किया; no सुबह की पाली में
    if tokens.keys[start] in reading.packs.words("place-name-or-verb"):
        before = tokens.keys[start - 1] if start and tokens.kinds[start - 1] == WORD else ""
        if before not in _DISTRICT and before.endswith(_PARTICIPLE):
            return False  # "किया गया जिला अस्पताल"
        return any(beside.touches(kind, start, end) for kind in ("place-district", "place-post"))
    return any(beside.touches(kind, start, end) for kind in ("place-district", "place-area", "place-post"))


def _in_list(reading: Reading, starts: set[int], ends: set[int], start: int, end: int) -> bool:
    """Whether a form stands next to a sure place in a list of places: अजमेर, कोटा और उदयपुर."""
    keys = reading.tokens.keys
    if start > 1 and keys[start - 1] in _AND and start - 1 in ends:
        return True
    after = end + 1 < len(keys) and keys[end] in _AND and end + 1 in starts
    return after and keys[start] not in reading.packs.words("place-name-or-verb")


def _without_namesakes(reading: Reading, found: list[PlaceAt]) -> list[PlaceAt]:
    """Leave out towns that the text puts into another state (त्रिपुरा के उदयपुर), wherever they are named."""
    wrong: set[str] = set()
    tokens = reading.tokens
    for one, two in pairwise(found):
        joined = two.start == one.end + 1 and tokens.keys[one.end] in _GENITIVE
        if one.entry.kind == "state" and joined and two.entry.state not in (None, one.entry.state):
            wrong.add(two.entry.id)
    return [at for at in found if at.entry.id not in wrong and not _in_route(reading, at)]


def _in_route(reading: Reading, at: PlaceAt) -> bool:
    """Part of a road or line named by its ends: दिल्ली-मुंबई एक्सप्रेसवे."""
    return _joins(reading.tokens, at.end) or _joins(reading.tokens, at.start - 1)


def _joins(tokens: Tokens, i: int) -> bool:
    """Whether token `i` is a hyphen with a word on both sides and no space."""
    if not 0 < i < len(tokens.keys) - 1 or tokens.keys[i] != "-":
        return False
    words = tokens.kinds[i - 1] == WORD == tokens.kinds[i + 1]
    return words and tokens.starts[i] == tokens.ends[i - 1] and tokens.starts[i + 1] == tokens.ends[i]


def _is_capital(reading: Reading, entry: PlaceEntry) -> bool:
    """Whether a place is the capital of a state or of the union."""
    return entry.lemma in reading.packs.table("place.capitals", _capitals)


def _capitals(packs: Compiled) -> frozenset[str]:
    named = {other.capital for other in packs.places.values() if other.capital}
    cities = {other.lemma for other in packs.places.values() if other.kind == "state" and is_city(other)}
    return frozenset(named | cities)


def _scores(reading: Reading, found: list[PlaceAt]) -> dict[str, float]:
    """Score of each place by what stands around its mentions."""
    lead = _lead_end(reading)
    scores: dict[str, float] = {}
    events = {reading.sentence_index(hit.start) for hit in reading.cues("meeting-word")}
    counts: Counter[str] = Counter()
    headed: set[str] = set()
    for at in found:
        index, about = reading.sentence_index(at.start), at.about
        kind = reading.sentences[index].kind
        counts[about] += 1
        score = 1.0 if counts[about] <= MOST_COUNTED else 0.0
        if kind == HEADLINE and about not in headed:
            score += HEAD_WEIGHT
            headed.add(about)
        elif kind == BODY and at.start < lead:
            score += LEAD_WEIGHT
            if index in events:
                score += EVENT_WEIGHT
        if at.named_district:
            score += DISTRICT_WEIGHT
        if at.post:
            score += POST_WEIGHT
        if at.end < len(reading.tokens) and reading.tokens.keys[at.end] in _LOCATIVE:
            score += LOCATIVE_WEIGHT
        scores[about] = scores.get(about, 0.0) + score
    return scores


def _lead_end(reading: Reading) -> int:
    """The token after the opening sentences of the text."""
    body = [s for s in reading.sentences if s.kind == BODY and s.end - max(s.start, s.body) > 2]
    return body[min(LEAD, len(body)) - 1].end if body else 0


def _named_instead(reading: Reading, found: list[PlaceAt], dateline: PlaceAt) -> PlaceAt | None:
    """The one other district that headline and opening are about, in a release issued in the capital."""
    lead = _lead_end(reading)
    early = [
        at
        for at in found
        if (reading.sentence_at(at.start).kind == HEADLINE or at.start < lead)
        and at.start >= reading.sentence_at(at.start).body
    ]
    keys = reading.tokens.keys
    issued = [at for at in early if at.about == dateline.about]
    if any(_tells(reading, at) or reading.sentence_at(at.start).kind == HEADLINE for at in issued):
        return None
    divisions = {at.start for at in early if at.end < len(keys) and keys[at.end] in _DIVISION}  # जोधपुर संभाग स्तर की
    national = dateline.entry.lemma == _UNION_SEAT  # agencies and national papers date all news from there
    others = [at for at in early if (national or at.entry.state == dateline.entry.state) and at.start not in divisions]
    if len({at.about for at in others}) > 1:
        others = [at for at in others if reading.sentence_at(at.start).kind == HEADLINE]
    if len({at.about for at in others}) != 1:
        return None
    return next((at for at in others if _tells(reading, at)), None)


def _tells(reading: Reading, at: PlaceAt) -> bool:
    """Whether the words beside a place say that something is there: X में, X जिले, an officer of X."""
    keys = reading.tokens.keys
    return at.named_district or at.post or (at.end < len(keys) and keys[at.end] in _LOCATIVE)


def _best(reading: Reading, found: list[PlaceAt]) -> PlaceAt | None:
    """The place well ahead of the others, without a dateline to go by."""
    scores = _scores(reading, found)
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < ENOUGH:
        return None
    if len(ranked) > 1 and ranked[1][1] * AHEAD > ranked[0][1]:
        return None
    named = [at for at in found if at.about == ranked[0][0]]
    lead = _lead_end(reading)
    early = any(at.start < lead or reading.sentence_at(at.start).kind in (HEADLINE, SUBHEADLINE) for at in named)
    if not early and len(named) < OFTEN:
        return None
    return next(at for at in found if at.about == ranked[0][0])


def _record(reading: Reading, chosen: PlaceAt, found: list[PlaceAt]) -> Place:
    same = [at for at in found if at.about == chosen.about and at.entry.kind == chosen.entry.kind] or [chosen]
    return Place(
        text=reading.text(chosen.start, chosen.end),
        district=chosen.entry.district,
        state=chosen.entry.state,
        mentions=[reading.span(at.start, at.end) for at in same],
    )


def _unknown_district(reading: Reading) -> Place | None:
    """A district no pack knows, by its shape: the same word beside जिला more than once."""
    tokens = reading.tokens
    stop = reading.packs.words("no-district-name")
    spots: dict[str, list[int]] = {}
    for hit in reading.cues("place-district"):
        singular = tokens.keys[hit.start] in _DISTRICT
        for i, after in ((hit.start - 1, hit.end), (hit.end, hit.end + 1)):
            good = 0 <= i < len(tokens) and tokens.kinds[i] == WORD and tokens.keys[i] not in stop
            shown = after < len(tokens) and tokens.keys[after] in _LOCATIVE
            if singular and good and shown and not reading.is_furniture(i):
                spots.setdefault(tokens.keys[i], []).append(i)
    both = [
        (key, at)
        for key, at in spots.items()
        if len(at) > 1 and any(i + 1 < len(tokens) and tokens.keys[i + 1] in _DISTRICT for i in at)
    ]
    if len(both) != 1:
        return None
    first = reading.span(both[0][1][0], both[0][1][0] + 1)
    return Place(text=first.text, mentions=[reading.span(i, i + 1) for i in sorted(both[0][1])])


# Closed classes, as light-folded keys.
_UNION_SEAT = "नई दिल्ली"
_GENITIVE = frozenset(map(fold, ("के", "की", "का")))
_LOCATIVE = frozenset(map(fold, ("में", "के", "की", "का", "पहुंचे", "पहुंचकर")))
_IN = frozenset(map(fold, ("में", "मे")))
_ACTS = frozenset(map(fold, ("ने", "को")))
_DIVISION = frozenset(map(fold, ("संभाग", "मंडल", "प्रमंडल", "रेंज")))
_AND = frozenset(map(fold, (",", "और", "एवं", "व", "तथा")))
_PARTICIPLE = ("ा", "ो", "ी", "े")
_DISTRICT = frozenset(map(fold, ("जिला", "जिले", "जनपद")))
