"""A number whose noun was told before it: the whole it is part of, what a relative clause or percentage tells anew."""

from __future__ import annotations

from minutes_extract.indicators import grammar as g
from minutes_extract.indicators.labels import Labels
from minutes_extract.indicators.model import Figure
from minutes_extract.indicators.money import range_of
from minutes_extract.indicators.phrase import Phrase
from minutes_extract.indicators.shapes import MASSES, OCCASIONS

_GRADES = frozenset({"ए", "बी", "सी", "डी", "ई"})
_MOST = frozenset({"सर्वाधिक", "अधिक", "ज्यादा", "कम"})
_MADE_TO = frozenset({"करवा", "करा"})
_TO_WHICH = 7  # tokens from a percentage back to जो
_LEVELS = frozenset({"उपलब्धि", "प्रगति"})
_FEW = 3  # words of what there is most of
_THAT_HAVE = frozenset({"वाले", "वाली", "वाला"})

_MEASURES = frozenset({"km", "m", "hectare", "acre"})
_LEFT_IN = frozenset({"लंबित", "विचाराधीन", "प्रक्रियाधीन", "अटके"})
_WITHOUT = "बिना"
_WERE_FOUND = frozenset({"पाए", "पाया", "मिले", "मिली", "मिला"})


def _adverb(keys: list[str]) -> int:
    """How many of the words make an adverb with से (स्थायी रूप से, पहले से)."""
    if keys[:2] == ["पहले", "से"]:
        return 2
    return 3 if len(keys) == 3 and keys[1] in ("रूप", "तौर") and keys[2] in ("से", "पर") else 0


class Wholes(Labels):
    """Answers what a figure of one reading was told of before."""

    def _was_given(self, figure: Figure, case: str = "को") -> bool:
        """Whether those who were given something are counted before (940 समूहों को चक्रीय निधि, 735 को निवेश निधि), or
        those against whom something was done (17 किसानों पर जुर्माना, चार पर एफआईआर)."""
        bits = self.scanner.all_bits
        for i in range(figure.start - 1, figure.first, -1):
            if case == "को" and bits[i] & g.FINITE and not bits[i] & g.GENITIVE:
                return False
            hit = self.scanner.things.get(i - 1)
            if (
                self.scanner.keys[i] == case
                and hit is not None
                and hit.end == i
                and hit.start - 1 in self.scanner.number_at
            ):
                return True
        return False

    def _is_same_again(self, figure: Figure) -> bool:
        """Whether a percentage in brackets tells anew what was counted (33,905 (90.6%) का निष्पादन)."""
        keys, i = self.scanner.keys, figure.start - 1
        return i - 1 > figure.first and keys[i] == "(" and i - 1 in self.scanner.number_at

    def _is_graded(self, figure: Figure) -> bool:
        """Whether only the grade of so many is told (कार्यक्रमों में से 61 में ए, 12 में बी श्रेणी)."""
        keys, i = self.scanner.keys, figure.end
        return i + 1 < figure.last and keys[i] == "मे" and keys[i + 1] in _GRADES

    def _head_of_wholes(self, figure: Figure, before: Phrase | None) -> tuple[int, int] | None:
        """The noun behind the last number of a list of wholes and parts (बंटवारा के 876 में से 790 और सीमांकन के 2,017 में से
        1,330 प्रकरण)."""
        i = figure.end
        if before is None or before.link not in ("के", "की", "का") or self.scanner.keys[i : i + 2] != ["मे", "से"]:
            return None
        return None if self.is_where(before) else self.shared_head(i, figure.last)

    def _whole_before(self, figure: Figure) -> Phrase | None:
        """The whole, told without a number, of which so many are a part (उच्च जलाशयों में से 35 का काम अधूरा है)."""
        if not self.scanner.of_whole(figure.start, figure.first) or figure.unit != "count":
            return None
        whole = self.scanner.before(figure.start - 1, figure.first)
        if whole is None or whole.link != "मे" or whole.start - 1 in self.scanner.number_at:
            return None
        return whole if self._known(whole) else None

    def _category(self, figure: Figure) -> tuple[int, int] | None:
        """Of which kind so many of those counted are, behind the number or before it (38,516 स्थायी रूप से स्थानांतरित,
        अनुपस्थित 9,134 एवं)."""
        keys, bits, i = self.scanner.keys, self.scanner.all_bits, figure.end
        j = i + _adverb(keys[i : i + 3])
        if j + 1 < figure.last and keys[j] in self.categories:
            told = keys[j + 1] in ",।" or bits[j + 1] & (g.CONJUNCTION | g.COPULA) or keys[j + 1] in _WERE_FOUND
            return (i, j + 1) if told else None
        j = figure.start - 1
        without = j - 1 > figure.first and _WITHOUT in keys[j - 2 : j]  # बिना हेलमेट 3,115, बिना सीट बेल्ट 1,068
        if j <= figure.first or not (without or keys[j] in self.categories) or i >= figure.last:
            return None
        start = j - 3 if _adverb(keys[max(figure.first, j - 3) : j]) == 3 else j
        start = keys.index(_WITHOUT, j - 2) if without else start
        opens = keys[start - 1] in ",:-(" or bits[start - 1] & (g.CONJUNCTION | g.PART_OF)
        ends = keys[i] in ",।)" or bits[i] & (g.CONJUNCTION | g.COPULA)
        return (start, j + 1) if opens and ends else None

    def is_category(self, span: tuple[int, int]) -> bool:
        """Whether tokens `[start, end)` end in a word for the kind of those counted."""
        return self.scanner.keys[span[1] - 1] in self.categories or self.scanner.keys[span[0]] == _WITHOUT

    def _most_of(self, figure: Figure, before: Phrase) -> Phrase | None:
        """What there is most of in the place before the number (सर्वाधिक लंबित प्रकरण | खानपुर में 6,204)."""
        keys, i = self.scanner.keys, before.start
        if figure.unit != "count" or i < figure.first:
            return None
        low = max(figure.first, i - 1)
        start = i + 1 if keys[i] in _MOST else i
        if start == i and (keys[low] not in _MOST or low == i):
            return None
        for j in range(start + 1, before.end):
            thing = self.scanner.things.get(j)
            kind = thing is not None and self.things[thing.id].place
            if kind or j in self.scanner.places:
                phrase = before._replace(start=start, end=j, link="")
                told = self._known(phrase) or (j in self.scanner.places and j - start <= _FEW)
                return phrase if told and self.is_where(before._replace(start=j)) else None
        return None

    def _less_than_spent(self, figure: Figure) -> tuple[int, int] | None:
        """What those who are below or above a bar have so much of (60 प्रतिशत से कम व्यय वाले विभाग)."""
        keys, i = self.scanner.keys, figure.end
        if i + 3 >= figure.last or keys[i] != "से" or not self.scanner.all_bits[i + 1] & g.MORE:
            return None
        return (i + 2, i + 3) if keys[i + 3] in _THAT_HAVE and i + 2 not in self.scanner.number_at else None

    def _which(self, figure: Figure) -> Phrase | None:
        """The phrase that a relative clause is about (आधार अपडेशन का कार्य, जो अभी 68 प्रतिशत है, ...)."""
        keys, bits, i = self.scanner.keys, self.scanner.all_bits, figure.start - 1
        while i > figure.first and bits[i] & g.BEFORE_PASSED:
            i -= 1
        copula = figure.end < figure.last and bits[figure.end] & g.COPULA
        if not copula or i - 2 < figure.first or keys[i] != "जो" or keys[i - 1] != ",":
            return None
        phrase = self.scanner.before(i - 1, figure.first)
        return phrase if phrase is not None and not phrase.link and self._known(phrase) else None

    def _deed_before(self, figure: Figure) -> Phrase | None:
        """What was done, of which जो and a percentage tell the share (4,038 का निष्पादन किया गया, जो 94 प्रतिशत है)."""
        scanner, i = self.scanner, figure.start - 1
        while i > max(figure.first, figure.start - _TO_WHICH) and scanner.keys[i] != "जो":
            if i in scanner.number_at or scanner.all_bits[i] & (g.VERB | g.GOAL):
                return None  # जो लक्ष्य का 71 प्रतिशत है: of the goal
            i -= 1
        if scanner.keys[i] != "जो" or i <= figure.first:
            return None
        i -= scanner.keys[i - 1] == ","
        told = i
        while i > figure.first and scanner.all_bits[i - 1] & (g.VERB | g.PARTICIPLE | g.COPULA):
            i -= 1
        deed = scanner.before(i, figure.first) if i < told else None
        if deed is not None and scanner.keys[deed.end - 1] in _MADE_TO:
            return None  # 3,140 को जल उपलब्ध करवा दिया गया है, जो 69 प्रतिशत है: of those served
        acted = deed is not None and (self._known(deed) or bool(scanner.all_bits[deed.end - 1] & g.ACT))
        return deed if deed is not None and acted and not deed.link else None

    def _topic_of_level(self, figure: Figure, before: Phrase) -> Phrase | None:
        """What a level of a place is of (आधार सीडिंग में जिले की उपलब्धि 78 प्रतिशत, लिंकेज में उपलब्धि लक्ष्य का 104 प्रतिशत)."""
        keys = self.scanner.keys[before.start : before.end]
        if _LEVELS.isdisjoint(keys) or not (keys[0] in _LEVELS or keys[-1] in _LEVELS):
            return None
        topic = self.scanner.before(before.start, figure.first)
        if topic is None or topic.link != "मे" or self.is_where(topic) or self.is_time(topic):
            return None
        return topic if self.scanner.keys[topic.end - 1] not in OCCASIONS else None

    def _weighed(self, figure: Figure) -> bool:
        """Whether the same was weighed before in the sentence (90 लाख टन कूड़ा था, जिसमें से 62 लाख टन का निस्तारण हुआ)."""
        if figure.unit not in MASSES | _MEASURES:
            return False
        at, numbers = self.scanner.number_at, self.scanner.reading.numbers
        return any(numbers[at[i]].mention.unit == figure.unit for i in range(figure.first, figure.start) if i in at)

    def _released_in(self, figure: Figure, before: Phrase | None) -> Phrase | None:
        """The head under which a sum was released, its participle between (राज्य सेक्टर में अवमुक्त 20,406 लाख के सापेक्ष)."""
        scanner = self.scanner
        if before is None or before.link or figure.unit != "INR" or before.end - before.start > 1:
            return None
        outer = scanner.before(before.start, figure.first) if scanner.all_bits[before.start] & g.PARTICIPLE else None
        if outer is None or outer.link != "मे" or self.is_where(outer) or self.is_time(outer):
            return None
        return outer

    def _past_when(self, before: Phrase | None) -> Phrase | None:
        """The phrase before a number without the time it opens with (गत माह | भूमि विवाद के 418 मामले)."""
        keys, earlier = self.scanner.keys, self.scanner.reading.packs.words("phrase.earlier")
        while before is not None and before.end - before.start > 2 and keys[before.start] in earlier | self.periods:
            before = before._replace(start=before.start + 1)
        return before

    def _among_counted(self, before: Phrase | None) -> bool:
        """Whether those a number is a part of stand before it, counted themselves (2,260 परिवारों में 1,904 को)."""
        return before is not None and before.link == "मे" and before.start - 1 in self.scanner.number_at

    def _stays_in(self, figure: Figure, after: Phrase) -> bool:
        """Whether what follows only says where so many of those counted before are left (22 बैंकों में लंबित हैं)."""
        scanner, i = self.scanner, after.end
        if i + 2 >= figure.last or scanner.keys[i] != "मे" or scanner.keys[i + 1] not in _LEFT_IN:
            return False
        counted = any(j in scanner.number_at for j in range(figure.first, figure.start))
        return counted and bool(scanner.all_bits[i + 2] & g.COPULA)

    def _is_deed(self, before: Phrase) -> bool:
        """Whether the phrase names what is done with cases, and no place, office or person has them."""
        deed = self.scanner.all_bits[before.end - 1] & g.ACT or self._known(before)
        office = self.scanner.keys[before.end - 1] in self.scanner.offices | OCCASIONS
        return bool(deed) and not office and not self.is_where(before) and not self._of_people(before)

    def _past_scheme(self, i: int, last: int) -> int:
        """The token behind the scheme named at `i` and its postposition (1,71,660 को जल जीवन मिशन में नल कनेक्शन)."""
        start = i
        while i < last and i in self.scanner.scheme_words:
            i += 1
        while start < i < last and self.scanner.all_bits[i] & (g.CASE | g.GENITIVE | g.CASE_TAIL):
            i += 1
        return i

    def _predicate(self, figure: Figure) -> Phrase | None:
        """What the counted become, where a headline puts it behind the verb (12 हजार और बनेंगी लखपति)."""
        i = figure.end
        while i < figure.last and self.scanner.all_bits[i] & g.PASSED:
            i += 1
        if i + 1 < figure.last and self.scanner.all_bits[i] & g.VERB and self.scanner.keys[i].startswith("बन"):
            return self.scanner.after(i + 1, figure.last)
        return None

    def _past_number(self, i: int, last: int) -> list[tuple[int, int]]:
        """The phrase behind the next number (40 किमी लंबे चार लेन के मार्ग), with its genitive."""
        while i < last and i in self.scanner.number_at:
            i += 1
        phrase = self.scanner.after(i, last)
        return [range_of(self.scanner.extended(phrase, last))] if phrase is not None else []
