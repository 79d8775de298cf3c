"""Work that is shared out among processes, where there is enough of it.

A process is a copy of this one, so it has all that the work sees without being told, and only
results travel. Where a system cannot copy processes safely, all is done in this one; what comes out
is the same.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import connection, get_context
from multiprocessing.queues import SimpleQueue
from typing import Any, TypeAlias, TypeVar, cast

from statuary.errors import StatuaryError

T = TypeVar("T")
R = TypeVar("R")
Connection: TypeAlias = connection.Connection

# Below this many things to do, copies cost more than they save.
FEWEST = 128
_SHARES = 32  # of each process, so that none waits long for another at the end
# As many as the smallest pipe of a system holds, with the ends of all processes.
_MOST_SHARES, _MOST = 256, 64


def processors() -> int:
    """Give how many processes can work at once on this machine."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def shared_out(
    work: Callable[[T], R], items: Sequence[T], jobs: int, fewest: int = FEWEST
) -> Iterator[tuple[int, R]]:
    """Do the work for each item, in up to `jobs` processes; give results with items' indices.

    They come as they are done, in any order. With less than `fewest` items all is done here.
    Raises what the work raised for the first item that it failed for, and `StatuaryError` if a
    process was ended from outside.
    """
    # A copy has but the thread that made it: what others held would never be let go.
    alone = threading.active_count() == 1
    if sys.platform != "linux" or jobs < 2 or len(items) < fewest or not alone:
        yield from enumerate(map(work, items))
        return
    jobs = min(jobs, _MOST)
    size = -(-len(items) // min(jobs * _SHARES, _MOST_SHARES))
    context = get_context("fork")
    queue = context.SimpleQueue()
    # All is in the queue before anybody waits for it: who outlives this process comes to an end.
    for first in (*range(0, len(items), size), *[None] * jobs):
        queue.put(first)
    started = []
    receivers: list[Connection] = []
    try:
        for _ in range(jobs):
            receiver, sender = context.Pipe(duplex=False)
            process = context.Process(target=_take, args=(work, items, size, queue, sender))
            process.start()
            sender.close()
            started.append(process)
            receivers.append(receiver)
        yield from _gathered(receivers)
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.join()
        for receiver in receivers:
            receiver.close()


def _take(
    work: Callable[[T], R],
    items: Sequence[T],
    size: int,
    queue: SimpleQueue[int | None],
    sender: Connection,
) -> None:
    """Do one share after the other; stop at an error, which is sent with its item's index."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The one that waits ends those that work.
    # Shares are taken in order, so that when all have ended no error before the first is unknown.
    while (first := queue.get()) is not None:
        done: list[R] = []
        try:
            for item in items[first : first + size]:
                done.append(work(item))  # noqa: PERF401  what was done before an error counts
        except Exception as error:
            sender.send((first + len(done), None, _told(error)))
            return
        with suppress(BrokenPipeError):  # Nobody waits any more.
            sender.send((first, done, None))
            continue
        return
    sender.send((0, None, None))


def _told(error: Exception) -> Exception:
    """Give an error that can travel: those that people are told, and of others their story."""
    if isinstance(error, (StatuaryError, OSError)):
        return error
    return RuntimeError("".join(traceback.format_exception(error)))


def _gathered(receivers: Sequence[Connection]) -> Iterator[tuple[int, Any]]:
    failed: dict[int, Exception] = {}
    waiting = list(receivers)
    while waiting:
        for receiver in connection.wait(waiting):
            try:
                first, done, error = cast("connection.Connection", receiver).recv()
            except EOFError:
                raise StatuaryError(
                    "a process that took part in this build was ended from outside.\n"
                    "    hint: if memory ran out, build with --jobs 1"
                ) from None
            if done is not None:
                yield from enumerate(done, first)
                continue
            waiting.remove(cast("Connection", receiver))
            if error is not None:
                failed[first] = error
    if failed:
        raise failed[min(failed)]
