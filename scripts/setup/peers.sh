#!/usr/bin/env bash
# The programs that read our exports back, each set in a Python environment of its own: what they need does
# not fit together. tests/peers/NAME.txt pins all of it; two and a half gigabytes and some minutes, once.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$ROOT/scripts/env.sh"

have python3 || apt_install python3 python3-venv || die "no python3" "install Python 3.10 or newer with its venv module"

for list in "$ROOT"/tests/peers/*.txt; do
  name=$(basename "$list" .txt)
  home=$TOOLS/peers-$name
  if cmp -s "$list" "$home/.installed.txt"; then
    ok "python: $name"
    continue
  fi
  say "pip: installing $(wc -l <"$list") packages of tests/peers/$name.txt"
  [ -x "$home/bin/python" ] || python3 -m venv "$home" || { apt_install python3-venv && python3 -m venv "$home"; }
  "$home/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$list" ||
    die "the packages of tests/peers/$name.txt do not install" "rm -rf $home, then again"
  cp "$list" "$home/.installed.txt"
  ok "python: $name"
done
