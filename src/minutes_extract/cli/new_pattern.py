"""`patterns new`: answers, or options of the same names, become a checked entry in a folder of the user's packs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from minutes_extract.cli.guard import guarded
from minutes_extract.cli.options import Patterns
from minutes_extract.cli.streams import CommandError, stdin_bytes, tell

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Write a new entry with its example into a folder of your packs. What is not given as an option is asked.",
)
_FOLDER = "my-packs"

_SCHEME_EXAMPLES = """\b
Examples:
  minutes-extract patterns new scheme
  minutes-extract patterns new scheme --lemma 'मत्स्य बीमा योजना' --en 'Fisheries Insurance Scheme' \\
    --level state --state बिहार --example 'मत्स्य बीमा योजना के तहत 40 मछुआरों को लाभ मिला।' --into my-packs"""
_DESIGNATION_EXAMPLES = """\b
Examples:
  minutes-extract patterns new designation
  minutes-extract patterns new designation --lemma 'जिला मखाना अधिकारी' --en 'District Makhana Officer' \\
    --level district --example 'जिला मखाना अधिकारी रमेश झा ने जानकारी दी।'"""
_METRIC_EXAMPLES = """\b
Examples:
  minutes-extract patterns new metric
  minutes-extract patterns new metric --code water.pond.fenced --label 'घेराबंदी वाले तालाब' --en 'ponds fenced' \\
    --sector water --thing pond --words घेराबंदी --example '12 तालाबों की घेराबंदी की गई।'"""

Into = Annotated[
    Path | None,
    typer.Option(
        "--into",
        metavar="DIR",
        help=f"The folder of your packs; the first one of the configuration, or {_FOLDER}.",
        show_default=False,
    ),
]
Text = Annotated[str | None, typer.Option(show_default=False)]


def _text(flag: str, help_: str) -> Any:
    return typer.Option(flag, metavar="TEXT", help=help_, show_default=False)


def _texts(flag: str, help_: str) -> Any:
    return typer.Option(flag, metavar="TEXT", help=f"{help_} Repeatable.", show_default=False)


Lemma = Annotated[str | None, _text("--lemma", "The name in Hindi, as a dictionary would have it.")]
English = Annotated[str | None, _text("--en", "The name in English.")]
Identity = Annotated[str | None, _text("--id", "The id; made of the English name where left out.")]
Variants = Annotated[list[str] | None, _texts("--variant", "Another name or abbreviation, no inflected form.")]
States = Annotated[list[str] | None, _texts("--state", "A state it is of, in Hindi.")]
Example = Annotated[str | None, _text("--example", "A sentence in which it must be found.")]


@app.command("scheme", epilog=_SCHEME_EXAMPLES)
@guarded
def scheme(
    context: typer.Context,
    lemma: Lemma = None,
    en: English = None,
    level: Annotated[str | None, _text("--level", "central or state.")] = None,
    state: States = None,
    variant: Variants = None,
    sector: Annotated[str, _text("--sector", "livelihoods, health, ...; `other` where left out.")] = "other",
    example: Example = None,
    id_: Identity = None,
    into: Into = None,
    patterns: Patterns = None,
) -> None:
    """A scheme, mission, campaign, fund or portal."""
    asked = _Asked()
    fields: dict[str, Any] = {"lemma": asked("--lemma", lemma, "Name in Hindi")}
    fields["en"] = asked("--en", en, "Name in English")
    fields["level"] = asked("--level", level, "Level", choices=("central", "state"))
    if fields["level"] == "state":
        fields["states"] = state or _listed(asked("--state", None, "State (in Hindi; several parted by commas)"))
    fields["variants"] = _variants(asked, variant)
    fields["sector"] = sector if sector != "other" else None
    fields["examples"] = [asked("--example", example, "A sentence with it")]
    _add(context, "schemes", _identified(asked, id_, fields), into, patterns)


@app.command("designation", epilog=_DESIGNATION_EXAMPLES)
@guarded
def designation(
    context: typer.Context,
    lemma: Lemma = None,
    en: English = None,
    level: Annotated[
        str | None, _text("--level", "union, state, division, district, block, village, town, other.")
    ] = None,
    state: States = None,
    variant: Variants = None,
    cadre: Annotated[bool, typer.Option("--cadre", help="Field workers, no officers.")] = False,
    example: Example = None,
    id_: Identity = None,
    into: Into = None,
    patterns: Patterns = None,
) -> None:
    """A post or office."""
    levels = ("union", "state", "division", "district", "block", "village", "town", "other")
    asked = _Asked()
    fields: dict[str, Any] = {"lemma": asked("--lemma", lemma, "Name of the post in Hindi")}
    fields["en"] = asked("--en", en, "Name in English")
    fields["level"] = asked("--level", level, "Level", choices=levels)
    fields |= {"variants": _variants(asked, variant), "states": state or [], "cadre": cadre}
    fields["examples"] = [asked("--example", example, "A sentence with it")]
    _add(context, "posts", _identified(asked, id_, fields), into, patterns)


@app.command("metric", epilog=_METRIC_EXAMPLES)
@guarded
def metric(
    context: typer.Context,
    code: Annotated[str | None, _text("--code", "The code, such as shg.credit_groups.")] = None,
    label: Annotated[str | None, _text("--label", "The name in Hindi.")] = None,
    en: English = None,
    sector: Annotated[str | None, _text("--sector", "livelihoods, agriculture, health, education, ...")] = None,
    unit: Annotated[list[str] | None, _texts("--unit", "A unit it is counted in; `count` where left out.")] = None,
    thing: Annotated[
        list[str] | None, _texts("--thing", "Id of what is counted (minutes-extract patterns list things).")
    ] = None,
    words: Annotated[
        list[str] | None, _texts("--words", "Words parted by commas, one of which must stand in the clause.")
    ] = None,
    without: Annotated[list[str] | None, _texts("--without", "A word that must not stand in the clause.")] = None,
    example: Annotated[str | None, _text("--example", "A sentence in which a number must get this code.")] = None,
    number: Annotated[str | None, _text("--number", "That number as written, where the example has several.")] = None,
    counterexample: Annotated[
        list[str] | None, _texts("--counterexample", "A sentence with one number that must not get this code.")
    ] = None,
    into: Into = None,
    patterns: Patterns = None,
) -> None:
    """A metric: things and words that make a figure one of this code."""
    asked = _Asked()
    fields: dict[str, Any] = {"code": asked("--code", code, "Code (sector.what.which)")}
    fields["label"] = asked("--label", label, "Name in Hindi")
    fields["en"] = asked("--en", en, "Name in English")
    fields["sector"] = asked("--sector", sector, "Sector")
    fields["unit"] = unit or []
    fields["things"] = thing or _listed(
        asked("--thing", None, "Ids of what is counted (parted by commas)", needed=not words)
    )
    groups = words or [asked("--words", None, "Words, one of which must be near (parted by commas)", needed=False)]
    fields["words"] = [_listed(group) for group in groups if group]
    fields["without"] = without or []
    text = asked("--example", example, "A sentence with a number of this code")
    fields["examples"] = [[text, number or _number(text, "--number")]]
    fields["counterexamples"] = [[other, _number(other, None)] for other in counterexample or ()]
    _add(context, "metrics", fields, into, patterns)


class _Asked:
    """Asks for what is needed and not given; once it has asked, also for what may be left out. So a script that gives
    all that is needed is asked nothing."""

    def __init__(self) -> None:
        self._talking = False

    def __call__(
        self, flag: str, given: str | None, question: str, *, choices: tuple[str, ...] = (), needed: bool = True
    ) -> str:
        hint = f" ({', '.join(choices)})" if choices else "" if needed else " (may be empty)"
        value = given if needed or given or self._talking else ""
        while value is None or (needed and not value.strip()):
            if value is not None and given is not None:
                raise CommandError(f"{flag} is empty; give a value, or leave it out to be asked")
            value = self._answer(flag, f"{question}{hint}", needed)
        value = value.strip()
        if choices and value not in choices:
            raise CommandError(f"{flag} is {value}; it must be one of {', '.join(choices)}")
        return value

    def _answer(self, flag: str, question: str, needed: bool) -> str:
        self._talking = True
        print(f"{question}: ", end="", file=sys.stderr, flush=True)
        answer = stdin_bytes().readline()
        if not answer.endswith(b"\n"):  # the end of standard input
            print(file=sys.stderr)
            if needed and not answer.strip():
                raise CommandError(f"{flag} is needed and nobody answers; give it as an option")
        try:
            return answer.decode("utf-8")
        except UnicodeDecodeError as error:
            raise CommandError(f"{flag}: the answer is not UTF-8; give it as an option") from error


def _variants(asked: Callable[..., str], given: list[str] | None) -> list[str]:
    return given or _listed(asked("--variant", None, "Other names, parted by commas", needed=False))


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _identified(asked: Callable[..., str], given: str | None, fields: dict[str, Any]) -> dict[str, Any]:
    from minutes_extract.packs.new_entry import id_from

    made = id_from(fields["en"])
    return {"id": given or made or asked("--id", None, "Id (a-z, 0-9, -)")} | fields


def _number(text: str, flag: str | None) -> str:
    """The one number of a sentence as written."""
    from minutes_extract.numbers import find_numbers

    found = [mention.text for mention in find_numbers(text)]
    if len(found) != 1:
        which = f"say which with {flag}" if flag and found else "give a sentence with one number"
        raise CommandError(f"{len(found) or 'no'} numbers in {text!r} ({', '.join(found)}); {which}")
    return found[0]


def _add(
    context: typer.Context, pack: str, fields: dict[str, Any], into: Path | None, patterns: list[Path] | None
) -> None:
    from minutes_extract.packs.new_entry import EntryError, add_entry

    folder = into or next(iter(patterns or ()), None) or Path(_FOLDER)
    entry = {name: value for name, value in fields.items() if value not in ([], False, None)}
    try:
        path, problems = add_entry(folder, pack, entry)
    except EntryError as error:
        raise CommandError(str(error)) from error
    if problems:
        told = "; ".join(f"{p.entry}: expected {p.expected}, got {p.got}" for p in problems)
        raise CommandError(f"nothing written, as the packs would not hold: {told}")
    name = entry.get("id") or entry.get("code")
    typer.echo(f"wrote {path}: {name}")
    if into is not None or not patterns:
        tell(f'all packs hold; use it with --patterns {folder}, or patterns = ["{folder}"] in minutes-extract.toml')
