# Two commands matter: `make run` builds the warehouse, `make test` tests the project.
.DEFAULT_GOAL := help
.PHONY: help install run test lint types quality synthetic ui clean lock bench-pdf

VENV ?= .venv
PY := $(VENV)/bin/python
STAMP := $(VENV)/.installed
REPORTS ?= tests/samples/reports
WAREHOUSE ?= warehouse
PORT ?= 3000
COUNT ?= 500
SEED ?= 0
WORKERS ?= 1
ARGS ?=

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo "  REPORTS=<folder or file>  WAREHOUSE=<folder>  PORT=<port of make ui>"

# The stamp is younger than what decides the environment, or the environment is brought up to date.
$(STAMP): requirements.lock pyproject.toml tools/install.sh
	@bash tools/install.sh "$(VENV)"

install: $(STAMP) ## make .venv with the locked versions (the other targets do it when needed)

run: $(STAMP) ## build the warehouse from REPORTS (default: the project's own samples)
	@"$(VENV)/bin/juesuan" build "$(REPORTS)" --warehouse "$(WAREHOUSE)" $(ARGS)

test: $(STAMP) ## run the tests
	@"$(PY)" -m pytest $(ARGS)

lint: $(STAMP) ## ruff
	@"$(PY)" -m ruff check .

types: $(STAMP) ## mypy
	@"$(PY)" -m mypy

quality: $(STAMP) ## score extraction and marts against labelled reports; fails when a score drops
	@"$(PY)" -m tests.quality.score $(ARGS)

synthetic: $(STAMP) ## round trip of COUNT random reports (SEED, WORKERS); fails when a value comes back wrong
	@"$(PY)" -m tests.synthetic.run --count "$(COUNT)" --seed "$(SEED)" --workers "$(WORKERS)" $(ARGS)

ui: $(STAMP) ## the Dagster UI with the lineage from raw file to mart, on this machine only
	@"$(PY)" -c "import dagster_webserver" 2>/dev/null || \
		"$(PY)" -m pip install --quiet --disable-pip-version-check --constraint requirements.lock dagster-webserver
	@bash tools/ui.sh "$(VENV)" "$(WAREHOUSE)" "$(PORT)" "$(REPORTS)"

bench-pdf: $(STAMP) ## pages a second of the PDF reader beside pdfplumber
	@"$(PY)" tools/bench_pdf.py $(ARGS)

lock: $(STAMP) ## write requirements.lock anew from pyproject.toml
	@"$(PY)" tools/lock.py

clean: ## remove the environment, caches and what dbt wrote; the warehouse stays
	rm -rf "$(VENV)" .pytest_cache .ruff_cache .mypy_cache .hypothesis build dist *.egg-info
	rm -rf dbt_project/target dbt_project/logs dbt_project/dbt_packages
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
