"""What the list, the row or the table says in which a figure stands, and whether it is but a bar for others."""

from __future__ import annotations

from bisect import bisect_left

from minutes_extract.folding import fold
from minutes_extract.indicators import grammar as g
from minutes_extract.indicators.findings import Findings
from minutes_extract.indicators.model import Figure
from minutes_extract.indicators.surroundings import BREAKS, REACH
from minutes_extract.indicators.tables import is_money, title_of
from minutes_extract.indicators.verbs import Verb
from minutes_extract.record import Status
from minutes_extract.tokens import WORD

_NOT = frozenset({"न", "नही"})
_ROWS = 12  # rows of a list under its heading
_HEADED = frozenset({"pending", "target", "planned"})  # what was approved is told of its items by settle
_BEYOND = (["से", "अधिक"], ["से", "ज्यादा"], ["से", "ऊपर"])
_CUE_REACH = 6  # tokens of a cue
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
_RELATIVES = ("जिन", "जिस", "जो", "जहा")
_THOSE = ("उन्हे", "उनक", "उनमे", "उसे", "उसक", "उन", "वहा")
_ABOVE = frozenset({"ऊपर", "उपर", "नीचे"})
_FOUND = frozenset({"पाई", "पाया", "पाए", "मिली", "मिला", "मिले"})
_WORKS = frozenset({"कार्यो", "परियोजनाओ", "योजनाओ", "कामो"})
_SEEN = frozenset({"देख", "देखकर"})
_AMONG_THEM = frozenset({"उनमे", "इनमे", "जिनमे"})
_IN_THEM = frozenset({"इनमे", "इसमे", "उनमे", "उसमे"})
_DEEDS = frozenset({"achieved", "planned", "sanctioned"})
_EACH = frozenset({"हर", fold("प्रत्येक")})
_SPELLS = frozenset({"हाल", "दशा", "स्थिति"})  # हर हाल में: by all means
_STEM = 4  # letters by which the forms of one noun are known
_BAR_REACH = 6  # tokens from whose level is told to the bar
_WHICH = frozenset({"वाले", "वाली", "वाला", "वालो"})
_PAPERS = ("पत्र", "कार्ड", "नोटिस", "पट्ट", "लाइसेंस", "टोकन", "चालान")
_SERVICES = frozenset(
    {"पंजीयन", "पंजीकरण", "वितरण", "जांच", "परीक्षण", "उपचार", "टीकाकरण", "सत्यापन", "निराकरण", "निस्तारण", "निष्पादन"}
)
_ACTED = frozenset({"act", "progress", "goalmet"})


class Listed(Findings):
    """Answers what stands in one list, row or table with a figure of one reading."""

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

    def among(self, figure: Figure, before: Figure | None, verb: Verb) -> Status | None:
        """The status of works that are listed among others (..., जिनका लोकार्पण किया, उनमें 6 करोड़ का भवन शामिल है; a
        sentence that begins with इनमें goes on with what was told before it)."""
        keys = self.keys
        if verb.start <= figure.end or keys[verb.start - 1] != "शामिल":
            return None
        if keys[verb.start - 2] in _IN_THEM and before is not None and before.status in _DEEDS:
            return before.status  # 18,330 बुजुर्गों के कार्ड भी इसमें शामिल हैं
        for i in range(figure.start - 1, figure.first - 1, -1):
            if keys[i] == "मे" and keys[i - 1] in _WORKS:
                cue = next((c for c in self.between(figure.first, i) if c.end == i - 1 and c.kind in _DEEDS), None)
                if cue is not None:
                    return PLAIN[cue.kind]  # स्वीकृत कार्यों में 3,870 इकाइयां, ... शामिल हैं
            if keys[i] not in _AMONG_THEM:
                continue
            for cue in reversed(self.between(figure.first, i)):
                if cue.kind == "foundation" or (cue.kind in PLAIN and cue.kind != "stated"):
                    return PLAIN.get(cue.kind, "planned")
            opens = i <= figure.first + 1 and before is not None and before.status in _DEEDS
            return before.status if opens and before is not None else None
        return None

    def in_table(self, figure: Figure) -> Status | None:
        """What the heading of its column says of a number in a table, or else the line above the table."""
        column = self.columns.get(figure.start)
        if column is None:
            return None
        others = column.beside if is_money(self.scanner, column) else ()  # अनुमोदित गारंटी | राशि
        for start, end in (column.heading, title_of(self.scanner, column), *reversed(others)):
            if any(self.is_goal(i) for i in range(start, end)):
                return "target"
            kinds = [cue.kind for cue in reversed(self.between(start, end))]
            said = next((PLAIN[kind] for kind in kinds if kind in PLAIN), None)
            if said is not None:
                return said  # लंबित नामांतरण: the deed is not done
            if not _ACTED.isdisjoint(kinds):
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
            if figure.unit == "INR" and self.keys[i] == "बकाया" and self.keys[i + 1].startswith("वाल"):
                return True  # 5 हजार से अधिक बकाया वालों के यहां
            bits = self.scanner.all_bits
            more = figure.unit == "INR" and bits[i] & g.MORE and bits[i + 1] & g.GENITIVE and i + 2 < figure.last
            if more and self.keys[i + 2].startswith("बका"):
                return True  # 10 हजार रुपये से अधिक के बकायेदारों के
            if figure.unit == "INR" and self.keys[i] in _ABOVE and self.scanner.all_bits[i + 1] & g.GENITIVE:
                return not self.scanner.all_bits[i + 2] & (g.AMOUNT | g.MEASURE)  # 10 हजार से ऊपर के बकायेदार
            if figure.unit == "percent" and self.keys[i] in _WHICH:
                return True  # 50 प्रतिशत से कम व्यय वाले विभाग
            bits = self.scanner.all_bits
            if figure.unit == "INR" and bits[i] & g.MEASURE and bits[i + 1] & g.GENITIVE:
                return True  # 50 लाख से अधिक लागत के कार्य
            if self.keys[i] in _SEEN:
                return True  # सीडी रेश्यो 40 प्रतिशत से कम देख असंतोष जताया
            if figure.unit == "percent" and figure.comparator == "less_than" and self.keys[i] in _FOUND:
                return self.is_attendance(figure)  # उपस्थिति 60 प्रतिशत से कम पाई गई
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
            told = cue.start == i or (cue.start == i + 1 and self.keys[i] == "को")
            if not told or cue.kind not in ("achieved", "pending", "sanctioned") or cue.end >= figure.last:
                continue
            listed = self.keys[cue.end] in ",(" or cue.end in self.scanner.number_at
            if listed or self.scanner.all_bits[cue.end] & g.CONJUNCTION:
                return PLAIN[cue.kind]
        paper = self.keys[i - 1].startswith(_PAPERS) and i + 1 < figure.last and self.keys[i] == "जारी"
        if paper and (self.keys[i + 1] == "," or self.scanner.all_bits[i + 1] & g.CONJUNCTION):
            return "achieved"  # 143 प्रमाण पत्र जारी तथा 56 आवेदन स्वीकृत
        return "achieved" if self.deed_listed(figure, i) else None

    def deed_listed(self, figure: Figure, i: int) -> bool:
        """Whether a deed behind the figure ends its item, another number follows, and nothing is ordered or to come
        (388 लोगों का पंजीयन, 143 प्रमाण पत्र जारी तथा 56 आवेदन स्वीकृत किए गए)."""
        bits, last = self.scanner.all_bits, figure.last
        if i + 2 >= last or not bits[i] & g.GENITIVE or self.keys[i + 1] not in _SERVICES or figure.unit != "count":
            return False
        j = i + 2
        if not (self.keys[j] == "," or bits[j] & g.CONJUNCTION) or j + 1 not in self.scanner.number_at:
            return False
        verb = self.verbs.after(figure)
        coming = verb is not None and (verb.future or verb.wish or verb.due)
        return not coming and not any(c.kind in ("instructed", "target", "planned") for c in self.between(j, last))

    def singled_out(self, figure: Figure) -> bool:
        """Whether the figure tells which ones are meant (जिन कार्यों पर 60 प्रतिशत से अधिक राशि खर्च हुई, उन्हें ...)."""
        if figure.comparator not in ("more_than", "less_than"):
            return False
        before = self.keys[max(figure.first, figure.start - REACH) : figure.start]
        after = self.keys[figure.end : min(figure.last, figure.end + REACH)]
        return any(key.startswith(_RELATIVES) for key in before) and any(key.startswith(_THOSE) for key in after)

    def of_category(self, figure: Figure) -> bool:
        """Whether a word for their kind tells which of those counted are meant (38,516 स्थायी रूप से स्थानांतरित)."""
        span = figure.spare_span
        kind = figure.unit == "count" and figure.ellipsis and span is not None
        return kind and span is not None and self.keys[span[1] - 1] in self.categories

    def works_listed(self, figure: Figure) -> bool:
        """Whether the figure stands in a list of works to do (40 यूनिट और 3 कोल्ड रूम तैयार करना शामिल है)."""
        at = bisect_left(self.included, figure.end)
        if at == len(self.included) or self.included[at] >= figure.last - 1:
            return False
        i = self.included[at]
        bare = self.keys[i - 1].endswith("ना") and self.scanner.all_bits[i - 1] & g.VERB
        return bool(bare) and bool(self.scanner.all_bits[i + 1] & g.COPULA)

    def each(self, figure: Figure) -> bool:
        """Whether the number is told twice, so many for each who is told (एसडीएम 10-10 शिकायतों का सत्यापन करें), not for
        each place (प्रत्येक तहसील में 2-2 दल)."""
        first, mark, second = figure.at.mention.text.partition("-")
        near = self.keys[max(figure.first, figure.start - _CUE_REACH) : figure.start]
        placed = near[-1:] == ["मे"] and not _EACH.isdisjoint(near)
        return bool(mark) and first.strip() == second.strip() and not placed

    def for_each(self, figure: Figure) -> bool:
        """Whether an order sets how many for each of those told (प्रत्येक पंचायत में 4 से 5 योजनाएं लेने को कहा)."""
        near = self.keys[max(figure.first, figure.start - _CUE_REACH) : figure.start]
        doubled = "-" in figure.at.mention.text and figure.at.mention.value_max is None
        plain = figure.unit == "count" and not doubled
        return plain and any(key in _EACH and near[i + 1] not in _SPELLS for i, key in enumerate(near[:-1]))

    def under_heading(self, figure: Figure) -> Status | None:
        """What the heading above a list says of its rows (लंबित सत्यापन की स्थिति निम्नानुसार है- | (1) वृद्धजन - 24,105)."""
        reading = self.scanner.reading
        index = reading.sentence_index(figure.start)
        for sentence in reversed(reading.sentences[max(0, index - _ROWS) : index]):
            if sentence.body + 1 >= sentence.end:
                continue
            if self.scanner.announces(sentence.end):
                told = [cue.kind for cue in self.between(sentence.start, sentence.end) if cue.kind in _HEADED]
                return PLAIN[told[-1]] if told else None
            if self.verbs.within(sentence.start, sentence.end):
                return None
        return None

    def in_brackets(self, figure: Figure, before: Figure) -> bool:
        """Whether a rate in brackets behind a place is one of those told before (टीकाकरण 84% रहा, सदर (61%))."""
        after = self.keys[figure.end] if figure.end < figure.last else ""
        alike = before.first == figure.first and figure.unit == before.unit == "percent"
        return alike and self.keys[figure.start - 1] == "(" and after == ")"

    def in_each(self, figure: Figure, verb: Verb) -> bool:
        """Whether a rule tells how many there are in each (हर टीम में चार से छह सदस्य होंगे)."""
        near = self.keys[max(figure.first, figure.start - _CUE_REACH) : figure.start]
        if figure.unit != "count" or verb.end - verb.start > 1:
            return False
        at_most = figure.comparator == "up_to" and self.keys[verb.start].startswith(("हो", "रहे"))
        return at_most or (self.keys[verb.start].startswith(("हो", "मिले")) and not _EACH.isdisjoint(near))

    def announced(self, figure: Figure) -> bool:
        """Whether the figure was announced (2 रुपये प्रति लीटर बोनस देने की घोषणा की)."""
        verb = self.verbs.after(figure)
        return verb is not None and not verb.copula and "घोषणा" in self.keys[figure.end : verb.end]

    def is_ceiling(self, figure: Figure, verb: Verb | None) -> bool:
        """Whether a rule forbids to go beyond the figure (10 बोरी से अधिक न दी जाए, 60 रुपये से अधिक नहीं लिया जाएगा)."""
        if verb is None or verb.start < figure.end or not (verb.future or verb.wish):
            return False
        between = self.keys[figure.end : verb.end]
        beyond = any(between[i : i + 2] in _BEYOND for i in range(len(between)))
        return (beyond or figure.comparator == "more_than") and not _NOT.isdisjoint(between)

    def next_unit(self, i: int, last: int) -> str | None:
        """The unit of the next number from token `i` on."""
        numbers = self.scanner.reading.numbers
        j = next((k for k in range(i, last) if k in self.scanner.number_at), None)
        return None if j is None else numbers[self.scanner.number_at[j]].mention.unit
