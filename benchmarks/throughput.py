"""Texts become seconds: of the program, of each stage, and of two yardsticks on the same texts in the same run.

Times are CPU seconds of one process, best of the rounds; the rounds of program and yardsticks take turns, so that a
busy machine is busy for all of them.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from benchmarks.stages import Clock, watched
from benchmarks.texts import lexicon_forms, releases
from minutes_extract import Extractor
from minutes_extract.lexicon import form_tokens
from minutes_extract.readers import ReleaseFile, Unreadable
from minutes_extract.tokens import tokenise
from minutes_extract.writers import json_lines

AUTOMATON = "pyahocorasick"
RULER = "spaCy EntityRuler"


@dataclass(slots=True)
class Throughput:
    """Seconds for all texts. `yardsticks` and `loading` are by name; a yardstick that is not installed is left out."""

    texts: int
    chars: int
    size: int  # bytes of UTF-8
    seconds: float = 0.0
    wall: float = 0.0
    first: float = 0.0  # the first release of the process, caches empty
    stages: dict[str, float] = field(default_factory=dict)
    yardsticks: dict[str, float] = field(default_factory=dict)
    loading: dict[str, float] = field(default_factory=dict)
    forms: int = 0
    peak_mb: float = 0.0

    @property
    def releases(self) -> float:
        return releases(self.chars)


def measure(texts: list[str], extractor: Extractor, rounds: int, yardsticks: bool = True) -> Throughput:
    """Time the way from files to lines of JSON, and the yardsticks."""
    found = Throughput(len(texts), sum(map(len, texts)), sum(len(text.encode("utf-8")) for text in texts))
    with tempfile.TemporaryDirectory() as folder:
        files = write_files(texts, Path(folder))
        began = perf_counter()
        extract_all(extractor, files[:1])
        found.first = perf_counter() - began
        works: dict[str, Callable[[], object]] = {"": lambda: extract_all(extractor, files)}
        extract_all(extractor, files)
        found.peak_mb = peak_mb()
        if yardsticks:
            forms = lexicon_forms()
            found.forms = len(forms)
            for name, make in ((AUTOMATON, _automaton), (RULER, _ruler)):
                began = process_time()
                work = make(forms, texts)
                if work is not None:
                    works[name] = work
                    found.loading[name] = process_time() - began
        best: dict[str, float] = {}
        walls = []
        for _ in range(rounds):
            for name, work in works.items():
                wall, began = perf_counter(), process_time()
                work()
                best[name] = min(best.get(name, float("inf")), process_time() - began)
                if not name:
                    walls.append(perf_counter() - wall)
        found.seconds, found.wall = best.pop(""), min(walls)
        found.yardsticks = best
        found.stages = _stages(extractor, files, rounds)
    return found


def write_files(texts: list[str], folder: Path) -> list[ReleaseFile]:
    """One file a text."""
    files = []
    for number, text in enumerate(texts):
        path = folder / f"{number:06}.txt"
        path.write_text(text, encoding="utf-8", newline="")
        files.append(ReleaseFile(path.name, path))
    return files


def extract_all(extractor: Extractor, files: list[ReleaseFile]) -> int:
    """Read, extract and write out each file as the command line does; the number of characters written."""
    from minutes_extract import readers

    written = 0
    for file in files:
        text = readers.read_text(file, sys.stdin.buffer)
        assert not isinstance(text, Unreadable)
        written += len(json_lines.record_line(extractor.extract(text, name=file.name)))
    return written


def peak_mb() -> float:
    """The peak resident memory of this process in MB (10**6 bytes)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def _stages(extractor: Extractor, files: list[ReleaseFile], rounds: int) -> dict[str, float]:
    best: dict[str, float] = {}
    for _ in range(rounds):
        clock = Clock()
        with watched(clock) as stages:
            extract_all(extractor, files)
        for stage in stages:
            best[stage] = min(best.get(stage, float("inf")), clock.seconds.get(stage, 0.0))
    return best


def _automaton(forms: list[tuple[str, str]], texts: list[str]) -> Callable[[], object] | None:
    """One pass of an Aho-Corasick automaton over text that is folded already; hits are not checked for word borders."""
    try:
        import ahocorasick
    except ImportError:
        return None
    automaton = ahocorasick.Automaton()
    for form, type_ in forms:
        folded = " ".join(form_tokens(form))
        if folded:
            automaton.add_word(folded, (type_, folded))
    automaton.make_automaton()
    folded_texts = [" ".join(tokenise(text).deeps) for text in texts]

    def run() -> None:
        for text in folded_texts:
            deque(automaton.iter(text), maxlen=0)

    return run


def _ruler(forms: list[tuple[str, str]], texts: list[str]) -> Callable[[], object] | None:
    """spaCy's tokenizer and entity ruler with the forms as phrase patterns, on the texts as they are."""
    try:
        import spacy
    except ImportError:
        return None
    pipeline: Any = spacy.blank("hi")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": type_, "pattern": form} for form, type_ in forms])

    def run() -> int:
        return sum(len(document.ents) for document in pipeline.pipe(texts))

    return run
