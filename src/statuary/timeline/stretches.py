"""Spans of a status as they are told: with an end only if there is one."""

from __future__ import annotations

from dataclasses import dataclass

from statuary.model import ComponentStatus, Instant
from statuary.timeline.history import Interval


@dataclass(frozen=True, slots=True)
class Stretch:
    """A status from `start` to `end`; `end` and `seconds` are None while it goes on."""

    status: ComponentStatus
    start: Instant
    end: Instant | None
    seconds: int | None


def stretch(interval: Interval, now: int) -> Stretch:
    """Give an interval as it is listed at an instant."""
    start = Instant(interval.span.start, interval.start_approximate)
    if interval.span.end > now:
        return Stretch(interval.status, start, None, None)
    end = Instant(interval.span.end, interval.end_approximate)
    return Stretch(interval.status, start, end, interval.span.seconds)
