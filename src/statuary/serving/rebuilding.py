"""What happens after a save: wait until the writing is over, make the site, show it, tell of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue

from statuary.errors import ServingError
from statuary.findings import Findings
from statuary.serving.preview import Preview
from statuary.serving.workshop import Workshop

# Seconds.
IDLE = 0.5
QUIET = 0.05

# A person saves a few files at once, a change of branches many, one after the other.
FEW = 3


@dataclass(frozen=True, slots=True)
class Change:
    """Files that changed, what is shown since, and the seconds that this took.

    `before` is what was shown until then; `differs` tells whether anybody sees a difference.
    """

    paths: tuple[str, ...]
    before: Preview
    preview: Preview
    seconds: float
    differs: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong as a page was rendered that somebody asked for."""

    findings: Findings


Event = tuple[str, ...] | Fault | ServingError


class _EndError(Exception):
    """There will be no more."""


class Rebuilding:
    """Takes events from any thread, and gives what came of them, in one."""

    def __init__(self, workshop: Workshop, stopwatch: Callable[[], float]) -> None:
        self._workshop = workshop
        self._stopwatch = stopwatch
        self._events: SimpleQueue[Event | None] = SimpleQueue()
        self._told: set[Findings] = set()

    def take(self, event: Event) -> None:
        """Take paths that changed, a fault, or the reason why nothing more can be told."""
        self._events.put(event)

    def end(self) -> None:
        """Let the news end with what has been taken so far."""
        self._events.put(None)

    def news(self) -> Iterator[Change | Fault]:
        """Give what happens, as it happens, until the end. Raises an error that was taken."""
        with suppress(_EndError):
            while True:
                event = self._next(IDLE)
                if isinstance(event, Fault):
                    if event.findings not in self._told:
                        self._told.add(event.findings)
                        yield event
                elif event:
                    self._told.clear()
                    yield self._change(event)
                else:
                    self._workshop.keep_up()

    def _change(self, paths: tuple[str, ...]) -> Change:
        begin = self._stopwatch()
        changed = dict.fromkeys(paths)
        before = self._workshop.preview
        while True:
            while len(changed) > FEW and (more := self._next_paths()):
                changed |= dict.fromkeys(more)
            made = self._workshop.make()
            # What is wrong may be wrong because a file is only half written.
            if made.findings is None or not (more := self._next_paths()):
                break
            changed |= dict.fromkeys(more)
        differs = self._workshop.show(made)
        seconds = self._stopwatch() - begin
        self._workshop.prepare()
        return Change(tuple(changed), before, made, seconds, differs)

    def _next_paths(self) -> tuple[str, ...]:
        """Give what else changed in a moment; a fault is one of a page that is made again."""
        while isinstance(event := self._next(QUIET), Fault):
            pass
        return event

    def _next(self, seconds: float) -> tuple[str, ...] | Fault:
        """Give the next event, nothing if there is none for a while."""
        try:
            event = self._events.get(timeout=seconds)
        except Empty:
            return ()
        if event is None:
            raise _EndError
        if isinstance(event, ServingError):
            raise event
        return event
