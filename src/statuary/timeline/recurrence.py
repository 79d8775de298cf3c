"""When a window that repeats comes round."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import datetime

from dateutil.rrule import rrule, rrulestr

from statuary.model import Maintenance
from statuary.model.rule import MAX_COUNT
from statuary.model.zone import local, wall_clock, zone
from statuary.spans import Span


def windows(maintenance: Maintenance, timezone: str, until: int) -> tuple[Span, ...]:
    """Give the windows that begin up to an instant, in order; the first is always there.

    Each repetition begins at the same wall-clock time of the zone and lasts as many seconds.
    Where the clocks skip that time, it begins as if they had not been changed yet; where they
    show it twice, at the first.
    """
    first = Span(maintenance.window.start.seconds, maintenance.window.until.seconds)
    if maintenance.repeats is None:
        return (first,)
    begin = local(first.start, timezone).replace(tzinfo=None)
    horizon = local(max(until, first.start), timezone).replace(tzinfo=None)
    dates = _dates(maintenance.repeats, begin, horizon, timezone)
    starts = {_instant(naive, timezone) for naive in dates}
    later = sorted(start for start in starts if first.start < start <= until)
    return (first, *(Span(start, start + first.seconds) for start in later))


def _dates(rule: str, begin: datetime, horizon: datetime, timezone: str) -> Iterator[datetime]:
    # With COUNT alone the library would go on past the horizon, and it takes only one of both.
    parts = dict(part.partition("=")[::2] for part in rule.split(";"))
    count = int(parts.pop("COUNT", MAX_COUNT))
    until = parts.pop("UNTIL", None)
    last = min(_wall_clock(until, timezone), horizon) if until else horizon
    endless = rrulestr(";".join(f"{key}={value}" for key, value in parts.items()), dtstart=begin)
    assert isinstance(endless, rrule)  # noqa: S101  one rule gives an rrule, never a set
    return itertools.islice(endless.replace(until=last), count)


def _wall_clock(text: str, timezone: str) -> datetime:
    """Read an UNTIL in any of the three forms of RFC 5545."""
    if text.endswith("Z"):
        instant = int(datetime.strptime(text[:-1] + "+0000", "%Y%m%dT%H%M%S%z").timestamp())
        return local(instant, timezone).replace(tzinfo=None)
    return datetime.fromisoformat(text if "T" in text else f"{text}T235959")


def _instant(naive: datetime, timezone: str) -> int:
    shown = wall_clock(naive, timezone)
    return shown[0] if shown else int(naive.replace(tzinfo=zone(timezone)).timestamp())
