"""Hindi typed in legacy fonts (Kruti Dev, DevLys, Chanakya) becomes Unicode, and what bad conversions spoilt is found.

`detect` tells the font, `paragraphs` that of each paragraph, `to_unicode` converts a stretch, `convert` what needs it
of a whole text. `damage` finds what other converters have spoilt in Unicode Hindi.
"""

from __future__ import annotations

from minutes_extract.legacy.convert import to_unicode
from minutes_extract.legacy.damage import Damage, damage, mended
from minutes_extract.legacy.detect import Paragraph, convert, detect, paragraphs
from minutes_extract.legacy.table import FONTS, Font

__all__ = [
    "FONTS",
    "Damage",
    "Font",
    "Paragraph",
    "convert",
    "damage",
    "detect",
    "mended",
    "paragraphs",
    "to_unicode",
]
