#!/usr/bin/env bash
# How fast: the detector natively and in Chromium, then the page.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$ROOT/scripts/env.sh"
cd "$ROOT"

if [ -d benches ]; then
  say "native"
  # shellcheck disable=SC2086 # LOCKED is a flag or nothing
  cargo bench ${LOCKED:-}
fi
if [ -f tests/e2e/bench.mjs ]; then
  scripts/package.sh
  say "the detector in Chromium"
  # The page is measured whatever this says.
  node tests/e2e/bench-detector.mjs || missed=1
  say "the page in Chromium"
  node tests/e2e/bench.mjs || missed=1
fi
say "transferred"
node scripts/size.mjs
exit "${missed:-0}"
