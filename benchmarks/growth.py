"""Kinds of long text become times by size, and the exponent by which the time of each kind grows.

Each kind runs in a process of its own: a size that takes longer than the limit, or more memory than MEMORY, ends that
process, and the kind with it. `python -m benchmarks.growth KIND LIMIT SIZE...` is that process; it prints a line of
JSON a size.
"""

from __future__ import annotations

import json
import math
import resource
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

ROOT = Path(__file__).parents[1]
MEMORY = 4 * 10**9  # bytes


@dataclass(frozen=True, slots=True)
class Growth:
    """How the time of a kind grows: (bytes, CPU seconds) in order of size; `stopped` is the size that took too much."""

    kind: str
    points: tuple[tuple[int, float], ...]
    stopped: int | None = None

    @property
    def exponent(self) -> float | None:
        """The slope between the two largest sizes, both logarithmic: 1 is linear, 2 quadratic; None when stopped."""
        return None if self.stopped is not None or len(self.points) < 2 else slope(*self.points[-2:])


def slope(small: tuple[float, float], large: tuple[float, float]) -> float:
    """The exponent k of time = c * size**k through two points."""
    return math.log(large[1] / small[1]) / math.log(large[0] / small[0])


def grow(kind: str, sizes: Sequence[int], limit: int) -> Growth:
    """Time one release of a kind at each size, smallest first; a size may take `limit` seconds.

    Raises `RuntimeError` when the program fails on such a text.
    """
    command = [sys.executable, "-m", "benchmarks.growth", kind, str(limit), *map(str, sizes)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    points = tuple((found["size"], found["seconds"]) for found in map(json.loads, done.stdout.splitlines()))
    if len(points) < len(sizes):
        if done.returncode > 0:
            raise RuntimeError(f"{kind}, {sizes[len(points)]} bytes: {done.stderr.strip().splitlines()[-1]}")
        return Growth(kind, points, sizes[len(points)])
    return Growth(kind, points)


def main(arguments: list[str]) -> None:
    """Print the time of each size; an alarm ends the process when one takes too long."""
    from benchmarks.long_texts import KINDS
    from minutes_extract import Extractor
    from minutes_extract.writers.json_lines import record_line

    kind, limit, sizes = arguments[0], int(arguments[1]), [int(size) for size in arguments[2:]]
    extractor = Extractor()
    record_line(extractor.extract(KINDS["plain"](5000)))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for size in sizes:
        text = KINDS[kind](size)
        signal.alarm(limit)
        rounds: list[float] = []
        try:
            while not rounds or (sum(rounds) < 0.5 and len(rounds) < 7):
                began = process_time()
                record_line(extractor.extract(text))
                rounds.append(process_time() - began)
        except MemoryError:
            return
        signal.alarm(0)
        print(json.dumps({"size": len(text.encode("utf-8")), "seconds": min(rounds)}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
