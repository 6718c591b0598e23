"""The text of a file becomes the releases in it: parted by a line the user names, or where another one clearly begins.

Told without being asked are lines of one mark (`-----`, `=====`, `*****`, `--00--`), page breaks, and numbered heads
("समाचार क्रमांक 12"). None of them parts a text by itself: a single release may hold rules, tables and page breaks. They
part it only where what follows begins as a release does, with a dateline in its first lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_LEAST = 100  # characters of a release
_HEAD_LINES, _HEAD_CHARS = 6, 900  # where its dateline stands
_LINE = 160  # characters of a line that can hold one
_LONGEST_HEAD = 80  # characters of a numbered head
_MOST_PARTS = 10_000

_MARK = "[-=*_~#+—–─═•]"
# "-----", "---", "* * *"; and the noughts by which press offices end a release: "---000---", "-0-", "००००".
_RULE = re.compile(
    rf"[ \t]*(?:({_MARK})(?:[ \t]*\1){{2,}}|{_MARK}{{1,60}}[ \t]?[0०oOxX]{{1,8}}[ \t]?{_MARK}{{1,60}}"
    r"|[0०]{3,8}|[xX]{4,8})[ \t]*\r?\n?"
)
_DIGITS = "[0-9०-९]{1,5}"
_NUMBERED = re.compile(
    r"[\W_]{0,6}(?:प्रेस[ -]?(?:विज्ञप्ति|नोट|रिलीज|रिलीज़)|समाचार|विज्ञप्ति|Press (?:Note|Release)|News)"
    r"\s{0,3}(?:संख्या|सं\.?|सं०|क्रमांक|क्रं?\.?|नंबर|नं\.?|नं०|No\.?)?\s{0,3}[-–—:./(]{0,3}\s{0,3}"
    rf"({_DIGITS}(?:[/-](?:{_DIGITS}|[\u0900-\u097f]{{1,12}})){{0,4}})\s{{0,3}}[\W_]{{0,6}}",
    re.I,
)

_WORD = "[\u0900-\u0965\u0970-\u097f]"
_PLACE = rf"{_WORD}+(?:[ -]{_WORD}+){{0,3}}"
_MONTH = (
    "(?:जनवरी|फ[रऱ]वरी|फ़रवरी|मार्च|अप्रैल|अप्रेल|मई|जून|जुलाई|अगस्त|सितंबर|सितम्बर|अक्टूबर|अक्तूबर|अक्टुबर|नवंबर|नवम्बर|दिसंबर|दिसम्बर"
    "|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
)
_NUMBER = "[0-9०-९]{1,2}"
_YEAR = "[0-9०-९]{4}"
_DATE = (
    rf"(?:{_NUMBER}\s?[./-]\s?{_NUMBER}\s?[./-]\s?(?:{_YEAR}|{_NUMBER})"
    rf"|{_NUMBER}\s{{0,2}},?\s?{_MONTH}(?:\s?,?\s?{_YEAR})?"
    rf"|{_MONTH}\s?{_NUMBER}(?:\s?,?\s?{_YEAR})?)"
)
_SOON = r"[\s:,/|।().–—-]{0,6}(?:दिनांक|दि\.?|तिथि|(?:सोम|मंगल|बुध|गुरु|शुक्र|शनि|रवि)वार)?[\s:,.–—-]{0,5}"
# After a date in running text stands a postposition: "…, 15 अगस्त को".
_NO_CASE = r"(?!\s{0,2}(?:को|से|तक|के|की|का|में|पर)\b)"
_DATED = re.compile(rf"[\W_]{{0,4}}(?:{_PLACE})(?:\s?[,/:|।(–—-]{_SOON}{_DATE}{_NO_CASE}|{_SOON}{_DATE}\s?[/।:|(–—-])")
_STAMPED = re.compile(r"[\W_]{0,4}(?:प्रकाशन तिथि|प्रविष्टि तिथि|Posted On|दिनांक|तिथि)\s?[:–—-]{1,3}\s?[0-9०-९]", re.I)
_NAMED = re.compile(
    rf"[\W_]{{0,4}}(?P<place>{_PLACE})\s?(?:\([^()\n]{{2,24}}\)\s?)?(?:[।:|/.]|--|[–—]|\s-\s)"
    rf"|[^।:\n]{{2,40}},\s?(?P<after>{_PLACE})\s?[।:|]"
)


def split_parts(text: str, separator: str) -> list[str]:
    """The releases between separator lines, exactly as they stand; blank ones are left out."""
    parts: list[str] = []
    current: list[str] = []
    for line in text.splitlines(keepends=True):
        if line.strip() == separator.strip():
            parts.append("".join(current))
            current = []
        else:
            current.append(line)
    parts.append("".join(current))
    return [part for part in parts if part.strip()] or [text]


def own_parts(text: str) -> list[str]:
    """The releases of a text as they can be told apart without being told how; `[text]` where it is but one.

    A part is exactly what stands between two separators (a numbered head is one: its line is no headline). What stands
    between separators and is no release, a masthead or a list, stays with its neighbour, separator and all.
    """
    pieces = list(_pieces(text))
    if not 1 < len(pieces) <= _MOST_PARTS:
        return [text]
    begins = [_begins_release(text[start:end]) for _, start, end in pieces]
    if sum(begins) < 2:
        return [text]
    parts: list[str] = []
    first = begins.index(True)
    from_, end = pieces[0][1], pieces[first][2]  # what stands before the first release is its masthead
    for (_, start, stop), begin in zip(pieces[first + 1 :], begins[first + 1 :], strict=True):
        if begin:
            parts.append(text[from_:end])
            from_ = start
        end = stop
    parts.append(text[from_:end])
    return parts


def _pieces(text: str) -> Iterator[tuple[int, int, int]]:
    """What stands between separators: where its separator begins, its start and end. Numbered heads count where no two
    have one number: a letterhead has the same on each page."""
    cuts: list[tuple[int, int, bool]] = []  # start of the separator, start of what follows, by a numbered head
    numbers: list[str] = []
    at = 0
    for line in re.split("(?<=[\n\f])", text):
        body = line.rstrip("\f")
        if _RULE.fullmatch(body) and body.strip():
            cuts.append((at, at + len(body), False))
        elif len(body) <= _LONGEST_HEAD and (found := _NUMBERED.fullmatch(body)):
            numbers.append(found[1])
            cuts.append((at, at + len(body), True))
        if len(body) < len(line):
            cuts.append((at + len(body), at + len(line), False))
        at += len(line)
    if len(set(numbers)) < len(numbers) or len(numbers) < 2:
        cuts = [cut for cut in cuts if not cut[2]]
    separator = start = 0
    for before, after, _ in cuts:
        if text[start:before].strip():
            yield separator, start, before
            separator = before
        start = after  # after a rule above a numbered head, say, as after one separator
    if text[start:].strip():
        yield separator, start, len(text)


def _begins_release(piece: str) -> bool:
    """Whether a piece of text begins as a release does, and is long enough for one.

    A dateline without a date must stand below a headline, since a rule may stand above any paragraph that begins with
    a place.
    """
    if len(piece.strip()) < _LEAST:
        return False
    head = piece[:_HEAD_CHARS].replace("\xa0", " ")
    lines = [line[:_LINE] for line in head.splitlines() if line.strip()][:_HEAD_LINES]
    return any(map(_is_dated, lines)) or any(map(_is_placed, lines[1:]))


def _is_dated(line: str) -> bool:
    return bool(_DATED.match(line) or _STAMPED.match(line))


def _is_placed(line: str) -> bool:
    named = _NAMED.match(line)
    return named is not None and (named["place"] or named["after"]) in _places()


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    """The districts, towns and states of the shipped packs, as they are written."""
    from minutes_extract.packs import compiled_packs

    return frozenset(form for entry in compiled_packs().places.values() for form in (entry.lemma, *entry.variants))
