#!/usr/bin/env bash
# How fast: the detector natively, then the page in Chromium.
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
  say "in Chromium"
  node tests/e2e/bench.mjs
fi
say "transferred"
node scripts/size.mjs
