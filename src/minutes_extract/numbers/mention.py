"""One number of a release as it was read: where it stands, what it is worth, what it is."""

from __future__ import annotations

from typing import NamedTuple


class NumberMention(NamedTuple):
    """A number expression with its reading. Offsets are code points of the text that was scanned, half open.

    `start`, `end` and `text` hold the number with its scale words, without currency sign or unit. `value` is in
    rupees for money and in `unit` for measures; None where a value means nothing (dates, telephone numbers).
    `value_max` is given for ranges only. `unit` is a record unit, "count" by default, and `unit_span` the place of
    its words, before or after the number. `comparator` is about, more_than, less_than, at_least, up_to or None.
    `kind` is "quantity" or a kind of the record's `other_numbers`. `words` says that no digit was used.
    """

    start: int
    end: int
    text: str
    value: int | float | None
    value_max: int | float | None
    unit: str
    unit_span: tuple[int, int] | None
    comparator: str | None
    kind: str
    words: bool
