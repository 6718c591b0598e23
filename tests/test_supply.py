"""What is installed and what is shipped: the lock answers pyproject.toml, and a wheel is the same whoever builds it."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(lock: str) -> dict[str, list[str]]:
    """Name -> the versions of a lock (several where they differ by Python); every one of them has hashes."""
    versions: dict[str, list[str]] = {}
    entries = re.split(r"\n(?=[A-Za-z])", (ROOT / "requirements" / lock).read_text(encoding="utf-8"))
    for entry in entries:
        if found := re.match(r"([A-Za-z0-9_.-]+)(?:\[.*?\])?==([^ ;]+)", entry):
            assert "--hash=sha256:" in entry, entry
            versions.setdefault(canonical(found[1]), []).append(found[2])
    return versions


def needed(*extras: str) -> list[Requirement]:
    """What pyproject.toml asks for by itself and by these extras; extras that name extras are followed."""
    left, requirements = [*PROJECT["dependencies"], *(item for extra in extras for item in EXTRAS[extra])], []
    while left:
        requirement = Requirement(left.pop())
        if canonical(requirement.name) == PROJECT["name"]:
            left += [item for extra in requirement.extras for item in EXTRAS[extra]]
        else:
            requirements.append(requirement)
    return requirements


@pytest.mark.parametrize(("lock", "extras"), [("base.txt", ()), ("dev.txt", ("dev", "bench"))])
def test_the_lock_has_what_the_project_asks_for(lock: str, extras: tuple[str, ...]) -> None:
    versions = locked(lock)
    lacking = [
        str(requirement)
        for requirement in needed(*extras)
        if not any(requirement.specifier.contains(version) for version in versions.get(canonical(requirement.name), []))
    ]
    assert not lacking, f"requirements/{lock} is behind pyproject.toml: run `make lock`"


def test_locks_agree_on_what_users_get() -> None:
    base, dev = locked("base.txt"), locked("dev.txt")
    assert {name: dev.get(name) for name in base} == base


def test_all_is_all_that_users_may_want() -> None:
    not_for_users = {"all", "bench", "dev", "docs"}
    wanted = {str(item) for extra in EXTRAS.keys() - not_for_users for item in needed(extra)}
    assert wanted == {str(item) for item in needed("all")}


def build(tree: Path, out: Path, umask: int) -> Path:
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1790000000"}
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist", "-d", str(out)]
    subprocess.run(command, cwd=tree, env=environment, check=True, capture_output=True, umask=umask)
    return out


@pytest.mark.slow
def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    """Built from two copies of the tree in folders of other names, with other times and permissions of the files."""
    digests = []
    for number, umask in enumerate((0o022, 0o077)):
        tree = tmp_path / ("tree" * (number + 1))
        tree.mkdir(parents=True)
        for name in ("src", "patterns", "README.md", "LICENSE", "pyproject.toml", ".gitignore"):
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, tree / name)
        for path in tree.rglob("*"):
            os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))
            if path.is_file():
                path.chmod(0o644 if number else 0o600)
        built = build(tree, tmp_path / f"dist{number}", umask)
        digests.append({path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in built.iterdir()})
    assert len(digests[0]) == 2
    assert digests[0] == digests[1]
    (wheel,) = (tmp_path / "dist0").glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "minutes_extract/py.typed" in names
    assert not [name for name in names if "__pycache__" in name or name.startswith("tests/")]
