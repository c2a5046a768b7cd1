#!/usr/bin/env bash
# The detector alone as a JavaScript package with types: one build for pages, one for Node.js.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$ROOT/scripts/env.sh"
use_wasm_rust
cd "$ROOT"

target=${CARGO_TARGET_DIR:-$ROOT/target}
out=$ROOT/target/package
version=$(awk -F'"' '/^version/ { print $2; exit }' Cargo.toml)

say "compiling the detector for wasm"
# Of this type here and not in Cargo.toml: there, every build of the page would link it as well.
# shellcheck disable=SC2086 # LOCKED is a flag or nothing
cargo rustc --release ${LOCKED:-} --lib --crate-type cdylib --target "$WASM_TARGET" --no-default-features --features js

stamp=$target/package.made-of
digest=$(cksum "$target/$WASM_TARGET/release/chu_giai.wasm" "${BASH_SOURCE[0]}" toolchain.env)
if [ -f "$out/package.json" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$digest" ]; then
  ok "$out is up to date"
  exit
fi

rm -rf "$out"
mkdir -p "$out"
# One for pages and one for Node.js, side by side.
finish() {
  wasm-bindgen --target "$1" --out-dir "$out/$1" "$target/$WASM_TARGET/release/chu_giai.wasm"
  # A script loads it once and reads many articles: speed before size, unlike the page.
  wasm-opt -O3 "$out/$1/chu_giai_bg.wasm" -o "$out/$1/chu_giai_bg.wasm"
}
finish web &
finish nodejs
wait $! || die "the module for pages could not be made" "see the message above"
# What wasm-bindgen writes for Node.js is CommonJS, which the package's own type would contradict.
echo '{ "type": "commonjs" }' >"$out/nodejs/package.json"
cat >"$out/package.json" <<JSON
{
  "name": "chu-giai",
  "version": "$version",
  "description": "Finds officials, dates, figures and directives in Vietnamese administrative news",
  "license": "MIT OR Apache-2.0",
  "type": "module",
  "exports": {
    "node": { "types": "./nodejs/chu_giai.d.ts", "default": "./nodejs/chu_giai.js" },
    "default": { "types": "./web/chu_giai.d.ts", "default": "./web/chu_giai.js" }
  }
}
JSON
printf '%s\n' "$digest" >"$stamp"
ok "$out (npm install $out)"
