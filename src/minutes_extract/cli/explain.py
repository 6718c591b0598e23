"""`explain`: a release becomes its own text with every fact highlighted, and the list of what each became."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutes_extract.cli.options import InputFile, Patterns
from minutes_extract.cli.streams import FAILED, CommandError, tell

if TYPE_CHECKING:
    from rich.text import Text

    from minutes_extract.cli.releases import Releases
    from minutes_extract.explain import Mark
    from minutes_extract.extract import Extractor

EXAMPLES = """\b
Examples:
  minutes-extract explain release.txt
  minutes-extract explain release.txt | less -R
  minutes-extract explain release.txt --html release.html
  cat release.txt | minutes-extract explain -"""

STYLES = {
    "headline": "bold",
    "place": "bold blue",
    "meeting": "magenta",
    "official": "bold green",
    "scheme": "bold cyan",
    "indicator": "bold yellow",
    "directive": "underline",
    "other number": "dim",
}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_OPEN, _CLOSE = "⟦", "⟧"  # where there are no colours


def explain(
    file: InputFile = "-",
    patterns: Patterns = None,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write a page that shows it, for a browser.", show_default=False),
    ] = None,
) -> None:
    """Show a release with everything found in it, where it stands, and the rule that found it.

    In a pipe, where there are no colours, facts stand between ⟦ and ⟧. The raised number leads to the list below the
    text.
    """
    from rich.text import Text

    from minutes_extract.cli.releases import Releases
    from minutes_extract.controls import without_controls
    from minutes_extract.explain import marks
    from minutes_extract.extract import Extractor
    from minutes_extract.writers.summary import console_for

    extractor = Extractor(patterns or ())
    releases = Releases([file])
    if html is not None:
        _write_page(html, extractor, releases)
        return
    console = console_for(sys.stdout)
    colours = console.is_terminal and not console.no_color
    for release in releases.read():
        reading = extractor.read(release.text)
        found = marks(reading, extractor.record(reading, name=release.name, part=release.part))
        text = without_controls(release.text)
        console.print(highlighted(text, found, colours=colours), soft_wrap=not colours)
        console.print()
        console.print(Text("legend  ").append_text(Text("  ").join(Text(t, style=s) for t, s in STYLES.items())))
        for mark in found:
            console.print(_entry(text, mark), soft_wrap=not colours)
    sys.stdout.flush()
    if releases.failures:
        raise typer.Exit(FAILED)


def _write_page(path: Path, extractor: Extractor, releases: Releases) -> None:
    """The page of the one release."""
    from minutes_extract.explain import marks
    from minutes_extract.report.explained import explain_page
    from minutes_extract.writers.atomic import atomic_write

    if path.is_dir():
        raise CommandError(f"{path} is a folder; name the page itself, such as --html {path / 'release.html'}")
    if any(file.path and path.exists() and path.samefile(file.path) for file in releases.files):
        raise CommandError(f"{path} is read and written; choose another name for --html")
    for release in releases.read():
        reading = extractor.read(release.text)
        record = extractor.record(reading, name=release.name, part=release.part)
        path.parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(path) as stream:
            stream.write(explain_page(release.text, record, marks(reading, record)))
        tell(f"wrote {path}")
    if releases.failures:
        raise typer.Exit(FAILED)


def highlighted(source: str, found: list[Mark], *, colours: bool) -> Text:
    """The text with marks: styled where there are colours, between brackets where there are none."""
    from rich.text import Text

    insertions: list[tuple[int, int, int, str]] = []  # place, closings first, longer openings first, what
    for mark in found:
        raised = str(mark.number).translate(_RAISED)
        insertions.append((mark.end, 0, -mark.start, raised if colours else _CLOSE + raised))
        if not colours:
            insertions.append((mark.start, 1, -mark.end, _OPEN))
    shown = Text()
    at = 0
    moved = [0] * (len(source) + 1)  # how far each place of the source has moved
    added = 0
    for place, _, _, piece in sorted(insertions):
        shown.append(source[at:place])
        for position in range(at, place):
            moved[position] = added
        shown.append(piece, style="dim")
        added += len(piece)
        at = place
    shown.append(source[at:])
    for position in range(at, len(source) + 1):
        moved[position] = added
    if colours:
        for mark in found:
            if mark.end > mark.start:
                shown.stylize(STYLES[mark.type], mark.start + moved[mark.start], mark.end + moved[mark.end - 1])
    return shown


def _entry(source: str, mark: Mark) -> Text:
    from rich.text import Text

    text = " ".join(source[mark.start : mark.end].split())
    line = Text(f"{mark.number:>4} ").append(f"{mark.type:12} ", style=STYLES[mark.type])
    line.append(text if len(text) <= 60 else text[:59] + "…").append(" -> ", style="dim")
    fact = f"{mark.fact}: " if mark.fact and mark.fact != mark.type else ""
    return line.append(f"{fact}{mark.became}").append(f"  [{mark.rule}]", style="dim")
