"""The sentences that report a meeting become its venue: the hall or place, without the postposition.

A venue is a head from the pack (सभागार, भवन), the words before it that tell which, and a postposition after it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from typing import NamedTuple

from minutes_extract.dates import calendar_of
from minutes_extract.folding import fold
from minutes_extract.packs import Compiled
from minutes_extract.reading import Reading
from minutes_extract.tokens import LATIN, NUMBER, WORD

LONGEST = 9  # words before the head
ALONE = 1  # weight of a head that is a venue only without a word before it
SELF_SUFFICIENT = 3  # weight of a head that needs no word before it
NAME = 6  # tokens of the name a house bears after it, comma and bracket included
WAY = 9  # tokens between the ends of a way
MOST = 16  # tokens of the names of what is inspected
PLACE = 4  # tokens of the name of a place
NEAR = 26  # tokens between a venue and the word for the event

Spot = tuple[int, int]


class _VenueWords(NamedTuple):
    """Sets of light-folded keys; `days` are deep keys of weekdays, months and words such as today.

    `boundary` holds what no name goes over, `no_name` what is no name of a house, `leading` what opens no name,
    `standing` what says that a house stands in a place, `sites` what else than houses can be inspected, `areas` what
    villages are of, `arrivals` what says that somebody came there.
    """

    boundary: frozenset[str]
    no_name: frozenset[str]
    leading: frozenset[str]
    days: frozenset[str]
    standing: frozenset[str]
    sites: frozenset[str]
    areas: frozenset[str]
    arrivals: frozenset[str]


def _venue_words(packs: Compiled) -> _VenueWords:
    calendar = calendar_of(packs)
    return _VenueWords(
        boundary=packs.words("venue-boundary"),
        no_name=packs.words("venue-no-name"),
        leading=packs.words("venue-leading"),
        standing=packs.words("venue-standing"),
        sites=packs.words("venue-sites"),
        areas=packs.words("venue-areas"),
        arrivals=packs.words("visit-arrivals"),
        days=frozenset((*calendar.weekdays, *calendar.months, *calendar.relative)),
    )


class VenueFinder:
    """Finds venues in the sentences of one reading."""

    def __init__(self, reading: Reading, names: frozenset[int] = frozenset()) -> None:
        """`names` are the tokens of persons' names: no venue begins before one."""
        self.reading = reading
        self.names = names
        self.words = reading.packs.table("venue", _venue_words)
        cues, table = reading.cues, reading.packs.cues
        heads = cues("venue-head")
        # Start, end, weight; in order of end.
        self.heads = sorted(
            [(hit.start, hit.end, table[hit.id].weight) for hit in heads], key=lambda head: (head[1], head[0])
        )
        self.ends = [end for _, end, _ in self.heads]
        self.named = {hit.end for hit in cues("venue-named")}  # ends of heads whose own name may follow
        self.seats = {hit.end for hits in (heads, cues("venue-seat"), reading.hits.get("post", ())) for hit in hits}
        self.districts = [hit.end for hit in cues("place-district")]  # the ends of the words for district
        self.events = {hit.end for kind in ("meeting-word", "meeting-held") for hit in cues(kind)}
        self.launches = [hit.start for hit in cues("meeting-word") if hit.id == "meeting.launch"]
        self.places = {hit.end: hit.start for hit in reading.hits.get("place", ())}
        self.starts = reading.longest("place")
        self.several = False  # a sentence tells of three houses or more: none of them is the venue

    def find(self, start: int, end: int, events: Collection[Spot]) -> Spot | None:
        """The venue in tokens `[start, end)` as a token span; `events` are the words for the event among them."""
        heads = self._heads(start, end)
        if not heads:
            return self._village(start, end)
        inside = {i: b for a, b, weight in heads if weight >= SELF_SUFFICIENT and b - a > 1 for i in range(a, b)}
        words = [(a, b) for a, b in events if inside.get(a, 0) < b]  # not the बैठक of a बैठक कक्ष
        starts = sorted(a for a, _ in words)
        covered = {i for a, b in words for i in range(a, b)}
        best: tuple[tuple[int, int], Spot] | None = None
        for head_start, head_end, weight in heads:
            tail = self._tail(head_end, end)
            if tail is not None and (self._way(tail, end, weight) or self.stands(tail)):
                continue
            if tail is None or not covered.isdisjoint(range(head_start, tail)):
                continue
            following = bisect_left(starts, tail - NEAR)
            near = following < len(starts) and starts[following] <= tail + NEAR
            left = self._left(start, head_start, own=tail > head_end and head_end in self.named)
            left = self._together(start, self._room(start, left))
            if left < 0:
                continue
            if weight == ALONE and head_start in self.events:
                left = head_start  # बैठक मंत्रालय में हुई
            state = weight == ALONE and left in self.starts and self.starts[left].end == head_start  # झारखंड मंत्रालय में
            bare = (left == head_start or state) and tail == head_end
            if bare and weight > ALONE and left > start and self.reading.tokens.keys[left - 1] == OWN:
                left -= 1  # अपने कार्यालय में
            elif weight < SELF_SUFFICIENT and (bare != (weight == ALONE) or not near):
                continue
            if best is None or (weight, int(near)) > best[0]:
                best = (weight, int(near)), (left, tail)
        if best is not None:
            return best[1]
        return self._village(start, end) or self._dropped(start, end)

    def _room(self, start: int, left: int) -> int:
        """Where a venue begins whose hall stands before its house and a comma (एनआईसी कक्ष, समाहरणालय में)."""
        if left - 1 > start and self.reading.tokens.keys[left - 1] == ",":
            for head_start, head_end, weight in self._heads(max(start, left - NEAR), left - 1):
                if head_end == left - 1 and weight >= SELF_SUFFICIENT:
                    return self._left(start, head_start, own=False)
        return left

    def _together(self, start: int, left: int) -> int:
        """Where a venue begins that is of two houses (विद्यालय A व विद्यालय B में); -1 where it is the last of more."""
        keys = self.reading.tokens.keys
        if left - 1 <= start or keys[left - 1] not in JOINTS or keys[left - 1] == ",":
            return left
        first = self.before(start, left - 1)
        if first is None:
            return left
        more = keys[first[0] - 1] == "," and first[0] - 1 > start and self.before(start, first[0] - 1) is not None
        self.several |= more
        return -1 if more else first[0]

    def before(self, start: int, at: int) -> Spot | None:
        """The house or ground whose name ends at token `at`, as what is inspected (जिला चिकित्सालय का निरीक्षण)."""
        for head_start, head_end, weight in self._heads(max(start, at - NEAR), at):
            place = head_end in self.starts and self.starts[head_end].end == at
            named = place or (head_end < at and self._bears(head_end, at))  # सिविल अस्पताल लहार
            if (head_end == at or named) and weight > ALONE:
                left = self._left(start, head_start, own=False)
                return (left, at) if left < head_start or named or weight >= SELF_SUFFICIENT else None
        village = at - 2 >= start and self.reading.tokens.keys[at - 2] in VILLAGE and self._plain(at - 1)
        return (at - 2, at) if village else None  # ग्राम भोगपुर का निरीक्षण

    def site(self, start: int, at: int) -> Spot | None:
        """The houses, sites or quarters whose names end at token `at`, several together and with their village (ग्राम
        जंघोरा के उपार्जन केंद्र का, बारापुला, कुशक और सुनहरी पुल नाले का निरीक्षण)."""
        keys = self.reading.tokens.keys
        i = at
        while i > start and at - i < MOST and self._goes_on(i - 1, at):
            i -= 1
        areas = [j + 2 for j in range(i + 1, at - 2) if keys[j] in self.words.areas and keys[j + 1] in GENITIVE]
        if AFFECTED in keys[i:at]:
            areas = []  # सिमरी प्रखंड के बाढ़ प्रभावित इलाकों का: only the block tells which
        for left in (*areas[:1], i):  # अगस्त्यमुनि ब्लॉक के बसुकेदार क्षेत्र का
            while left < at and (keys[left] in self.words.leading or keys[left] in JOINTS):
                left += 1
            if self._is_site(left, at):
                return left, at
        return None

    def _is_site(self, i: int, at: int) -> bool:
        """Whether tokens `[i, at)` are a name with a word for a house, a site or a village."""
        if not 1 < at - i < MOST or i in self.names:
            return False
        last = self._last_head(i, at)
        if last is None or any(self._is_word(j) for j in range(last, at)):
            return False
        named = last < at or any(j in self.starts or self._is_name(j) for j in range(i, last))
        named = named or any(weight >= SELF_SUFFICIENT for _, _, weight in self._heads(i, at))  # विकास भवन व आश्रय स्थल
        return named and self.reading.tokens.kinds[i] == WORD

    def stands(self, i: int) -> bool:
        """Whether में at token `i` says where a house stands that is named next (तहसील परिसर में बने सभागार)."""
        keys = self.reading.tokens.keys
        return i + 1 < len(keys) and keys[i] in IN and keys[i + 1] in self.words.standing

    def _goes_on(self, i: int, at: int) -> bool:
        """Whether token `i` belongs to the names that end at `at`: no word of grammar, no day, no person."""
        key, kind = self.reading.tokens.keys[i], self.reading.tokens.kinds[i]
        if i in self.names or self.reading.tokens.deeps[i] in self.words.days or (key in ENDS and not self.stands(i)):
            return False
        if key in JOINTS:
            return i + 1 < at
        joined = key in GENITIVE or key in self.words.standing or self.stands(i)
        plain = joined or key not in self.words.boundary
        return (kind in (WORD, LATIN) and plain) or self._hyphen(i)

    def _last_head(self, start: int, at: int) -> int | None:
        """Where the last word for a house, a site or a village among tokens `[start, at)` ends."""
        ends = [b for a, b, weight in self._heads(start, at) if weight > ALONE]
        keys = self.reading.tokens.keys
        ends += [i + 1 for i in range(start, at) if keys[i] in self.words.sites or keys[i] in VILLAGE]
        return max(ends, default=None)

    def _is_word(self, i: int) -> bool:
        """Whether a word of the language stands at token `i`, which is no name of a place."""
        deep = self.reading.tokens.deeps[i] in self.reading.packs.vocabulary
        joint = self.reading.tokens.keys[i] in JOINTS
        return i not in self.starts and i not in self.places.values() and not joint and deep

    def _is_name(self, i: int) -> bool:
        return self.reading.tokens.kinds[i] == WORD and not self._is_word(i) and self._plain(i)

    def _dropped(self, start: int, end: int) -> Spot | None:
        """A hall with the name of its house before it whose में is left out (विकास भवन सभागार योजनाओं की समीक्षा, आपदा
        परिचालन केंद्र पहुंचकर)."""
        for head_start, head_end, weight in self._heads(start, end):
            if weight < SELF_SUFFICIENT or head_end >= end:
                continue
            if not self._plain(head_end) and self.reading.tokens.keys[head_end] not in self.words.arrivals:
                continue
            left = self._left(start, head_start, own=False)
            if left < head_start:
                return left, head_end
        return None

    def _way(self, tail: int, end: int, weight: int) -> bool:
        """Whether a way is told, from one place to another: "मंदिर से चौराहे तक"."""
        keys = self.reading.tokens.keys
        if keys[tail] != FROM:
            return False
        opened = any(tail < launch < end for launch in self.launches)  # विकास भवन परिसर से 14 वाहनों को हरी झंडी दिखाई
        return (weight < SELF_SUFFICIENT and not opened) or TO in keys[tail : min(end, tail + WAY)]

    def town(self, start: int, end: int) -> Spot | None:
        """The town, village or quarter, or several, where the visit is said to be right after its day, no district and
        no capital (ने शनिवार को भोगपुर में ... का शिलान्यास किया)."""
        keys, deeps = self.reading.tokens.keys, self.reading.tokens.deeps
        for i in range(start + 1, end - 1):
            of_day = keys[i - 1] == TODAY or (keys[i - 1] == DATIVE and deeps[i - 2] in self.words.days)
            if not of_day:
                continue
            at = next((j for j in range(i, min(end, i + MOST)) if keys[j] in ENDS), end)
            known = all(keys[j] in JOINTS or self._local(j) or keys[j] in self.words.sites for j in range(i, at))
            if at < end and keys[at] in IN and at > i and known and self._local(i):
                return i, at
        return None

    def _local(self, i: int) -> bool:
        """Whether token `i` is of the name of a place smaller than a district."""
        for start in range(i, i - PLACE, -1):
            hit = self.starts.get(start)
            if hit is not None and hit.end > i:
                return self.reading.packs.places[hit.id].kind not in LARGE
        return self._is_name(i) and not self.reading.tokens.keys[i].endswith(OBLIQUE)

    def beside(self, start: int, end: int) -> Spot | None:
        """The named house or square beside which something was opened or inspected (नेहरू चौक के पास)."""
        keys = self.reading.tokens.keys
        for head_start, head_end, _ in self._heads(start, end - 2):
            if keys[head_end] in GENITIVE and keys[head_end + 1] in NEARBY:
                left = self._left(start, head_start, own=False)
                if left < head_start:
                    return left, head_end
        return None

    def line(self, start: int, end: int) -> Spot | None:
        """The hall that fills a line alone or after a label, its town behind it (स्थान: समाहरणालय सभागार)."""
        keys = self.reading.tokens.keys
        begin = next((i + 1 for i in range(start, min(end, start + 3)) if keys[i] in ":-"), start)
        for head_start, head_end, weight in reversed(list(self._heads(begin, end))):
            if weight < SELF_SUFFICIENT or self._left(begin, head_start, own=False) != begin:
                continue
            if end - head_end <= 1 or (keys[head_end] == "," and end - head_end <= 4):
                return begin, head_end
        return None

    def _heads(self, start: int, end: int) -> Collection[tuple[int, int, int]]:
        """The heads in tokens `[start, end)`; of those that end together the longest, with the greatest weight."""
        merged: dict[int, tuple[int, int, int]] = {}
        for n in range(bisect_left(self.ends, start + 1), bisect_left(self.ends, end + 1)):
            a, b, weight = self.heads[n]
            if a >= start:
                first, _, most = merged.get(b, (a, b, weight))
                merged[b] = (min(first, a), b, max(most, weight))
        return merged.values()

    def _tail(self, head_end: int, end: int) -> int | None:
        """The end of a venue, its own name and ", TOWN" included; None without a postposition after it."""
        keys = self.reading.tokens.keys
        places = self.starts
        for j in (head_end, head_end + 1):
            if j < end and j in places and (j == head_end or keys[head_end] in ",("):
                after = places[j].end
                after += after < end and keys[after] == ")"
                if after < end and keys[after] in POSTPOSITIONS:
                    return after
        for at in range(head_end + 1, min(head_end + NAME + 1, end)):
            if keys[at] in IN and self._bears(head_end, at):
                return at
        return head_end if head_end < end and keys[head_end] in POSTPOSITIONS else None

    def _bears(self, i: int, at: int) -> bool:
        """Whether tokens `[i, at)`, right after a house, are its name: a word or two, after a comma or none, with a
        name in brackets behind or none. One is no word of the language, unless the house is of those often named so."""
        keys = self.reading.tokens.keys
        if keys[at - 1] == ")" and at - 4 >= i and keys[at - 3] == "(" and self._is_name(at - 2):
            at -= 3  # उपार्जन केंद्र रतनपुर (खेड़ी)
        named = i in self.named and keys[i] != ","
        i += keys[i] == ","
        if not 1 <= at - i <= 2 or not all(self._plain(j) and j not in self.names for j in range(i, at)):
            return False
        return (named and at - i == 1) or any(j in self.starts or self._is_name(j) for j in range(i, at))

    def _plain(self, i: int) -> bool:
        key = self.reading.tokens.keys[i]
        grammar = key in self.words.boundary or key in self.words.no_name or key in GENITIVE
        return self.reading.tokens.kinds[i] == WORD and not grammar

    def _left(self, start: int, head: int, *, own: bool) -> int:
        """Where the name of the venue begins: back over words, and over के, का and स्थित after a seat of office.

        What has its `own` name after the head needs no further seat.
        """
        keys = self.reading.tokens.keys
        i = head
        while i > start and head - i < LONGEST:
            key = keys[i - 1]
            if key in GENITIVE or key == STHIT or self.stands(i - 1):
                quarter = self._quarter(i - 1)
                if not (quarter or self._seated(i - 1)) or own or key == OF_MEETING:
                    break
                i -= quarter
                if i - 1 in self.places and keys[self.places[i - 1] - 1] == ",":
                    i = self.places[i - 1]  # "कार्यालय, TOWN के सभागार"
            elif not self._names(i - 1, i == head):
                break
            i -= 1
        while i < head and keys[i] in self.words.leading:
            i += 1
        return i

    def _quarter(self, end: int) -> int:
        """How many tokens the number of a quarter that ends at token `end` has (सेक्टर-16, वार्ड 7), 0 where none ends."""
        tokens = self.reading.tokens
        if end < 3 or tokens.kinds[end - 1] != NUMBER:
            return 0
        size = 2 if tokens.keys[end - 2] != "-" else 3
        return size if tokens.keys[end - size] in QUARTER else 0

    def _seated(self, end: int) -> bool:
        """Whether an office or a school ends at token `end`, the town or the name it bears after it included."""
        if end in self.places:
            town = self.places[end]
            return town in self.seats or (self.reading.tokens.keys[town - 1] == "," and town - 1 in self.seats)
        return end in self.seats or (end - 1 in self.named and self._plain(end - 1))

    def _names(self, i: int, last: bool) -> bool:
        """Whether token `i` can stand in the name of a venue; a number only as the last word before the head."""
        key, kind = self.reading.tokens.keys[i], self.reading.tokens.kinds[i]
        if (
            i in self.names
            or key in self.words.boundary
            or self.reading.tokens.deeps[i] in self.words.days
            or (i + 1 in self.events and not last)
        ):
            return False
        return kind in (WORD, LATIN) or (kind == NUMBER and last) or self._hyphen(i)

    def _hyphen(self, i: int) -> bool:
        """A hyphen with a word right before and after it."""
        tokens = self.reading.tokens
        if tokens.keys[i] != "-" or not 0 < i < len(tokens) - 1:
            return False
        return tokens.ends[i - 1] == tokens.starts[i] and tokens.ends[i] == tokens.starts[i + 1]

    def _village(self, start: int, end: int) -> Spot | None:
        """A place inside a district: "X जिले के Y में", where no hall is named."""
        keys, kinds = self.reading.tokens.keys, self.reading.tokens.kinds
        for n in range(bisect_left(self.districts, start), bisect_left(self.districts, end - 2)):
            i = self.districts[n]
            if keys[i] not in GENITIVE:
                continue
            for j in (i + 2, i + 3):
                plain = not any(key in self.words.boundary or key in GENITIVE for key in keys[i + 1 : j])
                if j < end and plain and keys[j] in IN and all(kind == WORD for kind in kinds[i + 1 : j]):
                    return i + 1, j
        return self._of_block(start, end)

    def _of_block(self, start: int, end: int) -> Spot | None:
        """A village of a block, where something was held (नगरी विकासखंड के ग्राम सिरसिदा में शिविर आयोजित किया गया)."""
        keys = self.reading.tokens.keys
        for i in range(start + 2, end - 2):
            area = keys[i - 1] in GENITIVE and keys[i - 2] in self.words.areas
            if area and keys[i] in VILLAGE and self._plain(i + 1) and keys[i + 2] in IN:
                return i, i + 2
        return None


# Closed classes, as light-folded keys.
IN = frozenset(map(fold, ("में", "मे")))
POSTPOSITIONS = IN | frozenset(map(fold, ("पर", "से")))
GENITIVE = frozenset(map(fold, ("के", "की", "का")))
OF_MEETING = fold("की")  # जिला स्वास्थ्य समिति की | समाहरणालय सभागार में बैठक: whose meeting, not whose hall
VILLAGE = frozenset(map(fold, ("ग्राम", "गांव", "गाँव")))
OWN = fold("अपने")
JOINTS = frozenset((",", *map(fold, ("और", "एवं", "व", "तथा"))))
ENDS = frozenset(map(fold, ("ने", "को", "में", "से", "पर")))
FROM, TO = fold("से"), fold("तक")
STHIT = fold("स्थित")
TODAY, DATIVE = fold("आज"), fold("को")
QUARTER = frozenset(map(fold, ("सेक्टर", "वार्ड", "फेज")))
NEARBY = frozenset(map(fold, ("पास", "निकट", "समीप", "सामने", "नजदीक")))
LARGE = ("state", "district")
OBLIQUE = fold("ों")
AFFECTED = fold("प्रभावित")
