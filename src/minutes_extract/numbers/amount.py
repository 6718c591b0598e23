"""A number expression at a place in the text becomes its exact value: figures, words, fractions, scales, ranges."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from minutes_extract.numbers.lexicon import NumberLexicon
from minutes_extract.numbers.reader import DASHES, DIGIT, DIGITS, LATIN, MARK, WORD, Reader, Token

Exact = int | Decimal

_D = f"[{DIGIT}]"
# Indian grouping, western grouping, lakhs alone parted off (1,14463) or plain digits; then decimals. Counts are
# bounded to keep hostile input linear.
FIGURE = re.compile(
    rf"(?:{_D}{{1,2}}(?:,{_D}{{2}}){{1,6}},{_D}{{3}}|{_D}{{1,3}}(?:,{_D}{{3}}){{1,8}}|{_D}{{1,2}},{_D}{{5}}|{_D}+)(?!{_D})"
    rf"(?:\.{_D}+)?"
)
_GLUED_SCALES = ("हजार", "लाख", "करोड")
# "12, 40, 615 लाख": Indian grouping typed with spaces, which the scale word repeats.
_SPACED = re.compile(rf"{_D}{{1,2}}(?:, ?{_D}{{2}}){{1,4}}, ?{_D}{{3}}(?![{DIGIT},.])")
# "34524 .03 क्विंटल": a space typed before the point.
_LOOSE_DECIMALS = re.compile(rf" \.({_D}{{1,3}})(?![{DIGIT}])")
_NOT_GROUPING = str.maketrans("", "", ", ")
# Figures longer than this are numbers of things (accounts, telephones), not amounts.
MAX_DIGITS = 15
_YEARS = range(1900, 2101)


@dataclass(slots=True)
class Amount:
    """One number expression. `first` is its first figure or word before any scale; `scale` the largest scale word."""

    start: int
    end: int
    value: Exact
    first: Exact
    scale: int
    words: bool
    grouped: bool = False
    decimal: bool = False
    digits: int = 0
    fraction: bool = False

    @property
    def bare(self) -> bool:
        """A single plain figure or word: no scale, no grouping, no decimals."""
        return self.scale == 1 and not (self.grouped or self.decimal or self.fraction)


@dataclass(slots=True)
class _Atom:
    """A figure or number word without scale. `alone` is False for modifiers that need a number or scale after them."""

    end: int
    value: Exact
    words: bool
    grouped: bool = False
    decimal: bool = False
    digits: int = 0
    fraction: bool = False
    whole_scale: int = 0


class AmountReader:
    """Reads the number expression that begins at a position."""

    def __init__(self, lexicon: NumberLexicon) -> None:
        self._lex = lexicon

    def read(self, reader: Reader, position: int) -> Amount | None:
        """The longest expression at `position` (where a token begins), or None when no amount begins there."""
        text = reader.text
        token = reader.at(position)
        if token.kind == DIGITS:
            size = token.end - token.start
            joint = text[token.end : token.end + 1]
            if joint == ",":
                spaced = self._spaced(reader, position)
                if spaced is not None:
                    return spaced
            elif (
                joint != "."
                and size <= MAX_DIGITS
                and reader.at(token.end).key not in self._lex.number_goes_on
                and not text.startswith(" .", token.end)
            ):
                figure = int(token.key)
                return Amount(position, token.end, figure, figure, 1, False, digits=size)
        atom = self._atom(reader, position)
        if atom is None:
            return None
        start, first = position, atom
        parts: list[tuple[Exact, int]] = []
        end, top = atom.end, 1
        words = True
        while True:
            words = words and atom.words
            end = atom.end
            scale, after = self._scale(reader, end, atom)
            if scale == 1:
                parts.append((atom.value, 1))
                break
            if parts and scale > parts[-1][1]:
                # "12 हजार 340 करोड़": the larger scale takes all that stands before it.
                parts.append((atom.value, 1))
                parts = _raised(parts, scale)
            else:
                parts.append((atom.value * scale, scale))
            end, top = after, max(top, scale)
            # "8.05 लाख करोड़", "पांच सौ करोड़"
            while True:
                scale, after = self._scale(reader, end, None)
                if scale <= parts[0][1]:
                    break
                parts = _raised(parts, scale)
                end, top = after, max(top, scale, parts[-1][1])
            following = self._next_part(reader, end, parts)
            if following is None:
                break
            atom = following
        value: Exact = sum((part for part, _ in parts), 0)
        return Amount(
            start, end, value, first.value, top, words, first.grouped, first.decimal, first.digits, first.fraction
        )

    def _spaced(self, reader: Reader, position: int) -> Amount | None:
        match = _SPACED.match(reader.text, position)
        if match is None or " " not in match.group():
            return None
        scale, end = self._scale(reader, match.end(), None)
        if scale < 100_000:
            return None
        value = int(match.group().translate(_NOT_GROUPING))
        return Amount(position, end, value, value, scale, False, True, False, len(str(value)))

    def _atom(self, reader: Reader, position: int) -> _Atom | None:
        token = reader.at(position)
        if token.kind == DIGITS:
            return self._figure(reader, token)
        if token.kind != WORD:
            return None
        lex = self._lex
        if token.key in lex.cardinals:
            return self._word(reader, token)
        if token.key in lex.halves:
            scaled = self._scale(reader, token.end, None)[0] > 1
            if token.key in lex.scale_only and not scaled:
                return None
            return _Atom(token.end, lex.halves[token.key], True, fraction=True)
        if token.key in lex.modifiers:
            return self._modified(reader, token)
        if token.key in lex.bare_scales:
            return _Atom(token.start, 1, True, whole_scale=lex.scales[token.key])
        return None

    def _figure(self, reader: Reader, token: Token) -> _Atom | None:
        match = FIGURE.match(reader.text, token.start)
        if match is None:
            return None
        form = match.group()
        grouped, decimal = "," in form, "." in form
        if token.end - token.start > MAX_DIGITS or len(form) > 2 * MAX_DIGITS:
            return None
        plain = form.replace(",", "") if grouped else form
        value: Exact = Decimal(plain) if decimal else int(plain)
        end = match.end()
        loose = _LOOSE_DECIMALS.match(reader.text, end) if not decimal else None
        if loose is not None and self._measured(reader, loose.end()):
            return _Atom(loose.end(), Decimal(f"{plain}.{loose[1]}"), False, grouped, True, len(plain))
        if not decimal:
            end = self._said_again(reader, end, value)
            point = reader.at(end)
            if point.key in self._lex.point and point.kind == WORD:
                spoken, after = self._decimals(reader, point.end)
                if spoken:
                    return _Atom(after, Decimal(f"{value}.{spoken}"), False, grouped, True, len(plain))
        return _Atom(end, value, False, grouped, decimal, len(plain))

    def _measured(self, reader: Reader, end: int) -> bool:
        """Whether a scale or a unit of measure follows: then a point with a space before it is a decimal point."""
        unit = self._lex.units.after(reader, end)
        if unit is not None:
            return unit.unit.dimension != "time"
        return self._scale(reader, end, None)[0] >= 100_000

    def _said_again(self, reader: Reader, end: int, value: Exact) -> int:
        """Past the same number in words: "1 एक लाख", "5 (पांच) लाख"."""
        token = reader.at(end)
        bracket = token.kind == MARK and token.key == "("
        if bracket:
            token = reader.at(token.end)
        if token.kind != WORD or self._lex.cardinals.get(token.key) != value:
            return end
        if not bracket:
            return token.end
        close = reader.at(token.end)
        return close.end if close.key == ")" else end

    def _word(self, reader: Reader, token: Token) -> _Atom:
        value = self._lex.cardinals[token.key]
        point = reader.at(token.end)
        if point.kind == WORD and point.key in self._lex.point:
            spoken, after = self._decimals(reader, point.end)
            if spoken:
                words = reader.at(point.end).kind == WORD
                return _Atom(after, Decimal(f"{value}.{spoken}"), words, decimal=True)
        return _Atom(token.end, value, True)

    def _decimals(self, reader: Reader, position: int) -> tuple[str, int]:
        """The figures or words after a spoken decimal point, as digits, and where they end."""
        spoken = ""
        while len(spoken) < MAX_DIGITS:
            token = reader.at(position)
            if token.kind == WORD and token.key in self._lex.cardinals:
                spoken += str(self._lex.cardinals[token.key])
            elif token.kind == DIGITS and not spoken and token.end - token.start <= MAX_DIGITS:
                return str(int(token.key)).zfill(token.end - token.start), token.end
            else:
                break
            position = token.end
        return spoken, position

    def _modified(self, reader: Reader, token: Token) -> _Atom | None:
        """सवा, साढ़े, पौने with the number or scale word they change."""
        share = self._lex.modifiers[token.key]
        following = reader.at(token.end)
        if following.kind == WORD and following.key in self._lex.cardinals:
            return _Atom(following.end, self._lex.cardinals[following.key] + share, True, fraction=True)
        if following.kind == DIGITS and following.end - following.start <= MAX_DIGITS:
            return _Atom(following.end, int(following.key) + share, False, fraction=True)
        if self._scale(reader, token.end, None)[0] > 1 or share > 0:
            return _Atom(token.end, 1 + share, True, fraction=True)
        return None

    def _scale(self, reader: Reader, position: int, atom: _Atom | None) -> tuple[int, int]:
        """The scale word at `position` and its end; (1, position) when there is none."""
        token = reader.at(position)
        if token.kind not in (WORD, LATIN):
            return 1, position
        scales = self._lex.figure_scales if atom is not None and not atom.words else self._lex.scales
        scale = scales.get(token.key)
        if scale is not None:
            return scale, token.end
        for word in _GLUED_SCALES:  # 5.10 लाखलोगों: the space is lost
            if token.key.startswith(word) and token.key[len(word) :] in self._lex.counted_nouns:
                return scales.get(word, 1), token.start + len(word)
        return 1, position

    def _next_part(self, reader: Reader, end: int, parts: list[tuple[Exact, int]]) -> _Atom | None:
        """The smaller part after a scale word: "75 हजार 410", "एक लाख 45 हज़ार"; None when a new matter begins."""
        last = parts[-1][1]
        token = reader.at(end)
        if token.kind not in (DIGITS, WORD) or last <= 12:
            return None
        atom = self._atom(reader, end)
        if atom is None or atom.whole_scale or atom.fraction or atom.value >= last:
            return None
        scale, _ = self._scale(reader, atom.end, atom)
        if scale > 1:
            fits = atom.value * scale < last if scale < last else scale > parts[0][1]
            return atom if fits else None
        if atom.decimal:  # "44 हजार 205.5 क्विंटल"
            return atom if self._measured(reader, atom.end) else None
        if last >= 100_000 and (atom.words or atom.value in _YEARS):
            return None
        return None if self._other_matter(reader, atom.end) else atom

    def _other_matter(self, reader: Reader, end: int) -> bool:
        """Whether the figure that ends here belongs to a date, a time, an ordinal, a percentage or a range."""
        lex = self._lex
        token = reader.at(end)
        if token.kind in (WORD, LATIN):
            if token.key in lex.days_of or token.key in lex.time_after or token.key in lex.ordinal_free:
                return True
            if token.start == end and token.key in lex.ordinal_glued:
                return True
        elif token.kind == MARK and (
            token.key in ":/" or (token.key in DASHES and reader.at(token.end).kind == DIGITS)
        ):
            return True
        unit = lex.units.after(reader, end)
        return unit is not None and unit.unit.dimension in ("ratio", "time")


def _raised(parts: list[tuple[Exact, int]], scale: int) -> list[tuple[Exact, int]]:
    """The parts with all that is smaller than `scale` taken together and multiplied by it."""
    kept = [part for part in parts if part[1] >= scale]
    low: Exact = sum((value for value, size in parts if size < scale), 0)
    return [*kept, (low * scale, scale)]
