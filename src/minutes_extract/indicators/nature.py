"""What a figure measures bears on its status: an event, a price, a size, an outlay, a place, a forecast."""

from __future__ import annotations

from minutes_extract.indicators import grammar as g
from minutes_extract.indicators.model import Figure
from minutes_extract.indicators.surroundings import BREAKS, REACH, Surroundings
from minutes_extract.indicators.verbs import Verb

_OUTLAYS = frozenset({"परिव्यय", "बजट"})
_EVENTS = frozenset({"नुकसान", "क्षति", "हानि", "बारिश", "वर्षा", "बर्फबारी", "हिमपात", "तापमान", "जलस्तर", "सूचकांक"})
_RESULTS = ("परिणाम", "परीक्षाफल", "रिजल्ट")
_RAINED = ("बरस", "गिर")
_PRESENT = ("उपस्थिति", "हाजिरी")
_STRUCK = ("मृतक", "परिजन", "आश्रित", "पीडित", "घायल", "बेघर", "प्रभावित")
_NEAR = 8  # tokens before a sum in which it is told who gets it
REACHES = frozenset({"दायरे", "परिधि"})
_CAME_IN = frozenset({"दर्ज", "सामने", "प्रतिवेदित", "घटित"})
_WERE = frozenset({"हुए", "हुई", "हुआ", "है", "थे", "थी", "आए", "आई", "मिले", "मिली", "रहे", "रही"})
_CASE_NOUNS = ("मामल", "केस", "घटना", "मरीज", "रोगी", "कांड")
_SOLD = (["मिल"], ["मिलता"], ["मिलती"], ["मिलते"], ["मिलेगा"], ["मिलेगी"], ["उपलब्ध"])
_FEES = ("जुर्मान", "अर्थदंड", "शुल्क")
_MARKED = frozenset({"चिह्नित", "चिन्हित", "चिन्हांकित", "दर्ज"})
_STAND = frozenset({"है", "थे", "थी", "हुए", "हुई", "हुआ"})
_BEFELL = frozenset(
    {"टूटी", "टूटे", "धसी", "धसे", "जला", "जले", "जली", "ढहा", "ढहे", "ढही", "कटा", "कटे", "कटी", "उजडे", "उखडे"}
)
_STEMS = frozenset({"धस", "जल", "ढह", "डूब", "टूट", "घट", "बह", "कट", "उखड"})
_GONE = ("गय", "गए", "गई", "चुक")
_ROADS = ("सडक", "मार्ग", "राजमार्ग", "हाईवे", "पुल", "रास्त")
_SMALL_SUM = 10_000_000  # rupees
_SOWN_UNITS = frozenset({"hectare", "acre", "percent"})
_SOWN = ("बुआई", "बुवाई", "बोआई", "रोपाई", "रोपनी", "आच्छादन", "कटाई")
_EFFECTS = frozenset({"कमी", "बचत", "गिरावट"})
_HANDED = ("मिल", "दे", "दी", "दि")
_GIVEN = (*_HANDED, "कट", "लग", "वहन")
_PRICES = frozenset({"दर", "दरो", "कीमत", "शुल्क"})
_FOR = frozenset({"लिए", "हेतु"})
_BODIES = ("समिति", "बैंक", "संघ", "समूह", "संस्था", "संगठन", "कंपनि", "महासंघ")
_SENT_UP = frozenset({"प्रस्ताव", "डीपीआर", "एस्टीमेट", "प्राक्कलन", "आगणन"})
_AWARDS = ("अवार्ड", "अवॉर्ड")
_APPROVABLE = ("प्रस्ताव", "योजना", "कार्ययोजना", "बजट", "प्राक्कलन")


class Nature(Surroundings):
    """Answers what kind of thing a figure of one reading measures."""

    def is_large(self, figure: Figure) -> bool:
        """Whether a sum is larger than what one household is given: it goes to works, funds, or many."""
        return figure.unit == "INR" and (figure.at.mention.value or 0) >= _SMALL_SUM

    def at_most_given(self, figure: Figure) -> bool:
        """Whether the sum is the most that is given or lent to each (5 लाख रुपये तक का ऋण दिया जा रहा है): a rule."""
        i = figure.end
        most = figure.unit == "INR" and i + 1 < figure.last and self.keys[i] == "तक"
        small = not self.is_large(figure)
        goods = self.keys[i : i + 1] == ["मे"] and self.keys[i + 1 : i + 2] != ["से"]
        if small and figure.unit == "INR" and goods and i + 1 < figure.last:
            sold = self.scanner.after(i + 1, figure.last)
            return sold is not None and self.keys[sold.end : sold.end + 1] in _SOLD  # 500 रुपये में सिलेंडर मिल रहा है
        return most and bool(self.scanner.all_bits[i + 1] & g.GENITIVE) and small

    def is_result(self, figure: Figure) -> bool:
        """Whether a percentage is the result of an examination (बारहवीं का परिणाम 84 फीसदी रहा)."""
        span = figure.about_span
        named = span is not None and any(self.keys[i].startswith(_RESULTS) for i in range(*span))
        return figure.unit == "percent" and named and figure.comparator is None

    def is_attendance(self, figure: Figure) -> bool:
        """Whether a percentage is how many were there: a level, which nobody reaches."""
        span = figure.about_span
        return span is not None and any(self.keys[i].startswith(_PRESENT) for i in range(*span))

    def is_event(self, figure: Figure) -> bool:
        """Whether the figure measures what befell somebody or the weather: nobody's work."""
        span = figure.about_span
        flow = "क्यूसेक" in self.keys[figure.start : figure.end + 1]
        verb = self.verbs.after(figure) if figure.unit in ("mm", "cm") else None
        if verb is not None and self.keys[verb.start].startswith(_RAINED):
            return True  # 97 मिलीमीटर पानी बरसा
        return flow or (span is not None and not _EVENTS.isdisjoint(self.keys[span[0] : span[1]]))

    def is_sown(self, figure: Figure) -> bool:
        """Whether an area, or a share of one, is what is sown or planted."""
        span = figure.about_span
        return (
            span is not None
            and figure.unit in _SOWN_UNITS
            and any(self.keys[i].startswith(_SOWN) for i in range(*span))
        )

    def is_effect(self, figure: Figure) -> bool:
        """Whether a figure to come is what something will bring about: a forecast (तेल आयात में 28 करोड़ लीटर की कमी)."""
        span = figure.about_span
        return span is not None and span[0] < figure.start and self.keys[span[1] - 1] in _EFFECTS

    def is_dimension(self, figure: Figure) -> bool:
        """Whether the figure is a height, a depth, a speed: a fact of the thing, whatever is done to it."""
        span = figure.about_span
        return span is not None and self.keys[span[1] - 1] in self.dimensions

    def is_forecast(self, figure: Figure, verb: Verb) -> bool:
        """Whether what is to come is expected (अनुमान है कि ...) or made possible (गुजर सकेंगे), and nobody's plan."""
        words = self.words(verb)
        able = words[0] != "हो" and any(key.startswith("सक") for key in words)
        return able or any(
            cue.kind == "forecast" for cue in self.between(max(figure.first, figure.start - REACH), figure.start)
        )

    def is_rule(self, figure: Figure, verb: Verb) -> bool:
        """Whether a share or a price to come is laid down by a rule (35 प्रतिशत अनुदान मिलेगा, 20 रुपये की दर पर)."""
        if figure.unit == "percent":
            return any(key.startswith(_GIVEN) for key in self.words(verb))
        given = any(key.startswith(_HANDED) for key in self.words(verb))
        priced = not _PRICES.isdisjoint(self.keys[figure.end : max(verb.end, figure.end)])
        return figure.unit == "INR" and not self.is_large(figure) and (given or priced)

    def is_fee(self, figure: Figure, verb: Verb | None) -> bool:
        """Whether a small sum to be paid is a fine or a fee: a rule, even in an order (चालकों से 500 रुपये जुर्माना वसूलें)."""
        if figure.unit != "INR" or self.is_large(figure) or verb is None:
            return False
        per = any(self.scanner.all_bits[i] & g.PER for i in range(max(figure.first, figure.start - 3), figure.start))
        if not per and figure.at.mention.value_max is None:
            return False
        return any(key.startswith(_FEES) for key in self.keys[figure.end : max(verb.start, figure.end)])

    def is_price(self, figure: Figure) -> bool:
        """Whether the sum is what something costs (जब्त गांजे की कीमत 2 लाख): a fact, whatever befell the thing."""
        span = figure.about_span
        return span is not None and span[1] <= figure.start and bool(self.scanner.all_bits[span[1] - 1] & g.MEASURE)

    def to_people(self, figure: Figure) -> bool:
        """Whether a sum goes to so many, told right before it (1,382 निर्यातकों को 214 करोड़ रुपये जारी किए गए)."""
        for i in range(figure.start - 1, max(figure.first, figure.start - _NEAR), -1):
            if self.keys[i] == "को":
                return any(j in self.scanner.number_at for j in range(max(figure.first, i - 4), i))
            if self.keys[i] in BREAKS:
                return False
        return False

    def funded(self, figure: Figure) -> bool:
        """Whether a sum follows that is for what is counted (310 चिकित्सालयों के निर्माण के लिए 144 करोड़ रुपये जारी)."""
        numbers = self.scanner.reading.numbers
        for i in range(figure.end, min(figure.last, figure.end + REACH)):
            if i in self.scanner.number_at:
                sum_ = numbers[self.scanner.number_at[i]].mention
                return sum_.unit == "INR" and not _FOR.isdisjoint(self.keys[i - 3 : i])
        return False

    def is_award(self, figure: Figure) -> bool:
        """Whether a sum is what a court awarded (अवार्ड पारित हुए): a case decided, no budget."""
        span = figure.about_span
        return span is not None and any(self.keys[i].startswith(_AWARDS) for i in range(*span))

    def is_budget(self, figure: Figure) -> bool:
        """Whether a sum is an outlay, which somebody must approve."""
        span = figure.about_span
        return figure.unit == "INR" and span is not None and self.keys[span[1] - 1] in _OUTLAYS

    def proposed(self, figure: Figure) -> bool:
        """Whether a proposal for what is counted follows (60 लाइटें खरीदने का प्रस्ताव)."""
        for i in range(figure.end, min(figure.last - 1, figure.end + REACH)):
            if self.keys[i + 1] == "प्रस्ताव" and self.scanner.all_bits[i] & g.GENITIVE:
                return True
            if self.keys[i] in BREAKS or i in self.scanner.number_at:
                return False
        return False

    def shared(self, figure: Figure) -> bool:
        """Whether a percentage is a share of what was approved (स्वीकृत राशि का 40 प्रतिशत)."""
        i = figure.start - 1
        while i > figure.first and self.scanner.all_bits[i] & g.BEFORE_PASSED:
            i -= 1
        return bool(self.scanner.all_bits[i] & g.GENITIVE)

    def approvable(self, figure: Figure) -> bool:
        span = figure.about_span
        return span is not None and any(self.keys[i].startswith(_APPROVABLE) for i in range(*span))

    def is_people(self, figure: Figure) -> bool:
        """Whether persons are counted: the noun a pack marks as human ends the phrase."""
        span = figure.about_span
        hits = (self.scanner.things.get(i) for i in range(*span)) if span is not None else ()
        table = self.scanner.reading.packs.things
        return any(hit is not None and span is not None and hit.end == span[1] and table[hit.id].human for hit in hits)

    def is_reach(self, figure: Figure) -> bool:
        """Whether a length is how far around a place a rule holds (100 मीटर के दायरे में)."""
        return not REACHES.isdisjoint(self.keys[figure.end : min(figure.last, figure.end + 3)])

    def is_crime(self, figure: Figure) -> bool:
        """Whether crimes or cases of a disease are counted: what befell people, not what an office did."""
        span = figure.about_span
        return span is not None and not self.crimes.isdisjoint(self.keys[span[0] : span[1]])

    def befell(self, figure: Figure, verb: Verb | None) -> bool:
        """Whether no more is told of cases than that they were, or came in (दर्ज हुए, सामने आए), and not what was done."""
        if verb is None or verb.end <= figure.start:
            return True
        before = self.keys[verb.start - 1]
        bare = self.keys[verb.start] in _WERE and (before.startswith(_CASE_NOUNS) or before in self.crimes)
        return before in _CAME_IN or bare

    def befalls(self, figure: Figure, verb: Verb) -> bool:
        """Whether what the verb tells came about by itself (168 हेक्टेयर जंगल जला, पानी घट गया), or those counted are but
        known (चिन्हित हैं)."""
        if verb.start < figure.end or verb.due:
            return False
        first, before = self.keys[verb.start], self.keys[verb.start - 1]
        if before in _MARKED:
            span = figure.about_span
            beside = span is not None and span[1] == verb.start - 1
            return figure.unit == "count" and first in _STAND and (beside or before != "दर्ज")
        if before in _STEMS and first.startswith(_GONE):
            return True
        if first in _BEFELL or (
            first in _STEMS and "".join(self.keys[verb.start + 1 : verb.start + 2]).startswith(_GONE)
        ):
            return True
        span = figure.about_span
        road = span is not None and any(self.keys[i].startswith(_ROADS) for i in range(*span))
        return before == "बंद" and road and first.startswith("हु")

    def sent_up(self, figure: Figure, verb: Verb | None) -> bool:
        """Whether a sum is that of a proposal which was sent."""
        near = self.keys[figure.end : min(figure.last, figure.end + 5)]
        span = figure.about_span
        owned = span is not None and span[1] < figure.last and self.scanner.all_bits[span[1]] & g.GENITIVE
        if figure.unit == "count" and not owned:
            return False  # 12 प्रस्ताव भेजे गए, not 9,500 आवास का प्रस्ताव
        return (
            verb is not None
            and verb.start >= figure.end
            and not _SENT_UP.isdisjoint(near)
            and self.keys[verb.start].startswith("भेज")
        )

    def is_relief(self, figure: Figure) -> bool:
        """Whether a sum to come is promised to those whom something befell (मृतकों के परिजनों को 4-4 लाख रुपये)."""
        return any(key.startswith(_STRUCK) for key in self.keys[max(figure.first, figure.start - _NEAR) : figure.start])

    def is_body(self, figure: Figure) -> bool:
        """Whether bodies that have members or branches are counted (समितियों, बैंकों)."""
        span = figure.about_span
        return span is not None and self.keys[span[1] - 1].startswith(_BODIES)

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
