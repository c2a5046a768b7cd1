#!/usr/bin/env bash
# How fast: the detector natively and in Chromium, then the page.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$ROOT/scripts/env.sh"
cd "$ROOT"

say "native"
# shellcheck disable=SC2086 # LOCKED is a flag or nothing
cargo bench ${LOCKED:-}
scripts/package.sh
say "the detector in Chromium"
# The page is measured whatever this says.
node tests/e2e/bench-detector.mjs || missed=1
say "the page in Chromium"
node tests/e2e/bench.mjs || missed=1
say "transferred"
node scripts/size.mjs
exit "${missed:-0}"
