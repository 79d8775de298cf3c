"""The only module that watches files: those that a page is made of, and no others.

The folder of the project is watched without what is below it, so that the site that is built there
and whatever else lies there wake nobody; and each of the project's own folders with all that is
below it, from when it comes to when it goes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from operator import itemgetter
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread

from statuary.errors import ServingError

FILE = "statuary.yml"
FOLDERS = ("incidents", "templates", "static")

# Milliseconds. Changes that follow each other within a step are told together, but none waits
# longer than the patience for the next; a watch that is there yields once within the beat.
STEP, PATIENCE, BEAT = 5, 50, 50

Tell = Callable[[tuple[str, ...]], None]
Fail = Callable[[ServingError], None]


def require_watchfiles() -> None:
    """Raise `ServingError` without the library that knows how systems tell of changes."""
    try:
        import watchfiles  # noqa: F401
    except ImportError:
        raise ServingError(
            "`serve` needs the library watchfiles, which is not installed.\n"
            "    hint: pip install watchfiles"
        ) from None


@contextmanager
def watching(root: Path, tell: Tell, fail: Fail) -> Iterator[None]:
    """Tell what changes in a project, by paths from its folder, for as long as the context lasts.

    It begins when everything is watched. If watching ends before that, `fail` is told why. Both
    are called from other threads.
    """
    watch = _Watch(root.resolve(), tell)
    begun = (Event(), Event())
    threads = [
        Thread(target=_run, args=(each, ready, fail), daemon=True)
        for each, ready in zip((watch.top, watch.below), begun, strict=True)
    ]
    for thread in threads:
        thread.start()
    for ready in begun:
        ready.wait()
    try:
        yield
    finally:
        watch.end()
        for thread in threads:
            thread.join()


def _run(watch: Callable[[Event], None], ready: Event, fail: Fail) -> None:
    try:
        watch(ready)
    except Exception as error:
        # Systems have their own bounds and their own errors, which the library hands on.
        fail(ServingError(f"the files cannot be watched any more: {error}"))
    finally:
        ready.set()


class _Watch:
    """Two watches on a project, the second of which begins anew when a folder comes or goes."""

    def __init__(self, root: Path, tell: Tell) -> None:
        self._root = root
        self._tell = tell
        self._ended = Event()
        self._moved = Event()
        self._missed: SimpleQueue[str] = SimpleQueue()

    def end(self) -> None:
        """Let both end."""
        self._ended.set()
        self._moved.set()

    def top(self, ready: Event) -> None:
        """Watch the project's folder itself."""
        for changes in self._changes((self._root,), self._ended, below=False):
            ready.set()
            if FILE in changes:
                self._tell((FILE,))
            for folder in FOLDERS:
                if changes.get(folder):
                    self._missed.put(folder)
                    self._moved.set()

    def below(self, ready: Event) -> None:
        """Watch those of the project's folders that are there."""
        while not self._ended.is_set():
            self._moved.clear()
            folders = tuple(self._root / name for name in FOLDERS if (self._root / name).is_dir())
            with suppress(FileNotFoundError):  # One has just gone.
                self._watch_folders(folders, ready)

    def _watch_folders(self, folders: tuple[Path, ...], ready: Event) -> None:
        if not folders:
            ready.set()
            self._tell_missed()
            self._moved.wait()
            return
        for changes in self._changes(folders, self._moved, below=True):
            ready.set()
            self._tell_missed()
            if paths := tuple(path for path in changes if not _is_passing(path)):
                self._tell(paths)

    def _tell_missed(self) -> None:
        """Tell of folders that are watched from now on: what is in them, nobody has told."""
        while not self._missed.empty():
            self._tell((self._missed.get(),))

    def _changes(
        self, folders: tuple[Path, ...], stop: Event, *, below: bool
    ) -> Iterator[dict[str, bool]]:
        """Give paths from the project's folder, and whether each came or went.

        What came and went before it could be told is left out.
        """
        from watchfiles import Change, watch

        for changes in watch(
            *folders,
            watch_filter=None,
            step=STEP,
            debounce=PATIENCE,
            rust_timeout=BEAT,
            yield_on_timeout=True,
            stop_event=stop,
            raise_interrupt=False,
            recursive=below,
        ):
            kinds: dict[str, set[Change]] = {}
            for kind, path in sorted(changes, key=itemgetter(1)):
                kinds.setdefault(path, set()).add(kind)
            yield {
                Path(path).relative_to(self._root).as_posix(): kind != {Change.modified}
                for path, kind in kinds.items()
                if not kind >= {Change.added, Change.deleted} or os.path.lexists(path)
            }


def _is_passing(path: str) -> bool:
    """Tell what editors put beside a file for a moment."""
    name = path.rpartition("/")[2]
    hidden = name.startswith(".") and not path.startswith("static/")
    return hidden or name.endswith(("~", ".swp", ".swx")) or name == "4913"
