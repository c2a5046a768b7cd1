#!/usr/bin/env bash
# Trunk, which builds index.html and everything it names.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$ROOT/scripts/env.sh"

home=$TOOLS/trunk-$TRUNK_VERSION
present() { have trunk && [ "$(trunk --version 2>/dev/null)" = "trunk $TRUNK_VERSION" ]; }

prebuilt() {
  open_internet_allowed && have cargo-binstall || return 1
  say "cargo binstall trunk $TRUNK_VERSION"
  limited 120 cargo binstall --no-confirm --disable-strategies compile --root "$home" "trunk@$TRUNK_VERSION"
}

if ! present; then
  prebuilt || cargo_install "$home" trunk "$TRUNK_VERSION" ||
    die "Trunk $TRUNK_VERSION could not be installed" "install it by hand: cargo install --locked trunk --version $TRUNK_VERSION"
  prepend_path "$home/bin"
  present || die "$(command -v trunk) is not $TRUNK_VERSION" "rm -rf $home, then again"
fi
ok "trunk $TRUNK_VERSION"
