#!/usr/bin/env bash
# The release build into dist/, left alone when nothing it is made of has changed.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$ROOT/scripts/env.sh"
use_wasm_rust
use_small_std
cd "$ROOT"

# Trunk itself would run wasm-bindgen and wasm-opt again every time.
# Contents, not times: a `git checkout` touches files without changing them.
inputs_digest() {
  {
    rustc --version
    find . \( -name .git -o -name target -o -name dist -o -name dist-single -o -name node_modules -o -path ./tests \
      -o -path ./benches -o -path ./.ci \) -prune -o -type f ! \( -name '*.md' ! -path './src/*' \) -print0 |
      LC_ALL=C sort -z | xargs -0 cksum
  } | cksum
}

# Beside the compiler's other work: whoever removes that wants a new build.
stamp=${CARGO_TARGET_DIR:-target}/dist.inputs
digest=$(inputs_digest)
if [ -f dist/index.html ] && [ "$(cat "$stamp" 2>/dev/null)" = "$digest" ]; then
  ok "dist/ is up to date"
  exit
fi

say "building the release with Trunk"
started=$SECONDS
# Trunk asks for one module after the other; cargo links both at once, and Trunk finds them made.
# shellcheck disable=SC2086 # LOCKED is a flag or nothing
cargo build --profile web --target "$WASM_TARGET" --no-default-features --features app --bin app --bin port ${LOCKED:-} ||
  die "the modules could not be compiled" "see the compiler's message above"
# shellcheck disable=SC2086 # LOCKED is a flag or nothing
trunk build --release ${LOCKED:-} || die "the build failed" "see the compiler's message above"
inputs_digest >"$stamp"
ok "dist/ built in $((SECONDS - started)) s"
