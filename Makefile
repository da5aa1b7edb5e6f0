# tnld: build, run and test. `make help` lists what there is.
SHELL := /bin/sh
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

export CARGO_TARGET_DIR ?= $(CURDIR)/target
export TNLD_PORT ?= 8080
export TNLD_DATA_DIR ?= $(CURDIR)/data

# The profile of the program that `make run` starts; docs/BENCH.md says why. Journeys drive the dev build.
PROFILE ?= dev
PROFILE_DIR = $(if $(filter dev test,$(PROFILE)),debug,$(PROFILE))
TNLD = $(CARGO_TARGET_DIR)/$(PROFILE_DIR)/tnld
TNLD_DEV := $(CARGO_TARGET_DIR)/debug/tnld

# What production has and `make run` does not need: PostgreSQL over TLS (headers of OpenSSL). `make test` proves it.
PRODUCTION := --features tnld/postgres-tls

STAMPS := $(CARGO_TARGET_DIR)/.stamps
NODE_STAMP := assets/node_modules/.tnld-installed
MANIFEST := crates/web/dist/manifest.json
ASSET_SOURCES := assets/build.mjs $(wildcard assets/scss/* assets/js/* assets/img/* assets/licences/*)

# nextest where it is installed, cargo's own runner elsewhere.
NEXTEST := $(shell cargo nextest --version >/dev/null 2>&1 && echo yes)
ifeq ($(NEXTEST),yes)
test_all = cargo nextest run --workspace --locked --no-fail-fast $(FEATURES)
test_sqlite = $(test_all) -E 'not test(/postgres|browser|schemathesis/)'
else
test_all = cargo test --workspace --locked --no-fail-fast --lib --bins --tests $(FEATURES)
test_sqlite = $(test_all) -- --skip postgres --skip browser --skip schemathesis
endif

.PHONY: help run check test bench openapi fmt assets build build-tests clean lint release

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## build what changed and start the demonstration on http://localhost:$TNLD_PORT (8080)
	@echo "[1/4] tools"
	@scripts/need.sh run
	@echo "[2/4] styles, fonts, scripts"
	@$(MAKE) assets
	@test -x "$(TNLD)" && echo "[3/4] program" || echo "[3/4] program: the first build takes some minutes"
	@cargo build --profile $(PROFILE) --locked -p tnld
	@echo "[4/4] start"
	@exec "$(TNLD)" run --demo

build: assets ## the program alone
	@cargo build --profile $(PROFILE) --locked -p tnld

release: ## the program as production runs it: optimised, PostgreSQL over TLS
	@scripts/need.sh release
	@$(MAKE) assets
	cargo build --release --locked -p tnld --features postgres-tls
	@echo "$(CARGO_TARGET_DIR)/release/tnld"

# Program and tests in one go, so that what they share is compiled once.
build-tests: assets
	@cargo build --locked --workspace --all-targets $(FEATURES)

lint: assets
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked $(FEATURES) -- -D warnings

check: lint build-tests ## formatting, lints, unit tests and the journeys on SQLite, without browser and schemathesis: before every commit
	TNLD_BIN="$(TNLD_DEV)" TNLD_TEST_DATABASES=sqlite TNLD_BROWSER=off $(test_sqlite)

test: FEATURES := $(PRODUCTION)
test: ## everything: both databases, real mail, a real browser, LibreOffice, schemathesis
	@scripts/need.sh test
	@$(MAKE) lint build-tests $(STAMPS)/venv FEATURES="$(FEATURES)"
	TNLD_BIN="$(TNLD_DEV)" TNLD_TEST_DATABASES=sqlite,postgres TNLD_BROWSER=required TNLD_TEST_TLS=required \
	  TNLD_LIBREOFFICE=required \
	  TNLD_SCHEMATHESIS="$(CARGO_TARGET_DIR)/venv/bin/schemathesis" \
	  scripts/with-postgres.sh $(test_all)

bench: ## both databases against the bare ones: what docs/BENCH.md records
	@scripts/need.sh test
	@$(MAKE) assets
	cargo build --release --locked -p tnld -p journeys --bins
	TNLD_BIN="$(CARGO_TARGET_DIR)/release/tnld" TNLD_PG_FSYNC=on \
	  scripts/with-postgres.sh "$(CARGO_TARGET_DIR)/release/bench"
	cargo run --release --locked -p documents --example printing_bench

openapi: build ## write docs/openapi.json from the program
	"$(TNLD)" openapi > docs/openapi.json.new && mv docs/openapi.json.new docs/openapi.json

fmt: ## format the sources
	cargo fmt --all

assets: $(MANIFEST) ## styles, fonts and scripts in crates/web/dist

clean: ## remove what was built; your data in ./data stays
	rm -rf "$(CARGO_TARGET_DIR)" assets/node_modules crates/web/dist crates/web/dist.new

$(NODE_STAMP): assets/package.json assets/package-lock.json assets/.npmrc
	@cd assets && npm ci --no-progress --loglevel=error
	@touch $@

$(MANIFEST): $(NODE_STAMP) $(ASSET_SOURCES)
	@node assets/build.mjs

$(STAMPS)/venv: scripts/requirements.txt
	@echo "installing schemathesis into $(CARGO_TARGET_DIR)/venv"
	@python3 -m venv --clear "$(CARGO_TARGET_DIR)/venv"
	@"$(CARGO_TARGET_DIR)/venv/bin/pip" install --quiet --disable-pip-version-check -r $<
	@mkdir -p $(STAMPS) && touch $@
