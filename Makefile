# Two commands: `make run` does the main job, `make test` proves it.
# Each sets up what it needs, once, in .venv; nothing outside this folder is touched.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

VENV := .venv
BIN := $(VENV)/bin
SCENARIO ?= ussr-1920
SEED ?= 1922
OUT ?= out/$(SCENARIO)
WORKERS ?= 2
LARGE ?=

# The first Python of 3.11 or newer; `make PYTHON=/path/to/python run` chooses another.
is_new = -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	$$name $(is_new) && command -v $$name && break; done)

# A home that is missing or cannot be written must not matter: caches come here.
ifneq ($(shell test -w "$${HOME:-}" && echo writable),writable)
export HOME := $(CURDIR)/.home
endif
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUTF8 := 1

# uv where it is present and works, else the venv and pip that come with Python; pip is
# raised first, since dependency groups need 25.1.
export UV_SYSTEM_CERTS := true
export UV_NATIVE_TLS := true
ifneq ($(shell command -v uv),)
with_uv = uv venv --quiet --seed --python '$(PYTHON)' $(VENV) ||
install_with_uv = uv pip install --quiet --python $(BIN)/python $(1) ||
endif
install = $(install_with_uv) $(BIN)/python -m pip install --quiet $(1)

.PHONY: help run test lint types floors tests verify bench docs release studio clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "make %-8s %s\n", $$1, $$2 }'

run: $(VENV)/.for-use ## one history of the party, from the record to out/ussr-1920/report.html
	$(BIN)/raspred run $(SCENARIO) --seed $(SEED) --out $(OUT)

test: lint types floors tests ## everything a change must pass

lint: $(VENV)/.for-work
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.for-work
	$(BIN)/mypy

floors: $(VENV)/.for-work
	$(BIN)/lint-imports --no-cache

tests: $(VENV)/.for-work
	$(BIN)/pytest -n $(WORKERS) --dist loadscope -m 'not slow'
	$(BIN)/python tests/house/sizes.py

verify: test ## the above, and the families of runs that take minutes
	$(BIN)/pytest -n $(WORKERS) --dist loadscope -m slow

bench: $(VENV)/.for-bench ## how fast it is, as ratios (LARGE=--large: to 100 million)
	$(BIN)/python -m benchmarks $(LARGE)

$(VENV)/.for-bench: $(VENV)/.for-work
	@echo 'Adding the frameworks that we are compared with ...'
	@$(call install,--group bench)
	@touch $@

docs: $(VENV)/.for-work ## the pages in docs/ as a site that needs no network: out/site/index.html
	$(BIN)/sphinx-build --builder html --fail-on-warning --keep-going --quiet \
		--doctree-dir out/.doctrees docs out/site
	@echo 'Written: out/site/index.html'

release: $(VENV)/.for-release ## wheel, source and bill of materials in dist/, built twice and tried
	$(BIN)/python -m releasing

$(VENV)/.for-release: $(VENV)/.for-work
	@$(call install,--group release)
	@touch $@

studio: $(VENV)/.for-pages ## build the pages of the studio anew, after a change in studio/web
	$(in_pages) npm run style
	$(in_pages) npm test
	$(in_pages) npm run build

# node comes from PyPI, npm with it; what the pages are built with is pinned by its lock.
in_pages = cd src/raspred/studio/web && PATH='$(abspath $(BIN))':"$$PATH"

$(VENV)/.for-pages: src/raspred/studio/web/package-lock.json $(VENV)/.made
	@$(call install,--group web)
	$(in_pages) npm ci --no-audit --no-fund
	@touch $@

clean: ## remove .venv, caches and what was built; histories in out/ stay
	rm -rf $(VENV) .home dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -rf src/raspred/studio/web/node_modules
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.made:
	@if test -z '$(PYTHON)'; then \
		echo 'raspred needs Python 3.11 or newer, and none was found on PATH.' >&2; \
		echo 'Install one, or name it: make PYTHON=/path/to/python3.11 run' >&2; exit 2; fi
	@echo 'Setting up $(VENV) from PyPI: once, a minute or two ...'
	@rm -rf $(VENV) && mkdir -p "$$HOME"
	@$(with_uv) '$(PYTHON)' -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet 'pip>=25.1'
	@touch $@

$(VENV)/.for-use: pyproject.toml $(VENV)/.made
	@$(call install,--editable .)
	@touch $@

$(VENV)/.for-work: $(VENV)/.for-use
	@echo 'Adding the tools for tests ...'
	@$(call install,--group dev)
	@touch $@
