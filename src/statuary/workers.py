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
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import connection, get_context
from typing import Any, TypeAlias, TypeVar, cast

from statuary.errors import StatuaryError

T = TypeVar("T")
R = TypeVar("R")
Connection: TypeAlias = connection.Connection

# Below this many things to do, copies cost more than they save.
FEWEST = 128
_SHARES = 32  # of each process, so that none waits long for another at the end
# As many as the smallest pipe of a system holds.
_MOST_SHARES, _MOST, _INDEX = 256, 64, 8


def processors() -> int:
    """Give how many processes can work at once on this machine."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def shared_out(
    work: Callable[[T], R], items: Sequence[T], jobs: int, fewest: int = FEWEST
) -> Iterator[tuple[int, R]]:
    """Do the work for each item, in up to `jobs` processes; give results with items' indices.

    This process is one of them: to wait for others would cost the memory of one more. Results come
    as they are done, in any order. With less than `fewest` items all is done here. Raises what the
    work raised for the first item that it failed for, and `StatuaryError` if another process was
    ended from outside.
    """
    # A copy has but the thread that made it: what others held would never be let go.
    alone = threading.active_count() == 1
    if sys.platform != "linux" or jobs < 2 or len(items) < fewest or not alone:
        yield from enumerate(map(work, items))
        return
    jobs = min(jobs, _MOST)
    size = -(-len(items) // min(jobs * _SHARES, _MOST_SHARES))
    context = get_context("fork")
    queue = _queue(range(0, len(items), size))
    started = []
    receivers: list[Connection] = []
    try:
        for _ in range(jobs - 1):
            receiver, sender = context.Pipe(duplex=False)
            process = context.Process(target=_take, args=(work, items, size, queue, sender))
            process.start()
            sender.close()
            started.append(process)
            receivers.append(receiver)
        yield from _gathered(receivers, _shares(work, items, size, queue))
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.join()
        for receiver in receivers:
            receiver.close()
        os.close(queue)


def _queue(shares: Iterable[int]) -> int:
    """Give a pipe that has the index with which each share begins, and then its end.

    The system hands each of them to one reader, without a lock that somebody who is killed would
    keep. All is in it before anybody waits for it: who outlives this process comes to an end.
    """
    reader, writer = os.pipe()
    os.write(writer, b"".join(first.to_bytes(_INDEX) for first in shares))
    os.close(writer)
    return reader


def _shares(
    work: Callable[[T], R], items: Sequence[T], size: int, queue: int
) -> Iterator[tuple[int, list[R], Exception | None]]:
    """Do one share after the other: where each begins, what was done of it, and what went wrong.

    They are taken in order, and none after an error. So when all have ended, no error before the
    first is unknown.
    """
    while share := os.read(queue, _INDEX):
        first, done = int.from_bytes(share), list[R]()
        try:
            for item in items[first : first + size]:
                done.append(work(item))
        except Exception as error:
            yield first, done, _told(error)
            return
        yield first, done, None


def _take(
    work: Callable[[T], R], items: Sequence[T], size: int, queue: int, sender: Connection
) -> None:
    """Send what is done of shares, and at the end None."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The one that was started ends those that work.
    with suppress(BrokenPipeError):  # Nobody waits any more.
        for share in _shares(work, items, size, queue):
            sender.send(share)
        sender.send(None)


def _told(error: Exception) -> Exception:
    """Give an error that can travel: those that people are told, and of others their story."""
    if isinstance(error, (StatuaryError, OSError)):
        return error
    return RuntimeError("".join(traceback.format_exception(error)))


def _gathered(receivers: Sequence[Connection], own: Iterator[Any]) -> Iterator[tuple[int, Any]]:
    """Give what others did, and as long as there are more shares, do one whenever nobody sends."""
    failed: dict[int, Exception] = {}
    waiting = list(receivers)
    at_work = True
    while waiting or at_work:
        shares: list[Any] = []
        for receiver in connection.wait(waiting, 0 if at_work else None):
            share = _received(cast("Connection", receiver))
            if share is None:
                waiting.remove(cast("Connection", receiver))
            shares.append(share)
        if not shares and at_work:
            shares.append(share := next(own, None))
            at_work = share is not None
        for first, done, error in filter(None, shares):
            yield from enumerate(done, first)
            if error is not None:
                failed[first + len(done)] = error
    if failed:
        raise failed[min(failed)]


def _received(receiver: Connection) -> Any:
    try:
        return receiver.recv()
    except EOFError:
        raise StatuaryError(
            "a process that took part in this build was ended from outside.\n"
            "    hint: if memory ran out, build with --jobs 1"
        ) from None
