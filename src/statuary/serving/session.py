"""All of it together: a project that is watched, made and served until somebody ends it."""

from __future__ import annotations

import gc
import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from statuary.serving.answers import Answers
from statuary.serving.preview import Preview
from statuary.serving.rebuilding import Change, Fault, Rebuilding
from statuary.serving.server import Server
from statuary.serving.watching import require_watchfiles, watching
from statuary.serving.workshop import Build, Clock, Workshop

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be served, and where: port 0 is any that is free.

    `at` is the instant that is shown, in seconds of UTC, or None for the present.
    """

    root: Path
    host: str = LOOPBACK
    port: int = 8000
    at: int | None = None


class Session:
    """Serves a page while it is entered. Raises `ServingError` if it cannot be served as wished.

    `build` gives the project at an instant; `clock` and `stopwatch` give seconds, those of the
    first of UTC.
    """

    def __init__(
        self, wish: Wish, build: Build, clock: Clock, stopwatch: Callable[[], float]
    ) -> None:
        require_watchfiles()
        self._root = wish.root.resolve()
        self._workshop = Workshop(self._root, build, clock, wish.at)
        self._rebuilding = Rebuilding(self._workshop, stopwatch)
        answers = Answers(
            self._workshop,
            clock,
            secrets.token_hex(4),
            lambda findings: self._rebuilding.take(Fault(findings)),
            wish.at,
        )
        self._server = Server(wish.host, wish.port, answers, self._workshop)
        self._context = ExitStack()

    @property
    def address(self) -> str:
        """Where a browser finds the first page."""
        return self._server.address

    @property
    def is_private(self) -> bool:
        """Whether nobody on another machine can ask."""
        return self._server.is_private

    @property
    def preview(self) -> Preview:
        """What is shown."""
        return self._workshop.preview

    def news(self) -> Iterator[Change | Fault]:
        """Give what happens, as it happens, until the session is left."""
        return self._rebuilding.news()

    def __enter__(self) -> Self:
        with ExitStack() as context:
            # What changes while the first site is made must not be missed.
            context.enter_context(
                watching(self._root, self._rebuilding.take, self._rebuilding.take)
            )
            self._workshop.show(self._workshop.make())
            # What is known now mostly stays: to look through it for what may go takes a while,
            # and would now and then come between a save and the page.
            gc.freeze()
            gc.enable()
            context.enter_context(self._server.listening())
            context.callback(self._workshop.close)
            context.callback(self._rebuilding.end)
            self._context = context.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._context.close()
