"""The way of a build, from files to files. This is the map of the program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TypeVar

from statuary import clock, content, static, theme, timeline
from statuary.errors import ConfigurationError, ContentError, ProblemsError
from statuary.losses import check_losses
from statuary.model import StatusPage
from statuary.outputs import Output
from statuary.plan import plan
from statuary.program import version
from statuary.publishing import Report, check_place, published, turn, write
from statuary.recall import Recall, afresh

T = TypeVar("T")

CACHE = ".statuary-cache"
SOURCES = ("incidents", "templates", "static", ".git", CACHE)


class Listener:
    """Is told what happens during a build; what it raises ends the build, and nothing changes."""

    def waiting(self) -> None:
        """Hear that another build of the site is at work and takes long."""

    def left_out(self, reading: content.Reading) -> None:
        """Hear what was read, as not all of it reads and the build goes on without."""

    def made(self, path: str, data: bytes) -> None:
        """Hear of a file that was made and is not published yet; from whichever process made it."""

    def progress(self, done: int, of: int) -> None:
        """Hear how many of the outputs are done."""

    def published(self) -> None:
        """Hear that the site is as it should be, before another build has its turn."""


def build(
    root: Path,
    out: Path,
    now: int | None = None,
    *,
    drafts: bool = False,
    dry: bool = False,
    keep_going: bool = False,
    allow_removal: bool = False,
    jobs: int = 1,
    listener: Listener = Listener(),  # noqa: B008  it holds nothing
) -> Report:
    """Build the project in `root` into the folder `out`, as it is at `now`, in seconds of UTC.

    Builds of one site take turns before they read anything, the time included if it is not given.
    With `dry` nothing is written and the report says what would be. With `keep_going` a record that
    does not read is left out, and the page says so. Up to `jobs` processes take part. Raises the
    errors of the steps, and `OutputError` for a place where no site should be, or if the site would
    lose many records and that is not allowed.
    """
    check_place(out, root, SOURCES)
    left_out = listener.left_out if keep_going else None
    with nullcontext() if dry else turn(out, listener.waiting):
        now = clock.now() if now is None else now
        with content.kept(root, version(), jobs) as kept:
            page = content.load(root, drafts=drafts, left_out=left_out, recall=kept)  # -> a page
        with timeline.kept(root, version()) as kept:
            snapshot = timeline.snapshot(page, now, kept)  # clock -> facts; the clock stops here
        del page  # A sixth of all memory, of which nothing is needed to render facts.
        look = theme.load(root / "templates")  # folder -> Theme, a value
        copies = static.outputs(root / "static")  # folder -> what is published as it is
        outputs = plan([*render_all(snapshot, look), *copies])  # facts -> what should exist
        if not allow_removal:
            check_losses(published(out), (output.path for output in outputs))
        cache, told = root / CACHE, (listener.made, listener.progress)
        report = write(outputs, out, cache, version(), *told, jobs=jobs, dry=dry)
        if not dry:
            listener.published()
        return report


def inspect(root: Path, now: int, recall: Recall = afresh) -> content.Reading:
    """Read all that a build would read, drafts too, and give what was read of the content.

    `recall` is asked for what may be known already. Raises one error with the problems of
    everything, or `CollisionError`.
    """
    reading, look, copies = _read(root, drafts=True, recall=recall)
    if copies:
        plan([*render_all(timeline.snapshot(reading.page, now), look), *copies])
    return reading


@dataclass(frozen=True, slots=True)
class View:
    """A project at an instant: what was read, what is true of it, how it looks, what is copied.

    Equal views have equal outputs.
    """

    page: StatusPage = field(compare=False)
    snapshot: timeline.Snapshot
    look: theme.Theme
    copies: tuple[Output, ...]

    def outputs(self) -> Iterator[Output]:
        """Give what a build would publish, each made when it is asked for, and not yet planned.

        The copies come first, and then what the formats publish, pages before all else.
        """
        return chain(self.copies, render_all(self.snapshot, self.look))


def view(root: Path, now: int, *, drafts: bool = False, recall: Recall = afresh) -> View:
    """Look at a project as a build would, without rendering any of it.

    `recall` is asked for what may be known already. Raises one error with the problems of
    everything.
    """
    reading, look, copies = _read(root, drafts=drafts, recall=recall)
    return View(reading.page, timeline.snapshot(reading.page, now, recall), look, copies)


def _read(
    root: Path, *, drafts: bool, recall: Recall = afresh
) -> tuple[content.Reading, theme.Theme, tuple[Output, ...]]:
    errors: list[ProblemsError] = []
    reading = _attempt(lambda: content.read(root, drafts=drafts, recall=recall), errors)
    look = _attempt(lambda: theme.load(root / "templates"), errors)
    copies = _attempt(lambda: static.outputs(root / "static"), errors)
    if reading is None or look is None or copies is None:
        configuration = any(isinstance(error, ConfigurationError) for error in errors)
        kind = ConfigurationError if configuration else ContentError
        raise kind(problem for error in errors for problem in error.problems)
    return reading, look, copies


def paths(root: Path, page: StatusPage, now: int) -> tuple[str, ...]:
    """Give the paths of all that the project in `root` would publish, without rendering it."""
    look, copies = theme.load(root / "templates"), static.outputs(root / "static")
    outputs = (*render_all(timeline.snapshot(page, now), look), *copies)
    return tuple(output.path for output in outputs)


def _attempt(step: Callable[[], T], errors: list[ProblemsError]) -> T | None:
    try:
        return step()
    except ProblemsError as error:
        errors.append(error)
        return None


def render_all(snapshot: timeline.Snapshot, look: theme.Theme) -> Iterator[Output]:
    """Give what all formats would publish, one by one."""
    from statuary.formats import FORMATS  # a fifth of a second, which who only reads can do without

    return (output for each in FORMATS for output in each.outputs(snapshot, look))
