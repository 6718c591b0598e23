"""Word lists of the directive pack become the sets of folded keys the rules look words up in.

Verbs are listed by stem and nouns by lemma; their forms are made here, once for each set of packs.
"""

from __future__ import annotations

from typing import NamedTuple

from minutes_extract.dates import calendar_of
from minutes_extract.folding import fold
from minutes_extract.packs import Compiled
from minutes_extract.packs.inflect import word_forms

# Field of `Words` -> id of its word list.
_LISTS = {
    "plain": "directives.plain-subjunctives",
    "passive_subjunctive": "directives.passive-subjunctives",
    "going": "directives.going",
    "past_auxiliary": "directives.past-auxiliaries",
    "give": "directives.give",
    "issue": "directives.issue",
    "done": "directives.done",
    "received": "directives.received",
    "taken": "directives.taken",
    "passive": "directives.passive",
    "future": "directives.future-plural",
    "not_infinitive": "directives.not-infinitives",
    "official": "directives.officials",
    "decider": "directives.deciders",
    "public": "directives.public",
    "partisan": "directives.partisans",
    "partisan_body": "directives.partisan-bodies",
    "court": "directives.courts",
    "elsewhere": "directives.elsewhere",
    "demonstrative": "directives.demonstratives",
    "matter": "directives.matters",
    "postposition": "directives.postpositions",
    "joiner": "directives.joiners",
    "purpose": "directives.purpose",
    "condition": "directives.condition",
    "correlative": "directives.correlatives",
    "wish": "directives.wishes",
    "whole": "directives.wholes",
    "time_unit": "directives.time-units",
    "within": "directives.within",
    "date": "directives.dates",
    "small_number": "directives.small-numbers",
    "opener": "directives.openers",
    "money": "directives.money",
    "proposal": "directives.proposals",
    "served": "directives.served",
    "honoured": "directives.honoured",
    "breaks": "directives.breaks",
    "aside": "directives.asides",
    "meeting": "directives.meetings",
    "relative": "directives.relatives",
    "everyone": "directives.everyone",
    "request_verb": "directives.request-verbs",
    "crowned": "directives.crowned",
    "notice": "directives.notices",
    "duty": "directives.duties",
    "warning": "directives.warnings",
}
_INFLECTED = frozenset({"official", "decider", "public", "partisan", "partisan_body", "court", "elsewhere"})
_VOWEL_ENDS = frozenset("ािीुूेैोौआईए")


MANAGE = fold("पाए")  # a subjunctive where it is denied behind an infinitive (कमी न आने पाए), else a past


class Words(NamedTuple):
    """The sets, all of folded keys. `doing` and `being` are subjunctive forms of the two kinds of verbs,
    the causatives made from their stems among `doing`."""

    doing: frozenset[str]
    being: frozenset[str]
    plain: frozenset[str]
    passive_subjunctive: frozenset[str]
    going: frozenset[str]
    past_auxiliary: frozenset[str]
    give: frozenset[str]
    issue: frozenset[str]
    done: frozenset[str]
    received: frozenset[str]
    taken: frozenset[str]
    passive: frozenset[str]
    future: frozenset[str]
    not_infinitive: frozenset[str]
    official: frozenset[str]
    decider: frozenset[str]
    public: frozenset[str]
    partisan: frozenset[str]
    partisan_body: frozenset[str]
    court: frozenset[str]
    elsewhere: frozenset[str]
    demonstrative: frozenset[str]
    matter: frozenset[str]
    postposition: frozenset[str]
    joiner: frozenset[str]
    purpose: frozenset[str]
    condition: frozenset[str]
    correlative: frozenset[str]
    wish: frozenset[str]
    whole: frozenset[str]
    time_unit: frozenset[str]
    within: frozenset[str]
    date: frozenset[str]
    small_number: frozenset[str]
    opener: frozenset[str]
    money: frozenset[str]
    proposal: frozenset[str]
    served: frozenset[str]
    honoured: frozenset[str]
    breaks: frozenset[str]
    aside: frozenset[str]
    meeting: frozenset[str]
    relative: frozenset[str]
    everyone: frozenset[str]
    request_verb: frozenset[str]
    crowned: frozenset[str]
    notice: frozenset[str]
    duty: frozenset[str]
    warning: frozenset[str]
    subjunctive: frozenset[str]
    bare: frozenset[str]  # those of them that need no nasal sign to be told from the past tense
    trigger: frozenset[str]  # verb forms for which a sentence without a cue is looked at
    office: frozenset[str]  # officials and those who decide
    clause: frozenset[str]  # words that open a clause of purpose or condition, or end the latter
    bound: frozenset[str]  # words no noun phrase goes over: postpositions, verbs, and others
    claimant: frozenset[str]  # unions, parties and the public: those who may demand
    afar: frozenset[str]  # words of courts, kings, playing fields and stages
    weekday: frozenset[str]  # deep keys
    term: frozenset[str]  # words a deadline ends in or stands before

    def infinitive(self, key: str) -> bool:
        """Whether a key is an oblique infinitive (करने, भेजने)."""
        return key.endswith("ने") and len(key) > 3 and key not in self.not_infinitive


def subjunctive_forms(stem: str) -> list[str]:
    """The folded third person subjunctive of a verb stem: कर - करे(ं), बना - बनाए(ं)/बनावे(ं), दे - दे(ं)."""
    if stem == "हो":
        return ["हो"]
    if stem in ("ले", "दे"):
        return [stem]
    if stem[-1] in _VOWEL_ENDS:
        return [fold(stem + "ए"), fold(stem + "वे")]
    return [fold(stem + "े")]


def _forms(lemmas: frozenset[str]) -> frozenset[str]:
    return frozenset(fold(form) for lemma in lemmas for form in word_forms(lemma))


def _make(packs: Compiled) -> Words:
    doers, states = packs.words("directives.verb-stems"), packs.words("directives.state-stems")
    made = {stem + ending for stem in doers | states if stem[-1] not in _VOWEL_ENDS for ending in ("ा", "वा")}
    doing = frozenset(form for stem in doers | made for form in subjunctive_forms(stem))
    being = frozenset(form for stem in states for form in subjunctive_forms(stem))
    lists = {field: packs.words(id_) for field, id_ in _LISTS.items()}
    sets = {field: _forms(keys) if field in _INFLECTED else keys for field, keys in lists.items()}
    subjunctive = doing | being | lists["passive_subjunctive"]
    bare = lists["plain"] | lists["passive_subjunctive"] | lists["future"] | {"हो", MANAGE}
    return Words(
        doing=doing,
        being=being,
        subjunctive=subjunctive,
        bare=bare,
        trigger=subjunctive | lists["future"] | {MANAGE},
        office=sets["official"] | sets["decider"],
        clause=lists["purpose"] | lists["condition"] | lists["correlative"],
        bound=lists["postposition"] | subjunctive | lists["breaks"],
        claimant=sets["partisan"] | sets["partisan_body"] | sets["public"],
        afar=sets["court"] | sets["elsewhere"] | lists["crowned"],
        weekday=frozenset(calendar_of(packs).weekdays),
        term=lists["time_unit"] | {"तक"},
        **sets,
    )


def directive_words(packs: Compiled) -> Words:
    """The word sets of `packs`; made once for each."""
    return packs.table("directives.words", _make)
