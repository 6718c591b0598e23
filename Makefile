# Everything here makes the environment it needs; README spells the same commands out for machines without make.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
READY := .venv/.ready
BENCH_READY := .venv/.bench-ready

.PHONY: run test nightly lint bench clean

run: $(READY)
	$(BIN)/minutes-extract extract samples --output out/records.jsonl
	$(BIN)/minutes-extract extract samples --output out/ --format csv
	$(BIN)/minutes-extract extract samples/etawah-shg-review.txt --format table

test: $(READY)
	$(BIN)/python -m pytest

# Hostile texts for longer than every run can wait, about an hour: docs/reliability.md.
nightly: $(READY)
	NIGHTLY=1 $(BIN)/python -m pytest tests/hostile

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(BENCH_READY)
	$(BIN)/python benchmarks/run.py

clean:
	rm -rf .venv out dist build

$(READY): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $(READY)

$(BENCH_READY): $(READY)
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	touch $(BENCH_READY)
