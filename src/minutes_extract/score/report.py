"""Gold releases and records become a report: figures by measure, and the mistakes of each release."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from minutes_extract.score.figures import score_figures
from minutes_extract.score.found import FoundFacts, RecordError, read_found
from minutes_extract.score.gold import GoldRelease
from minutes_extract.score.meeting import score_headline, score_meeting, score_place
from minutes_extract.score.officials import score_officials
from minutes_extract.score.sheet import CORE, COUNTED, MEASURES, Sheet, Tally
from minutes_extract.score.stretches import score_directives, score_grounding, score_schemes


@dataclass(frozen=True, slots=True)
class Report:
    """One sheet a release; `missing` counts gold releases that have no record."""

    sheets: list[Sheet]
    missing: int

    def tally(self, measure: str) -> Tally:
        """The measure over all releases."""
        return sum((sheet.tallies[measure] for sheet in self.sheets), Tally())

    def figure(self, measure: str) -> float:
        """F1 where the measure has precision and recall, accuracy where it is judged right or wrong."""
        tally = self.tally(measure)
        return tally.f1 if measure in COUNTED else tally.recall

    @property
    def core(self) -> float:
        """The headline figure: the plain mean of three F1 values."""
        return sum(self.figure(measure) for measure in CORE) / len(CORE)

    def as_json(self) -> dict[str, Any]:
        """Number of releases, core, and a row a measure: p, r, f1, gold, pred; or acc, gold."""
        rows: dict[str, dict[str, float]] = {}
        for measure in MEASURES:
            tally = self.tally(measure)
            if measure in COUNTED:
                shares = {"p": tally.precision, "r": tally.recall, "f1": tally.f1}
                rows[measure] = {**shares, "gold": tally.wanted, "pred": tally.found}
            else:
                rows[measure] = {"acc": tally.recall, "gold": tally.wanted}
        return {"releases": len(self.sheets), "missing": self.missing, "core": self.core, "rows": rows}


def score(gold: Sequence[GoldRelease], records: Mapping[str, dict[str, Any]]) -> Report:
    """Score records, by name of their release without suffix, against gold.

    Raises `RecordError` where a record has not the shape of one.
    """
    sheets = [score_release(release, records.get(release.name, {})) for release in gold]
    return Report(sheets, sum(release.name not in records for release in gold))


def score_release(release: GoldRelease, record: dict[str, Any]) -> Sheet:
    """Score one record, as JSON; an empty one says nothing. Raises `RecordError`."""
    sheet = Sheet(release.name, release.text)
    try:
        found: FoundFacts = read_found(record)
    except RecordError as error:
        raise RecordError(f"the record of {release.name}: {error}") from error
    gold = release.facts
    for part in (score_officials, score_schemes, score_figures, score_directives):
        part(gold, found, sheet)
    for part in (score_meeting, score_place, score_headline):
        part(gold, found, sheet)
    score_grounding(record, sheet)
    return sheet
