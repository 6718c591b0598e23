"""Records of the gold releases become scores, held against the floors of accuracy.json.

usage: accuracy.py SCORE.py [--update]

Gold stands in folders beside the scorer: ../releases and ../corpus/dev. Exit code 0: no measure is below its floor;
1: some are; 2: could not score. `--update` writes floors anew from what is measured.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("accuracy.json")
GOLD = ("releases", "corpus/dev")
SLACK = 0.005  # how far below the measured figure a floor is set


def measure(scorer: Path, gold: Path) -> dict[str, float]:
    """Measure -> F1 or accuracy on one folder of gold; "core" is the scorer's headline figure."""
    from minutes_extract import Extractor
    from minutes_extract.writers.json_lines import record_line

    extractor = Extractor()
    releases = sorted(gold.glob("*.gold.json"))
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder, "records.jsonl")
        with records.open("w", encoding="utf-8") as stream:
            for path in releases:
                name = path.name.removesuffix(".gold.json") + ".txt"
                text = path.with_name(name).read_bytes().decode("utf-8")
                stream.write(record_line(extractor.extract(text, name=name)) + "\n")
        command = [sys.executable, str(scorer), str(gold), str(records), "--json"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"{scorer}: {done.stderr.strip()}")
    found: dict[str, Any] = json.loads(done.stdout)
    rows = {name: row.get("f1", row.get("acc", 0.0)) for name, row in found["rows"].items()}
    return {"core": found["core"], **rows}


def main(arguments: list[str]) -> int:
    """Print each measure beside its floor."""
    scorer = Path(arguments[0]).resolve()
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    measured: dict[str, dict[str, float]] = {}
    below = 0
    for name in GOLD:
        gold = scorer.parents[1] / name
        if not gold.is_dir():
            print(f"{name}: skipped, {gold} is not there")
            continue
        measured[name] = measure(scorer, gold)
        for row, value in measured[name].items():
            floor = floors.get(name, {}).get(row, 0.0)
            below += value < floor
            print(f"{name:12} {row:24} {value:.3f}  floor {floor:.3f}{'  BELOW' if value < floor else ''}")
    if "--update" in arguments:
        made = {
            name: {row: max(0.0, round(v - SLACK, 3)) for row, v in rows.items()} for name, rows in measured.items()
        }
        FLOORS.write_text(json.dumps(floors | made, indent=2) + "\n")
    elif not floors:
        print(f"{FLOORS} is not there: a gate needs floors, write them with --update")
        return 2
    elif below:
        print(f"{below} measures are below their floors; floors are lowered only on purpose, with --update")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
