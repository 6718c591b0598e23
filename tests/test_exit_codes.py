"""docs/exit-codes.md row by row: each message is brought about, with its exit code, and no traceback."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from documents import pdf
from minutes_extract.resume.journal import Journal

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
ROWS = [(int(code), message) for code, message in re.findall(r"^\| (\d+) \| `(.+?)` \|$", PAGE, re.M)]
RELEASE = "अररिया: बैठक में डीडीसी निहारिका ओझा ने बताया कि 45 तालाब बने हैं।\n"
KILLER = """
import os, signal
from minutes_extract.extract import Extractor
whole = Extractor.extract
def extract(self, text, *, name="-", **told):
    if name == "1.txt":
        {what}
    return whole(self, text, name=name, **told)
Extractor.extract = extract
"""

# what is done before, in a folder of three releases, and the arguments of the command
Case = tuple[Callable[[Path], object], list[str]]


def nothing(folder: Path) -> None:
    pass


def writes(name: str, data: str | bytes) -> Callable[[Path], object]:
    def write(folder: Path) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())

    return write


def both(*steps: Callable[[Path], object]) -> Callable[[Path], object]:
    return lambda folder: [step(folder) for step in steps]


def command(*arguments: str) -> Callable[[Path], object]:
    return lambda folder: run(folder, list(arguments))


def extracting(what: str) -> Callable[[Path], object]:
    """The extractor does something else with 1.txt."""
    return writes("site/sitecustomize.py", KILLER.format(what=what))


def starting(what: str) -> Callable[[Path], object]:
    """The extractor does something else when it is made."""
    lines = (
        "from minutes_extract.extract import Extractor",
        f"def start(*given): {what}",
        "Extractor.__init__ = start",
    )
    return writes("site/sitecustomize.py", "\n".join(lines))


def loading(what: str) -> Callable[[Path], object]:
    """Something happens while the program is loaded."""
    lines = (
        "import os, signal, sys",
        "class Finder:",
        "    def find_spec(self, name, path=None, target=None):",
        f"        if name == 'typer': {what}",
        "sys.meta_path.insert(0, Finder())",
    )
    return writes("site/sitecustomize.py", "\n".join(lines))


FULL_DATABASE = """
import sqlite3
from minutes_extract.writers import database
def finish(run):
    raise sqlite3.OperationalError("database or disk is full")
database._finish = finish
"""
THINGS = "pack: things\nabout: x\nentries:\n- {id: a, lemma: क, colour: red}\n"
SCHEME = ["patterns", "new", "scheme", "--lemma", "कमल योजना", "--en", "Kamal", "--level", "central", "--example"]
UPDATED = command("check", "releases", "--update")
CASES: dict[str, Case] = {
    "FILE: no such file or folder; check the spelling": (nothing, ["extract", "nope.txt"]),
    "DIR: no release in this folder; put releases there (*.txt, *.html, *.docx, *.pdf, *.csv, ...), "
    "or name a file itself": (lambda folder: (folder / "empty").mkdir(), ["extract", "empty"]),
    "FILE: not UTF-8 (byte N, line N); save it as UTF-8 and run again": (
        writes("releases/1.txt", b"a\n\xff"),
        ["extract", "releases"],
    ),
    "FILE: too large (SIZE; the limit is SIZE); raise it with --max-bytes, or part the file": (
        nothing,
        ["extract", "releases", "--max-bytes", "10"],
    ),
    "FILE: too long (N characters; the limit is N); raise it with --max-chars, or part it with --separator": (
        nothing,
        ["extract", "releases", "--max-chars", "10"],
    ),
    "FILE: a damaged PDF (PROBLEM); open it in a PDF viewer and print it anew": (
        writes("releases/3.pdf", b"%PDF-1.4\nnothing"),
        ["extract", "releases"],
    ),
    "FILE: its text layer has lost letters (N signs stand without one); run OCR over it, "
    "with ocrmypdf -l hin --force-ocr, say": (
        writes("a.pdf", pdf([["तालाब निर्माण की समीक्षा", RELEASE.strip()]], unsaid="नकमत")),
        ["extract", "a.pdf"],
    ),
    "FILE: a damaged zip file (PROBLEM); make it anew": (
        writes("releases/3.zip", b"PK\x03\x04 nothing"),
        ["extract", "releases"],
    ),
    "skipped N files: LIST": (
        both(writes("releases/3.png", b"\x89PNG\r\n\x1a\n"), writes("releases/4.png", b"\x89PNG\r\n\x1a\n")),
        ["extract", "releases"],
    ),
    "FORMAT goes to a file: add -o records.FORMAT": (nothing, ["extract", "releases", "-f", "sqlite"]),
    "no field NAME in TABLE; there are: LIST": (
        nothing,
        ["extract", "releases", "--table", "schemes", "--fields", "nothing"],
    ),
    "--resume goes with JSON Lines, JSON and CSV, not with FORMAT; leave it out, or say --format jsonl": (
        nothing,
        ["extract", "releases", "-o", "r.sqlite", "--resume"],
    ),
    "--mark-duplicates holds each release against all others; leave it or --resume out": (
        nothing,
        ["extract", "releases", "-o", "r.jsonl", "--resume", "--mark-duplicates"],
    ),
    "NAME: no Devanagari in it, and no legacy font that is known; is it Hindi?": (
        writes("releases/1.txt", "plain words of another language"),
        ["extract", "releases"],
    ),
    "NAME: could not be extracted (ERROR); this is a defect, please report it": (
        extracting("raise ValueError('boom')"),
        ["extract", "releases"],
    ),
    "FILE: its process died (SIGNAL), perhaps out of memory; run it by itself with --jobs 1": (
        extracting("os.kill(os.getpid(), signal.SIGKILL)"),
        ["extract", "releases", "--jobs", "2"],
    ),
    "wrote FILE": (nothing, ["extract", "releases", "-o", "r.jsonl"]),
    "FILE is up to date": (
        command("extract", "releases", "-o", "r.jsonl", "--resume"),
        ["extract", "releases", "-o", "r.jsonl", "--resume"],
    ),
    "read N releases: N extracted": (nothing, ["extract", "releases", "-o", "r.jsonl"]),
    "read N releases: N extracted, N failed (REASON)": (writes("releases/1.txt", b"\xff"), ["extract", "releases"]),
    "FILE is read and written; choose another name for -o": (
        nothing,
        ["extract", "releases", "-f", "jsonl", "-o", "releases/1.txt"],
    ),
    "cannot tell the format from -o NAME: say --format, or end the name in LIST": (
        nothing,
        ["extract", "releases", "-o", "r.doc"],
    ),
    "no space left on device; check the path, its permissions and free space": (
        nothing,
        ["extract", "releases", ">/dev/full"],
    ),
    "FILE could not be written (PROBLEM); check the free space of its folder": (
        writes("site/sitecustomize.py", FULL_DATABASE),
        ["extract", "releases", "-o", "r.sqlite"],
    ),
    "standard output is closed; send it to a file or a pipe, or to /dev/null": (
        nothing,
        ["extract", "releases", ">&-"],
    ),
    "FILE: another run is writing it; wait until that has ended": (
        lambda folder: HELD.append(Journal(folder / ".r.jsonl.partial", {})),
        ["extract", "releases", "-o", "r.jsonl", "--resume"],
    ),
    "--resume goes on from a file; name it with -o FILE, or a folder for CSV with -o DIR": (
        nothing,
        ["extract", "releases", "--resume"],
    ),
    "TERMS changed since the last run: everything is done anew": (
        command("extract", "releases", "-o", "r.jsonl", "--resume"),
        ["extract", "releases", "-o", "r.jsonl", "--resume", "--published", "2026-05-25"],
    ),
    "stopped; what is finished is kept, and the same command goes on from there": (
        extracting("os.kill(os.getpid(), signal.SIGINT)"),
        ["extract", "releases", "-o", "r.jsonl", "--resume"],
    ),
    "FILE:LINE: unknown key NAME (did you mean NAME?); known are LIST": (
        writes("minutes-extract.toml", "job = 1"),
        ["extract", "releases"],
    ),
    "FILE:LINE: NAME is VALUE, but must be TYPE": (
        writes("minutes-extract.toml", "jobs = 'x'"),
        ["extract", "releases"],
    ),
    "FILE:LINE: not TOML (PROBLEM); mend that line": (
        writes("minutes-extract.toml", "jobs = \n"),
        ["extract", "releases"],
    ),
    "FILE:LINE: entry ID: field FIELD: PROBLEM, got VALUE": (
        writes("packs/x.yaml", THINGS),
        ["extract", "releases", "--patterns", "packs"],
    ),
    "DIR: is not a folder of pack files; give --patterns a folder that holds .yaml files": (
        nothing,
        ["extract", "releases", "--patterns", "packs"],
    ),
    "N entries in N files, N problems": (
        writes("packs/x.yaml", THINGS.replace("colour: red", "examples: [ख, ग]")),
        ["patterns", "check", "--patterns", "packs"],
    ),
    "--lemma is needed and nobody answers; give it as an option": (nothing, ["patterns", "new", "scheme"]),
    "nothing written, as the packs would not hold: PROBLEMS": (nothing, [*SCHEME, "सड़क बनी।"]),
    "ID is taken by an entry in FILE; choose another id, or edit that entry": (
        nothing,
        [*SCHEME, "कमल योजना चली।", "--id", "mgnrega"],
    ),
    "N same, 0 different": (UPDATED, ["check", "releases"]),
    "N same, N different": (
        both(UPDATED, writes("releases/1.txt", RELEASE.replace("45", "46"))),
        ["check", "releases"],
    ),
    "FILE: no expected record; write it with --update and read it through": (nothing, ["check", "releases"]),
    "FILE: no release beside it; add NAME.txt or delete the file": (
        both(UPDATED, lambda folder: (folder / "releases" / "1.txt").unlink()),
        ["check", "releases"],
    ),
    "internal error (ERROR); this is a defect, please report it. --debug shows the traceback": (
        starting("1 / 0"),
        ["extract", "releases"],
    ),
    "out of memory; give fewer or smaller files at once, or a smaller --jobs": (
        starting("raise MemoryError"),
        ["extract", "releases"],
    ),
}
HELD: list[Journal] = []
REDIRECTION = re.compile("2?>")


def run(folder: Path, arguments: list[str]) -> subprocess.CompletedProcess[str]:
    site = folder / "site"
    environment = {key: value for key, value in os.environ.items() if key != "MINUTES_EXTRACT_DEBUG"}
    environment |= {"PYTHONPATH": str(site)} if site.is_dir() else {}
    program = f"trap - INT; exec {sys.executable} -c '{LISTENS}' "
    return subprocess.run(
        [
            "bash",
            "-c",
            program + " ".join(word if REDIRECTION.match(word) else shlex.quote(word) for word in arguments),
        ],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


# a program in the background of a script does not listen to Ctrl-C; this one does
LISTENS = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from minutes_extract.cli import main; main()"
)


def pattern_of(message: str) -> re.Pattern[str]:
    """Words in capitals stand for anything; others that are (UTF-8, TOML) for themselves."""
    words = "FILE|DIR|NAME|LIST|LINE|SIZE|FORMAT|TABLE|VALUE|TYPE|PROBLEMS?|ERROR|SIGNAL|REASON|TERMS|FIELD|ID|N"
    literal = re.sub(r"(?<=give )NAME\.txt|(?<=add )NAME\.txt", lambda m: m[0].lower(), message)
    parts = re.split(rf"\b({words})\b", literal)
    made = "".join(".+" if number % 2 else re.escape(part) for number, part in enumerate(parts))
    return re.compile(rf"^minutes-extract: {made}$", re.M | re.I)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "releases").mkdir()
    for number in range(3):
        (tmp_path / "releases" / f"{number}.txt").write_text(RELEASE, encoding="utf-8")
    return tmp_path


def test_every_row_has_a_case_and_every_case_a_row() -> None:
    assert sorted(message for _, message in ROWS) == sorted(CASES)


@pytest.mark.skipif(os.name != "posix", reason="a shell")
@pytest.mark.parametrize(("code", "message"), ROWS, ids=[message for _, message in ROWS])
def test_row(folder: Path, code: int, message: str) -> None:
    if "/dev/full" in str(CASES[message]) and not Path("/dev/full").exists():
        pytest.skip("no device that is full")
    prepare, arguments = CASES[message]
    prepare(folder)
    try:
        done = run(folder, arguments)
    finally:
        while HELD:
            HELD.pop().close()
    assert pattern_of(message).search(done.stderr), done.stderr
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_sigterm_leaves_nothing_half_written(folder: Path) -> None:
    for number in range(60):
        (folder / "releases" / f"{number:02}.txt").write_text(RELEASE * 40, encoding="utf-8")
    out = folder / "out"
    arguments = [sys.executable, "-m", "minutes_extract", "extract", "releases", "-j", "2", "-o", str(out / "r.jsonl")]
    process = subprocess.Popen(arguments, cwd=folder, stderr=subprocess.PIPE)
    until = time.monotonic() + 60
    while time.monotonic() < until and not any(path.stat().st_size for path in out.glob(".*.tmp")):
        time.sleep(0.01)
    process.send_signal(signal.SIGTERM)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 143
    assert b"Traceback" not in told
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("where", ["before", "after"])
def test_debug_shows_the_traceback(folder: Path, where: str) -> None:
    prepare, arguments = CASES[
        "internal error (ERROR); this is a defect, please report it. --debug shows the traceback"
    ]
    prepare(folder)
    done = run(folder, ["--debug", *arguments] if where == "before" else [*arguments, "--debug"])
    assert "Traceback" in done.stderr and "ZeroDivisionError" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize(
    ("what", "code", "told"),
    [
        ("os.kill(os.getpid(), signal.SIGINT)", 130, ""),  # Ctrl-C was answered with where Python stood
        ("os.kill(os.getpid(), signal.SIGTERM)", 143, ""),
        ("raise MemoryError", 2, "minutes-extract: out of memory; give fewer or smaller files at once, "),
    ],
)
def test_stopped_while_it_is_loaded(folder: Path, what: str, code: int, told: str) -> None:
    loading(what)(folder)
    done = run(folder, ["extract", "releases"])
    assert (done.returncode, done.stderr.startswith(told), len(done.stderr.splitlines())) == (code, True, bool(told))


@pytest.mark.skipif(os.name != "posix", reason="a shell")
@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["schema"], ["patterns", "list"], ["config", "show"]])
def test_a_full_disk_is_told_by_every_command(folder: Path, arguments: list[str]) -> None:
    done = run(folder, [*arguments, ">/dev/full"])
    assert done.returncode == 2
    assert done.stderr.startswith("minutes-extract: no space left on device")


@pytest.mark.skipif(os.name != "posix", reason="a shell")
def test_messages_never_go_among_the_records(folder: Path) -> None:
    done = run(folder, ["extract", "releases", "nope.txt", "2>&-"])
    assert (done.returncode, done.stdout.count("\n"), "nope" in done.stdout) == (2, 3, False)
