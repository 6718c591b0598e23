"""`minutes-extract.toml`, or `[tool.minutes-extract]` in pyproject.toml, becomes settings that know their origin.

The file is looked for in the working folder and upward to the root of the repository (the folder with `.git`); outside
a repository in the working folder only, so that no stranger's file higher up decides. The first one found is it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

FILE, PROJECT = "minutes-extract.toml", "pyproject.toml"
_TABLE = "tool.minutes-extract"


class ConfigurationError(Exception):
    """A configuration that cannot be used: which file, which line or key, what is wrong, what may stand there."""


class Key(NamedTuple):
    """A key that may be set: its name as written (`limits.max-bytes`), and what it holds."""

    name: str
    kind: str  # text, number, yes/no, day, folders
    choices: tuple[str, ...] = ()


class Setting(NamedTuple):
    """A value, and the file and line it is from. Folders are paths from the working folder, days are text."""

    value: Any
    file: Path
    line: int | None

    @property
    def origin(self) -> str:
        return f"{self.file}:{self.line}" if self.line else str(self.file)


def find(folder: Path) -> Path | None:
    """The configuration that holds in a folder. Raises `ConfigurationError`."""
    for place in _upward(folder):
        if (place / FILE).is_file():
            return place / FILE
        project = place / PROJECT
        if project.is_file() and _TABLE in (text := _text(project)) and _table(project, text) is not None:
            return project
    return None


def load(path: Path, keys: dict[str, Key]) -> dict[str, Setting]:
    """The settings of a file by name of key. Raises `ConfigurationError`."""
    text = _text(path)
    whole = _parsed(path, text) if path.name != PROJECT else _table(path, text)
    if whole is None:
        raise ConfigurationError(f"{path}: no table [{_TABLE}] in it; add one, or give another file")
    settings: dict[str, Setting] = {}
    for name, value in _flat(whole, keys):
        line = _line_of(text, name)
        where = f"{path}:{line}" if line else str(path)
        key = keys.get(name)
        if key is None:
            raise ConfigurationError(f"{where}: unknown key {name}{_near(name, keys)}; known are {', '.join(keys)}")
        problem = _problem(key, value)
        if problem:
            raise ConfigurationError(f"{where}: {name} is {_shown(value)}, but must be {problem}")
        settings[name] = Setting(_settled(key, value, path.parent), path, line)
    return settings


def _upward(folder: Path) -> Iterator[Path]:
    folders = [folder, *folder.parents]
    root = next((number for number, place in enumerate(folders) if (place / ".git").exists()), 0)
    yield from folders[: root + 1]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except OSError as error:
        problem = (error.strerror or str(error)).lower()
        raise ConfigurationError(f"{path}: {problem}; check the path and its permissions") from error


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+)", str(error))
        problem = re.sub(r" \(at .*\)$", "", str(error))
        where = f"{path}:{found[1]}" if found else str(path)
        raise ConfigurationError(f"{where}: not TOML ({problem}); mend that line") from error


def _table(path: Path, text: str) -> dict[str, Any] | None:
    """The table of a pyproject.toml; None where there is none."""
    tool = _parsed(path, text).get("tool")
    table = tool.get("minutes-extract") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None


def _flat(table: dict[str, Any], keys: dict[str, Key]) -> Iterator[tuple[str, Any]]:
    """Keys of the tables columns and limits have their table before their name."""
    groups = {name.partition(".")[0] for name in keys if "." in name}
    for name, value in table.items():
        if name in groups and isinstance(value, dict):
            yield from ((f"{name}.{inner}", item) for inner, item in value.items())
        else:
            yield name, value


def _problem(key: Key, value: Any) -> str | None:
    """What a value must be and is not; None where it is."""
    if key.kind == "number":
        return None if type(value) is int and value >= 1 else "a whole number from 1"
    if key.kind == "yes/no":
        return None if isinstance(value, bool) else "true or false"
    if key.kind == "folders":
        fits = isinstance(value, str) or (isinstance(value, list) and all(isinstance(item, str) for item in value))
        return None if fits else 'a folder or a list of folders, such as ["my-packs"]'
    if key.kind == "day":
        fits = type(value) is date or (isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None)
        return None if fits and _is_day(str(value)) else "a day, such as 2026-05-25"
    if key.choices:
        return None if value in key.choices else f"one of {', '.join(key.choices)}"
    return None if isinstance(value, str) and value.strip() else "text in quotes, not empty"


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _settled(key: Key, value: Any, folder: Path) -> Any:
    """A value as the command line would give it: folders stand where the file says, from its own place."""
    if key.kind == "folders":
        here = Path.cwd()
        folders = [folder / Path(item).expanduser() for item in ([value] if isinstance(value, str) else value)]
        return [str(path.relative_to(here) if path.is_relative_to(here) else path) for path in folders]
    return str(value) if key.kind == "day" else value


def _line_of(text: str, name: str) -> int | None:
    """The line on which a key is set, where it can be told."""
    group, _, last = name.rpartition(".")
    pattern = re.compile(rf"""\s*["']?(?:{re.escape(group)}["']?\s*\.\s*["']?)?{re.escape(last)}["']?\s*[.=]""")
    inside = f"[{group}]" if group else None
    section = ""
    lines = list(enumerate(text.splitlines(), 1))
    for number, line in lines:
        if re.match(r"\s*\[", line):
            section = re.sub(r"\s", "", line.partition("#")[0]).removeprefix(f"[{_TABLE}").removeprefix(".")
            if section.strip("[]") == name:
                return number
        elif pattern.match(line) and (inside is None or inside.endswith(section.lstrip("[")) or f"{group}." in line):
            return number
    return next(
        (n for n, line in lines if group and re.match(rf"\s*{re.escape(group)}\s*=.*{re.escape(last)}", line)), None
    )


def _near(name: str, keys: dict[str, Key]) -> str:
    near = get_close_matches(name, keys, n=1)
    return f" (did you mean {near[0]}?)" if near else ""


def _shown(value: Any) -> str:
    text = f'"{value}"' if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= 60 else text[:59] + "…"
