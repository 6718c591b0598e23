"""Bytes of a coverage-guided fuzzer (atheris) become texts for one stage: normalise, numbers or extract.

    python fuzz/harness.py TARGET [libFuzzer options] [corpus folders]

An exception, a broken promise or a slow text ends the run, and libFuzzer writes the bytes that showed it to a file.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))  # tests.hostile

# Every stage is imported here, so that the fuzzer can follow it.
with atheris.instrument_imports(include=["minutes_extract"]):
    import minutes_extract.directives
    import minutes_extract.extract
    import minutes_extract.indicators
    import minutes_extract.meeting
    import minutes_extract.normalise
    import minutes_extract.numbers
    import minutes_extract.people
    import minutes_extract.schemes
    from minutes_extract.normalise import normalise
    from minutes_extract.numbers import scan

from tests.hostile.checks import check_normalised, check_scan, check_text

# Process seconds a text may take: a second for 10,000 characters, and four times that for the instrumentation.
_BASE, _PER_CHARACTER = 1.0, 4e-4

_extractor = minutes_extract.extract.Extractor()
TARGETS = {
    "normalise": lambda text: check_normalised(text, normalise(text)),
    "numbers": lambda text: check_scan(text, scan(text)),
    "extract": lambda text: check_text(_extractor, text),
}


class SlowError(Exception):
    """A text took longer than its length allows."""


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: harness.py {'|'.join(TARGETS)} [libFuzzer options] [corpus folders]")
    target = TARGETS[sys.argv.pop(1)]
    slowest = 0.05

    def one(data: bytes) -> None:
        nonlocal slowest
        text = data.decode("utf-8", "surrogateescape")
        began = time.process_time()
        target(text)
        spent = time.process_time() - began
        if spent > slowest:  # libFuzzer leaves without a word to Python: told as it happens
            slowest = spent
            print(f"slowest text so far: {spent:.3f} s for {len(text)} characters", file=sys.stderr)
        if spent > _BASE + _PER_CHARACTER * len(text):
            raise SlowError(f"{spent:.1f} s for {len(text)} characters")

    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
