"""Commands become wall-clock seconds and peak memory: start-up, --jobs, and long runs over many files.

Memory is what Linux holds as VmHWM in /proc: pages shared with other processes count for each of them. On systems
without /proc no memory is given.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, sleep

from benchmarks.texts import SAMPLES

PROGRAM = str(Path(sys.executable).with_name("minutes-extract"))
_PROC = Path("/proc")


@dataclass(slots=True)
class Run:
    """One command: wall-clock seconds, peak memory in MB (10**6 bytes) of the process and of the largest child."""

    seconds: float
    parent_mb: float | None = None
    worker_mb: float | None = None
    peaks: dict[int, float] = field(default_factory=dict)


def startup(rounds: int) -> dict[str, float]:
    """The best of several runs: help, one release with compiled packs kept, one release without any kept."""
    sample = str(sorted(SAMPLES.glob("*.txt"))[0])
    with tempfile.TemporaryDirectory() as folder:
        kept = {"XDG_CACHE_HOME": folder}
        one = ["extract", sample, "--format", "jsonl"]
        run(one, kept)
        return {
            "help": min(run(["--help"], kept).seconds for _ in range(rounds)),
            "warm": min(run(one, kept).seconds for _ in range(rounds)),
            "cold": min(run(one, {"MINUTES_EXTRACT_NO_CACHE": "1"}).seconds for _ in range(rounds)),
        }


def extract_folder(folder: Path, jobs: int, watch: bool = False) -> Run:
    """Extract a folder into a file that is thrown away; with `watch` the memory is looked at while it runs."""
    with tempfile.TemporaryDirectory() as place:
        output = str(Path(place, "records.jsonl"))
        return run(["extract", str(folder), "--jobs", str(jobs), "-o", output, "--quiet"], {}, watch)


def run(arguments: Sequence[str], environment: dict[str, str], watch: bool = False) -> Run:
    """Run the program. Raises `RuntimeError` when it ends with an error."""
    began = perf_counter()
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [PROGRAM, *arguments],
            env={**os.environ, **environment},
            stdout=subprocess.DEVNULL,
            stderr=errors,
        )
        found = Run(0.0)
        while watch and process.poll() is None:
            _look(process.pid, found)
            sleep(0.05)
        code = process.wait()
        found.seconds = perf_counter() - began
        if code:
            errors.seek(0)
            message = errors.read().decode("utf-8", "replace").strip() or f"exit code {code}"
            raise RuntimeError(f"minutes-extract {' '.join(arguments)}: {message.splitlines()[-1]}")
    found.parent_mb = found.peaks.pop(process.pid, None)
    found.worker_mb = max(found.peaks.values(), default=None)
    return found


def _look(pid: int, found: Run) -> None:
    """Note the peak memory of a process and of all below it."""
    try:
        status = (_PROC / str(pid) / "status").read_text(encoding="utf-8")
        children = "".join(path.read_text() for path in (_PROC / str(pid) / "task").glob("*/children"))
    except OSError:
        return
    for line in status.splitlines():
        if line.startswith("VmHWM:"):
            found.peaks[pid] = max(found.peaks.get(pid, 0.0), int(line.split()[1]) * 1024 / 1e6)
    for child in children.split():
        _look(int(child), found)
