"""Wanted and found things become pairs, and places of the text are compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

W = TypeVar("W")
F = TypeVar("F")
Place = tuple[int, int]  # code points of the release, half open


class Pairing(NamedTuple):
    """Positions in the two lists: what was paired, and what stayed alone."""

    pairs: list[tuple[int, int]]
    missed: list[int]
    extra: list[int]


def pair(wanted: Sequence[W], found: Sequence[F], same: Callable[[W, F], bool]) -> Pairing:
    """Give each wanted thing, in order, the first found thing that is `same` and not yet taken."""
    free = list(range(len(found)))
    pairs: list[tuple[int, int]] = []
    missed: list[int] = []
    for number, thing in enumerate(wanted):
        taken = next((candidate for candidate in free if same(thing, found[candidate])), None)
        if taken is None:
            missed.append(number)
        else:
            free.remove(taken)
            pairs.append((number, taken))
    return Pairing(pairs, missed, free)


def overlap(one: Place, other: Place) -> bool:
    """Whether two places share a code point."""
    return one[0] < other[1] and other[0] < one[1]


def occurrence(text: str, piece: str, number: int) -> Place | None:
    """Where `piece` stands for the `number`th time (from 1; occurrences may overlap); None where it does not."""
    at = -1
    for _ in range(max(1, number)):
        at = text.find(piece, at + 1)
        if at < 0:
            return None
    return at, at + len(piece)
