"""Cues of decisions and approvals become verdicts on their sentence."""

from __future__ import annotations

from minutes_extract.directives.scene import (
    APPROVAL,
    DECISION,
    KO,
    Scene,
    Verdict,
    completed,
    demand,
    is_passive,
    light_verb,
    office_speaks,
)
from minutes_extract.folding import fold
from minutes_extract.tokens import MARK, NEWLINE

THAT = frozenset({"कि"})
IF = frozenset({"यदि", "अगर", "जब"})


def decision_noun(scene: Scene, start: int, end: int, id_: str) -> Verdict | None:
    words = scene.words
    verb = -1
    for i in range(end, min(end + 5, scene.end)):
        if scene.key(i) in words.taken:
            verb = i
            break
        if scene.key(i) in words.postposition or scene.key(i) == "नही":
            return None
        if scene.reading.tokens.kinds[i] == MARK:
            break
    if verb < 0 and scene.item and _closes(scene, end):
        return Verdict(DECISION, id_, start, True)
    if verb < 0 or (scene.key(start - 1) in _GREAT and not scene.any_key(THAT, verb, scene.end)):
        return None  # सरकार ने बड़ा फैसला लिया है: which one, the next sentences say
    if not completed(scene, verb) or (scene.key(verb) in ("लेकर", "लिए") and scene.key(verb - 1) == "के"):
        return None
    if scene.key(start - 1) in words.passive or _relative(scene, start):
        return None
    passive = is_passive(scene, verb) or scene.key(verb) in ("हुआ", "हुए")
    if not passive and not _body_acts(scene, start):
        return None
    return Verdict(DECISION, id_, start, passive)


_IT = frozenset(map(fold, ("उसे", "इसे", "उन्हें", "इन्हें")))
_SCALES = frozenset({"करोड", "लाख", "हजार"})
_BODIES = frozenset(map(fold, ("समिति", "कमेटी", "बोर्ड")))  # अनुमोदन एवं अनुश्रवण समिति: a name
_OUT_OF = frozenset(map(fold, ("जिसमें", "जिनमें", "इनमें", "इसमें")))
_GREAT = frozenset({"बडा", "अहम", "महत्वपूर्ण", "बडे", "ऐतिहासिक"})


def _closes(scene: Scene, at: int) -> bool:
    """Whether nothing but marks stands from `at` on in the sentence, or up to a comma."""
    for i in range(at, scene.end):
        if scene.key(i) == ",":
            return True
        if scene.reading.tokens.kinds[i] not in (MARK, NEWLINE):
            return False
    return True


def decision_phrase(scene: Scene, start: int, end: int, id_: str) -> Verdict | None:
    if not scene.any_key(scene.words.meeting, scene.start, scene.end):
        return None
    return Verdict(DECISION, id_, start, True)


def _body_acts(scene: Scene, at: int) -> bool:
    """Whether who decides is an office or body; a meeting's sentence without ने counts."""
    if not scene.speaks(at) and scene.key(scene.start) not in ("उन्होंने", "उसने"):
        return scene.any_key(scene.words.office, scene.start, at)
    return office_speaks(scene, at) and not demand(scene, at)


def _relative(scene: Scene, at: int) -> bool:
    """Whether `at` stands in a relative clause about something approved before (जिसे मंजूरी दी गई)."""
    return scene.any_key(scene.words.relative, at - 14, at) or scene.any_key(IF, scene.start, at)


def approval_noun(scene: Scene, start: int, end: int, id_: str) -> Verdict | None:
    words = scene.words
    key = scene.key(start)
    plain = words.give | (words.done if key == "अनुमोदन" else frozenset())
    if key in ("स्वीकृति", "मंजूरी"):
        plain = plain | words.received
    verb = light_verb(scene, end, plain, reach=5)
    if verb < 0 and scene.item and _closes(scene, end):
        return Verdict(APPROVAL, id_, start, True)  # - निगम के गठन को मंजूरी।
    if verb < 0 or _relative(scene, start) or demand(scene, start) or scene.any_key(_BODIES, end, end + 4):
        return None
    if key in ("अनुमति", "सहमति") and not _body_acts(scene, start):
        return None
    if scene.key(verb) == "मिल" and scene.key(verb + 1) not in ("गई", "चुकी"):
        return None
    if scene.key(verb) == "हुए" and scene.key(verb - 1).endswith("ते"):
        return None  # स्वीकृति करते हुए: told beside what was done
    if scene.key(scene.start) in ("उसने", "इसने", "मेने"):
        return None
    passive = is_passive(scene, verb) or scene.key(verb) in words.received
    if passive and scene.key(scene.start) in _OUT_OF:
        return None  # जिसमें 1,334 आवास की स्वीकृति दी गई: how far the work has come
    return Verdict(APPROVAL, id_, start, passive)


def approval_participle(scene: Scene, start: int, end: int, id_: str) -> Verdict | None:
    words = scene.words
    key = scene.key(start)
    at = end + 1 if scene.key(end) in ("भी", "कर") else end
    passed = key == "पारित" and scene.key(at) in ("हुआ", "हुए", "हुई")
    if key == "स्वीकृत" and scene.key(start - 1) == "की" and scene.key(at) in words.give:
        passed = True  # the noun typed so: 65 करोड़ की स्वीकृत दी
    if not passed and (scene.key(at) not in words.done or scene.key(at) in ("कर", "करके")):
        return None
    verb = at
    if not completed(scene, verb) or _relative(scene, start) or demand(scene, start):
        return None
    passive = is_passive(scene, verb) or scene.key(verb) in words.received
    if key in ("स्वीकृत", "मंजूर") and passive:
        near = scene.any_key(scene.words.money | scene.words.proposal, start - 3, start)
        if not near or (scene.key(start - 2) in _SCALES and scene.key(start - 1) not in scene.words.money):
            return None  # 3.86 करोड़ मकान स्वीकृत किए गए हैं: how many there are, no decision
    if not passive and not (office_speaks(scene, start) or scene.any_key(scene.words.money, scene.start, start)):
        return None
    if key == "पारित" and not scene.any_key(scene.words.proposal | KO | _IT, start - 4, start):
        return None
    return Verdict(APPROVAL, id_, start, passive)


def approval_phrase(scene: Scene, start: int, end: int, id_: str) -> Verdict | None:
    return None if _relative(scene, start) else Verdict(APPROVAL, id_, start)
