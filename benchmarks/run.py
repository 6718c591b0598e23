"""The program becomes a report: how fast, how much memory, how it grows, and which targets it meets.

usage: python benchmarks/run.py [--short | --full] [--corpus FILE.jsonl|DIR] [--only PART,PART] [--write-docs]

`--short` takes under a minute and ends with exit code 1 when a ratio is worse than noise explains
(benchmarks/targets.py).
What each part measures is told in docs/performance.md.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from time import process_time

ROOT = Path(__file__).parents[1]
sys.path[:1] = [str(ROOT)]  # so that the modules beside this file have one name however it is started

from benchmarks import growth, more_packs, processes, report, targets, texts, throughput  # noqa: E402
from benchmarks.targets import Report, Table, Target, shown  # noqa: E402
from minutes_extract import Extractor  # noqa: E402

RESULTS = ROOT / "benchmarks" / "results" / "latest.json"
DOCS = ROOT / "docs" / "performance.md"
INSTALL = "python -m pip install '.[bench]'"


@dataclass(frozen=True, slots=True)
class Scale:
    """How much a run measures."""

    chars: int  # of the texts that throughput is measured on
    rounds: int
    sizes: tuple[int, ...]  # bytes of the long texts
    limit: int  # seconds a long text may take
    packs: tuple[int, ...]  # times the entries
    jobs_seconds: float  # about how long --jobs 1 shall take
    files: int  # for memory; 0: not measured
    scaling: tuple[int, ...]  # times the input


SHORT = Scale(80_000, 3, (1_000, 10_000, 100_000), 8, (4,), 3.0, 0, ())
USUAL = Scale(600_000, 5, (1_000, 10_000, 100_000, 1_000_000), 120, (4, 16), 15.0, 5_000, (1, 10))
FULL = Scale(600_000, 5, (1_000, 10_000, 100_000, 1_000_000, 10_000_000), 120, (4, 16), 15.0, 100_000, (1, 10, 100))
SCALING_UNIT = 50 * texts.RELEASE  # characters of 1x


class Bench:
    """One run: measures part by part and adds to its report."""

    def __init__(self, scale: Scale, corpus: Path | None, command: str) -> None:
        self.scale, self.corpus = scale, corpus
        self.report = Report(command, machine())

    @cached_property
    def extractor(self) -> Extractor:
        return Extractor()

    def texts(self, chars: int) -> list[str]:
        return texts.benchmark_texts(self.corpus, chars, self.extractor.packs)

    @cached_property
    def throughput_found(self) -> throughput.Throughput:
        return throughput.measure(self.texts(self.scale.chars), self.extractor, self.scale.rounds)

    def throughput(self) -> None:
        found = self.throughput_found
        releases, rate = found.releases, found.releases / found.seconds
        goal = self._goal
        goal("rate.floor", "releases a second on one core, floor", rate, 1000, better="higher")
        goal("rate.aim", "releases a second on one core, aim", rate, 1500, better="higher")
        for id_, name, what, limit in (
            ("automaton", throughput.AUTOMATON, "times the time of one pyahocorasick pass", 10.0),
            ("ruler", throughput.RULER, "times faster than the spaCy EntityRuler", 5.0),
        ):
            seconds = found.yardsticks.get(name)
            ratio = (
                None if seconds is None else found.seconds / seconds if id_ == "automaton" else seconds / found.seconds
            )
            better: targets.Better = "lower" if id_ == "automaton" else "higher"
            goal(
                id_,
                what,
                ratio,
                limit,
                better=better,
                unit=" times",
                checked=True,
                why_none=f"not installed: {INSTALL}",
            )
        table = Table("One core, microseconds a release of 2,600 characters", ["stage", "microseconds", "share"])
        whole = sum(found.stages.values())
        for stage, seconds in found.stages.items():
            table.rows.append([stage, f"{seconds / releases * 1e6:,.0f}", f"{seconds / whole:.0%}"])
        table.rows.append(["all stages, without watching", f"{found.seconds / releases * 1e6:,.0f}", ""])
        for name, seconds in found.yardsticks.items():
            table.rows.append([f"yardstick: {name}", f"{seconds / releases * 1e6:,.0f}", ""])
        self.report.tables.append(table)
        mb = found.size / 1e6
        self.report.notes.append(
            f"{found.texts:,} texts, {found.chars:,} characters, {mb:.2f} MB: {rate:,.0f} releases a second, "
            f"{mb / found.seconds:.2f} MB/s of CPU time ({found.releases / found.wall:,.0f} by the wall clock); "
            f"first release {found.first * 1000:.0f} ms, peak memory {found.peak_mb:.0f} MB."
        )
        for name, seconds in found.loading.items():
            self.report.notes.append(f"{name} with {found.forms:,} forms: {seconds:.1f} s to load.")

    def growth(self) -> None:
        from benchmarks.long_texts import KINDS

        sizes = self.scale.sizes
        table = Table("One long release, CPU seconds by size", ["text", *map(_size, sizes), "exponent"])
        for kind in KINDS:
            try:
                found = growth.grow(kind, sizes, self.scale.limit)
            except RuntimeError as error:
                self.report.notes.append(f"The program failed on a long text: {error}")
                found = growth.Growth(kind, (), sizes[0])
            seconds = [shown(seconds) if seconds >= 0.1 else f"{seconds:.4f}" for _, seconds in found.points]
            if found.stopped is not None:
                seconds += ["stopped", *["-"] * len(sizes)]
            exponent = math.inf if found.exponent is None else found.exponent
            table.rows.append([kind, *seconds[: len(sizes)], shown(exponent)])
            what = f"growth exponent, {kind}, to {_size(sizes[-1])}"
            self._goal(f"growth.{kind.replace(' ', '-')}", what, exponent, 1.15, scale="exponent", checked=True)
        self.report.tables.append(table)
        self.report.notes.append(
            f"A long text is stopped after {self.scale.limit} s or at {growth.MEMORY // 10**9} GB of memory."
        )

    def packs(self) -> None:
        some = self.texts(min(self.scale.chars, 150_000))
        with tempfile.TemporaryDirectory() as place:
            folders = {times: Path(place, str(times)) for times in self.scale.packs}
            for times, folder in folders.items():
                folder.mkdir()
                more_packs.write_packs(folder, times)
            kept = os.environ.get("XDG_CACHE_HOME")
            os.environ["XDG_CACHE_HOME"] = str(Path(place, "cache"))  # made-up packs push no real ones out
            try:
                seconds = more_packs.compare(some, folders, self.scale.rounds)
            finally:
                if kept is None:
                    del os.environ["XDG_CACHE_HOME"]
                else:
                    os.environ["XDG_CACHE_HOME"] = kept
        for times in self.scale.packs:
            what = f"run time with {times} times the pack entries"
            self._goal(f"packs.{times}", what, seconds[times] / seconds[1], 1.3, unit=" times", checked=True)

    def startup(self) -> None:
        found = processes.startup(self.scale.rounds)
        self._goal("startup.help", "minutes-extract --help", found["help"], 0.25, unit=" s", checked=True)
        self._goal("startup.warm", "one release, compiled packs kept", found["warm"], 0.35, unit=" s")
        self._goal("startup.cold", "one release, packs compiled", found["cold"], 0.8, unit=" s")

    def jobs(self) -> None:
        found = self.throughput_found
        count = round(found.texts / found.wall * self.scale.jobs_seconds)
        with tempfile.TemporaryDirectory() as folder:
            self._files(Path(folder), min(max(count, 100), 20_000))
            rounds = 2 if self.scale is SHORT else 3
            one, two = (
                min(processes.extract_folder(Path(folder), jobs).seconds for _ in range(rounds)) for jobs in (1, 2)
            )
        self._goal("jobs", "--jobs 2 against --jobs 1", one / two, 1.8, better="higher", unit=" times", checked=True)

    def memory(self) -> None:
        if not self.scale.files:
            return
        with tempfile.TemporaryDirectory() as folder:
            self._files(Path(folder), self.scale.files)
            found = processes.extract_folder(Path(folder), 2, watch=True)
        files, why = f"on {self.scale.files:,} files", "no /proc here"
        for who, peak, goal in (("worker", found.worker_mb, 250), ("parent", found.parent_mb, 150)):
            self._goal(f"memory.{who}", f"peak memory of the {who} {files}", peak, goal, unit=" MB", why_none=why)
        self.report.notes.append(f"{self.scale.files:,} files in {found.seconds:,.1f} s by the wall clock.")

    def scaling(self) -> None:
        if not self.scale.scaling:
            return
        table = Table("More of the same, CPU time", ["input", "texts", "seconds", "releases a second"])
        points = []
        for times in self.scale.scaling:
            some = self.texts(SCALING_UNIT * times)
            with tempfile.TemporaryDirectory() as folder:
                files = throughput.write_files(some, Path(folder))
                best = math.inf
                for _ in range(3 if times == 1 else 1):
                    began = process_time()
                    throughput.extract_all(self.extractor, files)
                    best = min(best, process_time() - began)
            chars = sum(map(len, some))
            points.append((float(chars), best))
            table.rows.append([f"{times}x", f"{len(some):,}", shown(best), shown(texts.releases(chars) / best)])
        self.report.tables.append(table)
        exponent = growth.slope(points[-2], points[-1])
        what = f"growth exponent of the number of releases, to {self.scale.scaling[-1]}x"
        self._goal("scaling", what, exponent, 1.15, scale="exponent", checked=True)

    def _files(self, folder: Path, count: int) -> None:
        """Write `count` files; each text is made when it is written, so that 100,000 of them need no memory."""
        base = texts.corpus_texts(texts.SAMPLES if self.corpus is None else self.corpus)
        variations = texts.Variations(texts.pack_names(self.extractor.packs))
        for number in range(count):
            text = variations.of(base[number % len(base)])
            (folder / f"{number:06}.txt").write_text(text, encoding="utf-8", newline="")

    def _goal(self, id_: str, what: str, value: float | None, goal: float, **more: object) -> None:
        self.report.targets.append(Target(id_, what, value, goal, **more))  # type: ignore[arg-type]


PARTS: dict[str, Callable[[Bench], None]] = {
    name: getattr(Bench, name) for name in ("throughput", "growth", "packs", "startup", "jobs", "memory", "scaling")
}


def machine() -> dict[str, str]:
    """What the figures depend on."""
    load = f"load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else "load unknown"
    return {
        "day": date.today().isoformat(),
        "python": f"Python {platform.python_version()}",
        "system": f"{platform.system()} {platform.machine()}",
        "cores": f"{os.cpu_count()} cores",
        "load": load,
    }


def _size(size: int) -> str:
    return f"{size // 10**6} MB" if size >= 10**6 else f"{size // 1000} kB"


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, keep the report. Exit code 1: `--short` found a ratio worse than noise; 2: something could not be
    measured, which is told; the rest is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--short", action="store_true", help="under a minute; fails on ratios beyond noise")
    size.add_argument("--full", action="store_true", help="10 MB texts and 100,000 files: takes long")
    parser.add_argument("--corpus", type=Path, help="folder of texts, or JSON Lines of strings or objects with text")
    parser.add_argument("--only", default="", help=f"some of the parts: {','.join(PARTS)}")
    parser.add_argument("--write-docs", action="store_true", help="write the tables into docs/performance.md")
    given = parser.parse_args(arguments)
    parts = given.only.split(",") if given.only else list(PARTS)
    if unknown := [part for part in parts if part not in PARTS]:
        parser.error(f"no part {unknown[0]!r}; the parts are {', '.join(PARTS)}")
    if given.write_docs and (given.only or given.short):
        parser.error("--write-docs needs all parts; leave out --only and --short")
    options = " ".join(sys.argv[1:] if arguments is None else arguments)
    bench = Bench(
        SHORT if given.short else FULL if given.full else USUAL,
        given.corpus,
        f"python benchmarks/run.py {options}".strip(),
    )
    known = targets.known_misses()
    failed: list[str] = []
    for part in parts:
        print(f"measuring {part} ...", file=sys.stderr, flush=True)
        try:
            PARTS[part](bench)
        except ValueError as error:  # the corpus: no part can do without it
            print(error, file=sys.stderr)
            return 2
        except RuntimeError as error:
            failed.append(f"{part} could not be measured: {error}")
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(bench.report.as_json(), encoding="utf-8")
    report.show(bench.report, known)
    if given.write_docs and not failed:
        report.write_docs(DOCS, report.markdown(bench.report, known))
    for id_ in targets.outgrown(bench.report.targets, known) if given.short else []:
        print(f"{id_} is no longer far off its goal: take it off benchmarks/known-misses.json", file=sys.stderr)
    slower = targets.failures(bench.report.targets, known) if given.short else []
    for sentence in slower:
        print(f"slower than noise explains: {sentence}", file=sys.stderr)
    for sentence in failed:
        print(sentence, file=sys.stderr)
    return 2 if failed else 1 if slower else 0


if __name__ == "__main__":
    sys.exit(main())
