"""Packs prove themselves: every form of every entry, every example and counterexample, becomes a list of problems.

Plain entries (posts, schemes, places, things) need no examples: each of their forms is put into a carrier sentence and
must be found there under its own id. A form that several entries of a type share must be declared ambiguous in
each and say what decides. Cues and metrics carry examples and counterexamples of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from minutes_extract.lexicon import form_tokens
from minutes_extract.normalise import normalise
from minutes_extract.packs.compile import Compiled, compile_packs, forms_of
from minutes_extract.packs.load import Located, Packs, default_folder, line_of, load_packs
from minutes_extract.packs.schema import CueEntry, Entry, PostEntry
from minutes_extract.tokens import tokenise

# A pass over the tokens costs at most this many look-ups a token, whatever the text repeats: the longest form.
LONGEST_FORM = 24
# On the repeats of its own forms an entry may make at most this many hits a token: more grows with the packs.
MOST_HITS = 40
_REPEATS = 30
_CARRIER = "इसमें {} है।"


class Problem(NamedTuple):
    """Something a pack promises and does not keep, or keeps at another's cost."""

    path: Path
    line: int | None
    entry: str
    expected: str
    got: str


def check_packs(folders: Iterable[Path] | None = None) -> list[Problem]:
    """Check the shipped packs, or those of `folders`. An unreadable pack raises `PackError`."""
    given = None if folders is None else list(folders)
    packs = load_packs([default_folder()] if given is None else given)
    compiled = compile_packs(packs)
    problems = _check_forms(packs, compiled)
    problems += _check_examples(packs, compiled)
    problems += _check_cues(packs, compiled)
    problems += _check_metrics(packs, compiled)
    return sorted(problems, key=lambda p: (str(p.path), p.line or 0, p.entry, p.expected))


def _problem(located: Located, name: str, expected: str, got: str) -> Problem:
    return Problem(located.path, line_of(located, name), name, expected, got)


def _check_forms(packs: Packs, compiled: Compiled) -> list[Problem]:
    problems: list[Problem] = []
    for type_ in ("posts", "schemes", "places", "things"):
        owners: dict[tuple[str, ...], list[Located]] = {}
        for located in packs.entries.get(type_, {}).values():
            entry = located.entry
            assert isinstance(entry, Entry)
            bases = {tuple(form_tokens(form)) for form in (entry.lemma, *entry.variants)}
            if () in bases:
                problems.append(_problem(located, entry.id, "every form to hold a letter", "a form without one"))
            if max(map(len, bases)) > LONGEST_FORM:
                problems.append(_problem(located, entry.id, f"at most {LONGEST_FORM} words a form", "a longer one"))
            if type_ != "places" and _hits_a_token(compiled, entry.lemma) > MOST_HITS:
                problems.append(_problem(located, entry.id, f"at most {MOST_HITS} hits a token on its repeats", "more"))
            for base in bases:
                owners.setdefault(base, []).append(located)
            for form in forms_of(entry):
                if not _found(compiled, form, type_[:-1], entry.id):
                    problems.append(_problem(located, entry.id, f"form {form!r} to be found", "not found"))
        problems += _shared_forms(owners)
    return problems


def _hits_a_token(compiled: Compiled, form: str) -> float:
    """How many hits a token a form repeated many times makes: what a hostile text costs."""
    tokens = tokenise(normalise(f"{form} " * _REPEATS).text)
    return len(compiled.lexicon.hits(tokens)) / max(1, len(tokens))


def _found(compiled: Compiled, form: str, type_: str, id_: str) -> bool:
    tokens = tokenise(normalise(_CARRIER.format(form)).text)
    return any(hit.type == type_ and hit.id == id_ and hit.start == 1 for hit in compiled.lexicon.hits(tokens))


def _shared_forms(owners: dict[tuple[str, ...], list[Located]]) -> list[Problem]:
    problems: list[Problem] = []
    for base, holders in owners.items():
        if len(holders) < 2:
            continue
        for located in holders:
            entry = located.entry
            assert isinstance(entry, Entry)
            if base not in {tuple(form_tokens(form)) for form in entry.ambiguous}:
                others = ", ".join(h.entry.id for h in holders if h is not located)  # type: ignore[attr-defined]
                expected = f"form {' '.join(base)!r} declared ambiguous, with what decides"
                problems.append(_problem(located, entry.id, expected, f"a form of {others} too"))
    return problems


def _check_examples(packs: Packs, compiled: Compiled) -> list[Problem]:
    """Schemes and posts must be found as the facts they become, the others as hits."""
    from minutes_extract.posts import find_posts
    from minutes_extract.reading import read
    from minutes_extract.schemes import find_schemes

    problems: list[Problem] = []
    for type_ in ("posts", "schemes", "places", "things"):
        for located in packs.entries.get(type_, {}).values():
            entry = located.entry
            assert isinstance(entry, Entry)
            wanted = entry.code or entry.id if isinstance(entry, PostEntry) else entry.id
            for example in entry.examples:
                reading = read(example, compiled)
                if type_ == "posts":
                    found = [post.code for post in find_posts(reading)]
                elif type_ == "schemes":
                    found = [scheme.id for scheme in find_schemes(reading)]
                else:
                    found = [hit.id for hit in reading.hits.get(type_[:-1], ())]
                if wanted not in found:
                    got = ", ".join(sorted(filter(None, found))) or "nothing"
                    problems.append(_problem(located, entry.id, f"{wanted} to be found in {example!r}", got))
    return problems


def _check_cues(packs: Packs, compiled: Compiled) -> list[Problem]:
    problems: list[Problem] = []
    for located in packs.entries.get("cues", {}).values():
        entry = located.entry
        assert isinstance(entry, CueEntry)
        for phrase in entry.phrases:
            if _hits_a_token(compiled, phrase) > MOST_HITS:
                problems.append(_problem(located, entry.id, f"at most {MOST_HITS} hits a token on its repeats", "more"))
            if not _found(compiled, phrase, "cue", entry.id):
                problems.append(_problem(located, entry.id, f"phrase {phrase!r} to be found", "not found"))
        for example, wanted in [(e, True) for e in entry.examples] + [(c, False) for c in entry.counterexamples]:
            tokens = tokenise(normalise(example).text)
            found = any(hit.type == "cue" and hit.id == entry.id for hit in compiled.lexicon.hits(tokens))
            if found != wanted:
                expected = f"the cue {'' if wanted else 'not '}to be found in {example!r}"
                problems.append(_problem(located, entry.id, expected, "found" if found else "not found"))
    return problems


def _check_metrics(packs: Packs, compiled: Compiled) -> list[Problem]:
    from minutes_extract.indicators import check_metrics

    table = packs.entries.get("metrics", {})
    return [
        _problem(table[code], code, expected, got) for code, expected, got in check_metrics(compiled) if code in table
    ]
