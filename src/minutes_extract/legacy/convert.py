"""Text typed in a legacy font becomes Unicode: codes become glyphs, glyphs gather into clusters, clusters are spelt.

A legacy font draws from left to right, so a text holds glyphs as they are seen: the short i before its letters, the
hook of र behind the signs of the letters it is read before, a whole letter as a half one and an upright. The reader
below goes once over the codes and keeps one open cluster; each glyph joins it, closes it or opens the next. The
cluster is then spelt in the order of Unicode: र् of the hook, half letters, letter, nukta, subjoined letters, vowel
sign, nasal sign. Every code has a reading, so every string has one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from minutes_extract.legacy.table import Font, Glyph, Kind, as_windows, glyphs, rows

VIRAMA, NUKTA, REPH = "\u094d", "\u093c", "र\u094d"
_UPRIGHT, _SHORT_I, _CANDRA = "ा", "ि", "ॅ"
_NASAL = "ंँ"
_NOTHING = Glyph("", "empty")

# Signs that are drawn as two, and vowel letters that are drawn as a letter and a sign.
_JOINED = {
    ("ा", "े"): "ो",
    ("ा", "ै"): "ौ",
    ("ा", "ॅ"): "ॉ",
    ("ा", "ा"): "ा",
    ("अ", "ा"): "आ",
    ("अ", "ो"): "ओ",
    ("अ", "ौ"): "औ",
    ("अ", "ॉ"): "ऑ",
    ("अ", "ॅ"): "ॲ",
    ("ए", "े"): "ऐ",
    ("ए", "ॅ"): "ऍ",
    ("उ", "ू"): "ऊ",
    ("े", "ा"): "ो",
    ("ै", "ा"): "ौ",
    ("ॅ", "ा"): "ॉ",
}
# Which half sibilant stands before these, whatever quote it was typed with: a word processor that turns straight quotes
# into typographic ones exchanges the two.
_SIBILANTS = {"च": "श\u094d", "छ": "श\u094d", "ट": "ष\u094d", "ठ": "ष\u094d", "ण": "ष\u094d"}
# Vowel letters, which no half letter stands before, and the one of them that stands at the start of words alone.
_VOWELS = frozenset("अआइईउऊऋॠऌएऐओऔऑ")
_FIRST_ONLY = frozenset("ऋॠऌ")
# The nasal sign ँ typed with the key of ॅ over a vowel that takes no ॅ.
_TAKES_NO_CANDRA = frozenset("िीुूैौ")


@dataclass(slots=True)
class Cluster:
    """The glyphs of one syllable. `flaws` counts what no typist of Hindi writes: the sign of another text."""

    reph: bool = False
    before: bool = False
    halves: list[str] = field(default_factory=list)
    base: str = ""
    nukta: bool = False
    below: list[str] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)
    nasals: list[str] = field(default_factory=list)
    virama: bool = False
    flaws: int = 0

    @property
    def blank(self) -> bool:
        return not (self.base or self.halves or self.before or self.reph)

    def whole(self) -> None:
        """The last half letter is a whole one after all."""
        self.base = self.halves.pop()[:-1]

    def spelt(self) -> str:
        """The cluster in Unicode."""
        base, signs = self.base, self._vowels()
        if self.virama and signs:
            self.flaws += 1
        while signs and (joined := _JOINED.get((base, signs[0]))):
            base, signs = joined, signs[1:]
        if base == "इ" and self.reph:
            base, self.reph = "ई", False
        spelling = "".join(self.halves) + base + (NUKTA if self.nukta else "")
        if self.reph:
            spelling = REPH + spelling
        spelling += "".join(self.below) + (_SHORT_I if self.before else "")
        return spelling + "".join(signs) + (VIRAMA if self.virama else "") + "".join(self.nasals)

    def _vowels(self) -> list[str]:
        """The vowel signs, what is drawn as two joined; a ॅ that is none goes to the nasal signs."""
        kept: list[str] = []
        for sign in self.signs:
            if kept and (joined := _JOINED.get((kept[-1], sign))):
                kept[-1] = joined
            elif sign == _CANDRA and kept and kept[-1] in _TAKES_NO_CANDRA:
                self.nasals.append("ँ")
            elif sign not in kept:
                kept.append(sign)
        if _CANDRA in kept and len(kept) > 1:
            kept.remove(_CANDRA)
            self.nasals.append("ँ")
        if self.before and kept == [_UPRIGHT]:
            return []  # त्र is drawn whole in some charts, half in others: "f=k" is त्रि in both
        self.flaws += len(kept) > 1 or (self.before and bool(kept))
        return kept


@dataclass(slots=True)
class _Reader:
    """Clusters as they are read, and what they are spelt. `flaws` is that of all closed ones."""

    out: list[str] = field(default_factory=list)
    open: Cluster = field(default_factory=Cluster)
    flaws: int = 0

    def close(self, at_end: bool = True) -> None:
        """Spell the open cluster; at the end of a word a half letter is a flaw."""
        cluster = self.open
        if cluster.blank:
            return
        self.out.append(cluster.spelt())
        self.flaws += cluster.flaws + (at_end and not cluster.base)
        self.open = Cluster()

    def letter(self, value: str) -> None:
        cluster = self.open
        if cluster.base and cluster.virama and not cluster.signs:
            self._halve()
        elif cluster.base:
            self.close(at_end=False)
            self.flaws += value in _FIRST_ONLY
        self.flaws += bool(self.open.halves) and value in _VOWELS
        self.open.base = value

    def half(self, value: str) -> None:
        if self.open.base and self.open.virama and not self.open.signs:
            self._halve()
        elif self.open.base:
            self.close(at_end=False)
        self.open.halves.append(value)

    def _halve(self) -> None:
        """A letter with a typed virama is a half letter of the cluster that goes on."""
        cluster = self.open
        nukta = NUKTA if cluster.nukta else ""
        cluster.halves.append(cluster.base + nukta + "".join(cluster.below) + VIRAMA)
        cluster.base, cluster.nukta, cluster.virama, cluster.below = "", False, False, []

    def before(self, value: str) -> None:
        # Within the half letters of its cluster the short i is as good as before them ("LfFkfr").
        if self.open.base or self.open.before:
            self.close(at_end=False)
        self.open.before = True
        self.open.reph = self.open.reph or value.startswith(REPH)
        self.open.nasals += [sign for sign in value if sign in _NASAL]

    def below(self, value: str) -> None:
        cluster = self.open
        if not cluster.base and cluster.halves:
            cluster.whole()
        if not cluster.base:
            self.literal(value)
        elif value not in cluster.below:
            cluster.below.append(value)

    def reph(self) -> None:
        cluster = self.open
        if not cluster.base and cluster.halves:
            cluster.whole()
            cluster.flaws += 1
        if cluster.base:
            cluster.reph = True
        else:
            self.literal(REPH)

    def sign(self, value: str) -> None:
        cluster = self.open
        if not cluster.base and cluster.halves:
            if value == NUKTA:
                last = cluster.halves[-1]
                cluster.halves[-1] = last[:-1] + NUKTA + VIRAMA
                return
            if value == VIRAMA:
                return
            cluster.whole()
            if value == _UPRIGHT:
                if cluster.base.endswith(NUKTA):
                    cluster.base, cluster.nukta = cluster.base[:-1], True
                return
            cluster.flaws += 1
        if not cluster.base:
            self.literal(value)
        elif value == NUKTA:
            cluster.nukta = True
        elif value == VIRAMA:
            cluster.virama = True
        elif value in _NASAL:
            if value not in cluster.nasals:
                cluster.nasals.append(value)
        elif value != (cluster.signs[-1] if cluster.signs else "") or value == _UPRIGHT:
            cluster.signs.append(value)

    def literal(self, value: str) -> None:
        """A part of a letter with no letter to be part of."""
        self.close()
        self.out.append(value)
        self.flaws += 1

    def mark(self, value: str) -> None:
        self.close()
        self.out.append(value)


# Addresses of the web and abbreviations in Latin capitals stand in the midst of a text in a legacy font.
_ADDRESS = (
    r"(?:https?://|www\.)[\w.~/?#&=%:@+-]+"
    r"|(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)*(?<=\.com|.\.in|\.org|\.net|\.edu)(?!\w)"
)
_CAPITAL_WORD = r"(?=[0-9./&-]*[A-Z][0-9./&-]*[A-Z])[A-Z0-9./&-]++"
_CAPITALS = rf"(?<![^\s¼^Þ])(?:\({_CAPITAL_WORD}\)|{_CAPITAL_WORD})(?=[\s½*ß\]%]|[,;:](?!\S)|$)"
_LATIN = re.compile(f"{_ADDRESS}|{_CAPITALS}", re.ASCII)
# What a Hindi word in capitals alone is made of (NB छठ, B.M ठंड, QLVZ फर्स्ट): whole letters, few of them with a half.
_HINDI_CAPITALS = re.compile("(?:[.L]?[VBMNQ]Z?)+A*|A+")
_LATIN_WORD = re.compile(r"(?<!\S)(?=[!-@\[-`{-~]*[A-Za-z])[!-~]++(?!\S)", re.ASCII)


def latin_spans(text: str, font: Font) -> list[tuple[int, int]]:
    """Where in a text of `font` stands Latin that is to stay: [start, end) of each, in order."""
    if font == "chanakya":  # whose words, but for a few signs, are made of codes above ASCII
        return [m.span() for m in _LATIN_WORD.finditer(text)]
    return [m.span() for m in _LATIN.finditer(text) if not _HINDI_CAPITALS.fullmatch(m.group())]


def to_unicode(text: str, font: Font) -> str:
    """`text`, all of it typed in `font`, in Unicode (NFC); web addresses and abbreviations in Latin capitals stay.

    Any string has a reading: a code that the font's chart lacks stays as it is. Takes time linear in the length.
    Raises `ValueError` for an unknown font.
    """
    table = glyphs(font)
    pieces: list[str] = []
    done = 0
    for start, end in latin_spans(text, font):
        pieces += (_decoded(text[done:start], table)[0], text[start:end])
        done = end
    pieces.append(_decoded(text[done:], table)[0])
    return unicodedata.normalize("NFC", _colons("".join(pieces), font))


def flaws(word: str, font: Font) -> int:
    """How often a word, read as `font`, breaks the rules of the script: 0 for what a typist of Hindi writes."""
    return _decoded(word, glyphs(font))[1]


def _decoded(text: str, table: dict[str, Glyph]) -> tuple[str, int]:
    reader = _Reader()
    codes = as_windows(text)
    for at, char in enumerate(codes):
        glyph = table.get(char)
        if glyph is None:
            if char == " " and _space_within(codes, at, reader.open, table):
                continue
            reader.mark(char)
        elif glyph.kind == "keys":
            for key in glyph.value:
                _read(table[key], reader)
        elif glyph.kind in ("dash", "quote"):
            follows = table.get(codes[at + 1 : at + 2], _NOTHING)
            kind = _ambiguous(glyph.kind, follows, reader.open)
            value = _SIBILANTS.get(follows.value[:1], glyph.value) if glyph.kind == "quote" else glyph.value
            _read(Glyph(char if kind == "mark" else value, kind), reader)
        else:
            _read(glyph, reader)
    reader.close()
    return "".join(reader.out), reader.flaws


def _ambiguous(kind: Kind, follows: Glyph, cluster: Cluster) -> Kind:
    """What a dash or a typographic quote is: a letter where it goes on as a word, a mark elsewhere.

    At the start of a word only the upright behind it makes a quote a letter, since what is quoted begins so too.
    """
    if kind == "dash":
        return "letter" if follows.kind in ("letter", "half", "sign", "before", "below", "reph") else "mark"
    if cluster.blank:
        return "half" if follows.value == _UPRIGHT else "mark"
    return "half" if follows.kind in ("letter", "half", "sign", "before", "below") else "mark"


def _space_within(codes: str, at: int, cluster: Cluster, table: dict[str, Glyph]) -> bool:
    """Whether the one space at `at` parts a sign from its letter ("es a" for में): no word begins with a sign."""
    follows = table.get(codes[at + 1 : at + 2], _NOTHING).kind
    if cluster.before and not cluster.base:
        return follows in ("letter", "half")
    return bool(cluster.base) and follows in ("sign", "reph", "below", "keys")


def _read(glyph: Glyph, reader: _Reader) -> None:
    value, kind = glyph
    if kind == "letter":
        reader.letter(value)
    elif kind == "half":
        reader.half(value)
    elif kind == "sign":
        reader.sign(value)
    elif kind == "before":
        reader.before(value)
    elif kind == "reph":
        reader.reph()
    elif kind == "below":
        reader.below(value)
    elif kind != "empty":
        reader.mark(value)


# The visarga and the colon are one glyph: a visarga within a word and at the end of the few words that have one, a
# percent sign behind a figure in Kruti Dev, where no code draws one, a colon elsewhere.
_COLON = re.compile(":(?=(.?))", re.DOTALL)
_BEFORE_COLON = re.compile("[\u0900-\u097f]{1,40}\\Z|[0-9]\\Z")


@lru_cache(maxsize=1)
def _visarga_words() -> frozenset[str]:
    return frozenset(word for word, kind in rows("words.tsv") if kind == "visarga")


def _colons(text: str, font: Font) -> str:
    def reading(match: re.Match[str]) -> str:
        at, after = match.start(), match.group(1)
        before = _BEFORE_COLON.search(text, max(0, at - 40), at)
        if before is None:
            return ":"
        word = before.group()
        if word[-1].isdigit():
            return "%" if font == "kruti-dev" and not after.isdigit() else ":"
        return "ः" if "\u0904" <= after <= "\u0939" or word in _visarga_words() else ":"

    return _COLON.sub(reading, text)
