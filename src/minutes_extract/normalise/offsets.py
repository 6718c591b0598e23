"""Edits of a text, and the map that leads every position of the edited text back to the source.

The map is carried along as each edit is made; it is never recovered by comparing texts afterwards.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Edit(NamedTuple):
    """Replace `text[start:end]` by `new`. Edits of one step are in order and do not overlap.

    An edit whose `new` is as long as the stretch it replaces maps character to character, unless letters have `moved`
    in it; any other maps every new character to the whole stretch.
    """

    start: int
    end: int
    new: str
    moved: bool = False

    @property
    def is_linear(self) -> bool:
        """Whether it maps character to character."""
        return len(self.new) == self.end - self.start and not self.moved


class Piece(NamedTuple):
    """A stretch `[start, end)` of the edited text and the stretch `[source_start, source_end)` it was made from.

    A `linear` piece maps character to character; any other maps each of its characters to the whole source stretch.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    linear: bool


class OffsetMap:
    """Where each character of an edited text stands in the source.

    The map is a list of pieces, so that it costs by the number of edits and not by the length of the text.
    """

    __slots__ = ("_pieces", "_starts", "size", "source_size")

    def __init__(self, size: int) -> None:
        self.size = size
        self.source_size = size
        self._pieces: list[Piece] = []  # empty: identity
        self._starts: list[int] = []

    @property
    def is_identity(self) -> bool:
        return not self._pieces

    def start(self, position: int) -> int:
        """Source offset where the character at `position` begins; the end of the source past the last."""
        if not self._pieces:
            return min(position, self.source_size)
        if position >= self.size:
            return self.source_size
        piece = self._pieces[bisect_right(self._starts, position) - 1]
        return piece.source_start + (position - piece.start if piece.linear else 0)

    def _end(self, position: int) -> int:
        """Source offset where the character at `position` ends."""
        piece = self._pieces[bisect_right(self._starts, position) - 1]
        return piece.source_start + position - piece.start + 1 if piece.linear else piece.source_end

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of `[start, end)` of the edited text, half open."""
        if not self._pieces:
            return start, end
        if end <= start:
            first = self.start(start)
            return first, first
        if start < self.size:  # nearly always one piece holds both ends
            piece = self._pieces[bisect_right(self._starts, start) - 1]
            if piece.linear and end <= piece.end:
                shift = piece.source_start - piece.start
                return start + shift, end + shift
        first = self.start(start)
        return first, max(first, self._end(end - 1))

    def apply(self, edits: Sequence[Edit]) -> None:
        """Follow `edits`, made on the text this map now describes."""
        if all(edit.is_linear for edit in edits):
            return
        old = self._pieces or [Piece(0, self.size, 0, self.source_size, True)]
        made: list[Piece] = []
        at = 0  # the piece of the old map we have come to
        out = 0  # length of the new text so far
        done = 0  # length of the old text that is dealt with
        for edit in [*edits, Edit(self.size, self.size, "")]:
            start, end, new, _ = edit
            same = edit.is_linear
            upto = end if same else start
            while done < upto:
                piece = old[at]
                stop = min(piece.end, upto)
                made.append(_clip(piece, done, stop, out))
                out += stop - done
                done = stop
                at += done == piece.end
            if not same:
                if new:
                    first = self.start(start)
                    made.append(Piece(out, out + len(new), first, self._source_end(start, end, first), False))
                    out += len(new)
                while at < len(old) and old[at].end <= end:
                    at += 1
                done = max(done, end)
        self._pieces = made
        self._starts = [piece.start for piece in made]
        self.size = out

    def _source_end(self, start: int, end: int, first: int) -> int:
        return self.span(start, end)[1] if end > start else first


def _clip(piece: Piece, start: int, end: int, out: int) -> Piece:
    """The part `[start, end)` of a piece, moved to `out` in the new text."""
    if not piece.linear:
        return Piece(out, out + end - start, piece.source_start, piece.source_end, False)
    first = piece.source_start + start - piece.start
    return Piece(out, out + end - start, first, first + end - start, True)


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """The text after `edits`."""
    parts: list[str] = []
    done = 0
    for start, end, new, _ in edits:
        parts.append(text[done:start])
        parts.append(new)
        done = end
    parts.append(text[done:])
    return "".join(parts)
