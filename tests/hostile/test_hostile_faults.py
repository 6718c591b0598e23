"""Faults while outputs are written: what stands there is whole; done again, nothing is lost or doubled."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.checks import NIGHTLY
from tests.hostile.faults import FAULTS, FORMS, measure

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals, limits and disks of Linux")
_STREAMS = {"json", "jsonl", "csv"}
_RUNS = 10 if NIGHTLY else 2
# The others are measured at night; docs/reliability.md has the table.
_EVERY_RUN = [("SIGKILL", "csv"), ("disk full", "sqlite")]
_ALL = [(fault, form) for fault in FAULTS for form in FORMS if fault != "broken pipe" or form in _STREAMS]


def can_mount(folder: Path) -> bool:
    """Whether a disk of our own can be had: root may, in a container often not."""
    if os.geteuid():
        return False
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        return False
    subprocess.run(["umount", str(folder)], check=True)
    return True


@pytest.mark.parametrize(("fault", "form"), _ALL if NIGHTLY else _EVERY_RUN)
def test_nothing_is_lost_or_doubled(tmp_path: Path, fault: str, form: str) -> None:
    if fault in ("disk full", "read-only") and not can_mount(tmp_path):
        pytest.skip("no disk can be mounted here")
    row = measure(fault, form, _RUNS, seed=2)
    assert (row.runs, row.same, row.lost, row.doubled) == (_RUNS, _RUNS, 0, 0)
    assert not row.states["broken"]
    assert not row.left_over or fault == "memory limit"
    if fault != "memory limit":  # where not even Python finds room, it is Python or a library in C that speaks
        assert row.told_badly == []
