"""Annotates a folder of JSON by lines on a Spark cluster: one object a line, with `id` and `text`.

    spark-submit --files chu-giai annotate.py INPUT OUTPUT
    spark-submit --files chu_giai_bg.wasm --py-files wasm_detector.py annotate.py --wasm INPUT OUTPUT

The result is JSON by lines too: `id`, and as `project` the native JSON of the labelled article.
"""

import argparse
import functools
import json
import os
import subprocess

import pyarrow as pa
from pyspark import SparkFiles
from pyspark.sql import SparkSession


def program():
    """The program on this machine: where CHU_GIAI says, or as it was handed out with --files."""
    return os.environ.get("CHU_GIAI") or SparkFiles.get("chu-giai")


def by_program(texts):
    """The projects of texts, by one process for all of them."""
    lines = "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
    run = subprocess.run(
        [program(), "detect", "--jobs", "1", "--to", "jsonl", "-"],
        input=lines.encode(), capture_output=True, check=False,
    )
    projects = run.stdout.decode().split("\n")[:-1]
    if run.returncode != 0:
        raise RuntimeError(f"{len(texts)} articles, {len(projects)} results: {run.stderr.decode()[:2000]}")
    return projects


def by_module(texts):
    """The same without a program of this machine's own kind."""
    # Only here: whoever uses the program needs no wasmtime.
    import wasm_detector

    with wasm_detector.shared(SparkFiles.get("chu_giai_bg.wasm")) as detector:
        return [detector.annotate(text).rstrip("\n") for text in texts]


def annotate(batches, projects_of):
    """A batch of rows bounds what is in memory.

    One project comes back for each article, in the same order. Where one is missing the task fails and Spark
    tries it again, so that none is lost without a word.
    """
    for batch in batches:
        articles = [json.loads(line) for line in batch.column("value").to_pylist() if line.strip()]
        if not articles:
            continue
        projects = projects_of([article["text"] for article in articles])
        if len(projects) != len(articles):
            raise RuntimeError(f"{len(articles)} articles, {len(projects)} results")
        ids = [str(article["id"]) for article in articles]
        yield pa.RecordBatch.from_arrays([pa.array(ids), pa.array(projects)], names=["id", "project"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--wasm", action="store_true", help="by the WebAssembly module instead of the program")
    parser.add_argument("source")
    parser.add_argument("target")
    arguments = parser.parse_args()
    work = functools.partial(annotate, projects_of=by_module if arguments.wasm else by_program)
    spark = SparkSession.builder.appName("chu-giai").getOrCreate()
    annotated = spark.read.text(arguments.source).mapInArrow(work, "id string, project string")
    annotated.write.mode("errorifexists").json(arguments.target)
    spark.stop()


if __name__ == "__main__":
    main()
