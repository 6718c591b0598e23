"""A sentence becomes its verb groups, each with what its form says: done, coming, going on, due, wished.

Hindi piles auxiliaries behind the verb (किया जा चुका है), so a run of verb forms is one group, and its last forms tell
tense and aspect (Kachru, Hindi, 2006, ch. 5).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from minutes_extract.indicators import grammar as g
from minutes_extract.indicators.model import Figure
from minutes_extract.indicators.phrase import Scanner
from minutes_extract.segment import BODY
from minutes_extract.tokens import MARK, NEWLINE

_REACH = 120  # tokens to the verb of a clause: longer clauses are lists
_HABITUAL = ("ता", "ते", "ती")
_INFINITIVE = ("ना", "नी")
_AGENTS = frozenset({"ने", "उन्होंने", "इन्होंने", "जिन्होंने", "मैंने", "हमने"})
_DUE_WITH = frozenset({"है", "थे"})  # जाने हैं, जाने थे; the other genders have infinitives of their own
_WAS = (["रहा"], ["रही"], ["रहे"], ["रहा", "है"], ["रही", "है"], ["रहे", "है"])
_ABOUT_TO = frozenset({"वाला", "वाली", "वाले"})
_ASPECT_TAIL = frozenset({"हुए", "हुआ", "हुई"})  # करते हुए: while doing
_CAUSED = frozenset({"कराए", "करवाए", "लगवाए", "बनवाए", "दिलाए"})  # perfective plural, and a wish
_SHARED = 5  # tokens between two participles that share their auxiliary
_CLAUSE = 40  # tokens back to the agent of a clause
_BARE_WISH = frozenset({"करे", "रखे"})  # written without its last nasal
_PARTICLES = frozenset({"ही", "भी", "तो"})


class Verb(NamedTuple):
    """A verb group, tokens `[start, end)`, and what its form says."""

    start: int
    end: int
    finite: bool
    future: bool = False
    progress: bool = False
    habitual: bool = False
    copula: bool = False
    due: bool = False  # infinitive with है: what is to be done
    wish: bool = False


class VerbReader:
    """The verb groups of the sentences that hold figures."""

    def __init__(self, scanner: Scanner, figures: list[Figure]) -> None:
        self.scanner = scanner
        self.keys = scanner.keys
        self.kinds = scanner.kinds
        self.groups = self._groups({(figure.first, figure.last) for figure in figures})
        self.starts = [group.start for group in self.groups]

    def after(self, figure: Figure) -> Verb | None:
        """The first finite verb group behind the number, None when its clause has none."""
        for index in range(bisect_left(self.starts, figure.end), len(self.groups)):
            verb = self.groups[index]
            if verb.start >= figure.last or verb.start > figure.end + _REACH:
                return None
            if verb.finite and not self._modifier(verb, figure):
                return self._joined(index, figure)
        return None

    def _joined(self, index: int, figure: Figure) -> Verb:
        """The verb at `index`, or the passive to come that it shares (सुधारी और डामरीकृत की जाएगी)."""
        verb = self.groups[index]
        if index + 1 >= len(self.groups) or verb.future or verb.end - verb.start > 1:
            return verb
        other, keys = self.groups[index + 1], self.keys
        near = other.future and "जा" in "".join(keys[other.start : other.end]) and other.start - verb.end <= _SHARED
        joined = near and other.start < figure.last and self._joins(verb.end)
        between = range(verb.end + 1, other.start)
        if not joined or any(i in self.scanner.number_at or self.kinds[i] == MARK for i in between):
            return verb
        return verb if self._has_agent(verb.start) else other

    def between(self, figure: Figure) -> bool:
        """Whether a finite verb of the sentence stands before the number: what was told there is over."""
        return self.within(figure.first, figure.start)

    def within(self, start: int, stop: int) -> bool:
        """Whether a finite verb group begins in `[start, stop)`."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, stop)
        return any(verb.finite for verb in self.groups[low:high])

    def before(self, figure: Figure, first: int) -> Verb | None:
        """The nearest verb group before the number in its part of the line: headlines put it first (देगी 5 लाख)."""
        index = bisect_left(self.starts, figure.start) - 1
        if index < 0 or self.groups[index].start < first or self.groups[index].end > figure.start:
            return None
        verb = self.groups[index]
        return None if self.keys[verb.end] == "कि" else verb  # बताया कि governs no figure

    def _groups(self, sentences: set[tuple[int, int]]) -> list[Verb]:
        """Every verb group of the sentences, in order."""
        groups: list[Verb] = []
        mask = g.VERB | g.WISH
        all_bits = self.scanner.all_bits
        for first, last in sorted(sentences):
            i = first
            while i < last:
                bits = all_bits[i]
                if (bits & mask or (bits & g.GENITIVE and self.keys[i] == "की")) and self._is_verb(i, last):
                    groups.append(self._group(i, last))
                    i = groups[-1].end
                else:
                    i += 1
        return groups

    def _is_verb(self, i: int, last: int) -> bool:
        if i in self.scanner.number_at or i in self.scanner.scheme_words:
            return False
        bits = self.scanner.all_bits[i]
        if bits & (g.VERB | g.GENITIVE) and self._is_deed(i):
            return False
        if bits & g.VERB and i + 1 in self.scanner.number_at and i in self.scanner.things:
            return False  # लक्ष्य 17.60 करोड़, वसूली 9.85 करोड़
        if bits & g.VERB:
            return not (self.keys[i] == "लिए" and i and self.scanner.all_bits[i - 1] & g.GENITIVE)
        if self.keys[i] == "की":
            if i + 1 >= last or self.kinds[i + 1] in (MARK, NEWLINE):
                return True
            after = self.scanner.all_bits[i + 1]
            if self._is_whose(i, last):
                return False
            return bool(after & g.VERB) and not (after & g.FINITE and self.keys[i + 1] in ("लागू",))
        return bool(bits & g.WISH)

    def _is_whose(self, i: int, last: int) -> bool:
        """Whether की at `i` before है is no verb but a genitive (100 दिवस से अधिक की हैं, 23 शिकायतें परिषद की हैं)."""
        if self.keys[i + 1] != "है" or (i + 2 < last and self.scanner.all_bits[i + 2] & g.VERB) or not i:
            return False
        before = self.scanner.all_bits[i - 1]
        if i - 1 in self.scanner.number_at:
            return True  # क्षमता 5,000 की है
        many = self.scanner.tokens.form(i + 1).endswith("ं") and not before & (g.ACT | g.VERB)
        if self.scanner.tokens.form(i - 1).endswith("ों") or self.keys[i - 1] in self.scanner.offices:
            return not self._has_agent(i)  # क्षमता 6 हजार वाहनों की है, 21 शिकायतें जल संस्थान की है
        return bool(before & g.MORE) or (many and not self._has_agent(i))

    def _is_deed(self, i: int) -> bool:
        """Whether the noun of a deed stands at `i` behind की, or की before it (की वसूली हुई थी), or a number or unit (46%
        वसूली हुई है): no part of the verb."""
        counted = (
            i and i - 1 in self.scanner.number_at and self.keys[i + 1 : i + 2] and self.keys[i + 1] in _ASPECT_TAIL
        )
        if counted and i in self.scanner.things:
            return True
        if self.keys[i] == "की":
            i += 1
        elif not i or self.keys[i - 1 - (self.keys[i - 1] in _PARTICLES)] != "की":
            return False  # की वसूली हुई, की ही वसूली हुई
        return i < len(self.keys) and i in self.scanner.things and bool(self.scanner.all_bits[i] & g.VERB)

    def _group(self, i: int, last: int) -> Verb:
        all_bits = self.scanner.all_bits
        j = i
        seen = 0
        while j < last and self._is_verb(j, last):
            seen |= all_bits[j]
            j += 1
        words = self.keys[i:j]
        size = j - i
        tail = all_bits[j - 1]
        copula = bool(tail & g.COPULA)
        main = words[-2] if copula and size > 1 else ""
        while_doing = size > 1 and words[-1] in _ASPECT_TAIL and words[-2].endswith(_HABITUAL)
        future = bool(seen & g.FUTURE) or (size > 2 and words[-2] in _ABOUT_TO)
        return Verb(
            i,
            j,
            finite=(bool(tail & (g.FINITE | g.WISH)) and not while_doing) or future,
            future=future,
            progress=bool(seen & g.PROGRESS) and size > 1,
            habitual=main.endswith(_HABITUAL),
            copula=(copula and (size == 1 or (size > 2 and main in _ASPECT_TAIL) or main.startswith(("जुड", "पिछड"))))
            or words in _WAS,
            due=main.endswith((*_INFINITIVE, "ने") if words[-1] in _DUE_WITH else _INFINITIVE)
            and not all_bits[j - 2] & g.FINITE,
            wish=self._wished(j - 1, tail),
        )

    def _wished(self, i: int, bits: int) -> bool:
        """Whether a verb form is a wish: its last sign is nasal (करें), which the keys do not keep."""
        nasal = self.scanner.tokens.form(i).endswith(("ं", "ँ"))
        if not bits & g.WISH:
            return nasal and (bool(bits & g.MAYBE_WISH) or self.keys[i] in ("रहे", "हो"))  # रहें has the keys of रहे
        if self.keys[i] in _BARE_WISH and not nasal:
            return i + 1 >= len(self.kinds) or self.kinds[i + 1] in (MARK, NEWLINE) or self._joins(i + 1)
        if (self.keys[i] in _CAUSED or self.keys[i].endswith("वाए")) and self._has_agent(i):
            return False
        form = self.scanner.tokens.form(i)
        if form.endswith(("ए", "ये")) and self._has_agent(i):
            return False  # विभाग ने 22 पुल बनाए, 9 पर काम चल रहा है
        return form.endswith(("ं", "ँ", "ए", "य", "िए", "िये", "ये"))

    def _has_agent(self, i: int) -> bool:
        """Whether ने stands in the clause that ends at `i`: then कराए is a past (कंपनियों ने अवसर उपलब्ध कराए)."""
        for j in range(i - 1, max(-1, i - _CLAUSE), -1):
            if self.keys[j] in _AGENTS:
                return True
            if self.keys[j] == "कि" or self.kinds[j] == NEWLINE or self.keys[j] in "।;":
                return False
        return False

    def _joins(self, i: int) -> bool:
        return bool(self.scanner.all_bits[i] & g.CONJUNCTION)

    def _modifier(self, verb: Verb, figure: Figure) -> bool:
        """Whether the group is a participle before a noun (से जुड़े 40 समूह), not the end of a clause."""
        if verb.end >= figure.last:
            return False
        if self.scanner.all_bits[verb.end] & (g.CASE | g.GENITIVE):
            return True  # a clause with जो before its noun's postposition
        if verb.future or self.scanner.all_bits[verb.end - 1] & g.COPULA:
            return False
        if self.scanner.reading.sentence_at(figure.start).kind != BODY:
            return False
        kind = self.kinds[verb.end]
        if kind in (MARK, NEWLINE):
            return False
        bits = self.scanner.all_bits[verb.end]
        if verb.end in self.scanner.number_at:
            return True
        return not bits & (g.CONJUNCTION | g.STOP) and verb.end - verb.start == 1
