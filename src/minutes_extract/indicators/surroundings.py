"""What stands around a figure: the cues, marks, rows and words beside it that bear on its status."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from minutes_extract.indicators import grammar as g
from minutes_extract.indicators.model import Figure
from minutes_extract.indicators.phrase import Scanner
from minutes_extract.indicators.verbs import Verb, VerbReader
from minutes_extract.record import Status
from minutes_extract.segment import BODY
from minutes_extract.tokens import MARK, NEWLINE

_KINDS = frozenset(
    "achieved sanctioned target planned pending stated deploy undertake entitlement instructed act standing"
    " threshold progress passed inspect goalmet foundation setaside benefit loss".split()
)
_REACH = 120  # tokens in which a condition reaches its number
_CUE_REACH = 6  # tokens of a cue
_PLAIN: dict[str, Status] = {
    "achieved": "achieved",
    "sanctioned": "sanctioned",
    "pending": "pending",
    "target": "target",
    "planned": "planned",
    "stated": "stated",
}
_COMPARED = frozenset({"तुलना", "मुकाबले", "अपेक्षा"})
_EVENTS = frozenset({"नुकसान", "क्षति", "हानि", "बारिश", "वर्षा", "बर्फबारी", "हिमपात", "तापमान", "जलस्तर", "सूचकांक"})
_LEVELS = frozenset({"संख्या", "अनुपात", "सूचकांक", "आंकडा", "स्तर"})
_STAYED = frozenset({"रहे", "रही", "रहा", "थे", "थी", "शामिल"})
_QUOTAS = frozenset({"रोजाना", "प्रतिदिन", "रोज", "प्रतिमाह", "साप्ताहिक"})
_SPELLS = frozenset({"सप्ताह", "माह", "महीने", "दिन"})
_THIS = frozenset({"इस", "इसी", "उस", "अगले", "गत", "पिछले", "एक"})
_CAME_TO = ("पहुंच", "हो", "हुइ", "हुई", "हुए", "हुआ")
_ITEM_ENDS = frozenset({",", ";", ")", "।", "|", "."})
_ITEM_STARTS = frozenset({",", ";", ":"})
_GROWN = frozenset({"बढकर", "घटकर", "बढा", "बढी", "बढे", "घटा", "घटी"})
_YEARLY = frozenset({"वर्ष", "प्रतिवर्ष", "माह", "प्रतिमाह", "साल", "दिन", "प्रतिदिन"})
_AREAS = frozenset({"hectare", "acre"})
_SOWN = ("बुआई", "बुवाई", "बोआई", "रोपाई", "रोपनी", "आच्छादन", "कटाई")
_EFFECTS = frozenset({"कमी", "बचत", "गिरावट"})
_RELATIVES = frozenset({"जिन", "जिस", "जो", "जहां"})
_THOSE = ("उन्हे", "उनक", "उनमे", "उसे", "उसक", "उन", "वहां")
_FOUND = frozenset({"रहने", "मिलने", "पाए", "पाये", "आने"})

_BEHIND = frozenset({"पीछे", "पिछड"})
_APPROVABLE = ("प्रस्ताव", "योजना", "कार्ययोजना", "बजट", "प्राक्कलन")
_LAW = ("एफआइआर", "कार्रवाई", "कार्यवाही", "मुकदमा", "मुकदमे", "प्राथमिकी", "एफआईआर", "केस", "एक्ट", "अभियोग", "मामला", "मामले")
_BREAKS = frozenset(",;।|")
_AGAINST_REACH = 10  # tokens between a goal and what is set against it
_WHICH = frozenset({"वाले", "वाली", "वाला", "वालों"})
_ALL = frozenset({"सभी", "समस्त"})


class Cue(NamedTuple):
    start: int
    end: int
    kind: str


class Surroundings:
    """Answers what a rule of status asks about the words around a figure of one reading."""

    def __init__(self, scanner: Scanner, figures: list[Figure]) -> None:
        self.scanner = scanner
        self.keys = scanner.keys
        self.kinds = scanner.kinds
        reading = scanner.reading
        table = reading.packs.cues
        longest: dict[int, Cue] = {}
        for hit in reading.hits.get("cue", ()):
            kind = table[hit.id].cue
            if kind in _KINDS and hit.id.startswith("status."):
                longest[hit.start] = Cue(hit.start, hit.end, kind)
        self.cues: list[Cue] = []
        for start in sorted(longest):
            cue = longest[start]
            if self.cues and cue.end <= self.cues[-1].end:  # one inside another says nothing of its own
                continue
            if not self._is_label(cue):
                self.cues.append(cue)
        self.cue_starts = [cue.start for cue in self.cues]
        self.verbs = VerbReader(scanner, figures)

    def governing(self, figure: Figure) -> tuple[int, int] | None:
        """The tokens of the verb that governs a figure, None where none stands behind it."""
        verb = self.verbs.after(figure)
        return (verb.start, verb.end) if verb is not None else None

    def between(self, start: int, stop: int) -> list[Cue]:
        """The cues that begin in `[start, stop)`."""
        return self.cues[bisect_left(self.cue_starts, start) : bisect_left(self.cue_starts, stop)]

    def level(self, figure: Figure) -> bool:
        """Whether a percentage goes on a list of levels that its sentence has opened (साक्षरता दर क 74, ख 82 प्रतिशत)."""
        cues = [c.kind for c in self.between(figure.first, figure.start) if c.kind in ("standing", "progress", "act")]
        return (
            bool(cues) and cues[-1] == "standing" and figure.about_span is not None and not self.verbs.between(figure)
        )

    def goal_of(self, figure: Figure) -> bool:
        """Whether a percentage is itself the goal (90 प्रतिशत का लक्ष्य, 5 प्रतिशत वृद्धि का लक्ष्य)."""
        for i in range(figure.end, min(figure.last, figure.end + _REACH)):
            if self.scanner.all_bits[i] & g.GOAL:
                return i > figure.end and bool(self.scanner.all_bits[i - 1] & g.GENITIVE)
        return True

    def _is_label(self, cue: Cue) -> bool:
        """Whether a cue is but the label of the next number (नामांतरण का 10, दुकान आवंटन के 5 आवेदन)."""
        i = cue.end
        if cue.kind not in ("sanctioned", "act") or i + 1 >= len(self.keys) or i + 1 not in self.scanner.number_at:
            return False
        return bool(self.scanner.all_bits[i] & g.GENITIVE)

    def runs(self, verb: Verb | None) -> bool:
        return verb is not None and (verb.progress or verb.habitual)

    def raised(self, figure: Figure) -> bool:
        """Whether a rate or a ceiling was changed to this (बढ़ाकर 9 प्रतिशत, राशि बढ़ाकर)."""
        span = figure.about_span
        numbered = figure.unit == "count" and span is not None and self.keys[span[1] - 1] in _LEVELS
        if figure.unit not in ("INR", "percent") and not numbered:
            return False
        if self.after_change(figure):
            return True
        if figure.unit == "percent" and figure.end < figure.last and self.keys[figure.end] in _GROWN:
            return False  # 5.6 प्रतिशत बढ़कर
        span = figure.about_span
        end = (
            span[1] if span is not None and not figure.ellipsis and figure.end <= span[1] < figure.last else figure.end
        )
        return end < figure.last and bool(self.scanner.all_bits[end] & g.CHANGED)

    def grown(self, figure: Figure) -> bool:
        """Whether a percentage compares with what was before (की तुलना में 12 प्रतिशत अधिक)."""
        if figure.unit != "percent":
            return False
        return any(self.keys[i] in _COMPARED for i in range(max(figure.first, figure.start - 8), figure.start))

    def periodic(self, figure: Figure) -> bool:
        return any(
            self.scanner.all_bits[i] & g.PERIODIC for i in range(max(figure.first, figure.start - 2), figure.start)
        )

    def is_headline(self, figure: Figure) -> bool:
        """Whether the sentence is a headline, or a line without the mark that ends a sentence."""
        i = figure.last - 1
        while i > figure.start and self.kinds[i] == NEWLINE:
            i -= 1
        if self.keys[i] in ("।", "|"):
            return False
        if self.scanner.reading.sentence_at(figure.start).kind != BODY:
            return True
        return self.keys[i] not in (".", "?", "!") and not self.scanner.all_bits[i] & g.COPULA

    def words(self, verb: Verb | None) -> list[str]:
        return self.keys[verb.start : verb.end] if verb is not None else []

    def beside(self, figure: Figure) -> Status | None:
        """What the words right before and right after the number and its noun say by themselves."""
        scanner = self.scanner
        bits = scanner.all_bits
        i = figure.end
        last = figure.last
        if i + 1 < last and self.keys[i] == "से" and bits[i + 1] & g.CHANGED:
            return "stated"
        end = i
        span = figure.about_span
        if span is not None and not figure.ellipsis and figure.end <= span[1] <= last:
            end = span[1]
        if self.is_whole(end, last):
            for cue in self.between(figure.start - _CUE_REACH, end):
                if (cue.end == figure.start or cue.start >= figure.end) and cue.kind in (
                    "sanctioned",
                    "pending",
                    "target",
                ):
                    return _PLAIN[cue.kind]  # स्वीकृत 1,126 मकानों में से 874
            return "stated"
        for j in range(i, min(end + 4, last - 1)):
            if (bits[j] & g.VERB and not bits[j] & g.GENITIVE) or j in scanner.number_at:
                break
            if bits[j] & g.GENITIVE and bits[j + 1] & g.AGAINST:
                if self.against_people(j + 2, last) or figure.unit == "percent":
                    break
                return self.set_before(figure)
        cost = figure.unit == "INR" and end > i and bits[end - 1] & (g.MEASURE | g.APPROVAL)
        if end + 2 < last and (self.is_part(figure, end) or (self.keys[end] in _WHICH and not cost)):
            return "stated"
        if figure.unit == "INR" and i < last and bits[i] & g.PER:
            return "stated"
        goes_to = end > i and figure.unit == "count" and self.keys[end : min(last, end + 2)] == ["के", "लिए"]
        if goes_to and any(j in scanner.number_at for j in range(end + 2, min(last, end + 4))):
            return None if self.kinds_right(figure) else "stated"  # 80 सीटों के लिए 4,972 आवेदन
        if end + 2 < last and self.keys[end] == "से" and self.keys[end + 1] in ("जुडे", "जुडी", "युक्त", "संबंधित"):
            return "stated"
        j = figure.start - 1
        if j > figure.first and bits[j] & g.AGAINST and bits[j - 1] & g.GENITIVE:
            return None if self.kinds_right(figure) else "achieved"
        for j in range(figure.start - 1, max(figure.first - 1, figure.start - 4), -1):
            if bits[j] & g.GOAL:
                return None if self.reached(figure) else "target"
            if not bits[j] & g.BEFORE_PASSED and self.keys[j] not in (":", "-", "–", "ः"):
                break
        return None

    def set_before(self, figure: Figure) -> Status:
        """The status of what a result is set against: a goal, unless its participle says it was given or received."""
        span = figure.about_span
        inside = range(*span) if span is not None and not figure.ellipsis else range(0)
        for cue in reversed(self.between(figure.start - _CUE_REACH, figure.last)):
            if (cue.end == figure.start or cue.start in inside) and cue.kind in ("achieved", "sanctioned", "pending"):
                return _PLAIN[cue.kind]
        return "target"

    def against_people(self, i: int, last: int) -> bool:
        """Whether के विरुद्ध means a case against someone: a noun of law follows before the next number but one."""
        return any(self.keys[j].startswith(_LAW) for j in range(i, min(last, i + _AGAINST_REACH)))

    def aimed(self, figure: Figure) -> Status | None:
        """Whether the figure is what a goal behind it consists of (60 कनेक्शन देने के लक्ष्य को), or falls short of one."""
        bits = self.scanner.all_bits
        i, last = figure.end, figure.last
        if figure.unit == "percent":
            near = self.keys[i : min(last, i + 3)]
            return "pending" if not _BEHIND.isdisjoint(near) else None
        while i < last and i not in self.scanner.number_at and self.keys[i] not in _BREAKS:
            if bits[i] & g.GOAL:
                return self.goal_end(i, figure)
            if (bits[i] & g.FINITE and not bits[i] & g.GENITIVE) or bits[i] & (g.FUTURE | g.CONJUNCTION | g.CASE):
                return None
            i += 1
        return None

    def goal_end(self, i: int, figure: Figure) -> Status | None:
        """The status of a figure whose goal stands at `i`: the goal itself, or reached where the clause says so."""
        if not (i == figure.end or self.scanner.all_bits[i - 1] & g.GENITIVE):
            return None
        verb = self.verbs.after(figure)
        met = any(cue.kind == "goalmet" for cue in self.between(i, verb.end if verb is not None else figure.last))
        if met and verb is not None and not (verb.wish or verb.future or verb.due):
            return None
        return "target"

    def row(self, figure: Figure) -> Status | None:
        """What a label right before the number says, in a row of a table (शेष: 640; उपलब्धि - 1,655)."""
        i = figure.start - 1
        if i <= figure.first or self.keys[i] not in (":", "-", "–", "ः"):
            i = figure.start
            bare = figure.end >= figure.last or self.keys[figure.end] in _ITEM_ENDS
            if not bare or self.keys[max(figure.first, i - 2)] not in _ITEM_STARTS:
                return None
        for cue in self.between(i - _CUE_REACH, i):
            if cue.end == i and cue.kind in ("achieved", "sanctioned", "pending", "planned", "target", "goalmet"):
                return _PLAIN.get(cue.kind, "achieved")
            if cue.end == i and cue.kind in ("act", "progress"):
                return "achieved"
        return None

    def bar(self, figure: Figure) -> bool:
        """Whether the figure is a bar that something stays above or below (50 प्रतिशत से कम मिलने पर)."""
        if figure.comparator not in ("less_than", "more_than"):
            return False
        for i in range(figure.end, min(figure.last - 1, figure.end + 6)):
            if i in self.scanner.number_at or self.keys[i] in _BREAKS:
                return False
            if self.scanner.all_bits[i] & g.VERB:
                return self.keys[i].endswith("ने") and self.keys[i + 1] in ("पर", "वाले", "वाली")
        return False

    def own_word(self, figure: Figure) -> Status | None:
        """The status word right behind a figure of a list, before the comma or conjunction that ends its item
        (39 पूर्ण, 28 प्रगतिरत और 7 लंबित)."""
        span = figure.about_span
        i = figure.end
        if span is not None and not figure.ellipsis and figure.end <= span[1] < figure.last:
            i = span[1]
        for cue in self.between(i, min(figure.last, i + _CUE_REACH)):
            if cue.start != i or cue.kind not in ("achieved", "pending", "sanctioned") or cue.end >= figure.last:
                continue
            if self.keys[cue.end] == "," or self.scanner.all_bits[cue.end] & g.CONJUNCTION:
                return _PLAIN[cue.kind]
        return None

    def singled_out(self, figure: Figure) -> bool:
        """Whether the figure tells which ones are meant (जिन कार्यों पर 60 प्रतिशत से अधिक राशि खर्च हुई, उन्हें ...)."""
        if figure.comparator not in ("more_than", "less_than"):
            return False
        before = self.keys[figure.first : figure.start]
        after = self.keys[figure.end : figure.last]
        return any(key in _RELATIVES for key in before) and any(key.startswith(_THOSE) for key in after)

    def works_listed(self, figure: Figure) -> bool:
        """Whether the figure stands in a list of works to do (40 यूनिट और 3 कोल्ड रूम तैयार करना शामिल है)."""
        keys = self.keys
        for i in range(figure.end, figure.last - 1):
            if keys[i] == "शामिल":
                bare = keys[i - 1].endswith("ना") and self.scanner.all_bits[i - 1] & g.VERB
                return bool(bare) and bool(self.scanner.all_bits[i + 1] & g.COPULA)
        return False

    def found(self, figure: Figure) -> bool:
        """Whether the figure is what was found, and the reason for what follows (38 फीसदी रहने पर नोटिस के निर्देश)."""
        for i in range(figure.end, min(figure.last - 1, figure.end + 5)):
            if i in self.scanner.number_at or self.keys[i] in _BREAKS:
                return False
            if self.scanner.all_bits[i] & g.VERB:
                return self.keys[i] in _FOUND and self.keys[i + 1] in ("पर", "के")
        return False

    def points_back(self, figure: Figure) -> bool:
        """Whether the figure is a part of what was told before (जिनमें से 31)."""
        i = figure.start - 1
        i -= i > figure.first and self.keys[i] == "से"
        return i >= figure.first and bool(self.scanner.all_bits[i] & g.PART_OF)

    def counted_before(self, figure: Figure, before: Figure, verb: Verb | None) -> bool:
        """Whether the figure goes on telling of what its sentence has counted (जिनमें राजस्व के 71 और पुलिस के 22 रहे)."""
        if before.unit != figure.unit or before.first != figure.first:
            return False
        if verb is not None and not (verb.copula or self.words(verb)[0] in _STAYED):
            return False
        low = max(figure.first, figure.start - _REACH)
        parts = [i for i in range(low, figure.start) if self.scanner.all_bits[i] & g.PART_OF]
        return bool(parts) and not self.verbs.within(parts[-1], figure.start)

    def of_approved(self, figure: Figure) -> bool:
        """Whether the sentence opens with what was approved (स्वीकृत परियोजनाओं में 65 लाख कनेक्शन देना शामिल है)."""
        low = max(figure.first, figure.start - _REACH)
        return any(c.kind == "sanctioned" for c in self.between(low, figure.start))

    def quota(self, figure: Figure) -> bool:
        """Whether an order sets how many by the day, the week or the month (सप्ताह में दो, प्रतिदिन 100)."""
        keys = self.keys
        for i in range(max(figure.first, figure.start - 6), figure.start):
            spell = keys[i] in _SPELLS and keys[i + 1] == "मे"
            if keys[i] in _QUOTAS or (spell and keys[i - 1] not in _THIS and i - 1 not in self.scanner.number_at):
                return True
        return False

    def reaches_level(self, figure: Figure, verb: Verb) -> bool:
        """Whether the figure is what a number of something came to (मरीजों की संख्या 27 पहुंच गई है): nobody's work."""
        words = self.words(verb)
        if figure.unit != "count" or not words or not words[0].startswith(_CAME_TO):
            return False
        span = figure.about_span
        near = self.keys[figure.start - 2 : figure.start] + (self.keys[span[0] : span[1] + 2] if span else [])
        return not _LEVELS.isdisjoint(near)

    def of_another(self, cue: Cue) -> bool:
        """Whether a cue tells of the number before it (7 हजार रुपये की दर से 13 करोड़ रुपये)."""
        return cue.kind == "entitlement" and cue.start - 1 in self.scanner.number_at

    def is_event(self, figure: Figure) -> bool:
        """Whether the figure measures what befell somebody or the weather: nobody's work."""
        span = figure.about_span
        flow = "क्यूसेक" in self.keys[figure.start : figure.end + 1]
        return flow or (span is not None and not _EVENTS.isdisjoint(self.keys[span[0] : span[1]]))

    def is_sown(self, figure: Figure) -> bool:
        """Whether an area is the area sown or planted."""
        span = figure.about_span
        return span is not None and figure.unit in _AREAS and any(self.keys[i].startswith(_SOWN) for i in range(*span))

    def yearly(self, figure: Figure) -> bool:
        """Whether a yearly amount is told (प्रति वर्ष 78 मिलियन टन ढुलाई): what will be done, no entitlement."""
        return not _YEARLY.isdisjoint(self.keys[max(figure.first, figure.start - 2) : figure.start])

    def is_effect(self, figure: Figure) -> bool:
        """Whether a figure to come is what something will bring about: a forecast (तेल आयात में 28 करोड़ लीटर की कमी)."""
        span = figure.about_span
        return span is not None and span[0] < figure.start and self.keys[span[1] - 1] in _EFFECTS

    def is_price(self, figure: Figure) -> bool:
        """Whether the sum is what something costs (जब्त गांजे की कीमत 2 लाख): a fact, whatever befell the thing."""
        span = figure.about_span
        return span is not None and span[1] <= figure.start and bool(self.scanner.all_bits[span[1] - 1] & g.MEASURE)

    def shared(self, figure: Figure) -> bool:
        """Whether a percentage is a share of what was approved (स्वीकृत राशि का 40 प्रतिशत)."""
        i = figure.start - 1
        while i > figure.first and self.scanner.all_bits[i] & g.BEFORE_PASSED:
            i -= 1
        return bool(self.scanner.all_bits[i] & g.GENITIVE)

    def done_after(self, figure: Figure, verb: Verb | None) -> bool:
        """Whether an approval is only the first of two deeds (स्वीकृत कर वितरित किया)."""
        if verb is None or verb.end <= figure.start:
            return False
        cues = self.between(figure.end, verb.end)
        last = max((n for n, cue in enumerate(cues) if cue.kind == "sanctioned"), default=-1)
        if last < 0 or cues[last].end >= verb.start or self.keys[cues[last].end] not in ("कर", "करके", "होकर"):
            return False
        return any(cue.kind in ("achieved", "act") for cue in cues[last + 1 :])

    def approvable(self, figure: Figure) -> bool:
        span = figure.about_span
        return span is not None and any(self.keys[i].startswith(_APPROVABLE) for i in range(*span))

    def is_progress(self, figure: Figure) -> bool:
        """Whether the clause of a percentage speaks of progress, spending or a deed."""
        cues = self.between(figure.first, figure.last)
        return any(c.kind == "progress" for c in cues) or any(
            c.kind in ("act", "achieved") and figure.start - _AGAINST_REACH <= c.start < figure.start for c in cues
        )

    def is_part(self, figure: Figure, end: int) -> bool:
        """Whether the number is the whole or the old of a pair: 40 में से 12, 2 लेन से 4 लेन, 25 राज्यों के 180 लोग; or all."""
        scanner, keys, last = self.scanner, self.keys, figure.last
        if keys[end] == "से" and end + 1 in scanner.number_at and figure.unit == "count":
            i = end + 1
            while i < last and i in scanner.number_at:
                i += 1
            return i < last and end > figure.end and keys[i] == keys[end - 1]
        if figure.unit == "count" and figure.start > figure.first and keys[figure.start - 1] in _ALL:
            return self.is_place(figure)
        if scanner.all_bits[end] & g.GENITIVE and self.is_place(figure):
            i = end + 1
            while i < last and scanner.all_bits[i] & g.BEFORE_PASSED:
                i += 1
            return i in scanner.number_at
        return False

    def is_whole(self, end: int, last: int) -> bool:
        """Whether the words behind a number and its noun set it off against a part (40 में से 12, 40 कार्यों में 26 पूर्ण)."""
        keys = self.keys
        if end + 1 >= last or keys[end] != "मे":
            return False
        if keys[end + 1] == "से":
            return True
        i = end + 1
        while i < last and i in self.scanner.number_at:
            i += 1
        done = i < last and bool(self.scanner.all_bits[i] & g.VERB)
        return i > end + 1 and (done or bool(self.between(i, i + 2)))

    def is_place(self, figure: Figure) -> bool:
        span = figure.about_span
        if span is None:
            return False
        hits = self.scanner.things
        table = self.scanner.reading.packs.things
        for i in range(*span):
            hit = hits.get(i)
            if hit is not None and hit.end == span[1]:
                return table[hit.id].place
        return False

    def kinds_right(self, figure: Figure) -> bool:
        verb = self.verbs.after(figure)
        stop = verb.end if verb is not None else figure.last
        return any(c.kind in ("pending", "sanctioned", "instructed") for c in self.between(figure.end, stop))

    def reached(self, figure: Figure) -> bool:
        verb = self.verbs.after(figure)
        if verb is not None and verb.copula:
            return False  # लक्ष्य 95 प्रतिशत का था
        stop = verb.end if verb is not None else figure.last
        return figure.unit == "percent" and stop > figure.end

    def after_change(self, figure: Figure) -> bool:
        return figure.start > figure.first and bool(self.scanner.all_bits[figure.start - 1] & g.CHANGED)

    def conditional(self, figure: Figure) -> bool:
        """Whether a condition or purpose (यदि, ताकि) opens the clause of the number."""
        for i in range(figure.start - 1, max(figure.first, figure.start - _REACH) - 1, -1):
            bits = self.scanner.all_bits[i]
            if bits & g.CONDITION:
                return True
            if bits & g.COPULA:
                return False
        return False

    def segment_end(self, figure: Figure) -> int:
        """Where the part of a headline that holds the number ends."""
        for i in range(figure.end, min(figure.last, figure.end + _REACH)):
            if self.kinds[i] == NEWLINE or (self.kinds[i] == MARK and self.keys[i] in ",;।|…–—:-."):
                return i
        return figure.last

    def segment_start(self, figure: Figure) -> int:
        for i in range(figure.start - 1, max(figure.first, figure.start - _REACH) - 1, -1):
            if self.kinds[i] == NEWLINE or (self.kinds[i] == MARK and self.keys[i] in ",;।|…–—:-."):
                return i + 1
        return figure.first
