"""A record becomes the record with only what is certain enough."""

from __future__ import annotations

from minutes_extract.record import Certainty, Record

ORDER: dict[Certainty, int] = {"low": 0, "medium": 1, "high": 2}


def at_least(record: Record, least: Certainty) -> Record:
    """`record` without the facts of a lower certainty. Officials to whom a fact that stays refers stay as well."""
    bar = ORDER[least]

    def kept(certainty: Certainty | None) -> bool:
        return certainty is None or ORDER[certainty] >= bar

    meeting = record.meeting if record.meeting is not None and kept(record.meeting.certainty) else None
    indicators = [fact for fact in record.indicators if kept(fact.certainty)]
    directives = [fact for fact in record.directives if kept(fact.certainty)]
    named = {fact.reported_by for fact in indicators} | {fact.by for fact in directives}
    named.add(meeting.chair if meeting is not None else None)
    return record.model_copy(
        update={
            "meeting": meeting,
            "officials": [fact for fact in record.officials if kept(fact.certainty) or fact.id in named],
            "schemes": [fact for fact in record.schemes if kept(fact.certainty)],
            "indicators": indicators,
            "directives": directives,
        }
    )
