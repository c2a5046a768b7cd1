#!/usr/bin/env bash
# Compiles both modules for wasm32 with the options of the build, while Trunk itself is still being
# compiled: its last minutes keep one core busy.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$ROOT/scripts/env.sh"

"$ROOT/scripts/setup/wasm-std.sh"
use_wasm_rust
use_small_std
cd "$ROOT"
# shellcheck disable=SC2086 # LOCKED is a flag or nothing
cargo build --profile web ${LOCKED:-} --target "$WASM_TARGET" --no-default-features --features app --bin app --bin port ||
  warn "the application does not compile; the build will say so again"
