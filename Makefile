# Two commands are all a newcomer needs: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES := assistant knowledge journeys dataset tracking rehearsal tests bench scripts

.PHONY: run demo test install check eval bench lock clean help

help: ## What there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

run: $(VENV)/.installed ## Serve the chat on http://127.0.0.1:8000 (PERI_PORT, PERI_HOME move it)
	@$(BIN)/peri serve

demo: $(VENV)/.installed ## Build a dataset from sample work, here in the terminal
	@$(BIN)/peri dataset demo

install: $(VENV)/.installed ## Install from the lock and prepare everything
	@$(BIN)/peri prepare

test: $(VENV)/.installed-dev ## Run the whole test suite
	@sh scripts/chromium
	@$(BIN)/python -m pytest

check: $(VENV)/.installed-dev ## Format, lint, types, content
	@$(BIN)/ruff format --check $(SOURCES)
	@$(BIN)/ruff check $(SOURCES)
	@$(BIN)/mypy
	@$(BIN)/peri check

eval: $(VENV)/.installed-dev ## Measure answers, retrieval and routing
	@$(BIN)/python -m bench.evals

bench: $(VENV)/.installed-dev ## Measure speed and memory
	@$(BIN)/python -m bench.run

lock: ## Renew both locks (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url -q --extra install -o requirements.lock
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url -q --extra install --extra dev -c requirements.lock -o requirements-dev.lock

clean: ## Remove what was installed and made here
	rm -rf $(VENV) artifacts .mypy_cache .ruff_cache .pytest_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; v = sys.version_info; ok = (3, 11) <= v < (3, 14); ok or sys.exit(f"Peri needs Python 3.11 to 3.13; this is {v.major}.{v.minor}. Try: make PYTHON=python3.12 ...")'
	@echo "Making the environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing from requirements.lock (the first time takes a few minutes)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --no-index -e .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	@echo "Installing the tools for tests from requirements-dev.lock"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
