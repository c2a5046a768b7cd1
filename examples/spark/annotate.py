"""Annotates a folder of JSON by lines on a Spark cluster: one object a line, with `id` and `text`.

    spark-submit --files /path/to/chu-giai annotate.py INPUT OUTPUT

The result is JSON by lines too: `id`, and as `project` the native JSON of the labelled article.
"""

import json
import os
import subprocess
import sys

import pyarrow as pa
from pyspark import SparkFiles
from pyspark.sql import SparkSession


def program():
    """The program on this machine: where CHU_GIAI says, or as it was handed out with --files."""
    return os.environ.get("CHU_GIAI") or SparkFiles.get("chu-giai")


def annotate(batches):
    """One process for each batch of rows; a batch bounds what is in memory.

    One line comes back for each article, in the same order. Where one is missing the task fails and Spark
    tries it again, so that none is lost without a word.
    """
    for batch in batches:
        articles = [json.loads(line) for line in batch.column("value").to_pylist() if line.strip()]
        if not articles:
            continue
        lines = "".join(json.dumps({"text": article["text"]}, ensure_ascii=False) + "\n" for article in articles)
        run = subprocess.run(
            [program(), "detect", "--jobs", "1", "--format", "jsonl", "-"],
            input=lines.encode(), capture_output=True, check=False,
        )
        projects = run.stdout.decode().split("\n")[:-1]
        if run.returncode != 0 or len(projects) != len(articles):
            raise RuntimeError(f"{len(articles)} articles, {len(projects)} results: {run.stderr.decode()[:2000]}")
        ids = [str(article["id"]) for article in articles]
        yield pa.RecordBatch.from_arrays([pa.array(ids), pa.array(projects)], names=["id", "project"])


def main():
    source, target = sys.argv[1:]
    spark = SparkSession.builder.appName("chu-giai").getOrCreate()
    annotated = spark.read.text(source).mapInArrow(annotate, "id string, project string")
    annotated.write.mode("errorifexists").json(target)
    spark.stop()


if __name__ == "__main__":
    main()
