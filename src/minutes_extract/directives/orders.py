"""Cues of orders, requests, advice and sayings become verdicts on their sentence."""

from __future__ import annotations

from bisect import bisect_left

from minutes_extract.directives.clauses import ACTIVE, PASSIVE, STATE, find_key, phrase_before
from minutes_extract.directives.scene import (
    APPEAL,
    GENITIVES,
    KO,
    LISTED,
    ORDER,
    PRONOUNS,
    REQUEST,
    SE,
    STOPS,
    TOLD,
    Scene,
    Verdict,
    addressed_officials,
    completed,
    demand,
    first_from,
    for_everyone,
    is_passive,
    light_verb,
    office_speaks,
    official_subject,
    public_acts,
    public_told,
    told,
)
from minutes_extract.folding import fold
from minutes_extract.tokens import MARK

_CONJUNCTIONS = frozenset(map(fold, ("और", "तथा", "एवं", "व")))
_FINISHED = frozenset(map(fold, ("गई", "गया", "गए", "किया", "हुई", "हुआ", "हुए", "है", "हैं", "ली", "लिया", "थी", "था", "थे")))
_BUSY = frozenset({"हुए"})
_DUTIES = frozenset({"चाहिए", "होगा", "होगी", "होंगे"})
_NOT = frozenset({"न", "ना"})
_ANY = frozenset({"कोई"})
_AGENTS = frozenset({"द्वारा", "को"})
KI = frozenset({"की"})


def order_noun(scene: Scene, start: int, end: int, id_: str) -> Verdict | None:
    words = scene.words
    keys = scene.keys
    plain = words.give
    if keys[start] in ("हिदायत", "ताकीद"):
        plain = plain | KI
    verb = light_verb(scene, end, plain, reach=14)
    if verb < 0:
        inverted = scene.any_key(words.give, start - 4, start) and not scene.any_key(words.passive, start - 4, start)
        closing = scene.key(end) in ("।", ".", "") and end < scene.end
        if not (inverted and closing):
            return None
        verb = start
    if _public_before(scene, start) or not _names_matter(scene, start, end, verb):
        return None
    return Verdict(ORDER, id_, start, is_passive(scene, verb))


def _public_before(scene: Scene, noun: int) -> bool:
    """Whether the public itself is ordered: लोगों को (सख्त) निर्देश, not लोगों को ... देने के निर्देश."""
    keys = scene.keys
    return any(
        keys[i] == "को" and keys[i - 1] in scene.words.public for i in range(max(scene.start + 1, noun - 2), noun)
    )


def _names_matter(scene: Scene, noun: int, end: int, verb: int) -> bool:
    """Whether the matter of an instruction is named: करने के निर्देश, निर्देश दिए कि, के संबंध में निर्देश."""
    keys = scene.keys
    words = scene.words
    if "कि" in keys[end : min(verb + 4, scene.end)]:
        return True
    if noun > scene.start and words.infinitive(keys[noun - 1]):
        return True  # लक्ष्य पूर्ण करने निर्देश दिए गए
    for i in range(noun - 1, max(scene.start, noun - 7) - 1, -1):
        key = keys[i]
        if key in words.demonstrative:
            return key == "अन्य" and scene.any_key(GENITIVES, i - 1, i)
        if key in GENITIVES:
            return True
        if key in STOPS or (scene.reading.tokens.kinds[i] == MARK and key not in "-()'\""):
            break
    if "कि" in keys[end : min(verb + 6, scene.end)] or (scene.verbs and scene.verbs[-1].at > noun):
        return True
    # The opening words (एक बैठक में, इस संबंध में) name no matter; nor does a clause that is over before the noun's.
    return scene.any_key(words.matter, _clause_start(scene, noun), noun) or _busy(scene, noun)


def _clause_start(scene: Scene, noun: int) -> int:
    """Where the clause of a noun begins: behind a conjunction that follows a finished verb (समीक्षा की गई और)."""
    ends = scene.kept(_clause_ends)
    n = bisect_left(ends, noun)
    return ends[n - 1] + 1 if n else scene.start


def _clause_ends(scene: Scene) -> list[int]:
    """The conjunctions that follow a finished verb."""
    return [i for i in scene.places(_CONJUNCTIONS) if i > scene.start and scene.keys[i - 1] in _FINISHED]


def _busy(scene: Scene, noun: int) -> bool:
    """A participle with हुए before the noun that tells what was dealt with (जानकारी लेते हुए)."""
    first = first_from(scene.kept(_dealt_with), scene.start, noun)
    return first < noun and (first - 3 < scene.start or scene.keys[first - 3] not in scene.words.aside)


def _dealt_with(scene: Scene) -> list[int]:
    """The places of हुए after a participle that is no mere aside."""
    keys, aside = scene.keys, scene.words.aside
    return [
        i
        for i in scene.places(_BUSY)
        if i >= scene.start + 2 and keys[i - 1] in ("लेते", "करते", "देते") and keys[i - 2] not in aside
    ]


def order_participle(scene: Scene, start: int, end: int, id_: str) -> Verdict | None:
    verb = -1
    for i in range(end, min(end + 3, scene.end)):
        if scene.key(i) in scene.words.done and scene.key(i) not in ("कर", "करके"):
            verb = i
            break
    if verb < 0 or not completed(scene, verb) or _public_before(scene, start):
        return None
    return Verdict(ORDER, id_, start, is_passive(scene, verb))


def request(scene: Scene, start: int, end: int, id_: str) -> Verdict | None:
    """अनुरोध, आग्रह, अपेक्षा: an instruction when an office asks officials, bodies or states."""
    verb = light_verb(scene, end, scene.words.request_verb, reach=4)
    if verb < 0:
        return None
    if public_told(scene, start, SE) >= 0:
        return Verdict(APPEAL, id_, start)
    if demand(scene, start) or _plaintiff(scene, start):
        return None
    if not scene.verbs and scene.key(start - 1) not in GENITIVES and "कि" not in _after(scene, end, 5):
        return None
    return Verdict(REQUEST, id_, start, is_passive(scene, verb))


def _after(scene: Scene, at: int, count: int) -> list[str]:
    return scene.keys[at : min(at + count, scene.end)]


def _plaintiff(scene: Scene, at: int) -> bool:
    """Whether somebody without an office asks: neither post nor body nor honorific before ने."""
    keys = scene.keys
    words = scene.words
    if scene.speaks(at):
        first = scene.markers[0]
        before = range(max(scene.start, first - 8), first)
        return not any(keys[j] in words.office or keys[j] in words.honoured or j + 1 in scene.posts for j in before)
    # उन्होंने may be anybody, until officials are told or have been told.
    if scene.key(scene.start) not in PRONOUNS:
        return False
    if scene.office is not None:
        return not scene.office
    return not (scene.instructs or scene.ordering or told(scene, at, TOLD))


def advice(scene: Scene, start: int, end: int, id_: str) -> Verdict | None:
    """अपील, आह्वान, सलाह, सुझाव: an instruction only to officials or bodies, or to serve the public."""
    verb = light_verb(scene, end, scene.words.request_verb, reach=4)
    if verb < 0:
        return None
    words, keys = scene.words, scene.keys
    asked = scene.key(start - 1) in GENITIVES or bool(scene.verbs)
    if not asked or demand(scene, start):
        return Verdict(APPEAL, id_, start) if keys[start] != "सुझाव" else None
    office = told(scene, start, TOLD)
    public = scene.any_key(words.public, scene.start, start)
    served = public and scene.any_key(scene.words.served, scene.start, start)
    if office and not (public and public_told(scene, start, SE) >= 0):
        return Verdict(REQUEST, id_, start, is_passive(scene, verb))
    if served and keys[start] in ("सुझाव", "सलाह", "परामर्श"):
        return Verdict(REQUEST, id_, start, is_passive(scene, verb))
    return Verdict(APPEAL, id_, start)


def answer_demand(scene: Scene, start: int, end: int, id_: str) -> Verdict | None:
    """An answer or report asked of officials (अधिकारियों से स्पष्टीकरण मांगा); unions and parties ask as well."""
    words = scene.words
    if demand(scene, start) or scene.key(end) in words.going:
        return None
    if not told(scene, start, SE):
        return None
    return Verdict(ORDER, id_, start, scene.any_key(words.passive, end, end + 3))


def say(scene: Scene, start: int, end: int, id_: str) -> Verdict | None:
    """कहा: करने को कहा, or कि with a subjunctive that is an order."""
    words = scene.words
    keys = scene.keys
    if keys[start] == "कहा" and _told_to(scene, start):
        public = public_told(scene, start, TOLD)
        served = public >= 0 and scene.any_key(scene.words.served, public, start)
        if public >= 0 and not served and not told(scene, start, KO):
            return Verdict(APPEAL, id_, start)
        if demand(scene, start):
            return None
        return Verdict(ORDER, id_, start, scene.any_key(words.passive, end, end + 2))
    if scene.any_key(words.wish, start - 6, start) and keys[start] != "कहा":
        return None
    if public_told(scene, start, SE) >= 0:
        verdict: Verdict | None = Verdict(APPEAL, id_, start)
    else:
        verdict = _said(scene, end, id_, keys[start] == "बताया")
    return None if verdict is not None and end < scene.end and demand(scene, start) else verdict


def _told_to(scene: Scene, at: int) -> bool:
    """Whether करने को, करने के लिए, करने हेतु or bare करने stands before कहा."""
    i = at - 1
    while scene.key(i) in ("भी", "सख्ति", "सख्ती", "से", "गया", "ही"):
        i -= 1
    key = scene.key(i)
    if key in ("को", "हेतु"):
        i -= 1
        if key == "को" and scene.key(i) in scene.words.official:  # शीघ्र कराने महिला एवं बाल विकास विभाग को कहा
            i = phrase_before(scene.reading.tokens, scene.words, scene.start, i + 1) - 1
    elif key == "लिए":
        i -= 2
    return scene.words.infinitive(scene.key(i))


def _said(scene: Scene, at: int, id_: str, told_only: bool) -> Verdict | None:
    """What is said after `at`: an order when an official is told in the subjunctive, or a passive orders."""
    words = scene.words
    if scene.verbs and scene.verbs[-1].at >= at:
        last = scene.verbs[-1].at
        official = official_subject(scene, at)
        if public_acts(scene, at + (scene.key(at) == "कि"), last):
            return None if official is None else Verdict(ORDER, id_, at)
        office = official is not None or told(scene, at, SE) or _warned(scene, at)
        if scene.last_verbs.get(PASSIVE, -1) >= at and (not told_only or office or scene.ordering):
            speaks = scene.instructs or office or scene.office or office_speaks(scene, at)
            return Verdict(ORDER, id_, at) if speaks or scene.key(scene.start) in PRONOUNS else None
        if scene.last_verbs.get(ACTIVE, -1) >= at and (
            office or (not told_only and (scene.instructs or _asks_a_duty(scene, at, last)))
        ):
            return Verdict(ORDER, id_, at)
        if scene.last_verbs.get(STATE, -1) < at:
            return None
        if (
            scene.key(last - 1) in _NOT
            and scene.any_key(_ANY, at, last)
            and (scene.instructs or office_speaks(scene, at))
        ):
            return Verdict(ORDER, id_, at)  # कोई भी शिकायत अगले स्तर पर न जाए
        going_on = scene.ordering and not told_only and not scene.any_key(words.wish, at, scene.end)
        if going_on or (official or scene.end) < last or told(scene, at, SE) or _warned(scene, at):
            return Verdict(ORDER, id_, at)
        return None
    if scene.any_key(words.future, at, scene.end):
        official = official_subject(scene, at)
        if official is not None and for_everyone(scene, official):
            return Verdict(ORDER, id_, at)
    if not told_only and scene.any_key(_DUTIES, at, scene.end) and _obliges(scene, at):
        return Verdict(ORDER, id_, at)
    return None


def _warned(scene: Scene, at: int) -> bool:
    """Whether officials are scolded or warned before `at` (अधिकारियों को फटकार लगाते हुए कहा कि ... कार्रवाई हो)."""
    return scene.any_key(scene.words.warning, scene.start, at) and told(scene, at, KO)


def _asks_a_duty(scene: Scene, at: int, verb: int) -> bool:
    """Whether an office asks for what offices do (कहा कि प्रकरणों का निराकरण करें), so that no reader can be meant."""
    return scene.any_key(scene.words.duty, verb - 2, verb) and office_speaks(scene, at)


def _obliges(scene: Scene, at: int) -> bool:
    """Whether officials or bodies are named with द्वारा or को, as who is to act, between `at` and an obligation."""
    duties = scene.kept(_duties)
    return bool(duties) and first_from(scene.kept(addressed_officials, _AGENTS), at + 1, duties[-1]) < duties[-1]


def _duties(scene: Scene) -> list[int]:
    """Where चाहिए or an infinitive with होगा stands."""
    keys = scene.keys
    return [i for i in scene.places(_DUTIES) if keys[i] == "चाहिए" or keys[i - 1].endswith(("ना", "नी", "ने"))]


def listed_instruction(scene: Scene, cues: list[tuple[int, int, str, str]]) -> Verdict | None:
    """A sentence of a list of instructions: subjunctive or order in the future, with no verb of saying of its own."""
    if not (scene.verbs or scene.ordering):
        return None
    words, keys = scene.words, scene.keys
    if any(kind == "directive-say" for _, _, kind, _ in cues):
        return None
    that = find_key(scene.reading.tokens, "कि", scene.start, scene.end)
    verbs = scene.verbs if that < 0 else [v for v in scene.verbs if v.at < that]
    if not verbs:
        official = official_subject(scene, scene.start) if scene.ordering else None
        if official is not None and that < 0 and scene.told and scene.any_key(words.future, scene.end - 4, scene.end):
            return Verdict(ORDER, LISTED, scene.start)  # निम्न निर्देश दिए: 1. सिविल सर्जन दवा का भंडारण रखेंगे
        if official is None or that >= 0 or "सुनिश्चित" not in keys[scene.start : scene.end]:
            return None
        future = scene.any_key(words.future, scene.end - 4, scene.end) and for_everyone(scene, official)
        return Verdict(ORDER, LISTED, scene.start) if future else None
    if public_acts(scene, scene.start, verbs[-1].at):
        return None
    if scene.any_key(words.wish, scene.start, verbs[0].at) and not scene.ordering:
        return None
    kinds = {v.kind for v in verbs}
    official = official_subject(scene, scene.start)
    early = official is not None and official < verbs[-1].at
    if PASSIVE in kinds and (scene.ordering or scene.instructs):
        return Verdict(ORDER, LISTED, scene.start, True)
    if not early and scene.key(verbs[-1].at - 1) in words.notice:
        return None
    if ACTIVE in kinds and (scene.ordering or (scene.instructs and early)):
        return Verdict(ORDER, LISTED, scene.start)
    if STATE in kinds and scene.ordering:
        return Verdict(ORDER, LISTED, scene.start)
    return None
