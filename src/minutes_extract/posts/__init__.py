"""A Reading becomes the mentions of offices in it: posts with their department, each with a code and its extent.

One walk over the tokens finds the words a post closes with; `phrase` tells how far each reaches, `codes` which office
it is, `joined` which of them are the offices of one holder.
"""

from __future__ import annotations

from minutes_extract.posts.finder import Finder
from minutes_extract.posts.mention import PostMention
from minutes_extract.reading import Reading

__all__ = ["PostMention", "find_posts"]


def find_posts(reading: Reading) -> list[PostMention]:
    """Every mention of an office, in order, none inside another. Linear in the text."""
    return reading.packs.table("posts", Finder).find(reading)
