"""A size in bytes becomes one release that long, of each kind of text that can make an extractor worse than linear."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import cycle

from benchmarks.texts import SAMPLES, Variations, corpus_texts, pack_names
from minutes_extract.packs import Compiled, compiled_packs
from minutes_extract.reading import read

PRESENT = " सहित अन्य उपस्थित थे।"
THINGS = ("सखी मंडल", "ग्राम संगठन", "तालाब", "आवास", "किसान", "सड़क")


def plain(size: int) -> str:
    """Releases one after the other, as in a file without separators."""
    return cut("\n\n".join(_varied(size)), size)


def attendance(size: int) -> str:
    """One post, then the names of those present: 10,000 of them in some 500 kB."""
    chance, (given, surnames) = random.Random(3), pack_names(compiled_packs())
    names = (f"श्री {chance.choice(given)} {chance.choice(surnames)}" for _ in cycle([0]))
    return _framed("बैठक में जिला विकास अधिकारी ", names, ", ", PRESENT, size)


def figures(size: int) -> str:
    """Numbers with what they count in one sentence: 10,000 of them in some 300 kB."""
    chance = random.Random(4)
    kinds: tuple[Callable[[int], str], ...] = (
        lambda n: f"{n} {chance.choice(THINGS)}",
        lambda n: f"{n % 100} करोड़ {n % 90} लाख रुपये",
        lambda n: f"{n % 100} प्रतिशत",
        lambda n: f"{n} को",
    )
    numbers = (chance.choice(kinds)(chance.randrange(1, 99999)) for _ in cycle([0]))
    return _framed("जिले में ", numbers, ", ", " हैं।", size)


def one_sentence(size: int) -> str:
    """Releases without any sentence end or newline: one sentence."""
    text = plain(size * 2)
    for mark in "।?!\n":
        text = text.replace(mark, " तथा " if mark == "।" else " ")
    return cut(text, size)


def no_danda(size: int) -> str:
    """Releases whose lines hold no danda."""
    return cut(plain(size * 2).replace("।", " "), size)


def no_newline(size: int) -> str:
    """Releases run together in one line."""
    return cut(plain(size * 2).replace("\n", " "), size)


KINDS: dict[str, Callable[[int], str]] = {
    "plain": plain,
    "attendance": attendance,
    "figures": figures,
    "one sentence": one_sentence,
    "no danda": no_danda,
    "no newline": no_newline,
}


def cut(text: str, size: int) -> str:
    """The beginning of a text in at most `size` bytes of UTF-8."""
    return text.encode("utf-8")[:size].decode("utf-8", "ignore")


def _varied(size: int) -> Iterator[str]:
    """Variations of the samples, together at least `size` bytes. Those that end in site furniture are left out: what
    follows furniture is furniture as well, and a text that is passed over proves nothing."""
    packs = compiled_packs()
    variations = Variations(pack_names(packs))
    for text in cycle([text for text in corpus_texts(SAMPLES) if not _ends_in_furniture(text, packs)]):
        varied = variations.of(text)
        yield varied
        size -= len(varied.encode("utf-8")) + 2
        if size <= 0:
            return


def _ends_in_furniture(text: str, packs: Compiled) -> bool:
    reading = read(text, packs)
    return reading.is_furniture(len(reading.tokens) - 1)


def _framed(head: str, items: Iterator[str], separator: str, tail: str, size: int) -> str:
    """Items between head and tail, as many as there is room for."""
    chosen: list[str] = []
    room = size - len((head + tail).encode("utf-8"))
    for item in items:
        room -= len((item + separator).encode("utf-8"))
        if room < 0:
            break
        chosen.append(item)
    return head + separator.join(chosen) + tail
