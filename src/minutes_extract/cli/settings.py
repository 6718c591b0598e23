"""The configuration becomes defaults of the commands' options, which the command line beats."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from minutes_extract.configuration import Key, Setting

# key -> (kind, the option's name in the code); an option of this name takes it in `extract`, `patterns` in all commands
_KEYS = {
    "patterns": ("folders", "patterns"),
    "format": ("text", "format_"),
    "separator": ("text", "separator"),
    "no-split": ("yes/no", "no_split"),
    "published": ("day", "published"),
    "jobs": ("number", "jobs"),
    "engine": ("text", "engine"),
    "bom": ("yes/no", "bom"),
    "min-certainty": ("text", "min_certainty"),
    "keep-text": ("yes/no", "keep_text"),
    "mark-duplicates": ("yes/no", "mark_duplicates"),
    "resume": ("yes/no", "resume"),
    "quiet": ("yes/no", "quiet"),
    "verbose": ("yes/no", "verbose"),
    "columns.text": ("text", "text_column"),
    "columns.id": ("text", "id_column"),
    "columns.date": ("text", "date_column"),
    "limits.max-bytes": ("number", "max_bytes"),
    "limits.max-chars": ("number", "max_chars"),
    "limits.shard-size": ("number", "shard_size"),
}


def known_keys(program: Any) -> dict[str, Key]:
    """The keys that a configuration may hold."""
    from minutes_extract.cli.options import CertaintyName
    from minutes_extract.cli.ray import Engine
    from minutes_extract.configuration import Key
    from minutes_extract.writers.formats import Format

    options = {option.name: option for option in _command(program, "extract").params}
    choices: dict[str, type[StrEnum]] = {"format": Format, "engine": Engine, "min-certainty": CertaintyName}
    return {
        key: Key(key, kind, tuple(map(str, choices.get(key, ()))))
        for key, (kind, name) in _KEYS.items()
        if name in options
    }


def option_of(program: Any, key: str) -> Any:
    """The option of `extract` that a key is for."""
    name = _KEYS[key][1]
    return next(option for option in _command(program, "extract").params if option.name == name)


def defaults(program: Any, settings: dict[str, Setting], folders: list[str]) -> dict[str, Any]:
    """Settings as click takes defaults: command -> option -> value, commands within commands likewise.

    `folders` are the pack folders given before the command, which beat those of the configuration.
    """
    values = {_KEYS[key][1]: setting.value for key, setting in settings.items()}
    if folders:
        values["patterns"] = folders
    everywhere = {name: value for name, value in values.items() if name == "patterns"}
    return {name: values if name == "extract" else _below(command, everywhere) for name, command in _commands(program)}


def in_force(chosen: Path | None, program: Any) -> dict[str, Setting]:
    """The settings of the file chosen, or else of the one found from the working folder. Raises `CommandError`."""
    from minutes_extract.cli.streams import CommandError
    from minutes_extract.configuration import ConfigurationError, find, load

    try:
        path = chosen or find(Path.cwd())
        return load(path, known_keys(program)) if path else {}
    except ConfigurationError as error:
        raise CommandError(str(error)) from error


def _below(command: Any, values: dict[str, Any]) -> dict[str, Any]:
    inner = {name: _below(below, values) for name, below in _commands(command)}
    return inner or values


def _commands(command: Any) -> Iterator[tuple[str, Any]]:
    commands: dict[str, Any] = getattr(command, "commands", {})
    yield from commands.items()


def _command(program: Any, name: str) -> Any:
    return dict(_commands(program))[name]
