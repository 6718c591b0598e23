"""The pack file numbers.yaml becomes look-up tables by folded key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from minutes_extract.numbers.phrases import Phrases, keys_of
from minutes_extract.numbers.reader import DASHES, LETTERS, word_keys
from minutes_extract.numbers.units import Units
from minutes_extract.packs.load import default_folder


def _load(path: Path) -> dict[str, Any]:
    import yaml  # here: tables from the cache need none of it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    return data


def _by_key(table: dict[Any, list[Any]]) -> dict[str, Any]:
    """From value -> spellings to key -> value; the first value listed for a key stands."""
    found: dict[str, Any] = {}
    for value, forms in table.items():
        for form in forms:
            found.setdefault(" ".join(word_keys(str(form))), value)
    return found


def _any_word(stems: list[str], whole: list[str] | None = None) -> re.Pattern[str]:
    """Any word that begins with one of the stems (हारकर, not सहारनपुर) or is one of `whole` (आय, not आयुष्मान)."""
    words = [*map(re.escape, stems), *(f"{re.escape(word)}(?![{LETTERS}])" for word in whole or ())]
    return re.compile(f"(?<![{LETTERS}])(?:{'|'.join(words)})")


def _seat_names(seats: list[str]) -> re.Pattern[str]:
    """What stands between a number with its hyphen and the word of the seat: names, the last before विधानसभा."""
    name = f"[{LETTERS}]+"
    more = rf"(?:(?:\s?,\s?|\s(?:व|एवं|और|तथा)\s)[0-9०-९]{{1,3}}[-–]{name})"
    return re.compile(rf"{name}{more}{{0,9}}\s(?:{'|'.join(map(re.escape, seats))})(?![{LETTERS}])")


def _phrases(table: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for value, forms in table.items():
        for form in forms:
            yield form, value


class NumberLexicon:
    """The tables of numbers.yaml by folded key, and the units of units.yaml.

    Raises OSError when a pack file is missing, yaml.YAMLError or KeyError when it is not what it should be.
    """

    def __init__(self, folder: Path) -> None:
        data = _load(folder / "numbers.yaml")
        self.units = Units(_load(folder / "units.yaml"))
        self.cardinals: dict[str, int] = {key: int(value) for key, value in _by_key(data["cardinals"]).items()}
        self.wary = keys_of(data["wary"])
        fractions = data["fractions"]
        self.halves = {key: Decimal(value) for key, value in _keyed(fractions["standalone"]).items()}
        self.modifiers = {key: Decimal(value) for key, value in _keyed(fractions["modifier"]).items()}
        self.scale_only = keys_of(fractions["scale_only"])
        self.point = keys_of(data["point"])
        self.multiples = keys_of(data["not_counted_after"])
        self.scales: dict[str, int] = {key: int(value) for key, value in _by_key(data["scales"]).items()}
        vague = {key: int(value) for key, value in _by_key(data["vague_scales"]).items()}
        self.figure_scales = self.scales | vague
        self.bare_scales = keys_of(data["bare_scales"])
        self.whole = keys_of(data["whole"])
        self.whole_percent = keys_of(data["whole_percent"])
        self.ordinal_free = keys_of(data["ordinal_suffixes"]["free"])
        self.ordinal_glued = keys_of(data["ordinal_suffixes"]["glued"])
        self.months: dict[str, int] = {key: int(value) for key, value in _by_key(data["months"]).items()}
        self.date_heads = keys_of(data["date_words"])
        self.date_tails = keys_of(data["date_heads_after"])
        self.days_of = frozenset(self.months) | keys_of(data["lunar"]) | self.date_tails
        self.joins = keys_of(data["and"])
        self.to = keys_of(data["to"])
        compare = data["comparators"]
        self.compare_before: dict[str, str] = _by_key(compare["before"])
        self.compare_after: Phrases[str] = Phrases(_phrases(compare["after"]))
        self.bridge = keys_of(compare["bridge"])
        self.reached = keys_of(compare["reached"])
        year = data["year"]
        self.year_heads = keys_of(year["heads"])
        self.year_after = keys_of(year["after"])
        self.year_not_before = keys_of(year["not_before"])
        self.year_not_after = keys_of(year["not_after"])
        self.year_hung_on = keys_of(year["hung_on"])
        self.time_after = keys_of(data["time"]["after"])
        self.day_parts = keys_of(data["time"]["parts"])
        reference = data["reference"]
        self.ref_heads = keys_of(reference["heads"])
        self.ref_links = keys_of(reference["links"])
        self.filed = keys_of(reference["filed"])
        self.filed_rules = keys_of(reference["rules"])
        self.class_heads = keys_of(reference["class_heads"])
        self.numbered = keys_of(reference["numbered"])
        self.seats = keys_of(reference["seats"])
        self.seat_names = _seat_names(reference["seats"])
        self.plates = keys_of(reference["plates"])
        self.roads = keys_of(reference["roads"])
        self.ref_tails = keys_of(reference["tails"])
        self.letter_names = keys_of(reference["letters"])
        self.sentence_ends = keys_of(reference["sentence_ends"])
        self.counted_heads = keys_of(reference["counted_heads"])
        phone = data["phone"]
        self.phone_heads = keys_of(phone["heads"])
        self.phone_context = tuple(phone["context"])
        self.phone_short = frozenset(str(number) for number in phone["short"])
        self.ambulance = frozenset(str(number) for number in phone["ambulance"])
        self.ambulance_stems = tuple(sorted(keys_of(phone["ambulance_stems"])))
        self.services = keys_of(phone["services"])
        age = data["age"]
        self.age_after = keys_of(age["after"])
        self.age_heads = keys_of(age["context_before"])
        self.age_context_after = tuple(age["context_after"])
        self.age_context_before = tuple(age["context_before"])
        self.duration_after = keys_of(data["duration"]["after"])
        self.score_after = keys_of(data["score"]["after"])
        self.score_context = _any_word(data["score"]["context"])
        idle = data["words_not_counted"]
        self.idle_before = keys_of(idle["before"])
        self.idle_after = keys_of(idle["after"])
        self.give = keys_of(idle["after_give"])
        self.function_words = keys_of(data["function_words"])
        money = data["money"]
        self.counted_genitive = keys_of(money["counted_genitive"])
        self.counted_acts = keys_of(money["counted_acts"])
        self.money_after = keys_of(money["after"])
        self.money_before = keys_of(money["before"])
        self.money_spoken = _any_word(money["context"], money["context_whole"])
        self.shared_links = keys_of(data["shared_unit_links"])
        self.counted_nouns = keys_of(data["counted_nouns"])
        # What follows a plain figure that is not yet the whole expression.
        self.number_goes_on = frozenset(self.figure_scales) | frozenset(self.cardinals) | self.point | {"("}
        # What follows the first day of a date.
        self.day_joints = self.joins | self.to | DASHES | frozenset(",./")
        self.day_links = self.day_joints | self.days_of | self.ordinal_glued
        # What before a figure may make it a reference.
        self.ref_near = self.ref_heads | self.ref_links | self.class_heads | self.phone_heads
        # What must follow "एक" for it to be more than an article.
        percent = self.units.first_keys("percent")
        self.one_goes_on = self.number_goes_on | self.day_links | percent
        self.triggers = (
            frozenset(self.cardinals)
            | frozenset(self.halves)
            | frozenset(self.modifiers)
            | self.bare_scales
            | self.whole
            | self.whole_percent
            | frozenset(self.months)
        )


def _keyed(table: dict[str, str]) -> dict[str, str]:
    return {" ".join(word_keys(form)): value for form, value in table.items()}


@lru_cache(maxsize=1)
def default_lexicon() -> NumberLexicon:
    """The lexicon of the packs that come with the package."""
    return NumberLexicon(default_folder())
