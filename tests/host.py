"""A host on this machine for built sites, with a clock of its own, that notes what was asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote

from statuary.serving.headers import RULES, headers


class Host:
    """What a host is told and tells: its clock in seconds, its address, and the paths asked for."""

    def __init__(self, now: int, rules: bytes = b"") -> None:
        self.now = now
        self.rules = rules
        self.address = ""
        self.asked: list[str] = []


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, host: Host, *given: Any, **named: Any) -> None:
        self.host = host
        super().__init__(*given, **named)

    def do_GET(self) -> None:
        self.host.asked.append(self.path)
        super().do_GET()

    def end_headers(self) -> None:
        address = unquote(self.path.partition("?")[0].lstrip("/"))
        for name, value in headers(self.host.rules, address, address):
            if name != "Content-Type":
                self.send_header(name, value)
        super().end_headers()

    def date_time_string(self, timestamp: float | None = None) -> str:
        return formatdate(self.host.now if timestamp is None else timestamp, usegmt=True)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Say nothing: browsers hang up whenever they like."""


@contextmanager
def serving(folder: Path, now: int, *, obeying: bool = False) -> Iterator[Host]:
    """Serve a folder on a free port for as long as the context lasts.

    When `obeying`, its `_headers` are sent, save for types.
    """
    host = Host(now, (folder / RULES).read_bytes() if obeying else b"")
    with _Server(("127.0.0.1", 0), partial(_Handler, host, directory=folder)) as server:
        host.address = f"http://127.0.0.1:{server.server_port}/"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()
