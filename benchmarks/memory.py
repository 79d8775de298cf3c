"""How much memory a process and all that it started have at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Self

PROCESSES = Path("/proc")
EVERY = 0.05  # seconds


class Watch:
    """Looks every now and then how much a process and its descendants have together, in bytes.

    Pages that they share are counted once. It looks closer only while there is more than one
    process, since looking takes time, and of one process the system itself keeps the most that it
    had. Where there is no /proc nothing is seen, and `most` stays 0.
    """

    def __init__(self, process: int) -> None:
        self.most = 0
        self._ended = Event()
        self._thread = Thread(target=self._look, args=(process,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self, process: int) -> None:
        while not self._ended.wait(EVERY):
            processes = tuple(_tree(process))
            if len(processes) > 1:
                self.most = max(self.most, sum(map(_share, processes)))


def _tree(process: int) -> Iterator[int]:
    """Give a process and its descendants; which one ends meanwhile is left out."""
    yield process
    for children in PROCESSES.glob(f"{process}/task/*/children"):
        try:
            started = children.read_text().split()
        except OSError:
            continue
        for child in started:
            yield from _tree(int(child))


def _share(process: int) -> int:
    """Give the bytes of a process, with its part of what it shares with others."""
    try:
        lines = PROCESSES.joinpath(str(process), "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:"))
