"""`patterns`: the packs become lists of entries, one entry with its forms, problems found, hits in a text, or gaps."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutes_extract.cli import new_pattern
from minutes_extract.cli.guard import guarded
from minutes_extract.cli.options import Patterns, ReportFormat
from minutes_extract.cli.streams import DIFFERENT, FAILED, CommandError, stdin_bytes, tell
from minutes_extract.readers import STDIN

if TYPE_CHECKING:
    from minutes_extract.coverage import Coverage
    from minutes_extract.packs.load import Located, Packs

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look at, try, check and add to the pattern packs.")
app.add_typer(new_pattern.app, name="new")

_LIST_EXAMPLES = """\b
Examples:
  minutes-extract patterns list
  minutes-extract patterns list schemes | grep मिशन"""
_SHOW_EXAMPLES = """\b
Examples:
  minutes-extract patterns show mgnrega
  minutes-extract patterns show things/shg --patterns my-packs"""
_CHECK_EXAMPLES = """\b
Examples:
  minutes-extract patterns check
  minutes-extract patterns check --patterns my-packs"""
_COVERAGE_EXAMPLES = """\b
Examples:
  minutes-extract patterns coverage releases/
  minutes-extract patterns coverage releases/ --top 5 --patterns my-packs
  minutes-extract patterns coverage releases/ --format json | jq '.gaps.scheme[0]'"""
_TITLES = {
    "scheme": "phrases like a scheme that no pack knows",
    "post": "posts without a code",
    "figure": "figures without a code, by what they count and unit",
    "number": "numbers of which nothing is known, by the word behind them",
}
_TRY_EXAMPLES = """\b
Examples:
  minutes-extract patterns try 'उपायुक्त ने 25 समूहों को ऋण दिया'
  minutes-extract patterns try - < release.txt"""


@app.command("list", epilog=_LIST_EXAMPLES)
@guarded
def list_entries(
    type_: Annotated[
        str | None, typer.Argument(metavar="TYPE", help="posts, schemes, metrics, ...", show_default=False)
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


@app.command("show", epilog=_SHOW_EXAMPLES)
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


@app.command("check", epilog=_CHECK_EXAMPLES)
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
    """Show what the packs and the number reader find in a text, and what facts that becomes.

    Tab-separated: place, text, type, entry; then, with -> before the type, each fact and the rule that made it.
    """
    from minutes_extract.explain import marks
    from minutes_extract.extract import Extractor

    if text == STDIN:
        try:
            text = stdin_bytes().read().decode("utf-8")
        except UnicodeDecodeError as error:
            raise CommandError(
                f"standard input: not UTF-8 (byte {error.start}); save it as UTF-8 and run again"
            ) from error
    extractor = Extractor(patterns or ())
    reading = extractor.read(text)
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
    for mark in marks(reading, extractor.record(reading)):
        shown = " ".join(text[mark.start : mark.end].split())
        typer.echo(f"{mark.start}-{mark.end}\t{shown}\t-> {mark.type}\t{mark.became}  [{mark.rule}]")
    if not rows:
        tell("nothing found")
    sys.stdout.flush()


@app.command("coverage", epilog=_COVERAGE_EXAMPLES)
@guarded
def coverage(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Folders of releases, or releases.", show_default=False),
    ],
    format_: Annotated[ReportFormat, typer.Option("--format", "-f", help="How to show it.")] = ReportFormat.TABLE,
    top: Annotated[int, typer.Option("--top", metavar="N", min=1, help="How many of each kind to show.")] = 20,
    patterns: Patterns = None,
) -> None:
    """Rank what no pack explains over a folder of releases: what to write the next entry for.

    Schemes and posts the packs do not know, figures without a code, numbers of which nothing is known; each with the
    number of releases it stands in, how often, and an example.
    """
    from minutes_extract.cli.progress import progress
    from minutes_extract.cli.releases import Releases
    from minutes_extract.coverage import Coverage
    from minutes_extract.extract import Extractor

    extractor = Extractor(patterns or ())
    releases = Releases(paths)
    found = Coverage()
    with progress("releases", len(releases.files)) as advance:
        for release in releases.read():
            record = releases.record(extractor, release)
            if record is not None:
                found.add(record, release.text)
            advance(1)
    if format_ is ReportFormat.JSON:
        typer.echo(json.dumps(_coverage_json(found, top), ensure_ascii=False, indent=1))
    else:
        _show_coverage(found, top)
    sys.stdout.flush()
    if releases.failures:
        raise typer.Exit(FAILED)


def _coverage_json(found: Coverage, top: int) -> dict[str, object]:
    from minutes_extract.coverage import KINDS

    names = ("text", "releases", "count", "release", "example")
    gaps = {kind: [{n: getattr(gap, n) for n in names} for gap in found.ranked(kind)[:top]] for kind in KINDS}
    totals = {
        kind: {
            "explained": found.known[kind],
            "unexplained": sum(gap.count for gap in found.ranked(kind)),
            "different": len(found.ranked(kind)),
        }
        for kind in KINDS
    }
    return {"releases": found.releases, "totals": totals, "gaps": gaps}


def _show_coverage(found: Coverage, top: int) -> None:
    from minutes_extract.coverage import KINDS

    for kind in KINDS:
        gaps = found.ranked(kind)
        times = sum(gap.count for gap in gaps)
        total = times + found.known[kind]
        typer.echo(f"# {_TITLES[kind]}: {times} of {total}, {len(gaps)} different")
        for gap in gaps[:top]:
            typer.echo(f"{gap.releases}\t{gap.count}\t{gap.text}\t{gap.release}\t{gap.example}")
        if len(gaps) > top:
            typer.echo(f"# and {len(gaps) - top} more; --top {len(gaps)} shows all")
        typer.echo()
    tell(f"{found.releases} releases; columns: releases, times, what, example's release, example")


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
