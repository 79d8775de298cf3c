"""Windows that repeat, as one start and one rule: what calendar programs take.

A rule may be written with an UNTIL in the time of the page's zone, and for a first window that
it would not give. Calendar programs differ about both. Here it is as RFC 5545 has it, so that
every program finds the windows that the timeline finds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from statuary.model import Maintenance
from statuary.model.rule import rule_of, rule_parts
from statuary.timeline.recurrence import instant_of, rule_dates, wall_clock_of
from statuary.times.zone import local


@dataclass(frozen=True, slots=True)
class Series:
    """All windows from `start` on, which is one of them, in seconds of UTC.

    `rule` is an RRULE of RFC 5545 that counts from `start`, and its UNTIL is in UTC. Windows
    before `start` are those that it would not give: the first one, if the rule is of other days
    or hours, and what the clocks put off before the series has its time of day.
    """

    start: int
    rule: str


def series(maintenance: Maintenance, timezone: str, until: int) -> Series | None:
    """Give the series of a maintenance, if its rule gives a window by `until`."""
    if maintenance.repeats is None:
        return None
    first = maintenance.window.start.seconds
    for passed, naive in enumerate(rule_dates(maintenance, timezone, until)):
        start = instant_of(naive, timezone)
        # A series begins at a time that the clocks really show. Of two equal times a rule gives
        # the first one, which may be before the window that was announced.
        if start >= first and local(start, timezone).replace(tzinfo=None) == naive:
            return Series(start, _rule(maintenance.repeats, passed, naive, timezone))
    return None


def _rule(text: str, passed: int, begin: datetime, timezone: str) -> str:
    """Write a rule that begins at a wall-clock time, `passed` of its dates being over."""
    parts = rule_parts(text)
    if "COUNT" in parts:
        parts["COUNT"] = f"{int(parts['COUNT']) - passed}"
    if "UNTIL" in parts:
        parts["UNTIL"] = _until(parts["UNTIL"], begin, timezone)
    return rule_of(parts)


def _until(text: str, begin: datetime, timezone: str) -> str:
    """Write the last instant, in UTC, at which a window may begin.

    All windows begin at one time of day, so it is that time of the last day that has it. The
    instant that was written would not do where the clocks change between the two.
    """
    last = wall_clock_of(text, timezone)
    day = last.date() if begin.time() <= last.time() else last.date() - timedelta(days=1)
    instant = instant_of(datetime.combine(day, begin.time()), timezone)
    return f"{datetime.fromtimestamp(instant, UTC):%Y%m%dT%H%M%SZ}"


def series_wall_clock(start: int, of: Series, timezone: str) -> datetime:
    """Give the wall-clock time by which a rule names a window that begins at an instant.

    That is what the clocks show then, except where they skipped the series' time of day.
    """
    shown = local(start, timezone).replace(tzinfo=None)
    usual = local(of.start, timezone).time()
    named = datetime.combine(shown.date(), usual)
    return named if instant_of(named, timezone) == start else shown
