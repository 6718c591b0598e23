"""What the phrases before and behind a figure are: nouns counted, labels, times, offices, predicates, money."""

from __future__ import annotations

from minutes_extract.dates import calendar_of
from minutes_extract.indicators import grammar as g
from minutes_extract.indicators.model import Figure
from minutes_extract.indicators.phrase import WHICH_SPELL, Phrase, Scanner
from minutes_extract.indicators.signs import SENT
from minutes_extract.indicators.tables import columns_of
from minutes_extract.tokens import WORD

# Postpositions, folded, that tie a noun to the number after it.
_LISTED = frozenset({"लिए", "हेतु", "को", "पर", "मे", "ने", "से", "तहत", "के", "का", "की"})
_RECIPIENT = frozenset({"को", "ने", "से", "द्वारा"})
_IN_TIME = frozenset({"मे", "से", "पर", "तक", "दौरान"})
_STATES = frozenset({"योग्य", "लायक", "सुचारु", "सुचारू", "चालू", "दुरुस्त", "ठीक"})
_GOING_ON = frozenset({"काम", "कार्य", "कार्रवाई", "कार्यवाही", "प्रक्रिया", "जांच", "निर्माण"})
_LONGEST_NAME = 2  # words of the name of a place
_NAMED_BEHIND = frozenset(
    {"block", "tehsil", "panchayat", "village", "ward", "constituency", "health-centre"}
)  # names follow these
_WHICH_TIME = WHICH_SPELL | {"पिछली", "अगली"}
_BACK = 80  # tokens back to the words that point at what was counted
_SPENDING = frozenset({"खर्च", "व्यय"})
_POINTING = frozenset({"इस", "जिस", "उस", "इन", "जिन", "उन"})
_HOLLOW = frozenset({"उपलब्धि", "प्राप्ति"})
_REST = frozenset({"शेष", "बाकी", "अवशेष"})
_REASONS = frozenset({"अभाव", "कारण", "चलते", "वजह"})
_ADVERBS = frozenset({"मौके", "तौर", "रूप", "तरह", "प्रकार", "स्तर"})
_EFFECTS = frozenset({"कमी", "वृद्धि", "बढोतरी", "गिरावट", "इजाफा", "बचत", "बढोत्तरी", "बैकलॉग"})
_NEXT_COUNT, _NEXT_SUM = 12, 3  # tokens to the next number of a list
_DO = ("कर", "किया", "किए", "की")
_CONCERNED = frozenset({"संबंधित", "जुडे", "जुडी"})
_LONGEST_LIST = 12  # items
_BECAUSE = (["के", "कारण"], ["की", "वजह"], ["के", "चलते"])
_REASON = 5  # tokens of a reason
_PARTS = frozenset(",:-–—")  # before a label that only says how far something came
OCCASIONS = frozenset({"बैठक", "समीक्षा", "कार्यक्रम", "समारोह", "रिपोर्ट", "तुलना", "क्रम", "दौरान"})
MASSES = frozenset({"tonne", "quintal", "kg", "litre", "kilolitre"})
_CLASSES = frozenset({"part"})  # things that only tell of which kind others are (सामान्य श्रेणी में)
_OFFICE = 4  # words of the name of a department without विभाग
_LIST_OF_OFFICES = 40  # tokens from जिनमें to the last office of its list


class Shapes:
    """Answers what a rule of the noun asks about a phrase beside a figure of one reading."""

    def __init__(self, scanner: Scanner) -> None:
        self.scanner = scanner
        self.tokens = scanner.tokens
        self.things = scanner.reading.packs.things
        self.periods = scanner.reading.packs.words("phrase.period")
        calendar = calendar_of(scanner.reading.packs)
        self.times = calendar.months.keys() | calendar.weekdays.keys() | calendar.relative.keys()
        self.by_value: dict[tuple[str, int | float | None], Figure] = {}  # the same sum told elsewhere, with its noun
        self.columns = columns_of(scanner)
        self.claimed = 0  # end of the last phrase taken from behind a number
        self.parts_of = -1  # the sentence in which parts of what was counted before are told (इनमें से 268 ..., 59 ...)
        self.containers = scanner.reading.packs.words("phrase.container")
        self.categories = scanner.reading.packs.words("phrase.category")
        self.named = -1  # end of the last figure that stands behind a place known to be one
        self.placed = -1  # end of the last figure that stands behind a place with में
        self.labelled = -1  # end of the last figure of a list whose labels stand before their numbers

    def spent_on_it(self, figure: Figure, after: Phrase | None) -> bool:
        """Whether the money is spent on what was told before (जिन पर 7 करोड़ रुपये खर्च होंगे)."""
        keys = self.scanner.keys
        spent = keys[figure.end] if after is None and figure.end < figure.last else keys[after.end - 1] if after else ""
        if spent not in _SPENDING:
            return False
        for i in range(figure.start - 1, max(figure.first, figure.start - 4), -1):
            if keys[i] == "पर":
                return keys[i - 1] in _POINTING
        return False

    def _is_hollow(self, figure: Figure, before: Phrase) -> bool:
        """Whether the phrase before the number only says how far it came (उपलब्धि 512), its noun told before it."""
        scanner = self.scanner
        if before.link or before.end != figure.start or before.end > before.start + 1:
            return False
        if not (scanner.all_bits[before.start] & (g.GOAL | g.PARTICIPLE) or scanner.keys[before.start] in _HOLLOW):
            return False
        i = before.start - 1
        if i <= figure.first or scanner.keys[i] not in _PARTS:
            return False
        if scanner.keys[i] != ",":
            topic = scanner.before(i, figure.first)
            figure.spare_span = (topic.start, topic.end) if topic is not None else None
            return topic is not None
        return i - 1 in scanner.number_at

    def _among_offices(self, figure: Figure, before: Phrase) -> bool:
        """Whether the list goes on with offices that are named in full (राजस्व विभाग के 41, विकास के 14, आपूर्ति के पांच)."""
        keys, bits, i = self.scanner.keys, self.scanner.all_bits, before.start
        low = max(figure.first, i - _LIST_OF_OFFICES)
        while i > low and not bits[i] & g.PART_OF:
            i -= 1
        if before.end - before.start > _OFFICE or not bits[i] & g.PART_OF:
            return False
        stop = min(figure.last - 2, i + 2 * _LIST_OF_OFFICES)
        named = (j for j in range(i, stop) if keys[j].startswith("विभाग"))
        return any(bits[j + 1] & g.GENITIVE and j + 2 in self.scanner.number_at for j in named)

    def _of_office(self, figure: Figure, before: Phrase | None) -> bool:
        """Whether a bare number is what came to an office out of what was counted (जिनमें राजस्व विभाग के 71 रहे)."""
        scanner, end = self.scanner, figure.end
        if (
            before is None
            or before.link not in ("के", "की", "का")
            or not (scanner.keys[before.end - 1] in scanner.offices or self._among_offices(figure, before))
        ):
            return False
        if end < figure.last and scanner.kinds[end] == WORD and not scanner.all_bits[end] & (g.VERB | g.CONJUNCTION):
            return False  # जिनमें वन विभाग के 12 पौधशाला
        return any(
            self.scanner.all_bits[i] & g.PART_OF for i in range(max(figure.first, figure.start - _BACK), before.start)
        )

    def _by_branch(self, figure: Figure, after: Phrase | None) -> bool:
        """Whether the numbers of a list only tell what so many of those counted concern (23 राजस्व, 14 पंचायत एवं 9 खाद्य
        विभाग से संबंधित रहे)."""
        keys, bits, last = self.scanner.keys, self.scanner.all_bits, figure.last
        for _ in range(_LONGEST_LIST):
            if after is None or after.genitive or after.end + 2 >= last:
                return False
            i = after.end
            if bits[i] & g.GENITIVE and bits[i + 1] & g.COPULA and self.parts_of == figure.first:
                return True  # सर्वाधिक 986 राजस्व तथा 611 पीएचई विभाग की हैं
            if keys[i] == "से" and keys[i + 1] in _CONCERNED:
                return bool(bits[i + 2] & (g.VERB | g.COPULA)) or keys[i + 2] in "।,"
            if not (keys[i] == "," or bits[i] & g.CONJUNCTION):
                return False
            i += 1
            while i + 1 < last and (keys[i] == "सबसे" or bits[i] & g.BEFORE_PASSED):
                i += 1
            if i not in self.scanner.number_at:
                return False
            while i < last and i in self.scanner.number_at:
                i += 1
            after = self.scanner.after(i, last)
        return False

    def _concerned(self, after: Phrase) -> bool:
        return self.scanner.keys[after.end : after.end + 1] == ["से"]

    def _no_noun(self, phrase: Phrase) -> bool:
        """Whether a phrase before a number is but a participle of what follows (द्वारा प्रस्तुत 6 करोड़ का बजट), or how
        often (12 लीटर प्रतिदिन से बढ़कर 15 लीटर)."""
        bits = self.scanner.all_bits
        if all(bits[i] & g.PERIODIC for i in range(phrase.start, phrase.end)):
            return True
        return not phrase.link and all(bits[i] & (g.PARTICIPLE | g.ADJECTIVE) for i in range(phrase.start, phrase.end))

    def _known(self, phrase: Phrase) -> bool:
        return any(i in self.scanner.things for i in range(phrase.start, phrase.end))

    def is_where(self, phrase: Phrase) -> bool:
        """Whether the phrase before a number only says where or when: a place, a kind of place with a postposition, a
        month, a day of the week, a span of time."""
        if self.scanner.place_only(phrase):
            return True
        if phrase.end == phrase.start + 1 and self.tokens.deeps[phrase.start] in self.times:
            return True
        if phrase.end == phrase.start + 1 and phrase.link == "मे" and self.scanner.keys[phrase.start] in OCCASIONS:
            return True  # बैठक में 50 फीसदी ...
        month = phrase.end == phrase.start + 2 and self.tokens.deeps[phrase.start] in self.times
        if month and self.scanner.keys[phrase.end - 1] in self.periods:
            return True  # सितंबर माह तक
        this = phrase.start > 0 and self.scanner.keys[phrase.start - 1] in _WHICH_TIME
        if this and phrase.end == phrase.start + 1 and self.scanner.keys[phrase.start] in self.periods:
            return True  # इस बार 30 लाख
        if phrase.link in _IN_TIME and self.scanner.keys[phrase.end - 1] in self.periods:
            return True
        if self.scanner.keys[phrase.end - 1] in _ADVERBS and phrase.end == phrase.start + 1:
            return True  # इस प्रकार
        for i in range(phrase.start, phrase.end):
            hit = self.scanner.things.get(i)
            if hit is None:
                continue
            named = hit.id in _NAMED_BEHIND and hit.start == phrase.start and phrase.link == "मे"
            if named and self._names_it(hit.end, phrase.end):
                return True  # पंचायत समिति पिड़ावा में
            if not self.things[hit.id].place:
                continue
            within = phrase.link == "मे" and hit.end < phrase.end and self.scanner.all_bits[hit.end] & g.GENITIVE
            within = within and not self._measures(hit.end, phrase.end)  # not जिले के ऋण जमा अनुपात में
            if within or hit.end == phrase.end:  # अलवर जिले के बहरोड़ में
                return bool(phrase.link)
        return False

    def _names_it(self, i: int, end: int) -> bool:
        """Whether tokens `[i, end)`, behind a kind of place, are its name: a word or two that are no noun."""
        known = any(j in self.scanner.things or self.scanner.kinds[j] != WORD for j in range(i, end))
        return 0 < end - i <= _LONGEST_NAME and not known

    def _measures(self, i: int, end: int) -> bool:
        """Whether tokens `[i, end)` end in a noun of what is measured: no place that something can be in."""
        hits = (self.scanner.things.get(j) for j in range(i, end))
        return any(hit is not None and hit.end == end and self.things[hit.id].unit == "percent" for hit in hits)

    def is_spell(self, phrase: Phrase) -> bool:
        """Whether a phrase is one year or month among others: पिछले साल, गत वर्ष."""
        keys = self.scanner.keys
        return (
            phrase.end == phrase.start + 2
            and keys[phrase.start] in WHICH_SPELL
            and keys[phrase.end - 1] in self.periods
        )

    def before_when(self, phrase: Phrase) -> int:
        """Where a phrase ends without the month or the year it closes with (प्रसव | जुलाई के 78 प्रतिशत से बढ़कर)."""
        end = phrase.end
        if end > phrase.start + 1 and self.tokens.deeps[end - 1] in self.times:
            return end - 1
        spell = self.scanner.keys[end - 1] in self.periods and self.scanner.keys[end - 2] in WHICH_SPELL
        return end - 2 if spell and end > phrase.start + 2 else end

    def is_time(self, phrase: Phrase) -> bool:
        """Whether a phrase is a day, a month or a span of time."""
        return self.tokens.deeps[phrase.end - 1] in self.times or self.scanner.keys[phrase.end - 1] in self.periods

    def genitive_number(self, figure: Figure) -> bool:
        """Whether a genitive and another number follow (6 करोड़ रुपये के 40 कार्य): the noun is the next number's."""
        i = figure.end
        return i + 1 < figure.last and bool(self.scanner.all_bits[i] & g.GENITIVE) and i + 1 in self.scanner.number_at

    def _is_effect(self, phrase: Phrase) -> bool:
        return phrase.genitive and self.scanner.keys[phrase.end - 1] in _EFFECTS

    def _is_share(self, figure: Figure, after: Phrase) -> bool:
        """Whether the noun behind the genitive of a part is what was done with it (14 संगठनों में से 9 का अंकेक्षण हुआ)."""
        scanner = self.scanner
        keys = scanner.keys[max(figure.first, figure.start - 2) : figure.start]
        if keys != ["मे", "से"] or scanner.all_bits[figure.end] & g.GENITIVE == 0:
            return False
        work = scanner.keys[after.start : after.end] in (["काम"], ["कार्य"])  # में से 35 का काम अधूरा है
        thing = self._known(after) and not scanner.all_bits[after.start] & g.ACT and not work  # में से 4,913 के कार्ड बने
        return not g.is_plural(self.tokens.form(after.end - 1)) and not self._of_people(after) and not thing

    def _is_rest(self, figure: Figure) -> bool:
        """Whether the number is the rest, or a part, of what was counted before (शेष 385 को, में से 735 को)."""
        keys, i = self.scanner.keys, figure.start
        if i - figure.first < 1:
            return False
        return keys[i - 1] in _REST or (i - figure.first > 1 and keys[i - 2 : i] == ["मे", "से"])

    def _is_given(self, figure: Figure, phrase: Phrase) -> bool:
        """Whether a phrase behind "14389 को" is what they were given: no place, no time, no work going on."""
        keys = self.scanner.keys
        if (
            self.scanner.place_only(phrase)
            or "स्थित" in keys[phrase.start : phrase.end]
            or self.is_time(phrase)
            or self.periods.intersection(keys[phrase.start : phrase.end])
            or keys[phrase.end : phrase.end + 1] in (["मे"], ["तक"])  # चार को सदर अस्पताल में भर्ती कराया गया
            or (keys[phrase.start - 1] == "मे" and self._passed_in(phrase))
            or keys[phrase.end : phrase.end + 2] == ["प्रगति", "पर"]  # 17 में कार्य प्रगति पर है
            or self._done_to(phrase)
        ):
            return False
        if keys[phrase.start] == "मौके":
            return False  # 612 को मौके पर ही ऑफर लेटर दिया गया
        return keys[phrase.start - 1] != "पर" or keys[phrase.end - 1] not in _GOING_ON

    def _passed_in(self, phrase: Phrase) -> bool:
        """Whether a phrase behind "19 में" is what came of them (आदेश पारित हुआ): what was told before is counted."""
        i = phrase.end
        return i < len(self.scanner.keys) and bool(self.scanner.all_bits[i] & g.PARTICIPLE)

    def _done_to(self, phrase: Phrase) -> bool:
        """Whether a phrase behind "3 को" makes one verb with करना (ब्लैकलिस्ट करने): no thing that is given."""
        keys, i = self.scanner.keys, phrase.end
        known = any(j in self.scanner.things for j in range(phrase.start, phrase.end))
        return keys[phrase.start - 1] == "को" and not known and i < len(keys) and keys[i].startswith(_DO)

    def _says_where(self, after: Phrase) -> bool:
        """Whether a phrase behind "जिनमें 206" only says where they are (गोहर में) or come from (नगर क्षेत्र से)."""
        keys = self.scanner.keys
        link = keys[after.end : after.end + 1]
        hits = [hit for i in range(after.start, after.end) if (hit := self.scanner.things.get(i)) is not None]
        counted = any(self.things[hit.id].unit != "INR" and hit.id not in _CLASSES for hit in hits)
        if link == ["मे"]:
            verb = self.scanner.all_bits[after.end + 1] & (g.VERB | g.COPULA) if after.end + 1 < len(keys) else 0
            return not counted or bool(verb)  # जिनमें से 27,906 सरकारी संस्थानों में हुए
        if link and self.scanner.all_bits[after.end] & g.GENITIVE and not counted:
            wider = self.scanner.extended(after, len(self.scanner.keys))
            return wider.end > after.end and self.scanner.keys[wider.end : wider.end + 1] == ["मे"]  # किराए के भवन में
        return link == ["से"] and self.is_where(after._replace(link="से"))

    def _is_predicate(self, figure: Figure, after: Phrase) -> bool:
        """Whether what follows says how they are, not what they are: जिनमें 18 मरम्मत योग्य हैं, 7 जांच के लिए लंबित."""
        scanner, i, last = self.scanner, after.end, figure.last
        if i >= last or after.genitive or figure.unit != "count":
            return False
        if scanner.all_bits[i] & g.COPULA and scanner.keys[i - 1] in _STATES:
            return True
        if scanner.all_bits[i] & g.GENITIVE and i + 1 < last and scanner.all_bits[i + 1] & g.COPULA:
            return True  # इनमें से 96 बिजली विभाग के हैं
        if scanner.keys[i + 1 : i + 2] and scanner.keys[i + 1] in _REASONS and scanner.all_bits[i] & g.GENITIVE:
            return True
        part = self.scanner.points_back(figure.start, figure.first) or self.scanner.of_whole(figure.start, figure.first)
        found = scanner.all_bits[i] & g.VERB and not scanner.all_bits[i] & g.COPULA and after.end == after.start + 1
        if part and not self._known(after) and found:
            return True  # इनमें से 9 अमानक पाए गए
        if part and any(scanner.keys[j : j + 2] in _BECAUSE for j in range(i, min(last - 1, i + _REASON))):
            return True  # इनमें 165 जलस्तर नीचे जाने के कारण बंद हुए
        if (
            self.scanner.of_whole(figure.start, figure.first)
            and scanner.keys[i] == "को"
            and scanner.keys[i + 1].startswith(SENT)
        ):
            return True  # योजनाओं में से 388 ग्राम पंचायतों को हस्तांतरित
        if scanner.keys[i - 1] in _ADVERBS and scanner.keys[i] in ("पर", "से") and after.end > after.start + 1:
            return True  # 6 तहसील स्तर पर लंबित
        dative = scanner.keys[i] == "हेतु" or (i + 1 < last and scanner.keys[i + 1] == "लिए")
        tail = i + (1 if scanner.keys[i] == "हेतु" else 2)
        return (
            dative
            and bool(scanner.all_bits[after.start] & g.ACT)
            and tail < last
            and bool(scanner.all_bits[tail] & g.PARTICIPLE)
        )

    def _known_money(self, phrase: Phrase) -> bool:
        return bool(self.scanner.all_bits[phrase.end - 1] & (g.AMOUNT | g.APPROVAL | g.MEASURE))

    def is_human(self, span: tuple[int, int]) -> bool:
        """Whether tokens `[start, end)` end in a noun of people."""
        return self._of_people(Phrase(*span))

    def _of_people(self, phrase: Phrase) -> bool:
        """Whether the head of a phrase is a noun of people."""
        for i in range(phrase.start, phrase.end):
            hit = self.scanner.things.get(i)
            if hit is not None and hit.end == phrase.end:
                return self.things[hit.id].human
        return False

    def _verb_at(self, i: int, last: int) -> bool:
        return i < last and bool(self.scanner.all_bits[i] & g.VERB) and not self.scanner.all_bits[i] & g.GENITIVE

    def _in_list(self, figure: Figure, before: Phrase) -> bool:
        """Whether the noun is left out because a later item of the list has it (ओबीसी के लिए 5, एससी के लिए 8 पद)."""
        if figure.unit == "INR" and before.link in ("लिए", "हेतु"):
            return self._of_people(before) and self._number_soon(figure.end, figure.last, _NEXT_COUNT)
        if figure.unit == "INR" and before.link == "को" and not self._known_money(before):
            return self._number_soon(figure.end, figure.last, _NEXT_COUNT)
        owner = before.link in ("का", "के", "की") and self.scanner.keys[before.end - 1] in self.scanner.offices
        if figure.unit == "INR" and owner:  # लोक निर्माण विभाग का 584 करोड़ और जल शक्ति विभाग का 391 करोड़ का नुकसान
            return self._number_soon(figure.end, figure.last, _NEXT_COUNT)
        if before.link not in _LISTED or self.scanner.all_bits[figure.start - 1] & g.CHANGED:
            return False
        reach = _NEXT_COUNT if figure.unit != "INR" else _NEXT_SUM
        return self._number_soon(figure.end, figure.last, reach)

    def _is_elsewhere(self, figure: Figure, after: Phrase) -> bool:
        """Whether what follows only says where something is whose noun stands before: a part, or goods in a place."""
        behind = self.scanner.keys[after.end : after.end + 2]
        if figure.unit in MASSES and behind[:1] == ["मे"] and behind != ["मे", "से"]:
            return True  # शेष 14,424 मे.टन समितियों में
        part = (
            self.scanner.points_back(figure.start, figure.first)
            or self.parts_of == figure.first
            or self.scanner.of_whole(figure.start, figure.first)
        )
        return (part or self.scanner.is_most(figure.start, figure.first)) and self._says_where(after)

    def _is_money(self, phrase: Phrase) -> bool:
        """Whether the head of the phrase is a noun of money."""
        for i in range(phrase.start, phrase.end):
            hit = self.scanner.things.get(i)
            if hit is not None and hit.end >= phrase.end and self.things[hit.id].unit == "INR":
                return True
        return bool(self.scanner.all_bits[phrase.end - 1] & (g.AMOUNT | g.APPROVAL))

    def _is_recipient(self, phrase: Phrase, last: int) -> bool:
        if phrase.end >= last or phrase.genitive:
            return False
        key = self.scanner.keys[phrase.end]
        paid_in = key == "मे" and self.scanner.keys[phrase.end - 1].startswith("खात")  # 31 करोड़ रुपये खातों में पहुंचे
        return paid_in or key in _RECIPIENT

    def _case_at(self, i: int, last: int) -> bool:
        return (i < last and bool(self.scanner.all_bits[i] & (g.CASE | g.GENITIVE))) or i >= last

    def _only_adjective(self, phrase: Phrase) -> bool:
        return all(self.scanner.all_bits[i] & (g.ADJECTIVE | g.PASSED) for i in range(phrase.start, phrase.end))

    def _number_soon(self, i: int, last: int, reach: int = 12) -> bool:
        """Whether a conjunction, comma or slash follows, and a number after it in the sentence."""
        scanner = self.scanner
        if i >= last or not (scanner.keys[i] in ",/" or scanner.all_bits[i] & g.CONJUNCTION):
            return False
        return any(j in scanner.number_at for j in range(i + 1, min(last, i + reach)))
