"""A Reading becomes its directives: sentences that instruct officials and bodies, or record a decision or approval."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from minutes_extract.directives.addressees import Place, addressees, deadline, subject_told
from minutes_extract.directives.clauses import closing_orders, order_candidates, order_verbs
from minutes_extract.directives.rules import directive_cues, judge
from minutes_extract.directives.scene import APPEAL, LISTED, ORDER, REQUEST, TOLD, Scene, Verdict
from minutes_extract.directives.words import Words, directive_words
from minutes_extract.lexicon import Hit
from minutes_extract.reading import Reading
from minutes_extract.segment import BODY, SUBHEADLINE, Sentence
from minutes_extract.tokens import MARK, NEWLINE, NUMBER

if TYPE_CHECKING:
    from minutes_extract.people import People, Person
    from minutes_extract.posts import PostMention

__all__ = ["DirectiveDraft", "find_directives"]

_LIST_REACH = 4  # so many sentences may stand between two sentences of one list of instructions
_SUBJECT_REACH = 2  # sentences back to a subject that is left out
_ABOVE = 12  # sentences of a text, headline and blank lines with them, that a sentence may point back to
_LONGEST_LIST = 40  # items of a numbered list of instructions
_ENDERS = frozenset("।.!;?")
_CLOSERS = frozenset("'\")")
_INSTRUCTING = frozenset({"directive-order-noun", "directive-order-participle"})
_TELLING = frozenset({"directive-say", "directive-advice-noun", "directive-request-noun"})  # where officials are told
_NOTHING: frozenset[str] = frozenset()
_DECIDING = frozenset({"directive-approval-noun", "directive-decision-noun", "directive-approval-participle"})


@dataclass(slots=True)
class DirectiveDraft:
    """Tokens `[start, end)` instruct or decide.

    `verb` is order, request, decision or approval; `rule` the id of the cue that told; `by` who gives it, where the
    text says; `to` the token spans of those told, `deadline` the span of the time given.
    """

    start: int
    end: int
    verb: str
    rule: str
    by: Person | None = None
    to: list[Place] = field(default_factory=list)
    deadline: Place | None = None

    @property
    def told(self) -> bool:
        """Whether a word for order, request, decision or approval tells it, and not the form of a verb alone."""
        return self.rule != LISTED and not self.rule.startswith("directive.say")


def find_directives(
    reading: Reading, people: People | None = None, posts: list[PostMention] | None = None
) -> list[DirectiveDraft]:
    """The directives of a release in order; a sentence printed twice counts once."""
    words = directive_words(reading.packs)
    cues = _cues_by_sentence(reading)
    tokens = reading.tokens
    candidates: dict[int, list[int]] = {}
    for i in order_candidates(tokens, words):
        candidates.setdefault(reading.sentence_index(i), []).append(i)
    for index, i in closing_orders(tokens, reading.sentences):
        before = candidates.setdefault(index, [])
        if i not in before[-1:]:
            before.append(i)
    if not cues and not candidates:
        return []
    page = _Page(reading)
    ends = _post_ends(reading, posts)
    instructs = any(kind in _INSTRUCTING for hits in cues.values() for _, _, kind, _ in hits)
    drafts: list[DirectiveDraft] = []
    seen: set[tuple[str, ...]] = set()
    last = -_LIST_REACH - 1
    giver: Person | None = None
    pointed = _pointed_back(reading)
    for index in sorted(cues.keys() | candidates.keys()):
        if not page.told_in_full(index):
            continue
        sentence = reading.sentences[index]
        start, end = sentence.body, sentence.end
        verbs = order_verbs(tokens, words, start, end, candidates.get(index, []))
        actor = people.actor(index) if people is not None else None
        office = bool(actor.posts) if actor is not None else None
        item = page.is_item(sentence)
        head = page.head_of_list(index) if item else -1
        announced = frozenset([kind for _, _, kind, _ in cues[head]]) if head in cues else _NOTHING
        ordering = index - last <= _LIST_REACH or not announced.isdisjoint(_INSTRUCTING)
        if not ordering and not announced.isdisjoint(_TELLING):
            ordering = _tells_officials(reading, words, ends, reading.sentences[head])
        if not (ordering or verbs or index in cues):
            continue
        above = index < pointed
        ordering = ordering or above
        decided, told = not announced.isdisjoint(_DECIDING), not announced.isdisjoint(_INSTRUCTING)
        scene = Scene(
            reading,
            words,
            ends,
            start,
            end,
            verbs,
            ordering=ordering,
            instructs=instructs,
            office=office,
            item=decided,
            told=told,
        )
        verdict = judge(scene, cues.get(index, []))
        if verdict is None:
            continue
        if verdict.verb == APPEAL:
            last = -_LIST_REACH - 1
            continue
        start, end = _bounds(reading, start, end, verdict.at)
        print_ = tuple(tokens.keys[start:end])
        if print_ in seen:
            continue
        seen.add(print_)
        # "साथ ही, ... के निर्देश दिए": the giver is the one of the sentence before, where none is named here.
        carried = verdict.cue == LISTED or not (verdict.passive or scene.markers)
        by = giver if actor is None and carried and ordering else actor
        draft = _draft(page, words, ends, start, end, verdict)
        if above and people is not None:
            by = by or people.actor(pointed)
        by = by or (_announced(people, cues, index) if item else None)
        if by is None and people is not None and actor is None and carried and verdict.verb == ORDER:
            by = _acting_before(reading, people, index)
        draft.by = by
        drafts.append(draft)
        if verdict.verb in (ORDER, REQUEST):
            last, giver = index, by or giver
    return drafts


def _pointed_back(reading: Reading) -> int:
    """The sentence that says who gave the instructions above it (... कार्य पूरा करें। उक्त निर्देश कलेक्टर ने दिए), 0 without."""
    for hit in reading.cues("chair-orders"):
        index = reading.sentence_index(hit.start)
        sentence = reading.sentences[index]
        if sentence.kind == BODY and hit.start <= sentence.body + 1:
            return index if index <= _ABOVE else 0
    return 0


class _Page:
    """How the sentences of a release are set: which end with a mark, which are items of a list."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.sentences = reading.sentences

    def told_in_full(self, index: int) -> bool:
        """Whether a sentence is one of the text: body, or a standfirst that ends as sentences do; no heading.

        A line that ends without a mark is a heading, unless it is an item of a list or the paper sets no marks at all.
        """
        sentence = self.sentences[index]
        if sentence.kind not in (BODY, SUBHEADLINE) or sentence.body >= sentence.end:
            return False
        if self.terminated(sentence):
            return True
        if sentence.kind == SUBHEADLINE:
            return False
        if index + 1 < len(self.sentences) and self.is_item(self.sentences[index + 1]):
            return True  # the line that announces a list
        neighbours = self.sentences[max(0, index - 1) : index + 2]
        if sum(other.line == sentence.line for other in neighbours) > 1 or self.is_item(sentence):
            return True
        return self.unmarked

    def terminated(self, sentence: Sentence) -> bool:
        """Whether a sentence ends with a mark, closing ones left out."""
        keys, kinds = self.tokens.keys, self.tokens.kinds
        last = sentence.end - 1
        while last > sentence.start and (kinds[last] == NEWLINE or keys[last] in _CLOSERS):
            last -= 1
        return keys[last] in _ENDERS

    @cached_property
    def unmarked(self) -> bool:
        """Whether no sentence of the text ends with a mark."""
        return not any(self.terminated(sentence) for sentence in self.sentences if sentence.kind == BODY)

    def is_item(self, sentence: Sentence) -> bool:
        """Whether a sentence begins with the mark or number of a list."""
        return sentence.body < sentence.end and self.tokens.kinds[sentence.body] in (MARK, NUMBER)

    def head_of_list(self, index: int) -> int:
        """The sentence in the line above the list that an item belongs to; -1 without."""
        for before in range(index - 1, max(-1, index - 1 - _LONGEST_LIST), -1):
            if self.sentences[before].kind not in (BODY, SUBHEADLINE):
                return -1
            if not self.is_item(self.sentences[before]):
                return before
        return -1

    @cached_property
    def schemes(self) -> set[int]:
        """The tokens of names of schemes."""
        return {i for hit in self.reading.longest("scheme").values() for i in range(hit.start, hit.end)}


def _acting_before(reading: Reading, people: People, index: int) -> Person | None:
    """Who acted last in the one or two sentences before, in the same paragraph: the subject that is left out."""
    sentences = reading.sentences
    for before in range(index - 1, max(-1, index - 1 - _SUBJECT_REACH), -1):
        if sentences[before].kind != BODY or sentences[before].line != sentences[index].line:
            return None
        person = people.actor(before)
        if person is not None:
            return person
    return None


def _tells_officials(reading: Reading, words: Words, posts: dict[int, int], sentence: Sentence) -> bool:
    """Whether a sentence that ends in a colon tells officials or bodies something (अधिकारियों से कहा गया है:)."""
    keys, last = reading.tokens.keys, sentence.end - 1
    while last > sentence.body and (reading.tokens.kinds[last] == NEWLINE or keys[last] in "-"):
        last -= 1
    if keys[last] != ":":
        return False
    return any(
        keys[i] in TOLD and (keys[i - 1] in words.official or i in posts) for i in range(sentence.body + 1, last)
    )


def _announced(people: People | None, cues: dict[int, list[tuple[int, int, str, str]]], index: int) -> Person | None:
    """Who gave the instructions of a list: the one who acts in the line that announces it (निर्देश इस प्रकार हैं)."""
    if people is None:
        return None
    for before in range(index - 1, max(-1, index - 1 - _LONGEST_LIST), -1):
        if any(kind == "directive-order-noun" for _, _, kind, _ in cues.get(before, ())):
            return people.actor(before)
    return None


def _cues_by_sentence(reading: Reading) -> dict[int, list[tuple[int, int, str, str]]]:
    """Sentence index -> the directive cues in it as (start, end, kind, id)."""
    found: dict[int, list[tuple[int, int, str, str]]] = {}
    kinds = directive_cues(reading.packs)
    for start, end, _, id_ in [hit for hit in reading.hits.get("cue", ()) if hit[3] in kinds]:
        found.setdefault(reading.sentence_index(start), []).append((start, end, kinds[id_], id_))
    return found


def _post_ends(reading: Reading, posts: list[PostMention] | None) -> dict[int, int]:
    """The token after a post -> the token it begins at."""
    if posts is not None:
        return {post.end: post.start for post in posts}
    hits: list[Hit] = reading.hits.get("post", [])
    return {hit.end: hit.start for hit in reversed(hits)}


def _bounds(reading: Reading, start: int, end: int, at: int) -> tuple[int, int]:
    """The sentence without list marks, closing marks and line end; from the last semicolon before the cue."""
    tokens = reading.tokens
    if ";" in tokens.keys[start:at]:
        start = max(i for i in range(start, at) if tokens.keys[i] == ";") + 1
    while start < end - 1 and tokens.kinds[start] == MARK and tokens.keys[start] not in "'\"(":
        start += 1
    while end > start + 1 and (tokens.kinds[end - 1] == NEWLINE or tokens.keys[end - 1] in "।.;"):
        end -= 1
    return start, end


def _draft(page: _Page, words: Words, posts: dict[int, int], start: int, end: int, verdict: Verdict) -> DirectiveDraft:
    draft = DirectiveDraft(start, end, verdict.verb, verdict.cue)
    if verdict.verb in (ORDER, REQUEST):
        draft.to = addressees(page.reading, words, posts, start, end) or subject_told(
            page.reading, words, posts, page.schemes, start, end
        )
        draft.deadline = deadline(page.reading, words, start, end)
    return draft
