"""The token trie against an Aho-Corasick automaton with the same forms, on the samples: microseconds a release.

Needs the extra `bench` (`.venv/bin/python -m pip install --editable '.[bench]'`); the program itself does not.
Both search text that is folded already; the automaton pays for the check of word borders that the trie has for free.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import ahocorasick

from minutes_extract.lexicon import Node
from minutes_extract.normalise import normalise
from minutes_extract.packs import compiled_packs
from minutes_extract.tokens import tokenise

SAMPLES = Path(__file__).parents[1] / "samples"
RELEASE = 2600  # characters


def forms(node: Node, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every form of a trie as its folded words."""
    for key, after in node.items():
        if key:
            yield from forms(after, (*path, key))
        else:
            yield path


def automaton(root: Node) -> Any:
    found = ahocorasick.Automaton()
    for path in forms(root):
        found.add_word(" ".join(path), len(" ".join(path)))
    found.make_automaton()
    return found


def bordered(found: Any, text: str) -> int:
    """How many hits stand between word borders."""
    count = 0
    for last, size in found.iter(text):
        first = last - size + 1
        count += (first == 0 or text[first - 1] == " ") and (last + 1 == len(text) or text[last + 1] == " ")
    return count


def microseconds(work: Callable[[], object], releases: float, rounds: int = 20) -> float:
    best = min(_timed(work) for _ in range(rounds))
    return best / releases * 1e6


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    lexicon = compiled_packs().lexicon
    found = automaton(lexicon.root)
    texts = [normalise(path.read_text(encoding="utf-8")).text for path in sorted(SAMPLES.glob("*.txt"))]
    tokens = [tokenise(text) for text in texts]
    folded = [" ".join(one.deeps) for one in tokens]
    releases = sum(map(len, texts)) / RELEASE
    print(f"forms: {len(found)}")
    print(f"trie over tokens: {microseconds(lambda: [list(lexicon.hits(t)) for t in tokens], releases):.0f} us")
    print(f"automaton, no borders: {microseconds(lambda: [list(found.iter(t)) for t in folded], releases):.0f} us")
    print(f"automaton, borders: {microseconds(lambda: [bordered(found, t) for t in folded], releases):.0f} us")


if __name__ == "__main__":
    main()
