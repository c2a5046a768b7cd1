#!/usr/bin/env bash
# Runs the detector over articles with gold annotations and prints how right it is.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$ROOT/scripts/env.sh"
cd "$ROOT"

gold=${GOLD:-../shared/gold}
if [ ! -f "$gold/score.py" ]; then
  say "no score: $gold is not here (GOLD= names another folder with score.py, *.txt and *.json)"
  exit
fi
have python3 || apt_install python3 || die "no python3, which $gold/score.py needs" "install it"

out=${CARGO_TARGET_DIR:-$ROOT/target}/score
rm -rf "$out"
mkdir -p "$out"
# shellcheck disable=SC2086 # LOCKED is a flag or nothing
cargo run --release ${LOCKED:-} --quiet -- detect --out "$out" "$gold"/*.txt
python3 "$gold/score.py" "$out"
