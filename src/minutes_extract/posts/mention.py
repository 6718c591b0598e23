"""The shape of a found post."""

from __future__ import annotations

from typing import NamedTuple


class PostMention(NamedTuple):
    """A mention of an office; positions are tokens.

    `[start, end)` is the whole phrase with the department, in the genitive before it or behind it; `head_start` is
    where the short post begins; `place_end` the token after a place name that follows and is not part of the post.
    `code` and `label_en` name the office. `plural` tells a plural or oblique form; `generic` a word too general to be
    an office without a name beside it; `cadre` a field worker. `lemma_text` is the phrase in the nominative singular.
    """

    start: int
    end: int
    head_start: int
    place_end: int
    code: str | None
    label_en: str | None
    plural: bool
    generic: bool
    cadre: bool
    lemma_text: str
