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

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: setup
setup: $(STAMP) ## Create .venv and install everything, by hash

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "docpipe needs Python 3.11 or newer; name one with: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 4; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { \
	  echo "The venv module is missing; on Debian: apt-get install python3-venv" >&2; exit 4; }
	@echo "[1/3] torch $(TORCH_VERSION), CPU build"
	@$(BIN)/python -m pip install -qq --retries 1 "torch==$(TORCH_VERSION)" \
	  $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX)) || { \
	  echo "torch could not be installed; name the CPU index: make $(MAKECMDGOALS) TORCH_INDEX=https://…/whl/cpu" >&2; exit 4; }
	@echo "[2/3] packages of requirements.lock"
	@$(BIN)/python -m pip install -qq --require-hashes --no-deps -r requirements.lock || { \
	  echo "A package could not be installed; check the connection to the package registry and run make again" >&2; exit 4; }
	@echo "[3/3] docpipe itself"
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

.PHONY: lock
lock: ## Recompute requirements.lock (needs uv)
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-package torch --no-emit-package setuptools --no-header --no-emit-find-links --no-emit-index-url \
	  --constraint <(echo "torch==$(TORCH_VERSION)") --output-file requirements.lock --quiet
