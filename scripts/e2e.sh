#!/usr/bin/env bash
# Journeys against dist/: all in Chromium, the main one in Firefox. Arguments go to Playwright, and name
# journeys in Chromium alone.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$ROOT/scripts/env.sh"
cd "$ROOT"

# Journeys compare the page's highlights with the command line's output.
use_command_line
export CHU_GIAI_CLI=$CHU_GIAI

playwright test --config tests/e2e/playwright.config.mjs "$@" ||
  die "journeys failed" "read target/e2e/report/index.html; one alone: make test-e2e ARGS='--grep \"its name\"'"

if [ $# = 0 ]; then
  node --test tests/e2e/firefox/*.test.mjs || die "the journey in Firefox failed" "see above; alone: scripts/with node --test tests/e2e/firefox/journey.test.mjs"
fi
