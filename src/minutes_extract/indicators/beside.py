"""The words right before and right behind a number and its noun that settle its status by themselves."""

from __future__ import annotations

from minutes_extract.folding import fold
from minutes_extract.indicators import grammar as g
from minutes_extract.indicators.listed import PLAIN, Listed
from minutes_extract.indicators.model import Figure
from minutes_extract.indicators.surroundings import BREAKS
from minutes_extract.record import Status
from minutes_extract.tokens import MARK

_CUE_REACH = 6  # tokens of a cue
_OWED_REACH = 10  # tokens from who owes to what is owed
_TOLD = ("बता", "कह", "मांग", "शिकायत", "गुहार")  # stems of what people say
_DEMAND = 3  # tokens between a sum and the word for demand
_SAID_OF_IT = frozenset({"achieved", "sanctioned", "pending", "stated"})
_OF_GOAL = frozenset({"पर", "मे"})
_BEING_MADE = (["बन", "रही"], ["बन", "रहे"], ["बन", "रहा"])
_KNOWN_ONES = frozenset({"सभी", "समस्त", "चिह्नित", "चिन्हित", "चयनित", "संवेदनशील"})
_PICKED = frozenset({"चिह्नित", "चिन्हित", "चयनित", "अचयनित", "लगे", "लगी"})
_BY_WORD = frozenset({"अनुसार", "अनुरूप"})
_REVISED = frozenset({"पुनरीक्षित", "संशोधित"})
_OFFICERS = ("अधिकारि", "पदाधिकारि", "प्रधानाध्यापक", "प्राचार्य", "प्रबंधक", "सचिव", "प्रभारि", "अभियंता", "निरीक्षक", "संचालक")
_HAVING = frozenset({"कर", "करके", "होकर"})
_EACH_OF = frozenset({"हर", fold("प्रत्येक")})
_STRONG = frozenset({fold("सदस्यीय")})
_GOT = frozenset({"मिले", "मिली", "प्राप्त"})
_GUESSED = frozenset({"अनुमानित", "संभावित"})
_HOUSES = frozenset(
    {"school", "court", "procurement-centre", "anganwadi", "hospital", "health-centre", "centre", "college"}
)
_ROOM = ("बेड", "बिस्तर", "सीट", "शैय")  # what there is room in
_CAME = ("आवेदन", "शिकायत", "रिक्ति")  # what comes in, or is open, without being aimed at
_BUILT = frozenset({"बने", "बनी", "निर्मित", "प्राप्त"})
_DONE = frozenset({"हुए", "हुई", "हुआ"})
_COMPARED = frozenset({"तुलना", "मुकाबले"})
_BEHIND = frozenset({"पीछे", "पिछड"})
_LAW = (
    "एफआइआर",
    "कार्रवाई",
    "कार्यवाही",
    "मुकदमा",
    "मुकदमे",
    "प्राथमिकी",
    "एफआईआर",
    "केस",
    "एक्ट",
    "अभियोग",
    "मामला",
    "मामले",
    "रिपोर्ट",
    "वारंट",
)
_AGAINST_REACH = 10  # tokens between a goal and what is set against it
_OF_GOAL_REACH = 7  # tokens from a goal, its noun between, to what was reached of it
_PLACE_REACH = 8  # tokens from places to what is counted in them
_GOAL_REACH = 14  # tokens from a sum to the goal it is
_RESULT_REACH = 6  # tokens between what a result is set against and the result
_PARTIES = frozenset({*BREAKS, "को", "ने", "द्वारा"})
_WHOSE = ("जिस", "इस", "उस")
_IN_OFFICE = frozenset({"कार्यरत", "पदस्थ", "पदस्थापित"})
_WHICH = frozenset({"वाले", "वाली", "वाला", "वालो"})
_UNDER = frozenset({"अंतर्गत", "अधीन"})
_LISTED = 16  # tokens from the first of such a list to its goal
_MEMBERS = 10  # tokens from how many members a body has to what they were given
_ALL = frozenset({"सभी", "समस्त"})


class Beside(Listed):
    """Reads a status off the marks, labels, parts and wholes beside a figure."""

    def beside(self, figure: Figure) -> Status | None:
        """What the words right before and right after the number and its noun say by themselves."""
        scanner = self.scanner
        bits = scanner.all_bits
        i = figure.end
        last = figure.last
        if i + 1 < last and self.keys[i] == "से" and (bits[i + 1] & g.CHANGED or self.keys[i + 1] in _REVISED):
            return "stated"
        if i < last and self.keys[i] in _STRONG:
            return "stated"  # तीन सदस्यीय टीम
        if figure.unit == "count" and figure.start > figure.first and self.keys[figure.start - 1] in _EACH_OF:
            return "stated"  # प्रत्येक 25 परीक्षार्थियों पर एक वीक्षक
        than = figure.unit == "count" and i + 1 < last and self.keys[i] == "से" and bits[i + 1] & g.MORE
        earlier = scanner.reading.packs.words("phrase.earlier")
        if than and not earlier.isdisjoint(self.keys[max(figure.first, figure.start - 3) : figure.start]):
            return "stated"  # पिछले साल के 308 से कम
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
            came = figure.unit == "count" and (not _BUILT.isdisjoint(near[-1:]) or near == ["प्राप्त", "हुए"])
            return "achieved" if came else "stated"  # प्राप्त 318 शिकायतों में से 291
        for j in range(i, min(end + 4, last - 1)):
            if (bits[j] & g.VERB and not bits[j] & g.GENITIVE) or j in scanner.number_at:
                break
            if bits[j] & g.GENITIVE and bits[j + 1] & g.AGAINST:
                if self.against_people(j + 2, last) or figure.unit == "percent":
                    break
                if self.demanded(figure):
                    return "target"  # वार्षिक मांग 4 करोड़ के विरूद्ध 1 करोड़ की वसूली
                compared = self.keys[j + 1] in _COMPARED and not any(bits[k] & g.GOAL for k in range(figure.first, j))
                told = self.set_before(figure)
                return "stated" if compared and told == "target" else told
        cost = figure.unit == "INR" and end > i and bits[end - 1] & (g.MEASURE | g.APPROVAL)
        if end + 2 < last and self.is_part(figure, end):
            figure.assumed = True
            verb = self.verbs.after(figure)
            owned = verb is not None and verb.future and bool(bits[end] & g.GENITIVE)
            return "planned" if owned else "stated"  # 18 गांवों के 412 परिवार लाभान्वित होंगे
        if end + 2 < last and self.keys[end] in _WHICH and not cost:
            return "stated"
        if figure.unit == "INR" and i < last and bits[i] & g.PER:
            return None if self.announced(figure) else "stated"
        if figure.unit == "count" and self.owns(end, last) and self.owns_bar(end, last):
            return "stated"  # 8 बैंकों के सीडी रेश्यो 40 प्रतिशत से कम होने पर
        if self.keys[figure.start - 2 : figure.start] in _BEING_MADE and figure.start - 2 >= figure.first:
            return "planned"  # यमुनानगर में बन रही 800 मेगावाट की इकाई
        mark = self.keys[end] if figure.unit == "count" and i < end < last - 1 and end + 1 in scanner.number_at else ""
        owed = mark == "पर" and any(cue.kind == "pending" for cue in self.between(end, min(last, end + _OWED_REACH)))
        if end < last and self.keys[end] == "ने" and not mark and not self.is_people(figure) and self.counts_deeds(end):
            return "stated"  # 14 पीठों ने अब तक 3,872 मुकदमे निपटाए
        teller = end + 1 < last and self.keys[end] == "ने" and self.keys[end + 1].startswith(_TOLD)
        if teller and figure.unit == "count":
            return "stated"  # 14 किसानों ने बताया कि
        if mark == "ने" and self.is_people(figure):
            return "achieved"  # 4,318 किसानों ने 1,127 हेक्टेयर रकबा समर्पित किया
        if mark == "ने" or owed:
            return "stated"  # 14 पीठों ने 3,872 मुकदमों का निस्तारण किया, 900 उपभोक्ताओं पर 86 करोड़ बकाया
        if figure.unit == "count" and end > i and self.keys[end : min(last, end + 3)] == ["के", "लिए", "आवेदन"]:
            return "stated"  # 1,950 रिक्तियों के लिए आवेदन लिए गए
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
            if figure.unit == "count" and not _IN_OFFICE.isdisjoint(self.keys[end : min(last, end + 3)]):
                return "stated"  # 52 स्वीकृत पद के विरुद्ध 29 ही कार्यरत हैं
            verb = self.verbs.after(figure)
            if figure.unit == "MLD" and verb is not None and (verb.progress or verb.habitual):
                return "stated"  # 22 एमएलडी की मांग के मुकाबले 17.5 एमएलडी पानी मिल रहा है
            wished = verb is not None and verb.wish and verb.start >= figure.end
            if wished and figure.unit == "percent":
                return "target"  # लक्ष्य के सापेक्ष शत-प्रतिशत वसूली करें
            return None if self.kinds_right(figure) or self.found(figure) else "achieved"
        for j in range(figure.start - 1, max(figure.first - 1, figure.start - 4), -1):
            if bits[j] & g.GOAL:
                return None if self.reached(figure) else "target"
            if not bits[j] & g.BEFORE_PASSED and self.keys[j] not in (":", "-", "–", "ः"):
                break
        return None

    def demanded(self, figure: Figure) -> bool:
        """Whether a sum is the demand (मांग) of a tax, named right before it or behind."""
        near = self.keys[max(figure.first, figure.start - _DEMAND) : figure.end + _DEMAND]
        return figure.unit == "INR" and "मांग" in near

    def counts_deeds(self, agent: int) -> bool:
        """Whether a number follows the agent that ने marks at `agent`, before its verb."""
        for i in range(agent + 1, min(len(self.keys), agent + _PLACE_REACH)):
            if i in self.scanner.number_at and not self.scanner.is_date(i):
                return True
            if self.scanner.all_bits[i] & g.FINITE and not self.scanner.all_bits[i] & g.GENITIVE:
                return False
        return False

    def counts_places(self, figure: Figure, end: int, last: int) -> bool:
        """Whether the figure only says in how many places something else is counted (14 ब्लॉकों में अब तक 326 समूह)."""
        if figure.unit == "count" and end < last and self.scanner.all_bits[end] & g.CONJUNCTION:
            other = self.scanner.after(end + 1, last)
            end = end if other is None else other.end  # 52 मंडियों व खरीद केंद्रों में
        if figure.unit != "count" or end >= last or self.keys[end] != "मे":
            return False
        hits = (self.scanner.things.get(i) for i in range(*(figure.about_span or (0, 0))))
        house = any(hit is not None and hit.id in _HOUSES for hit in hits)
        if not self.is_place(figure) and not house and not self.keys[end - 1].startswith(_CAME):
            return False
        numbers = self.scanner.reading.numbers
        for i in range(end + 1, min(last, end + _PLACE_REACH)):
            if i in self.scanner.number_at and self.scanner.is_date(i):
                continue  # 52 मंडियों में 23 अप्रैल तक 6 लाख टन
            if i in self.scanner.number_at:
                return numbers[self.scanner.number_at[i]].mention.kind == "quantity"
            if (
                self.scanner.all_bits[i] & (g.FINITE | g.CONJUNCTION)
                or self.keys[i] in BREAKS
                or self.keys[i] in _HAVING
            ):
                return False
        return False

    def counts_where(self, figure: Figure) -> bool:
        """Whether the figure only says in how many of something another number is counted, right behind it."""
        span = figure.about_span
        if span is None or span[0] < figure.end or span[1] + 1 >= figure.last or self.keys[span[1]] != "मे":
            return False
        return span[1] + 1 in self.scanner.number_at and not self.scanner.is_date(span[1] + 1)

    def where_to(self, figure: Figure) -> bool:
        """Whether known places in which something is to be done are counted (सभी 478 विद्यालयों में, चिह्नित 28 गांवों में)."""
        span = figure.about_span
        if figure.unit != "count" or span is None or span[0] < figure.end or span[1] >= figure.last:
            return False
        hits = (self.scanner.things.get(i) for i in range(*span))
        house = any(hit is not None and hit.id in _HOUSES for hit in hits)
        known = self.keys[figure.start - 1] in _KNOWN_ONES
        return self.keys[span[1]] == "मे" and known and (house or self.is_place(figure))

    def picked_out(self, figure: Figure) -> bool:
        """Whether those counted were known before the order (चयनित 8 समूहों का अनुबंध, सीमा से लगे 16 चेकपोस्टों पर)."""
        return figure.unit == "count" and self.keys[figure.start - 1] in _PICKED and figure.start > figure.first

    def are_told(self, figure: Figure) -> bool:
        """Whether those counted, told by what they have, are themselves told to act, or listed (कम रेशियो वाले छह
        बैंकों को, बकाया वाले 1,284 उपभोक्ताओं की सूची)."""
        span = figure.about_span
        if figure.start == figure.first or span is None or self.keys[figure.start - 1] not in _WHICH:
            return False
        behind = self.keys[span[1] : span[1] + 2] if figure.unit == "count" else []
        return behind[:1] == ["को"] or behind == ["की", "सूची"]

    def whose_people(self, figure: Figure) -> bool:
        """Whether bodies or places are counted whose people are told to act (132 विद्यालयों के प्रधानाध्यापकों से)."""
        span = figure.about_span
        if figure.unit != "count" or span is None or span[0] < figure.end or not self.owns(span[1], figure.last):
            return False
        owned = self.scanner.after(span[1] + 1, figure.last)
        if owned is None or self.is_people(figure):
            return False
        table, heads = self.scanner.reading.packs.things, (self.scanner.things.get(i) for i in range(*owned[:2]))
        human = any(hit is not None and hit.end == owned.end and table[hit.id].human for hit in heads)
        return human or self.keys[owned.end - 1].startswith(_OFFICERS)

    def share_of_goal(self, i: int, last: int) -> bool:
        """Whether the number at `i` leads to a goal (510 समूहों के लिए 12 करोड़ रुपये के ऋण का लक्ष्य)."""
        bits = self.scanner.all_bits
        for j in range(i, min(last, i + _GOAL_REACH)):
            if bits[j] & g.GOAL:
                return bool(bits[j - 1] & g.GENITIVE)
            if self.keys[j] in BREAKS or (bits[j] & g.FINITE and not bits[j] & g.GENITIVE):
                return False
        return False

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
        if inside and self.keys[inside[-1]].startswith(_CAME):
            return "stated"  # 21,776 आवेदन के विरुद्ध 17,240 निष्पादित
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
        if figure.unit == "count" and self.goal_of_list(figure):
            return "target"
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

    def goal_of_list(self, figure: Figure) -> bool:
        """Whether the figure is one of a list that a goal ends (2,150 तालाब, 3,400 पिट एवं 18 सरोवर का लक्ष्य)."""
        bits, counted = self.scanner.all_bits, False
        for i in range(figure.end, min(figure.last, figure.end + _LISTED)):
            if bits[i] & g.GOAL:
                return counted and bool(bits[i - 1] & g.GENITIVE)
            counted = counted or i in self.scanner.number_at
            plain = self.keys[i] == "," or self.scanner.kinds[i] != MARK
            told = bits[i] & (g.FUTURE | g.CASE | g.VERB) and not bits[i] & g.GENITIVE
            if not plain or told:
                return False
        return False

    def goal_end(self, i: int, figure: Figure) -> Status | None:
        """The status of a figure whose goal stands at `i`: the goal itself, or reached where the clause says so."""
        if not (i == figure.end or self.scanner.all_bits[i - 1] & g.GENITIVE):
            return None
        verb = self.verbs.after(figure)
        met = any(cue.kind == "goalmet" for cue in self.between(i, verb.end if verb is not None else figure.last))
        if met and verb is not None and not (verb.wish or verb.future or verb.due):
            return None
        return "target"

    def approved_first(self, figure: Figure, stop: int) -> bool:
        """Whether an approval brings about what the verb tells (प्रस्ताव पारित होने से विकास कार्य होंगे)."""
        cues = [c for c in self.between(figure.end, min(stop, figure.last)) if c.kind in ("passed", "sanctioned")]
        return any(self.keys[c.end : c.end + 2] == ["होने", "से"] for c in cues)

    def by_approval(self, figure: Figure) -> bool:
        """Whether the sentence tells what an approval says (स्वीकृति के अनुसार 843 नियमित पद भरे जाएंगे)."""
        keys = self.keys[figure.first : figure.start]
        at = next((i for i, key in enumerate(keys) if key == "स्वीकृति"), len(keys))
        return any(key in _BY_WORD for key in keys[at + 1 : at + 3])

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
        if scanner.all_bits[end] & g.GENITIVE and (self.is_place(figure) or self.is_body(figure)):
            i = end + 1 + (keys[end + 1] in _UNDER)
            while i < last and scanner.all_bits[i] & g.BEFORE_PASSED:
                i += 1
            return i in scanner.number_at and (self.is_place(figure) or "को" not in keys[i : min(last, i + _MEMBERS)])
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
        of_part = i + 2 < last and bool(self.scanner.all_bits[i] & g.GENITIVE)
        acted = of_part and bool(self.scanner.all_bits[i + 1] & g.ACT)  # 154 गोवंशों में 17 की टैगिंग बाकी
        return i > end + 1 and (done or acted or keys[i : i + 1] == ["को"] or bool(self.between(i, i + 2)))

    def kinds_right(self, figure: Figure) -> bool:
        verb = self.verbs.after(figure)
        stop = verb.end if verb is not None else figure.last
        return any(
            c.kind in ("pending", "sanctioned", "passed", "instructed", "found", "stated")
            for c in self.between(figure.end, stop)
        )

    def reached(self, figure: Figure) -> bool:
        verb = self.verbs.after(figure)
        if verb is not None and verb.copula:
            return False  # लक्ष्य 95 प्रतिशत का था
        stop = verb.end if verb is not None else figure.last
        return figure.unit == "percent" and stop > figure.end
