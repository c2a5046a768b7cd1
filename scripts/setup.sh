#!/usr/bin/env bash
# Installs what a use of the project needs: setup.sh native|build|test. What is there is left alone.
#   native: compile and test natively    build: and for the browser    test: and test in a browser and with other programs
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

profile=${1:-build}
say "set-up for: $profile"

# side_by_side PIECE...: compiling the tools takes minutes of processor, apt and npm mostly wait.
side_by_side() {
  local piece failed=""
  local -a running=()
  for piece in "$@"; do
    "$ROOT/scripts/setup/$piece.sh" 2>&1 | sed -u "s/^/[$piece] /" &
    running+=($!)
  done
  for piece in "$@"; do
    wait "${running[0]}" || failed+=" $piece"
    running=("${running[@]:1}")
  done
  [ -z "$failed" ] || die "set-up failed for:$failed" "read the lines marked with that name above; each says what to do"
}

"$ROOT/scripts/setup/rust.sh"

browser_tools="trunk wasm-bindgen node"
if [ -x "$TOOLS/trunk-$TRUNK_VERSION/bin/trunk" ] || have trunk; then
  browser_tools+=" wasm-std"
else
  browser_tools+=" crates"
fi
# shellcheck disable=SC2086 # a list of pieces
case $profile in
  native) ;;
  build) side_by_side $browser_tools ;;
  test) side_by_side $browser_tools browser peers ;;
  *) die "unknown use: $profile" "one of native, build, test" ;;
esac
