"""spaCy, dkpro-cassis, datasets, seqeval, pybrat, bratly, kindred and Python's csv read what the command line wrote."""
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

from expected import ARTICLES, OUT, lines, plain


class Spacy(unittest.TestCase):
    def docs(self):
        import spacy
        from spacy.tokens import DocBin

        with tempfile.NamedTemporaryFile(suffix=".spacy") as target:
            folder = OUT / "spacy"
            subprocess.run([sys.executable, folder / "to_docbin.py", folder / "corpus.jsonl", target.name], check=True, capture_output=True)
            return list(DocBin().from_disk(target.name).get_docs(spacy.blank("xx").vocab))

    def test_the_converter_keeps_texts_and_spans(self):
        docs = self.docs()
        self.assertEqual([doc.text for doc in docs], [article.text for article in ARTICLES])
        for doc, article in zip(docs, ARTICLES):
            found = sorted((s.start_char, s.end_char, s.label_, s.text) for s in doc.spans["sc"])
            self.assertEqual(found, article.spans(), article.name)
            self.assertTrue(all((e.start_char, e.end_char, e.label_, e.text) in found for e in doc.ents))
            self.assertTrue(doc.ents)

    def test_offsets_fall_on_words_of_its_own(self):
        import spacy

        for record, article in zip(lines("prodigy"), ARTICLES):
            doc = spacy.blank("xx")(record["text"])
            for span in record["spans"]:
                found = doc.char_span(span["start"], span["end"], label=span["label"], alignment_mode="expand")
                self.assertIn(record["text"][span["start"] : span["end"]], found.text, article.name)
                first, last = record["tokens"][span["token_start"]], record["tokens"][span["token_end"]]
                self.assertEqual((first["start"], last["end"]), (span["start"], span["end"]))

    def test_prodigy_tasks_have_the_spans_relations_and_answers(self):
        for record, article in zip(lines("prodigy"), ARTICLES):
            text = record["text"]
            found = sorted((s["start"], s["end"], s["label"], text[s["start"] : s["end"]]) for s in record["spans"])
            self.assertEqual(found, article.spans(), article.name)
            words = lambda end: text[end["start"] : end["end"]]
            links = sorted((words(r["head_span"]), r["label"], words(r["child_span"])) for r in record["relations"])
            self.assertEqual(links, article.links())
            self.assertTrue(all(text[t["start"] : t["end"]] == t["text"] for t in record["tokens"]))
            self.assertEqual(record.get("answer"), None if article.name in ("plain", "nested") else "accept")

    def test_columns_convert(self):
        import spacy
        from spacy.tokens import DocBin

        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "spacy", "convert", OUT / "conll" / "corpus.conll", folder, "-c", "conll", "-l", "xx"]
            subprocess.run(command, check=True, capture_output=True)
            docs = list(DocBin().from_disk(f"{folder}/corpus.spacy").get_docs(spacy.blank("xx").vocab))
        # Every entity of the columns is one of the articles' annotations, word by word.
        words = lambda quote: "".join(quote.split())
        expected = {(key, words(quote)) for a in ARTICLES for (_, _, key, quote) in a.spans(plain)}
        found = [(entity.label_, words(entity.text)) for doc in docs for entity in doc.ents]
        self.assertEqual(len(found), sum(len(a.spans()) for a in ARTICLES) - 6)
        self.assertLessEqual(set(found), expected)


class Cassis(unittest.TestCase):
    ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"

    def check(self, cas, article):
        self.assertEqual(cas.sofa_string, article.text, article.name)
        found = sorted((e.begin, e.end, e.value, e.get_covered_text()) for e in cas.select(self.ENTITY))
        self.assertEqual(found, article.spans(), article.name)
        links = sorted(
            (r.Governor.get_covered_text(), r.label, r.Dependent.get_covered_text())
            for r in cas.select("webanno.custom.Relation")
        )
        self.assertEqual(links, article.links())

    def test_xmi(self):
        import cassis

        with open(OUT / "uima-xmi" / "TypeSystem.xml", "rb") as file:
            types = cassis.load_typesystem(file)
        for article in ARTICLES:
            with open(OUT / "uima-xmi" / f"{article.name}.xmi", "rb") as file:
                self.check(cassis.load_cas_from_xmi(file, typesystem=types), article)

    def test_json(self):
        import cassis

        for article in ARTICLES:
            with open(OUT / "uima-json" / f"{article.name}.cas.json", "rb") as file:
                self.check(cassis.load_cas_from_json(file), article)


class Back(unittest.TestCase):
    """What a program writes after it has read our files is read back the same."""

    def check(self, format, write):
        with tempfile.TemporaryDirectory() as folder:
            write(pathlib.Path(folder))
            command = [os.environ["CHU_GIAI"], "convert", folder, "--from", format, "--to", "jsonl"]
            ran = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
        documents = [json.loads(line) for line in ran.stdout.splitlines()]
        self.assertEqual([d["document"]["text"] for d in documents], [article.text for article in ARTICLES])
        for document, article in zip(documents, ARTICLES):
            key = lambda a: ".".join(filter(None, [a["label"], a.get("kind")]))
            found = sorted((a["start"], a["end"], key(a), a["quote"]) for a in document["annotations"])
            self.assertEqual(found, article.spans(), article.name)
        return documents

    def links(self, documents):
        for document, article in zip(documents, ARTICLES):
            words = {a["id"]: a["quote"] for a in document["annotations"]}
            links = sorted((words[r["from"]], r["type"], words[r["to"]]) for r in document["relations"])
            self.assertEqual(links, article.links())

    def test_xmi_of_cassis(self):
        import cassis

        with open(OUT / "uima-xmi" / "TypeSystem.xml", "rb") as file:
            types = cassis.load_typesystem(file)

        def write(folder):
            for article in ARTICLES:
                with open(OUT / "uima-xmi" / f"{article.name}.xmi", "rb") as file:
                    cassis.load_cas_from_xmi(file, typesystem=types).to_xmi(folder / f"{article.name}.xmi")

        self.links(self.check("uima-xmi", write))

    def test_json_of_cassis(self):
        import cassis

        def write(folder):
            for article in ARTICLES:
                with open(OUT / "uima-json" / f"{article.name}.cas.json", "rb") as file:
                    cassis.load_cas_from_json(file).to_json(folder / f"{article.name}.json")

        self.links(self.check("uima-json", write))

    def test_json_of_spacy(self):
        docs = Spacy().docs()

        def write(folder):
            with open(folder / "corpus.jsonl", "w", encoding="utf-8", newline="\n") as file:
                file.writelines(json.dumps(doc.to_json()) + "\n" for doc in docs)

        self.check("spacy", write)


class HuggingFace(unittest.TestCase):
    def test_tags_load_as_classes_and_are_strict_iob2(self):
        from datasets import ClassLabel, Features, Sequence, Value, load_dataset
        from seqeval.metrics import f1_score
        from seqeval.metrics.sequence_labeling import get_entities
        from seqeval.scheme import IOB2

        names = json.loads((OUT / "hugging-face" / "ner_tags.json").read_text(encoding="utf-8"))
        features = Features({
            "id": Value("string"), "tokens": Sequence(Value("string")), "ner_tags": Sequence(ClassLabel(names=names)),
            "offsets": Sequence(Sequence(Value("int64"))), "text": Value("string"),
            **{name: Value("string") for name in ("title", "source", "created", "published")},
        })
        with tempfile.TemporaryDirectory() as cache:
            file = str(OUT / "hugging-face" / "corpus.jsonl")
            rows = list(load_dataset("json", data_files=file, features=features, split="train", cache_dir=cache))
        self.assertEqual([row["text"] for row in rows], [article.text for article in ARTICLES])
        tags = [[names[tag] for tag in row["ner_tags"]] for row in rows]
        self.assertEqual(f1_score(tags, tags, mode="strict", scheme=IOB2), 1.0)
        for row, named, article in zip(rows, tags, ARTICLES):
            for word, (start, end) in zip(row["tokens"], row["offsets"]):
                self.assertEqual(article.text[start:end], word)
            found = []
            for key, first, last in get_entities(named):
                start, end = row["offsets"][first][0], row["offsets"][last][1]
                found.append((start, end, key, article.text[start:end]))
            self.assertLessEqual(set(found), set(article.spans()), article.name)
            longest = max(article.spans(), key=lambda span: span[1] - span[0])
            self.assertIn(longest, found)

    def test_layers_hold_every_span(self):
        from seqeval.metrics.sequence_labeling import get_entities

        documents = (OUT / "conll-layers" / "corpus.layers.conll").read_text(encoding="utf-8").split("-DOCSTART-")[1:]
        for block, side, article in zip(documents, lines("conll-layers", "corpus.offsets.jsonl"), ARTICLES):
            rows = [line.split(" ") for line in block.split("\n")[1:] if line]
            self.assertEqual(len(rows), len(side["tokens"]))
            found = []
            for layer in range(3, len(rows[0])):
                for key, first, last in get_entities([row[layer] for row in rows]):
                    start, end = side["tokens"][first][0], side["tokens"][last][1]
                    found.append((start, end, key, article.text[start:end]))
            self.assertEqual(sorted(found), article.spans(plain), article.name)


class Brat(unittest.TestCase):
    def test_spans_and_relations(self):
        from pybrat.parser import BratParser

        examples = {example.id.split("/")[-1]: example for example in BratParser(error="raise").parse(OUT / "brat")}
        self.assertEqual(sorted(examples), [article.name for article in ARTICLES])
        spell = lambda key: plain(key).replace(".", "_")
        for article in (article.with_line_feeds() for article in ARTICLES):
            example = examples[article.name]
            self.assertEqual(example.text, article.text)
            found = sorted((min(s.start for s in e.spans), max(s.end for s in e.spans), e.type) for e in example.entities)
            self.assertEqual(found, sorted((start, end, key) for start, end, key, _ in article.spans(spell)), article.name)
            blanks = lambda words: " ".join(words.split())
            links = sorted((blanks(r.arg1.mention), r.type, blanks(r.arg2.mention)) for r in example.relations)
            same = [(one, other) for one, kind, other in links if kind == "Equiv"]
            self.assertEqual(same, [("Võ Văn Tám", "Tám")] if article.name == "astral" else [])
            links = [link for link in links if link[1] != "Equiv"]
            self.assertEqual(links, sorted((blanks(a), kind, blanks(b)) for a, kind, b in article.links(spell)))


    def test_every_kind_of_line(self):
        from bratly import AttributeAnnotation, EntityAnnotation, EquivalenceAnnotation, NormalizationAnnotation, NoteAnnotation, RelationAnnotation
        from bratly.io import read_and_load_ann_file

        kinds = {
            "T": EntityAnnotation, "R": RelationAnnotation, "A": AttributeAnnotation, "N": NormalizationAnnotation,
            "#": NoteAnnotation, "*": EquivalenceAnnotation,
        }
        for article in ARTICLES:
            file = OUT / "brat" / f"{article.name}.ann"
            read = read_and_load_ann_file(str(file), no_duplicates=False, sorting=False, renumerotize=False)
            lines = [line for line in file.read_text(encoding="utf-8").split("\n") if line]
            for start, kind in kinds.items():
                found = [str(one) for one in read.annotations if isinstance(one, kind)]
                self.assertEqual(sorted(found), sorted(line for line in lines if line.startswith(start)), article.name)
            self.assertEqual({line[0] for line in lines} - set(kinds), set())


class PubAnnotation(unittest.TestCase):
    def test_spans_and_relations(self):
        import kindred

        for article in ARTICLES:
            with open(OUT / "pubannotation" / f"{article.name}.pub.json", encoding="utf-8") as file:
                page = json.load(file)
            # It takes a file with what it does not know for a mistake.
            for unknown in ("attributes", "metadata"):
                page.pop(unknown, None)
            document = kindred.loadFunctions.parsePubAnnotationJSON(page)
            self.assertEqual(document.text, article.text)
            found = sorted((*e.position[0], e.entityType, e.text) for e in document.entities)
            self.assertEqual(found, article.spans(), article.name)
            links = sorted((r.entities[0].text, r.relationType, r.entities[1].text) for r in document.relations)
            self.assertEqual(links, article.links())


class Csv(unittest.TestCase):
    def test_a_table_has_a_row_for_each_span_and_no_formula(self):
        for name, delimiter in (("csv", ","), ("tsv", "\t")):
            with open(OUT / name / f"corpus.{name}", encoding="utf-8-sig", newline="") as file:
                rows = list(csv.DictReader(file, delimiter=delimiter))
            self.assertEqual(len(rows), sum(len(article.spans()) for article in ARTICLES))
            for row in rows:
                for cell in row.values():
                    self.assertFalse(cell.startswith(("=", "+", "-", "@")), row)
            found = {(int(row["start"]), int(row["end"]), row["label"], row["text"].removeprefix("'")) for row in rows}
            self.assertEqual(found, {span for article in ARTICLES for span in article.spans()})


if __name__ == "__main__":
    unittest.main()
