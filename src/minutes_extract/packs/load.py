"""Folders of pack files become checked entries.

A later folder adds entries, and an entry with the id of an earlier one takes its place, so that an analyst can
mend a pack without touching the one that came with the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from reprlib import Repr
from typing import Any

from pydantic import BaseModel, ValidationError

from minutes_extract.packs.schema import ENTRY_MODELS, PackFile

_SHORT = Repr()
_SHORT.maxlevel, _SHORT.maxstring, _SHORT.maxother = 3, 200, 200

DEEPEST = 50  # levels of lists and mappings in one another
_NESTING = re.compile(r"(?m)[\[{\]}]|^[ \t]*(?:[-?:][ \t]+)+")

# Pack types that other modules read in a shape of their own (numbers and units, say): kept as plain data.
DATA_PACKS = frozenset({"numbers", "units", "data"})


class PackError(ValueError):
    """A pack that cannot be used: which file, which entry, what was expected, what was found."""

    def __init__(self, path: Path, problem: str, *, line: int | None = None, entry: str | None = None) -> None:
        self.path, self.line, self.entry, self.problem = path, line, entry, problem
        where = f"{path}:{line}" if line else str(path)
        super().__init__(f"{where}: {f'entry {entry}: ' if entry else ''}{problem}")


@dataclass(slots=True)
class Located:
    """An entry and where it stands."""

    entry: BaseModel
    path: Path
    line: int


@dataclass(slots=True)
class Packs:
    """All entries by pack type and id; `data` holds the packs of `DATA_PACKS` by file stem."""

    entries: dict[str, dict[str, Located]] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)

    def of(self, pack: str) -> Iterator[Any]:
        """The entries of one type, in order of file and place."""
        return (located.entry for located in self.entries.get(pack, {}).values())

    def words(self, id_: str) -> list[str]:
        """The words of one word list; empty where there is none."""
        located = self.entries.get("words", {}).get(id_)
        return list(getattr(located.entry, "words", [])) if located else []


def default_folder() -> Path:
    """The packs shipped with the program: beside the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parents[1]
    shipped = package / "patterns"
    return shipped if shipped.is_dir() else package.parents[1] / "patterns"


def pack_files(folders: Iterable[Path]) -> list[Path]:
    """The pack files of the folders, each folder's in order of path."""
    files: list[Path] = []
    for folder in folders:
        if not folder.is_dir():
            raise PackError(folder, "is not a folder of pack files; give --patterns a folder that holds .yaml files")
        files += sorted(path for path in folder.rglob("*.yaml"))
    return files


def fingerprint(files: Iterable[Path]) -> str:
    """The hash of the contents of the pack files, in order: equal fingerprints, equal lexicons."""
    digest = sha256()
    for path in files:
        digest.update(path.name.encode("utf-8", "surrogateescape") + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def load_packs(folders: Iterable[Path] | None = None) -> Packs:
    """Read, check and merge pack folders; the shipped one when none is named.

    Raises `PackError` with file, line and entry for anything that is not as the schema says.
    """
    packs = Packs(files=pack_files([default_folder()] if folders is None else folders))
    for path in packs.files:
        _load_file(path, packs)
    return packs


def _depth(text: str) -> int:
    """How deep brackets, or the marks that open a line, are nested at most; a line with such marks begins anew."""
    depth = most = 0
    for match in _NESTING.finditer(text):
        mark = match[0]
        if mark in ("[", "{"):
            depth += 1
        elif mark in ("]", "}"):
            depth = max(0, depth - 1)
        else:
            depth = len(mark.split())
        most = max(most, depth)
    return most


def _load_file(path: Path, packs: Packs) -> None:
    import yaml  # here: packs from the cache need none of it

    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise PackError(path, f"is not UTF-8 (byte {error.start})") from error
    if _depth(text) > DEEPEST:  # the parser in C recurses, and would end the process
        raise PackError(
            path, f"holds lists or mappings more than {DEEPEST} deep; entries of packs are no deeper than 5"
        )
    try:
        raw = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise PackError(path, f"is not YAML: {error.problem}", line=line) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # a control character, a 13th month, lists in lists
        raise PackError(path, f"is not YAML: {' '.join(str(error).split())[:200]}") from error
    if not isinstance(raw, dict) or "pack" not in raw:
        raise PackError(path, "expected a mapping with the keys pack, about and entries", line=1)
    if isinstance(raw["pack"], str) and raw["pack"] in DATA_PACKS:
        packs.data[path.stem] = raw
        return
    try:
        file = PackFile.model_validate(raw)
    except ValidationError as error:
        raise PackError(path, _first(error), line=1) from error
    model = ENTRY_MODELS.get(file.pack)
    if model is None:
        known = ", ".join(sorted({*ENTRY_MODELS, *DATA_PACKS}))
        raise PackError(path, f"unknown pack type {file.pack!r}; expected one of {known}", line=1)
    table = packs.entries.setdefault(file.pack, {})
    seen: set[str] = set()
    for number, item in enumerate(file.entries):
        named = item.get("id", item.get("code"))
        name = named if isinstance(named, str) else f"number {number + 1}"
        try:
            entry = model.model_validate(item)
        except ValidationError as error:
            raise PackError(path, _first(error), line=_line_of(text, name), entry=name) from error
        if name in seen:
            raise PackError(path, "stands twice in this file", line=_line_of(text, name), entry=name)
        seen.add(name)
        table[name] = Located(entry, path, 0)


def _first(error: ValidationError) -> str:
    """One sentence for the first thing wrong: which field, what was expected, what stands there."""
    detail = error.errors()[0]
    place = ".".join(map(str, detail["loc"])) or "entry"
    return f"field {place}: {detail['msg'].lower()}, got {_shown(detail['input'])}"[:400]


def _shown(value: object) -> str:
    """A value in short, whatever it holds: aliases of aliases in a pack may stand for more than fits in memory."""
    return _SHORT.repr(value)


def _line_of(text: str, name: str) -> int | None:
    """The line on which an entry is named."""
    for number, line in enumerate(text.splitlines(), 1):
        for key in ("id:", "code:"):
            _, found, value = line.partition(key)
            if found and value.strip().split(",")[0].split("}")[0].strip(" '\"") == name:
                return number
    return None


def line_of(located: Located, name: str) -> int | None:
    """The line of an entry in its file."""
    return _line_of(located.path.read_text(encoding="utf-8"), name)
