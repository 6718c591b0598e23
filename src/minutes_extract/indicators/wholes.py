"""A number whose noun was told before it: the whole it is part of, what a relative clause or percentage tells anew."""

from __future__ import annotations

from minutes_extract.indicators import grammar as g
from minutes_extract.indicators.labels import Labels
from minutes_extract.indicators.model import Figure
from minutes_extract.indicators.phrase import Phrase
from minutes_extract.indicators.shapes import MASSES


class Wholes(Labels):
    """Answers what a figure of one reading was told of before."""

    def _was_given(self, figure: Figure) -> bool:
        """Whether those who were given something are counted before (940 समूहों को चक्रीय निधि, 735 को निवेश निधि)."""
        bits = self.scanner.all_bits
        for i in range(figure.start - 1, figure.first, -1):
            if bits[i] & g.FINITE and not bits[i] & g.GENITIVE:
                return False
            hit = self.scanner.things.get(i - 1)
            if (
                self.scanner.keys[i] == "को"
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

    def _weighed(self, figure: Figure) -> bool:
        """Whether the same was weighed before in the sentence (90 लाख टन कूड़ा था, जिसमें से 62 लाख टन का निस्तारण हुआ)."""
        if figure.unit not in MASSES:
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
