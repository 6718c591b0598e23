"""Whatever the text, the record holds: every span is a slice of it, every digit is accounted for, twice the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import sample_texts
from minutes_extract import Extractor, Record

SAMPLES = sample_texts()
PIECES = [
    "।",
    " ",
    ",",
    "\n",
    "0",
    "5 लाख",
    "डॉ. ",
    "श्री ",
    "(",
    ")",
    "-",
    "ने",
    "\u200d",
    "|",
    "ः",
    "\u0301",
    "\U0001f600",
    "\x00",
]


def spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"start", "end", "text"} <= set(value):
            yield value
        for item in value.values():
            yield from spans(item)
    elif isinstance(value, list):
        for item in value:
            yield from spans(item)


def check(text: str, record: Record) -> None:
    data = record.model_dump()
    for span in spans(data):
        assert text[span["start"] : span["end"]] == span["text"]
    assert Record.model_validate_json(record.model_dump_json()) == record
    ids = {official.id for official in record.officials}
    assert len(ids) == len(record.officials)
    used = {d.by for d in record.directives} | {i.reported_by for i in record.indicators}
    if record.meeting:
        used.add(record.meeting.chair)
    assert used - {None} <= ids


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A sample cut, doubled, stripped of spaces or lines, and sprinkled with what texts trip over."""
    text = draw(st.sampled_from(SAMPLES))
    start = draw(st.integers(0, len(text) - 1))
    text = text[start : start + draw(st.integers(1, 700))]
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        match draw(st.integers(0, 3)):
            case 0:
                text = text[:at] + draw(st.sampled_from(PIECES)) + text[at:]
            case 1:
                text = text[:at] + text[at + 1 :]
            case 2:
                text = text.replace(" ", "") if len(text) < 300 else text[::-1]
            case _:
                text = text.replace("\n", " ") + text[:at]
    return text


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(text=mutated())
def test_mutated_releases(text: str) -> None:
    check(text, Extractor().extract(text))


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=300))
def test_arbitrary_text(text: str) -> None:
    check(text, Extractor().extract(text))


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "।", "\ud800", "0" * 5000, "," * 5000, "अ" * 5000, "(" * 2000, "डॉ. " * 1000]
)
def test_degenerate_text(extractor: Extractor, text: str) -> None:
    check(text, extractor.extract(text))


@pytest.mark.parametrize("text", SAMPLES)
def test_every_digit_of_a_sample_is_accounted_for(extractor: Extractor, text: str) -> None:
    record = extractor.extract(text)
    covered = [(s.start, s.end) for s in record.other_numbers]
    covered += [(m.number.start, m.number.end) for i in record.indicators for m in i.mentions]
    reading = extractor.read(text)
    furniture = [reading.span(s.start, s.end) for s in reading.sentences if s.furniture]
    for run in re.finditer("[0-9०-९]+", text):
        inside = any(a < run.end() and run.start() < b for a, b in covered)
        assert inside or any(f.start <= run.start() < f.end for f in furniture), run.group()


def test_same_text_same_record(extractor: Extractor) -> None:
    first = [extractor.extract(text).model_dump_json() for text in SAMPLES]
    again = [record.model_dump_json() for record in Extractor().pipe(reversed(SAMPLES))]
    assert first == again[::-1]
