"""Pages that are served on this machine while a test changes their files."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread
from urllib.parse import urlsplit

from statuary import pipeline
from statuary.serving import Change, Fault, Session, Wish
from tests.formats.showcase import NOW, project

# Seconds in which anything that is waited for must have come, on the slowest machine.
PATIENCE = 30

EVENTS = "/_statuary//events"

PAGE = {
    "statuary.yml": """\
title: Acme Status
url: https://status.example.com/sub/
since: 2026-03-01
components: [{id: api, name: API}, {id: web, name: Website}]
""",
    "incidents/slow.md": """\
---
title: Answers are slow
components: {api: degraded_performance}
---
## Investigating @ 2026-03-10 11:00Z
We look for the cause.
""",
}


class Clock:
    """A clock that stands until it is set, in seconds of UTC."""

    def __init__(self, now: int) -> None:
        self.now = now

    def __call__(self) -> int:
        """Tell the time."""
        return self.now


class Served:
    """A page that is served: its folder, its address, and what happened so far."""

    def __init__(self, root: Path, session: Session, clock: Clock) -> None:
        self.root = root
        self.session = session
        self.clock = clock
        self.news: Queue[Change | Fault] = Queue()

    @property
    def address(self) -> str:
        """Where the first page is."""
        return self.session.address

    def next_change(self) -> Change:
        """Wait for a change and what came of it."""
        found = self.news.get(timeout=PATIENCE)
        assert isinstance(found, Change)
        return found

    def next_fault(self) -> Fault:
        """Wait for something that goes wrong as a page is rendered."""
        found = self.news.get(timeout=PATIENCE)
        assert isinstance(found, Fault)
        return found

    def write(self, name: str, text: str) -> Change:
        """Put a file there in one step, and wait for what comes of it."""
        project(self.root, {".partial": text})
        (self.root / ".partial").replace(self.root / name)
        return self.next_change()

    def until(self, path: str, text: str) -> Answer:
        """Ask until a text is there, or give up."""
        for _ in range(5000):
            if text in (answer := self.ask(path)).text:
                return answer
        raise TimeoutError(text)

    def ask(self, target: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a target on a connection of its own."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=PATIENCE)
        try:
            connection.request(method, target, headers=headers)
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            connection.close()


class Answer:
    """What came back: a status, headers and a body."""

    def __init__(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def text(self) -> str:
        """The body as a text."""
        return self.body.decode()


@contextmanager
def served(
    root: Path,
    files: dict[str, str] | None = None,
    *,
    at: int | None = None,
    now: int = NOW,
    port: int = 0,
) -> Iterator[Served]:
    """Serve a project, on a free port unless one is given, for as long as the context lasts."""
    clock = Clock(now)
    project(root, PAGE if files is None else files)
    session = Session(
        Wish(root, port=port, at=at),
        lambda instant, recall: pipeline.view(root, instant, recall=recall),
        clock,
        lambda: 0.0,
    )
    with ExitStack() as context:
        context.enter_context(session)
        page = Served(root, session, clock)

        def pump() -> None:
            for happened in session.news():
                page.news.put(happened)

        thread = Thread(target=pump)
        thread.start()
        try:
            yield page
        finally:
            context.close()
            thread.join()


@contextmanager
def listening(page: Served) -> Iterator[Iterator[str]]:
    """Give the names of the editions that a client is told of, as they come."""
    connection = http.client.HTTPConnection(urlsplit(page.address).netloc, timeout=PATIENCE)
    connection.request("GET", EVENTS)
    answer = connection.getresponse()
    try:
        yield _editions(answer)
    finally:
        answer.close()
        connection.close()


def _editions(answer: http.client.HTTPResponse) -> Iterator[str]:
    while line := answer.readline().decode():
        if line.startswith("data: "):
            yield line.removeprefix("data: ").strip()
