"""The commands of `minutes-extract` and the options of the program itself."""

from __future__ import annotations

from collections.abc import Collection
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from minutes_extract import __version__
from minutes_extract.cli.guard import guarded, show_tracebacks

EPILOG = """\b
Examples:
  minutes-extract extract releases/ -o tables/
  minutes-extract extract release.txt --format json
  minutes-extract explain release.txt
  cat release.txt | minutes-extract extract -

\b
Exit codes: 0 done, 1 differences found, 2 could not, 130 stopped by Ctrl-C.
Results go to standard output, everything else to standard error."""

SCHEMA_EXAMPLES = """\b
Examples:
  minutes-extract schema > record.schema.json
  minutes-extract schema | jq '."$defs".Indicator'"""


class Program(TyperGroup):
    """The commands; `--debug` may stand before or after the name of the command, as it is thought of late."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        end = args.index("--") if "--" in args else len(args)
        if "--debug" in args[:end]:
            args = ["--debug", *(argument for argument in args[:end] if argument != "--debug"), *args[end:]]
        if "--version" in args[:end]:  # told last, when --patterns and --config have been read
            args = [*(argument for argument in args[:end] if argument != "--version"), "--version", *args[end:]]
        ctx.meta[HELP] = any(argument in ("-h", "--help") for argument in args[:end])
        return super().parse_args(ctx, args)


HELP = "minutes_extract.help"


@guarded
def _version(context: typer.Context, wanted: bool) -> None:
    """Print the version with the fingerprint of the packs in force: the shipped ones, and those that add to them."""
    if not wanted or context.resilient_parsing:
        return
    from minutes_extract.packs import default_folder, pack_fingerprint
    from minutes_extract.record import SCHEMA_VERSION

    more = _folders(context)
    packs = pack_fingerprint((default_folder(), *map(Path, more)))
    with_ = f" with {', '.join(map(str, more))}" if more else ""
    typer.echo(f"minutes-extract {__version__} (record schema {SCHEMA_VERSION}, patterns {packs[:12]}{with_})")
    raise typer.Exit


def _folders(context: typer.Context) -> list[Path | str]:
    """The pack folders of the command line, else of the configuration."""
    given = context.params
    if given.get("patterns") or given.get("no_config"):
        return list(given.get("patterns") or ())
    from minutes_extract.cli.settings import in_force

    setting = in_force(given.get("config"), context.command).get("patterns")
    return list(setting.value) if setting else []


@guarded
def _common(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_version,
            is_eager=True,
            help="Show version and the fingerprint of the packs in force.",
        ),
    ] = False,
    patterns: Annotated[
        list[Path] | None,
        typer.Option(
            "--patterns",
            metavar="DIR",
            is_eager=True,
            help="Folder of packs for whatever command follows, and for --version. Repeatable.",
            show_default=False,
        ),
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option(
            "--config",
            metavar="FILE",
            is_eager=True,
            help="Take defaults from this file; without it, from minutes-extract.toml or pyproject.toml here or above.",
            show_default=False,
        ),
    ] = None,
    no_config: Annotated[bool, typer.Option("--no-config", is_eager=True, help="Look for no configuration.")] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the traceback of an internal error. May follow the command.")
    ] = False,
) -> None:
    show_tracebacks(debug)
    if context.meta.get(HELP) or context.resilient_parsing or context.invoked_subcommand == "config":
        return
    from minutes_extract.cli.settings import defaults, in_force

    settings = {} if no_config else in_force(config, context.command)
    chosen = [str(folder) for folder in patterns or ()]
    if settings or chosen:
        context.default_map = defaults(context.command, settings, chosen)


@guarded
def _schema() -> None:
    """Print the JSON Schema of a record."""
    from minutes_extract.record import Record
    from minutes_extract.writers.json_lines import indented

    typer.echo(indented(Record.model_json_schema()))


# Command -> its module, function and examples; a module with commands of its own has an `app`.
_COMMANDS = {
    "extract": ("extract", "extract", "EXAMPLES"),
    "check": ("check", "check", "EXAMPLES"),
    "score": ("score", "score", "EXAMPLES"),
    "diff": ("diff", "diff", "EXAMPLES"),
    "report": ("report", "report", "EXAMPLES"),
    "stats": ("stats", "stats", "EXAMPLES"),
    "explain": ("explain", "explain", "EXAMPLES"),
    "normalize": ("filters", "normalize", "NORMALIZE_EXAMPLES"),
    "numbers": ("filters", "numbers", "NUMBERS_EXAMPLES"),
}
_GROUPS = ("patterns", "config")
_ALWAYS = "extract"  # its options are the keys of a configuration


def program(arguments: Collection[str] | None = None) -> typer.Typer:
    """The program with the commands that `arguments` name, with all where none is named or help is asked for.

    Making a command takes longer than some commands run.
    """
    named = set(arguments or ()).intersection(("schema", *_COMMANDS, *_GROUPS))
    if not named or not set(arguments or ()).isdisjoint(("-h", "--help")):
        named = {"schema", *_COMMANDS, *_GROUPS}
    made = typer.Typer(
        name="minutes-extract",
        cls=Program,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        help="Hindi press releases to validated records: meetings, officials, schemes, figures, instructions.",
        epilog=EPILOG,
    )
    made.callback()(_common)
    if "schema" in named:
        made.command("schema", epilog=SCHEMA_EXAMPLES)(_schema)
    for command, (home, function, examples) in _COMMANDS.items():
        if command in named or command == _ALWAYS:
            module = import_module(f"minutes_extract.cli.{home}")
            made.command(command, epilog=getattr(module, examples))(guarded(getattr(module, function)))
    for group in _GROUPS:
        if group in named:
            made.add_typer(import_module(f"minutes_extract.cli.{group}").app, name=group)
    return made
