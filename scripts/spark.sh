#!/usr/bin/env bash
# Annotates articles with Spark on this machine, kills a Python worker in the middle of it, and compares what
# came out with what one process makes of the same articles. ARTICLES=300 unless said otherwise. Needs Java.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"

VENV=$TOOLS/spark
[ -x "$VENV/bin/spark-submit" ] || {
  python3 -m venv "$VENV"
  "$VENV/bin/pip" install --quiet --requirement examples/spark/requirements.txt
}
# shellcheck disable=SC2086 # LOCKED is a flag or nothing
cargo build ${LOCKED:-} --bin chu-giai
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
export CHU_GIAI_REAL=${CARGO_TARGET_DIR:-$ROOT/target}/debug/chu-giai MARK=$WORK/killed
export PYSPARK_PYTHON=$VENV/bin/python PYSPARK_DRIVER_PYTHON=$VENV/bin/python SPARK_LOCAL_IP=127.0.0.1

mkdir "$WORK/in"
"$VENV/bin/python" - "$WORK/in" "${ARTICLES:-300}" <<'PYTHON'
import json, pathlib, sys
articles = [path.read_text() for path in sorted(pathlib.Path("tests/fixtures/articles").glob("*.txt"))]
for part in range(4):
    with open(f"{sys.argv[1]}/{part}.jsonl", "w") as file:
        for number in range(part, int(sys.argv[2]), 4):
            text = f"Bài số {number}.\n{articles[number % len(articles)]}"
            file.write(json.dumps({"id": f"{number:07}", "text": text}, ensure_ascii=False) + "\n")
PYTHON

# Once, in the middle of the work, the Python worker that started the program is killed.
cat > "$WORK/chu-giai" <<'SHELL'
#!/bin/sh
echo >> "$MARK.runs"
if [ "$(wc -l < "$MARK.runs")" -ge 4 ] && mkdir "$MARK" 2>/dev/null; then
  kill -9 "$PPID"
  exit 1
fi
exec "$CHU_GIAI_REAL" "$@"
SHELL
chmod +x "$WORK/chu-giai"

say "spark: ${ARTICLES:-300} articles"
begun=$(date +%s.%N)
# Twenty rows at once, so that there is a middle; four tries for each task, as a cluster has.
CHU_GIAI=$WORK/chu-giai "$VENV/bin/spark-submit" --master 'local[2,4]' \
  --conf spark.sql.execution.arrow.maxRecordsPerBatch=20 --conf spark.ui.enabled=false \
  examples/spark/annotate.py "$WORK/in" "$WORK/out" 2> "$WORK/log" || { tail -40 "$WORK/log" >&2; exit 1; }
ended=$(date +%s.%N)
[ -d "$MARK" ] || { echo "no worker was killed" >&2; exit 1; }
grep -q 'Lost task' "$WORK/log" || { echo "Spark noticed no lost task" >&2; exit 1; }

cat "$WORK"/in/*.jsonl > "$WORK/all.jsonl"
"$CHU_GIAI_REAL" detect --jobs 2 --format jsonl - < "$WORK/all.jsonl" > "$WORK/single.jsonl" 2> /dev/null
"$VENV/bin/python" - "$WORK" "$begun" "$ended" <<'PYTHON'
import glob, json, sys
work, begun, ended = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
ids = [json.loads(line)["id"] for line in open(f"{work}/all.jsonl")]
single = sorted(zip(ids, open(f"{work}/single.jsonl").read().split("\n")[:-1], strict=True))
rows = [json.loads(line) for name in glob.glob(f"{work}/out/part-*") for line in open(name)]
spark = sorted((row["id"], row["project"]) for row in rows)
assert len(spark) == len(ids) == len(set(ids)), (len(spark), len(ids))
assert spark == single, next((one[0], other[0]) for one, other in zip(spark, single) if one != other)
print(f"spark: {len(spark)} articles, none lost, none twice, equal to one process; {ended - begun:.1f} s with start-up and one killed worker")
PYTHON
