#!/usr/bin/env bash
# The standard library for wasm32 where no prebuilt one could be had: built from Debian's sources.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$ROOT/scripts/env.sh"

sysroot=$(rustc --print sysroot)
if [ "$sysroot" != /usr ] && has_wasm_std "$sysroot"; then
  ok "$WASM_TARGET comes with $(rustc --version)"
  exit
fi

library=/usr/lib/rustlib/$WASM_TARGET/lib
# Every byte is sent to every visitor: small sorts and small numbers-to-text in place of the fastest ones.
features=optimize_for_size
opt_level=z
# An upgraded compiler refuses the library of the one before.
built_by=$library/.built-by
maker=$(/usr/bin/rustc -vV; echo "features: $features, opt-level: $opt_level")
if has_wasm_std /usr && { [ ! -f "$built_by" ] || [ "$(cat "$built_by")" = "$maker" ]; }; then
  ok "$WASM_TARGET standard library of $(/usr/bin/rustc --version)"
  exit
fi

say "building the $WASM_TARGET standard library (one to two minutes, once)"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/src"
touch "$work/src/lib.rs"
printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n' >"$work/Cargo.toml"

# RUSTC_BOOTSTRAP admits -Zbuild-std. Bitcode lets release builds use LTO over
# the library; `test` is what wasm-bindgen-test links.
(
  cd "$work"
  unset CARGO_TARGET_DIR RUSTUP_TOOLCHAIN
  RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_PROFILE_RELEASE_OPT_LEVEL=$opt_level \
    /usr/bin/cargo build --release --target "$WASM_TARGET" \
    -Zbuild-std=std,panic_abort,test -Zbuild-std-features="$features"
) || die "the standard library does not build" "apt-get install --reinstall $RUST_WEB_PACKAGES, then again"

rm "$work/target/$WASM_TARGET/release/deps/"libempty-*
as_root rm -rf "$library"
as_root mkdir -p "$library"
as_root cp "$work/target/$WASM_TARGET/release/deps/"lib*.rlib "$library/"
echo "$maker" | as_root tee "$built_by" >/dev/null
ok "$WASM_TARGET standard library in $library"
