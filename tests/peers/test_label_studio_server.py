"""A Label Studio server on this machine imports the tasks and exports them again; nothing is different."""
import http.cookiejar
import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.parse
import urllib.request

from expected import OUT

USER, PASSWORD = "peer@example.org", "a-long-password-1"


class Server:
    """Started with a database of its own, which goes with it."""

    def __init__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder = tempfile.TemporaryDirectory()
        self.log = open(pathlib.Path(self.folder.name) / "log", "w+")
        command = [
            pathlib.Path(sys.executable).parent / "label-studio", "start", "--no-browser", "--port", str(self.port),
            "--internal-host", "127.0.0.1", "--data-dir", self.folder.name, "--username", USER, "--password", PASSWORD,
        ]
        environment = {**os.environ, "COLLECT_ANALYTICS": "False", "LATEST_VERSION_CHECK": "False", "SENTRY_DSN": ""}
        self.process = subprocess.Popen(command, stdout=self.log, stderr=subprocess.STDOUT, env=environment)
        jar = http.cookiejar.CookieJar()
        self.cookies = jar
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(jar))
        self.login()

    def url(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def login(self):
        for _ in range(300):
            if self.process.poll() is not None:
                break
            try:
                page = self.opener.open(self.url("/user/login/"), timeout=10).read().decode()
                break
            except OSError:
                time.sleep(1)
        else:
            raise TimeoutError("the server does not answer")
        if self.process.poll() is not None:
            self.log.seek(0)
            raise RuntimeError(self.log.read()[-2000:])
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page).group(1)
        form = {"csrfmiddlewaretoken": token, "email": USER, "password": PASSWORD}
        request = urllib.request.Request(self.url("/user/login/"), urllib.parse.urlencode(form).encode(), {"Referer": self.url("/")})
        self.opener.open(request, timeout=60).read()

    def call(self, method, path, body=None):
        csrf = next(cookie.value for cookie in self.cookies if cookie.name == "csrftoken")
        headers = {"Content-Type": "application/json", "X-CSRFToken": csrf, "Referer": self.url("/")}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url(path), data, headers, method=method)
        try:
            return json.loads(self.opener.open(request, timeout=120).read())
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{path}: {error.code} {error.read().decode()[:2000]}") from error

    def stop(self):
        self.process.terminate()
        self.process.wait(30)
        self.log.close()
        self.folder.cleanup()


class LabelStudioServer(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)

    def test_what_is_exported_is_what_was_imported(self):
        folder = OUT / "label-studio"
        config = (folder / "label-studio.xml").read_text(encoding="utf-8")
        tasks = json.loads((folder / "corpus.json").read_text(encoding="utf-8"))
        project = self.server.call("POST", "/api/projects", {"title": "peers", "label_config": config})["id"]
        told = self.server.call("POST", f"/api/projects/{project}/import", tasks)
        self.assertEqual(told["task_count"], len(tasks))
        self.assertEqual(told["annotation_count"], sum(len(task["annotations"]) for task in tasks))
        self.assertEqual(told["prediction_count"], sum(len(task["predictions"]) for task in tasks))
        exported = self.server.call("GET", f"/api/projects/{project}/export?exportType=JSON&download_all_tasks=true")
        exported.sort(key=lambda task: task["id"])
        self.assertEqual([task["data"] for task in exported], [task["data"] for task in tasks])
        for sent, got in zip(tasks, exported):
            results = lambda task: [annotation["result"] for annotation in task["annotations"]]
            self.assertEqual(results(got), results(sent))
        with tempfile.TemporaryDirectory() as place:
            file = pathlib.Path(place) / "exported.json"
            file.write_text(json.dumps(exported), encoding="utf-8")
            read = lambda path: [json.loads(line) for line in subprocess.run(
                [os.environ["CHU_GIAI"], "convert", path, "--from", "label-studio", "--decided", "--to", "jsonl"],
                check=True, capture_output=True, encoding="utf-8").stdout.splitlines()]
            ours, theirs = read(folder / "corpus.json"), read(file)
        said = lambda documents: [
            [{key: a.get(key) for key in ("label", "kind", "start", "end", "quote", "value", "status", "note")} for a in d["annotations"]]
            for d in documents
        ]
        self.assertEqual(said(theirs), said(ours))
        self.assertEqual([len(d["relations"]) for d in theirs], [len(d["relations"]) for d in ours])


if __name__ == "__main__":
    unittest.main()
