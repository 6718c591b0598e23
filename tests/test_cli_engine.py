"""The options of `extract --engine`: what is asked for in vain is told in one sentence, and nothing heavy is loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from minutes_extract.cli import app

RELEASE = "अररिया: बैठक में डीडीसी निहारिका ओझा ने बताया कि 45 तालाब बने हैं।\n"


@pytest.fixture
def release(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(RELEASE, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--shard-size", "5"], "--shard-size goes with --engine ray; add that, or leave --shard-size out"),
        (
            ["--engine", "ray", "--mark-duplicates"],
            "--mark-duplicates goes with the local engine; leave it or --engine ray out",
        ),
        (["--engine", "ray"], "--engine ray writes a folder of shards; name it with -o DIR"),
        (["--engine", "ray", "-o", "-"], "--engine ray writes a folder of shards; name it with -o DIR"),
        (
            ["--engine", "ray", "-o", "out", "-f", "csv"],
            "--engine ray writes JSON Lines or Parquet: say --format jsonl or --format parquet",
        ),
        (
            ["--engine", "ray", "-o", "out", "-t", "schemes"],
            "--engine ray writes JSON Lines or Parquet: say --format jsonl or --format parquet",
        ),
    ],
)
def test_options_that_do_not_go_together(options: list[str], told: str, release: Path) -> None:
    result = CliRunner().invoke(app, ["extract", str(release), *options])
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"minutes-extract: {told}\n")


def python(code: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("missing", ["pyarrow", "ray"])
def test_without_the_extra_it_is_named(missing: str, release: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="the extra `ray` is not installed: pip install 'minutes-extract[ray]'")
    code = f"import sys; sys.modules[{missing!r}] = None; from minutes_extract.cli import main; main()"
    done = python(code, "extract", "--engine", "ray", release, "-o", tmp_path / "out")
    assert done.returncode == 2
    assert done.stderr == "minutes-extract: --engine ray needs Ray: pip install 'minutes-extract[ray]'\n"
    assert not (tmp_path / "out").exists()


def test_extract_batch_without_the_extra() -> None:
    code = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "from minutes_extract import *\n"
        "from minutes_extract import extract_batch"
    )
    told = "ImportError: Arrow tables need pyarrow: pip install 'minutes-extract[arrow]'"
    assert python(code).stderr.splitlines()[-1] == told


def test_the_local_engine_loads_neither_ray_nor_pyarrow(release: Path) -> None:
    code = (
        "import atexit, sys; from minutes_extract.cli import main\n"
        "atexit.register(lambda: print({'ray', 'pyarrow'} & set(sys.modules), file=sys.stderr))\n"
        "main()"
    )
    assert python(code, "extract", release, "-f", "jsonl").stderr == "set()\n"
