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


# Files whose tests start the program, a browser or an installer again and again: `make nightly` runs them as well.
_NIGHTLY = frozenset(
    """test_cli_installed test_cli_jobs test_docs_run test_exit_codes test_hostile_determinism test_hostile_large
    test_hostile_packs test_hostile_releases test_inputs test_outputs_killed test_pattern_tools test_recipes
    test_report_browser test_resume test_supply""".split()
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of the files above as slow."""
    for item in items:
        if item.path.stem in _NIGHTLY:
            item.add_marker(pytest.mark.slow)
