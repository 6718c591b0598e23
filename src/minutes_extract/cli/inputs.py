"""The options that say what the inputs of `extract` are become `ReadOptions`."""

from __future__ import annotations

from typing import Annotated

import typer

from minutes_extract.cli.streams import CommandError
from minutes_extract.readers import MAX_BYTES, MAX_CHARS, Asked, ReadOptions

Separator = Annotated[
    str | None,
    typer.Option(
        "--separator",
        metavar="LINE",
        help="A line that holds only this parts two releases of one file; no other is looked for then.",
        show_default=False,
    ),
]
NoSplit = Annotated[
    bool,
    typer.Option("--no-split", help="Take each file for one release: do not look for several in it."),
]
TextColumn = Annotated[
    str | None,
    typer.Option(
        "--text-column",
        metavar="NAME",
        help="Of tables (JSON Lines, CSV, Parquet): the texts. Guessed and told where left out, as the next two.",
        show_default=False,
    ),
]
IdColumn = Annotated[
    str | None,
    typer.Option("--id-column", metavar="NAME", help="The names for the records.", show_default=False),
]
DateColumn = Annotated[
    str | None,
    typer.Option("--date-column", metavar="NAME", help="The days of publication.", show_default=False),
]
KeepText = Annotated[bool, typer.Option("--keep-text", help="Keep the text of each release in source.text.")]
MarkDuplicates = Annotated[
    bool,
    typer.Option("--mark-duplicates", help="Name in source.duplicate_of the earlier release that says the same."),
]
MaxBytes = Annotated[
    int,
    typer.Option("--max-bytes", metavar="N", min=1, help="The largest file to read, in bytes."),
]
MaxChars = Annotated[int, typer.Option("--max-chars", metavar="N", min=1, help="The longest release, in characters.")]
LARGEST, LONGEST = MAX_BYTES, MAX_CHARS


def read_options(
    separator: str | None,
    no_split: bool,
    columns: tuple[str | None, str | None, str | None],
    max_bytes: int,
    max_chars: int,
) -> ReadOptions:
    """How the inputs are to be read. Raises `CommandError`."""
    if separator is not None and not separator.strip():
        raise CommandError(
            "--separator is blank; give the text of the line that parts releases, such as --separator '-----'"
        )
    if separator is not None and no_split:
        raise CommandError("--separator and --no-split say different things; leave one of them out")
    return ReadOptions(separator, not no_split, Asked(*columns), max_bytes, max_chars)
