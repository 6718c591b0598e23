"""What holds of every record, whatever the text: a record and its text become assertions."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from minutes_extract import Extractor, Record
from minutes_extract.normalise import Normalised, normalise
from minutes_extract.numbers import NumberMention
from minutes_extract.record import IndicatorMention, Span
from minutes_extract.writers.json_lines import record_line

NIGHTLY = bool(os.environ.get("NIGHTLY"))
nightly = pytest.mark.skipif(not NIGHTLY, reason="takes minutes: make nightly")

_DIGIT = re.compile(r"\d")  # of any script
_READ_DIGITS = re.compile("[0-9०-९]+")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def check_text(extractor: Extractor, text: str) -> Record:
    """Extract twice and assert what holds of any text. A lone surrogate is read as U+FFFD, which JSON can hold."""
    record = extractor.extract(text)
    line = record_line(record)
    text = _LONE_SURROGATE.sub("\ufffd", text)
    check_spans(text, record)
    check_references(record)
    check_line(record, line)
    check_numbers(extractor, text, record)
    assert record_line(extractor.extract(text)) == line, "the same text gives other bytes"
    return record


def spans(value: object) -> Iterator[Span]:
    """Every span at any depth."""
    if isinstance(value, Span):
        yield value
    if isinstance(value, BaseModel):
        for _, item in value:
            yield from spans(item)
    elif isinstance(value, list):
        for item in value:
            yield from spans(item)


def check_spans(text: str, record: Record) -> None:
    """Every span is a slice of the text, and a figure stands within its sentence."""
    for span in spans(record):
        assert 0 <= span.start <= span.end <= len(text)
        assert text[span.start : span.end] == span.text
        if isinstance(span, IndicatorMention):
            assert span.sentence.start <= span.number.start < span.number.end <= span.sentence.end
    assert record.source.chars == len(text)


def check_references(record: Record) -> None:
    """Ids stand for officials there are; nobody is there twice."""
    ids = {official.id for official in record.officials}
    assert len(ids) == len(record.officials)
    used = {d.by for d in record.directives} | {i.reported_by for i in record.indicators}
    if record.meeting:
        used.add(record.meeting.chair)
    assert used - {None} <= ids


def check_line(record: Record, line: str) -> None:
    """The JSON is one line in UTF-8, by any reckoning of lines, and validates to the same record."""
    assert len(line.splitlines()) == 1
    line.encode("utf-8")
    json.loads(line)
    assert Record.model_validate_json(line).model_dump_json() == record.model_dump_json()


def check_numbers(extractor: Extractor, text: str, record: Record) -> None:
    """Every digit outside furniture is in an indicator or among the other numbers."""
    covered = [(s.start, s.end) for s in record.other_numbers]
    covered += [(m.number.start, m.number.end) for i in record.indicators for m in i.mentions]
    reading = extractor.read(text)
    for sentence in reading.sentences:
        if sentence.furniture and sentence.end > sentence.start:
            span = reading.span(sentence.start, sentence.end)
            covered.append((span.start, span.end))
    covered.sort()
    index = reached = 0  # the furthest end of what begins at or before the digit
    for digit in _DIGIT.finditer(text):
        while index < len(covered) and covered[index][0] <= digit.start():
            reached = max(reached, covered[index][1])
            index += 1
        assert reached > digit.start(), f"{digit.group()!r} at {digit.start()} is not accounted for"


def check_normalised(text: str, made: Normalised) -> None:
    """Normal text stays as it is, and the map leads each stretch to a stretch of the source, in order."""
    assert normalise(made.text).text == made.text, "normalising twice gives another text"
    reached = 0
    step = max(1, len(made.text) // 50)
    for start in range(0, len(made.text), step):
        a, b = made.source_span(start, min(start + step, len(made.text)))
        assert 0 <= a <= b <= len(text)
        assert a >= reached
        reached = a


def check_scan(text: str, mentions: list[NumberMention]) -> None:
    """Mentions are slices in order that do not overlap, and each run of digits is in one of them."""
    done = 0
    for mention in mentions:
        assert done <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        done = mention.end
    index = 0
    for run in _READ_DIGITS.finditer(text):
        while index < len(mentions) and mentions[index].end <= run.start():
            index += 1
        assert index < len(mentions) and mentions[index].start <= run.start() and run.end() <= mentions[index].end
