"""A text becomes the legacy font it was typed in, paragraph by paragraph, or None for text that is what it seems.

Each word of a paragraph is evidence: a frequent word as a font types it, a shape that Latin words lack (`ftyk`, `dk;Z`,
`fuekZ.k`), against it a frequent word of English or of Hindi in Latin letters, and a word that as Hindi would break
the rules of the script. A font is told only where the evidence for it is several words strong, so that a name, a
command or a line of a table is left alone; a line with less takes the font of the text around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from minutes_extract.legacy.convert import flaws, latin_spans, to_unicode
from minutes_extract.legacy.table import FONTS, Font, as_windows, rows

# A paragraph is told by itself from this weight of evidence, by its neighbours from this one.
_ENOUGH, _SOME = 4, 1
# Of the words of a paragraph in a legacy font at least this share is evidence for it, at most that share is flawed.
_LEAST_SHARE, _MOST_FLAWED = 0.2, 0.2
# Of a text that lends its font to lines with little evidence, at least this share must be told by itself.
_LEAST_SURE = 0.25

# Marks of code: a call, a name in two parts, an operator of two signs.
_CODE = re.compile(r"[A-Za-z0-9_]\(|[A-Za-z0-9]_[A-Za-z0-9]|==|!=|->|=>|::|</|/>|\[\]|\(\)|['\"],|[\[(]['\"]")
_DEVANAGARI = re.compile("[\u0900-\u0963\u0966-\u097f]")
_LETTER = re.compile("[A-Za-z\u00a1-\u00ff]")
# What the other sets of characters hold too, and texts in Chanakya are made of.
_HIGH = re.compile("[\u0080-\u00ff\u0152-\u0192\u02c6-\u2122]")
_PARAGRAPH = re.compile("[^\n]+")

# Shapes of words of Kruti Dev, each a mark of punctuation or case where Latin words have none.
_KRUTI_SHAPES = re.compile(
    r"""
    ^f[bcdgjmnptvxy;]            # the short i before a consonant: ftyk, fd;k
    | [A-Za-z];[A-Za-z]          # य in a word: dk;Z
    | [a-z.]Z                    # the hook of र: o"kZ, dk;Z
    | [\[{?/."']k                # half letter and upright: [kk, {k, ?k, /k, .k, 'k, "k
    | [a-z][;'"\[/.][k;][a-z]    # the same within a word
    | (?<![A-Z])[HFL][kFH][a-z]  # भ, थ, स्थ: Hkkjr, LFkku
    | [a-z]S(?:[a-z]|$)          # the sign of ai: gS, dSls
    | [MVB<]\+                   # nukta: lM+d
    | [a-z]A$                    # danda: djsaA
    | [a-z]k?[s]a[A\]]?$         # ें, ों: esa, yksxksa
    | ^[;,][a-z]                 # य, ए at the start: ;g, ,oa
    | ^}[a-z] | [|}][a-z]        # द्व, द्य
    | [ØæçÙ¶¼½][a-z;]            # क्र, द्र, प्र, त्त
    """,
    re.VERBOSE,
)

# A word of Chanakya: codes above ASCII alone but for the few that draw a part of a letter, a vowel sign among them.
_CHANAKYA_SHAPES = re.compile("^(?=.*[æðèéêñçÔ])[U\u0080-\u00ff\u0152-\u0192\u02c6-\u2122]{2,}$")
_SHAPES: dict[Font, re.Pattern[str]] = {"kruti-dev": _KRUTI_SHAPES, "chanakya": _CHANAKYA_SHAPES}


class Paragraph(NamedTuple):
    """A stretch [start, end) of a text without line ends, and the legacy font it was typed in, if any."""

    start: int
    end: int
    font: Font | None


class _Evidence(NamedTuple):
    weight: int
    for_it: int
    words: int
    flawed: int
    latin: int
    frequent: int  # words of the list of frequent ones

    def alone(self) -> bool:
        """Enough without the text around: shapes alone may come about in code and in texts read in a wrong encoding."""
        return self.enough(_ENOUGH) and self.frequent > 0

    def enough(self, least: int) -> bool:
        return (
            self.weight >= least
            and self.latin * 3 <= self.for_it
            and self.for_it >= _LEAST_SHARE * self.words
            and self.flawed <= _MOST_FLAWED * self.words
        )


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    return {word: kind for word, kind in rows("words.tsv") if kind != "visarga"}


def detect(text: str) -> Font | None:
    """The legacy font that `text`, or a paragraph of it, was typed in; None for Unicode Hindi, English and the like.

    DevLys 010 is told as Kruti Dev, whose layout it shares. Where paragraphs differ, the font of most letters counts.
    """
    letters: dict[Font, int] = {}
    for start, end, font in paragraphs(text):
        if font is not None:
            letters[font] = letters.get(font, 0) + end - start
    if not letters:
        return None
    return max(letters, key=letters.__getitem__)


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of `text` that are not blank, in order, each with its own font or None."""
    found = [(m.start(), m.end(), _evidence(m.group())) for m in _PARAGRAPH.finditer(text) if m.group().strip()]
    around = _sure_fonts(found)
    result = []
    for start, end, evidence in found:
        fonts = [f for f, e in evidence.items() if e.enough(_SOME) and (f in around or e.alone())]
        result.append(Paragraph(start, end, fonts[0] if fonts else None))
    return result


def _sure_fonts(found: list[tuple[int, int, dict[Font, _Evidence]]]) -> set[Font]:
    """The fonts that paragraphs of a text are told to be in by themselves, if these are no small part of the text."""
    total = sum(end - start for start, end, evidence in found if evidence)
    sure = dict.fromkeys(FONTS, 0)
    for start, end, evidence in found:
        for font, weighed in evidence.items():
            sure[font] += (end - start) * weighed.alone()
    return {font for font in FONTS if sure[font] > _LEAST_SURE * total}


def convert(text: str) -> str:
    """`text` with its paragraphs in legacy fonts turned into Unicode, all else as it is."""
    pieces: list[str] = []
    done = 0
    for start, end, font in paragraphs(text):
        if font:
            pieces += (text[done:start], to_unicode(text[start:end], font))
            done = end
    return "".join((*pieces, text[done:]))


def _evidence(paragraph: str) -> dict[Font, _Evidence]:
    """What speaks for each font that the characters of a paragraph allow."""
    if _DEVANAGARI.search(paragraph) or not _LETTER.search(paragraph):
        return {}
    codes = as_windows(paragraph)
    visible = sum(not char.isspace() for char in codes)
    if 3 * len(_HIGH.findall(codes)) > visible:
        return {"chanakya": _weigh(codes, "chanakya")}
    return {"kruti-dev": _weigh(codes, "kruti-dev")}


def _weigh(codes: str, font: Font) -> _Evidence:
    weight = for_it = latin = flawed = count = frequent = 0
    known = _words()
    for word in _plain_words(codes, font):
        count += 1
        if font == "kruti-dev" and _CODE.search(word):
            latin += 1
            continue
        kind = known.get(word) or known.get(word.rstrip("A]-"))
        if kind == "latin" or known.get(word.strip("\"'()[].,;:!?").lower()) == "latin":
            latin += 1
            continue
        if kind not in (font, "both") and flaws(word, font):
            flawed += 1
        elif kind == font:
            weight, for_it, frequent = weight + 2, for_it + 1, frequent + 1
        elif kind == "both" or _SHAPES[font].search(word):
            weight, for_it = weight + 1, for_it + 1
    return _Evidence(weight, for_it, count, flawed, latin, frequent)


def _plain_words(codes: str, font: Font) -> Iterator[str]:
    done = 0
    for start, end in (*latin_spans(codes, font), (len(codes), len(codes))):
        yield from (word for word in codes[done:start].split() if _LETTER.search(word))
        done = end
