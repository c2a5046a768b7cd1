"""The standing articles as any program should see them, read from the project files by Python alone."""
import json
import os
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = pathlib.Path(os.environ["PEERS_OUT"])
NAMES = ["astral", "crlf", "nested", "nfd", "plain"]


def plain(key):
    """A label as brat and CoNLL spell it; only what the fixtures have."""
    return {"Dự án": "Du_an", "thuộc": "thuoc"}.get(key, key)


class Article:
    def __init__(self, name):
        file = json.loads((ROOT / f"tests/fixtures/formats/{name}.json").read_text(encoding="utf-8"))
        self.name = name
        self.text = file["document"]["text"]
        ignored = [(known["start"], known["end"]) for known in file.get("ignored", [])]
        inside = lambda known: any(known["start"] < end and start < known["end"] for start, end in ignored)
        live = [known for known in file["annotations"] if known["status"] != "rejected" and not inside(known)]
        self.by_id = {known["id"]: known for known in live}
        self.relations = [known for known in file["relations"] if known["from"] in self.by_id and known["to"] in self.by_id]

    def key(self, known):
        return ".".join(filter(None, [known["label"], known.get("kind")]))

    def spans(self, spell=lambda key: key):
        """Start, end, label and words of all that is exported, in code points."""
        return sorted((a["start"], a["end"], spell(self.key(a)), a["quote"]) for a in self.by_id.values())

    def links(self, spell=lambda key: key):
        """Words, type and words of all relations."""
        words = lambda id: self.by_id[id]["quote"]
        return sorted((words(r["from"]), spell(r["type"]), words(r["to"])) for r in self.relations)

    def with_line_feeds(self):
        """The same with one character for each line break."""
        other = Article.__new__(Article)
        other.name, other.relations = self.name, self.relations
        other.text = self.text.replace("\r\n", "\n")
        back = lambda at: at - self.text[:at].count("\r\n")
        other.by_id = {
            id: {**a, "start": back(a["start"]), "end": back(a["end"]), "quote": a["quote"].replace("\r\n", "\n")}
            for id, a in self.by_id.items()
        }
        return other


ARTICLES = [Article(name) for name in NAMES]


def lines(format, name="corpus.jsonl"):
    with open(OUT / format / name, encoding="utf-8", newline="\n") as file:
        return [json.loads(line) for line in file]
