# `make run` and `make test` need nothing before them. `make help` lists the rest.
# The work is in scripts/, one file for each reason to change.

PORT ?= 8080
# --locked makes a Cargo.lock that is behind Cargo.toml an error; CI sets it.
LOCKED ?=
GOLD ?= ../shared/gold

WITH := scripts/with
WASM := --target wasm32-unknown-unknown --no-default-features --features app,js

export PORT LOCKED GOLD

.DEFAULT_GOAL := help
# Pieces share cargo's folder, and a run should read from top to bottom.
.NOTPARALLEL:

##@ Use
run: setup build serve ## install what is missing, build for release, serve on http://127.0.0.1:8080 (PORT=)

serve: ## serve dist/ as it is
	@$(WITH) node scripts/serve.mjs

dev: setup ## serve a development build and rebuild on every change
	$(WITH) --wasm trunk serve --port $(PORT)

##@ Build
build: setup ## the release build in dist/
	@scripts/build.sh

single: build ## the page as one file that opens from disk, dist-single/chu-giai.html
	@$(WITH) node scripts/single.mjs

package: setup ## the detector as a JavaScript package in target/package/
	@scripts/package.sh

size: build ## what a browser fetches, raw and in Brotli, against the budget; the code by crate
	@$(WITH) node scripts/size-by-crate.mjs
	@$(WITH) node scripts/size.mjs

##@ Test
test: setup-test ## install what tests need and run all of them
	@scripts/side-by-side.sh "check test-native test-browser" "package build"
	@$(MAKE) --no-print-directory test-js test-peers-light size test-e2e
	@echo "==> all tests passed"

check: setup ## formatting and lints, native and wasm
	$(WITH) cargo fmt --check
	$(WITH) cargo clippy $(LOCKED) --all-targets --features html -- -D warnings
	$(WITH) --wasm cargo clippy $(LOCKED) $(WASM) --lib --bin app --bin port --test browser -- -D warnings

test-native: setup-native ## unit, property, snapshot, component and documentation tests
	$(WITH) cargo test $(LOCKED) --features html

test-browser: setup-test ## wasm-bindgen tests in headless Chromium
	$(WITH) --wasm cargo test $(LOCKED) $(WASM) --test browser

test-js: setup-test package ## the JavaScript package in Node.js, and project files against the schema
	$(WITH) node --test tests/js/*.test.mjs

test-e2e: setup-test build ## journeys in Chromium against the release build (ARGS="--grep export")
	@scripts/e2e.sh $(ARGS)

test-peers-light: setup-test package ## other programs read our exports: spaCy, doccano, cassis, Recogito, Chromium, …
	@scripts/peers.sh

test-peers: setup-test package ## the same with Label Studio's server and LibreOffice, which are large
	@scripts/setup/peers.sh all
	@scripts/peers.sh

spark: setup ## a local Spark cluster annotates ARTICLES=400, one executor is killed, none is lost (needs Java)
	@scripts/spark.sh

score: setup-native ## detect over GOLD (../shared/gold) and print the score
	@scripts/score.sh

bench: setup-test build ## speed, native and in Chromium
	@scripts/bench.sh

bench-page: setup-test build ## the page on 10 kB, 100 kB and 1 MB beside the least that can show them
	@$(WITH) node tests/e2e/bench-page/main.mjs

bench-workspace: setup-test build ## import, open, search and export a workspace of ARTICLES=10000
	@$(WITH) node tests/e2e/bench-workspace.mjs

kill: setup-test build ## kill the browser KILLS=50 times in the middle of work and look what is kept
	@$(WITH) node tests/e2e/kill/main.mjs

fuzz: setup-native ## the properties on ever new cases for MINUTES=10
	@scripts/fuzz.sh

##@ Keep
schema: setup-native ## write the JSON Schema of the project file anew
	UPDATE_SCHEMA=1 $(WITH) cargo test $(LOCKED) --quiet --lib schema

fmt: setup-native ## format the sources
	$(WITH) cargo fmt

setup: ## install what building needs
	@scripts/setup.sh build

setup-native: ## install what native work needs
	@scripts/setup.sh native

setup-test: ## install what all tests need
	@scripts/setup.sh test

clean: ## remove everything that was built here (the tools stay)
	rm -rf target dist dist-single node_modules

help: ## this list
	@awk 'BEGIN { FS = ":.*## " } \
		/^##@/ { printf "\n%s\n", substr($$0, 5) } \
		/^[a-z][a-z0-9-]*:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run serve dev build single package size test check test-native test-browser test-js test-e2e test-peers-light test-peers spark score bench bench-page bench-workspace kill fuzz schema \
	fmt setup setup-native setup-test clean help
