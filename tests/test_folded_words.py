"""Closed classes of Hindi words in code are compared with folded keys: one not written folded never matches."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import minutes_extract
from minutes_extract.folding import fold, fold_deep

DEVANAGARI = re.compile("[\u0900-\u097f]")
PACKAGES = ("directives", "indicators", "people", "posts", "schemes", "segment")
# Compared with the letters of the text, not with keys.
OF_THE_TEXT = {
    ("directives.clauses", "_NASAL"),
    ("indicators.grammar", "_PLURAL"),
    ("indicators.measure", "_CRORE"),
    ("posts.phrase", "_IN_BRACKETS"),
}


def words_of(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, frozenset | set | tuple | list | dict):
        for part in value:
            yield from words_of(part)


def constants() -> Iterator[tuple[str, str, str]]:
    for module in pkgutil.walk_packages(minutes_extract.__path__, "minutes_extract."):
        name = module.name.removeprefix("minutes_extract.")
        if name.split(".")[0] not in PACKAGES or module.ispkg:
            continue
        for constant, value in vars(importlib.import_module(module.name)).items():
            if constant.lstrip("_").isupper() and (name, constant) not in OF_THE_TEXT:
                for word in words_of(value):
                    if DEVANAGARI.search(word) and "[" not in word and "(" not in word:
                        yield name, constant, word


def test_words_in_code_are_written_folded() -> None:
    found = list(constants())
    assert len(found) > 500
    assert [item for item in found if item[2] not in (fold(item[2]), fold_deep(item[2]))] == []


@pytest.mark.parametrize(("name", "constant"), sorted(OF_THE_TEXT))
def test_exceptions_are_still_there(name: str, constant: str) -> None:
    assert hasattr(importlib.import_module(f"minutes_extract.{name}"), constant)
