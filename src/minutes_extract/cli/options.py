"""Arguments and options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from minutes_extract.record import Certainty

Patterns = Annotated[
    list[Path] | None,
    typer.Option(
        "--patterns",
        metavar="DIR",
        help="Folder of pattern packs that adds to the shipped ones or overrides them. Repeatable.",
        show_default=False,
    ),
]

Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Name each finished file, and tell time and rate at the end.")
]

InputFile = Annotated[
    str,
    typer.Argument(metavar="FILE", help="File to read; - or nothing is standard input.", show_default=False),
]


class CertaintyName(StrEnum):
    """How certain a fact is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def level(self) -> Certainty:
        """The name as the record has it."""
        return self.value


class ReportFormat(StrEnum):
    """How a report is shown."""

    TABLE = "table"
    JSON = "json"
