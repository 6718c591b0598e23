"""What the tests share: one extractor, the samples, and mutations of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutes_extract import Extractor

SAMPLES = Path(__file__).parents[1] / "samples"
NEGATIVES = Path(__file__).parent / "data" / "negative"


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor()


def sample_texts() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
