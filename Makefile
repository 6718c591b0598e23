# Everything here makes the environment it needs; README spells the same commands out for machines without make.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
READY := .venv/.ready
TOOLS := .venv-tools/bin
TOOLS_READY := .venv-tools/.ready
SBOM_READY := .venv-sbom/.ready

# UPGRADE=--upgrade takes the newest of everything; without it, what is locked stays where it still fits.
UPGRADE ?=
COMPILE = $(TOOLS)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes $(UPGRADE) \
	--custom-compile-command 'make lock'

.PHONY: run test nightly fuzz faults lint bench docs lock audit sbom lowest pythons build clean

run: $(READY)
	$(BIN)/minutes-extract extract samples --output out/records.jsonl
	$(BIN)/minutes-extract extract samples --output out/ --format csv
	$(BIN)/minutes-extract extract samples/etawah-shg-review.txt --format table

test: $(READY)
	$(BIN)/python -m pytest

# Hostile texts for longer than every run can wait, about an hour: docs/reliability.md.
nightly: $(READY)
	NIGHTLY=1 $(BIN)/python -m pytest -m 'slow or not slow'

# Coverage-guided fuzzing, FUZZ_SECONDS for each of three stages; what is found is left in out/fuzz.
FUZZ_SECONDS ?= 600
fuzz:
	$(PYTHON) -m venv .venv-fuzz
	.venv-fuzz/bin/python -m pip install --quiet atheris hypothesis pytest --editable .
	.venv-fuzz/bin/python fuzz/seeds.py out/fuzz
	for target in normalise numbers extract; do \
	  mkdir -p out/fuzz/$$target; \
	  .venv-fuzz/bin/python fuzz/harness.py $$target -max_total_time=$(FUZZ_SECONDS) -max_len=3000 -timeout=60 \
	    -print_final_stats=1 -dict=out/fuzz/words.dict -artifact_prefix=out/fuzz/find- out/fuzz/$$target out/fuzz/seeds \
	    || exit 1; \
	done

# The table of faults in docs/reliability.md; needs Linux, and root for full and read-only disks.
RUNS ?= 10
faults: $(READY)
	$(BIN)/python -m tests.hostile.faults --runs $(RUNS)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY)
	$(BIN)/python benchmarks/run.py

# The pages as a site in out/site.
docs: $(READY)
	$(BIN)/mkdocs build --strict

# The supply chain: docs/supply-chain.md.
lock: $(TOOLS_READY)
	$(COMPILE) --output-file requirements/tools.txt requirements/tools.in
	$(COMPILE) --output-file requirements/base.txt pyproject.toml
	$(COMPILE) --extra dev --extra bench --output-file requirements/dev.txt pyproject.toml

audit: $(TOOLS_READY)
	for lock in base dev tools; do \
	  $(TOOLS)/pip-audit --strict --require-hashes --disable-pip --requirement requirements/$$lock.txt || exit 1; \
	done

sbom: $(TOOLS_READY) $(SBOM_READY)
	mkdir -p out
	$(TOOLS)/cyclonedx-py environment --pyproject pyproject.toml --mc-type application --output-reproducible \
	  --spec-version 1.6 --output-file out/sbom.cdx.json .venv-sbom

lowest: $(TOOLS_READY)
	bash .ci/lowest

pythons:
	bash .ci/pythons

build: $(READY)
	rm -rf dist
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) $(BIN)/python -m hatchling build -d dist
	cd dist && sha256sum *.whl *.tar.gz > SHA256SUMS

clean:
	rm -rf .venv .venv-fuzz .venv-tools .venv-sbom out dist build

$(READY): pyproject.toml requirements/dev.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $(READY)

$(TOOLS_READY): requirements/tools.txt
	$(PYTHON) -m venv .venv-tools
	$(TOOLS)/python -m pip install --quiet --require-hashes --requirement requirements/tools.txt
	touch $(TOOLS_READY)

# What a user gets who installs the wheel without extras, and nothing else: no pip, no tools.
$(SBOM_READY): $(READY) pyproject.toml requirements/base.txt
	$(PYTHON) -m venv --clear --without-pip .venv-sbom
	$(BIN)/python -m pip --python .venv-sbom/bin/python install --quiet --require-hashes --requirement requirements/base.txt
	$(BIN)/python -m pip --python .venv-sbom/bin/python install --quiet --no-deps .
	touch $(SBOM_READY)
