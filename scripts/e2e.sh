#!/usr/bin/env bash
# Journeys in Chromium against dist/. Arguments go to Playwright.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$ROOT/scripts/env.sh"
cd "$ROOT"

# Journeys compare the page's highlights with the command line's output.
# shellcheck disable=SC2086 # LOCKED is a flag or nothing
cargo build --release ${LOCKED:-}
export CHU_GIAI_CLI=${CARGO_TARGET_DIR:-$ROOT/target}/release/chu-giai

playwright test --config tests/e2e/playwright.config.mjs "$@" ||
  die "journeys failed" "read target/e2e/report/index.html; one alone: make test-e2e ARGS='--grep \"its name\"'"
