#!/usr/bin/env bash
# A linker and a Rust that can compile for wasm32 (its standard library may follow: wasm-std.sh).
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$ROOT/scripts/env.sh"

least=$(awk -F'"' '/^rust-version/ { print $2 }' "$ROOT/Cargo.toml")

rust_version() { rustc --version 2>/dev/null | awk '{ print $2 }'; }

new_enough() {
  have cargo && have rustc && at_least "$(rust_version)" "$least"
}

lints() { cargo clippy --version >/dev/null 2>&1 && cargo fmt --version >/dev/null 2>&1; }

# Whether rustup's server can be reached; behind a proxy only rustup itself can tell.
reaches_rustup() {
  open_internet_allowed && have rustup || return 1
  [ -z "${https_proxy:-${HTTPS_PROXY:-}}" ] || return 0
  limited 5 bash -c ': </dev/tcp/static.rust-lang.org/443' 2>/dev/null
}

# The ordinary way.
add_with_rustup() {
  reaches_rustup || return 1
  say "rustup: adding $WASM_TARGET, clippy, rustfmt, rust-src"
  limited 300 rustup target add "$WASM_TARGET" && limited 300 rustup component add clippy rustfmt rust-src
}

# The registry way: Debian's Rust, from whose sources wasm-std.sh then builds the standard library.
debian_rust_installed() { [ -x /usr/bin/cargo-clippy ] && [ -d /usr/lib/rustlib/src ] && has_debian_link; }
has_debian_link() { ! have rustup || [ -e "${RUSTUP_HOME:-$HOME/.rustup}/toolchains/web" ]; }
install_from_debian() {
  if debian_rust_installed; then return; fi
  # shellcheck disable=SC2086 # a list of packages
  apt_install $RUST_WEB_PACKAGES || return 1
  hash -r
  if have rustup; then rustup toolchain link web /usr; fi
}

rust_missing() {
  die "$1" "install rustup from https://rustup.rs, then: rustup update stable && rustup target add $WASM_TARGET"
}

# Without certificates cargo reaches nothing.
if have apt-get && [ ! -e /etc/ssl/certs/ca-certificates.crt ]; then
  apt_install ca-certificates || warn "no certificates: installing from crates.io may fail"
fi

if ! have cc; then
  apt_install gcc libc6-dev ||
    die "no C linker (cc)" "install a C compiler: Debian 'apt-get install gcc libc6-dev', macOS 'xcode-select --install'"
fi

if ! { new_enough && lints; }; then
  install_from_debian || true
  if ! { new_enough && lints; }; then
    rust_missing "no Rust $least or newer with clippy and rustfmt (found: $(rust_version))"
  fi
fi
ok "native: $(rustc --version)"

if has_wasm_std "$(rustc --print sysroot)" || { ! debian_rust_installed && add_with_rustup; }; then
  ok "$WASM_TARGET: the same"
elif install_from_debian; then
  ok "$WASM_TARGET: $(/usr/bin/rustc --version | cut -d' ' -f1-2) of Debian"
else
  rust_missing "no Rust that compiles for $WASM_TARGET"
fi
