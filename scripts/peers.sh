#!/usr/bin/env bash
# Writes the standing articles in every format with the command line, and lets other programs read them: those
# that are installed (scripts/setup/peers.sh). What is not is told at the end.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$ROOT/scripts/env.sh"
cd "$ROOT"

# Recogito's dependencies ask for a newer Node.js than they need; that is no news for whoever runs tests.
npm_install "$ROOT/tests/peers" --loglevel=error
use_command_line
PEERS_OUT=$(mktemp -d)
trap 'rm -rf "$PEERS_OUT"' EXIT
export PEERS_OUT HF_HUB_OFFLINE=1 PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore

# write FORMAT [FOLDER [OPTION...]]
write() {
  local format=$1 folder=${2:-$1}
  "$CHU_GIAI" convert tests/fixtures/formats --to "$format" --out "$PEERS_OUT/$folder" "${@:3}" 2>/dev/null
}
for format in json jsonl label-studio spacy prodigy hugging-face conll conll-layers brat uima-xmi uima-json web-annotation \
  csv tsv html markdown; do
  write "$format"
done
"$CHU_GIAI" detect --to jsonl tests/fixtures/articles/*.txt >"$PEERS_OUT/detected.jsonl"
# Readers in Python; the pages of these programs would want UTF-16.
for format in doccano doccano-relations pubannotation; do
  write "$format" "$format" --unit codepoint
done
# What Recogito counts.
write web-annotation web-annotation-utf16 --unit utf16

# in_python SET TEST: with the environment of a set.
in_python() {
  say "peers: $2"
  (cd tests/peers && "$(peer_home "$1")/bin/python" -m unittest "$2")
}
web() {
  say "peers: web"
  node --test tests/peers/*.test.mjs
}

skipped="" failed=""
declare -A running=()
# run NAME COMMAND...: several at once, for most of their time is loading.
run() {
  "${@:2}" >"$PEERS_OUT/$1.log" 2>&1 &
  running[$1]=$!
}
run web web
for list in tests/peers/*.txt; do
  name=$(basename "$list" .txt)
  if peer_is_installed "$name"; then
    run "$name" in_python "$name" "test_${name//-/_}"
  else
    skipped+=" $name"
  fi
done
if have soffice && peer_is_installed text; then
  run libreoffice in_python text test_libreoffice
else
  skipped+=" libreoffice"
fi
for name in "${!running[@]}"; do
  wait "${running[$name]}" || failed+=" $name"
  cat "$PEERS_OUT/$name.log"
done
[ -z "$skipped" ] || warn "skipped, for they are not installed:$skipped (make test-peers installs them)"
[ -z "$failed" ] || die "our exports are not read as they should be by:$failed" "read the lines of that name above"
