"""`config`: the settings in force, each with the file and line it is from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from minutes_extract.cli.guard import guarded
from minutes_extract.cli.options import ReportFormat
from minutes_extract.cli.streams import tell

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look at the configuration.")

_SHOW_EXAMPLES = """\b
Examples:
  minutes-extract config show
  minutes-extract --config other.toml config show --format json"""


@app.command("show", epilog=_SHOW_EXAMPLES)
@guarded
def show(
    context: typer.Context,
    format_: Annotated[ReportFormat, typer.Option("--format", "-f", help="How to show it.")] = ReportFormat.TABLE,
) -> None:
    """Show what is in force where the command line does not say otherwise (tab-separated: key, value, from).

    A value is from minutes-extract.toml, from [tool.minutes-extract] in pyproject.toml, or the default.
    """
    from minutes_extract.cli.settings import in_force, known_keys, option_of

    root = context.find_root()
    chosen, ignored = root.params.get("config"), root.params.get("no_config")
    settings = {} if ignored else in_force(chosen, root.command)
    rows: list[dict[str, Any]] = []
    for key in known_keys(root.command):
        found = settings.get(key)
        value = found.value if found else option_of(root.command, key).default
        rows.append({"key": key, "value": _plain(value), "from": found.origin if found else "default"})
    if format_ is ReportFormat.JSON:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        typer.echo("\t".join((row["key"], _text(row["value"]), row["from"])))
    if not settings:
        tell(_why_none(ignored))


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if value is None or isinstance(value, bool | int | list):
        return value
    return str(value)


def _text(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, list) else str(value)


def _why_none(ignored: Any) -> str:
    if ignored:
        return "no configuration: --no-config"
    return f"no configuration from {Path.cwd()} upward to the root of the repository; all values are the defaults"
