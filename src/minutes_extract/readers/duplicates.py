"""Releases, one after the other, become releases that name the earlier one they repeat, be it word for word or nearly.

Word for word is told by a hash of the words. Nearly is told by the overlap of runs of three words: each release is
reduced to the least hash in each of 120 bins ("one permutation hashing", Li, Owen and Zhang 2012, empty bins filled
from the next full one, Shrivastava and Li 2014), and releases that agree in six neighbouring bins are compared. A text
that has been edited here and there keeps most of its runs. Figures must agree too: this month's report has the words of
the last one, and is another release.

The cost of a release is linear in its length, whatever came before; hashes are those of BLAKE2, the same anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from minutes_extract.readers.release import Release

REMEMBERED = 50_000  # releases that later ones are held against: the latest that repeat none; about 3.5 KB each
LEAST_OVERLAP = 0.7  # of the runs of words of both, as it is estimated
LEAST_FIGURES = 0.8  # of the numbers of both
SHORTEST = 20  # words of a text that can be nearly the same as another
RUN = 3  # words
BINS, ROWS = 120, 6
_CANDIDATES = 20  # releases compared with one

# Words and numbers; signs that spellings differ in (nukta, joiners) are taken out before.
_WORD = re.compile("[\u0900-\u0963\u0971-\u097fA-Za-z]+|[0-9]+(?:[.,][0-9]+)*")
_DROPPED = dict.fromkeys(map(ord, "\u093c\u200c\u200d\ufeff\u00ad"))
_DIGITS = {0x966 + digit: 0x30 + digit for digit in range(10)}
_EMPTY = 0xFFFFFFFF


@dataclass(slots=True)
class _Known:
    """What is remembered of a release."""

    name: str
    exact: bytes
    bins: array[int]
    figures: frozenset[int]


class Duplicates:
    """Marks releases that repeat an earlier one. Calls must come in the order of the input."""

    def __init__(self, remembered: int = REMEMBERED) -> None:
        self._remembered = remembered
        self._known: dict[int, _Known] = {}
        self._order: deque[int] = deque()
        self._exact: dict[bytes, int] = {}
        self._bands: dict[int, int | list[int]] = {}  # of most keys one release, which needs no list
        self._next = 0
        self.marked = 0

    def mark(self, release: Release) -> Release:
        """The release, with `duplicate_of` where it repeats one of those remembered. An empty text repeats nothing."""
        words = _words(release.text)
        if not words:
            return release
        exact = blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest()
        number = self._exact.get(exact)
        bins = _bins(words) if number is None and len(words) >= SHORTEST else array("I")
        figures = frozenset(_hash(word) for word in words if word[0].isdigit()) if bins else frozenset()
        if number is None and bins:
            number = self._near(bins, figures)
        if number is not None:
            self.marked += 1
            return release._replace(duplicate_of=self._known[number].name)
        self._remember(_Known(_name(release), exact, bins, figures))
        return release

    def _near(self, bins: array[int], figures: frozenset[int]) -> int | None:
        """The earliest of the releases that are nearly the same."""
        found: set[int] = set()
        for band in _bands(bins):
            there = self._bands.get(band, ())
            found.update((there,) if isinstance(there, int) else there)
        for number in sorted(found)[:_CANDIDATES]:
            known = self._known[number]
            same = sum(map(int.__eq__, bins, known.bins))
            if same >= LEAST_OVERLAP * BINS and _overlap(figures, known.figures) >= LEAST_FIGURES:
                return number
        return None

    def _remember(self, known: _Known) -> None:
        number = self._next
        self._next += 1
        self._known[number] = known
        self._order.append(number)
        self._exact[known.exact] = number
        for band in _bands(known.bins):
            there = self._bands.setdefault(band, number)
            if isinstance(there, list):
                there.append(number)
            elif there != number:
                self._bands[band] = [there, number]
        if len(self._order) > self._remembered:
            self._forget(self._order.popleft())

    def _forget(self, number: int) -> None:
        known = self._known.pop(number)
        del self._exact[known.exact]
        for band in _bands(known.bins):
            there = self._bands[band]
            if isinstance(there, list) and len(there) > 1:
                there.remove(number)
            else:
                del self._bands[band]


def _name(release: Release) -> str:
    return release.name if release.part == 0 else f"{release.name}#{release.part}"


def _words(text: str) -> list[str]:
    """The words and numbers of a text as they are compared: no marks, no case, digits and letters in one spelling."""
    plain = unicodedata.normalize("NFKD", text).translate(_DROPPED).translate(_DIGITS).casefold()
    return _WORD.findall(plain)


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _bins(words: list[str]) -> array[int]:
    """The least hash of the runs of words in each bin, 32 bits."""
    least = [_EMPTY] * BINS
    for run in {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}:
        rest, bin_ = divmod(_hash(run), BINS)
        value = rest & 0x7FFFFFFF
        if value < least[bin_]:
            least[bin_] = value
    filled = list(least)
    for i in range(BINS):
        step = 0
        while filled[i] == _EMPTY:
            step += 1
            other = least[(i + step) % BINS]
            if other != _EMPTY:
                filled[i] = (other + step * 0x9E3779B1) & 0x7FFFFFFF  # the same value from afar is another one
    return array("I", filled)


def _bands(bins: array[int]) -> Iterator[int]:
    """A key for each six neighbouring bins."""
    for start in range(0, len(bins), ROWS):
        data = start.to_bytes(2, "little") + bins[start : start + ROWS].tobytes()
        yield int.from_bytes(blake2b(data, digest_size=8).digest(), "little")


def _overlap(first: frozenset[int], second: frozenset[int]) -> float:
    return len(first & second) / len(first | second) if first or second else 1.0
