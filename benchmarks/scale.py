"""Measured figures of one core become the plan of a large run: core hours, memory, disk.

usage: python benchmarks/scale.py [--texts DIR] [--releases N] [--new-words SHARE] [--pages N] [--cores N] [--ray]

Speed is in processor time, not by the clock, so that it holds on a machine that others use too. The texts are those of
`benchmarks/run.py` (samples with other digits and sentences in another order) or, with --texts, the *.txt of a folder,
each once. --new-words puts random words in the place of a share of the words, as pages of many sites would bring
them: caches of words grow to their full size. With --ray the same texts go through two local Ray workers, and the
processor time and memory of all processes of Ray are told (Linux only). The formulas are in docs/scale.md.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:1] = [str(ROOT)]  # so that the modules beside this file have one name however it is started

from benchmarks.texts import RELEASE, benchmark_texts  # noqa: E402
from minutes_extract.packs import compiled_packs  # noqa: E402

_CONSONANTS = "कखगघचछजझटठडढतथदधनपफबभमयरलवशसह"
_VOWELS = ("", "ा", "ि", "ी", "ु", "ू", "े", "ै", "ो", "ौ", "ं")
SHARD = 1000  # releases, as `extract --engine ray` makes them


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one release, on average: characters, bytes, processor seconds, bytes written; and of a process: MB."""

    chars: float
    bytes_in: float
    seconds: float
    jsonl: float
    parquet: float
    process_mb: float


def main() -> int:
    """Measure, and print the figures and the plan."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=Path, help="folder of *.txt")
    parser.add_argument("--releases", type=int, default=600, help="made from the samples, without --texts")
    parser.add_argument("--new-words", type=float, default=0.0, metavar="SHARE")
    parser.add_argument("--pages", type=int, default=50_000_000)
    parser.add_argument("--cores", type=int, default=64)
    parser.add_argument("--ray", action="store_true")
    arguments = parser.parse_args()
    texts = _texts(arguments.texts) if arguments.texts else made(arguments.releases)
    chance = random.Random(1)
    texts = [with_new_words(text, arguments.new_words, chance) for text in texts]
    figures = measure(texts)
    print(f"{len(texts)} releases, Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f}")
    print(f"characters a release      {figures.chars:10,.0f}")
    print(f"bytes in a release        {figures.bytes_in:10,.0f}")
    print(f"releases a core second    {1 / figures.seconds:10,.1f}")
    print(f"characters a core second  {figures.chars / figures.seconds:10,.0f}")
    print(f"bytes out, JSON Lines     {figures.jsonl:10,.0f}")
    print(f"bytes out, Parquet (zstd) {figures.parquet:10,.0f}")
    print(f"memory of a process, MB   {figures.process_mb:10,.0f}")
    plan(figures, arguments.pages, arguments.cores)
    if arguments.ray:
        measure_ray(texts)
    return 0


def made(count: int) -> list[str]:
    """`count` texts made from the samples."""
    chars = count * RELEASE
    return benchmark_texts(None, chars, compiled_packs())[:count]


def with_new_words(text: str, share: float, chance: random.Random) -> str:
    """The text with about this share of its words replaced by random syllables."""
    if not share:
        return text
    words = text.split(" ")
    return " ".join(_word(chance) if chance.random() < share else word for word in words)


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in range(chance.randint(2, 6)))


def measure(texts: list[str]) -> Figures:
    """Extract all texts in this process, a table of `SHARD` releases at a time."""
    import pyarrow as pa
    from pyarrow import parquet

    from minutes_extract import extract_batch

    extract_batch(pa.table({"text": texts[:1]}))
    seconds = 0.0
    jsonl = written = 0
    for first in range(0, len(texts), SHARD):
        table = pa.table({"text": texts[first : first + SHARD]})
        began = process_time()
        records = extract_batch(table)
        seconds += process_time() - began
        jsonl += sum(len(line.encode()) + 1 for line in records.column("record").to_pylist() if line is not None)
        stream = BytesIO()
        parquet.write_table(records, stream, compression="zstd")
        written += len(stream.getvalue())
    count = len(texts)
    chars, size = sum(map(len, texts)), sum(len(text.encode()) for text in texts)
    return Figures(chars / count, size / count, seconds / count, jsonl / count, written / count, _memory(os.getpid()))


def plan(figures: Figures, pages: int, cores: int) -> None:
    """Print what `pages` releases like those measured need."""
    hours = pages * figures.seconds / 3600
    print(f"\n{pages:,} pages like these: {hours:,.0f} core hours, {hours / cores:,.1f} hours on {cores} cores")
    print(f"memory on {cores} cores: {cores * figures.process_mb / 1000:,.0f} GB for the workers")
    for name, size in (
        ("texts", figures.bytes_in),
        ("records, JSON Lines", figures.jsonl),
        ("records, Parquet", figures.parquet),
    ):
        print(f"disk, {name:20} {pages * size / 1e12:7.2f} TB")


def measure_ray(texts: list[str]) -> None:
    """Print what Ray adds: seconds until it runs; processor time and memory of its processes, by what they are."""
    import pyarrow as pa
    from pyarrow import parquet

    began = perf_counter()
    from minutes_extract.engines.ray_data import extract_shards, start_local
    from minutes_extract.engines.shards import Settings

    start_local(2)
    started = perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder, "texts.parquet")
        parquet.write_table(pa.table({"text": texts}), table)
        size = max(1, len(texts) // 12)
        extract_shards([str(table)], f"{folder}/cold", Settings("jsonl"), shard_size=size)
        cold = perf_counter()
        before = _ray_seconds()
        extract_shards([str(table)], f"{folder}/warm", Settings("jsonl"), shard_size=size)
        warm = perf_counter()
        after = _ray_seconds()
    print(f"\nRay, two workers, 12 shards: {started - began:.1f} s to start it, load {os.getloadavg()[0]:.1f}")
    print(f"first run {cold - started:.1f} s, second run {warm - cold:.1f} s by the clock")
    print(f"{'processes':24} {'core s, second run':>18} {'MB':>8}")
    memory: Counter[str] = Counter()
    for pid, role in _ray_processes().items():
        memory[role] += round(_memory(pid))
    for role, seconds in (after - before).most_common():
        print(f"{role:24} {seconds:18.2f} {memory[role]:8}")
    for role in sorted(set(memory) - set(after - before)):
        print(f"{role:24} {0:18.2f} {memory[role]:8}")


def _texts(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]


def _memory(pid: int) -> float:
    """Resident memory in MB (Linux; 0 elsewhere)."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1000 for line in status.splitlines() if line.startswith("VmRSS:")), 0.0)


def _ray_seconds() -> Counter[str]:
    """Processor seconds of this process and of all those below it, by role."""
    tick = os.sysconf("SC_CLK_TCK")
    found: Counter[str] = Counter()
    for pid, role in _ray_processes().items():
        fields = _stat(pid)
        if fields:
            found[role] += (int(fields[11]) + int(fields[12])) / tick  # type: ignore[assignment]
    return found


def _ray_processes() -> dict[int, str]:
    """This process and those below it, with what they are: driver, worker, or a service of Ray."""
    parents = {int(entry.name): _stat(int(entry.name)) for entry in Path("/proc").glob("[0-9]*")}
    ours = {os.getpid(): "driver"}
    grown = True
    while grown:
        grown = False
        for pid, fields in parents.items():
            if pid not in ours and fields and int(fields[1]) in ours:
                ours[pid] = _role(pid)
                grown = True
    return ours


def _role(pid: int) -> str:
    try:
        title = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
    except OSError:
        return "services of Ray"
    return "workers" if title.startswith(("ray::IDLE", "ray::Map")) else "services of Ray"


def _stat(pid: int) -> list[Any]:
    """The fields of /proc/PID/stat behind the name of the program: state, parent, ..."""
    try:
        return list(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split())
    except OSError:
        return []


if __name__ == "__main__":
    sys.exit(main())
