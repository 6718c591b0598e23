"""Releases made of the packs' own forms, and the ways in which texts arrive broken, as hypothesis strategies."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache

from hypothesis import strategies as st

from minutes_extract.packs import Compiled, compiled_packs, forms_of

_HONORIFICS = ["श्री ", "श्रीमती ", "डॉ. ", "डा0 ", "मो० ", "सुश्री ", "माननीय ", ""]
_LINKS = [
    " ने ", " को ", " की ", " के ", " से ", " में ", " तथा ", " एवं ", ", ", " कि ", " - ", " ", "", " पर ",
    ": ", " (", ") ", "/",
]  # fmt: skip
_ENDS = ["।", "।\n", "॥", "|", ".", "\n", "\n\n", "?", " है। ", " थे।\n", "I", ""]
_FIGURES = [
    "{}", "{} लाख", "{} करोड़ रुपये", "₹{}", "{}%", "{} में से 5", "{}-{}", "{}/{}", "{},{}", "{}.{}", "{}:{}",
    "{}वां", "लगभग {}", "डा0 {}", "{} {}", "({})", "0{}",
]  # fmt: skip
_BULLETS = ["{}. ", "({}) ", "• ", "- ", "{}) ", "क. ", "* "]
_DEVANAGARI_DIGITS = str.maketrans("0123456789", "०१२३४५६७८९")


@cache
def vocabulary() -> dict[str, list[str]]:
    """Kind of piece -> its wordings, from the shipped packs."""
    packs = compiled_packs()
    made = {
        "post": [form for entry in packs.posts.values() for form in forms_of(entry)[:2]] + _joined_posts(packs),
        "scheme": [form for entry in packs.schemes.values() for form in forms_of(entry)[:3]],
        "place": [form for entry in packs.places.values() for form in forms_of(entry)[:2]],
        "thing": [form for entry in packs.things.values() for form in forms_of(entry)[:4]],
        "cue": [phrase for entry in packs.cues.values() for phrase in entry.phrases],
        "example": [example for entry in packs.cues.values() for example in entry.examples]
        + [text for entry in packs.metrics.values() for text, _ in entry.examples],
        "given": sorted(packs.words("given-names")),
        "surname": sorted(packs.words("surnames")),
        "word": sorted({word for words in packs.lists.values() for word in words}),
        "unit": [word for unit in packs.data["units"]["units"] for word in unit.get("words", unit.get("before", []))],
    }
    return {kind: list(dict.fromkeys(words)) for kind, words in made.items()}


def _joined_posts(packs: Compiled) -> list[str]:
    """Posts that the grammar of posts makes: rank, level and base, one after the other."""
    parts = packs.data["post-parts"]
    ranks = [word for words in parts["ranks"].values() for word in words]
    levels = [word for words in parts["levels"].values() for word in words]
    bases = [word for base in parts["bases"].values() for word in (base["words"] if isinstance(base, dict) else base)]
    return [
        f"{ranks[n % len(ranks)]} {levels[n * 7 % len(levels)]} {bases[n * 5 % len(bases)]}" for n in range(len(bases))
    ]


def word(kind: str) -> st.SearchStrategy[str]:
    return st.sampled_from(vocabulary()[kind])


@st.composite
def figures(draw: st.DrawFn) -> str:
    pattern = draw(st.sampled_from(_FIGURES))
    numbers = [str(draw(st.integers(0, 10 ** draw(st.integers(1, 12))))) for _ in range(pattern.count("{}"))]
    figure = pattern.format(*numbers)
    return figure.translate(_DEVANAGARI_DIGITS) if draw(st.booleans()) else figure


@st.composite
def names(draw: st.DrawFn) -> str:
    return f"{draw(st.sampled_from(_HONORIFICS))}{draw(word('given'))} {draw(word('surname'))}"


def _piece(kind: str) -> st.SearchStrategy[str]:
    if kind == "figure":
        return figures()
    return names() if kind == "name" else word(kind)


_KINDS = ["post", "name", "figure", "thing", "scheme", "place", "cue", "unit", "word", "example"]


@st.composite
def sentences(draw: st.DrawFn) -> str:
    pieces = []
    for _ in range(draw(st.integers(1, 8))):
        pieces.append(draw(_piece(draw(st.sampled_from(_KINDS)))))
        pieces.append(draw(st.sampled_from(_LINKS)))
    return "".join(pieces) + draw(st.sampled_from(_ENDS))


@st.composite
def datelines(draw: st.DrawFn) -> str:
    day = draw(st.sampled_from(["{} जून।", "({}.06.2026)", "दिनांक {}/6/26:", "{} जुलाई 2026 -", "सोमवार {}"]))
    return f"{draw(word('place'))}, {day.format(draw(st.integers(0, 40)))} "


@st.composite
def lists(draw: st.DrawFn) -> str:
    bullet = draw(st.sampled_from(_BULLETS))
    kinds = draw(st.sampled_from([["name", "post"], ["thing", "figure"], ["place", "figure", "unit"], ["example"]]))
    lines = []
    for number in range(1, draw(st.integers(2, 6))):
        lines.append(bullet.format(number) + ", ".join(draw(_piece(kind)) for kind in kinds))
    return "\n".join(lines) + "\n"


@st.composite
def tables(draw: st.DrawFn) -> str:
    bar = draw(st.sampled_from([" | ", "\t", "   ", "|"]))
    head = bar.join(draw(_piece(kind)) for kind in ("place", "thing", "unit"))
    rows = [bar.join([draw(word("place")), draw(figures()), draw(figures())]) for _ in range(draw(st.integers(1, 4)))]
    return "\n".join([head, *rows]) + "\n"


@st.composite
def releases(draw: st.DrawFn) -> str:
    """Headline, dateline, and a body of sentences, lists and tables."""
    head = " ".join(draw(_piece(draw(st.sampled_from(_KINDS)))) for _ in range(draw(st.integers(0, 4))))
    body = draw(st.lists(st.one_of(sentences(), sentences(), lists(), tables()), max_size=6))
    return head + "\n" + draw(datelines()) + "".join(body)


_MARKS = ["\u202e", "\u2066", "\u2069", "\u200f", "\u061c", "\u200d", "\u200c", "\ufeff", "\xad"]
_STRAYS = [
    "\x00", "\ud800", "\udfff", "\udc80", "\x1b[31m", "\x85", "\u2028", "\r", "\x0b", "\ufffe", "\U0010ffff",
    "\u0301", "\u0903", "\u093c", "\u094d", "\u0964", "²", "٣", "৫", "５", "Ⅳ", "½", "𝟗",
    "\U0001f9d1\u200d\U0001f33e",
]  # fmt: skip
_RUNS = [
    "\u0301", "\u093f", "\u0902", "\u093c", "\u094d", "(", ")", "[(", "\"'", "9", "०", ",", "।", " ", "\n",
    "-", ".", "क", "क ", "1,", "डा0",
]  # fmt: skip


def _at(text: str, draw: st.DrawFn) -> int:
    return draw(st.integers(0, len(text)))


def _insert(text: str, piece: str, draw: st.DrawFn) -> str:
    at = _at(text, draw)
    return text[:at] + piece + text[at:]


def _cut(text: str, draw: st.DrawFn) -> str:
    """Cut anywhere, inside a character of several code points as well."""
    start = _at(text, draw)
    return text[start : start + draw(st.integers(0, 400))]


def _cut_bytes(text: str, draw: st.DrawFn) -> str:
    """Cut inside a character's bytes, which are then lone surrogates or the replacement character."""
    data = text.encode("utf-8", "surrogatepass")
    start = draw(st.integers(0, len(data)))
    errors = draw(st.sampled_from(["surrogateescape", "replace"]))
    return data[start : start + draw(st.integers(0, 900))].decode("utf-8", errors)


def _double(text: str, draw: st.DrawFn) -> str:
    return text + draw(st.sampled_from(["", " ", "\n", "।"])) + text


def _reverse(text: str, _: st.DrawFn) -> str:
    return text[::-1]


def _lose_spaces(text: str, _: st.DrawFn) -> str:
    return text.replace(" ", "")


def _lose_newlines(text: str, _: st.DrawFn) -> str:
    return text.replace("\n", "")


def _space_out(text: str, draw: st.DrawFn) -> str:
    return draw(st.sampled_from([" ", "\u200b", "\n", "\u0301"])).join(text[:600])


def _mix_scripts(text: str, draw: st.DrawFn) -> str:
    """Some letters in another script of the same layout, or in Latin."""
    shift = draw(st.sampled_from([0x80, 0x100, 0x180, 0x200]))  # Bengali, Gurmukhi, Gujarati, Odia
    every = draw(st.integers(1, 7))
    moved = [
        chr(ord(char) + shift) if n % every == 0 and "\u0900" <= char <= "\u0963" else char
        for n, char in enumerate(text)
    ]
    return "".join(moved)


def _mark(text: str, draw: st.DrawFn) -> str:
    for _ in range(draw(st.integers(1, 6))):
        text = _insert(text, draw(st.sampled_from(_MARKS)), draw)
    return text


def _stray(text: str, draw: st.DrawFn) -> str:
    for _ in range(draw(st.integers(1, 4))):
        text = _insert(text, draw(st.sampled_from(_STRAYS)), draw)
    return text


def _run(text: str, draw: st.DrawFn) -> str:
    """One thing many times over: combining marks, brackets, digits."""
    return _insert(text, draw(st.sampled_from(_RUNS)) * draw(st.sampled_from([2, 30, 1000, 3000])), draw)


def _nest(text: str, draw: st.DrawFn) -> str:
    opening, closing = draw(st.sampled_from(["()", "[]", "{}", "“”", "''"]))
    depth = draw(st.sampled_from([1, 50, 2000]))
    start, end = sorted((_at(text, draw), _at(text, draw)))
    return text[:start] + opening * depth + text[start:end] + closing * depth + text[end:]


def _decompose(text: str, draw: st.DrawFn) -> str:
    return unicodedata.normalize(draw(st.sampled_from(["NFD", "NFC", "NFKD"])), text)


def _other_digits(text: str, draw: st.DrawFn) -> str:
    zero = draw(st.sampled_from([0x0966, 0x09E6, 0x0660, 0x06F0, 0xFF10, 0x1D7CE]))
    return text.translate({ord("0") + n: zero + n for n in range(10)})


MUTATIONS: list[Callable[[str, st.DrawFn], str]] = [
    _cut, _cut_bytes, _double, _reverse, _lose_spaces, _lose_newlines, _space_out, _mix_scripts, _mark, _stray, _run,
    _nest, _decompose, _other_digits,
]  # fmt: skip


@st.composite
def broken_releases(draw: st.DrawFn) -> str:
    """A release and up to three mutations of it, one after the other."""
    text = draw(releases())
    for mutation in draw(st.lists(st.sampled_from(MUTATIONS), max_size=3)):
        text = mutation(text, draw)
    return text
