"""What faults cost, format by format, as rows of a table: records lost and doubled, and how the output stands after.

    python -m tests.hostile.faults [FAULT...] [--formats json,csv] [--runs N] [--seed N]

Each run begins with no output or with that of an earlier run over half of the releases, is disturbed, and is then done
again in calm: what stands there at last is compared with what undisturbed runs leave. Needs Linux, and root for disks.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

RELEASES, EARLIER = 40, 20
SENTENCE = "अररिया: बैठक में डीडीसी निहारिका ओझा ने बताया कि {} तालाब बने हैं।\n"
Shown = dict[str, Any]


@dataclass(frozen=True)
class Form:
    """A format: what stands after -o and behind it, and whether --resume goes with it."""

    output: str
    options: tuple[str, ...] = ()
    resumes: bool = False


FORMS = {
    "json": Form("r.json", resumes=True),
    "jsonl": Form("r.jsonl", resumes=True),
    "csv": Form("", ("--format", "csv"), resumes=True),
    "xlsx": Form("r.xlsx"),
    "sqlite": Form("r.sqlite"),
    "parquet": Form("", ("--format", "parquet")),
}
STATES = ("absent", "old", "new", "files old and new", "broken")


@dataclass
class Row:
    """What the runs of one fault and one format came to."""

    runs: int = 0
    disturbed: int = 0
    states: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    doubled: int = 0
    same: int = 0
    left_over: int = 0
    told_badly: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Ended:
    """How a disturbed run ended; `code` 0 where it was too quick for the fault."""

    code: int
    told: str


class Scene:
    """Folders of releases, and what calm runs leave of them."""

    def __init__(self, place: Path, form: Form) -> None:
        self.place, self.form = place, form
        self.earlier, self.all = place / "earlier", place / "all"
        for folder, number in ((self.earlier, EARLIER), (self.all, RELEASES)):
            folder.mkdir()
            for name in range(number):
                (folder / f"r{name:02}.txt").write_text(SENTENCE.format(name + 2) * 15, encoding="utf-8")
        self.old = self.calm(place / "calm", self.earlier)
        self.kept = place / "kept"
        shutil.copytree(place / "calm", self.kept)
        began = time.monotonic()
        self.new = self.calm(place / "calm", self.all)
        self.seconds = time.monotonic() - began

    def command(self, out: Path, folder: Path, jobs: int = 1) -> list[str]:
        target = f"{out}/{self.form.output}"
        more = [*self.form.options, *(["--resume"] if self.form.resumes else [])]
        return [
            *(sys.executable, "-m", "minutes_extract", "extract", str(folder)),
            *("-j", str(jobs), "-q", "-o", target, *more),
        ]

    def calm(self, out: Path, folder: Path) -> Shown:
        subprocess.run(self.command(out, folder), check=True, capture_output=True)
        return shown(out)

    def start(self, out: Path, jobs: int = 1, **options: Any) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self.command(out, self.all, jobs),
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
            **options,
        )


def shown(out: Path) -> Shown:
    """What a user sees of an output; of a database its rows, after SQLite has taken back what was not finished."""
    found: Shown = {}
    for path in sorted(out.glob("[!.]*")):
        if path.suffix == ".sqlite":
            with closing(sqlite3.connect(path)) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
                found[path.name] = {
                    table: connection.execute(f"SELECT * FROM {table}").fetchall()
                    for (table,) in tables.fetchall()
                    if not table.startswith(("sqlite_", "sentences_search"))
                }
        elif not path.name.endswith("-journal"):
            found[path.name] = path.read_bytes()
    return found


def names(made: Shown) -> Counter[str]:
    """The names of the releases in an output."""
    for name, data in made.items():
        kind = Path(name).suffix
        if kind == ".json" and name != "datapackage.json":
            return Counter(record["source"]["name"] for record in json.loads(data))
        if kind == ".jsonl":
            return Counter(json.loads(line)["source"]["name"] for line in data.decode().splitlines())
        if kind == ".sqlite":
            return Counter(str(row[0]) for row in data["releases"])
        if name == "releases.csv":
            return Counter(row[0] for row in list(csv.reader(io.StringIO(data.decode(), newline="")))[1:])
        if name == "releases.parquet":
            from pyarrow import parquet

            return Counter(parquet.read_table(io.BytesIO(data)).column(0).to_pylist())
        if kind == ".xlsx":
            from openpyxl import load_workbook

            sheet = load_workbook(io.BytesIO(data), read_only=True)["releases"]
            return Counter(str(row[0]) for row in list(sheet.values)[1:])
    return Counter()


def state_of(scene: Scene, before: Shown, now: Shown) -> str:
    if now == before:
        return "old" if before else "absent"
    if now == scene.new:
        return "new"
    whole = all(now[name] in (before.get(name), scene.new.get(name)) for name in now)
    return "files old and new" if whole and now.keys() >= before.keys() else "broken"


# A fault: how a run goes with it. It gets the scene, the folder of the output, and chance.
Fault = Callable[[Scene, Path, random.Random], Ended]


def _signalled(number: signal.Signals) -> Fault:
    """A signal to all processes of the run, at a moment of its usual time."""

    def disturb(scene: Scene, out: Path, rng: random.Random) -> Ended:
        # a program in the background of a script does not listen to Ctrl-C; this one does
        process = scene.start(out, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        try:
            _, told = process.communicate(timeout=rng.uniform(0.2, 1.1) * scene.seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, number)
            _, told = process.communicate()
        return Ended(process.returncode, told)

    return disturb


def _workers(pid: int) -> list[int]:
    """The processes that do the work: children of a run but the one that looks after what they share."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    try:
        found = [int(child) for child in children.read_text().split()]
        return [child for child in found if b"resource_tracker" not in Path(f"/proc/{child}/cmdline").read_bytes()]
    except OSError:  # ended meanwhile
        return []


def _worker(scene: Scene, out: Path, rng: random.Random) -> Ended:
    """One of two workers is killed; the run itself has to go on."""
    process = scene.start(out, jobs=2)
    until = time.monotonic() + 30
    found: list[int] = []
    while process.poll() is None and time.monotonic() < until and len(found) < 2:
        found = _workers(process.pid)
        time.sleep(0.002)
    killed = False
    if len(found) == 2 and process.poll() is None:
        time.sleep(rng.uniform(0, 0.3) * scene.seconds)
        try:
            os.kill(rng.choice(found), signal.SIGKILL)
            killed = True
        except ProcessLookupError:
            pass
    _, told = process.communicate()
    return Ended(process.returncode or (-signal.SIGKILL if killed else 0), told)


def _memory(scene: Scene, out: Path, rng: random.Random) -> Ended:
    """Less address space than a run needs; from what the interpreter needs by itself."""
    limit = rng.randint(60, 400) * 1_000_000
    process = scene.start(out, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
    _, told = process.communicate()
    return Ended(process.returncode, told)


@contextmanager
def _disk(out: Path, size: int) -> Iterator[None]:
    """A small disk in the place of the folder, with what the folder holds; written back in the end."""
    aside = out.with_name("aside")
    shutil.copytree(out, aside)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", out], check=True)
    try:
        shutil.copytree(aside, out, dirs_exist_ok=True)
        yield
        shutil.rmtree(aside)
        shutil.copytree(out, aside)
    finally:
        subprocess.run(["umount", out], check=True)
    shutil.rmtree(out)
    aside.rename(out)


def _size(folder: Path) -> int:
    return sum(-(-path.stat().st_size // 4096) * 4096 for path in folder.iterdir())


def _full(scene: Scene, out: Path, rng: random.Random) -> Ended:
    """A disk that holds what was there, and a part of what is to come."""
    room = rng.uniform(0, 0.9) * _size(scene.place / "calm")
    with _disk(out, _size(out) + 4096 + int(room)):
        process = scene.start(out)
        _, told = process.communicate()
    return Ended(process.returncode, told)


def _read_only(scene: Scene, out: Path, rng: random.Random) -> Ended:
    with _disk(out, 16 << 20):
        subprocess.run(["mount", "-o", "remount,ro", out], check=True)
        process = scene.start(out)
        _, told = process.communicate()
        subprocess.run(["mount", "-o", "remount,rw", out], check=True)
    return Ended(process.returncode, told)


def _broken_pipe(scene: Scene, out: Path, rng: random.Random) -> Ended:
    """A reader that leaves after some bytes, as head does; what it has got is how the whole output begins."""
    form = scene.command(out, scene.all)[:7]
    table = ["--table", "indicators"] if scene.form.options else []
    told = [*form, "-j", "1", "-q", "--format", Path(scene.form.output).suffix[1:] or "csv", *table]
    whole = subprocess.run(told, check=True, capture_output=True).stdout
    process = subprocess.Popen(told, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None and process.stderr is not None
    read = process.stdout.read(rng.randint(0, len(whole) // 2))
    process.stdout.close()
    said = process.stderr.read().decode()
    process.stderr.close()
    code = process.wait()
    return Ended(code, said if whole.startswith(read) else "other bytes")


# fault -> what is done, the exit codes it may end with (0 apart)
FAULTS: dict[str, tuple[Fault, tuple[int, ...]]] = {
    "SIGKILL": (_signalled(signal.SIGKILL), (-signal.SIGKILL,)),
    "Ctrl-C": (_signalled(signal.SIGINT), (130, -signal.SIGINT)),  # the second while Python itself begins
    "SIGTERM": (_signalled(signal.SIGTERM), (143, -signal.SIGTERM)),
    "worker killed": (_worker, (-signal.SIGKILL,)),
    "disk full": (_full, (2,)),
    "read-only": (_read_only, (2,)),
    "broken pipe": (_broken_pipe, ()),
    "memory limit": (_memory, (2,)),
}
_NOTHING_TO_SAY = {"SIGKILL", "worker killed", "broken pipe"}
_NO_STREAMS = {"xlsx", "sqlite", "parquet"}  # these go to files only


def told_badly(fault: str, ended: Ended, codes: tuple[int, ...]) -> str:
    """What is wrong with how a run ended and what it said, if anything is."""
    lines = ended.told.splitlines()
    if "Traceback" in ended.told or "internal error" in ended.told:
        return f"{ended.code}: " + " / ".join(lines[-2:])
    if ended.code not in (0, *codes):
        return f"exit code {ended.code}: {ended.told[:200]}"
    if ended.told == "other bytes":
        return ended.told
    if ended.code == 2 and (len(lines) != 1 or not lines[0].startswith("minutes-extract: ")):
        return f"{len(lines)} lines: {ended.told[:200]}"
    return f"said: {ended.told[:200]}" if lines and fault in _NOTHING_TO_SAY else ""


def measure(fault: str, form: str, runs: int, seed: int) -> Row:
    """Bring a fault about, again and again, and count."""
    disturb, codes = FAULTS[fault]
    rng, row = random.Random(f"{fault} {form} {seed}"), Row()
    with tempfile.TemporaryDirectory() as made:
        scene = Scene(Path(made), FORMS[form])
        for number in range(runs):
            out = scene.place / "out"
            if number % 2:
                shutil.copytree(scene.kept, out)
            else:
                out.mkdir()
            before = shown(out)
            ended = disturb(scene, out, rng)
            row.runs += 1
            row.disturbed += ended.code != 0
            state = state_of(scene, before, shown(out))
            row.states[state] += 1
            if ended.code != -signal.SIGKILL:  # who is killed cannot tidy up
                row.left_over += any(path.name.endswith((".tmp", "-journal")) for path in out.iterdir())
            if wrong := told_badly(fault, ended, codes):
                row.told_badly.append(wrong)
            at_last = scene.calm(out, scene.all)
            row.same += at_last == scene.new
            wanted, found = Counter(path.name for path in scene.all.iterdir()), names(at_last)
            row.lost += (wanted - found).total()
            row.doubled += (found - wanted).total()
            shutil.rmtree(out)
    return row


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("faults", nargs="*", metavar="FAULT", help=f"of: {', '.join(FAULTS)} (all of them)")
    parser.add_argument("--formats", default=",".join(FORMS))
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    heads = ["fault", "format", "runs", "cut short", *STATES, "lost", "doubled", "same at last", "said badly", "litter"]
    print(f"| {' | '.join(heads)} |\n|{' --- |' * len(heads)}", flush=True)
    for fault in options.faults or FAULTS:
        for form in options.formats.split(","):
            if fault == "broken pipe" and form in _NO_STREAMS:
                continue
            row = measure(fault, form, options.runs, options.seed)
            cells = [fault, form, row.runs, row.disturbed, *(row.states[state] for state in STATES)]
            cells += [row.lost, row.doubled, row.same, len(row.told_badly), row.left_over]
            print(f"| {' | '.join(map(str, cells))} |", flush=True)
            for wrong, times in Counter(row.told_badly).most_common(3):
                print(f"{times} x {wrong}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
