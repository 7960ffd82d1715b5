# Needs make and Python 3.11 or newer; everything else goes into .venv and var/.
# PYTHON=/path/to/python chooses the interpreter of the virtual environment.

PYTHON ?=
CANDIDATES := $(or $(PYTHON),python3.11 python3.12 python3.13 python3.14 python3)
BIN := .venv/bin
# Progress bars for people, silence for machines.
QUIET := $(shell test -t 2 || echo --quiet --quiet)
PIP := $(BIN)/python -m pip $(QUIET) --disable-pip-version-check --no-input
PINNED := -c constraints.txt
WHY := "The packages cannot be installed; $(BIN)/python -m pip install $(PINNED) -e '.[dev]' says why."

.DEFAULT_GOAL := help
.PHONY: help run setup test check format constraints clean

help: ## Show this list.
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

run: setup ## Set everything up and start the bot; without a token, the chat in the terminal.
	@if [ -n "$$STRATEGIEBOT_TELEGRAM__TOKEN$$STRATEGIEBOT_TELEGRAM__TOKEN_FILE" ]; then \
		exec $(BIN)/strategiebot serve; \
	else \
		echo "No Telegram token: send /newbot to @BotFather in Telegram, then run STRATEGIEBOT_TELEGRAM__TOKEN=<token> make run. Until then, here is the chat in the terminal."; \
		exec $(BIN)/strategiebot chat; \
	fi

setup: .venv/installed ## Install what the bot needs; costs nothing when it is there.

test: .venv/installed-dev check ## Set everything up, run all checks and all tests.
	@echo "== tests"
	@$(BIN)/python -m pytest -n 2 --dist loadfile

check: .venv/installed-dev ## Style, types and import contracts.
	@echo "== ruff" && $(BIN)/ruff check . && $(BIN)/ruff format --check --quiet .
	@echo "== mypy" && $(BIN)/mypy
	@echo "== import contracts" && $(BIN)/lint-imports --no-logo

format: .venv/installed-dev ## Bring all files into the house format.
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

constraints: .venv/installed-dev ## Pin the versions that are installed now.
	@$(BIN)/python -m pip freeze --exclude-editable | grep -v ' @ ' | sed 's/+cpu$$//' > constraints.txt.new
	@mv constraints.txt.new constraints.txt
	@touch .venv/installed .venv/installed-dev
	@echo "constraints.txt pins $$(grep -c . constraints.txt) packages."

clean: ## Remove the virtual environment and all caches; var/ with its data stays.
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/created:
	@python=; \
	for candidate in $(CANDIDATES); do \
		if $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$candidate; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
		echo "No Python 3.11 or newer found (tried: $(CANDIDATES)): install one, or run make PYTHON=/path/to/python." >&2; exit 1; \
	fi; \
	if ! $$python -c 'import venv, ensurepip' 2>/dev/null; then \
		echo "$$python lacks the module venv: install it (Debian and Ubuntu: apt install python3-venv)." >&2; exit 1; \
	fi; \
	echo "== virtual environment .venv ($$($$python --version))"; \
	$$python -m venv .venv
	@touch $@

.venv/installed: .venv/created pyproject.toml constraints.txt
	@echo "== packages (the first time some minutes and about 2 GB)"
	@$(PIP) install $(PINNED) -e . || { echo $(WHY) >&2; exit 1; }
	@touch $@

.venv/installed-dev: .venv/created pyproject.toml constraints.txt
	@echo "== packages, with those of the tests (the first time some minutes and about 2.5 GB)"
	@$(PIP) install $(PINNED) -e '.[dev]' || { echo $(WHY) >&2; exit 1; }
	@touch .venv/installed $@
