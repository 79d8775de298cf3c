# Everything runs in .venv, which is made on first use from the pins in requirements-dev.txt.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip --disable-pip-version-check -qq
READY := .venv/.ready

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup site docs reference test test-quick clients fuzz lint format bench lock clean

help:  ## List what can be made
	@sed -nE 's/^([a-z-]+):.*  ## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

setup: $(READY)  ## Prepare .venv with everything that development needs

site: $(READY)  ## Build the example at the top of the repository into site/
	$(BIN)/statuary build .

docs: $(READY) reference  ## Build the documents into docs/_build/; a link that leads nowhere is an error
	$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going --builder html docs docs/_build

reference: $(READY)  ## Make the part of the documents that the code tells by itself
	$(BIN)/python -m docs.generator

test: $(READY)  ## Run all tests but those with other programs
	$(BIN)/pytest -m "not clients"

test-quick: $(READY)  ## Run the tests without the slow ones
	$(BIN)/pytest -m "not slow and not clients"

clients: $(READY) .clients/.ready  ## Install programs that read status pages, and test with them
	$(BIN)/pytest -m clients

SECONDS ?= 45
fuzz: $(READY) .fuzz/.ready  ## Try what reads files on bytes without end, for SECONDS
	PYTHONPATH=.fuzz/atheris $(BIN)/python -m fuzz --seconds $(SECONDS)

lint: $(READY)  ## Check style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(READY)  ## Put the code into the house style
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

SIZES ?= 100 1000
bench: $(READY)  ## Measure builds of realistic pages of SIZES, beside Hugo if it is there
	$(BIN)/python -m benchmarks.run $(SIZES)

lock: $(READY)  ## Choose the pins anew: the newest versions that pyproject.toml allows
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
		--group dev --output-file requirements-dev.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
		--constraint requirements-dev.txt --output-file requirements.txt \
		pyproject.toml requirements.in
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
		--output-file tests/clients/requirements.txt tests/clients/requirements.in
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
		--output-file tests/clients/schemas.txt tests/clients/schemas.in
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
		--output-file fuzz/requirements.txt fuzz/requirements.in
	$(BIN)/uv pip compile --quiet --upgrade --universal --no-deps --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-emit-find-links \
		--custom-compile-command "make lock" \
		--output-file tests/clients/payloads.txt tests/clients/payloads.in
	npm update --prefix tests/clients --package-lock-only --omit-lockfile-registry-resolved \
		--loglevel=error --no-audit --no-fund --ignore-scripts

clean:  ## Remove .venv, caches and everything else that can be made again
	rm -rf .venv .clients .fuzz .statuary-cache .site.statuary dist docs/_build .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo 'Statuary needs Python 3.11 or newer; name one, such as: make setup PYTHON=python3.12'; \
		exit 1; }
	$(PYTHON) -m venv .venv

# A pin that changes and a dependency that is added both set the environment up again.
$(READY): requirements-dev.txt pyproject.toml | $(BIN)/python
	@echo 'Setting up .venv, which takes a minute the first time …'
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

# Other people's programs, each from where its users get it; Debian's are left to .ci/run.
.clients/.ready: $(addprefix tests/clients/,requirements.txt schemas.txt payloads.txt package-lock.json)
	@echo 'Installing clients into .clients …'
	@$(PYTHON) -m venv .clients/python
	@.clients/python/bin/pip --disable-pip-version-check -qq install --require-hashes \
		-r tests/clients/requirements.txt
	@$(PYTHON) -m venv .clients/schemas
	@.clients/schemas/bin/pip --disable-pip-version-check -qq install --require-hashes \
		-r tests/clients/schemas.txt
	@.clients/python/bin/pip --disable-pip-version-check -qq install --no-deps --require-hashes \
		--upgrade --target .clients/payloads -r tests/clients/payloads.txt
	@mkdir -p .clients/node
	@cp tests/clients/package.json tests/clients/package-lock.json .clients/node/
	@cd .clients/node && npm ci --loglevel=error --no-audit --no-fund --ignore-scripts
	@touch $@

# What leads the fuzzing by coverage, where there is a wheel of it.
.fuzz/.ready: fuzz/requirements.txt | $(READY)
	@mkdir -p .fuzz
	@$(PIP) install --require-hashes --only-binary :all: --upgrade --target .fuzz/atheris \
		-r fuzz/requirements.txt
	@touch $@
