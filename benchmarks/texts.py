"""Release files become the texts of a benchmark: different ones, the same every time, so that no cache of texts helps.

Without a corpus the samples are repeated with small variations: other digits, the sentences of each line in another
order, given names and surnames exchanged for others of the name pack. Words repeat as they do in a real collection;
whole texts and sentences do not.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from minutes_extract.packs import Compiled, forms_of, load_packs
from minutes_extract.packs.inflect import phrase_forms

RELEASE = 2600  # characters of the release that everything is counted in
SAMPLES = Path(__file__).parents[1] / "samples"
_DIGIT = re.compile("[1-9१-९]")
_SENTENCE_END = re.compile("(?<=।)")
_WORD = re.compile("[\u0900-\u0963\u0970-\u097f]+")
_SUFFIXES = {".txt", ".md"}


def releases(chars: int) -> float:
    """Characters as a number of releases."""
    return chars / RELEASE


def corpus_texts(path: Path) -> list[str]:
    """The texts of a corpus: a folder of `*.txt` and `*.md`, or a JSON Lines file of strings or objects with `text`.

    Raises `ValueError` with one sentence where there is no text to be had.
    """
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.suffix in _SUFFIXES)
        texts = [file.read_text(encoding="utf-8") for file in files if not file.name.lower().startswith("readme")]
    elif path.is_file():
        texts = list(_lines(path))
    else:
        raise ValueError(f"{path}: no such file or folder; check the spelling")
    texts = [text for text in texts if text.strip()]
    if not texts:
        raise ValueError(f"{path}: no text in it; give a folder of *.txt files or JSON Lines with the field text")
    return texts


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                found = json.loads(line)
            except ValueError:
                found = None
            text = found.get("text") if isinstance(found, dict) else found
            if not isinstance(text, str):
                raise ValueError(f"{path}:{number}: expected a JSON string or an object with the field text")
            yield text


class Variations:
    """Makes texts out of texts. `names` are the words of the name pack, by kind; the same seed gives the same texts."""

    def __init__(self, names: list[list[str]], seed: int = 1) -> None:
        self._chance = random.Random(seed)
        self._pools = names
        self._pool_of = {name: pool for pool in names for name in pool}

    def of(self, text: str) -> str:
        """The text with other digits, names and order of sentences."""
        chance = self._chance
        lines = []
        for line in text.split("\n"):
            sentences = _SENTENCE_END.split(line)
            first = chance.randrange(len(sentences)) if len(sentences) > 2 else 0
            lines.append("".join(sentences[first:] + sentences[:first]))
        exchanged: dict[str, str] = {}
        text = _WORD.sub(lambda match: self._exchange(match[0], exchanged), "\n".join(lines))
        return _DIGIT.sub(lambda match: chance.choice("१२३४५६७८९" if match[0] > "9" else "123456789"), text)

    def _exchange(self, word: str, exchanged: dict[str, str]) -> str:
        """Another name for a name, the same one throughout a text; any other word as it is."""
        pool = self._pool_of.get(word)
        if pool is None:
            return word
        if word not in exchanged:
            exchanged[word] = self._chance.choice(pool)
        return exchanged[word]


def pack_names(packs: Compiled) -> list[list[str]]:
    """Given names and surnames of the packs that are no word of posts, things, cues or places."""
    taken = packs.vocabulary | packs.place_words | packs.words("risky-names")
    return [sorted(packs.words(id_) - taken) for id_ in ("given-names", "surnames")]


def benchmark_texts(corpus: Path | None, chars: int, packs: Compiled) -> list[str]:
    """At least `chars` characters of different texts made from the corpus (the samples when none is named).

    A corpus that is long enough is taken as it is.
    """
    base = corpus_texts(SAMPLES if corpus is None else corpus)
    if corpus is not None and sum(map(len, base)) >= chars:
        return _first(base, chars)
    variations = Variations(pack_names(packs))
    return _first(_repeated(base, variations), chars)


def _repeated(base: list[str], variations: Variations) -> Iterator[str]:
    while True:
        for text in base:
            yield variations.of(text)


def _first(texts: Iterator[str] | list[str], chars: int) -> list[str]:
    chosen = []
    for text in texts:
        chosen.append(text)
        chars -= len(text)
        if chars <= 0:
            break
    return chosen


def lexicon_forms() -> list[tuple[str, str]]:
    """Every form of the shipped lexicon as written, with its type: what a yardstick is loaded with."""
    packs = load_packs()
    forms: dict[tuple[str, str], None] = {}
    for type_ in ("posts", "schemes", "places", "things"):
        for entry in packs.of(type_):
            forms.update(((form, type_[:-1]), None) for form in forms_of(entry))
    for cue in packs.of("cues"):
        phrases = [form for phrase in cue.phrases for form in (phrase_forms(phrase) if cue.inflect else [phrase])]
        forms.update(((form, "cue"), None) for form in phrases)
    for words in packs.of("words"):
        forms.update(((word, "word"), None) for word in words.words if " " in word)
    return list(forms)
