#!/usr/bin/env bash
# The release build into dist/, left alone when nothing it is made of has changed.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$ROOT/scripts/env.sh"
use_wasm_rust
cd "$ROOT"

# Trunk itself would run wasm-bindgen and wasm-opt again every time.
# Contents, not times: a `git checkout` touches files without changing them.
inputs_digest() {
  {
    rustc --version
    find . \( -name .git -o -name target -o -name dist -o -name node_modules -o -path ./tests \
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

# The standard library, too, is compiled for size, and a panic is one instruction: a tenth of the download.
# Both need the library's sources and options that only a nightly compiler admits without RUSTC_BOOTSTRAP,
# https://doc.rust-lang.org/cargo/reference/unstable.html#build-std
library=$(rustc --print sysroot)/lib/rustlib/src/rust/library
small=(-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none)
# The fingerprint of a text in a third of the code.
small+=('--cfg=sha2_backend="soft"' '--cfg=sha2_backend_soft="compact"')
if [ -d "$library" ] && RUSTC_BOOTSTRAP=1 rustc "${small[@]}" --print cfg >/dev/null 2>&1; then
  export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
  CARGO_ENCODED_RUSTFLAGS=$(IFS=$'\x1f'; echo "${small[*]}")
  export CARGO_ENCODED_RUSTFLAGS
else
  warn "no sources of the standard library ($library): the download will be a tenth larger"
fi

say "building the release with Trunk"
started=$SECONDS
# shellcheck disable=SC2086 # LOCKED is a flag or nothing
trunk build --release ${LOCKED:-} || die "the build failed" "see the compiler's message above"
inputs_digest >"$stamp"
ok "dist/ built in $((SECONDS - started)) s"
