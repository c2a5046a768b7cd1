#!/usr/bin/env bash
# The programs in Python that read our exports back: peers.sh [light|all]. Each set has a Python environment of its own, for
# what they need does not fit together; tests/peers/NAME.txt pins all of it. `all` adds what is large and of which
# the light ones tell most: Label Studio's server and LibreOffice.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$ROOT/scripts/env.sh"

profile=${1:-light}

# The pinned versions have wheels for this Python, and not all of them for an older or a newer one.
python=$(first_of "python$PEERS_PYTHON" python3)
[ -n "$python" ] || { apt_install python3 python3-venv && python=python3; } || true
of_that_version() { [ "$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)" = "$PEERS_PYTHON" ]; }
if ! of_that_version "${python:-false}"; then
  [ -z "${CI:-}" ] || die "no Python $PEERS_PYTHON" "install it: the programs of tests/peers are pinned for it"
  warn "no Python $PEERS_PYTHON: what other programs in Python read of our exports is not tested"
  exit
fi

# install NAME
install() {
  local list=$ROOT/tests/peers/$1.txt home
  home=$(peer_home "$1")
  if peer_is_installed "$1"; then
    ok "python: $1"
    return
  fi
  say "pip: installing $(grep -c == "$list") packages of tests/peers/$1.txt (kept in $home)"
  rm -rf "$home"
  "$python" -m venv "$home" || { apt_install python3-venv && "$python" -m venv "$home"; } || return 1
  # The list is complete: looking for what fits together would take longer than fetching it.
  "$home/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps \
    --requirement "$list" || return 1
  cp "$list" "$home/.installed.txt"
  ok "python: $1"
}

for list in "$ROOT"/tests/peers/*.txt; do
  name=$(basename "$list" .txt)
  [ "$profile" = all ] || [ "$name" != label-studio-server ] || continue
  install "$name" || die "the packages of tests/peers/$name.txt do not install" "see pip's message above, then again"
done

if [ "$profile" = all ] && ! have soffice; then
  apt_install libreoffice-calc-nogui || warn "no LibreOffice: what it opens is not tested"
fi
