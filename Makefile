# Bang Giao: every recipe sets up what it needs. Python 3.11+, git and make are enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BENCH ?= ../shared/bench
CORPUS ?= ../shared/corpus/news

.PHONY: help setup setup-test demo serve test lint types layers unit gate eval bench bench-web lock clean

help: ## list the recipes
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

$(VENV)/core.stamp: requirements/core.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Bang Giao needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/core.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.stamp: requirements/test.txt $(VENV)/core.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

setup: $(VENV)/core.stamp ## virtual environment with the pinned core

setup-test: $(VENV)/test.stamp ## the same with the tools that the tests need

demo: setup ## the dossier of the samples, in one command
	$(BIN)/banggiao demo

serve: setup ## the dossier of the samples in the browser
	@mkdir -p out
	$(BIN)/banggiao demo --quiet --db sqlite:///out/demo.db
	$(BIN)/banggiao serve --db sqlite:///out/demo.db

test: setup-test lint types layers unit gate ## everything that CI checks

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

layers:
	$(BIN)/lint-imports

unit:
	$(BIN)/python -m tools.test_services
	$(BIN)/pytest -n 2

gate: ## the quality gate, where the bench is there
	$(BIN)/python -m tools.gate --bench $(BENCH)

eval: setup-test ## score table, change against the committed figures, misses by kind
	$(BIN)/python -m tools.evaluate --bench $(BENCH)

bench: setup ## documents per CPU second, as a ratio to the floor of the same run
	$(BIN)/python benchmarks/speed.py --corpus $(CORPUS)

bench-web: setup ## first byte of every kind of page over 100,000 synthetic claims, with 1 and 16 clients
	$(BIN)/python -m benchmarks.web --corpus $(CORPUS) --tries 3

lock: ## renew the lock files
	cd requirements && uv pip compile --generate-hashes --universal --python-version 3.11 -q core.in -o core.txt
	cd requirements && uv pip compile --generate-hashes --universal --python-version 3.11 -q test.in -o test.txt

clean:
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache
