"""`extract --resume`: what is done again and what is not; killed at any moment, it loses and doubles nothing."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner, Result

from minutes_extract import Extractor, Record
from minutes_extract.cli import app
from minutes_extract.cli.account import reason_of
from minutes_extract.resume.journal import BusyError, Journal

needs_posix = pytest.mark.skipif(os.name != "posix", reason="signals")
OUTPUTS = {"jsonl": "r.jsonl", "json": "r.json", "csv": "tables/", "one table": "i.csv"}
MORE = {"one table": ["--table", "indicators"]}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["extract", *map(str, arguments)])


def sentence(number: int) -> str:
    return f"अररिया: बैठक में डीडीसी निहारिका ओझा ने बताया कि {number} तालाब बने हैं।\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "releases"
    (made / "sub").mkdir(parents=True)
    for number in range(6):
        (made / f"{number}.txt").write_text(sentence(number + 20), encoding="utf-8")
    (made / "sub" / "3.txt").write_text(sentence(7), encoding="utf-8")
    return made


@pytest.fixture
def done_names(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the releases that are extracted, as they are."""
    names: list[str] = []
    whole = Extractor.extract

    def extract(self: Extractor, text: str, *, name: str = "-", **told: Any) -> Record:
        if name != "-":  # examples of packs, when these are compiled
            names.append(name)
        return whole(self, text, name=name, **told)

    monkeypatch.setattr(Extractor, "extract", extract)
    return names


def seen(folder: Path) -> dict[str, bytes]:
    """The files a user sees."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def hidden(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob(".*"))


def check_undisturbed(folder: Path, out: Path, *arguments: str | Path, output: str = "r.jsonl") -> None:
    """What stands in `out` is what a run without --resume makes, and nothing else but one manifest."""
    other = out.parent / "undisturbed"
    assert run(folder, "-q", "-o", f"{other}/{output}", *arguments).exit_code in (0, 2)
    assert seen(out) == seen(other)
    (manifest,) = hidden(out)
    assert manifest.endswith(".manifest")


@pytest.mark.parametrize("kind", OUTPUTS)
def test_a_grown_folder(folder: Path, tmp_path: Path, kind: str, done_names: list[str]) -> None:
    more, output = MORE.get(kind, []), OUTPUTS[kind]
    arguments = [folder, "--resume", "-o", f"{tmp_path}/out/{output}", *more]
    assert run(*arguments).exit_code == 0
    assert len(done_names) == 7
    check_undisturbed(folder, tmp_path / "out", *more, output=output)
    for name in ("00.txt", "2b.txt", "sub/0.txt", "z.txt"):
        (folder / name).write_text(sentence(90), encoding="utf-8")
    (folder / "4.txt").write_text("no Hindi", encoding="utf-8")
    (folder / "1.txt").unlink()
    done_names.clear()
    result = run(*arguments)
    assert result.exit_code == 0
    assert done_names == ["00.txt", "2b.txt", "4.txt", "sub/0.txt", "z.txt"]
    assert "read 5 releases: 5 extracted, 5 unchanged files skipped\n" in result.stderr
    check_undisturbed(folder, tmp_path / "out", *more, output=output)


def rewritten(path: Path) -> None:
    """Other content of the same size, and the time of change as it was: only the file system's own time tells."""
    before = path.stat()
    path.write_text(sentence(99), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


SWAP = (("1.txt", "x"), ("2.txt", "1.txt"), ("x", "2.txt"))
CHANGES: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "nothing": (lambda folder: None, []),
    "touched": (lambda folder: os.utime(folder / "2.txt"), []),
    "written again as it was": (lambda folder: (folder / "2.txt").write_bytes((folder / "2.txt").read_bytes()), []),
    "longer": (lambda folder: (folder / "2.txt").write_text(sentence(1) * 2, encoding="utf-8"), ["2.txt"]),
    "other content, same size and time": (lambda folder: rewritten(folder / "2.txt"), ["2.txt"]),
    "renamed": (lambda folder: (folder / "2.txt").rename(folder / "9.txt"), ["9.txt"]),
    "names changed round": (
        lambda folder: [(folder / old).rename(folder / new) for old, new in SWAP],
        ["1.txt", "2.txt"],
    ),
    "gone": (lambda folder: (folder / "2.txt").unlink(), []),
    "the last gone": (lambda folder: (folder / "sub" / "3.txt").unlink(), []),
    "a new folder": (lambda folder: (folder / "sub").rename(folder / "new"), ["new/3.txt"]),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_what_counts_as_changed(folder: Path, tmp_path: Path, change: str, kind: str, done_names: list[str]) -> None:
    arguments = [folder, "--resume", "-o", f"{tmp_path}/out/{OUTPUTS[kind]}"]
    assert run(*arguments).exit_code == 0
    make, again = CHANGES[change]
    make(folder)
    done_names.clear()
    assert run(*arguments).exit_code == 0
    assert done_names == again
    check_undisturbed(folder, tmp_path / "out", output=OUTPUTS[kind])


def test_files_of_one_name_in_two_folders(folder: Path, tmp_path: Path) -> None:
    """Size and times alike, as an archive leaves them: the content decides."""
    other = tmp_path / "other"
    other.mkdir()
    for number in range(6):
        path = other / f"{number}.txt"
        path.write_text(sentence(number + 30), encoding="utf-8")
        for file in (path, folder / path.name):
            os.utime(file, ns=(10**18, 10**18))
    for inputs in ([folder], [other], [folder, other], [other, folder]):
        assert run(*inputs, "--resume", "-o", tmp_path / "out" / "r.jsonl").exit_code == 0
        assert run(*inputs, "-o", tmp_path / "r.jsonl").exit_code == 0
        assert (tmp_path / "out" / "r.jsonl").read_bytes() == (tmp_path / "r.jsonl").read_bytes()


def test_nothing_new_leaves_the_output_alone(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "r.jsonl"
    run(folder, "--resume", "-o", output)
    before = output.stat()
    result = run(folder, "--resume", "-o", output)
    assert (output.stat().st_mtime_ns, output.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert f"{output} is up to date" in result.stderr


@pytest.mark.parametrize("at", [0, 1000, -2])
@pytest.mark.parametrize("kind", OUTPUTS)
def test_an_output_that_was_edited_is_mended(
    folder: Path, tmp_path: Path, kind: str, at: int, done_names: list[str]
) -> None:
    more, output = MORE.get(kind, []), OUTPUTS[kind]
    arguments = [folder, "--resume", "-o", f"{tmp_path}/out/{output}", *more]
    assert run(*arguments).exit_code == 0
    victim = tmp_path / "out" / output / "indicators.csv" if kind == "csv" else tmp_path / "out" / output
    data = bytearray(victim.read_bytes())
    data[at] ^= 1
    victim.write_bytes(data)
    done_names.clear()
    assert run(*arguments).exit_code == 0
    assert len(done_names) <= 1
    check_undisturbed(folder, tmp_path / "out", *more, output=output)


@pytest.mark.parametrize("damage", [b"", b"x", b"[]\n", b"\xff\n[1]\n"])
def test_a_damaged_manifest_is_passed_over(folder: Path, tmp_path: Path, damage: bytes) -> None:
    run(folder, "--resume", "-o", tmp_path / "out" / "r.jsonl")
    (tmp_path / "out" / ".r.jsonl.manifest").write_bytes(damage)
    assert run(folder, "--resume", "-o", tmp_path / "out" / "r.jsonl").exit_code == 0
    check_undisturbed(folder, tmp_path / "out")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--published", "2026-05-25"], "published changed since the last run: everything is done anew"),
        (["--separator", "---"], "separator changed since"),
        (["--patterns", "{packs}"], "patterns changed since"),
    ],
)
def test_other_terms_do_everything_anew(
    folder: Path, tmp_path: Path, more: list[str], told: str, done_names: list[str]
) -> None:
    packs = tmp_path / "packs"
    packs.mkdir()
    text = "pack: things\nabout: test\nentries:\n- {id: test-kiosk, lemma: कियोस्कशाला, en: kiosk house}\n"
    (packs / "mine.yaml").write_text(text, encoding="utf-8")
    options = [item.format(packs=packs) for item in more]
    run(folder, "--resume", "-o", tmp_path / "out" / "r.jsonl")
    run(folder, *options)  # the packs are compiled: their examples go through the extractor too
    done_names.clear()
    result = run(folder, "--resume", "-o", tmp_path / "out" / "r.jsonl", *options)
    assert told in result.stderr
    assert len(done_names) == 7
    check_undisturbed(folder, tmp_path / "out", *options)


def test_what_failed_is_tried_again_and_told_again(folder: Path, tmp_path: Path) -> None:
    (folder / "2.txt").write_bytes(b"\xff")
    for _ in range(2):
        result = run(folder, "--resume", "-o", tmp_path / "out" / "r.jsonl")
        assert result.exit_code == 2
        assert "2.txt: not UTF-8" in result.stderr
        assert "1 failed (not UTF-8)" in result.stderr
        check_undisturbed(folder, tmp_path / "out")
    (folder / "2.txt").write_text(sentence(5), encoding="utf-8")
    assert run(folder, "--resume", "-o", tmp_path / "out" / "r.jsonl").exit_code == 0
    check_undisturbed(folder, tmp_path / "out")


def test_parts_of_a_file(folder: Path, tmp_path: Path) -> None:
    (folder / "2.txt").write_text(f"{sentence(1)}---\n" * 4, encoding="utf-8")
    arguments = [folder, "--separator", "---", "--resume", "-o", tmp_path / "out" / "r.jsonl"]
    assert run(*arguments).exit_code == 0
    (folder / "3.txt").write_text(f"{sentence(1)}---\n" * 3, encoding="utf-8")
    assert "read 3 releases: 3 extracted, 6 unchanged" in run(*arguments).stderr
    check_undisturbed(folder, tmp_path / "out", "--separator", "---")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_tables_archives_and_files_with_nothing_in_them(folder: Path, tmp_path: Path, jobs: str) -> None:
    """A table without rows gives no record; what stands before and after it is not taken for it."""
    (folder / "1a.csv").write_text("id,text\n", encoding="utf-8")
    (folder / "1b.csv").write_text(
        "id,text\n" + "".join(f"{n},{sentence(n).strip()}\n" for n in (3, 4)), encoding="utf-8"
    )
    (folder / "2a.csv").write_text("id,text\n", encoding="utf-8")
    (folder / "9.csv").write_text("id,text\n", encoding="utf-8")
    with ZipFile(folder / "3a.zip", "w") as archive:
        archive.writestr("x.txt", sentence(5))
        archive.writestr("y.txt", sentence(6))
    columns = ["--text-column", "text", "--id-column", "id"]
    arguments = [folder, *columns, "--resume", "-j", jobs, "-o", tmp_path / "out" / "r.jsonl"]
    assert run(*arguments).exit_code == 0
    check_undisturbed(folder, tmp_path / "out", *columns)
    (folder / "0a.csv").write_text("id,text\n", encoding="utf-8")
    (folder / "4.txt").write_text(sentence(91), encoding="utf-8")
    (folder / "2a.csv").write_text(f"id,text\n8,{sentence(8).strip()}\n", encoding="utf-8")
    assert "read 2 releases: 2 extracted, 10 unchanged files skipped" in run(*arguments).stderr
    check_undisturbed(folder, tmp_path / "out", *columns)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "--resume goes on from a file; name it with -o"),
        (["-o", "-"], "--resume goes on from a file; name it with -o"),
        (["-o", "{}/r.txt"], "--resume goes with JSON Lines, JSON and CSV, not with table"),
        (["-o", os.devnull, "-f", "jsonl"], "is none; choose another name"),
        (["-", "-o", "{}/r.jsonl"], "standard input is none; give files, or leave out --resume"),
        (["--engine", "ray", "-o", "{}/r/"], "--resume goes with the local engine"),
    ],
)
def test_what_cannot_be_resumed(folder: Path, tmp_path: Path, arguments: list[str], told: str) -> None:
    result = run(folder, "--resume", *(item.format(tmp_path) for item in arguments))
    assert result.exit_code == 2
    assert told in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["releases"]


@needs_posix
def test_one_run_at_a_time(folder: Path, tmp_path: Path) -> None:
    other = Journal(tmp_path / ".r.jsonl.partial", {})
    result = run(folder, "--resume", "-o", tmp_path / "r.jsonl")
    assert result.exit_code == 2
    assert f"{tmp_path}/r.jsonl: another run is writing it; wait until that has ended" in result.stderr
    with pytest.raises(BusyError):
        Journal(tmp_path / ".r.jsonl.partial", {})
    other.close()
    assert run(folder, "--resume", "-o", tmp_path / "r.jsonl").exit_code == 0


PROGRAM = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from minutes_extract.cli import main; main()"
)


def start(*arguments: str | Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", PROGRAM, "extract", *map(str, arguments)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)


def ended_at(step: float, *arguments: str | Path) -> int:
    """Run in a process that is killed before (whole) or after (half) the so-manieth step that changes which files are
    there: renaming, deleting, syncing. How it ended."""
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    steps = 0

    def stepping(whole: Callable[..., Any]) -> Callable[..., Any]:
        def stepped(*given: Any, **options: Any) -> Any:
            nonlocal steps
            steps += 1
            if steps == step:
                os.kill(os.getpid(), signal.SIGKILL)
            done = whole(*given, **options)
            if steps + 0.5 == step:
                os.kill(os.getpid(), signal.SIGKILL)
            return done

        return stepped

    for name in ("replace", "unlink", "fsync"):
        setattr(os, name, stepping(getattr(os, name)))
    os._exit(run(*arguments).exit_code)


@needs_posix
@pytest.mark.parametrize("kind", ["jsonl", "json", "csv"])
def test_killed_at_each_step_of_the_end(folder: Path, tmp_path: Path, kind: str) -> None:
    """Each file is the old or the new one, and the next run is right and leaves nothing lying about."""
    output = OUTPUTS[kind]
    run(folder, "-q", "--resume", "-o", f"{tmp_path}/old/{output}")
    old = seen(tmp_path / "old")
    (folder / "1b.txt").write_text(sentence(77), encoding="utf-8")
    (folder / "5.txt").unlink()
    run(folder, "-q", "-o", f"{tmp_path}/new/{output}")
    new = seen(tmp_path / "new")
    kills = 0
    while True:
        out = tmp_path / str(kills)
        shutil.copytree(tmp_path / "old", out)
        code = ended_at(1 + kills / 2, folder, "-j", "1", "--resume", "-o", f"{out}/{output}")
        if code == 0:
            break
        assert code == -signal.SIGKILL
        kills += 1
        now = seen(out)
        assert now.keys() == old.keys()
        assert all(now[name] in (old[name], new[name]) for name in old)
        assert run(folder, "-q", "--resume", "-o", f"{out}/{output}").exit_code == 0
        assert seen(out) == new
        (manifest,) = hidden(out)
        assert manifest.endswith(".manifest")
    assert kills >= 5  # syncs, renames and deletions, before and after each


@needs_posix
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_killed_again_and_again(tmp_path: Path, jobs: str) -> None:
    """At random moments: never anything but the old output or the new one, and the end is that of a calm run."""
    rng = random.Random(int(jobs))
    folder, output = tmp_path / "releases", tmp_path / "out" / "r.jsonl"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(sentence(number + 2) * 20, encoding="utf-8")
        if number == 20:
            run(folder, "-q", "--resume", "-o", output)
    old = output.read_bytes()
    run(folder, "-q", "-o", tmp_path / "undisturbed" / "r.jsonl")
    new = (tmp_path / "undisturbed" / "r.jsonl").read_bytes()
    for attempt in range(40):
        process = start(folder, "-j", jobs, "--resume", "-o", output)
        try:
            _, told = process.communicate(timeout=rng.uniform(0.8, 3 + attempt))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            assert output.read_bytes() in (old, new)
            continue
        assert process.returncode == 0, told.decode()
        break
    assert output.read_bytes() == new
    assert hidden(output.parent) == [".r.jsonl.manifest"]


@needs_posix
def test_ctrl_c_keeps_what_is_finished(tmp_path: Path) -> None:
    folder, output = tmp_path / "releases", tmp_path / "out" / "r.jsonl"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number:02}.txt").write_text(sentence(number + 2) * 30, encoding="utf-8")
    process = start(folder, "-j", "1", "--resume", "-v", "-o", output)
    assert process.stderr is not None
    for line in process.stderr:
        if line.endswith(b"04.txt: done\n"):
            break
    process.send_signal(signal.SIGINT)
    told = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 130
    assert "stopped; what is finished is kept, and the same command goes on from there" in told
    assert "Traceback" not in told
    assert hidden(tmp_path / "out") == [".r.jsonl.partial"]
    result = run(folder, "--resume", "-o", output)
    skipped = re.search(r"(\d+) unchanged files skipped", result.stderr)
    assert skipped and 5 <= int(skipped[1]) < 60
    check_undisturbed(folder, tmp_path / "out")


@needs_posix
@pytest.mark.parametrize("cut", [1, 50, 400, 3000])
def test_a_journal_that_was_cut_off(folder: Path, tmp_path: Path, cut: int) -> None:
    """What a power cut leaves: an end that is missing, or zeros."""
    journal, output = tmp_path / "out" / ".r.jsonl.partial", tmp_path / "out" / "r.jsonl"
    assert ended_at(1, folder, "-j", "1", "--resume", "-o", output) == -signal.SIGKILL
    whole = journal.read_bytes()
    for data in (whole[:-cut], whole[:-cut] + bytes(cut)):
        shutil.rmtree(output.parent)
        output.parent.mkdir()
        journal.write_bytes(data)
        assert run(folder, "-q", "--resume", "-o", output).exit_code == 0
        check_undisturbed(folder, tmp_path / "out")


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("a/b.txt: not UTF-8 (byte 4, line 2); save it as UTF-8 and run again", "not UTF-8"),
        ("b.txt: could not be extracted (ValueError: x: y); this is a defect", "could not be extracted"),
        ("x: no such file or folder; check the spelling", "no such file or folder"),
        ("r: its process died (SIGKILL), perhaps out of memory; run it by itself", "its process died"),
        ("nothing of the kind", "nothing of the kind"),
    ],
)  # fmt: skip
def test_the_reason_of_a_message(message: str, reason: str) -> None:
    assert reason_of(message) == reason
