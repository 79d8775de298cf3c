"""Windows that repeat, as one start and one rule: what calendar programs take.

`model.rule` and the library that reads it forgive what RFC 5545 does not, such as an UNTIL in
the time of the page's zone, or a BYMONTH of 13. Here a rule is written as the RFC has it, so
that every program finds the windows that the timeline finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from statuary.model import Maintenance
from statuary.model.zone import local
from statuary.timeline.recurrence import instant_of, rule_dates, wall_clock_of

_DAY = re.compile(r"(?P<number>[+-]?\d*)(?P<day>[A-Z]{2})(?:\((?P<behind>[+-]?\d+)\))?")
_RANGES = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYSETPOS": 366, "BYDAY": 53}


@dataclass(frozen=True, slots=True)
class Series:
    """All windows from `start` on, which is one of them, in seconds of UTC.

    `rule` is an RRULE of RFC 5545 that counts from `start`, and its UNTIL is in UTC. A first
    window that the rule would not give lies before `start`.
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
        # The second of two equal times cannot be named by a wall clock, so the rule gives the
        # first one, which is before the window that was announced.
        if start >= first:
            return Series(start, _rule(maintenance.repeats, passed, naive, timezone))
    return None


def _rule(text: str, passed: int, begin: datetime, timezone: str) -> str:
    """Write a rule that begins at a wall-clock time, `passed` of its dates being over."""
    parts = dict(part.partition("=")[::2] for part in text.split(";"))
    if not parts.keys() & {"BYDAY", "BYMONTHDAY", "BYMONTH"}:
        parts.pop("BYSETPOS", None)
    if "COUNT" in parts:
        parts["COUNT"] = f"{int(parts['COUNT']) - passed}"
    if "INTERVAL" in parts:
        parts["INTERVAL"] = f"{int(parts['INTERVAL'])}"
    if "UNTIL" in parts:
        parts["UNTIL"] = _until(parts["UNTIL"], begin, timezone)
    for key in _RANGES.keys() & parts.keys():
        parts[key] = ",".join(dict.fromkeys(_values(key, parts)))
    return ";".join(f"{key}={value}" for key, value in parts.items())


def _until(text: str, begin: datetime, timezone: str) -> str:
    """Write the last instant, in UTC, at which a window may begin.

    All windows begin at one time of day, so it is that time of the last day that has it. The
    instant that was written would not do where the clocks change between the two.
    """
    last = wall_clock_of(text, timezone)
    day = last.date() if begin.time() <= last.time() else last.date() - timedelta(days=1)
    instant = instant_of(datetime.combine(day, begin.time()), timezone)
    return f"{datetime.fromtimestamp(instant, UTC):%Y%m%dT%H%M%SZ}"


def _values(key: str, parts: dict[str, str]) -> Iterator[str]:
    """Give those values of a part that can come true."""
    most = _RANGES[key]
    for value in parts[key].split(","):
        if key != "BYDAY":
            number = int(value)
            if 1 <= (number if key == "BYMONTH" else abs(number)) <= most:
                yield f"{number}"
        elif match := _DAY.fullmatch(value):
            number = int(match["number"] or match["behind"] or 0)
            # By the week and by the day, a number before a day means nothing.
            if parts["FREQ"] in ("DAILY", "WEEKLY") or number == 0:
                yield match["day"]
            elif abs(number) <= most:
                yield f"{number}{match['day']}"


def series_wall_clock(start: int, of: Series, timezone: str) -> datetime:
    """Give the wall-clock time by which a rule names a window that begins at an instant.

    That is what the clocks show then, except where they skipped the series' time of day.
    """
    shown = local(start, timezone).replace(tzinfo=None)
    usual = local(of.start, timezone).time()
    named = datetime.combine(shown.date(), usual)
    return named if instant_of(named, timezone) == start else shown
