"""What the reading of legacy fonts gets right and how long it takes: prints the figures of docs/legacy-fonts.md.

python benchmarks/legacy.py [FOLDER ...]: folders of clean Unicode Hindi (*.txt, *.yaml) beside samples/ and patterns/,
whose words and paragraphs are typed in the fonts by tests/legacy_encoder.py and read back; `--latin FOLDER` (as often
as wanted): text files that hold no legacy font, to count false alarms in.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:1] = [str(ROOT)]  # so that the modules beside this file have one name however it is started

from minutes_extract.legacy import Font, damage, detect, paragraphs, to_unicode  # noqa: E402
from tests.legacy_encoder import chanakya, kruti_dev  # noqa: E402

_WORD = re.compile("[\u0900-\u0963\u0970-\u097f]+")
_JOINERS = dict.fromkeys((0x200C, 0x200D))
_SHOWN = 12
FONTS: dict[str, tuple[Font, Callable[[str], str]]] = {
    "Kruti Dev, ready-made conjuncts": ("kruti-dev", kruti_dev),
    "Kruti Dev, half letters": ("kruti-dev", lambda text: kruti_dev(text, plain=True)),
    "Chanakya": ("chanakya", chanakya),
}


def texts(folders: Iterable[Path], suffixes: frozenset[str] | None) -> Iterator[str]:
    """The texts below `folders`, in order of path; what is not UTF-8 is passed over."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if not path.is_file() or (suffixes is not None and path.suffix not in suffixes):
                continue
            try:
                yield path.read_text(encoding="utf-8")
            except (UnicodeDecodeError, OSError):
                continue


def round_trips(clean: list[str]) -> None:
    """Words typed by the encoder and read back. It proves that the two agree, not that the charts are right."""
    words = {word for text in clean for word in _WORD.findall(unicodedata.normalize("NFC", text.translate(_JOINERS)))}
    print(f"round trip of {len(words)} distinct words")
    for name, (font, encode) in FONTS.items():
        missed = sorted(word for word in words if to_unicode(encode(word), font) != word)
        right = 100 * (1 - len(missed) / len(words))
        print(f"  {name}: {right:.2f} % ({len(missed)} missed: {' '.join(missed[:_SHOWN])})")


def charts() -> None:
    """Strings written by hand from the layouts."""
    fonts: tuple[Font, ...] = ("kruti-dev", "chanakya")
    for font in fonts:
        lines = (ROOT / "tests" / "data" / "legacy" / f"{font}.tsv").read_text(encoding="utf-8").splitlines()
        pairs = [line.replace("\\x81", "\x81").split("\t") for line in lines if not line.startswith("# ")]
        right = sum(to_unicode(typed, font) == says for typed, says in pairs)
        print(f"hand-written {font}: {right} of {len(pairs)} right")


def told(clean: list[str]) -> None:
    """Paragraphs in a legacy font that are told: within their text, and each alone."""
    for name, (font, encode) in FONTS.items():
        within = alone = count = whole = 0
        for typed in map(encode, clean):
            whole += detect(typed) == font
            for start, end, seen in paragraphs(typed):
                line = typed[start:end]
                if len(line.split()) >= 5 and not re.search("[\u0900-\u0963]", line):
                    count += 1
                    within += seen == font
                    alone += detect(line) == font
        print(
            f"told, {name}: texts {whole} of {len(clean)}; of {count} paragraphs of five words {within}, {alone} alone"
        )


def false_alarms(name: str, held: Iterable[str]) -> None:
    count = alarms = size = 0
    for text in held:
        size += len(text)
        for start, end, font in paragraphs(text):
            count += 1
            if font:
                alarms += 1
                if alarms <= _SHOWN:
                    print(f"  {font}: {text[start:end].strip()[:100]}")
    print(f"false alarms, {name}: {alarms} of {count} paragraphs ({size} characters)")


def damages(clean: list[str]) -> None:
    found = [one for text in clean for one in damage(text)]
    shown = " ".join(f"{one.text}>{one.reading}" for one in found[:_SHOWN])
    telling = sum(one.telling for one in found)
    print(f"damage in {sum(map(len, clean))} characters: {len(found)} ({telling} only of conversions) {shown}")


def speed(clean: list[str]) -> None:
    text = "\n".join(clean)
    typed = kruti_dev(text)
    for name, work in (
        ("detect, Unicode Hindi", lambda: detect(text)),
        ("detect, Kruti Dev", lambda: detect(typed)),
        ("to_unicode", lambda: to_unicode(typed, "kruti-dev")),
        ("to_unicode, ten times as long", lambda: to_unicode(typed * 10, "kruti-dev")),
        ("damage", lambda: damage(text)),
    ):
        start = time.perf_counter()
        work()
        size = len(typed) * (10 if "ten" in name else 1)
        print(f"{name}: {(time.perf_counter() - start) / size * 1e6:.2f} s a million characters")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--latin", action="append", default=[], type=Path)
    given = parser.parse_args()
    releases = list(texts((ROOT / "samples", *given.folders), frozenset({".txt"})))
    packs = list(texts((ROOT / "patterns",), frozenset({".yaml"})))
    round_trips(releases + packs)
    charts()
    told(releases)
    false_alarms("Unicode Hindi", releases)
    false_alarms("tests/data/legacy/not-legacy.txt", texts((ROOT / "tests/data/legacy",), frozenset({".txt"})))
    if given.latin:
        false_alarms("other text", texts(given.latin, None))
    damages(releases)
    speed(releases)


if __name__ == "__main__":
    main()
