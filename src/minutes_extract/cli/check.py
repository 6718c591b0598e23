"""`check`: samples become records that are compared with the records expected of them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from minutes_extract.cli.options import Patterns
from minutes_extract.cli.streams import DIFFERENT, FAILED, OK, CommandError, tell

EXAMPLES = """\b
Examples:
  minutes-extract check samples
  minutes-extract check samples --patterns my-packs
  minutes-extract check samples --update"""


def check(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Folder of releases, each with NAME.expected.json beside it.")
    ],
    update: Annotated[
        bool, typer.Option("--update", help="Write the records as they are now as the expected ones.")
    ] = False,
    patterns: Patterns = None,
) -> None:
    """Compare the records of samples with the expected ones.

    Exit code 0: all the same; 1: some differ, field by field on standard output; 2: some could not be compared.
    """
    from minutes_extract.cli.releases import Releases
    from minutes_extract.extract import Extractor
    from minutes_extract.readers import EXPECTED_SUFFIX
    from minutes_extract.writers.atomic import atomic_write
    from minutes_extract.writers.json_lines import indented

    if not folder.is_dir():
        raise CommandError(f"{folder}: no such folder; give a folder of releases with NAME.expected.json beside each")
    extractor = Extractor(patterns or ())
    releases = Releases([folder])
    same = different = unread = written = 0
    expected_files: set[Path] = set()
    for release in releases.read():
        assert release.path is not None
        expected_path = release.path.with_suffix(EXPECTED_SUFFIX)
        if expected_path in expected_files:
            unread += 1
            tell(f"{release.name}: shares {expected_path.name} with another release; rename one of the two")
            continue
        expected_files.add(expected_path)
        record = releases.record(extractor, release)
        if record is None:
            continue
        got = json.loads(record.model_dump_json())
        expected = None if update and not expected_path.exists() else _expected(expected_path, quiet=update)
        if update:
            if expected != got:
                with atomic_write(expected_path) as stream:
                    stream.write(indented(got) + "\n")
                typer.echo(f"wrote {expected_path}")
                written += 1
        elif expected is None:
            unread += 1
        elif _show_differences(release.name, expected, got):
            different += 1
        else:
            same += 1
    for orphan in sorted(set(folder.rglob(f"*{EXPECTED_SUFFIX}")) - expected_files):
        unread += 1
        tell(f"{orphan}: no release beside it; add NAME.txt or delete the file")
    sys.stdout.flush()
    failed = releases.failures + unread
    tell(_tally(same, different, written, failed, update=update))
    raise typer.Exit(FAILED if failed else DIFFERENT if different else OK)


def _tally(same: int, different: int, written: int, failed: int, *, update: bool) -> str:
    parts = [f"{written} written"] if update else [f"{same} same", f"{different} different"]
    return ", ".join([*parts, *([f"{failed} could not be compared"] if failed else [])])


def _expected(path: Path, *, quiet: bool) -> Any:
    """The expected record; None, and told unless `quiet`, where there is none that can be read."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        problem = "no expected record; write it with --update and read it through"
    except (ValueError, OSError) as error:
        problem = f"cannot be read as JSON ({error}); mend it, or write it anew with --update"
    if not quiet:
        tell(f"{path}: {problem}")
    return None


def _show_differences(name: str, expected: Any, got: Any) -> bool:
    """Print where two records differ; whether they do."""
    from rich.text import Text

    from minutes_extract.compare import differences
    from minutes_extract.writers.summary import console_for

    found = differences(expected, got)
    if not found:
        return False
    console = console_for(sys.stdout)
    console.print(Text(name, style="bold"), soft_wrap=True)
    for difference in found:
        console.print(Text(f"  {difference.field}"), soft_wrap=True)
        if difference.expected is not None:
            console.print(Text(f"    - expected  {difference.expected}", style="red"), soft_wrap=True)
        if difference.got is not None:
            console.print(Text(f"    + got       {difference.got}", style="green"), soft_wrap=True)
    return True
