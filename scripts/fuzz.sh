#!/usr/bin/env bash
# The properties on ever new texts and edits for MINUTES (10): each round has other random cases.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$ROOT/scripts/env.sh"
cd "$ROOT"

minutes=${MINUTES:-10}
until=$((SECONDS + minutes * 60))
round=0
say "looking for a failure for $minutes minutes"
while [ "$SECONDS" -lt "$until" ]; do
  round=$((round + 1))
  # So many cases are worth the longer compilation.
  # shellcheck disable=SC2086 # LOCKED is a flag or nothing
  PROPTEST_CASES=${PROPTEST_CASES:-5000} CARGO_PROFILE_TEST_OPT_LEVEL=1 cargo test ${LOCKED:-} --quiet --test native properties ||
    die "round $round found a failure" "the smallest case stands above and in proptest-regressions/: fix it, and commit that file"
done
ok "$round rounds, no failure"
