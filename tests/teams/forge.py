"""A GitHub on this machine: comments, permissions, issues and workflows behind its REST API."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

NAME = "example/status"
TOKEN = "a-token"  # noqa: S105


@dataclass
class Forge:
    """What it knows: who may do what, what was said (by issue), and what it was asked to do."""

    address: str = ""
    may: dict[str, str] = field(default_factory=dict)
    said: list[dict[str, Any]] = field(default_factory=list)
    closed: list[int] = field(default_factory=list)
    started: list[tuple[str, str]] = field(default_factory=list)
    refuses: str = "nothing"
    asked: list[str] = field(default_factory=list)

    def says(self, number: int, body: str, kind: str = "Bot") -> None:
        """Add a comment to an issue."""
        self.said.append(
            {"id": len(self.said) + 1, "issue": number, "body": body, "user": {"type": kind}}
        )

    def bodies(self) -> list[str]:
        """Give the texts of all comments."""
        return [each["body"] for each in self.said]

    def answer(self, method: str, path: str, query: dict[str, list[str]], body: Any) -> Any:
        """Do what is asked and give a status and a document."""
        self.asked.append(f"{method} {path}")
        if re.search(self.refuses, f"{method} {path}"):
            return 403, {"message": "Resource not accessible by integration"}
        if method == "GET" and (found := re.fullmatch(r"issues/(\d+)/comments", path)):
            all_of_it = [each for each in self.said if each["issue"] == int(found[1])]
            size, page = int(query["per_page"][0]), int(query["page"][0])
            return 200, all_of_it[size * (page - 1) : size * page]
        if method == "POST" and (found := re.fullmatch(r"issues/(\d+)/comments", path)):
            self.says(int(found[1]), body["body"])
            return 201, self.said[-1]
        if method == "PATCH" and (found := re.fullmatch(r"issues/comments/(\d+)", path)):
            self.said[int(found[1]) - 1]["body"] = body["body"]
            return 200, self.said[int(found[1]) - 1]
        if method == "PATCH" and (found := re.fullmatch(r"issues/(\d+)", path)):
            assert body == {"state": "closed"}
            self.closed.append(int(found[1]))
            return 200, {}
        if method == "GET" and (found := re.fullmatch(r"collaborators/(.+)/permission", path)):
            known = self.may.get(unquote(found[1]))
            return (200, {"permission": known}) if known else (404, {})
        if found := re.fullmatch(r"actions/workflows/([^/]+)/dispatches", path):
            self.started.append((found[1], body["ref"]))
            return 204, None
        return 404, {}


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, forge: Forge, *given: Any) -> None:
        self.forge = forge
        super().__init__(*given)

    def do_GET(self) -> None:
        assert self.headers["Authorization"] == f"Bearer {TOKEN}"
        address = urlsplit(self.path)
        path = address.path.removeprefix(f"/repos/{NAME}/")
        length = int(self.headers.get("Content-Length", 0))
        body = json.loads(self.rfile.read(length)) if length else None
        status, document = self.forge.answer(self.command, path, parse_qs(address.query), body)
        text = b"" if document is None else json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    do_POST = do_PATCH = do_GET  # noqa: N815  http.server calls them so

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def open_forge() -> Iterator[Forge]:
    """Let it answer on a free port for as long as the context lasts."""
    forge = Forge()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, forge)) as server:
        forge.address = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield forge
        finally:
            server.shutdown()
            thread.join()
