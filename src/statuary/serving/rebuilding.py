"""What happens after a save: wait until the writing is over, make the site, show it, tell of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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


class Rebuilding:
    """Takes events from any thread, and gives what came of them, in one."""

    def __init__(self, workshop: Workshop, stopwatch: Callable[[], float]) -> None:
        self._workshop = workshop
        self._stopwatch = stopwatch
        self._events: SimpleQueue[Event] = SimpleQueue()
        self._told: set[Findings] = set()

    def take(self, event: Event) -> None:
        """Take paths that changed, a fault, or the reason why there will be no more."""
        self._events.put(event)

    def news(self) -> Iterator[Change | Fault]:
        """Give what happens, as it happens, without end. Raises an error that was taken."""
        while True:
            yield from self.step()

    def step(self, idle: float = IDLE) -> Iterator[Change | Fault]:
        """Give what came of the next event, or of a while without one."""
        event = self._next(idle)
        if event is None:
            self._workshop.keep_up()
        elif isinstance(event, Fault):
            if event.findings not in self._told:
                self._told.add(event.findings)
                yield event
        else:
            self._told.clear()
            yield self._change(event)

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
        return Change(tuple(changed), before, made, self._stopwatch() - begin, differs)

    def _next_paths(self) -> tuple[str, ...]:
        event = self._next(QUIET)
        if isinstance(event, Fault):
            return self._next_paths()  # Of a page that is about to be made again.
        return event or ()

    def _next(self, seconds: float) -> tuple[str, ...] | Fault | None:
        try:
            event = self._events.get(timeout=seconds)
        except Empty:
            return None
        if isinstance(event, ServingError):
            raise event
        return event
