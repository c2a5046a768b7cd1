# shellcheck shell=bash
# Puts the installed tools on PATH; `use_wasm_rust` then chooses the compiler. Source it after lib.sh.
# For a command typed by hand: scripts/with cargo test

prepend_path() { [ ! -d "$1" ] || PATH="$1:$PATH"; }

prepend_path "$TOOLS/node-$NODE_WHEEL_VERSION/bin"
prepend_path "$TOOLS/trunk-$TRUNK_VERSION/bin"
prepend_path "$TOOLS/wasm-bindgen-$WASM_BINDGEN_VERSION/bin"
prepend_path "$ROOT/node_modules/.bin"

# has_wasm_std SYSROOT
has_wasm_std() { compgen -G "$1/lib/rustlib/$WASM_TARGET/lib/libstd-*.rlib" >/dev/null; }

# Native work is done by the caller's own Rust. That one compiles for wasm32 too, where it can;
# where it cannot, Debian's under /usr does (`web` in rustup), a third slower and a version apart.
use_wasm_rust() {
  if [ "${RUSTUP_TOOLCHAIN:-}" != web ] && have rustc && has_wasm_std "$(rustc --print sysroot)"; then return; fi
  has_wasm_std /usr || return 0
  if [ -e "${RUSTUP_HOME:-$HOME/.rustup}/toolchains/web" ]; then
    export RUSTUP_TOOLCHAIN=web
  else
    PATH="/usr/bin:$PATH"
  fi
  # Two compilers in one folder would rebuild each other's work.
  export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$ROOT/target}/web
}

# In a release of the page the standard library, too, is compiled for size, and a panic is one instruction:
# a tenth of the download. Both need the library's sources and options that only a nightly compiler admits
# without RUSTC_BOOTSTRAP, https://doc.rust-lang.org/cargo/reference/unstable.html#build-std
use_small_std() {
  local library
  local -a options=(-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none)
  # The fingerprint of a text in a third of the code.
  options+=('--cfg=sha2_backend="soft"' '--cfg=sha2_backend_soft="compact"')
  library=$(rustc --print sysroot)/lib/rustlib/src/rust/library
  if ! [ -d "$library" ] || ! RUSTC_BOOTSTRAP=1 rustc "${options[@]}" --print cfg >/dev/null 2>&1; then
    warn "no sources of the standard library ($library): the download will be a tenth larger"
    return 0
  fi
  export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
  CARGO_ENCODED_RUSTFLAGS=$(IFS=$'\x1f'; echo "${options[*]}")
  export CARGO_ENCODED_RUSTFLAGS
}

first_of() {
  local name
  for name in "$@"; do
    if have "$name"; then command -v "$name"; return; fi
  done
}

# wasm-bindgen-test-runner reads CHROMEDRIVER, the Playwright configuration CHROMIUM_PATH.
prepend_path "$TOOLS/browser/bin"
CHROMEDRIVER=${CHROMEDRIVER:-$(first_of chromedriver)}
CHROMIUM_PATH=${CHROMIUM_PATH:-$(first_of chromium chromium-browser google-chrome google-chrome-stable chrome)}
FIREFOX_PATH=${FIREFOX_PATH:-$(first_of firefox-esr firefox)}
if [ -f "$TOOLS/browser/webdriver.json" ]; then
  export WASM_BINDGEN_TEST_WEBDRIVER_JSON="$TOOLS/browser/webdriver.json"
fi

# Node knows only the authorities it was built with; a proxy's own is in the system's file.
if [ -z "${NODE_EXTRA_CA_CERTS:-}" ] && [ -f /etc/ssl/certs/ca-certificates.crt ]; then
  export NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
fi

# Trunk refuses to start with the customary NO_COLOR=1: it wants true or false.
# https://github.com/trunk-rs/trunk/issues/866
unset NO_COLOR

export PATH CHROMEDRIVER CHROMIUM_PATH FIREFOX_PATH
