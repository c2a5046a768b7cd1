"""doccano itself imports the lines, headless, into a database of its own."""
import os
import pathlib
import sys
import tempfile
import unittest

import backend

from expected import ARTICLES, OUT

folder = tempfile.mkdtemp()
os.environ.update({
    "DJANGO_SETTINGS_MODULE": "config.settings.base",
    "DATABASE_URL": f"sqlite:///{folder}/doccano.db",
    "STANDALONE": "True",
})
sys.path.insert(0, str(pathlib.Path(backend.__file__).parent))

import django  # noqa: E402

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402


class Doccano(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        call_command("migrate", verbosity=0)
        call_command("create_roles", verbosity=0)
        cls.user = get_user_model().objects.create_user("a", password="b")

    def imported(self, format, task):
        from data_import.datasets import load_dataset
        from data_import.pipeline.catalog import create_file_format
        from data_import.pipeline.readers import FileName
        from examples.models import Example
        from projects.models import SequenceLabelingProject

        project = SequenceLabelingProject.objects.create(
            name=format, project_type="SequenceLabeling", created_by=self.user,
            allow_overlapping=True, use_relation=task == "RelationExtraction",
        )
        path = str(OUT / format / "corpus.jsonl")
        names = [FileName(full_path=path, generated_name="corpus.jsonl", upload_name="corpus.jsonl")]
        columns = {"column_data": "text", "column_label": "label", "encoding": "utf_8"}
        dataset = load_dataset(task, create_file_format("JSONL"), names, project, **columns)
        dataset.save(self.user, batch_size=100)
        self.assertEqual(list(dataset.errors), [])
        return list(Example.objects.filter(project=project).order_by("id"))

    def check(self, examples, links):
        from labels.models import Relation, Span

        self.assertEqual([example.text for example in examples], [article.text for article in ARTICLES])
        for example, article in zip(examples, ARTICLES):
            spans = Span.objects.filter(example=example)
            found = sorted((s.start_offset, s.end_offset, s.label.text, example.text[s.start_offset : s.end_offset]) for s in spans)
            self.assertEqual(found, article.spans(), article.name)
            if links:
                words = lambda s: example.text[s.start_offset : s.end_offset]
                relations = Relation.objects.filter(example=example)
                self.assertEqual(sorted((words(r.from_id), r.type.text, words(r.to_id)) for r in relations), article.links())

    def test_spans(self):
        self.check(self.imported("doccano", "SequenceLabeling"), False)

    def test_relations(self):
        self.check(self.imported("doccano-relations", "RelationExtraction"), True)


if __name__ == "__main__":
    unittest.main()
