"""A Reading becomes its indicators: every number outside furniture is one, or is said to be something else."""

from minutes_extract.indicators.find import find_indicators
from minutes_extract.indicators.metrics import check_metrics, code_for
from minutes_extract.indicators.model import IndicatorDraft, IndicatorsFound, OtherDraft

__all__ = ["IndicatorDraft", "IndicatorsFound", "OtherDraft", "check_metrics", "code_for", "find_indicators"]
