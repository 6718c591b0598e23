"""What a figure rose to, fell to or stopped at becomes answers that its status is read by."""

from __future__ import annotations

from minutes_extract.indicators import grammar as g
from minutes_extract.indicators.model import Figure
from minutes_extract.indicators.nature import Nature
from minutes_extract.indicators.verbs import Verb

_CAME = frozenset({"हो", "हुआ", "हुई", "हुए", "रह", "पहुंच", "पहुंचा", "पहुंची", "आ", "गया", "गई"})
_CAME_TO = ("पहुंच", "हो", "हुइ", "हुई", "हुए", "हुआ")
_EFFECTS = frozenset({"कमी", "बचत", "गिरावट"})
_PROGRESS = frozenset({"उपलब्धि", "प्रगति"})
_THAT_IS = frozenset({"जो", "यानी", "यानि", "यह", "अर्थात"})
_AGAIN = 24  # tokens from a deed to its share
_GROWN = frozenset({"बढकर", "घटकर", "बढा", "बढी", "बढे", "घटा", "घटी"})
_HABIT = ("ता है", "ती है", "जाता", "जाती", "जाते")
_HALTED = ("अटक", "ठहर", "सिमट", "थम")
_LEVELS = frozenset({"संख्या", "अनुपात", "सूचकांक", "आंकडा", "स्तर", "मांग", "जलस्तर"})
_STEM = 4  # letters by which the forms of one noun are known
_COMPARED = frozenset({"तुलना", "मुकाबले", "अपेक्षा"})


class Changes(Nature):
    """Tells what was raised or lowered from what came to where it is."""

    def raised(self, figure: Figure) -> bool:
        """Whether a rate or a ceiling was changed to this (बढ़ाकर 9 प्रतिशत, राशि बढ़ाकर)."""
        span = figure.about_span
        numbered = figure.unit == "count" and span is not None and self.keys[span[1] - 1] in _LEVELS
        if figure.unit not in ("INR", "percent") and not numbered:
            return False
        if self.after_change(figure):
            return not self.came_to(figure)
        if figure.unit == "percent" and figure.end < figure.last and self.keys[figure.end] in _GROWN:
            return False  # 5.6 प्रतिशत बढ़कर
        span = figure.about_span
        end = (
            span[1] if span is not None and not figure.ellipsis and figure.end <= span[1] < figure.last else figure.end
        )
        return end < figure.last and bool(self.scanner.all_bits[end] & g.CHANGED)

    def told_as_progress(self, figure: Figure) -> bool:
        """Whether the noun of a percentage is how far something came (उपलब्धि 50 प्रतिशत से भी कम है)."""
        span = figure.about_span
        return span is not None and self.keys[span[1] - 1] in _PROGRESS

    def tells_again(self, figure: Figure, before: Figure) -> bool:
        """Whether a percentage tells the deed before it once more, as its share (जो 94 प्रतिशत है, यानी 26 फीसदी)."""
        if figure.unit != "percent" or before.unit == "percent" or before.last < figure.first:
            return False
        if figure.comparator == "less_than" or figure.start - before.end > _AGAIN:
            return False
        low = max(before.end, figure.first) if before.first != figure.first else before.end
        return not _THAT_IS.isdisjoint(self.keys[low : figure.start])

    def came_to(self, figure: Figure) -> bool:
        """Whether a percentage or a sum rose or fell by itself to where it stands (89 प्रतिशत हो गया, not किया गया).

        That was reached. What is paid or charged by a rule is none.
        """
        if figure.unit != "percent" and (figure.unit != "INR" or self.is_price(figure)):
            return False
        words = self.words(self.verbs.after(figure))
        span = figure.about_span
        near = self.keys[span[0] : span[1]] if span is not None else []
        return bool(words) and words[0] in _CAME and not words[-1].endswith(_HABIT) and "ब्याज" not in near

    def grown(self, figure: Figure) -> bool:
        """Whether a percentage compares with what was before (की तुलना में 12 प्रतिशत अधिक)."""
        if figure.unit != "percent":
            return False
        return any(self.keys[i] in _COMPARED for i in range(max(figure.first, figure.start - 8), figure.start))

    def reaches_level(self, figure: Figure, verb: Verb) -> bool:
        """Whether the figure is what a number of something came to (मरीजों की संख्या 27 पहुंच गई है): nobody's work."""
        words, span = self.words(verb), figure.about_span
        if not words or not words[0].startswith(_CAME_TO):
            return False
        if figure.unit != "count":
            return span is not None and self.keys[span[1] - 1] in _LEVELS and words[0].startswith("पहुंच")
        near = self.keys[figure.start - 2 : figure.start] + (self.keys[span[0] : span[1] + 2] if span else [])
        return not _LEVELS.isdisjoint(near)

    def lessened(self, figure: Figure) -> bool:
        """Whether a percentage is by how much something fell (23 प्रतिशत की कमी आई है)."""
        near = self.keys[figure.end : min(figure.last, figure.end + 3)]
        return figure.unit == "percent" and not _EFFECTS.isdisjoint(near)

    def dwindled(self, figure: Figure, verb: Verb) -> bool:
        """Whether a number is what is left of something, without what it fell from (नामांकन 2.9 लाख रह गया है)."""
        left = self.keys[verb.start : verb.start + 2] in (["रह", "गया"], ["रह", "गई"], ["रह", "गए"])
        return left and not self.after_change(figure)

    def after_change(self, figure: Figure) -> bool:
        """Whether the number is what something was changed to (घटकर सिर्फ 28)."""
        i, bits = figure.start - 1, self.scanner.all_bits
        while i > figure.first and bits[i] & g.BEFORE_PASSED and not bits[i] & g.CHANGED:
            i -= 1
        return i >= figure.first and bool(bits[i] & g.CHANGED)

    def largest(self, figure: Figure, before: Figure) -> bool:
        """Whether the figure is the largest part of what was told before (सबसे ज्यादा 412 ग्रामीण बैंक में हैं)."""
        alike = figure.ellipsis or (figure.about or "")[:_STEM] == (before.about or "")[:_STEM]
        return alike and self.scanner.is_most(figure.start, figure.first)

    def halted(self, figure: Figure) -> bool:
        """Whether the figure is how far something came and no further (89 प्रतिशत पर अटका, 210 पर सिमट गया)."""
        i = figure.end
        i += i + 1 < figure.last and self.keys[i] == "तक"
        if i + 1 >= figure.last or self.keys[i] != "पर":
            return False
        i += 1 + (self.keys[i + 1] == "ही")
        return i < figure.last and self.keys[i].startswith(_HALTED)
