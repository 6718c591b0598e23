"""The fields of a new entry become lines at the end of a pack file of the user's, if all packs still hold with it."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

import yaml

from minutes_extract.packs.check import Problem, check_packs
from minutes_extract.packs.load import PackError, default_folder, load_packs, pack_files

_ABOUT = {
    "schemes": "Schemes, missions, campaigns, funds and portals",
    "posts": "Posts and offices",
    "metrics": "Metrics, each with the things and words that make it",
}


class EntryError(ValueError):
    """An entry that cannot be added; the message says why and what to do."""


def add_entry(folder: Path, pack: str, fields: dict[str, Any]) -> tuple[Path, list[Problem]]:
    """Add an entry to the file of its type in `folder`, made where it is missing; the file, and what does not hold.

    The packs are checked with the entry in a copy first, and where something does not hold nothing is written. Problems
    that were there before do not count. Raises `EntryError`, `PackError` for a pack that cannot be read, `OSError`.
    """
    from minutes_extract.writers.atomic import atomic_write

    path = folder / f"{pack}.yaml"
    name = fields.get("id") or fields.get("code")
    folders = [default_folder(), *([folder] if folder.is_dir() else [])]
    taken = load_packs(folders).entries.get(pack, {}).get(str(name))
    if taken is not None:
        raise EntryError(f"{name} is taken by an entry in {taken.path}; choose another id, or edit that entry")
    text = with_entry(path.read_text(encoding="utf-8") if path.exists() else None, path, pack, fields)
    with tempfile.TemporaryDirectory() as made:
        copy = Path(made) / "packs"
        if folder.is_dir():
            for file in pack_files([folder]):
                there = copy / file.relative_to(folder)
                there.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, there)
        copy.mkdir(exist_ok=True)
        (copy / path.name).write_text(text, encoding="utf-8")
        try:
            problems = check_packs([default_folder(), copy])
        except PackError as error:
            raise EntryError(f"the entry would not be valid: {error.problem}") from error
    if problems:
        before = {(p.entry, p.expected, p.got) for p in check_packs(folders)}
        problems = [p for p in problems if (p.entry, p.expected, p.got) not in before]
    if not problems:
        folder.mkdir(parents=True, exist_ok=True)
        with atomic_write(path) as stream:
            stream.write(text)
    return path, problems


def with_entry(text: str | None, path: Path, pack: str, fields: dict[str, Any]) -> str:
    """A pack file with one more entry; None is a new file. Comments and layout stay. Raises `EntryError`."""
    dumped = yaml.safe_dump([fields], allow_unicode=True, sort_keys=False, width=110)
    if text is None:
        return f"pack: {pack}\nabout: {_ABOUT[pack]}\nentries:\n{dumped}"
    try:
        node = yaml.compose(text)
    except yaml.MarkedYAMLError as error:
        raise EntryError(f"{path} is not YAML ({error.problem}); mend it first") from error
    items = node.value if isinstance(node, yaml.MappingNode) else []
    keys = {key.value: value for key, value in items}
    if getattr(keys.get("pack"), "value", None) != pack:
        raise EntryError(f"{path} is no pack of {pack}; rename it, or choose another folder")
    last = items[-1][0].value if items else None
    entries = keys.get("entries")
    if last != "entries" or not isinstance(entries, yaml.SequenceNode):
        raise EntryError(f"{path}: entries must be the last key of the file; move it there, or add the entry by hand")
    if entries.flow_style and entries.value:
        raise EntryError(f"{path}: entries stand in brackets; write each on a line of its own, beginning with -")
    if entries.flow_style:
        return text[: entries.start_mark.index].rstrip(" ") + "\n" + dumped
    indent = " " * entries.start_mark.column
    return text.rstrip("\n") + "\n" + re.sub(r"^(?=.)", indent, dumped, flags=re.M)


def id_from(text: str) -> str:
    """An id made of an English or romanised name: "Fisheries insurance" -> fisheries-insurance."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
