"""Edits of a text, and the map that leads every position of the edited text back to the source.

The map is carried along as each edit is made; it is never recovered by comparing texts afterwards.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import NamedTuple


class Edit(NamedTuple):
    """Replace `text[start:end]` by `new`. Edits of one step are in order and do not overlap.

    An edit whose `new` is as long as the stretch it replaces maps character to character; any other
    maps every new character to the whole stretch.
    """

    start: int
    end: int
    new: str


class OffsetMap:
    """Where each character of an edited text stands in the source.

    `None` arrays mean identity. `starts[i]` and `ends[i]` are the source offsets, half open, of character `i`.
    """

    __slots__ = ("_ends", "_starts", "size", "source_size")

    def __init__(self, size: int) -> None:
        self.size = size
        self.source_size = size
        self._starts: array[int] | None = None
        self._ends: array[int] | None = None

    @property
    def is_identity(self) -> bool:
        return self._starts is None

    def start(self, position: int) -> int:
        """Source offset where the character at `position` begins; the end of the source past the last."""
        if self._starts is None:
            return min(position, self.source_size)
        return self._starts[position] if position < self.size else self.source_size

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of `[start, end)` of the edited text, half open."""
        if self._starts is None or self._ends is None:
            return start, end
        if end <= start:
            at = self.start(start)
            return at, at
        first, last = self._starts[start], self._ends[end - 1]
        return (first, last) if last >= first else (first, first)

    def apply(self, edits: Sequence[Edit]) -> None:
        """Follow `edits`, made on the text this map now describes."""
        if all(len(edit.new) == edit.end - edit.start for edit in edits):
            return
        if self._starts is None or self._ends is None:
            self._starts = array("q", range(self.size))
            self._ends = array("q", range(1, self.size + 1))
        old_starts, old_ends = self._starts, self._ends
        starts: array[int] = array("q")
        ends: array[int] = array("q")
        done = 0
        for start, end, new in edits:
            starts.extend(old_starts[done:start])
            ends.extend(old_ends[done:start])
            if len(new) == end - start:
                starts.extend(old_starts[start:end])
                ends.extend(old_ends[start:end])
            elif start == end:
                at = old_starts[start] if start < self.size else self.source_size
                starts.extend([at] * len(new))
                ends.extend([at] * len(new))
            else:
                starts.extend([old_starts[start]] * len(new))
                ends.extend([old_ends[end - 1]] * len(new))
            done = end
        starts.extend(old_starts[done:])
        ends.extend(old_ends[done:])
        self._starts, self._ends = starts, ends
        self.size = len(starts)


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """The text after `edits`."""
    parts: list[str] = []
    done = 0
    for start, end, new in edits:
        parts.append(text[done:start])
        parts.append(new)
        done = end
    parts.append(text[done:])
    return "".join(parts)
