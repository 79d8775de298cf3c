"""When a window that repeats comes round."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime

from dateutil.rrule import rrule, rrulestr

from statuary.model import Maintenance
from statuary.model.rule import rule_of, rule_parts
from statuary.spans import Span
from statuary.timeline.possible import comes_true
from statuary.times.zone import local, wall_clock, zone

MOST_GIVEN = 25_000  # of daily windows, those of 68 years

# Before the last day that there is, for people mean "for ever" by it, and zones lie on both sides.
_LATEST = datetime(9998, 12, 31)


def windows(maintenance: Maintenance, timezone: str, until: int) -> tuple[Span, ...]:
    """Give the windows that begin up to an instant, in order; the first is always there.

    Each repetition begins at the same wall-clock time of the zone and lasts as many seconds.
    Where the clocks skip that time, it begins as if they had not been changed yet; where they
    show it twice, at the first.
    """
    first = Span(maintenance.window.start.seconds, maintenance.window.until.seconds)
    if maintenance.repeats is None:
        return (first,)
    starts = {instant_of(naive, timezone) for naive in rule_dates(maintenance, timezone, until)}
    later = sorted(start for start in starts if first.start < start <= until)
    return (first, *(Span(start, start + first.seconds) for start in later))


def rule_dates(maintenance: Maintenance, timezone: str, until: int) -> Iterator[datetime]:
    """Give the wall-clock times that a rule gives up to an instant, from the first window on.

    The first window is among them only if it is one that the rule would give too.
    """
    first = maintenance.window.start.seconds
    begin = local(first, timezone).replace(tzinfo=None)
    horizon = local(max(until, first), timezone).replace(tzinfo=None)
    return _dates(maintenance.repeats or "", begin, horizon, timezone)


def _dates(rule: str, begin: datetime, horizon: datetime, timezone: str) -> Iterator[datetime]:
    # With COUNT alone the library would go on past the horizon, and it takes only one of both.
    parts = rule_parts(rule)
    if not comes_true(parts, begin.date(), horizon.date()):
        return iter(())
    count = int(parts.pop("COUNT", MOST_GIVEN))
    until = parts.pop("UNTIL", None)
    last = min(wall_clock_of(until, timezone), horizon) if until else horizon
    endless = rrulestr(rule_of(parts), dtstart=begin)
    assert isinstance(endless, rrule)  # noqa: S101  one rule gives an rrule, never a set
    return itertools.islice(endless.replace(until=last), count)


def wall_clock_of(text: str, timezone: str) -> datetime:
    """Read an UNTIL in any of the three forms of RFC 5545."""
    naive = datetime.fromisoformat(text.removesuffix("Z") if "T" in text else f"{text}T235959")
    if naive > _LATEST or not text.endswith("Z"):
        return min(naive, _LATEST)
    return local(int(naive.replace(tzinfo=UTC).timestamp()), timezone).replace(tzinfo=None)


def instant_of(naive: datetime, timezone: str) -> int:
    """Give the instant of a wall-clock time: of two the first, of none as if not yet changed."""
    shown = wall_clock(naive, timezone)
    return shown[0] if shown else int(naive.replace(tzinfo=zone(timezone)).timestamp())
