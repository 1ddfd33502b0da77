# docpipe: `make demo` and `make test` are all a new machine needs. `make help` lists the rest.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Where torch comes from, if not from pip's own configuration: pass the address of the
# CPU package index, e.g. make setup TORCH_INDEX=https://…/whl/cpu
TORCH_INDEX ?=
TORCH_VERSION := 2.13.0
STAMP := $(VENV)/.installed
LOOK := src/docpipe/web/static/vendor/kern.min.css

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: setup
setup: $(STAMP) $(LOOK) ## Create .venv and install everything, by hash

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "docpipe needs Python 3.11 or newer; name one with: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 4; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { \
	  echo "The venv module is missing; on Debian: apt-get install python3-venv" >&2; exit 4; }
	@echo "[1/4] torch $(TORCH_VERSION)"
	@$(BIN)/python -m pip install -qq --retries 1 "torch==$(TORCH_VERSION)" \
	  $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX)) || { \
	  echo "torch could not be installed; name the CPU index: make $(MAKECMDGOALS) TORCH_INDEX=https://…/whl/cpu" >&2; exit 4; }
	@$(BIN)/python -c 'from importlib.metadata import version; exit("+cpu" not in version("torch"))' || \
	  echo "Note: this is not torch's CPU build, which is smaller by gigabytes; name its index: make setup TORCH_INDEX=…"
	@echo "[2/4] packages of requirements.lock"
	@$(BIN)/python -m pip install -qq --require-hashes --no-deps -r requirements.lock || { \
	  echo "A package could not be installed; check the connection to the package registry and run make again" >&2; exit 4; }
	@echo "[3/4] docpipe itself"
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

$(LOOK): package-lock.json scripts/web_assets.py | $(STAMP)
	@echo "[4/4] the look of the web pages: KERN UX"
	@# Everything but the web pages works without, so that a closed npm registry stops nobody.
	@$(BIN)/python -m scripts.web_assets && touch $@ || \
	  echo "Note: docpipe serve will not start until make setup has got the look of the web pages" >&2

.PHONY: lock
lock: ## Recompute requirements.lock (needs uv)
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-package torch --no-emit-package setuptools --no-header --no-emit-find-links --no-emit-index-url \
	  --constraint <(echo "torch==$(TORCH_VERSION)") --output-file requirements.lock --quiet

.PHONY: demo
demo: setup ## Set up, take in the sample corpus through the Prefect flow, answer a question
	@echo "== Beispielkorpus aufnehmen (Prefect-Flow) =="
	@$(BIN)/python -m flows.ingest --if-stale
	@echo
	@echo "== docpipe search \"Welche Rechte sollte ein Integrationsrat haben?\" -k 3 =="
	@$(BIN)/docpipe search "Welche Rechte sollte ein Integrationsrat haben?" -k 3
	@echo
	@echo "Weiter geht es mit:  $(BIN)/docpipe search \"Ihre Frage\"  ·  $(BIN)/docpipe records --type practice  ·  $(BIN)/docpipe --help"
	@echo "Als Webseite:  $(BIN)/docpipe serve  und dann http://127.0.0.1:8000/ im Browser öffnen"

.PHONY: test
test: setup check ## Everything that must hold: style, types, floors, tests
	@# Three runs: the browser's driver keeps an event loop running in the thread of the
	@# tests, and Prefect leaves threads behind; no other test should meet either.
	@# The first on all processors, each file on one of them: fixtures are made once a file or
	@# worker. Not more than four workers: each takes up to 1 GB, and starts children of its own.
	@$(BIN)/python -m pytest -q -n auto --maxprocesses 4 --dist loadfile \
	  --ignore=tests/flows --ignore=tests/browser
	@$(BIN)/python -m pytest -q tests/browser
	@$(BIN)/python -m pytest -q tests/flows
	@$(BIN)/python -m scripts.gate

.PHONY: check
check: fmt-check lint types arch ## Style, types and import contracts

.PHONY: fmt-check
fmt-check: setup
	@$(BIN)/ruff format --check --quiet src flows tests scripts

.PHONY: fmt
fmt: setup ## Format the code
	@$(BIN)/ruff format src flows tests scripts
	@$(BIN)/ruff check --fix src flows tests scripts

.PHONY: lint
lint: setup ## Ruff
	@$(BIN)/ruff check src flows tests scripts

.PHONY: types
types: setup ## mypy --strict
	@$(BIN)/mypy

.PHONY: arch
arch: setup ## Import contracts
	@$(BIN)/lint-imports --no-cache | tail -n 12

.PHONY: golden
golden: setup ## Rewrite the golden files after a wanted change of behaviour
	@DOCPIPE_GOLDEN=1 $(BIN)/python -m pytest -q tests/golden -k blocks_of_a_sample

.PHONY: docs
docs: setup ## Rewrite the generated documents
	@$(BIN)/python -m scripts.cli_docs

.PHONY: screens
screens: setup ## Take the README's pictures of the web pages (after make demo; needs Chromium)
	@$(BIN)/python -m scripts.screens

.PHONY: samples
samples: setup ## Rewrite the sample publications
	@$(BIN)/python -m scripts.samples

.PHONY: year
year: setup ## Simulate a year of weekly runs and write docs/simulated-year.md
	@$(BIN)/python -m scripts.year --write

OUT ?= build/proving
.PHONY: proving
proving: setup ## Write the proving papers and their gold (OUT=…); needs Typst, LibreOffice, Chromium for all
	@$(BIN)/python -m scripts.proving --out $(OUT)

.PHONY: ingest
ingest: setup ## Take in the catalogue (INPUT=… for files and folders), without Prefect
	@$(BIN)/docpipe ingest $(INPUT)

.PHONY: flow
flow: setup ## Run the ingest flow once (INPUT=… for files and folders)
	@$(BIN)/python -m flows.ingest $(INPUT)

.PHONY: schedule
schedule: setup ## Run by itself, by a local Prefect server; [schedule] of docpipe.toml says when (CRON="0 3 * * 1" UI=1)
	@$(BIN)/python -m flows.deployments $(if $(CRON),--cron "$(CRON)") $(if $(UI),--ui) $(if $(wildcard docpipe.toml),--config docpipe.toml)

DATA ?=
.PHONY: bench
bench: setup ## Measure everything and write docs/benchmarks.md (DATA=folder, PART=extraction …)
	@test -d "$(DATA)" || { echo "Name the folder that holds pdf/ and retrieval/: make bench DATA=…" >&2; exit 2; }
	@$(BIN)/python -m scripts.bench --data $(DATA) $(addprefix --part ,$(PART))

SIZES ?= 1000 100000 1000000
.PHONY: bench-pictures
bench-pictures: setup ## Measure how long pictures of pages take (CORPUS=folder, INDEX=folder)
	@test -d "$(CORPUS)" -a -d "$(INDEX)" || { echo "Name both folders: make bench-pictures CORPUS=… INDEX=…" >&2; exit 2; }
	@$(BIN)/python -m scripts.bench_pictures --corpus "$(CORPUS)" --index "$(INDEX)"

.PHONY: bench-web
bench-web: setup ## Measure search pages with eight readers at once (DATA=folder, PLACE=index to keep)
	@test -d "$(DATA)" || { echo "Name the folder that holds text/ and retrieval/: make bench-web DATA=…" >&2; exit 2; }
	@$(BIN)/python -m scripts.bench_web --data "$(DATA)" $(if $(PLACE),--place "$(PLACE)")

.PHONY: bench-search
bench-search: setup ## Measure latency, memory and size of the search (DATA=folder, SIZES="1000 100000 …")
	@test -d "$(DATA)" || { echo "Name the folder that holds text/ and retrieval/: make bench-search DATA=…" >&2; exit 2; }
	@$(BIN)/python -m scripts.bench_search --data $(DATA) --sizes $(SIZES) --write

TOOLS ?=
.PHONY: bench-extract
bench-extract: setup ## Measure the extraction on papers with gold (DATA="folder …", TOOLS="docpipe pypdf …", SHOW=all)
	@test -n "$(strip $(DATA))" || { echo "Name folders of PDFs with gold: make bench-extract DATA=…" >&2; exit 2; }
	@$(BIN)/python -m scripts.bench_extract --data $(DATA) $(if $(TOOLS),--tools $(TOOLS)) \
	  $(if $(SHOW),--show $(SHOW),--write)

SPLIT ?= test
.PHONY: bench-records
bench-records: setup ## Measure the typed records on labelled papers (DATA="folder of PDFs …", SPLIT="dev test", SHOW=all)
	@$(BIN)/python -m scripts.bench_records --split $(SPLIT) $(if $(DATA),--data $(DATA)) \
	  $(if $(SHOW),--show $(SHOW),--write)

MINILM ?=
.PHONY: bench-retrieval
bench-retrieval: setup ## Measure the search beside its peers (DATA=folder with retrieval/, MINILM=1 for a transformer)
	@$(BIN)/python -m pip install -qq "bm25s>=0.3"
	@$(BIN)/python -m scripts.bench_retrieval $(if $(DATA),--data $(DATA)) $(if $(MINILM),--minilm) --write

.PHONY: bench-flows
bench-flows: setup ## Measure Prefect beside the plain commands, two workers, 1,000 addresses (DATA=folder of PDFs, PART=overhead …)
	@test -d "$(DATA)" || { echo "Name a folder of PDFs: make bench-flows DATA=…" >&2; exit 2; }
	@$(BIN)/python -m scripts.bench_flows --data "$(DATA)" $(addprefix --part ,$(PART)) --write

.PHONY: bench-scaling
bench-scaling: setup ## Measure what grows with the corpus: list of sources, building an index (DATA=folder with text/)
	@test -d "$(DATA)" || { echo "Name the folder that holds text/: make bench-scaling DATA=…" >&2; exit 2; }
	@$(BIN)/python -m scripts.bench_scaling --data "$(DATA)" --write

.PHONY: gate
gate: setup ## The search's gate: hybrid better than words, expansions precise, spellings alike
	@$(BIN)/python -m scripts.gate

.PHONY: evaluate
evaluate: setup ## Measure the search on the project's own judgements
	@$(BIN)/docpipe evaluate
