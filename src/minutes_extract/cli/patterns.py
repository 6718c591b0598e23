"""`patterns`: the packs become lists of entries, one entry with its forms, problems found, or hits in a text."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutes_extract.cli.guard import guarded
from minutes_extract.cli.options import Patterns
from minutes_extract.cli.streams import DIFFERENT, CommandError, stdin_bytes, tell
from minutes_extract.readers import STDIN

if TYPE_CHECKING:
    from minutes_extract.packs.load import Located, Packs

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look at, try and check the pattern packs.")

_LIST_EXAMPLES = """\b
Examples:
  minutes-extract patterns list
  minutes-extract patterns list schemes | grep मिशन"""
_TRY_EXAMPLES = """\b
Examples:
  minutes-extract patterns try 'उपायुक्त ने 25 समूहों को ऋण दिया'
  minutes-extract patterns try - < release.txt"""


@app.command("list", epilog=_LIST_EXAMPLES)
@guarded
def list_entries(
    type_: Annotated[
        str | None, typer.Argument(metavar="[TYPE]", help="posts, schemes, metrics, ...", show_default=False)
    ] = None,
    patterns: Patterns = None,
) -> None:
    """List pack types with their number of entries, or the entries of one type (tab-separated: id, lemma, English)."""
    packs = _load(patterns)
    if type_ is None:
        for name in sorted(packs.entries):
            typer.echo(f"{name}\t{len(packs.entries[name])}")
        for name in sorted(packs.data):
            typer.echo(f"{name}\tdata")
        return
    if type_ not in packs.entries:
        raise CommandError(f"no pack type {type_!r}; expected one of {', '.join(sorted(packs.entries))}")
    for name, located in packs.entries[type_].items():
        entry = located.entry
        values = (getattr(entry, field, None) for field in ("lemma", "label", "cue", "note"))
        lemma = next((value for value in values if value), "")
        typer.echo(f"{name}\t{lemma}\t{getattr(entry, 'en', None) or ''}".rstrip())


@app.command("show")
@guarded
def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="Id of an entry, or TYPE/ID.", show_default=False)],
    patterns: Patterns = None,
) -> None:
    """Show an entry: its file and line, its fields as YAML, and every form it is found by."""
    import yaml

    from minutes_extract.packs.compile import forms_of
    from minutes_extract.packs.load import line_of
    from minutes_extract.packs.schema import Entry

    packs = _load(patterns)
    found = list(_entries(packs, id_))
    if not found:
        raise CommandError(f"no entry {id_!r}; `minutes-extract patterns list TYPE` shows the ids{_near(packs, id_)}")
    for type_, located in found:
        line = line_of(located, id_.rpartition("/")[2])
        typer.echo(f"# {type_}: {located.path}{f':{line}' if line else ''}")
        fields = located.entry.model_dump(mode="json", exclude_defaults=True)
        typer.echo(yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=100).rstrip())
        if isinstance(located.entry, Entry):
            typer.echo("# forms: " + ", ".join(forms_of(located.entry)))


@app.command("check")
@guarded
def check(patterns: Patterns = None) -> None:
    """Check every form, example and counterexample of the packs.

    Exit code 0: all hold; 1: some do not, each as file:line: entry: expected, got; 2: a pack cannot be read.
    """
    from minutes_extract.packs.check import check_packs

    problems = check_packs(_folders(patterns))
    for problem in problems:
        where = f"{_short(problem.path)}:{problem.line}" if problem.line else _short(problem.path)
        typer.echo(f"{where}: entry {problem.entry}: expected {problem.expected}, got {problem.got}")
    packs = _load(patterns)
    entries = sum(len(table) for table in packs.entries.values())
    count = len(problems)
    tell(f"{entries} entries in {len(packs.files)} files, {count or 'no'} problem{'' if count == 1 else 's'}")
    if problems:
        raise typer.Exit(DIFFERENT)


@app.command("try", epilog=_TRY_EXAMPLES)
@guarded
def try_text(
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="Text to look in; - is standard input.", show_default=False)
    ],
    patterns: Patterns = None,
) -> None:
    """Show what the packs and the number reader find in a text (tab-separated: place, text, type, entry)."""
    from minutes_extract.extract import Extractor

    if text == STDIN:
        try:
            text = stdin_bytes().read().decode("utf-8")
        except UnicodeDecodeError as error:
            raise CommandError(
                f"standard input: not UTF-8 (byte {error.start}); save it as UTF-8 and run again"
            ) from error
    reading = Extractor(patterns or ()).read(text)
    rows = []
    for type_, hits in reading.hits.items():
        for hit in hits:
            span = reading.span(hit.start, hit.end)
            cue = f" ({reading.packs.cues[hit.id].cue})" if type_ == "cue" else ""
            rows.append((span.start, span.end, span.text, type_, f"{hit.id}{cue}"))
    for number in reading.numbers:
        mention = number.mention
        span = reading.char_span(mention.start, mention.end)
        value = f"{mention.value}" + (f"-{mention.value_max}" if mention.value_max is not None else "")
        rows.append((span.start, span.end, span.text, "number", f"{mention.kind} {value} {mention.unit}"))
    for start, end, shown, type_, entry in sorted(rows):
        typer.echo(f"{start}-{end}\t{' '.join(shown.split())}\t{type_}\t{entry}")
    if not rows:
        tell("nothing found")
    sys.stdout.flush()


def _folders(patterns: list[Path] | None) -> list[Path]:
    """The shipped packs, then the user's."""
    from minutes_extract.packs.load import default_folder

    return [default_folder(), *(patterns or [])]


def _load(patterns: list[Path] | None) -> Packs:
    from minutes_extract.packs.load import load_packs

    return load_packs(_folders(patterns))


def _entries(packs: Packs, id_: str) -> Iterator[tuple[str, Located]]:
    type_, _, name = id_.rpartition("/")
    for pack, table in packs.entries.items():
        if name in table and type_ in ("", pack):
            yield pack, table[name]


def _near(packs: Packs, id_: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(id_, [name for table in packs.entries.values() for name in table], n=3)
    return f"; near it: {', '.join(near)}" if near else ""


def _short(path: Path) -> str:
    """The path below the working folder where it stands there."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
