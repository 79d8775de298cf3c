"""Where the site is made again and again, and where those who look at it are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import Condition, RLock

from statuary import checks
from statuary.errors import CollisionError, ContentError, Problem, ProblemsError
from statuary.findings import Findings
from statuary.outputs import Output
from statuary.pipeline import View
from statuary.plan import plan
from statuary.recall import Memory, Recall
from statuary.serving.moment import is_old, minute, next_moment, tells_of
from statuary.serving.preview import Preview, preview_of

Build = Callable[[int, Recall], View]
Clock = Callable[[], int]


class Workshop:
    """A project's site in memory, of which each edition has a number. Any thread may ask it.

    `build` gives the project at an instant, or raises what is wrong with it; it may recall what it
    worked out before. With `at` the site is always that of this instant, else that of the present.
    """

    def __init__(self, root: Path, build: Build, clock: Clock, at: int | None = None) -> None:
        self._root = root
        self._build = build
        self._clock = clock
        self._at = at
        # What renders keeps things of its own, so one thread works at a time.
        self._work = RLock()
        self._memory = Memory()
        self._made: int | None = None
        self._planned: tuple[Output, ...] = ()
        self._rendered: dict[str, tuple[Output, bytes]] = {}
        self._looked_at = ""
        self._news = Condition()
        self._edition = 0
        self._advanced = False
        self._preview = Preview()
        self._readers = 0
        self._closed = False

    @property
    def preview(self) -> Preview:
        """What is shown by now."""
        with self._news:
            return self._preview

    def make(self) -> Preview:
        """Make the site of the files as they are, or say why that cannot be; show nothing yet."""
        with self._work:
            clock = self._clock()
            return self._attempt(next_moment(self._made, clock), clock)

    def show(self, preview: Preview) -> bool:
        """Show what was made, and tell whether it looks different from what was shown before."""
        # What was made in between may hold what is being told of now, and nobody was told.
        differs = self._advanced or not preview.looks_like(self._preview)
        with self._news:
            self._preview = preview
            self._advanced = False
            if differs:
                self._edition += 1
                self._news.notify_all()
        return differs

    def shown(self) -> tuple[int, Preview]:
        """Give what is shown, with its number; what nobody looked at for long is made first."""
        with self._work:
            clock = self._clock()
            if self._at is None and self._made is not None and is_old(self._made, clock):
                self._advance(clock)
            with self._news:
                return self._edition, self._preview

    def keep_up(self) -> None:
        """Make the site of the minute that has begun, if somebody is looking.

        It is no new edition: pages look for newer builds by themselves, and disturb nobody.
        """
        with self._work:
            clock = self._clock()
            made = self._made
            if self._at is None and made is not None and self._readers and made < minute(clock):
                self._advance(clock)

    def content(self, output: Output) -> bytes:
        """Render an output, unless that was done before. Raises what is wrong in a template."""
        with self._work:
            known = self._rendered.get(output.path)
            if known is None or known[0] != output:
                known = output, output.content()
            self._rendered[output.path] = output, known[1]
            if output.path.endswith(".html"):
                self._looked_at = output.path
            return known[1]

    def prepare(self) -> None:
        """Render the page that was looked at last, while a browser is on its way to ask for it."""
        output = self.preview.find(self._looked_at) if self._readers else None
        if output is not None:
            with suppress(ProblemsError):  # Whoever asks is told.
                self.content(output)

    def findings(self, error: ProblemsError) -> Findings:
        """Give what is wrong with the lines that it stands in."""
        return checks.problems(self._root, error)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Count somebody as looking at the page, for as long as the context lasts."""
        with self._news:
            self._readers += 1
        try:
            yield
        finally:
            with self._news:
                self._readers -= 1

    def await_news(self, edition: int, seconds: float) -> int | None:
        """Give the number of what is shown as soon as it is another, or after some seconds.

        None means that there will be nothing more.
        """
        with self._news:
            self._news.wait_for(lambda: self._closed or self._edition != edition, seconds)
            return None if self._closed else self._edition

    def close(self) -> None:
        """Let everybody go who waits for news."""
        with self._news:
            self._closed = True
            self._news.notify_all()

    def _advance(self, clock: int) -> None:
        """Make the site of the minute. What does not read will not by itself, so it may wait."""
        if self._preview.findings is not None:
            return
        made = self._attempt(minute(clock), minute(clock))
        if made.findings is not None:
            self.show(made)
            return
        with self._news:
            self._preview = made
            self._advanced = True

    def _attempt(self, now: int, clock: int) -> Preview:
        if self._at is not None:
            now = clock = self._at
        try:
            view = self._build(now, self._memory)
            if tells_of(view.page, now, clock):
                now = clock
                view = self._build(now, self._memory)
            self._plan(view)
        except ProblemsError as error:
            return self._spoilt(error)
        except CollisionError as error:
            return self._spoilt(ContentError([Problem("statuary.yml", 1, 1, str(error))]))
        except OSError as error:
            # It may have gone while it was read; if so, there will be another change.
            return self._spoilt(ContentError([self._unread(error)]))
        self._memory.end_round()
        self._made = now
        return preview_of(view)

    def _plan(self, view: View) -> None:
        """Plan the whole site, where that is not a matter of course: only copies can collide."""
        if view.copies != self._planned:
            plan(view.outputs())
            self._planned = view.copies

    def _spoilt(self, error: ProblemsError) -> Preview:
        return replace(self._preview, findings=self.findings(error))

    def _unread(self, error: OSError) -> Problem:
        place = Path(str(error.filename or self._root))
        path = place.relative_to(self._root) if place.is_relative_to(self._root) else place
        message = f"this cannot be read: {error.strerror or error}"
        return Problem(path.as_posix(), 1, 1, message, "look at its permissions")
