"""The shipped packs become a folder of packs with many times the entries: made-up words that no text of ours holds.

The extra entries share their common words (योजना, अधिकारी, जिला) with real ones, as real extra entries would; the word
that tells them apart is made of syllables and stands in no shipped pack. Lists of names grow likewise. Word lists of
the grammar, numbers and units stay as they are: nobody has sixteen times the postpositions.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time
from typing import Any, get_args

import yaml

from minutes_extract import Extractor
from minutes_extract.packs import Packs, load_packs
from minutes_extract.packs.compile import compile_packs
from minutes_extract.record import Status

NAME_LISTS = ("given-names", "surnames")
_SYLLABLES = [
    consonant + vowel for consonant in "कखगघचछजझटठडढतथदधनपफबभमरलवशसह" for vowel in ("", "ा", "ि", "ी", "ु", "े", "ो")
]
Entry = dict[str, Any]


def made_up_words(taken: frozenset[str], seed: int = 16) -> Iterator[str]:
    """Different words of four or five syllables that are not in `taken` (folded keys)."""
    from minutes_extract.folding import fold_deep

    chance = random.Random(seed)
    seen: set[str] = set()
    while True:
        word = "".join(chance.choice(_SYLLABLES) for _ in range(chance.choice((4, 5)))) + "ज़ट"
        key = fold_deep(word)
        if key not in taken and key not in seen:
            seen.add(key)
            yield word


def write_packs(folder: Path, times: int, packs: Packs | None = None) -> dict[str, int]:
    """Write pack files that bring the shipped entries to `times` their number; the number added, by pack type."""
    packs = load_packs() if packs is None else packs
    words = made_up_words(compile_packs(packs).known)
    things = [entry.id for entry in packs.of("things")]
    cues = get_args(Status)  # the ids of some other kinds mean something: the number of a month
    makers: dict[str, Callable[[int, str], Entry]] = {
        "schemes": lambda n, w: {"lemma": f"मुख्यमंत्री {w} योजना", "variants": [f"{w} मिशन"], "level": "state"},
        "posts": lambda n, w: {"lemma": f"जिला {w} अधिकारी", "variants": [f"{w} पदाधिकारी"], "level": "district"},
        "places": lambda n, w: {"lemma": w, "kind": "town", "state": "बिहार", "inflect": False},
        "things": lambda n, w: {"lemma": f"{w} केंद्र", "variants": [w]},
        "metrics": lambda n, w: {
            "label": w,
            "en": f"made up {n}",
            "sector": "other",
            "things": [things[n % len(things)]],
            "words": [[w]],
            "examples": [[f"{w} में 5 तालाब", "5"]],
        },
        "cues": lambda n, w: {"cue": cues[n % len(cues)], "phrases": [f"{w} किया गया"]},
    }
    added = {}
    for type_, make in makers.items():
        count = (times - 1) * sum(1 for _ in packs.of(type_))
        key = "code" if type_ == "metrics" else "id"
        entries = [{key: f"made-up.{type_}.{n}", **make(n, next(words))} for n in range(count)]
        _write(folder / f"{type_}.yaml", type_, entries)
        added[type_] = count
    lists = [{"id": id_, "words": _longer(packs.words(id_), times, words)} for id_ in NAME_LISTS]
    _write(folder / "names.yaml", "words", lists)
    added["names"] = sum(len(entry["words"]) for entry in lists) * (times - 1) // times
    return added


def compare(texts: list[str], folders: dict[int, Path], rounds: int) -> dict[int, float]:
    """CPU seconds for all texts by number of times the entries, 1 being the shipped packs; rounds take turns."""
    extractors = {1: Extractor(), **{times: Extractor(patterns=[folder]) for times, folder in folders.items()}}
    best: dict[int, float] = {}
    for _ in range(rounds + 1):  # the first round fills caches
        for times, extractor in extractors.items():
            began = process_time()
            for text in texts:
                extractor.extract(text)
            best[times] = min(best.get(times, float("inf")), process_time() - began)
    return best


def _longer(words: list[str], times: int, made_up: Iterator[str]) -> list[str]:
    return [*words, *(next(made_up) for _ in range((times - 1) * len(words)))]


def _write(path: Path, type_: str, entries: list[Entry]) -> None:
    pack = {"pack": type_, "about": "Made-up entries for a benchmark", "entries": entries}
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    path.write_text(yaml.dump(pack, Dumper=dumper, allow_unicode=True, sort_keys=False), encoding="utf-8")
