"""Hindi that a bad conversion has spoilt (चैधरी, कलेक्टेªट, मिषन) becomes the edits that lead to what was likely meant.

What tells damage, and how it is read, is known to `minutes_extract.legacy.damage`, which takes longer than all other
steps and finds nothing in nearly all texts: here stands what a text must hold before that is asked.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_extract.normalise.offsets import Edit

if TYPE_CHECKING:
    from minutes_extract.legacy import Damage

_LETTER = "\u0904-\u0939\u0958-\u0961"
_WORD = "\u0900-\u0963\u0970-\u097f"
_VIRAMA = "\u094d"
# Each begins with a letter that is looked for quickly. All that only a conversion leaves holds one of them, or a word.
_SIGNS = (
    re.compile("[ªØæçÁÙÝîÓäéíØºÒÌÑ¼½Þß¿À]"),
    re.compile(f"ि(?<![क-ह\u093c{_VIRAMA}\u0958-\u095f\u200c\u200dि]ि)"),
    re.compile(f"{_VIRAMA}[ा-ौ]"),
    re.compile(f"र{_VIRAMA}(?![{_WORD}\u200c\u200d-])"),
    re.compile(f"ष{_VIRAMA}(?<![{_WORD}]..)(?=[{_LETTER}])"),
    re.compile(f"श{_VIRAMA}(?<![{_WORD}]..)(?=[अ-औकखगघजझटठडढणतथदधपफबभषसह]|म(?!श))"),
)
_WORDS_TABLE = Path(__file__).parents[1] / "legacy" / "confusions.tsv"
# Words that are known to be spoilt, though typists leave them too: मिषन, जॉच, व्दारा. Signs in a wrong order have steps
# of their own.
_OF_WORDS = frozenset({"sibilant", "candra", "swap"})


def may_be_spoilt(text: str) -> bool:
    """Whether a text holds anything that a conversion may have left; false for nearly all texts."""
    return any(sign.search(text) for sign in _SIGNS) or _words().search(text) is not None


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    """Finds the words of the table, by their first letter: that is looked for quickly."""
    rests: dict[str, list[str]] = {}
    for line in _WORDS_TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, _, _, place = line.split("\t")
            end = f"(?![{_WORD}])" if place == "word" else ""
            rests.setdefault(word[0], []).append(re.escape(word[1:]).replace("ॉ", "(?:ॉ|ाॅ)") + end)
    return re.compile("|".join(f"{first}(?<![{_WORD}].)(?:{'|'.join(ends)})" for first, ends in rests.items()))


def spoilt(text: str) -> list[Damage]:
    """What a bad conversion leaves in a text, with its likely reading, in order."""
    if not may_be_spoilt(text):
        return []
    from minutes_extract.legacy.damage import damage

    return [one for one in damage(text) if one.telling or one.kind in _OF_WORDS]


def edits(text: str) -> list[Edit]:
    """The edits that put the likely readings in place; signs move among the letters they replace."""
    linear = {"au", "sibilant"}
    return [Edit(one.start, one.end, one.reading, one.kind not in linear) for one in spoilt(text)]
