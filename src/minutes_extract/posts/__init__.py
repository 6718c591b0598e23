"""A Reading becomes the mentions of offices in it: posts with their department, each with a code and its extent.

One walk over the tokens finds the words a post closes with; `phrase` tells how far each reaches, `codes` which office
it is, `joined` which of them are the offices of one holder.
"""

from __future__ import annotations

from minutes_extract.packs import Compiled
from minutes_extract.posts.finder import Finder
from minutes_extract.posts.mention import PostMention
from minutes_extract.reading import Reading

__all__ = ["PostMention", "find_posts"]

_FINDERS: dict[int, tuple[Compiled, Finder]] = {}


def find_posts(reading: Reading) -> list[PostMention]:
    """Every mention of an office, in order, none inside another. Linear in the text."""
    packs = reading.packs
    found = _FINDERS.get(id(packs))
    if found is None or found[0] is not packs:
        found = _FINDERS[id(packs)] = (packs, Finder(packs))
    return found[1].find(reading)
