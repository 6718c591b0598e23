"""What stands around a figure: the cues, marks, rows and words beside it that bear on its status."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from minutes_extract.dates import calendar_of
from minutes_extract.folding import fold
from minutes_extract.indicators import grammar as g
from minutes_extract.indicators.model import Figure
from minutes_extract.indicators.phrase import Scanner
from minutes_extract.indicators.tables import Column
from minutes_extract.indicators.verbs import Verb, VerbReader
from minutes_extract.segment import BODY
from minutes_extract.tokens import MARK, NEWLINE, WORD

_KINDS = frozenset(
    "achieved sanctioned target planned pending stated deploy undertake entitlement instructed act standing"
    " threshold progress passed inspect goalmet foundation setaside benefit loss penal forecast found requested".split()
)
_WHILE = frozenset({"जबकि", "वही", "तो"})
_UNDER_WHICH = frozenset({"जिसके", "जिनके", "इसके", "इनके"})
REACH = 120  # tokens in which a condition reaches its number
_MOSTLY = "सर्वाधिक"
_MOST_OF_ALL = (["सबसे", "अधिक"], ["सबसे", "ज्यादा"])
_AT_HAND = frozenset({"उपलब्ध", "मौजूद"})
_STAYED = frozenset({"रहे", "रही", "रहा", "थे", "थी", "शामिल"})
_QUOTAS = frozenset({"रोजाना", "प्रतिदिन", "रोज", "प्रतिमाह", "साप्ताहिक"})
_SPELLS = frozenset({"सप्ताह", "माह", "महीने", "दिन"})
_THIS = frozenset({"इस", "इसी", "उस", "अगले", "गत", "पिछले", "एक"})
_EACH = frozenset({"हर", "प्रति", fold("प्रत्येक")})
_CUE_BACK = 6  # tokens before a number in which it is told how often
_REST = frozenset({"शेष", "बाकी", "अवशेष"})
BREAKS = frozenset(",;।|")  # marks between clauses and items
_PASSIVE = frozenset({"जाने", "जानी", "जाना", "होने"})
_CASES = ("प्रकरण", "वाद", "मामल", "शिकायत", "आवेदन", "संदर्भ", "परिवाद", "कांड", "दावे", "दावो")
_DISPOSED = ("निस्तार", "निष्पाद", "निराक", "निपटा", "समाधान", "कार्यवाही", "कार्रवाई", "परीक्षण", "निर्णय")
_SERVED = frozenset({"दी", "दिया", "दिए", "मिल", "चलाई", "चलाए", "चलाया", "कराया", "पहुंचाया", "पहुंचाई", "पहुंचाए"})
_OPENED = ("उद्घाटन", "लोकार्पण", "शुभारंभ")
_MENDED = frozenset({"मरम्मत", "मरम्मती", "दुरुस्त", "पुनर्निर्माण", "ठीक", "चालू", "सुधरवाने", "सुधारने", "बहाल"})
_BROKEN = frozenset({"खराब", "बंद", "क्षतिग्रस्त", "जर्जर", "निष्क्रिय", "टूटे", "टूटी", "बदहाल"})
_COMPLETE = frozenset({"पूर्ण", "पूरा", "पूरे"})
_TO_DO = frozenset({"कराने", "करने", "करवाने"})

_YEARLY = frozenset({"वर्ष", "प्रतिवर्ष", "माह", "प्रतिमाह", "साल", "दिन", "प्रतिदिन"})
_NO_NOUN = g.VERB | g.GENITIVE | g.CASE | g.COPULA | g.CONJUNCTION | g.STOP | g.CASE_TAIL
_AGAINST_REACH = 10  # tokens between a goal and what is set against it


class Cue(NamedTuple):
    start: int
    end: int
    kind: str


class Surroundings:
    """Answers what a rule of status asks about the words around a figure of one reading."""

    def __init__(self, scanner: Scanner, figures: list[Figure], columns: dict[int, Column]) -> None:
        self.scanner = scanner
        self.keys = scanner.keys
        self.kinds = scanner.kinds
        reading = scanner.reading
        table = reading.packs.cues
        self.months = calendar_of(reading.packs).months
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
        self.included = [i for i, key in enumerate(self.keys) if key == "शामिल"]
        self.columns = columns
        self.last_read: dict[str, Figure] = {}  # by unit, the last figure whose status was read
        self.categories = reading.packs.words("phrase.category")
        self.crimes = reading.packs.words("phrase.crime")
        self.dimensions = reading.packs.words("phrase.dimension")

    def governing(self, figure: Figure) -> tuple[int, int] | None:
        """The tokens of the verb that governs a figure, None where none stands behind it."""
        verb = self.verbs.after(figure)
        return (verb.start, verb.end) if verb is not None else None

    def between(self, start: int, stop: int) -> list[Cue]:
        """The cues that begin in `[start, stop)`."""
        return self.cues[bisect_left(self.cue_starts, start) : bisect_left(self.cue_starts, stop)]

    def about_cues(self, figure: Figure) -> list[Cue]:
        """The cues in the about phrase of a figure, wherever it stands."""
        return self.between(*figure.about_span) if figure.about_span is not None else []

    def level(self, figure: Figure) -> bool:
        """Whether a percentage goes on a list of levels that its sentence has opened (साक्षरता दर क 74, ख 82 प्रतिशत)."""
        near = self.between(max(figure.first, figure.start - REACH), figure.start)
        cues = [c.kind for c in near if c.kind in ("standing", "progress", "act")]
        return (
            bool(cues) and cues[-1] == "standing" and figure.about_span is not None and not self.verbs.between(figure)
        )

    def is_goal(self, i: int) -> bool:
        """Whether a word for goal stands at `i`."""
        return bool(self.scanner.all_bits[i] & g.GOAL)

    def goal_of(self, figure: Figure) -> bool:
        """Whether a percentage is itself the goal (90 प्रतिशत का लक्ष्य, 5 प्रतिशत वृद्धि का लक्ष्य)."""
        for i in range(figure.end, min(figure.last, figure.end + REACH)):
            if self.scanner.all_bits[i] & g.GOAL:
                return i > figure.end and bool(self.scanner.all_bits[i - 1] & g.GENITIVE)
        return True

    def _is_label(self, cue: Cue) -> bool:
        """Whether a cue is but the label of the next number (नामांतरण का 10, दुकान आवंटन के 5 आवेदन), or a topic."""
        i = cue.end
        if self.keys[i : i + 2] == ["को", "लेकर"]:
            return True  # नौकरी की मांग को लेकर 7 आवेदन
        if cue.kind not in ("sanctioned", "act") or i + 1 >= len(self.keys) or i + 1 not in self.scanner.number_at:
            return False
        return bool(self.scanner.all_bits[i] & g.GENITIVE)

    def runs(self, verb: Verb | None) -> bool:
        return verb is not None and (verb.progress or verb.habitual)

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

    def counted_before(self, figure: Figure, before: Figure, verb: Verb | None) -> bool:
        """Whether the figure goes on telling of what its sentence has counted (जिनमें राजस्व के 71 और पुलिस के 22 रहे)."""
        mostly = self.keys[figure.first] == _MOSTLY or self.keys[figure.first : figure.first + 2] in _MOST_OF_ALL
        opens = mostly or any(
            self.scanner.all_bits[i] & g.PART_OF for i in range(figure.first, min(figure.first + 2, figure.start))
        )
        if before.unit != figure.unit or (before.first != figure.first and not (opens and before.last == figure.first)):
            return False
        if verb is not None and not (verb.copula or self.words(verb)[0] in _STAYED):
            return False
        if before.first != figure.first and mostly:
            return True  # 641 वाद लंबित हैं। सर्वाधिक 118 सदर अंचल के हैं
        low = max(figure.first, figure.start - REACH)
        parts = [i for i in range(low, figure.start) if self.scanner.all_bits[i] & g.PART_OF or self.under_which(i)]
        return bool(parts) and not self.verbs.within(parts[-1], figure.start)

    def listed_of(self, figure: Figure, before: Figure, verb: Verb) -> bool:
        """Whether both figures of a list tell whose so many are (764 पीएचई तथा 588 ऊर्जा विभाग की हैं)."""
        whose = verb.end == verb.start + 1 and bool(self.scanner.all_bits[verb.start - 1] & g.GENITIVE)
        same = before.unit == figure.unit and not self.verbs.within(before.end, figure.start)
        return whose and same and not any(self.keys[i] in "।;" for i in range(before.end, figure.start))

    def contrasted(self, figure: Figure, before: Figure) -> bool:
        """Whether the figure is set beside the one before it, its verb left out (..., जबकि सदर में मात्र 74)."""
        same = before.first == figure.first and before.unit == figure.unit and figure.ellipsis
        return same and not _WHILE.isdisjoint(self.keys[before.end : figure.start])

    def under_which(self, i: int) -> bool:
        """Whether the parts of what was counted begin at `i` (जिसके अंतर्गत विधवा पेंशन के 571)."""
        return self.keys[i] in _UNDER_WHICH and self.keys[i + 1] in ("अंतर्गत", "तहत")

    def of_approved(self, figure: Figure) -> bool:
        """Whether the sentence opens with what was approved (स्वीकृत परियोजनाओं में 65 लाख कनेक्शन देना शामिल है)."""
        low = max(figure.first, figure.start - REACH)
        return any(c.kind == "sanctioned" for c in self.between(low, figure.start))

    def by_month(self, figure: Figure, verb: Verb) -> bool:
        """Whether so much is told for each month or year (हर माह, प्रतिवर्ष)."""
        low = max(figure.first, figure.start - _CUE_BACK)
        if any(self.scanner.all_bits[i] & g.PERIODIC for i in range(figure.end, min(verb.start, figure.end + 2))):
            return True  # 1,100 रुपये मासिक दिए जा रहे हैं
        near = (*self.keys[low : figure.start], *self.keys[figure.end : max(verb.start, figure.end)])
        each = any(a in _EACH and b in _SPELLS for a, b in pairwise(near))
        return each or not _YEARLY.isdisjoint({key for key in near if key.startswith("प्रति")})

    def to_be_there(self, verb: Verb | None) -> bool:
        """Whether a state is wished, no deed (केंद्र पर 23 दवाएं उपलब्ध रहें)."""
        return (
            verb is not None
            and self.keys[verb.end - 1] in ("रहे", "हो")
            and not _AT_HAND.isdisjoint(self.keys[max(0, verb.start - 1) : verb.end])
        )

    def told_to(self, figure: Figure) -> bool:
        """Whether an order opens the sentence of the figure (निर्देश दिए कि 31 अगस्त तक 11 हजार कनेक्शन दें)."""
        return any(c.kind == "instructed" for c in self.between(figure.first, figure.start))

    def to_mend(self, figure: Figure, verb: Verb | None) -> bool:
        """Whether an order is to repair what is counted, told to be broken right before (खराब 143 हैंडपंपों की मरम्मत)."""
        near = self.keys[max(figure.first, figure.start - 3) : figure.start]
        about = self.keys[slice(*figure.about_span)] if figure.about_span is not None else []
        if _BROKEN.isdisjoint((*near, *about)):
            return False
        stop = min(figure.last if verb is None else verb.end, figure.end + REACH)
        return any(key in _MENDED for key in self.keys[figure.end : stop])

    def quota(self, figure: Figure) -> bool:
        """Whether an order sets how many by the day, the week or the month (सप्ताह में दो, प्रतिदिन 100)."""
        keys = self.keys
        for i in range(max(figure.first, figure.start - 6), figure.start):
            spell = keys[i] in _SPELLS and (keys[i + 1] == "मे" or keys[i - 1] in _EACH)
            if keys[i] in _QUOTAS or (spell and keys[i - 1] not in _THIS and i - 1 not in self.scanner.number_at):
                return True
        return False

    def opens_rest(self, cue: Cue) -> bool:
        """Whether a cue is the rest as the subject of a clause of its own (61 का निस्तारण, शेष विभागों को भेजे गए)."""
        if self.keys[cue.start] not in _REST or cue.end >= len(self.keys):
            return False
        parted = self.keys[cue.start - 1] in BREAKS or bool(self.scanner.all_bits[cue.start - 1] & g.CONJUNCTION)
        return parted and not self.scanner.all_bits[cue.end] & (g.VERB | g.COPULA)

    def sent(self, figure: Figure, cue: Cue) -> bool:
        """Whether a cue for a proposal is but that the counted proposals were sent (12 प्रस्ताव भेजे गए)."""
        span = figure.about_span
        counted = figure.unit == "count" and span is not None and span[0] <= cue.start < span[1]
        return counted and cue.kind == "planned" and self.keys[cue.end - 1].startswith("भेज")

    def is_purpose(self, cue: Cue) -> bool:
        """Whether a deed is but what something is for (शेष 23 को निस्तारण हेतु भेजा गया)."""
        keys, i = self.keys, cue.end
        return cue.kind in ("achieved", "act") and (keys[i : i + 1] == ["हेतु"] or keys[i : i + 2] == ["के", "लिए"])

    def of_a_noun(self, cue: Cue) -> bool:
        """Whether a word for what is left over only tells of the noun behind it (किसानों को लंबित भुगतान किया गया)."""
        i = cue.end
        if cue.kind == "achieved" and i + 1 < len(self.keys):
            whole = self.keys[cue.end - 1].startswith("पूरी") and self.keys[i] == "तरह"  # पूरी तरह महिलाओं की हैं
            known = self.keys[cue.start - 1] == "मान्यता" and not self.scanner.all_bits[i] & g.VERB
            return whole or known  # मान्यता प्राप्त स्टार्टअप है
        if cue.kind != "pending" or cue.end != cue.start + 1 or cue.end + 1 >= len(self.keys):
            return False
        if self.kinds[i] != WORD or i in self.scanner.number_at or self.scanner.all_bits[i] & _NO_NOUN:
            return False
        if self.scanner.all_bits[cue.start - 1] & g.VERB:
            return False  # 468 मामले हैं लंबित
        if i in self.scanner.things:
            return True
        return not self.scanner.all_bits[i] & g.PARTICIPLE and bool(
            self.scanner.all_bits[i + 1] & (g.GENITIVE | g.CASE | g.VERB)
        )

    def yet_to_be_done(self, figure: Figure, verb: Verb) -> bool:
        """Whether something is only to be done (टीके लगाए जाने हैं), with no result set against it (..., अब तक 900 लगे)."""
        passive = not _PASSIVE.isdisjoint(self.words(verb))
        behind = range(verb.end, min(figure.last, verb.end + REACH))
        answered = any(self.keys[i] == "तक" or self.scanner.all_bits[i] & g.AGAINST for i in behind)
        return passive and not answered

    def to_be_disposed(self, figure: Figure, verb: Verb | None) -> bool:
        """Whether an order is to dispose of cases (193 वादों का निष्पादन करने का निर्देश): they are pending."""
        span = figure.about_span
        if figure.unit != "count" or span is None or not self.keys[span[1] - 1].startswith(_CASES):
            return False
        stop = min(figure.last if verb is None else verb.end, figure.end + REACH)
        return any(key.startswith(_DISPOSED) for key in self.keys[figure.end : stop])

    def serves(self, figure: Figure, verb: Verb) -> bool:
        """Whether people are being served as it is told (नावें चलाई जा रही हैं, 900 लोगों को भोजन कराया जा रहा है)."""
        words = self.words(verb)
        span = figure.about_span
        end = span[1] if span is not None and span[1] > figure.end else figure.end
        if self.keys[end : end + 1] == ["से"]:
            return False  # 57 टैंकरों से पानी पहुंचाया जा रहा है
        return figure.unit != "percent" and words[0] in _SERVED and not self.yearly(figure)

    def yearly(self, figure: Figure) -> bool:
        """Whether a yearly amount is told (प्रति वर्ष 78 मिलियन टन ढुलाई): what will be done, no entitlement."""
        return not _YEARLY.isdisjoint(self.keys[max(figure.first, figure.start - 2) : figure.start])

    def opened(self, figure: Figure, verb: Verb) -> bool:
        """Whether something is being opened as it is told (आज 13 केंद्रों का उद्घाटन किया जा रहा है)."""
        return any(key.startswith(_OPENED) for key in self.keys[figure.end : verb.start])

    def completes(self, figure: Figure, verb: Verb | None) -> bool:
        """Whether an order is to complete this many (500 आवास पूर्ण कराने का निर्देश)."""
        stop = figure.last if verb is None else verb.end
        keys = self.keys[figure.end : min(stop, figure.end + REACH)]
        return figure.unit == "count" and any(a in _COMPLETE and b in _TO_DO for a, b in pairwise(keys))

    def by_term(self, figure: Figure) -> bool:
        """Whether a day or month is set by which it is to be done (31 दिसंबर तक 300 किसानों से, माह के अंत तक)."""
        for i in range(figure.start - 1, max(figure.first, figure.start - REACH), -1):
            if self.keys[i] == "तक" and i > figure.first:
                dated = i - 1 in self.scanner.number_at and self.scanner.is_date(i - 1)
                return dated or self.keys[i - 1] == "अंत" or self.scanner.tokens.deeps[i - 1] in self.months
        return False

    def owns(self, end: int, last: int) -> bool:
        """Whether a noun that ends before token `end` only says whose something is (41 परिषदों के पदों की लॉटरी)."""
        bits = self.scanner.all_bits
        return end + 1 < last and bool(bits[end] & g.GENITIVE) and not bits[end + 1] & g.CASE_TAIL

    def of_another(self, cue: Cue) -> bool:
        """Whether a cue tells of the number before it (7 हजार रुपये की दर से 13 करोड़ रुपये)."""
        if cue.kind != "entitlement":
            return False
        near = 4 if self.keys[cue.end - 1] == "से" else 1  # 2,183 रुपये प्रति क्विंटल की दर से 3 लाख क्विंटल
        return any(i in self.scanner.number_at for i in range(max(0, cue.start - near), cue.start))

    def done_after(self, figure: Figure, verb: Verb | None) -> bool:
        """Whether an approval is only the first of two deeds (स्वीकृत कर वितरित किया)."""
        if verb is None or verb.end <= figure.start:
            return False
        cues = self.between(figure.end, verb.end)
        last = max((n for n, cue in enumerate(cues) if cue.kind == "sanctioned"), default=-1)
        if last < 0 or cues[last].end >= verb.start or self.keys[cues[last].end] not in ("कर", "करके", "होकर"):
            return False
        return any(cue.kind in ("achieved", "act") for cue in cues[last + 1 :])

    def is_progress(self, figure: Figure) -> bool:
        """Whether the clause of a percentage speaks of progress, spending or a deed."""
        cues = self.between(max(figure.first, figure.start - REACH), min(figure.last, figure.end + REACH))
        return any(c.kind == "progress" for c in cues) or any(
            c.kind in ("act", "achieved") and figure.start - _AGAINST_REACH <= c.start < figure.start for c in cues
        )

    def conditional(self, figure: Figure) -> bool:
        """Whether a condition or purpose (यदि, ताकि) opens the clause of the number."""
        for i in range(figure.start - 1, max(figure.first, figure.start - REACH) - 1, -1):
            bits = self.scanner.all_bits[i]
            if bits & g.CONDITION:
                return True
            if bits & g.COPULA:
                return False
        return False

    def segment_end(self, figure: Figure) -> int:
        """Where the part of a headline that holds the number ends."""
        for i in range(figure.end, min(figure.last, figure.end + REACH)):
            if self.kinds[i] == NEWLINE or (self.kinds[i] == MARK and self.keys[i] in ",;।|…–—:-."):
                return i
        return figure.last

    def segment_start(self, figure: Figure) -> int:
        for i in range(figure.start - 1, max(figure.first, figure.start - REACH) - 1, -1):
            if self.kinds[i] == NEWLINE or (self.kinds[i] == MARK and self.keys[i] in ",;।|…–—:-."):
                return i + 1
        return figure.first
