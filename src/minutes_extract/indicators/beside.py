"""The words right before and right behind a number and its noun that settle its status by themselves."""

from __future__ import annotations

from bisect import bisect_left

from minutes_extract.folding import fold
from minutes_extract.indicators import grammar as g
from minutes_extract.indicators.findings import Findings
from minutes_extract.indicators.model import Figure
from minutes_extract.indicators.surroundings import BREAKS, REACH
from minutes_extract.indicators.tables import title_of
from minutes_extract.indicators.verbs import Verb
from minutes_extract.record import Status
from minutes_extract.tokens import WORD

_CUE_REACH = 6  # tokens of a cue
_OWED_REACH = 10  # tokens from who owes to what is owed
# The cues that are themselves a status.
PLAIN: dict[str, Status] = {
    "achieved": "achieved",
    "sanctioned": "sanctioned",
    "pending": "pending",
    "target": "target",
    "planned": "planned",
    "stated": "stated",
}
_ITEM_ENDS = frozenset({",", ";", ")", "।", "|", "."})
_ITEM_STARTS = frozenset({",", ";", ":"})
_RELATIVES = frozenset({"जिन", "जिस", "जो", "जहा"})
_THOSE = ("उन्हे", "उनक", "उनमे", "उसे", "उसक", "उन", "वहा")
_ABOVE = frozenset({"ऊपर", "उपर", "नीचे"})

_SAID_OF_IT = frozenset({"achieved", "sanctioned", "pending", "stated"})
_SEEN = frozenset({"देख", "देखकर"})
_OF_GOAL = frozenset({"पर", "मे"})
_BEING_MADE = (["बन", "रही"], ["बन", "रहे"], ["बन", "रहा"])
_STRONG = frozenset({fold("सदस्यीय")})
_GOT = frozenset({"मिले", "मिली", "प्राप्त"})
_EACH = frozenset({"हर", fold("प्रत्येक")})
_GUESSED = frozenset({"अनुमानित", "संभावित"})
_HOUSES = frozenset(
    {"school", "court", "procurement-centre", "anganwadi", "hospital", "health-centre", "centre", "college"}
)
_ROOM = ("बेड", "बिस्तर", "सीट", "शैय")  # what there is room in
_DONE = frozenset({"हुए", "हुई", "हुआ"})
_COMPARED = frozenset({"तुलना", "मुकाबले"})
_BEHIND = frozenset({"पीछे", "पिछड"})
_LAW = ("एफआइआर", "कार्रवाई", "कार्यवाही", "मुकदमा", "मुकदमे", "प्राथमिकी", "एफआईआर", "केस", "एक्ट", "अभियोग", "मामला", "मामले")
_AGAINST_REACH = 10  # tokens between a goal and what is set against it
_STEM = 4  # letters by which the forms of one noun are known
_BAR_REACH = 6  # tokens from whose level is told to the bar
_OF_GOAL_REACH = 7  # tokens from a goal, its noun between, to what was reached of it
_PLACE_REACH = 8  # tokens from places to what is counted in them
_GOAL_REACH = 14  # tokens from a sum to the goal it is
_RESULT_REACH = 6  # tokens between what a result is set against and the result
_PARTIES = frozenset({*BREAKS, "को", "ने", "द्वारा"})
_WHOSE = ("जिस", "इस", "उस")
_WHICH = frozenset({"वाले", "वाली", "वाला", "वालो"})
_ALL = frozenset({"सभी", "समस्त"})


class Beside(Findings):
    """Reads a status off the marks, labels, parts and wholes beside a figure."""

    def beside(self, figure: Figure) -> Status | None:
        """What the words right before and right after the number and its noun say by themselves."""
        scanner = self.scanner
        bits = scanner.all_bits
        i = figure.end
        last = figure.last
        if i + 1 < last and self.keys[i] == "से" and bits[i + 1] & g.CHANGED:
            return "stated"
        if i < last and self.keys[i] in _STRONG:
            return "stated"  # तीन सदस्यीय टीम
        end = i
        span = figure.about_span
        if span is not None and not figure.ellipsis and figure.end <= span[1] <= last:
            end = span[1]
        if figure.unit == "percent" and i + 3 < last and scanner.is_lead(i):
            level = self.level(figure) or any(c.kind == "standing" for c in self.about_cues(figure))
            return "stated" if level else "achieved"  # सीडी रेशियो 33 प्रतिशत के साथ, 91 प्रतिशत के साथ आगे
        if self.is_whole(end, last):
            figure.assumed = True  # readers differ whether what the part is taken from was itself reached
            for cue in self.between(figure.start - _CUE_REACH, end):
                if (cue.end == figure.start or cue.start >= figure.end) and cue.kind in (
                    "sanctioned",
                    "pending",
                    "target",
                    "planned",
                ):
                    return PLAIN[cue.kind]  # स्वीकृत 1,126 मकानों में से 874
            if figure.unit == "INR" and self.keys[figure.start - 1] in _GOT:
                return "sanctioned"  # जिले को मिले 311 करोड़ में से 248 करोड़ खर्च
            near = self.keys[max(figure.first, figure.start - 2) : figure.start]
            came = figure.unit == "count" and (near[-1:] == ["प्राप्त"] or near == ["प्राप्त", "हुए"])
            return "achieved" if came else "stated"  # प्राप्त 318 शिकायतों में से 291
        for j in range(i, min(end + 4, last - 1)):
            if (bits[j] & g.VERB and not bits[j] & g.GENITIVE) or j in scanner.number_at:
                break
            if bits[j] & g.GENITIVE and bits[j + 1] & g.AGAINST:
                if self.against_people(j + 2, last) or figure.unit == "percent":
                    break
                compared = self.keys[j + 1] in _COMPARED and not any(bits[k] & g.GOAL for k in range(figure.first, j))
                told = self.set_before(figure)
                return "stated" if compared and told == "target" else told
        cost = figure.unit == "INR" and end > i and bits[end - 1] & (g.MEASURE | g.APPROVAL)
        if end + 2 < last and self.is_part(figure, end):
            figure.assumed = True
            return "stated"
        if end + 2 < last and self.keys[end] in _WHICH and not cost:
            return "stated"
        if figure.unit == "INR" and i < last and bits[i] & g.PER:
            return "stated"
        if figure.unit == "count" and self.owns(end, last) and self.owns_bar(end, last):
            return "stated"  # 8 बैंकों के सीडी रेश्यो 40 प्रतिशत से कम होने पर
        if self.keys[figure.start - 2 : figure.start] in _BEING_MADE and figure.start - 2 >= figure.first:
            return "planned"  # यमुनानगर में बन रही 800 मेगावाट की इकाई
        mark = self.keys[end] if figure.unit == "count" and i < end < last - 1 and end + 1 in scanner.number_at else ""
        owed = mark == "पर" and any(cue.kind == "pending" for cue in self.between(end, min(last, end + _OWED_REACH)))
        if mark == "ने" or owed:
            return "stated"  # 14 पीठों ने 3,872 मुकदमों का निस्तारण किया, 900 उपभोक्ताओं पर 86 करोड़ बकाया
        goes_to = end > i and figure.unit == "count" and self.keys[end : min(last, end + 2)] == ["के", "लिए"]
        if goes_to and any(j in scanner.number_at for j in range(end + 2, min(last, end + 4))):
            if self.share_of_goal(end + 2, last):
                return "target"
            if self.kinds_right(figure) and self.next_unit(end + 2, last) == "count" and self.is_place(figure):
                return "stated"  # 617 गांवों के लिए 402 परियोजनाओं को मंजूरी
            return None if self.kinds_right(figure) else "stated"  # 80 सीटों के लिए 4,972 आवेदन
        if end + 2 < last and self.keys[end] == "से" and self.keys[end + 1] in ("जुडे", "जुडी", "युक्त", "संबंधित"):
            return "stated"
        if mark != "ने" and self.counts_places(figure, end, last):
            figure.assumed = True
            return "stated"  # 14 ब्लॉकों में 326 समूह
        if self.set_against(figure):
            return None if self.kinds_right(figure) or self.found(figure) else "achieved"
        for j in range(figure.start - 1, max(figure.first - 1, figure.start - 4), -1):
            if bits[j] & g.GOAL:
                return None if self.reached(figure) else "target"
            if not bits[j] & g.BEFORE_PASSED and self.keys[j] not in (":", "-", "–", "ः"):
                break
        return None

    def counts_places(self, figure: Figure, end: int, last: int) -> bool:
        """Whether the figure only says in how many places something else is counted (14 ब्लॉकों में अब तक 326 समूह)."""
        if figure.unit != "count" or end >= last or self.keys[end] != "मे":
            return False
        hits = (self.scanner.things.get(i) for i in range(*(figure.about_span or (0, 0))))
        if not self.is_place(figure) and not any(hit is not None and hit.id in _HOUSES for hit in hits):
            return False
        numbers = self.scanner.reading.numbers
        for i in range(end + 1, min(last, end + _PLACE_REACH)):
            if i in self.scanner.number_at:
                return numbers[self.scanner.number_at[i]].mention.kind == "quantity"
            if self.scanner.all_bits[i] & (g.FINITE | g.CONJUNCTION) or self.keys[i] in BREAKS:
                return False
        return False

    def share_of_goal(self, i: int, last: int) -> bool:
        """Whether the number at `i` leads to a goal (510 समूहों के लिए 12 करोड़ रुपये के ऋण का लक्ष्य)."""
        bits = self.scanner.all_bits
        for j in range(i, min(last, i + _GOAL_REACH)):
            if bits[j] & g.GOAL:
                return bool(bits[j - 1] & g.GENITIVE)
            if self.keys[j] in BREAKS or (bits[j] & g.FINITE and not bits[j] & g.GENITIVE):
                return False
        return False

    def next_unit(self, i: int, last: int) -> str | None:
        """The unit of the next number from token `i` on."""
        numbers = self.scanner.reading.numbers
        j = next((k for k in range(i, last) if k in self.scanner.number_at), None)
        return None if j is None else numbers[self.scanner.number_at[j]].mention.unit

    def set_against(self, figure: Figure) -> bool:
        """Whether the figure is a result set against a goal before it (जिसके विरुद्ध नवंबर तक 121 करोड़)."""
        bits = self.scanner.all_bits
        if (
            figure.start - 2 > figure.first
            and self.keys[figure.start - 1] in _OF_GOAL
            and bits[figure.start - 2] & g.GOAL
        ):
            counted = any(j in self.scanner.number_at for j in range(figure.start - _OF_GOAL_REACH, figure.start - 2))
            if self.keys[figure.start - 1] == "पर" or counted:
                return True  # 9,600 के लक्ष्य पर 3,912, 1,350 लिंकेज के लक्ष्य में 918
        for j in range(figure.start - 1, max(figure.first, figure.start - _RESULT_REACH), -1):
            if bits[j] & g.AGAINST:
                return bool(bits[j - 1] & g.GENITIVE) or self.keys[j - 1].startswith(_WHOSE)
            if j in self.scanner.number_at or self.keys[j] in _PARTIES or bits[j] & g.VERB:
                return False
        return False

    def set_before(self, figure: Figure) -> Status:
        """The status of what a result is set against: a goal, unless its participle says it was given or received."""
        span = figure.about_span
        inside = range(*span) if span is not None and not figure.ellipsis else range(0)
        for cue in reversed(self.between(figure.start - _CUE_REACH, figure.last)):
            if (cue.end == figure.start or cue.start in inside) and cue.kind in _SAID_OF_IT:
                return PLAIN[cue.kind]
        if inside and (
            self.keys[inside[-1]].startswith(_ROOM) or not _GUESSED.isdisjoint(self.keys[i] for i in inside)
        ):
            return "stated"  # 20 बेड के विरुद्ध, अनुमानित आय के सापेक्ष
        if figure.start > figure.first and self.keys[figure.start - 1] in _DONE:
            return "achieved"  # हुए 53 हजार प्रसव के सापेक्ष
        earlier = self.keys[max(figure.first, figure.start - _CUE_REACH) : figure.start]
        return "target" if self.scanner.reading.packs.words("phrase.earlier").isdisjoint(earlier) else "stated"

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
        while i < last and i not in self.scanner.number_at and self.keys[i] not in BREAKS:
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

    def headed_by_goal(self, figure: Figure) -> bool:
        """Whether the figure stands in a list of places that the word for goal opens (लक्ष्य सदर में 458, पाटन में 757)."""
        keys, bits = self.keys, self.scanner.all_bits
        if figure.unit != "count" or figure.start <= figure.first or keys[figure.start - 1] != "मे":
            return False
        for i in range(figure.start - 1, figure.first - 1, -1):
            if bits[i] & g.GOAL:
                return not bits[i + 1] & g.GENITIVE
            if i in self.scanner.number_at or keys[i] in ("मे", ","):
                continue
            if bits[i] & (g.VERB | g.GENITIVE | g.CASE | g.AGAINST | g.STOP) or self.kinds[i] != WORD:
                return False
        return False

    def in_table(self, figure: Figure) -> Status | None:
        """What the heading of its column says of a number in a table, or else the line above the table."""
        column = self.columns.get(figure.start)
        if column is None:
            return None
        for start, end in (column.heading, title_of(self.scanner, column)):
            if any(self.is_goal(i) for i in range(start, end)):
                return "target"
            for cue in reversed(self.between(start, end)):
                if cue.kind in PLAIN:
                    return PLAIN[cue.kind]
                if cue.kind in ("act", "progress", "goalmet"):
                    return "achieved"
        return "stated"

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
                return PLAIN.get(cue.kind, "achieved")
            if cue.end == i and cue.kind in ("act", "progress"):
                return "achieved"
        return None

    def bar(self, figure: Figure) -> bool:
        """Whether the figure is a bar that something stays above or below (50 प्रतिशत से कम मिलने पर)."""
        if figure.comparator not in ("less_than", "more_than"):
            return False
        for i in range(figure.end, min(figure.last - 1, figure.end + 6)):
            if i in self.scanner.number_at or self.keys[i] in BREAKS:
                return False
            if figure.unit == "INR" and self.keys[i] in _ABOVE and self.scanner.all_bits[i + 1] & g.GENITIVE:
                return not self.scanner.all_bits[i + 2] & (g.AMOUNT | g.MEASURE)  # 10 हजार से ऊपर के बकायेदार
            if figure.unit == "percent" and self.keys[i] in _WHICH:
                return True  # 50 प्रतिशत से कम व्यय वाले विभाग
            bits = self.scanner.all_bits
            if figure.unit == "INR" and bits[i] & g.MEASURE and bits[i + 1] & g.GENITIVE:
                return True  # 50 लाख से अधिक लागत के कार्य
            if self.keys[i] in _SEEN:
                return True  # सीडी रेश्यो 40 प्रतिशत से कम देख असंतोष जताया
            if self.scanner.all_bits[i] & g.VERB:
                i += self.keys[i + 1] == "जाने"  # कम पाए जाने पर
                return self.keys[i].endswith("ने") and self.keys[i + 1] in ("पर", "वाले", "वाली")
        return False

    def owns_bar(self, i: int, last: int) -> bool:
        """Whether a percentage that something stays below or above follows in the same clause."""
        for j in range(i, min(last - 1, i + _BAR_REACH)):
            if j in self.scanner.number_at:
                if self.next_unit(j, last) != "percent":
                    return False
                j = next((k for k in range(j, last) if k not in self.scanner.number_at), last)
                return self.keys[j : j + 1] == ["से"] and j + 1 < last and bool(self.scanner.all_bits[j + 1] & g.MORE)
            if self.keys[j] in BREAKS or self.scanner.all_bits[j] & (g.VERB | g.CONJUNCTION):
                return False
        return False

    def listed_behind(self, figure: Figure, before: Figure) -> bool:
        """Whether the figure stands in brackets behind a name, as one more of what was counted before it (पहले स्थान पर
        सदर में 640 परिवारों को राशि मिली। इसके बाद छपरा (455 परिवार) का नंबर है)."""
        span, keys = figure.about_span, self.keys
        if span is None or figure.unit != "count" or before.unit != "count" or before.about_span is None:
            return False
        if keys[figure.start - 1] != "(" or span[1] >= len(keys) or keys[span[1]] != ")" or span[0] < figure.end:
            return False
        deeps, index = self.scanner.tokens.deeps, self.scanner.reading.sentence_index
        verb = self.verbs.after(figure)
        alike = deeps[span[1] - 1][:_STEM] == deeps[before.about_span[1] - 1][:_STEM]
        return alike and (verb is None or verb.copula) and index(figure.first) - index(before.first) <= 1

    def same_in_percent(self, figure: Figure, before: Figure) -> bool:
        """Whether the figure tells the one before it once more, as a share in brackets (8 करोड़ रुपये (76 प्रतिशत))."""
        i, span = figure.start - 1, before.about_span
        end = span[1] if span is not None and before.end <= span[1] else before.end
        joined = before.first == figure.first and i in (before.end, end)
        return figure.unit == "percent" != before.unit and joined and self.keys[i] == "("

    def own_word(self, figure: Figure) -> Status | None:
        """The status word right behind a figure of a list, before the comma or conjunction that ends its item
        (39 पूर्ण, 28 प्रगतिरत और 7 लंबित)."""
        span = figure.about_span
        i = figure.end
        if span is not None and not figure.ellipsis and figure.end <= span[1] < figure.last:
            i = span[1]
        for cue in self.between(i, min(figure.last, i + _CUE_REACH)):
            if cue.kind == "pending" and self.found_so(cue, figure):
                return "pending"
            if cue.start != i or cue.kind not in ("achieved", "pending", "sanctioned") or cue.end >= figure.last:
                continue
            if self.keys[cue.end] == "," or self.scanner.all_bits[cue.end] & g.CONJUNCTION:
                return PLAIN[cue.kind]
        return None

    def singled_out(self, figure: Figure) -> bool:
        """Whether the figure tells which ones are meant (जिन कार्यों पर 60 प्रतिशत से अधिक राशि खर्च हुई, उन्हें ...)."""
        if figure.comparator not in ("more_than", "less_than"):
            return False
        before = self.keys[max(figure.first, figure.start - REACH) : figure.start]
        after = self.keys[figure.end : min(figure.last, figure.end + REACH)]
        return any(key in _RELATIVES for key in before) and any(key.startswith(_THOSE) for key in after)

    def works_listed(self, figure: Figure) -> bool:
        """Whether the figure stands in a list of works to do (40 यूनिट और 3 कोल्ड रूम तैयार करना शामिल है)."""
        at = bisect_left(self.included, figure.end)
        if at == len(self.included) or self.included[at] >= figure.last - 1:
            return False
        i = self.included[at]
        bare = self.keys[i - 1].endswith("ना") and self.scanner.all_bits[i - 1] & g.VERB
        return bool(bare) and bool(self.scanner.all_bits[i + 1] & g.COPULA)

    def each(self, figure: Figure) -> bool:
        """Whether the number is told twice, so many for each (10-10 शिकायतों का सत्यापन करें)."""
        first, mark, second = figure.at.mention.text.partition("-")
        return bool(mark) and first.strip() == second.strip()

    def approved_first(self, figure: Figure, stop: int) -> bool:
        """Whether an approval brings about what the verb tells (प्रस्ताव पारित होने से विकास कार्य होंगे)."""
        cues = [c for c in self.between(figure.end, min(stop, figure.last)) if c.kind in ("passed", "sanctioned")]
        return any(self.keys[c.end : c.end + 2] == ["होने", "से"] for c in cues)

    def in_each(self, figure: Figure, verb: Verb) -> bool:
        """Whether a rule tells how many there are in each (हर टीम में चार से छह सदस्य होंगे)."""
        near = self.keys[max(figure.first, figure.start - _CUE_REACH) : figure.start]
        only = verb.end - verb.start == 1 and self.keys[verb.start].startswith(("हो", "मिलें"))
        return figure.unit == "count" and only and not _EACH.isdisjoint(near)

    def is_part(self, figure: Figure, end: int) -> bool:
        """Whether the number is the whole or the old of a pair: 40 में से 12, 2 लेन से 4 लेन, 25 राज्यों के 180 लोग; or all."""
        scanner, keys, last = self.scanner, self.keys, figure.last
        if keys[end] == "से" and end + 1 in scanner.number_at and figure.unit == "count":
            i = end + 1
            while i < last and i in scanner.number_at:
                i += 1
            return i < last and end > figure.end and keys[i] == keys[end - 1]
        if figure.unit == "count" and figure.start > figure.first and keys[figure.start - 1] in _ALL:
            return keys[end] != "को" and self.is_place(figure)  # not सभी 1,212 गांवों को नशामुक्त किया जाएगा
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

    def kinds_right(self, figure: Figure) -> bool:
        verb = self.verbs.after(figure)
        stop = verb.end if verb is not None else figure.last
        return any(
            c.kind in ("pending", "sanctioned", "passed", "instructed", "found") for c in self.between(figure.end, stop)
        )

    def reached(self, figure: Figure) -> bool:
        verb = self.verbs.after(figure)
        if verb is not None and verb.copula:
            return False  # लक्ष्य 95 प्रतिशत का था
        stop = verb.end if verb is not None else figure.last
        return figure.unit == "percent" and stop > figure.end
