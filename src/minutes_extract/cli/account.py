"""What was told during a run becomes its account: how many releases were read and extracted, what failed and why."""

from __future__ import annotations

import re
import time
from collections import Counter

from minutes_extract.cli.progress import rate_text
from minutes_extract.readers import Guess

# a message is "where: problem (detail); advice"; a path may hold ": " too, and then only the reason reads oddly
_PROBLEM = re.compile(r"(?:.*?: )(.+?)(?: \(|; |$)", re.S)
_REASONS = 5


class Account:
    """Counts of one run. `failures` are releases and files that could not be read or extracted."""

    def __init__(self) -> None:
        self.records = self.failures = self.unchanged = 0
        self.failed: list[str] = []  # messages
        self._reasons: Counter[str] = Counter()
        self._begun = time.monotonic()

    def fail(self, message: str) -> None:
        """One more that could not be done."""
        self.failures += 1
        self.failed.append(message)
        self._reasons[reason_of(message)] += 1

    def add(self, records: int, failures: int, messages: tuple[str, ...]) -> None:
        """What some releases became. Each failure has one message; the others only point something out."""
        self.records += records
        self.failures += failures
        if failures:
            problems = [message for message in messages if not message_is_a_hint(message)]
            self.failed += problems
            self._reasons.update(map(reason_of, problems))

    def leave_out(self, count: int, reason: str) -> None:
        """Records that did not get into the output after all."""
        self.records -= count
        self.failures += count
        if count:
            self._reasons[reason] += count

    def __str__(self) -> str:
        """One line, such as "read 4 releases: 3 extracted, 1 failed (not UTF-8)"."""
        read = self.records + self.failures
        parts = [f"read {read} {'release' if read == 1 else 'releases'}: {self.records} extracted"]
        if self.unchanged:
            parts.append(f"{self.unchanged} unchanged {'file' if self.unchanged == 1 else 'files'} skipped")
        if self.failures:
            parts.append(f"{self.failures} failed ({self._why()})")
        return ", ".join(parts)

    def pace(self) -> str:
        """Time taken, and releases a second."""
        seconds = time.monotonic() - self._begun
        rate = rate_text(self.records + self.failures, seconds)
        return f"{seconds:.1f} s{f', {rate}' if rate else ''}"

    def _why(self) -> str:
        if len(self._reasons) == 1:
            return next(iter(self._reasons))
        shown = [f"{count} {reason}" for reason, count in self._reasons.most_common(_REASONS)]
        return ", ".join([*shown, *(["others"] if len(self._reasons) > _REASONS else [])])


def reason_of(message: str) -> str:
    """The problem that a message tells, without where and what to do."""
    found = _PROBLEM.match(message)
    return found[1] if found else message


def message_is_a_hint(message: str) -> bool:
    """Whether a message points something out in a release that was extracted all the same."""
    return isinstance(message, Guess) or "no Devanagari in it" in message
