"""Judgements on one release become tallies by measure, and the mistakes behind them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from minutes_extract.score.pairing import Place

# Measures with precision and recall, then those that are right or wrong; in the order they are shown.
COUNTED = (
    "official name",
    "official name+post",
    "role",
    "post without name",
    "scheme",
    "indicator value",
    "indicator value+unit",
    "indicator full",
    "directive",
)
JUDGED = (
    "indicator status",
    "number accounted for",
    "meeting found",
    "chair",
    "venue",
    "date",
    "meeting kind",
    "place",
    "headline",
    "grounded span",
)
MEASURES = COUNTED + JUDGED
CORE = ("official name+post", "scheme", "indicator full")  # the headline figure is the plain mean of their F1

MistakeKind = Literal["miss", "extra", "wrong"]


@dataclass(slots=True)
class Tally:
    """How many things are right, were found, and were wanted. What is judged right or wrong has found = wanted."""

    hit: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hit + other.hit, self.found + other.found, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found; 0 where nothing was wanted. Accuracy, for what is judged."""
        return self.hit / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing missed, extra, or found wrongly. `place` is where it stands in the text, if that is known."""

    field: str
    kind: MistakeKind
    wanted: str | None
    found: str | None
    place: Place | None = None


@dataclass(slots=True)
class Sheet:
    """Tallies and mistakes of one release. `notes` are defects of the gold itself."""

    name: str
    text: str
    tallies: dict[str, Tally] = field(default_factory=lambda: {measure: Tally() for measure in MEASURES})
    mistakes: list[Mistake] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def count(self, measure: str, hit: int, found: int, wanted: int) -> None:
        """Add to a measure that has precision and recall."""
        self.tallies[measure] += Tally(hit, found, wanted)

    def judge(
        self,
        measure: str,
        right: bool,
        wanted: str | None = None,
        found: str | None = None,
        place: Place | None = None,
    ) -> None:
        """Add one judgement; where it is not right, a mistake."""
        self.tallies[measure] += Tally(int(right), 1, 1)
        if not right:
            self.wrong(measure, wanted, found, place)

    def miss(self, measure: str, wanted: str, place: Place | None) -> None:
        """Something wanted was not found."""
        self.mistakes.append(Mistake(measure, "miss", wanted, None, place))

    def extra(self, measure: str, found: str, place: Place | None) -> None:
        """Something found was not wanted."""
        self.mistakes.append(Mistake(measure, "extra", None, found, place))

    def wrong(self, measure: str, wanted: str | None, found: str | None, place: Place | None) -> None:
        """Something was found otherwise than wanted: a miss where nothing was found, extra where nothing was wanted."""
        kind: MistakeKind = "miss" if not found else "extra" if not wanted else "wrong"
        self.mistakes.append(Mistake(measure, kind, wanted or None, found or None, place))

    def find(self, piece: str | None) -> Place | None:
        """Where a string of gold stands first; its beginning, where gold has it in another form (प्रबंधक, प्रबंधकों)."""
        if not piece:
            return None
        for cut in range(min(3, len(piece))):
            shorter = piece[: len(piece) - cut]
            at = self.text.find(shorter)
            if at >= 0:
                return at, at + len(shorter)
        return None
