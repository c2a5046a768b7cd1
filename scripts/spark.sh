#!/usr/bin/env bash
# Annotates articles on a Spark cluster of this machine: a master and two executors, each a process of its own with
# one core. In the middle one executor is killed, and what comes out is compared with what one process makes of the
# same articles. Both ways: by the program, and by the WebAssembly module under wasmtime. Needs Java: where there is
# none, it says that it was skipped.
#   ARTICLES=400    WAYS="program wasm"    KILL=1 (0: undisturbed, to measure)    RELEASE=0 (1: the program too)    PROGRAM= (one that is built, called chu-giai)
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$ROOT/scripts/env.sh"
cd "$ROOT"

if ! java -version >/dev/null 2>&1; then
  say "spark: skipped, there is no Java (apt-get install openjdk-21-jre-headless)"
  exit 0
fi
ARTICLES=${ARTICLES:-400} WAYS=${WAYS:-program wasm} KILL=${KILL:-1}
VENV=$TOOLS/spark
if ! cmp -s examples/spark/requirements.txt "$VENV/.installed.txt"; then
  say "pip: installing examples/spark/requirements.txt (kept in $VENV)"
  rm -rf "$VENV"
  python3 -m venv "$VENV" 2>/dev/null || { apt_install python3 python3-venv && python3 -m venv "$VENV"; } ||
    die "no Python environment" "install python3 with its module venv"
  "$VENV/bin/pip" install --quiet --disable-pip-version-check --requirement examples/spark/requirements.txt
  cp examples/spark/requirements.txt "$VENV/.installed.txt"
fi
if [ -z "${PROGRAM:-}" ]; then
  profile=debug release=()
  [ "${RELEASE:-0}" = 0 ] || { profile=release release=(--release); }
  # shellcheck disable=SC2086 # LOCKED is a flag or nothing
  cargo build ${LOCKED:-} "${release[@]}" --bin chu-giai
  PROGRAM=${CARGO_TARGET_DIR:-$ROOT/target}/$profile/chu-giai
fi
MODULE=$ROOT/target/package/web/chu_giai_bg.wasm
[[ $WAYS != *wasm* ]] || [ -f "$MODULE" ] || "$ROOT/scripts/package.sh"

WORK=$(mktemp -d)
submit=
# Executors end with what has started them.
trap '[ -z "$submit" ] || kill "$submit" 2>/dev/null; rm -rf "$WORK"' EXIT
export PYSPARK_PYTHON=$VENV/bin/python PYSPARK_DRIVER_PYTHON=$VENV/bin/python SPARK_LOCAL_IP=127.0.0.1
# Spark's own workers write logs and what they are handed here.
export SPARK_WORKER_DIR=$WORK/workers SPARK_LOCAL_DIRS=$WORK/local

mkdir "$WORK/in"
"$VENV/bin/python" - "$WORK/in" "$ARTICLES" <<'PYTHON'
import json, pathlib, sys
articles = [path.read_text() for path in sorted(pathlib.Path("tests/fixtures/articles").glob("*.txt"))]
parts = 8
for part in range(parts):
    with open(f"{sys.argv[1]}/{part}.jsonl", "w") as file:
        for number in range(part, int(sys.argv[2]), parts):
            text = f"Bài số {number}.\n{articles[number % len(articles)]}"
            file.write(json.dumps({"id": f"{number:07}", "text": text}, ensure_ascii=False) + "\n")
PYTHON
cat "$WORK"/in/*.jsonl > "$WORK/all.jsonl"
"$PROGRAM" detect --jobs 2 --to jsonl - < "$WORK/all.jsonl" > "$WORK/single.jsonl" 2> /dev/null

# executors OF: the process numbers of the executors below a process.
executors() {
  local child
  for child in $(ps -o pid= --ppid "$1" || true); do
    # A process may be gone by now.
    if grep -qs CoarseGrainedExecutorBackend "/proc/$child/cmdline"; then echo "$child"; fi
    executors "$child"
  done
}

# kill_one SUBMIT WAY: one executor, as soon as a task is done and others are not.
kill_one() {
  local victim
  until compgen -G "$WORK/out-$2/_temporary/0/task_*" >/dev/null; do
    kill -0 "$1" 2>/dev/null || return 0
    sleep 0.1
  done
  victim=$(executors "$1")
  if kill -9 "${victim%%$'\n'*}" 2>/dev/null; then touch "$WORK/killed-$2"; fi
}

# annotate WAY
annotate() {
  local begun ended
  local -a handed=(--files "$PROGRAM") arguments=()
  if [ "$1" = wasm ]; then
    handed=(--files "$MODULE" --py-files examples/spark/wasm_detector.py) arguments=(--wasm)
  fi
  say "spark: $ARTICLES articles, by $1"
  begun=$(date +%s.%N)
  # Batches of twenty, so that a task has a middle; four tries for each task, as a cluster has.
  "$VENV/bin/spark-submit" --master 'local-cluster[2,1,1024]' --conf spark.task.maxFailures=4 \
    --conf spark.sql.execution.arrow.maxRecordsPerBatch="${BATCH:-20}" --conf spark.ui.enabled=false \
    --conf spark.sql.files.openCostInBytes=128m --conf spark.executor.memory=1g \
    "${handed[@]}" examples/spark/annotate.py "${arguments[@]}" "$WORK/in" "$WORK/out-$1" 2> "$WORK/log-$1" &
  submit=$!
  [ "$KILL" = 0 ] || kill_one "$submit" "$1"
  wait "$submit" || { tail -40 "$WORK/log-$1" >&2; die "Spark failed" "see its log above"; }
  submit= ended=$(date +%s.%N)
  if [ "$KILL" != 0 ]; then
    [ -e "$WORK/killed-$1" ] || die "no executor was killed" "more articles: ARTICLES=2000"
    grep -qE 'Lost executor|Lost task' "$WORK/log-$1" || die "Spark noticed no lost executor" "see scripts/spark.sh"
  fi
  "$VENV/bin/python" - "$WORK" "$1" "$begun" "$ended" <<'PYTHON'
import glob, hashlib, json, os, sys
work, way, begun, ended = sys.argv[1], sys.argv[2], float(sys.argv[3]), float(sys.argv[4])
digest = lambda project: hashlib.sha256(project.encode()).digest()
# Line by line: a hundred thousand projects are gigabytes.
single = {}
with open(f"{work}/all.jsonl") as articles, open(f"{work}/single.jsonl", newline="\n") as projects:
    for article, project in zip(articles, projects, strict=True):
        single[json.loads(article)["id"]] = digest(project.rstrip("\n"))
seen = set()
for name in glob.glob(f"{work}/out-{way}/part-*"):
    for line in open(name):
        row = json.loads(line)
        assert row["id"] not in seen, f"{row['id']} came twice"
        assert single[row["id"]] == digest(row["project"]), f"{row['id']} is not what one process makes of it"
        seen.add(row["id"])
assert len(seen) == len(single), f"{len(single) - len(seen)} articles are lost"
load = os.getloadavg()[0]
print(f"spark: {len(seen)} articles by {way}, none lost, none twice, equal to one process; "
      f"{ended - begun:.1f} s with start-up, load {load:.1f}")
PYTHON
}

for way in $WAYS; do annotate "$way"; done
