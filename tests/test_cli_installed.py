"""The wheel, installed by itself, works from any folder: packs and all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RELEASE = "अररिया: बैठक में डीडीसी निहारिका ओझा ने बताया कि 45 तालाब बने हैं।\n"


def _run(*command: str | Path, cwd: Path, path: Path | None = None, stdin: str = "") -> str:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    if path:
        environment["PYTHONPATH"] = str(path)
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=environment,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_an_installed_wheel_from_an_empty_folder(tmp_path: Path) -> None:
    wheels, site, empty = tmp_path / "wheels", tmp_path / "site", tmp_path / "empty"
    empty.mkdir()
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
    _run(*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", wheels, ROOT, cwd=empty)
    (wheel,) = wheels.glob("minutes_extract-*.whl")
    _run(*pip, "install", "--no-deps", "--no-index", "--target", site, wheel, cwd=empty)
    program = (sys.executable, "-m", "minutes_extract")
    where = _run(sys.executable, "-c", "import minutes_extract; print(minutes_extract.__file__)", cwd=empty, path=site)
    assert Path(where.strip()).is_relative_to(site)
    record = json.loads(_run(*program, "extract", "-", cwd=empty, path=site, stdin=RELEASE))
    assert record["indicators"][0]["value"] == 45
    installed = _run(*program, "--version", cwd=empty, path=site)
    assert installed == _run(*program, "--version", cwd=ROOT)
    page = _run(*program, "report", "-", cwd=empty, path=site, stdin=json.dumps(record))
    assert page.startswith("<!doctype html>") and page.endswith("</html>\n")
    assert list(empty.iterdir()) == []
    _run(*program, "extract", "-", "-o", f"{tmp_path}/tables/", cwd=empty, path=site, stdin=RELEASE)
    package = json.loads((tmp_path / "tables" / "datapackage.json").read_text(encoding="utf-8"))
    assert len(package["resources"]) == 6  # its words are in the wheel
    assert (site / "bin" / "minutes-extract").exists() or (site / "Scripts").exists()
