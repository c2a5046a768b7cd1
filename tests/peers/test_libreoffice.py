"""LibreOffice opens the tables with what its dialog asks for (separator, quote, UTF-8) and shows what was written."""
import csv
import pathlib
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as xml

from expected import ARTICLES, OUT

QUOTE = '"'
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def cells(file):
    """The rows of the first sheet as they are shown; line breaks within a cell are paragraphs."""
    rows = []
    for row in xml.parse(file).getroot().iter(f"{TABLE}table-row"):
        shown = []
        for cell in row.iter(f"{TABLE}table-cell"):
            words = "\n".join("".join(part(paragraph)) for paragraph in cell.findall(f"{TEXT}p"))
            shown += [words] * min(int(cell.get(f"{TABLE}number-columns-repeated", 1)), 100)
        rows += [shown] * min(int(row.get(f"{TABLE}number-rows-repeated", 1)), 100)
    return rows


def part(element):
    """The text of a paragraph, where blanks and tabs are elements."""
    blank = {f"{TEXT}s": " " * int(element.get(f"{TEXT}c", 1)), f"{TEXT}tab": "\t"}
    yield blank.get(element.tag, element.text or "")
    for child in element:
        yield from part(child)
        yield child.tail or ""


@unittest.skipUnless(shutil.which("soffice"), "LibreOffice is not installed")
class LibreOffice(unittest.TestCase):
    def opened(self, name, delimiter):
        with tempfile.TemporaryDirectory() as folder:
            command = [
                "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                # 76 is UTF-8; without a dialog it would take Windows-1252, whatever mark the file begins with.
                f"--infilter=Text - txt - csv (StarCalc):{ord(delimiter)},{ord(QUOTE)},76,1",
                "--convert-to", "fods", "--outdir", folder, str(OUT / name / f"corpus.{name}"),
            ]
            subprocess.run(command, check=True, capture_output=True, timeout=300)
            return cells(pathlib.Path(folder) / "corpus.fods")

    def test_tables_have_the_right_characters(self):
        for name, delimiter in (("csv", ","), ("tsv", "\t")):
            shown = self.opened(name, delimiter)
            with open(OUT / name / f"corpus.{name}", encoding="utf-8-sig", newline="") as file:
                written = list(csv.reader(file, delimiter=delimiter))
            width = len(written[0])
            shown = [row[:width] + [""] * (width - len(row)) for row in shown if any(row)]
            self.assertEqual(shown[0], written[0])
            self.assertEqual(len(shown), len(written))
            words = written[0].index("text")
            one_line = lambda cell: cell.replace("\r\n", "\n")
            for row, expected in zip(shown[1:], written[1:]):
                self.assertEqual(one_line(row[words]), one_line(expected[words]))
            quotes = {row[words].removeprefix("'") for row in shown[1:]}
            self.assertLessEqual({one_line(quote) for a in ARTICLES for _, _, _, quote in a.spans()}, quotes)


if __name__ == "__main__":
    unittest.main()
