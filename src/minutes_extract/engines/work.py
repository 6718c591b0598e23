"""Releases become finished output and messages: what is done with each of them, in whatever process."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from minutes_extract.certainty import at_least
from minutes_extract.extract import Extractor
from minutes_extract.readers import PLAIN, Guess, ReadOptions, Release, ReleaseFile, Unreadable, read_releases
from minutes_extract.record import Certainty, Record, tell_source
from minutes_extract.writers.layout import Layout, encoded

Unit = ReleaseFile | Release | Unreadable | Guess  # a file to be read, or what reading it gave

_DEVANAGARI = range(0x0900, 0x0980)
_LONGEST_ERROR = 300  # characters


class WorkerError(RuntimeError):
    """Worker processes end before they are ready; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done with every release; it travels to the workers.

    `patterns` are folders of packs beside the shipped ones, `reading` tells how files are read, `published` is the day
    that releases came out of which no other is known; `keep_text` puts each text into its record; facts of a lower
    certainty than `least` are left out.
    """

    layout: Layout
    patterns: tuple[Path, ...] = ()
    reading: ReadOptions = PLAIN
    published: date | None = None
    keep_text: bool = False
    least: Certainty | None = None


class Done(NamedTuple):
    """What some releases became: the joined pieces for each output (UTF-8), how many records they hold, what is to be
    told, how many releases or files failed, and how many files are finished with it."""

    outputs: tuple[bytes, ...] = ()
    records: int = 0
    messages: tuple[str, ...] = ()
    failures: int = 0
    files: int = 0


class Extracted(NamedTuple):
    """One release: its record, or None where a rule failed, and what is to be told."""

    record: Record | None
    messages: tuple[str, ...] = ()


def do(units: Iterable[Unit], extractor: Extractor, task: Task) -> Done:
    """Read, extract and lay out. What fails costs one release, and is told in `messages`, in the order of `units`."""
    pieces: list[tuple[str, ...]] = []
    messages: list[str] = []
    failures = 0
    for unit in units:
        found = read_releases([unit], BytesIO(), task.reading) if isinstance(unit, ReleaseFile) else (unit,)
        for release in found:
            if isinstance(release, Unreadable):
                messages.append(str(release))
                failures += 1
                continue
            if isinstance(release, Guess):
                messages.append(release)
                continue
            extracted = extract(extractor, release, task.published, keep_text=task.keep_text)
            messages += extracted.messages
            if extracted.record is None:
                failures += 1
                continue
            record = extracted.record if task.least is None else at_least(extracted.record, task.least)
            pieces.append(task.layout.pieces(record))
    outputs = tuple(encoded(task.layout.joint.join(column)) for column in zip(*pieces, strict=True))
    return Done(outputs, len(pieces), tuple(messages), failures)


def extract(extractor: Extractor, release: Release, published: date | None, *, keep_text: bool = False) -> Extracted:
    """The record of one release; `published` is for one without a day of its own. A defect in a rule becomes a
    message."""
    messages: tuple[str, ...] = ()
    if release.text.strip() and not has_devanagari(release.text):
        messages = (f"{release.name}: no Devanagari in it, and no legacy font that is known; is it Hindi?",)
    try:
        day = release.published or published
        record = extractor.extract(release.text, name=release.name, part=release.part, published=day)
        tell_source(
            record,
            title=release.title,
            published=release.published,
            converted_from=release.converted_from,
            duplicate_of=release.duplicate_of,
            text=release.text if keep_text else None,
        )
    except Exception as error:
        problem = _one_line(f"{type(error).__name__}: {error}")
        told = f"{release.name}: could not be extracted ({problem}); this is a defect, please report it"
        return Extracted(None, (*messages, told))
    return Extracted(record, messages)


def joined(parts: Sequence[Done], layout: Layout) -> Done:
    """Several results, in order, as one."""
    joint = encoded(layout.joint)
    columns = zip(*(part.outputs for part in parts if part.records), strict=True)
    return Done(
        tuple(joint.join(column) for column in columns),
        sum(part.records for part in parts),
        tuple(message for part in parts for message in part.messages),
        sum(part.failures for part in parts),
        sum(part.files for part in parts),
    )


def has_devanagari(text: str) -> bool:
    """Whether any character is of the Devanagari block."""
    return any(ord(char) in _DEVANAGARI for char in text)


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_ERROR else line[: _LONGEST_ERROR - 1] + "…"
