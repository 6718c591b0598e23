"""How often `romanise` gives the customary spelling of well-known names (tests/data/names-latin.tsv), in two parts.

A hash of the Hindi name tells its part: names of the unseen part were not looked at when table and rules were made.
Three counts: the same letters (case, spaces, dots and hyphens as they are); the same up to customary variants (ee/i,
oo/u, th/t, w/v, aa/a); one sound: beside these sh/s, ph/f, c/q/k, x/ks, z/j, y/i, au/ou/o, ei/ai/e, double letters, an
a inside (Madhavi, Madhvi) or at the end (Gupt, Gupta), and where a name is parted (Ram Vilas, Ramvilas). `--errors`
lists what differs in the seen part.
"""

from __future__ import annotations

import re
import sys
from hashlib import sha256
from pathlib import Path

from minutes_extract.folding import fold
from minutes_extract.romanise import romanise
from minutes_extract.romanise.words import table

NAMES = Path(__file__).parents[1] / "tests" / "data" / "names-latin.tsv"
VARIANTS = (("ee", "i"), ("oo", "u"), ("aa", "a"), ("th", "t"), ("w", "v"))
SOUNDS = (
    *(("x", "ks"), ("sh", "s"), ("ph", "f"), ("ck", "k"), ("ch", "C"), ("c", "k"), ("q", "k"), ("z", "j"), ("C", "c")),
    *(("y", "i"), ("au", "o"), ("ou", "o"), ("ai", "e"), ("ei", "e")),
)


def names() -> list[tuple[str, str]]:
    """(Hindi name, customary spelling), in order."""
    lines = NAMES.read_text(encoding="utf-8").splitlines()
    return [(hindi, latin) for line in lines if line[:1] != "#" for hindi, _, latin in [line.partition("\t")] if latin]


def is_unseen(hindi: str) -> bool:
    """Whether a name belongs to the part that was not looked at."""
    return sha256(hindi.encode()).digest()[0] % 2 == 0


def variant_key(latin: str) -> str:
    """Equal for spellings that differ only by customary variants."""
    key = latin.lower()
    for this, that in VARIANTS:
        key = key.replace(this, that)
    return key


def sound_key(latin: str) -> str:
    """Equal for spellings of about one sound; first letters of words keep their a."""
    key = variant_key(latin)
    for this, that in SOUNDS:
        key = key.replace(this, that)
    key = re.sub(r"(?<=[a-z])a(?=[a-z])|(?<=[a-z])a\b", "", key)
    key = re.sub(r"[^a-z]", "", key)
    return re.sub(r"(.)\1+", r"\1", key)


def score(part: list[tuple[str, str]]) -> str:
    """One line of figures for a part of the list."""
    made = [(romanise(hindi), latin) for hindi, latin in part]
    exact = sum(this == that for this, that in made)
    variants = sum(variant_key(this) == variant_key(that) for this, that in made)
    sound = sum(sound_key(this) == sound_key(that) for this, that in made)
    total = len(part)
    return (
        f"{total} names: {exact / total:.1%} exact, {variants / total:.1%} up to variants, "
        f"{sound / total:.1%} one sound"
    )


def by_rule(part: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The names with a word that the table does not hold."""
    known = table().words
    return [pair for pair in part if any(fold(word) not in known for word in pair[0].split() if "." not in word)]


def main() -> None:
    seen = [pair for pair in names() if not is_unseen(pair[0])]
    unseen = [pair for pair in names() if is_unseen(pair[0])]
    print(f"table: {len(table().words)} words, {len(table().closing) + len(table().opening)} parts of compounds")
    print(f"seen: {score(seen)}")
    print(f"unseen: {score(unseen)}")
    print(f"unseen, with a word by rule: {score(by_rule(unseen))}")
    if "--errors" in sys.argv:
        for hindi, latin in seen:
            if (made := romanise(hindi)) != latin:
                print(f"{hindi}\t{latin}\t{made}")


if __name__ == "__main__":
    main()
