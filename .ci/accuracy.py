"""Gold releases become scores, held against the floors of accuracy.json.

usage: accuracy.py [--raise | --lower FIELD ...] [--gold DIR] [--floors FILE]

Gold stands beside the checkout: ../shared/releases and ../shared/corpus/dev, or below the folder of --gold; a set that
is not there is skipped. A floor never goes down in silence: --raise only raises; --lower FIELD asks for a `reason` in
that field's entries, and so does the gate for floors lowered by hand. Exit code 0: all figures are at their floors or
above; 1: some are below, or a floor was lowered without a reason; 2: could not be held against each other.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from minutes_extract import Extractor
from minutes_extract.score import GoldError, Report, fingerprint, read_gold, score
from minutes_extract.score.floors import (
    Floors,
    FloorsError,
    falls,
    figures,
    floors_text,
    lowered,
    raised,
    read_floors,
    unfit,
    unreasoned,
)
from minutes_extract.writers.atomic import atomic_write

SHARED = Path(__file__).resolve().parents[2] / "shared"
SETS = ("releases", "corpus/dev")  # folders below it, and names in the floors file


def measure(folder: Path, extractor: Extractor) -> Report:
    """Extract the texts of a gold folder and score the records."""
    gold = read_gold(folder)
    records = {
        item.name: extractor.extract(item.text, name=f"{item.name}.txt").model_dump(mode="json") for item in gold
    }
    return score(gold, records)


def hold(name: str, report: Report, floors: Floors, mark: str) -> int:
    """Print how a gold set stands against its floors; the exit code."""
    if name not in floors:
        print(f"{name}: no floors; write them with --raise")
        return 2
    pinned = floors[name]
    above = 0
    for field, figure in figures(report).items():
        entry = pinned.floors.get(field)
        above += entry is not None and figure >= entry.floor + 0.0001
        print(f"{name:10} {field:22} {figure:.4f}  floor {f'{entry.floor:.4f}' if entry else '-'}")
    code = 0
    for fall in falls(report, pinned):
        print(f"{name}: FELL: {fall}")
        code = 1
    for problem in unreasoned(pinned):
        print(f"{name}: LOWERED: {problem}")
        code = 1
    for problem in unfit(report, pinned, mark):
        print(f"{name}: {problem}")
        code = 2
    if above and not code:
        print(f"{name}: {above} figures are above their floors; raise them: .venv/bin/python .ci/accuracy.py --raise")
    return code


def main(arguments: list[str]) -> int:
    """Hold the figures against the floors, or write floors."""
    parser = argparse.ArgumentParser(description="Scores of the gold releases, held against their floors.")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--raise", dest="up", action="store_true", help="raise floors to the figures; lower none")
    way.add_argument("--lower", metavar="FIELD", nargs="+", help="lower floors whose entries carry a reason")
    parser.add_argument("--gold", type=Path, default=SHARED, help="folder that holds releases/ and corpus/dev/")
    parser.add_argument("--floors", type=Path, default=Path(__file__).with_name("accuracy.json"))
    options = parser.parse_args(arguments)
    try:
        floors = read_floors(options.floors)
        present = {name: options.gold / name for name in SETS if (options.gold / name).is_dir()}
        for name in SETS:
            if name not in present:
                print(f"{name}: skipped, {options.gold / name} is not there, so there is no gold to score against")
        extractor = Extractor() if present else None
        codes = [0]
        for name, folder in present.items():
            assert extractor is not None
            report, mark = measure(folder, extractor), fingerprint(folder)
            if options.up:
                floors[name] = raised(report, floors.get(name), mark)
            elif options.lower and name in floors:
                floors[name] = lowered(report, floors[name], options.lower)
            codes.append(hold(name, report, floors, mark))
    except (FloorsError, GoldError, OSError) as error:
        print(error)
        return 2
    if present and (options.up or options.lower):
        with atomic_write(options.floors) as stream:
            stream.write(floors_text(floors))
        print(f"wrote {options.floors}")
    return max(codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
