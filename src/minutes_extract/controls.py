"""Control characters of names and texts become what can be seen: a terminal would obey them, and a line would break."""

from __future__ import annotations

import re

# All but tab and newline: those of ASCII, of Latin-1, and the two that part lines and paragraphs.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
# In a message of one line these too, and the marks that turn the direction of what follows.
_IN_A_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def without_controls(text: str) -> str:
    """The text with a replacement character for each control character; lines and offsets stay."""
    return _CONTROL.sub("\ufffd", text)


def in_a_line(text: str) -> str:
    r"""The text on one line, control characters as Python writes them: \n, \x1b."""
    return _IN_A_LINE.sub(lambda match: match[0].encode("unicode_escape").decode(), text)
