"""The only place where the time is read."""

from __future__ import annotations

import time


def now() -> int:
    """Give the current instant in whole seconds since 1970, UTC."""
    return int(time.time())


def nanoseconds() -> int:
    """Give the current instant in nanoseconds since 1970, as disks tell when a file changed."""
    return time.time_ns()


def stopwatch() -> float:
    """Give a number of seconds that only ever grows; differences of it are lengths of time."""
    return time.monotonic()
