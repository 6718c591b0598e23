"""`normalize` and `numbers`: text from standard input or a file becomes normalised text, or numbers as JSON Lines."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from minutes_extract.cli.options import InputFile
from minutes_extract.cli.streams import CommandError, stdin_bytes, tell
from minutes_extract.readers import STDIN, ReleaseFile, Unreadable, read_text

NORMALIZE_EXAMPLES = """\b
Examples:
  minutes-extract normalize < release.txt > normalised.txt
  minutes-extract normalize --explain release.txt > /dev/null"""

NUMBERS_EXAMPLES = """\b
Examples:
  echo '2 करोड़ 35 लाख रुपये' | minutes-extract numbers
  minutes-extract numbers release.txt | grep INR"""


def normalize(
    file: InputFile = STDIN,
    explain: Annotated[
        bool, typer.Option("--explain", help="List the steps that changed something, on standard error.")
    ] = False,
) -> None:
    """Bring text to its normalised form: digits, dandas, spaces, signs; a filter."""
    from minutes_extract.normalise import normalise

    result = normalise(_text(file), explain=explain)
    sys.stdout.write(result.text)
    sys.stdout.flush()
    for change in result.changes:
        shown = ", ".join(f"{old!r} -> {new!r}" for old, new in change.examples)
        times = "once" if change.count == 1 else f"{change.count} times"
        tell(
            f"{change.step}: {change.about} ({times}: {shown}{', ...' if change.count > len(change.examples) else ''})"
        )


def numbers(file: InputFile = STDIN) -> None:
    """Find every number of a text: JSON Lines of start, end, text, value, value_max, unit, kind; a filter."""
    from minutes_extract.numbers import find_numbers

    for mention in find_numbers(_text(file)):
        fields = ("start", "end", "text", "value", "value_max", "unit", "kind")
        sys.stdout.write(json.dumps({name: getattr(mention, name) for name in fields}, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _text(file: str) -> str:
    source = ReleaseFile(STDIN, None) if file == STDIN else ReleaseFile(file, Path(file))
    text = read_text(source, stdin_bytes())
    if isinstance(text, Unreadable):
        raise CommandError(str(text))
    return text
