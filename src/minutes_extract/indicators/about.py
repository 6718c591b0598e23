"""A figure becomes the phrase that says what it counts, as the text says it with the number left out.

A counted noun follows its number; what money or a percentage measures stands after it in the genitive (रुपये का ऋण),
or before it (ऋण सीमा को 50 लाख, अनुपात 61 प्रतिशत, निर्माण पर 4 करोड़). Where the noun is left out it is taken from the
nearest figure of the same list, the line above in a table, or the sentence before.
"""

from __future__ import annotations

from minutes_extract.indicators import grammar as g
from minutes_extract.indicators.labels import HOLLOW_NOUNS, SEATS
from minutes_extract.indicators.model import Figure
from minutes_extract.indicators.money import RATES, range_of
from minutes_extract.indicators.nature import REACHES
from minutes_extract.indicators.phrase import Phrase
from minutes_extract.indicators.shapes import MASSES
from minutes_extract.indicators.wholes import Wholes
from minutes_extract.tokens import WORD

# Postpositions, folded, that tie a noun to the number after it.
_TIES = frozenset({"", "लिए", "हेतु", "को", "पर", "का", "के", "की", "मे", "से"})
_ADVERBS = frozenset({"तौर", "रूप", "तरह", "प्रकार", "स्तर"})
_UNDER = frozenset({"अंतर्गत", "तहत"})
_BASIS = "आधार"
_GIVERS = frozenset({"सरकार", "शासन", "केंद्र", "राज्य"})
_AREA = "रकबा"
_KIND = 3  # words that tell of which kind cases are
_USUAL = (["सामान्य"], ["औसत"])
_WATER_MARKS = frozenset({"निशान", "स्तर"})
_HURT = frozenset({"घायल", "जख्मी", "चोटिल", "आहत"})
_EXTENTS = frozenset({"km", "m"})
_FUNDS = frozenset({"निधि", "कोष", "मद", "फंड"})
_RATE_UNITS = frozenset({"percent"})


class AboutFinder(Wholes):
    """Finds the about phrase of figures, in order of place."""

    def find(self, figure: Figure) -> None:
        """Set `about` and `about_span`; `ellipsis` when the noun must be copied from elsewhere."""
        column = self.columns.get(figure.start)
        if column is not None:
            self._set(figure, [column.noun])
            return
        around = self._around(figure)
        if around is not None:
            self._set(figure, [around])
            return
        after = self.scanner.after(figure.end, figure.last)
        before = self.scanner.before(figure.start, figure.first)
        largest = figure.start > figure.first and self.scanner.keys[figure.start - 1] == "सर्वाधिक"
        if largest or self.scanner.points_back(figure.start, figure.first):
            self.parts_of = figure.first
        if figure.unit == "percent" and self._is_same_again(figure):
            figure.ellipsis = True
            return
        category = self._category(figure) if figure.unit == "count" else None
        if category is not None or (figure.unit == "count" and self._is_graded(figure)):
            figure.ellipsis, figure.spare_span = True, category
            return
        spent = self._less_than_spent(figure) if figure.unit == "percent" else None
        if spent is not None:
            self._set(figure, [spent])
            return
        share_of = self._deed_before(figure) if figure.unit == "percent" else None
        if share_of is not None:
            self._set(figure, [range_of(share_of)])
            figure.ellipsis = True
            return
        which = self._which(figure) if after is None else None
        if which is not None:
            self._set(figure, [range_of(which)])
            figure.ellipsis = True
            return
        if figure.unit == "INR" and after is not None and after.end > after.start + 1:
            into = self.scanner.keys[after.end - 1].startswith("खात") and self.scanner.keys[after.end : after.end + 1]
            after = after._replace(end=after.end - 1) if into == ["मे"] else after  # 7-7 हजार रुपये की राशि | खाते में
        rated = after is not None and self.scanner.keys[after.end - 1] in RATES
        per = before is not None and not before.link and self.scanner.all_bits[before.start] & g.PER
        if per and ((rated and figure.unit == "INR") or figure.unit in MASSES):
            before = None  # प्रति मानक बोरा 4,000 रुपये की दर से पारिश्रमिक, प्रति एकड़ 21 क्विंटल धान
        paid_for = rated and figure.unit == "INR" and before is not None and before.link in ("लिए", "हेतु")
        if paid_for or (rated and figure.unit in MASSES):
            after = None  # 21 क्विंटल प्रति एकड़ के मान से, एकत्रीकरण के लिए 10 रुपये प्रति किलो की दर से भुगतान
        if before is not None and before.link in ("के", "की", "का") and self.is_spell(before):
            before = None  # पिछले साल के 28,115 करोड़ रुपये
        if before is not None and before.link:
            before = before._replace(end=self.before_when(before))
        if before is not None and before.link == "से" and self.scanner.keys[before.start : before.end] == ["अलग"]:
            before = self.scanner.before(before.start, figure.first)  # सफाई के लिए अलग से 620 करोड़ रुपये
        if before is not None and before.link == "से" and self.scanner.keys[before.start : before.end] in _USUAL:
            before = None  # सामान्य से 17 प्रतिशत अधिक
        giver = before is not None and before.link == "से" and self.scanner.keys[before.end - 1] in _GIVERS
        if giver and figure.unit == "INR":
            before = None  # केन्द्र से 11.30 करोड़ स्वीकृत हुए
        funded = before is not None and before.link == "से" and self.scanner.keys[before.end - 1] in _FUNDS
        if before is not None and funded and figure.unit == "INR" and after is None:
            own = before.start > figure.first and self.scanner.keys[before.start - 1] == "अपनी"
            given = self.scanner.before(before.start - own, figure.first)
            before = given if given is not None and given.link == "को" else before  # मंडल को ऐच्छिक निधि से 25 हजार
        if before is not None and before.link == "से" and self.scanner.keys[before.end - 1] in _WATER_MARKS:
            before = self._flowing(before, figure.first)
        if before is not None and not before.link and self.scanner.keys[before.end - 1] in _UNDER:
            before = None  # बिरसा हरित ग्राम योजना अंतर्गत 1,050 एकड़ में
        if before is not None and self._is_next_place(figure, before):
            before = None
        if before is not None and before.link == "को" and after is None and figure.unit in MASSES:
            before = None  # मार्कफेड को 640 टन एवं विक्रेताओं को 215 टन, कुल 855 टन डीएपी
        changed = figure.end + 1 < figure.last and self.scanner.keys[figure.end] == "से"
        changed = changed and bool(self.scanner.all_bits[figure.end + 1] & g.CHANGED)
        if changed and before is not None and before.link == "को" and figure.unit == "count" and after is None:
            before = None  # अस्पताल को 50 से बढ़ाकर 100 बिस्तर का करने
        if before is not None and self._same_number(figure, before):
            figure.ellipsis = True
            return
        within = self._released_in(figure, before) if after is None else None
        if within is not None:
            self._set(figure, [range_of(within)])
            return
        if before is not None and before.link == "पर" and self.scanner.keys[before.end - 1] == _BASIS:
            cut = before._replace(end=before.end - 2, link="")  # निर्यात | सालाना आधार पर 12 प्रतिशत बढ़ा
            before = cut if cut.end > cut.start else self.scanner.before(before.start, figure.first)
        if before is not None and (self._no_noun(before) or self.scanner.all_bits[before.end - 1] & g.MORE):
            before = None  # 100 दिवस से अधिक की 287 हैं
        ahead = figure.unit == "percent" and self.scanner.is_lead(figure.end)
        if ahead and before is not None and not before.link:  # आवास में सदर 91 प्रतिशत के साथ आगे
            topic = self.scanner.before(before.start, figure.first)
            figure.ellipsis = topic is None or not topic.link
            if topic is not None and topic.link:
                self._set(figure, [range_of(topic)])
            return
        head = self._head_of_wholes(figure, before) if after is None and figure.unit == "count" else None
        if head is not None and before is not None:
            self._set(figure, [range_of(before)])
            figure.about = f"{self.scanner.text(*self.with_link(before, figure))} {self.scanner.text(*head)}"
            return
        if figure.unit == "count" and (self._of_office(figure, before) or self._by_branch(figure, after)):
            figure.ellipsis = True
            figure.owner_span = range_of(after) if after is not None and not self._concerned(after) else None
            return
        if before is not None and figure.unit == "count" and after is None and self.for_offices(figure, before):
            figure.ellipsis = True
            return
        topic = self._topic_of_level(figure, before) if before is not None and figure.unit == "percent" else None
        if topic is not None and before is not None:
            self._set(figure, [(topic.start, before.end)])
            return
        level = self._level_behind(figure.end, figure.last) if figure.unit == "percent" else None
        if level is not None:
            self._set(figure, [level])
            return
        if before is not None and self._is_labelled(figure, before, after):
            self.labelled = figure.end
            self._set(figure, [range_of(before)])
            head = self.shared_head(figure.end, figure.last) if before.link in ("के", "की") else None
            if head is not None and figure.unit == "count":
                figure.about = f"{self.scanner.text(*self.with_link(before, figure))} {self.scanner.text(*head)}"
            return
        if before is not None:
            before = self._object_of(figure, before)
        if before is not None and before.start > figure.first and self.scanner.keys[before.start - 1] == "से":
            while before.start + 1 < before.end and self.scanner.all_bits[before.start] & g.MORE:
                before = before._replace(start=before.start + 1)  # 9 करोड़ से | अधिक किसानों को
        if before is not None and before.link == "से" and self.scanner.keys[before.end - 1] in RATES:
            before = None  # 7 हजार रुपये की दर से: how much for each, not what for
        meant = before is not None and before.link in ("लिए", "हेतु")  # what it is for, a place or not
        most = self._most_of(figure, before) if before is not None and before.link == "मे" else None
        if most is not None:
            self._set(figure, [range_of(most)])
            return
        if before is not None and (
            before.link not in _TIES
            or (not meant and self.is_where(before))
            or (meant and self.scanner.keys[before.end - 1] in self.periods)
        ):
            before = None
        if before is not None and self.scanner.keys[figure.start - 1] == "जो":
            before = None
        if before is not None and figure.unit == "count" and (whose := self._whose_number(figure, before)) is not None:
            self._set(figure, [whose])
            return
        if before is not None and self._is_hollow(figure, before):
            parts = []
        elif figure.unit == "INR":
            parts = [] if self.spent_on_it(figure, after) else self.money(figure, after, before)
        elif figure.unit in _RATE_UNITS:
            parts = self._rate(figure, after, before)
        elif after is not None and before is not None and before.link == "मे" and self._is_effect(after):
            parts = [self.with_link(before, figure), range_of(after)]  # तेल आयात में 28 करोड़ लीटर की कमी
        else:
            parts = self._count(figure, after, before)
        if not parts and (whole := self._whole_before(figure)) is not None:
            self._set(figure, [range_of(whole)])
            figure.ellipsis = True
            return
        if not parts:
            figure.ellipsis = True
            figure.spare_span = figure.spare_span or self.predicate_noun(figure)
            return
        if parts[-1][1] > figure.end:
            self.claimed = parts[-1][1]
        self._set(figure, parts)

    def _object_of(self, figure: Figure, before: Phrase) -> Phrase:
        """The object of a deed that money or things are for, in its place (नाले को सुदृढ़ करने के लिए 200 करोड़)."""
        keys, bits = self.scanner.keys, self.scanner.all_bits
        deed = keys[before.end - 1].endswith("ने") and bits[before.end - 1] & g.VERB
        if not deed or before.link not in ("लिए", "हेतु") or before.start <= figure.first:
            return before
        named = any(i in self.scanner.things for i in range(before.start, before.end))  # किसानों को प्रशिक्षण देने के लिए
        if named or keys[before.start - 1] != "को":
            return before
        thing = self.scanner.before(before.start, figure.first)
        return before if thing is None else thing._replace(link=before.link)

    def _set(self, figure: Figure, parts: list[tuple[int, int]]) -> None:
        figure.about_span = (parts[0][0], parts[-1][1])
        owner = [figure.owner_span] if figure.owner_span is not None else []
        figure.about = " ".join(self.scanner.text(a, b) for a, b in owner + parts)

    def _rate(self, figure: Figure, after: Phrase | None, before: Phrase | None) -> list[tuple[int, int]]:
        scanner = self.scanner
        if after is not None and self._is_recipient(after, figure.last):
            if self.scanner.keys[after.end] == "ने" and self._of_people(after):
                return [range_of(after)]  # पिछले अभियान में 91 प्रतिशत लोगों ने दवा खाई
            whose = before is None or before.link in ("का", "की", "के", "से")
            if whose and self._known(after):
                return [range_of(after)]  # राज्यों ने शत-प्रतिशत परिवारों को कवर किया, जिले के 84 प्रतिशत घरों में
            after = None
        owned = before is not None and before.link in ("का", "की", "के")
        if after is not None and not owned and all(scanner.all_bits[i] & g.GOAL for i in range(after.start, after.end)):
            return [range_of(before)] if before is not None and self._known(before) else []  # 95 प्रतिशत का लक्ष्य
        level = before is not None and not before.link and self._known(before)
        if after is not None and before is not None and level and not after.genitive and not self._known(after):
            return [range_of(before)]  # सीडी रेश्यो 40 प्रतिशत से कम देख असंतोष जताया
        if after is not None:
            if before is not None and (
                before.link in ("मे", "का", "की", "के") or scanner.all_bits[after.start] & g.MEASURE
            ):
                return [self.with_link(before, figure), range_of(after)]
            return [range_of(after)]
        return [range_of(before)] if before is not None else []

    def _count(self, figure: Figure, after: Phrase | None, before: Phrase | None) -> list[tuple[int, int]]:
        scanner = self.scanner
        end = figure.end
        if end + 1 < figure.last and scanner.keys[end] == "मे" and scanner.keys[end + 1] == "से":
            kind = before is not None and before.link in ("के", "की") and self._is_deed(before)
            return [range_of(before)] if before is not None and kind else []  # सीमांकन के 1,047 में से
        only = end < figure.last and scanner.keys[end] == "ही"
        if only and after is not None and self._case_at(after.end, figure.last):
            return []  # इनमें से 908 ही स्कूल से जुड़ पाए
        if before is not None and not before.link and scanner.keys[before.end - 1] == _AREA:
            return [range_of(before)]  # रकबा 0.45 हेक्टेयर के सीमांकन का आवेदन
        going_on = after is not None and scanner.keys[after.start : after.end + 1] == ["प्रगति", "पर"]
        if going_on:
            return []  # 268 प्रगति पर हैं
        if after is None and end < figure.last and scanner.all_bits[end] & g.PARTICIPLE:
            hit = scanner.things.get(end)
            if hit is not None and self.things[hit.id].human and scanner.keys[end] not in _HURT:
                return [(hit.start, hit.end)]  # दो लापता
            if hit is not None and self.things[hit.id].human:
                figure.spare_span = (hit.start, hit.end)  # पांच घायल; 19 लोगों की मौत हुई, 27 घायल हुए
                return []
        deed = after is not None and (
            scanner.all_bits[after.start] & g.ACT
            or (scanner.keys[after.start].endswith("पूर्वक") and scanner.all_bits[after.end - 1] & g.ACT)
        )
        if after is not None and after.genitive and deed and (figure.unit == "count" or self._weighed(figure)):
            figure.spare_span = range_of(after)
            return []
        held = after is not None and self._is_rest(figure) and (self._of_people(after) or not self._known(after))
        if after is not None and after.genitive and (held or self._is_share(figure, after)):
            figure.spare_span = range_of(after)
            return []
        day = after is not None and after.end == after.start + 1 and self.tokens.deeps[after.start] in self.times
        if day:
            after = None  # कम से कम 200 मंगलवार तक
        if after is not None and self._stays_in(figure, after):
            return []  # 41 स्वीकृत हुए और 22 बैंकों में लंबित हैं
        levelled = after is not None and scanner.keys[after.end : after.end + 2] == ["स्तर", "पर"]
        if after is not None and (scanner.place_only(after) or levelled):
            after = None  # चार श्रीलंका, पांच तमिलनाडु
        elif (
            after is not None
            and self._case_at(after.end, figure.last)
            and (self._is_elsewhere(figure, after) or scanner.keys[after.end - 1] in _ADVERBS)
        ):
            after = None  # जिनमें 206 गोहर में हैं; 112 अस्थायी तौर पर
        contents = after is not None and after.end == after.start + 1 and scanner.keys[after.start] in self.containers
        if after is not None and contents and before is not None and before.link in ("का", "की", "के"):
            return [self.with_link(before, figure), range_of(after)]  # यूरिया के 50 बैग
        if (
            after is not None
            and before is not None
            and not before.link
            and scanner.all_bits[before.end - 1] & g.MEASURE
        ):
            return [range_of(after)]  # जिनकी क्षमता 6 हजार वाहनों की है
        if after is not None and self._is_predicate(figure, after):
            figure.spare_span = range_of(after)
            return []
        before = self._past_when(before)
        if before is not None and after is not None and self._of_kind_before(figure, before, after):
            return [self.with_link(before, figure), range_of(after)]  # चोरी के 71 मामले, सीमांकन के 1,330 प्रकरण
        meant = before is not None and before.link in ("लिए", "हेतु")
        aim = after is not None and after.end == after.start + 1 and scanner.all_bits[after.start] & g.GOAL
        if after is not None and aim and meant:
            return [range_of(before)] if before is not None else []  # नहरों की सफाई के लिए 214 किमी का लक्ष्य
        if after is not None and aim and after.genitive and (before is None or self.is_time(before)):
            figure.spare_span = range_of(after)
            return []  # 5,215 दीदी बन चुकी हैं, इस वर्ष 2,000 का लक्ष्य है
        if after is not None:
            if scanner.all_bits[after.end - 1] & g.MEASURE or (
                after.end == after.start + 1 and self._only_adjective(after)
            ):
                after = scanner.extended(after, figure.last)
            if self._only_adjective(after):
                if after.end in scanner.number_at:
                    return self._past_number(after.end, figure.last)
                state = after.end < figure.last and scanner.all_bits[after.end] & g.PARTICIPLE
                if state or self._number_soon(after.end, figure.last) or self._verb_at(after.end, figure.last):
                    return []  # 36 पंप हैं और 10 नए खरीदे जाएंगे
            if figure.unit in _EXTENTS and scanner.keys[after.end : after.end + 1] in (["इस"], ["उस"]):
                after = scanner.after(after.end + 1, figure.last) or after  # 9.2 किलोमीटर लंबी | इस सड़क को
            owner = before is not None and before.link in ("का", "की", "के") and not self.is_where(before)
            owner = owner and before is not None and scanner.keys[before.end - 1] not in scanner.offices
            if before is not None and owner and figure.unit in _EXTENTS and not after.genitive:
                figure.owner_span = self.with_link(before, figure)  # फायर लाइनों की 146 किमी सफाई
            return [range_of(self._with_post(after, figure.last))]
        bare = before is not None and not before.link and self._known(before)
        if end < figure.last and scanner.keys[end] == "मे" and before is not None and bare:
            return [range_of(before)]  # कुल स्थापित क्षमता 484 गीगावॉट में ...
        if end < figure.last and scanner.keys[end] == "(":
            end = next((i + 1 for i in range(end, min(figure.last - 1, end + 6)) if scanner.keys[i] == ")"), end)
        keys_end = scanner.keys[end] if end < figure.last else ""
        if keys_end in ("को", "मे", "पर") and scanner.kinds[end] == WORD:
            if (
                self._is_rest(figure)
                or self.scanner.points_back(figure.start, figure.first)
                or (keys_end == "को" and (meant or self._was_given(figure) or self._among_counted(before)))
                or (keys_end == "पर" and self._was_given(figure, "पर"))
            ):
                return []  # 1,120 सखियों में से 735 को प्रशिक्षण मिला
            start = self._past_scheme(end + 1, figure.last)
            given = scanner.after(start, figure.last)
            done_in = figure.unit in ("acre", "hectare") and given is not None and keys_end == "मे"
            if given is not None and given.start == start and (done_in or self._is_given(figure, given)):
                return [range_of(given)]
            if scanner.keys[end] == "पर" and before is not None and bare and before.end == figure.start:
                return [range_of(before)]  # मलेरिया के मरीज 643 पर पहुंच गए
            if scanner.keys[end] == "पर":
                return []  # 14 पर काम चल रहा है
        become = self._predicate(figure)
        if become is not None:
            return [range_of(become)]
        if (
            before is not None
            and not self.scanner.points_back(figure.start, figure.first)
            and not self._in_list(figure, before)
        ):
            return [range_of(before)]
        return []

    def _of_kind_before(self, figure: Figure, before: Phrase, after: Phrase) -> bool:
        """Whether a noun that says little alone is told of which kind it is right before its number."""
        bits = self.scanner.all_bits
        gap = range(before.end + 1, figure.start)
        if before.link not in ("के", "की") or before.end - before.start > _KIND:
            return False
        if not all(bits[i] & g.BEFORE_PASSED for i in gap) or not bits[before.end] & g.GENITIVE:
            return False
        noun = self.scanner.keys[after.end - 1]
        new = after.end == after.start + 2 and bits[after.start] & (g.ADJECTIVE | g.PARTICIPLE)  # डेंगू के 71 नए मामले
        if (after.end != after.start + 1 and not new) or after.start != figure.end:
            return False
        if noun in SEATS:
            return self._of_people(before)  # टीजीटी के 512 पद
        if not noun.startswith(HOLLOW_NOUNS):
            return False
        if (
            self.scanner.keys[before.end - 1] in self.scanner.offices
            or self.is_where(before)
            or self._of_people(before)
        ):
            return False
        return not any(self.scanner.all_bits[i] & (g.GOAL | g.PARTICIPLE) for i in range(before.start, before.end))

    def _around(self, figure: Figure) -> tuple[int, int] | None:
        """What a length is the radius of: 100 मीटर के दायरे में."""
        i = figure.end
        if i + 1 < figure.last and self.scanner.all_bits[i] & g.GENITIVE and self.scanner.keys[i + 1] in REACHES:
            return i + 1, i + 2
        return None

    def _with_post(self, phrase: Phrase, last: int) -> Phrase:
        """The phrase with the posts of those it names (12 लिपिक के पद), or with those a sum goes to (12 पेंशन के लाभार्थी):
        these are counted."""
        i = phrase.end
        if i + 1 >= last or not self.scanner.all_bits[i] & g.GENITIVE:
            return phrase
        hit = self.scanner.things.get(i + 1)
        lemma = self.things[hit.id].lemma if hit is not None else ""
        if self._is_money(phrase) and (given := self.scanner.after(i + 1, last)) is not None and self._of_people(given):
            return phrase._replace(end=given.end, next=given.end)
        return phrase._replace(end=hit.end, next=hit.end) if hit is not None and lemma in SEATS else phrase
