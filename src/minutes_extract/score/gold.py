"""NAME.gold.json and NAME.txt become a gold release: what a careful reader takes from the text.

Strings of gold are copied from the text; where they stand is found again when they are compared.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

GOLD_SUFFIX = ".gold.json"


class GoldError(Exception):
    """Gold that cannot be used; the message says where, what is wrong, and what to do."""


class _Gold(BaseModel):
    model_config = ConfigDict(extra="ignore")


class GoldChair(_Gold):
    """Who presided: the name, or else the post."""

    name: str | None = None
    designation: str | None = None


class GoldMeeting(_Gold):
    """The meeting; what the text does not say is null and is not scored."""

    kind: str | None = None
    chair: GoldChair | None = None
    venue: str | None = None
    date_iso: str | None = None


class GoldOfficial(_Gold):
    """A person with the posts as written (any one of them is right) and roles."""

    name: str | None = None
    designations: list[str] = []
    roles: list[str] = []


class GoldScheme(_Gold):
    """A scheme with all strings by which the text names it."""

    name: str
    surfaces: list[str]


class GoldNumber(_Gold):
    """A number expression that is no indicator: its `nth` occurrence, from 1."""

    number: str
    nth: int = 1


class GoldIndicator(GoldNumber):
    """A figure with its value, unit, what is counted, and status."""

    value: int | float
    value_max: int | float | None = None
    unit: str
    about: str | None = None
    status: str = "stated"


class GoldDirective(_Gold):
    """An instruction: the words its sentence starts with, or its place."""

    starts: str = ""
    start: int | None = None
    end: int | None = None


class GoldStretch(_Gold):
    """A place of the text, for gold that points instead of copying."""

    start: int
    end: int


class GoldFacts(_Gold):
    """What stands in one gold file."""

    is_meeting: bool = False
    headline: str | GoldStretch | None = None
    place: str | None = None
    meeting: GoldMeeting | None = None
    officials: list[GoldOfficial]
    designations_unnamed: list[str] = []
    schemes: list[GoldScheme]
    indicators: list[GoldIndicator]
    other_numbers: list[GoldNumber] = []
    directives: list[GoldDirective] = []


@dataclass(frozen=True, slots=True)
class GoldRelease:
    """One release with its gold. `name` has no suffix."""

    name: str
    text: str
    facts: GoldFacts


def read_gold(folder: Path, only: Collection[str] = ()) -> list[GoldRelease]:
    """The gold releases of a folder by name; with `only`, those. Raises `GoldError`."""
    if not folder.is_dir():
        raise GoldError(f"{folder}: no such folder; give a folder of NAME{GOLD_SUFFIX} with NAME.txt beside each")
    paths = {path.name.removesuffix(GOLD_SUFFIX): path for path in sorted(folder.glob(f"*{GOLD_SUFFIX}"))}
    if not paths:
        raise GoldError(f"{folder}: no NAME{GOLD_SUFFIX} in it; see docs/accuracy.md for what a gold folder holds")
    for name in only:
        if name not in paths:
            raise GoldError(f"{folder}: no {name}{GOLD_SUFFIX}; names are those of the files, without {GOLD_SUFFIX}")
    return [_release(name, path) for name, path in paths.items() if not only or name in only]


def _release(name: str, path: Path) -> GoldRelease:
    text = _decoded(path.with_name(f"{name}.txt"))
    try:
        facts = GoldFacts.model_validate_json(_decoded(path))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise GoldError(f"{path}: {where}: {first['msg'].lower()}; mend the gold") from error
    return GoldRelease(name, text, facts)


def _decoded(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise GoldError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except OSError as error:
        raise GoldError(f"{path}: {(error.strerror or str(error)).lower()}; gold needs its text beside it") from error


def fingerprint(folder: Path) -> str:
    """SHA-256 of a gold set: names and bytes of all gold files and their texts. Raises `OSError`."""
    digest = sha256()
    for gold in sorted(folder.glob(f"*{GOLD_SUFFIX}")):
        for path in (gold, gold.with_name(gold.name.removesuffix(GOLD_SUFFIX) + ".txt")):
            content = path.read_bytes()
            digest.update(f"{path.name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()
