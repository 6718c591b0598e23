"""The chart of a font, a TSV file beside this module, becomes the table of its codes."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import Literal, NamedTuple, get_args

Font = Literal["kruti-dev", "chanakya"]
FONTS: tuple[Font, ...] = get_args(Font)

Kind = Literal[
    "letter", "half", "below", "sign", "before", "reph", "keys", "empty", "dash", "quote", "digit", "mark", "other"
]


class Glyph(NamedTuple):
    """What one code draws: its Unicode, or for `keys` the codes it stands for."""

    value: str
    kind: Kind


def rows(name: str) -> list[list[str]]:
    """The rows of a data file of this package as lists of cells, without comments."""
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@lru_cache(maxsize=len(FONTS))
def glyphs(font: Font) -> dict[str, Glyph]:
    """The codes of a font, each a character as Windows-1252 gives it. Raises `ValueError` for an unknown font."""
    if font not in FONTS:
        raise ValueError(f"no chart for the font {font!r}; known are {', '.join(FONTS)}")
    table: dict[str, Glyph] = {}
    for code, value, kind in rows(f"{font}.tsv"):
        char = chr(int(code[2:], 16)) if code.startswith("U+") else code
        table[char] = Glyph(value, kind)  # type: ignore[arg-type]
    return table


# The codes 0x80-0x9F read as Latin-1 control characters instead of Windows-1252.
_CONTROLS = {
    code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}


def as_windows(text: str) -> str:
    """`text` with control characters of Latin-1 as the characters of Windows-1252; of the same length."""
    return text.translate(_CONTROLS)
