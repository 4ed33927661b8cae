# `make help` lists the targets.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

CARGO  ?= cargo
PYTHON ?= python3
TARGET := $(if $(CARGO_TARGET_DIR),$(CARGO_TARGET_DIR),target)
PROGRAM := $(TARGET)/release/carshare-gen
BLUEPRINTS := $(wildcard blueprints/*.toml)

# Trees at once on the ladder. An apply mostly waits in the provider, so there are more of them than processors.
CLIMBERS ?= 6

.PHONY: help
help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: render
render: build ## Build, and render blueprints/production.toml into out/ (needs Rust only)
	$(PROGRAM) render blueprints/production.toml --out out

.PHONY: test
test: check tools ladder scan bench ## Everything: check, the tools' own tests, the proof ladder, scan, bench

.PHONY: check
check: ## Format, lints and fast tests (no Terraform, no Node.js)
	$(CARGO) fmt --check
	$(CARGO) clippy --locked --all-targets -- -D warnings
	$(CARGO) test --locked --lib --bins
	$(CARGO) test --locked --doc
	$(CARGO) test --locked --test it -- --skip ladder:: --skip hcl_terraform:: --skip mermaid::

.PHONY: ladder
ladder: ## The proof ladder: Terraform, the emulator and Checkov on rendered trees
	tests/emulator/install $(TARGET)/emulator
	tests/iam/install $(TARGET)/iam
	$(CARGO) test --locked --test it -- hcl_terraform::
	# Growth is one long test that mostly waits; behind the others it would have the machine to itself.
	$(CARGO) test --locked --test it -- ladder::growth >$(TARGET)/growth.log 2>&1 & growth=$$!; \
	status=0; \
	$(CARGO) test --locked --test it -- ladder:: --skip ladder::growth --test-threads $(CLIMBERS) || status=$$?; \
	wait $$growth || status=$$?; \
	cat $(TARGET)/growth.log; \
	exit $$status
	$(TARGET)/iam/bin/python -B -W ignore tests/iam/prove.py --unused $(TARGET)/tmp/ladder/*.iam.json

.PHONY: tools
tools: ## Tests of the tools: catalogue, emulator, contract check, scan; Mermaid on every diagram; the user data script; the application starter; tables and queries; IAM
	$(PYTHON) -B src/catalog/generate/catalog.py --check
	$(PYTHON) -B -m unittest discover -s src/catalog/generate
	$(PYTHON) -B -m unittest discover -s tests/tools
	$(CARGO) test --locked --test it -- mermaid::
	tests/emulator/install $(TARGET)/emulator
	$(TARGET)/emulator/bin/python -B -m unittest discover -s tests/emulator
	tests/user_data/install $(TARGET)/user_data
	PATH="$(abspath $(TARGET))/user_data/bin:$$PATH" $(PYTHON) -B -m unittest discover -s tests/user_data
	tests/app/install $(TARGET)/app
	PATH="$(abspath $(TARGET))/app/bin:$$PATH" $(TARGET)/app/venv/bin/python -B -m unittest discover -s tests/app
	tests/queries/install $(TARGET)/queries
	$(TARGET)/queries/bin/python -B -m unittest discover -s tests/queries
	tests/iam/install $(TARGET)/iam
	$(TARGET)/iam/bin/python -B -W ignore -m unittest discover -s tests/iam

.PHONY: examples
examples: ## Fill the READMEs' tables, render each of blueprints/*.toml into examples/
	UPDATE_READMES=1 $(CARGO) test --locked --quiet --test it module_readmes
	# The program carries the READMEs, so it is built once their tables are filled.
	$(MAKE) --no-print-directory build
	for blueprint in $(BLUEPRINTS); do $(PROGRAM) render "$$blueprint" --out "examples/$$(basename "$$blueprint" .toml)"; done
	$(PYTHON) -B tests/tools/scan.py --list-skips

.PHONY: schema
schema: build ## Write blueprints/blueprint.schema.json
	$(PROGRAM) schema > $(TARGET)/blueprint.schema.json
	mv $(TARGET)/blueprint.schema.json blueprints/blueprint.schema.json

.PHONY: catalog
catalog: ## Write the catalogue's data from pinned public packages
	$(PYTHON) -B src/catalog/generate/catalog.py

.PHONY: scan
scan: ## Checkov on every tree in examples/
	tests/tools/scan

.PHONY: bench
bench: build ## Time, memory and size of the release build against cp and diff
	$(PYTHON) -B tests/tools/bench.py $(PROGRAM) blueprints/production.toml

.PHONY: build
build:
	$(CARGO) build --locked --release
