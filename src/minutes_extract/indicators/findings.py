"""What was found, and what became of it, becomes answers that a status is read by."""

from __future__ import annotations

from minutes_extract.indicators import grammar as g
from minutes_extract.indicators.changes import Changes
from minutes_extract.indicators.model import Figure
from minutes_extract.indicators.surroundings import BREAKS, REACH, Cue
from minutes_extract.indicators.verbs import Verb

_FOUND = frozenset({"रहने", "मिलने", "पाए", "आने"})
_DONE_FIRST = frozenset({"मिले", "मिला", "मिली", "बने", "बनी", "बना", "हुए", "हुई", "बिके", "बिकी", "लगे", "बंटे", "बंटी"})
_OPENS_CLAUSE = frozenset({",", ";", "-", "–", "जबकि", "लेकिन", "मगर"})
_CASE_WORDS = frozenset({"को", "मे", "पर", "से", "का", "के", "की"})
_CLAUSE = 40  # tokens of a clause or an item, at most
_OWN = frozenset({"achieved", "pending", "sanctioned"})
_MET = frozenset({"मिले", "मिली", "मिला"})
_FELT = frozenset({"संतोष", "असंतोष", "नाराजगी", "अप्रसन्नता", "प्रसन्नता", "खेद", "चिंता", "रोष"})
_FOUND_SO = _FOUND | {"होने"}
_BUILT = frozenset({"निर्मित", "नवनिर्मित", "बने", "बनी", "बना", "बनाए", "बनाई", "बनाया", "तैयार", "स्थापित"})
_YET = ("हो", "जा", "किए", "की", "कर")  # निर्मित होने वाले, बनाए जाने वाले
_HOLD = frozenset({"कब्जे", "कब्जा"})
_ANGER = frozenset({"नाराजगी", "असंतोष", "अप्रसन्नता", "रोष", "नाराज"})


class Findings(Changes):
    """Tells what was found, seized or stands from what was done."""

    def found(self, figure: Figure) -> bool:
        """Whether the figure is what was found, and the reason for what follows (38 फीसदी रहने पर नोटिस के निर्देश, 94
        फीसदी उपलब्धि पर संतोष)."""
        span = figure.about_span
        end = span[1] if span is not None and not figure.ellipsis and span[1] > figure.end else figure.end
        if end + 1 < figure.last and self.keys[end] == "पर" and self.keys[end + 1] in _FELT:
            return True
        level = span is not None and not figure.ellipsis and figure.unit == "percent" and self.keys[figure.end] == ")"
        start = end if level else figure.end  # क (58 प्रतिशत) एवं ख (63 प्रतिशत) की प्रगति खराब पाए जाने पर
        for i in range(start, min(figure.last - 1, start + 5)):
            if i in self.scanner.number_at and self.scanner.all_bits[i - 1] & g.CONJUNCTION:
                continue  # संख्या क्रमशः 812 और 1,046 होने पर
            if i in self.scanner.number_at or self.keys[i] in BREAKS:
                return False
            if self.scanner.all_bits[i] & g.VERB:
                blamed = (
                    figure.unit in ("percent", "count")
                    and self.keys[i : i + 2] == ["होने", "पर"]
                    and self.blames(i, figure.last)
                )
                return blamed or (self.keys[i] in _FOUND and self.keys[i + 1] in ("पर", "के", "जाने"))
        return False

    def found_so(self, cue: Cue, figure: Figure) -> bool:
        """Whether a cue tells how they were found, the reason for what follows (346 प्रकरण लंबित मिलने पर)."""
        keys, i = self.keys, cue.end
        return i + 1 < figure.last and keys[i] in _FOUND_SO and keys[i + 1] in ("पर", "के", "जाने")

    def came_upon(self, figure: Figure, verb: Verb | None) -> bool:
        """Whether the figure is what somebody came upon (78 छात्र रहते मिले, 45 ही बच्चे मिले) or what was handed in at an
        office (57 आवेदन दिए): a fact. What somebody got (को) is none."""
        words, span = self.scanner.reading.packs.words, figure.about_span
        petitions = span is not None and not words("phrase.petition").isdisjoint(self.keys[span[0] : span[1]])
        if verb is None or verb.start < figure.end or figure.unit == "INR":
            return False
        came = self.keys[verb.start] in words("phrase.brought") and petitions
        if came and span is not None and span[1] >= verb.start - 1:
            return True
        at = next((i for i in range(verb.start, verb.end) if self.keys[i] in _MET), None)
        if at is None or "को" in self.keys[max(self.segment_start(figure), at - _CLAUSE) : at]:
            return False
        i = at - 1
        i -= self.keys[i] in ("ही", "भी")
        state = self.keys[i] in words("phrase.found-state")
        return state or (self.is_people(figure) and span is not None and span[1] == i + 1)

    def verb_first(self, figure: Figure) -> bool:
        """Whether the verb of the clause stands before its number (लक्ष्य 60 करोड़ का था, मिले सिर्फ 17 करोड़)."""
        i = figure.start - 1
        while i > figure.first and self.scanner.all_bits[i] & g.BEFORE_PASSED:
            i -= 1
        return i > figure.first and self.keys[i] in _DONE_FIRST and self.keys[i - 1] in _OPENS_CLAUSE

    def goal_in_bracket(self, figure: Figure) -> bool:
        """Whether the goal of a figure stands in brackets right behind it (भोगपुर 21,340 (लक्ष्य 24,000))."""
        span = figure.about_span
        i = figure.end if span is None or span[1] <= figure.end or figure.ellipsis else span[1]
        bracket = i + 3 < figure.last and self.keys[i] == "(" and bool(self.scanner.all_bits[i + 1] & g.GOAL)
        return bracket and any(j in self.scanner.number_at for j in range(i + 2, min(figure.last, i + 4)))

    def labelled_row(self, figure: Figure) -> bool:
        """Whether the number stands between its label and a comma, the label of the next behind it."""
        span, i = figure.about_span, figure.end
        labelled = span is not None and span[1] <= figure.start and not figure.ellipsis
        return labelled and i < figure.last and self.keys[i] == "," and self.keys[figure.start - 1] not in _CASE_WORDS

    def item_end(self, figure: Figure, stop: int) -> int:
        """Where the item of a figure ends whose own status word stands before the comma and the number of the next
        (2,017 समूहों को 84 करोड़ का ऋण वितरित, 615 प्रकरण लंबित हैं)."""
        for i in range(figure.end, min(stop, figure.last - 1, figure.end + _CLAUSE)):
            if self.keys[i] == "," and i + 1 in self.scanner.number_at:
                own = [c for c in self.between(figure.end, i) if c.kind in _OWN and c.end == i]
                return i if own else stop
        return stop

    def lent_to(self, figure: Figure, before: Figure) -> bool:
        """Whether a sum is what those counted right before it got, no verb behind (1215 समूहों को 31 करोड़ का ऋण)."""
        span, i = before.about_span, figure.start - 1
        got = figure.unit == "INR" and before.unit == "count" and before.first == figure.first
        return got and span is not None and self.keys[i] == "को" and span[1] == i

    def blames(self, i: int, last: int) -> bool:
        """Whether somebody is called to account behind token `i` (प्रगति 35 प्रतिशत होने पर नोटिस)."""
        return any(c.kind == "penal" for c in self.between(i, last)) or not _ANGER.isdisjoint(self.keys[i:last])

    def begun(self, figure: Figure) -> bool:
        """Whether a stone was laid for the figure alone, other works opened (186 का शिलान्यास एवं 94 का उद्घाटन)."""
        cues = [c for c in self.between(figure.end, figure.last) if c.kind in ("foundation", "achieved")]
        if not cues or cues[0].kind != "foundation" or len(cues) == 1:
            return False
        return any(i in self.scanner.number_at for i in range(cues[0].end, cues[1].start))

    def was_built(self, figure: Figure) -> bool:
        """Whether a sum was the cost of something that stands (2 करोड़ की लागत से निर्मित पुल), whatever comes of it."""
        span, i = figure.about_span, figure.end
        i += i < figure.last and bool(self.scanner.all_bits[i] & g.GENITIVE)
        if figure.unit != "INR" or span is None or i + 4 > figure.last or self.keys[i : i + 2] != ["लागत", "से"]:
            return False
        return self.keys[i + 2] in _BUILT and i + 2 < span[1] and not self.keys[i + 3].startswith(_YET)

    def to_be_built(self, figure: Figure) -> bool:
        """Whether a sum is what something to come will be made with (1.35 करोड़ रुपये से निर्मित होने वाले भवन)."""
        near = self.keys[figure.end : min(figure.last, figure.end + 5)]
        which = next((i for i, key in enumerate(near) if key in ("वाले", "वाली", "वाला")), 0)
        return figure.unit == "INR" and near[:1] == ["से"] and which > 1 and near[which - 1].endswith("ने")

    def seized(self, figure: Figure) -> bool:
        """Whether what was found was taken from somebody (जिसके कब्जे से 45 लीटर शराब पाई गई)."""
        low = max(figure.first, figure.start - REACH)
        return any(self.keys[i] in _HOLD and self.keys[i + 1] == "से" for i in range(low, figure.start))
