"""Officials of gold and record become tallies of names, posts, roles, and posts without a name."""

from __future__ import annotations

from minutes_extract.score.found import FoundFacts, FoundOfficial
from minutes_extract.score.gold import GoldFacts, GoldOfficial
from minutes_extract.score.pairing import Place, pair
from minutes_extract.score.sheet import Sheet
from minutes_extract.score.spelling import same_name, same_post

_NO_ROLE = {"mentioned"}  # says only that none of the others holds


def score_officials(gold: GoldFacts, record: FoundFacts, sheet: Sheet) -> None:
    """Pair named officials by name; of the pairs, compare posts and roles. Then the posts that have no name."""
    wanted = [official for official in gold.officials if official.name]
    found = [official for official in record.officials if official.name]
    pairing = pair(wanted, found, lambda one, other: same_name(one.name or "", other.name or ""))
    sheet.count("official name", len(pairing.pairs), len(found), len(wanted))
    for number in pairing.missed:
        official = wanted[number]
        sheet.miss("official name", _named(official.name, official.designations), sheet.find(official.name))
    for number in pairing.extra:
        sheet.extra("official name", _named(found[number].name, found[number].posts), found[number].place)
    right = 0
    for one, other in pairing.pairs:
        right += _score_post(wanted[one], found[other], sheet)
        _score_roles(wanted[one], found[other], sheet)
    sheet.count("official name+post", right, len(found), len(wanted))
    _score_nameless(gold, record, sheet)


def _score_post(wanted: GoldOfficial, found: FoundOfficial, sheet: Sheet) -> bool:
    """Any post found that is any post wanted will do; none is right where none is wanted."""
    posts = found.posts
    right = any(same_post(one, other) for one in wanted.designations for other in posts)
    right = right or not (wanted.designations or posts)
    if not right:
        want, got = (_named(found.name, listed) if listed else None for listed in (wanted.designations, posts))
        sheet.wrong("official name+post", want, got, found.place)
    return right


def _score_roles(wanted: GoldOfficial, found: FoundOfficial, sheet: Sheet) -> None:
    want, got = set(wanted.roles) - _NO_ROLE, set(found.roles) - _NO_ROLE
    sheet.count("role", len(want & got), len(got), len(want))
    place = _body_place(found, sheet)
    for role in sorted(want - got):
        sheet.miss("role", f"{found.name}: {role}", place)
    for role in sorted(got - want):
        sheet.extra("role", f"{found.name}: {role}", place)


def _body_place(found: FoundOfficial, sheet: Sheet) -> Place | None:
    """Where the official is first mentioned below the first line: headlines seldom show what someone did."""
    body = max(0, sheet.text.find("\n"))
    return next((mention.place for mention in found.mentions if mention.start >= body), found.place)


def _score_nameless(gold: GoldFacts, record: FoundFacts, sheet: Sheet) -> None:
    measure = "post without name"
    wanted = gold.designations_unnamed
    offices = [official for official in record.officials if not official.name and official.posts]
    found = [office.posts[0] for office in offices]
    pairing = pair(wanted, found, same_post)
    sheet.count(measure, len(pairing.pairs), len(found), len(wanted))
    for number in pairing.missed:
        sheet.miss(measure, wanted[number], sheet.find(wanted[number]))
    for number in pairing.extra:
        sheet.extra(measure, found[number], offices[number].place)


def _named(name: str | None, posts: list[str]) -> str:
    return f"{name} ({', '.join(posts)})" if posts else f"{name}"
