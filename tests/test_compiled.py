"""The wheel with compiled stages (docs/performance.md) gives the records of the plain one, byte for byte."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from minutes_extract import Extractor
from minutes_extract.writers.json_lines import record_line
from tests.conftest import sample_texts

ROOT = Path(__file__).parents[1]
PROGRAM = """
import sys
from minutes_extract import Extractor, lexicon
from minutes_extract.writers.json_lines import record_line
from tests.conftest import sample_texts
assert lexicon.__file__.endswith(".so"), lexicon.__file__
extractor = Extractor()
sys.stdout.write("".join(record_line(extractor.extract(text)) for text in sample_texts()))
"""


@pytest.mark.slow
def test_compiled_stages_give_the_same_records(tmp_path: Path) -> None:
    tree, installed = tmp_path / "tree", tmp_path / "installed"  # a copy: the build writes beside the sources
    tree.mkdir()
    for name in ("src", "patterns", "README.md", "LICENSE", "pyproject.toml"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tree / name)
    environment = os.environ | {"HATCH_BUILD_HOOK_ENABLE_MYPYC": "1"}
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(installed), str(tree)]
    subprocess.run(command, env=environment, check=True)
    path = os.pathsep.join((str(installed), str(ROOT)))
    found = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=os.environ | {"PYTHONPATH": path, "PYTHONUTF8": "1"},
        cwd=tmp_path,
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    extractor = Extractor()
    assert found == "".join(record_line(extractor.extract(text)) for text in sample_texts())
