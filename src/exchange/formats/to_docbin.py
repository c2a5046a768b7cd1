"""Turns corpus.jsonl into what spaCy trains from: python to_docbin.py corpus.jsonl corpus.spacy [language]"""
import json
import sys

import spacy
from spacy.tokens import Doc, DocBin


def main(source, target, language="xx"):
    vocab = spacy.blank(language).vocab
    docs = DocBin(store_user_data=True)
    with open(source, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            # Entities become doc.ents, all spans with those that overlap doc.spans["sc"].
            record = json.loads(line)
            meta = record.pop("meta", {})
            doc = Doc(vocab).from_json(record)
            doc.user_data["meta"] = meta
            docs.add(doc)
    docs.to_disk(target)
    print(f"{len(docs)} documents in {target}")


if __name__ == "__main__":
    main(*sys.argv[1:])
