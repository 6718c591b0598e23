"""Many files extracted by one process and by many become timings, speed-up, and peak memory of each process.

usage: python benchmarks/jobs.py [--files N] [--jobs 1,2] [--rounds N] [--tiny]

The files are the samples with other digits (--tiny: one sentence each), made in a folder of the system's for temporary
files. The command is run as users run it; its output must be the same bytes for every number of jobs. Processor time is
that of all its processes: where others use the cores too, it tells more than the clock. Memory is read from /proc, so
it is given on Linux only.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from time import perf_counter, sleep

from run import releases

SENTENCE = "अररिया: डीडीसी मेघा झा ने बताया कि {} तालाब बने हैं।\n"
WORKER_AT_LEAST = 20  # MiB; what is smaller is no worker but a helper of Python's


def make(folder: Path, files: int, tiny: bool) -> None:
    """`files` release files, 500 a folder, the same ones every time."""
    chance = random.Random(1)
    texts = [] if tiny else releases(min(files, 2000))
    for number in range(files):
        text = SENTENCE.format(chance.randrange(2, 9000)) if tiny else texts[number % len(texts)]
        place = folder / f"{number // 500:04}"
        place.mkdir(exist_ok=True)
        (place / f"{number:06}.txt").write_text(text, encoding="utf-8")


def timed(folder: Path, output: Path, jobs: int) -> tuple[float, float, int, int]:
    """Seconds by the clock and of the processors; peak MiB of the command's own process and of its largest worker.

    Memory is 0 where there is no such process, or it is not known.
    """
    command = [sys.executable, "-m", "minutes_extract", "extract", str(folder), "-j", str(jobs), "-q", "-o"]
    start, used = perf_counter(), os.times()
    process = subprocess.Popen([*command, str(output)])
    parent = worker = 0
    while process.poll() is None:
        parent = max(parent, _peak(process.pid))
        worker = max([worker, *(_peak(child) for child in _children(process.pid))])
        sleep(0.05)
    if process.returncode:
        raise SystemExit(process.returncode)
    seconds, now = perf_counter() - start, os.times()
    cpu = now.children_user + now.children_system - used.children_user - used.children_system
    return seconds, cpu, parent, worker if worker >= WORKER_AT_LEAST else 0


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    except OSError:
        return []


def _peak(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")), 0)


def main() -> int:
    """Print the timings; 1 where the output was not the same."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--jobs", default="1,2")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--tiny", action="store_true")
    arguments = parser.parse_args()
    best: dict[int, float] = {}
    digests = set()
    with tempfile.TemporaryDirectory() as work:
        folder, output = Path(work, "releases"), Path(work, "records.jsonl")
        folder.mkdir()
        make(folder, arguments.files, arguments.tiny)
        for _ in range(arguments.rounds):
            for jobs in map(int, arguments.jobs.split(",")):
                seconds, cpu, parent, worker = timed(folder, output, jobs)
                digests.add(sha256(output.read_bytes()).digest())
                best[jobs] = min(seconds, best.get(jobs, seconds))
                load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "?"
                memory = f"parent {parent} MiB, worker {worker} MiB"
                print(f"{jobs} jobs: {seconds:.1f} s, processors {cpu:.1f} s, {memory}, load {load}", flush=True)
    first = next(iter(best))
    for jobs, seconds in best.items():
        rate = arguments.files / seconds
        print(f"{jobs} jobs: {rate:.0f} files a second, {best[first] / seconds:.2f} times {first} jobs")
    print("output: the same bytes" if len(digests) == 1 else "output: NOT the same bytes")
    return len(digests) != 1


if __name__ == "__main__":
    raise SystemExit(main())
