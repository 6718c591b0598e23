"""A sentence with a cue becomes a verdict: which cue orders, requests, decides or approves, or none."""

from __future__ import annotations

from minutes_extract.directives import decisions, orders
from minutes_extract.directives.scene import APPEAL, Scene, Verdict, elsewhere
from minutes_extract.packs import Compiled


def judge(scene: Scene, cues: list[tuple[int, int, str, str]]) -> Verdict | None:
    """The verdict on a sentence; `cues` are (start, end, kind, id) of its cue hits in order."""
    verdict = _first(scene, cues)
    return None if verdict is None or elsewhere(scene) else verdict


def _first(scene: Scene, cues: list[tuple[int, int, str, str]]) -> Verdict | None:
    appeal = None
    for start, end, kind, id_ in cues:
        verdict = _RULES[kind](scene, start, end, id_)
        if verdict is None:
            continue
        if verdict.verb != APPEAL:
            return verdict
        appeal = verdict
    return appeal or orders.listed_instruction(scene, cues)


_RULES = {
    "directive-order-noun": orders.order_noun,
    "directive-order-participle": orders.order_participle,
    "directive-request-noun": orders.request,
    "directive-advice-noun": orders.advice,
    "directive-answer-demand": orders.answer_demand,
    "directive-say": orders.say,
    "directive-decision-noun": decisions.decision_noun,
    "directive-decision-phrase": decisions.decision_phrase,
    "directive-approval-noun": decisions.approval_noun,
    "directive-approval-participle": decisions.approval_participle,
    "directive-approval-phrase": decisions.approval_phrase,
}


def directive_cues(packs: Compiled) -> dict[str, str]:
    """Id of each cue the rules judge -> its kind; made once for each set of packs."""
    return packs.table("directives.cues", _cues)


def _cues(packs: Compiled) -> dict[str, str]:
    return {id_: cue.cue for id_, cue in packs.cues.items() if cue.cue in _RULES}
