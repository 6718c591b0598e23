"""The commands of `minutes-extract` and the options of the program itself."""

from __future__ import annotations

from typing import Annotated

import typer

from minutes_extract import __version__
from minutes_extract.cli import check, diff, explain, extract, filters, patterns, report, score, stats
from minutes_extract.cli.guard import guarded

EPILOG = """\b
Examples:
  minutes-extract extract releases/ -o tables/
  minutes-extract extract release.txt --format json
  minutes-extract explain release.txt
  cat release.txt | minutes-extract extract -

\b
Exit codes: 0 done, 1 differences found, 2 could not.
Results go to standard output, everything else to standard error."""

app = typer.Typer(
    name="minutes-extract",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Hindi press releases to validated records: meetings, officials, schemes, figures, instructions.",
    epilog=EPILOG,
)


@guarded
def _version(wanted: bool) -> None:
    if not wanted:
        return
    from minutes_extract.packs.load import default_folder, fingerprint, pack_files
    from minutes_extract.record import SCHEMA_VERSION

    packs = fingerprint(pack_files([default_folder()]))
    typer.echo(f"minutes-extract {__version__} (record schema {SCHEMA_VERSION}, patterns {packs[:12]})")
    raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show version and pack fingerprint.")
    ] = False,
) -> None:
    pass


@app.command()
@guarded
def schema() -> None:
    """Print the JSON Schema of a record."""
    from minutes_extract.record import Record
    from minutes_extract.writers.json_lines import indented

    typer.echo(indented(Record.model_json_schema()))


app.command("extract", epilog=extract.EXAMPLES)(guarded(extract.extract))
app.command("check", epilog=check.EXAMPLES)(guarded(check.check))
app.command("score", epilog=score.EXAMPLES)(guarded(score.score))
app.command("diff", epilog=diff.EXAMPLES)(guarded(diff.diff))
app.command("report", epilog=report.EXAMPLES)(guarded(report.report))
app.command("stats", epilog=stats.EXAMPLES)(guarded(stats.stats))
app.command("explain", epilog=explain.EXAMPLES)(guarded(explain.explain))
app.command("normalize", epilog=filters.NORMALIZE_EXAMPLES)(guarded(filters.normalize))
app.command("numbers", epilog=filters.NUMBERS_EXAMPLES)(guarded(filters.numbers))
app.add_typer(patterns.app, name="patterns")
