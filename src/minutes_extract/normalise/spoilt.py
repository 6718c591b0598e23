"""Hindi that a bad conversion has spoilt (चैधरी, कलेक्टेªट) becomes the edits that lead to what was likely meant.

What tells damage, and how it is read, is known to `minutes_extract.legacy.damage`, which takes longer than all other
steps and finds nothing in nearly all texts: here stands what a text must hold before that is asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutes_extract.normalise.offsets import Edit

if TYPE_CHECKING:
    from minutes_extract.legacy import Damage

_LETTER = "\u0904-\u0939\u0958-\u0961"
_WORD = "\u0900-\u0963\u0970-\u097f"
_VIRAMA = "\u094d"
# Each begins with a letter that is looked for quickly. All that `damage` tells of a conversion holds one of them.
_SIGNS = (
    re.compile("[ªØæçÁÙÝîÓäéíØºÒÌÑ¼½Þß¿À]"),
    re.compile(f"ि(?<![क-ह\u093c{_VIRAMA}\u0958-\u095f\u200c\u200dि]ि)"),
    re.compile(f"{_VIRAMA}[ा-ौ]"),
    re.compile(f"र{_VIRAMA}(?![{_WORD}\u200c\u200d-])"),
    re.compile(f"ष{_VIRAMA}(?<![{_WORD}]..)(?=[{_LETTER}])"),
    re.compile(f"श{_VIRAMA}(?<![{_WORD}]..)(?=[अ-औकखगघजझटठडढणतथदधपफबभषसह]|म(?!श))"),
)
_AU = "चै"


def may_be_spoilt(text: str) -> bool:
    """Whether a text holds anything that a conversion may have left; false for nearly all texts."""
    return _AU in text or any(sign.search(text) for sign in _SIGNS)


def spoilt(text: str) -> list[Damage]:
    """What only a bad conversion leaves in a text, with its likely reading, in order."""
    if not may_be_spoilt(text):
        return []
    from minutes_extract.legacy.damage import damage

    return [one for one in damage(text) if one.telling]


def edits(text: str) -> list[Edit]:
    """The edits that put the likely readings in place; signs move among the letters they replace."""
    return [Edit(one.start, one.end, one.reading, one.kind != "au") for one in spoilt(text)]
