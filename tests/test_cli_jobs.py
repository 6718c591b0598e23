"""`extract --jobs` as its users run it: a command in processes of its own, which are killed, interrupted, cut off."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

RELEASES = 120
needs_proc = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds workers in /proc")
needs_posix = pytest.mark.skipif(os.name != "posix", reason="signals")

# a terminal's program listens to Ctrl-C; one started in the background of a script would not
PROGRAM = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from minutes_extract.cli import main; main()"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("releases")
    for number in range(RELEASES):
        sentence = f"अररिया: बैठक में डीडीसी निहारिका ओझा ने बताया कि {number + 2} तालाब बने हैं।\n"
        (made / f"r{number:03}.txt").write_text(sentence * 40, encoding="utf-8")
    return made


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-c", PROGRAM, "extract", *map(str, arguments)]


def run(*arguments: str | Path, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command(*arguments), env=os.environ | (environment or {}), capture_output=True, check=False, timeout=300
    )


@pytest.fixture(scope="module")
def undisturbed(folder: Path) -> bytes:
    done = run(folder, "-j", "1")
    assert (done.returncode, done.stderr, done.stdout.count(b"\n")) == (0, b"", RELEASES)
    return done.stdout


def workers_of(pid: int) -> list[int]:
    """The worker processes of a running command, by what Linux says of its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def wait_for_output(folder: Path) -> None:
    """Until the file beside its place holds something: the run is in the middle."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        if any(path.stat().st_size for path in folder.glob(".*.tmp")):
            return
        time.sleep(0.01)
    raise AssertionError("nothing was written")


@pytest.mark.parametrize("jobs", ["2", "3"])
def test_same_bytes_for_any_number_of_processes(folder: Path, undisturbed: bytes, jobs: str) -> None:
    done = run(folder, "--jobs", jobs)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == undisturbed


def test_all_tables_alike(folder: Path, tmp_path: Path) -> None:
    for jobs in ("1", "2"):
        assert run(folder, "-j", jobs, "-q", "-o", tmp_path / jobs / "").returncode == 0
    tables = [{path.name: path.read_bytes() for path in (tmp_path / jobs).iterdir()} for jobs in ("1", "2")]
    assert len(tables[0]) == 7
    assert tables[0] == tables[1]


@needs_proc
def test_a_worker_killed_in_the_middle(folder: Path, undisturbed: bytes, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    process = subprocess.Popen(command(folder, "-j", "2", "-o", output), stderr=subprocess.PIPE)
    wait_for_output(tmp_path)
    os.kill(workers_of(process.pid)[0], signal.SIGKILL)
    _, told = process.communicate(timeout=300)
    assert process.returncode == 0
    assert (
        told.decode()
        == f"minutes-extract: wrote {output}\nminutes-extract: read {RELEASES} releases: {RELEASES} extracted\n"
    )
    assert output.read_bytes() == undisturbed


@needs_posix
def test_a_file_that_kills_its_worker_is_named_and_the_rest_is_done(
    folder: Path, undisturbed: bytes, tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import os, signal\n"
        "from minutes_extract.extract import Extractor\n"
        "whole = Extractor.extract\n"
        "def extract(self, text, *, name='-', **told):\n"
        "    if name == 'r050.txt':\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return whole(self, text, name=name, **told)\n"
        "Extractor.extract = extract\n",
        encoding="utf-8",
    )
    done = run(folder, "-j", "2", environment={"PYTHONPATH": str(tmp_path)})
    assert done.returncode == 2
    told = f"{folder}/r050.txt: its process died (SIGKILL), perhaps out of memory; run it by itself with --jobs 1"
    account = f"read {RELEASES} releases: {RELEASES - 1} extracted, 1 failed (its process died)"
    assert done.stderr.decode() == f"minutes-extract: {told}\nminutes-extract: {account}\n"
    lines = undisturbed.splitlines(keepends=True)
    assert done.stdout == b"".join(lines[:50] + lines[51:])


@needs_posix
@pytest.mark.parametrize("old", [None, b"as it was"])
def test_ctrl_c(folder: Path, tmp_path: Path, old: bytes | None) -> None:
    output = tmp_path / "out.jsonl"
    if old is not None:
        output.write_bytes(old)
    process = subprocess.Popen(command(folder, "-j", "2", "-o", output), stderr=subprocess.PIPE, start_new_session=True)
    wait_for_output(tmp_path)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the command and its workers
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in told
    assert (output.read_bytes() if output.exists() else None) == old
    assert [path.name for path in tmp_path.iterdir()] == ([] if old is None else ["out.jsonl"])
    until = time.monotonic() + 10
    while time.monotonic() < until and _group_lives(process.pid):
        time.sleep(0.05)
    assert not _group_lives(process.pid)


def _group_lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@needs_posix
def test_a_reader_that_leaves_early(folder: Path) -> None:
    shell = f"{sys.executable} -m minutes_extract extract {folder} --jobs 2 | head -c 10"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, check=False, timeout=300)
    assert (len(done.stdout), done.stderr) == (10, b"")


def test_messages_come_in_the_order_of_the_input(tmp_path: Path) -> None:
    for number in range(12):
        data = b"\xff" if number % 3 == 0 else "7 सड़कें।".encode() if number % 3 == 1 else b"no Hindi"
        (tmp_path / f"{number:02}.txt").write_bytes(data)
    runs = [run(tmp_path, "--jobs", jobs) for jobs in ("1", "2")]
    assert [done.returncode for done in runs] == [2, 2]
    assert runs[0].stderr == runs[1].stderr
    assert runs[0].stdout == runs[1].stdout
    *told, account = runs[1].stderr.splitlines()
    assert account == b"minutes-extract: read 12 releases: 8 extracted, 4 failed (not UTF-8)"
    names = [line.split(b": ")[1][-6:] for line in told]
    assert names == sorted(names) and len(names) == 8


def test_no_fewer_than_one(folder: Path) -> None:
    done = run(folder, "--jobs", "0")
    assert done.returncode == 2
    assert b"--jobs" in done.stderr and b"Traceback" not in done.stderr


@needs_posix
def test_workers_end_when_the_command_is_killed(folder: Path, tmp_path: Path) -> None:
    process = subprocess.Popen(command(folder, "-j", "2", "-o", tmp_path / "out.jsonl"), start_new_session=True)
    wait_for_output(tmp_path)
    process.kill()
    process.wait(timeout=60)
    until = time.monotonic() + 60
    while time.monotonic() < until and _group_lives(process.pid):
        time.sleep(0.05)
    assert not _group_lives(process.pid)
