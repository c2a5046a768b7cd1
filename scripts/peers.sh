#!/usr/bin/env bash
# Writes the standing articles in every format with the command line, and lets other programs read them.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$ROOT/scripts/env.sh"
cd "$ROOT"

# shellcheck disable=SC2086 # LOCKED is a flag or nothing
cargo build ${LOCKED:-} --bin chu-giai
CHU_GIAI=${CARGO_TARGET_DIR:-$ROOT/target}/debug/chu-giai
PEERS_OUT=$(mktemp -d)
trap 'rm -rf "$PEERS_OUT"' EXIT
export CHU_GIAI PEERS_OUT HF_HUB_OFFLINE=1 PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore

# write FORMAT [FOLDER [OPTION...]]
write() {
  local format=$1 folder=${2:-$1}
  "$CHU_GIAI" convert tests/fixtures/formats --to "$format" --out "$PEERS_OUT/$folder" "${@:3}" 2>/dev/null
}
for format in label-studio spacy prodigy hugging-face conll conll-layers brat uima-xmi uima-json web-annotation csv tsv; do
  write "$format"
done
# Its importer is Python; its page would want UTF-16.
write doccano doccano --unit codepoint
write doccano-relations doccano-relations --unit codepoint
# What Recogito counts.
write web-annotation web-annotation-utf16 --unit utf16

for list in tests/peers/*.txt; do
  name=$(basename "$list" .txt)
  for test in tests/peers/test_"${name//-/_}"*.py; do
    say "peers: $(basename "$test" .py)"
    (cd tests/peers && "$TOOLS/peers-$name/bin/python" -m unittest "$(basename "$test" .py)")
  done
done
say "peers: web"
node --test tests/peers/*.test.mjs
