"""Texts become the CPU seconds each stage takes while the program runs as it always does.

The stages are measured by wrapping the functions that the program calls; what a wrapped function spends in another
wrapped one counts for that one. A function that is no longer there leaves its stage out.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import process_time
from types import GeneratorType
from typing import Any

# Stage -> the functions it consists of, as module:attribute in the place the program calls them from.
STAGES: dict[str, tuple[str, ...]] = {
    "read bytes": ("minutes_extract.readers:read_text",),
    "normalise": ("minutes_extract.reading:normalise",),
    "tokenise": ("minutes_extract.tokens:Tokeniser.__call__",),
    "lexicon hits": ("minutes_extract.lexicon:Lexicon.by_type",),
    "segment": ("minutes_extract.reading:segment",),
    "numbers": ("minutes_extract.numbers.scanner:NumberScanner.scan", "minutes_extract.reading:_place_numbers"),
    "rest of reading": ("minutes_extract.extract:read",),
    "posts": ("minutes_extract.extract:find_posts",),
    "people": ("minutes_extract.extract:find_people", "minutes_extract.extract:finish_roles"),
    "directives": ("minutes_extract.extract:find_directives",),
    "schemes": ("minutes_extract.extract:find_schemes",),
    "indicators": ("minutes_extract.extract:find_indicators",),
    "place, meeting": ("minutes_extract.extract:find_place", "minutes_extract.extract:find_meeting"),
    "build record": ("minutes_extract.extract:Extractor.record",),
    "JSON": ("minutes_extract.writers.json_lines:record_line",),
}


class Clock:
    """CPU seconds by stage; the time of a stage inside another is taken from the outer one."""

    def __init__(self, now: Callable[[], float] = process_time) -> None:
        self.seconds: dict[str, float] = {}
        self._now = now
        self._inner: list[float] = []

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, with its time counted for a stage. A generator is run to its end."""

        def run(*args: Any, **kwargs: Any) -> Any:
            self._inner.append(0.0)
            began = self._now()
            try:
                found = function(*args, **kwargs)
                return iter(list(found)) if isinstance(found, GeneratorType) else found
            finally:
                whole = self._now() - began
                inner = self._inner.pop()
                self.seconds[stage] = self.seconds.get(stage, 0.0) + whole - inner
                if self._inner:
                    self._inner[-1] += whole

        return run


@contextmanager
def watched(clock: Clock, stages: dict[str, tuple[str, ...]] = STAGES) -> Iterator[list[str]]:
    """Wrap the functions of the stages for a while; gives the stages that were found."""
    changed: list[tuple[Any, str, Any]] = []
    found = []
    try:
        for stage, functions in stages.items():
            for function in functions:
                place = _find(function)
                if place is None:
                    continue
                owner, name = place
                original = owner.__dict__[name]
                changed.append((owner, name, original))
                setattr(owner, name, clock.timed(stage, original))
                if stage not in found:
                    found.append(stage)
        yield found
    finally:
        for owner, name, original in reversed(changed):
            setattr(owner, name, original)


def _find(function: str) -> tuple[Any, str] | None:
    module, _, path = function.partition(":")
    *classes, name = path.split(".")
    try:
        owner: Any = importlib.import_module(module)
        for part in classes:
            owner = getattr(owner, part)
    except (ImportError, AttributeError):
        return None
    return (owner, name) if callable(owner.__dict__.get(name)) else None
