"""Sample releases, repeated with variations, become timings: releases and characters a second, as a whole and by stage.

usage: python benchmarks/run.py [--releases N] [--rounds N]

The variations replace digits and rotate sentences, so that no cache of whole texts could help; words repeat as they
do in a real collection. Times are of one core, best of the rounds; the first extraction (caches empty) and loading
the packs are given by themselves.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minutes_extract import Extractor

SAMPLES = Path(__file__).parents[1] / "samples"
_DIGIT = re.compile("[1-9]")
_SENTENCE_END = re.compile("(?<=।)")


def releases(count: int) -> list[str]:
    """`count` different texts made from the samples, the same ones every time."""
    samples = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    chance = random.Random(1)
    return [vary(samples[number % len(samples)], chance) for number in range(count)]


def vary(text: str, chance: random.Random) -> str:
    """Other digits, and the sentences of each line in another order."""
    lines = []
    for line in text.split("\n"):
        sentences = _SENTENCE_END.split(line)
        first = chance.randrange(len(sentences)) if len(sentences) > 2 else 0
        lines.append("".join(sentences[first:] + sentences[:first]))
    return _DIGIT.sub(lambda match: chance.choice("123456789"), "\n".join(lines))


def stages(extractor: Extractor) -> list[tuple[str, Callable[[str], object]]]:
    """Each stage includes those above it."""
    from minutes_extract.normalise import normalise
    from minutes_extract.numbers import find_numbers
    from minutes_extract.tokens import tokenise
    from minutes_extract.writers.json_lines import record_line

    return [
        ("normalise", normalise),
        ("+ tokenise", lambda text: tokenise(normalise(text).text)),
        ("numbers alone", find_numbers),
        ("reading", extractor.read),
        ("record", extractor.extract),
        ("record as JSON", lambda text: record_line(extractor.extract(text))),
    ]


def main() -> int:
    """Print the timings."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--releases", type=int, default=280)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    texts = releases(arguments.releases)
    chars = sum(map(len, texts))

    began = perf_counter()
    from minutes_extract import Extractor

    extractor = Extractor()
    loaded = perf_counter()
    extractor.extract(texts[0])
    first = perf_counter()
    print(
        f"{len(texts)} releases, {chars} characters, {chars // len(texts)} a release; Python {sys.version.split()[0]}"
    )
    print(f"import and packs {1000 * (loaded - began):.0f} ms, first release {1000 * (first - loaded):.1f} ms")
    print(f"{'stage':16} {'ms/release':>10} {'releases/s':>11} {'chars/s':>11}")
    for name, run in stages(extractor):
        best = min(_time(run, texts) for _ in range(arguments.rounds))
        print(f"{name:16} {1000 * best / len(texts):10.3f} {len(texts) / best:11,.0f} {chars / best:11,.0f}")
    return 0


def _time(run: Callable[[str], object], texts: list[str]) -> float:
    began = perf_counter()
    for text in texts:
        run(text)
    return perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
