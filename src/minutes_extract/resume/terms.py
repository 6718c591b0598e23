"""A task becomes its terms: all that decides, beside the release itself, what its output looks like."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from minutes_extract import __version__
from minutes_extract.engines import Task
from minutes_extract.packs import default_folder, pack_fingerprint
from minutes_extract.record import SCHEMA_VERSION


def terms_of(task: Task) -> dict[str, str]:
    """Term -> value; outputs belong together where all are equal. Packs count by content, not by folder."""
    options: dict[str, str] = {}
    for item in fields(task):
        value = getattr(task, item.name)
        if is_dataclass(value):
            options |= {inner.name: repr(getattr(value, inner.name)) for inner in fields(value)}
        elif item.name != "patterns":
            options[item.name] = repr(value)
    return {
        "program": f"{__version__} {_code()}",
        "record schema": SCHEMA_VERSION,
        "patterns": pack_fingerprint((default_folder(), *task.patterns)),
        "readers of pages and PDF": ", ".join(map(_installed, ("trafilatura", "pypdf"))),
        **options,
    }


def _installed(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"no {package}"


@lru_cache(maxsize=1)
def _code() -> str:
    """The hash of the program's modules and of the tables beside them: a rule that was mended changes records, though
    the version is the same."""
    package = Path(__file__).resolve().parents[1]
    digest = sha256()
    for module in sorted((*package.rglob("*.py"), *package.rglob("*.tsv"))):
        digest.update(module.relative_to(package).as_posix().encode("utf-8") + b"\0" + module.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
