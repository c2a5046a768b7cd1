#!/usr/bin/env bash
# wasm-bindgen's command line and test runner, at exactly the version the crate is linked with.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$ROOT/scripts/env.sh"

version=$WASM_BINDGEN_VERSION
home=$TOOLS/wasm-bindgen-$version

[ -n "$version" ] || die "no version of wasm-bindgen in Cargo.lock" "cargo generate-lockfile, then again"

present() {
  [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $version" ] &&
    [ "$(wasm-bindgen-test-runner --version 2>/dev/null)" = "wasm-bindgen-test-runner $version" ]
}

prebuilt() {
  open_internet_allowed && have cargo-binstall || return 1
  say "cargo binstall wasm-bindgen-cli $version"
  limited 120 cargo binstall --no-confirm --disable-strategies compile --root "$home" "wasm-bindgen-cli@$version"
}

if ! present; then
  prebuilt || cargo_install "$home" wasm-bindgen-cli "$version" ||
    die "wasm-bindgen-cli $version could not be installed" \
      "install it by hand: cargo install --locked wasm-bindgen-cli --version $version"
  prepend_path "$home/bin"
  present || die "$(command -v wasm-bindgen) is not $version" "rm -rf $home, then again"
fi
ok "wasm-bindgen $version"
