#!/usr/bin/env bash
# Makes several lists of targets at once: scripts/side-by-side.sh "check test-native" "package build". Each list is made
# from left to right. The first speaks as it goes; what the others say follows when it has ended, so that a run reads
# from top to bottom.
#
# A compiler works on one core for much of its time. Lists must not share a profile: cargo lets one at a time into the
# folder of each.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"

logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
# make_all TARGET...: with how long they took.
make_all() {
  local started=$SECONDS
  make --no-print-directory "$@" || return
  ok "$* in $((SECONDS - started)) s"
}

first=$1
shift
running=()
for list in "$@"; do
  say "$list: beside this"
  # shellcheck disable=SC2086 # a list of targets
  make_all $list >"$logs/${#running[@]}" 2>&1 &
  running+=("$!")
done
failed=""
# shellcheck disable=SC2086 # a list of targets
make_all $first || failed=" $first"
for at in "${!running[@]}"; do
  list=${*:at+1:1}
  wait "${running[$at]}" || failed+=" $list"
  say "$list"
  cat "$logs/$at"
done
[ -z "$failed" ] || die "not all was made of:$failed" "read what stands above"
