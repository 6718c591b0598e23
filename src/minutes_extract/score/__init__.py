"""Records and gold become precision, recall and F1 a measure, the mistakes behind them, and floors that must hold."""

from __future__ import annotations

from minutes_extract.score.found import RecordError
from minutes_extract.score.gold import GoldError, GoldRelease, fingerprint, read_gold
from minutes_extract.score.report import Report, score
from minutes_extract.score.sheet import CORE, COUNTED, JUDGED, MEASURES, Mistake, Sheet, Tally

__all__ = [
    "CORE",
    "COUNTED",
    "JUDGED",
    "MEASURES",
    "GoldError",
    "GoldRelease",
    "Mistake",
    "RecordError",
    "Report",
    "Sheet",
    "Tally",
    "fingerprint",
    "read_gold",
    "score",
]
