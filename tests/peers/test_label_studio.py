"""Label Studio's SDK validates the tasks against the configuration and converts them."""
import json
import pathlib
import tempfile
import unittest

from expected import ARTICLES, OUT

FOLDER = OUT / "label-studio"


class LabelStudio(unittest.TestCase):
    def setUp(self):
        self.config = (FOLDER / "label-studio.xml").read_text(encoding="utf-8")
        self.tasks = json.loads((FOLDER / "corpus.json").read_text(encoding="utf-8"))

    def test_tasks_annotations_and_predictions_are_valid(self):
        from label_studio_sdk.label_interface import LabelInterface

        interface = LabelInterface(self.config)
        self.assertEqual(len(self.tasks), len(ARTICLES))
        for task in self.tasks:
            self.assertTrue(interface.validate_task({"data": task["data"]}))
            for annotation in task["annotations"]:
                self.assertTrue(interface.validate_annotation(annotation))
            for prediction in task["predictions"]:
                self.assertTrue(interface.validate_prediction(prediction))
        wrong = json.loads(json.dumps(self.tasks[0]["annotations"][0]))
        wrong["result"][0]["value"]["labels"] = ["NOBODY"]
        self.assertFalse(interface.validate_annotation(wrong))

    def test_offsets_cut_out_the_words(self):
        for task, article in zip(self.tasks, (article.with_line_feeds() for article in ARTICLES)):
            self.assertEqual(task["data"]["text"], article.text)
            whole = (task["predictions"] or task["annotations"])[0]["result"]
            spans = [r["value"] for r in whole if r["type"] == "labels"]
            for value in spans:
                self.assertEqual(article.text[value["start"] : value["end"]], value["text"])
            found = sorted((v["start"], v["end"], v["labels"][0], v["text"]) for v in spans)
            self.assertEqual(found, article.spans(), article.name)
            words = {r["id"]: r["value"]["text"] for r in whole if r["type"] == "labels"}
            links = sorted((words[r["from_id"]], r["labels"][0], words[r["to_id"]]) for r in whole if r["type"] == "relation")
            self.assertEqual(links, article.links())

    def test_its_converter_finds_the_decided_spans(self):
        from label_studio_sdk.converter import Converter

        with tempfile.TemporaryDirectory() as folder:
            Converter(self.config, folder, download_resources=False).convert(str(FOLDER / "corpus.json"), folder, "CONLL2003", is_dir=False)
            tags = [line.split()[-1] for file in pathlib.Path(folder).glob("*.conll") for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        begun = sum(tag.startswith("B-") for tag in tags)
        self.assertGreater(begun, 10)


if __name__ == "__main__":
    unittest.main()
