# make demo   sets everything up and builds every example into out/
# make test   sets everything up and passes the tests
# Needed: Python 3.11 or newer (another one than the first found: make PYTHON=/path/to/python3) and a package index.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

VENV ?= .venv
BIN := $(VENV)/bin
OUT ?= out
# more words for pytest, for example: make test ARGS="-k theme -x"
ARGS ?=

PIP := -m pip --quiet --disable-pip-version-check --no-input
EXAMPLES = $(sort $(wildcard examples/*/brief.md examples/*/brief.yaml examples/*/brief.json))
RUNNABLE := $(VENV)/.runnable
TESTABLE := $(VENV)/.testable
WHEEL_VENV := .build/wheel-venv

.PHONY: help setup demo test test-wheel coverage lint format conformance styles bench typography imports importing pictures clean distclean

help: ## say what there is to make
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

$(BIN)/python:
	@python="$(PYTHON)"; \
	if [ -z "$$python" ]; then for found in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	  if $$found -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$found; break; fi; done; fi; \
	if [ -z "$$python" ]; then echo "Python 3.11 or newer, with its venv module, is needed: make PYTHON=/path/to/python3" >&2; exit 1; fi; \
	echo "Making $(VENV) with $$($$python --version)"; \
	$$python -m venv $(VENV)

$(RUNNABLE): pyproject.toml | $(BIN)/python
	@echo "Installing briefing and what it needs into $(VENV) (once; half a minute)"
	@$(BIN)/python $(PIP) install --editable '.[cjk]'
	@$(BIN)/python -m compileall -q src
	@touch $@

$(TESTABLE): pyproject.toml | $(BIN)/python
	@echo "Installing briefing and what its tests need into $(VENV) (once; a minute)"
	@$(BIN)/python $(PIP) install --editable '.[dev,cjk]'
	@$(BIN)/python -m compileall -q src
	@touch $@ $(RUNNABLE)

setup: $(TESTABLE) ## an environment to work in, in .venv

demo: $(RUNNABLE) ## build every example, Word and PDF, into out/
	@echo "Building every example:"
	@for source in $(EXAMPLES); do \
	  name=$$(basename $$(dirname $$source)); \
	  $(BIN)/briefing build $$source -o $(OUT)/$$name --quiet; \
	  echo "  $$source  ->  $(OUT)/$$name/brief.docx, brief.pdf"; \
	done

test: $(TESTABLE) ## pass the tests
	@$(BIN)/python -m pytest $(ARGS)

coverage: $(TESTABLE) ## the tests, with the lines and branches they do not reach
	@$(BIN)/python -m pytest --cov=briefing --cov-report=term-missing:skip-covered $(ARGS)

test-wheel: $(TESTABLE) ## the tests once more, against the built wheel in an environment of its own
	@rm -rf .build/wheel $(WHEEL_VENV); mkdir -p .build
	@$(BIN)/python -m build --wheel --outdir .build/wheel . > .build/wheel.log 2>&1 || { cat .build/wheel.log; exit 1; }
	@$(BIN)/python -m venv $(WHEEL_VENV)
	@$(WHEEL_VENV)/bin/python $(PIP) install "$$(ls .build/wheel/*.whl)[dev,cjk]"
	@BRIEFING_TEST_INSTALLED=1 $(WHEEL_VENV)/bin/python -m pytest $(ARGS)

lint: $(TESTABLE) ## style, types and import contracts
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo "not formatted: run make format" >&2; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports | tail -n 8
	@echo "lint: clean"

format: $(TESTABLE) ## put the code into the one form, mending what can be mended
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format --quiet .

conformance: $(TESTABLE) ## let the validators judge every example (fetches them into .build/ once)
	@$(BIN)/python conformance/run.py

styles: $(TESTABLE) ## cite ordinary sources in every public citation style, in three languages
	@$(BIN)/python tests/csl_styles.py $(ARGS)

bench: $(RUNNABLE) ## time, memory and lines beside the peers
	@$(BIN)/python bench/run.py $(ARGS)
	@[ -n "$(ARGS)" ] || $(BIN)/python bench/typography.py

typography: $(RUNNABLE) ## how lines are stretched and hyphenated, beside typst's of the same texts
	@$(BIN)/python bench/typography.py $(ARGS)

imports: $(RUNNABLE) ## what a cold start imports, and what each import costs
	@$(BIN)/python bench/imports.py $(ARGS)

importing: $(RUNNABLE) ## what it takes to import reports of 200 KB, and hostile inputs
	@$(BIN)/python bench/importing.py

pictures: $(RUNNABLE) ## draw the README's pictures from the first example
	@$(BIN)/python docs/pictures.py

clean: ## remove what was built and what tools remember, but not .venv
	@rm -rf $(OUT) .build build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage .coverage.* htmlcov
	@find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

distclean: clean ## remove the environment too
	@rm -rf $(VENV)
