"""The samples and the packs' forms become seeds and a dictionary for the fuzzer: python fuzz/seeds.py FOLDER."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # tests.hostile

from tests.hostile.grammar import vocabulary

_PIECE = 600  # bytes of a seed: short texts are tried by the thousand
_WORDS = 400  # of each kind


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("usage: seeds.py FOLDER")
    folder = Path(sys.argv[1])
    (folder / "seeds").mkdir(parents=True, exist_ok=True)
    for sample in sorted((Path(__file__).parents[1] / "samples").glob("*.txt")):
        data = sample.read_bytes()
        for number, start in enumerate(range(0, len(data), _PIECE)):
            (folder / "seeds" / f"{sample.stem}-{number}").write_bytes(data[start : start + _PIECE])
    lines = []
    for kind, words in vocabulary().items():
        chosen = words[:: max(1, len(words) // _WORDS)] if kind != "example" else []
        lines += ["".join(f"\\x{byte:02x}" for byte in word.encode()) for word in chosen]
    (folder / "words.dict").write_text("".join(f'"{line}"\n' for line in dict.fromkeys(lines)), encoding="ascii")


if __name__ == "__main__":
    main()
