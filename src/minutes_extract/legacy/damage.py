"""Unicode Hindi that came out of a bad conversion becomes a list of what tells it, each with its likely reading.

Two things tell it: orders of signs that no word has (the short i before its letter, the hook of र behind it, codes of
the font left between letters), and single words that converters and typists are known to spoil (चैधरी for चौधरी), which
stand in `confusions.tsv`. Only what clean Hindi has none of is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from minutes_extract.legacy.table import glyphs, rows

_C, _N, _V, _M = "[\u0915-\u0939\u0958-\u095f]", "\u093c", "\u094d", "[ा-ौ]"
_LETTER = "\u0904-\u0939\u0958-\u0961"
_WORD = "\u0900-\u0963\u0970-\u097f"
_WORDS = re.compile(f"[{_WORD}]+")
_GOES_ON = f"{_WORD}\u200c\u200d"  # joiners too: र and virama before one is another spelling, no damage
_CLUSTER = f"(?:{_C}{_N}?{_V}){{0,3}}{_C}{_N}?"


class Damage(NamedTuple):
    """One sign of damage: [start, end) in code points of the text, its kind, and what likely stood there."""

    start: int
    end: int
    kind: str
    text: str
    reading: str

    @property
    def telling(self) -> bool:
        """Whether only a conversion leaves it: the other kinds come from typing Unicode too."""
        return self.kind in _TELLING


class _Sign(NamedTuple):
    kind: str
    pattern: re.Pattern[str]
    reading: Callable[[re.Match[str]], str]


_TELLING = frozenset({"left-code", "left-mark", "short-i", "hook", "half", "quote", "au"})
_SPLIT = {"ाे": "ो", "ाै": "ौ", "ाॅ": "ॉ", "अा": "आ", "अो": "ओ", "अौ": "औ", "अॉ": "ऑ", "एे": "ऐ"}
# Codes of Kruti Dev that draw letters and that converters forget.
_LEFT_CODES = "ªØæçÁÙÝîÓäéíØºÒÌÑ"
_MARK_CODES = {"¼": "(", "½": ")", "Þ": "“", "ß": "”", "¿": "{", "À": "}"}


def _left_code(match: re.Match[str]) -> str:
    glyph = glyphs("kruti-dev").get(match.group())
    return glyph.value if glyph else match.group()


_SIGNS = (
    # कलेक्टेªट, रजिस्टªेशन: the slanted subjoined र
    _Sign(
        "left-code",
        re.compile(f"({_C})({_M}?)ª({_M}?)"),
        lambda m: f"{m[1]}{_V}र{m[2] or m[3]}",
    ),
    _Sign("left-code", re.compile(f"[{_LEFT_CODES}](?=[{_WORD}])|(?<=[{_WORD}])[{_LEFT_CODES}]"), _left_code),
    _Sign(
        "left-mark",
        re.compile(f"[¼Þ¿](?=[{_LETTER}])|(?<=[{_WORD}])[½ßÀ]"),
        lambda m: _MARK_CODES[m[0]],
    ),
    # िजला, अिधकारी: the short i still before its letters
    _Sign("short-i", re.compile(f"ि(?<![क-ह{_N}{_V}\u0958-\u095f\u200c\u200dि]ि)({_CLUSTER})"), lambda m: f"{m[1]}ि"),
    _Sign("half", re.compile(f"{_V}(?:ा|({_M}))"), lambda m: m[1] or ""),
    _Sign("split-vowel", re.compile("ा[ेैॅ]|अ[ाोौॉ]|एे"), lambda m: _SPLIT[m[0]]),
    _Sign("sign-order", re.compile("ा([ंँ])([ेै])"), lambda m: _SPLIT[f"ा{m[2]}"] + m[1]),
    _Sign("sign-order", re.compile(f"([ंँ])({_M})|([ा-ैोौ]){_N}"), lambda m: f"{m[2]}{m[1]}" if m[1] else f"{_N}{m[3]}"),
    _Sign("doubled-sign", re.compile(f"({_M}|[ंँ{_N}{_V}])\\1+"), lambda m: m[1]),
    # ष्सरकारष्: a straight quote read as the half letter on its key; no word begins so (श्म begins few)
    _Sign(
        "quote",
        re.compile(f"(?<![{_WORD}])(?:ष{_V}(?=[{_LETTER}])|श{_V}(?=[अ-औकखगघजझटठडढणतथदधपफबभषसह]|म(?!श)))"),
        lambda m: _quote(m[0]),
    ),
)
# कायर्, वषर्: the hook of र still behind its letters, at the end of a word; a few words do end so.
_HOOK = re.compile(f"र{_V}(?![{_GOES_ON}-])")
_HOOKED = re.compile(f"({_CLUSTER})({_M}?)\\Z")
_ENDS_IN_R = re.compile("(?:अन्त|अंत|पुन|[चद]तु|दु|नि|हि)\\Z")
_HOOK_REACH = 12  # characters a cluster with its vowel sign is no longer than
_CLOSING = re.compile(f"(?<=[{_WORD}\u0964-\u096f0-9])[शष]{_V}(?![{_GOES_ON}])")
_REACH = 120  # characters within which a quote is closed


def _quote(half: str) -> str:
    return '"' if half[0] == "ष" else "'"


@lru_cache(maxsize=1)
def confusions() -> dict[str, tuple[str, str, str]]:
    """The words of `confusions.tsv`: written -> reading, kind, place ("start" of a word, or all of a "word")."""
    return {written: (reading, kind, place) for written, reading, kind, place in rows("confusions.tsv")}


@lru_cache(maxsize=65536)
def _confusion(word: str) -> tuple[int, str, str] | None:
    """How much of the start of `word` is a known confusion, its reading and kind; None where nothing is."""
    table, (shortest, longest) = confusions(), _lengths()
    spelt = word.replace("ाॅ", "ॉ")
    for size in range(min(longest, len(spelt)), shortest - 1, -1):
        found = table.get(spelt[:size])
        if found and (found[2] == "start" or size == len(spelt)):
            return size + (word[: size + 1].count("ाॅ") if spelt != word else 0), found[0], found[1]
    return None


@lru_cache(maxsize=1)
def _lengths() -> tuple[int, int]:
    lengths = [len(written) for written in confusions()]
    return min(lengths), max(lengths)


def damage(text: str) -> list[Damage]:
    """What in `text` tells of a bad conversion, in order of place; of two signs at one place the longer.

    The reading is what likely stood in place of [start, end); a text without damage gives an empty list.
    """
    found = sorted(_found(text), key=lambda d: (d.start, d.start - d.end))
    kept: list[Damage] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _found(text: str) -> Iterator[Damage]:
    quotes: list[Damage] = []
    for kind, pattern, reading in _SIGNS:
        for match in pattern.finditer(text):
            one = Damage(match.start(), match.end(), kind, match[0], reading(match))
            if kind == "quote":
                quotes.append(one)
            yield one
    for match in _WORDS.finditer(text):
        confusion = _confusion(match[0])
        if confusion:
            size, read, kind = confusion
            start = match.start()
            yield Damage(start, start + size, kind, text[start : start + size], read)
    yield from _hooks(text)
    yield from _closing(text, quotes)


def _hooks(text: str) -> Iterator[Damage]:
    for match in _HOOK.finditer(text):
        first = max(0, match.start() - _HOOK_REACH)
        before = _HOOKED.search(text, first, match.start())
        if before and not _ENDS_IN_R.search(text, first, match.start()):
            start, end = before.start(), match.end()
            yield Damage(start, end, "hook", text[start:end], f"र{_V}{before[0]}")


def _closing(text: str, quotes: list[Damage]) -> Iterator[Damage]:
    """Half sibilants at the end of a word that close a quote opened shortly before."""
    done = 0
    for opening in quotes:
        if opening.start < done:
            continue
        for match in _CLOSING.finditer(text, opening.end, opening.end + _REACH):
            if match[0] == opening.text:
                done = match.end()
                yield Damage(match.start(), match.end(), "quote", match[0], _quote(match[0]))
                break


def mended(text: str) -> str:
    """`text` with the likely reading in place of all damage: for matching, not for output."""
    pieces: list[str] = []
    done = 0
    for one in damage(text):
        pieces += (text[done : one.start], one.reading)
        done = one.end
    return "".join((*pieces, text[done:]))
