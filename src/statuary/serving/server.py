"""The only module that listens to the network."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EADDRINUSE
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from socketserver import TCPServer
from sys import exc_info, platform
from threading import Thread
from typing import Any

from statuary.errors import ServingError
from statuary.serving.answers import TEXT, Answer, Answers
from statuary.serving.names import is_own_name
from statuary.serving.overlay import EVENTS
from statuary.serving.workshop import Workshop

POLL_SECONDS = 0.1
PULSE_SECONDS = 15
RETRY_MILLISECONDS = 300


class Server:
    """Sends answers on one port. Raises `ServingError` if that cannot be had."""

    def __init__(self, host: str, port: int, answers: Answers, workshop: Workshop) -> None:
        self._name = host.strip("[]")
        handler = partial(_Handler, self, answers, workshop)
        try:
            family, _, _, _, place = socket.getaddrinfo(
                self._name, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
            )[0]
            self._listener = _Listener(family, place, handler)
        except (OSError, UnicodeError, OverflowError) as error:
            raise _refused(host, port, error) from error

    @property
    def address(self) -> str:
        """Where a browser finds the first page."""
        host = f"[{self._name}]" if ":" in self._name else self._name
        return f"http://{host}:{self._listener.server_address[1]}/"

    @property
    def is_private(self) -> bool:
        """Whether nobody on another machine can ask."""
        return ip_address(str(self._listener.server_address[0])).is_loopback

    def answers_to(self, name: str) -> bool:
        """Tell whether a request may call this server, or the page that it comes from, so."""
        return not self.is_private or is_own_name(name, self._name)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Answer for as long as the context lasts."""
        with self._listener as listener:
            thread = Thread(target=listener.serve_forever, args=(POLL_SECONDS,), daemon=True)
            thread.start()
            try:
                yield
            finally:
                listener.shutdown()
                thread.join()


class _Listener(ThreadingHTTPServer):
    # Elsewhere it lets a server that has just ended be followed by another; on Windows it lets
    # two of them have one port.
    allow_reuse_address = platform != "win32"
    request_queue_size = 64

    def __init__(self, family: int, place: Any, handler: Any) -> None:
        self.address_family = family
        super().__init__(place, handler)

    def server_bind(self) -> None:
        """Leave out the search for this machine's name, which may take seconds."""
        TCPServer.server_bind(self)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of browsers that hang up, as they do whenever they like."""
        if not isinstance(exc_info()[1], OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # Head and body go out together.
    timeout = 60

    def __init__(self, server: Server, answers: Answers, workshop: Workshop, *given: Any) -> None:
        self._server = server
        self._answers = answers
        self._workshop = workshop
        super().__init__(*given)

    def do_GET(self) -> None:
        """Send a file, or news for as long as somebody listens."""
        if not self._is_asked_from_here():
            self._send(_STRANGER)
        elif self.path.partition("?")[0] == EVENTS:
            self._send_events()
        else:
            self._send(self._answers.to(self.path))

    def do_HEAD(self) -> None:
        """Send what would stand before a file."""
        self._send(self._answers.to(self.path) if self._is_asked_from_here() else _STRANGER)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing of requests: the terminal is for what changes."""

    def _is_asked_from_here(self) -> bool:
        host, origin = self.headers.get("Host"), self.headers.get("Origin")
        names = (host, None if origin is None else origin.partition("://")[2])
        return all(self._server.answers_to(name) for name in names if name is not None)

    def _send(self, answer: Answer) -> None:
        self.send_response_only(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _send_events(self) -> None:
        self.close_connection = True
        self.send_response_only(HTTPStatus.OK)
        for name, value in _EVENT_HEADERS:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(f"retry: {RETRY_MILLISECONDS}\n\n".encode())
        with self._workshop.reading():
            edition: int | None = self._workshop.shown()[0]
            told: int | None = None
            while edition is not None:
                # Without news something is sent all the same, to find out who has gone.
                news = ":\n\n" if edition == told else f"data: {self._answers.token(edition)}\n\n"
                self.wfile.write(news.encode())
                self.wfile.flush()
                told = edition
                edition = self._workshop.await_news(told, PULSE_SECONDS)


_STRANGER = Answer(
    HTTPStatus.FORBIDDEN,
    (("Content-Type", TEXT),),
    b"This server answers to the names of its own machine alone, such as localhost.\n"
    b"`statuary serve --host` lets it answer to others.\n",
)
_EVENT_HEADERS = (
    ("Content-Type", "text/event-stream; charset=utf-8"),
    ("Cache-Control", "no-store"),
    ("Connection", "close"),
)


def _refused(host: str, port: int, error: Exception) -> ServingError:
    if isinstance(error, socket.gaierror | UnicodeError):
        return ServingError(
            f"there is no address `{host}` on this machine.\n    hint: leave out --host"
        )
    if isinstance(error, OSError) and error.errno == EADDRINUSE:
        return ServingError(
            f"port {port} is in use already.\n"
            "    hint: give another one with --port, or --port 0 for any that is free"
        )
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return ServingError(
        f"port {port} of {host} cannot be had: {reason}.\n"
        "    hint: leave out --host, and give a --port above 1023"
    )
