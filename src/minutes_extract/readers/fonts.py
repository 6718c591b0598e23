"""Text typed in a legacy Hindi font becomes Unicode. All that is used of `minutes_extract.legacy` is used here."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import import_module
from typing import Any

_LATIN = re.compile("[A-Za-z\u00a1-\u00ff]")
_DEVANAGARI = re.compile("[\u0904-\u0939]")
_WINDOWS = "windows-1252"


def unicode_of(text: str) -> tuple[str, str | None]:
    """`text` in Unicode, and the legacy font its paragraphs, or some of them, were typed in (None: it is unchanged)."""
    if not any(_LATIN.search(line) and not _DEVANAGARI.search(line) for line in text.split("\n")):
        return text, None
    legacy = _legacy()
    font = legacy.detect(text) if legacy else None
    return (legacy.convert(text), font) if font is not None else (text, None)


def title_of(title: str, text: str) -> str:
    """The title of a text in a legacy font: a line of that font like the others, or words as they stand."""
    line = " ".join(title.split())
    return unicode_of(f"{text}\n{line}")[0].rpartition("\n")[2]


def of_windows(data: bytes) -> tuple[str, str] | None:
    """Bytes that are no UTF-8 as the text of a legacy font saved as Windows text, which is common for these fonts; and
    the encoding. None where the text is in no such font, since then the encoding would be a mere guess."""
    try:
        text = data.decode(_WINDOWS)
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    legacy = _legacy()
    return (text, _WINDOWS) if legacy and legacy.detect(text) is not None else None


@lru_cache(maxsize=1)
def _legacy() -> Any:
    """The converter, loaded when a text may need it; None in a build without it, where texts stay as they are."""
    try:
        return import_module("minutes_extract.legacy")
    except ImportError:
        return None
