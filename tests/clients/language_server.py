"""An editor's part of a talk with a language server, over its standard input and output."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from typing import Any

PATIENCE_SECONDS = 30

# No catalogue of schemas is asked for: what a file says of its schema is all there is.
SETTINGS = {"schemaStore": {"enable": False, "url": ""}, "kubernetesCRDStore": {"enable": False}}
CAPABILITIES = {
    "workspace": {"configuration": True, "workspaceFolders": True},
    "textDocument": {"hover": {"contentFormat": ["markdown"]}, "completion": {}},
}


class Editor:
    """Opens documents in a folder, and asks of them what an editor shows."""

    def __init__(
        self, process: subprocess.Popen[bytes], folder: Path, schemas: Mapping[str, Any]
    ) -> None:
        self._process, self._folder = process, folder
        self._settings = {"yaml": {**SETTINGS, "schemas": schemas}}
        self._asked = 0
        self._opened: list[str] = []
        self._heard: Queue[dict[str, Any]] = Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self._ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": folder.as_uri(),
                "workspaceFolders": [{"uri": folder.as_uri(), "name": folder.name}],
                "capabilities": CAPABILITIES,
            },
        )
        self._say(method="initialized", params={})

    def problems(self, name: str, text: str) -> list[tuple[int, str, str]]:
        """Open a document; give the line of each problem from 0, what is marked, and the words."""
        _, found = self._open(name, text)
        return [
            (at["start"]["line"], _between(text, at["start"], at["end"]), each["message"])
            for each in found
            for at in (each["range"],)
        ]

    def proposals(self, name: str, text: str) -> dict[str, str]:
        """Open a document with a `‸` in it; give what completes there, with its documentation."""
        uri, _ = self._open(name, text.replace("‸", ""))
        found = self._ask("textDocument/completion", _place(uri, text.partition("‸")[0]))
        items = found["items"] if isinstance(found, dict) else found
        return {item["label"]: item.get("documentation") or "" for item in items}

    def explanation(self, name: str, text: str, word: str) -> str:
        """Open a document; give what is shown over a word in it."""
        uri, _ = self._open(name, text)
        found = self._ask("textDocument/hover", _place(uri, text.partition(word)[0]))
        return str(found["contents"]["value"]) if found else ""

    def _open(self, name: str, text: str) -> tuple[str, list[dict[str, Any]]]:
        """Open a document; give its address and its problems.

        One whose name was opened before is another one beside it.
        """
        path, before = self._folder / name, self._opened.count(name)
        self._opened.append(name)
        uri = (path.with_name(f"{before}-{path.name}") if before else path).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._say(method="textDocument/didOpen", params={"textDocument": document})
        while True:
            heard = self._hear()
            told = heard.get("method") == "textDocument/publishDiagnostics"
            if told and heard["params"]["uri"] == uri:
                return uri, heard["params"]["diagnostics"]

    def _ask(self, method: str, params: Any) -> Any:
        self._asked += 1
        self._say(id=self._asked, method=method, params=params)
        while True:
            heard = self._hear()
            if heard.get("id") == self._asked and "method" not in heard:
                return heard["result"]

    def _hear(self) -> dict[str, Any]:
        """Take what the server says next, and answer if it is a question."""
        heard = self._heard.get(timeout=PATIENCE_SECONDS)
        if "id" in heard and heard.get("method") == "workspace/configuration":
            items = heard["params"]["items"]
            told = [self._settings.get(each.get("section")) for each in items]
            self._say(id=heard["id"], result=told)
        elif "id" in heard and "method" in heard:
            self._say(id=heard["id"], result=None)
        return heard

    def _say(self, **message: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while head := stream.readline():
            length = int(head.partition(b":")[2])
            while stream.readline().strip():
                pass
            self._heard.put(json.loads(stream.read(length)))


def _place(uri: str, before: str) -> dict[str, Any]:
    position = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
    return {"textDocument": {"uri": uri}, "position": position}


def _between(text: str, start: dict[str, int], end: dict[str, int]) -> str:
    lines = text.split("\n")
    if start["line"] != end["line"]:
        return ""
    return lines[start["line"]][start["character"] : end["character"]]


@contextmanager
def editing(
    server: Path, folder: Path, schemas: Mapping[str, Any] | None = None
) -> Iterator[Editor]:
    """Start a language server for the files in a folder, and end it.

    `schemas` are the files that a setting names for each schema; none leaves it to the files.
    """
    environment = {"HOME": str(folder), "PATH": os.environ["PATH"]}
    with subprocess.Popen(  # noqa: S603  which program runs is written in the tests
        [server, "--stdio"],
        env=environment,
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield Editor(process, folder, schemas or {})
        finally:
            process.kill()
