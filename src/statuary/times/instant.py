"""Instants and dates, as maintainers write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from statuary.errors import invalid
from statuary.times.zone import day_start, wall_clock

EXAMPLE = "2026-02-01 16:12 -05:00"
FIRST_YEAR, LAST_YEAR = 1971, 2199

WRITTEN = re.compile(
    r"""(?P<about>~)?\s*
        (?P<date>\d{4}-\d{2}-\d{2})
        (?: (?:[Tt]|[ ]+) (?P<time>\d{2}:\d{2} (?: :\d{2} (?:[.,]\d+)? )? )
            \s* (?P<offset> [Zz] | [Uu][Tt][Cc] | [+-]\d{2}:?\d{2} )?
        )?""",
    re.VERBOSE | re.ASCII,
)

_OF_UTC = re.compile(r"\d{4}-\d{2}-\d{2}[ Tt]\d{2}:\d{2}[Zz]", re.ASCII)
_MINUTE = timedelta(minutes=1)
_EPOCH = datetime(1970, 1, 1)


@dataclass(frozen=True, slots=True, order=True)
class Instant:
    """A second of UTC, counted from 1970; `approximate` where the record only says about when."""

    seconds: int
    approximate: bool = False


def read_instant(text: str, timezone: str = "UTC", *, date_alone: bool = False) -> Instant:
    """Read an instant, or raise `InvalidError`.

    A time without an offset is a wall-clock time of `timezone`. Fractions of a second are
    dropped. With `date_alone` a bare date reads too, as the start of that day.
    """
    if _OF_UTC.fullmatch(text):  # as most are written, which takes a third of the time
        return Instant((_naive(text[:10], text[11:16]) - _EPOCH) // _MINUTE * 60)
    match = WRITTEN.fullmatch(text.strip())
    if match is None:
        raise invalid(f"`{text}` is not an instant", f"write it like {EXAMPLE}")
    about = match["about"] is not None
    if match["time"] is None:
        if not date_alone:
            raise invalid(f"`{text}` has a date but no time", f"write it like {EXAMPLE}")
        return Instant(day_start(read_date(match["date"]), timezone), about)
    naive = _naive(match["date"], match["time"][:8])
    if match["offset"] is not None:
        return Instant(
            int((naive - _offset(match["offset"])).replace(tzinfo=UTC).timestamp()), about
        )
    instants = wall_clock(naive, timezone)
    if len(instants) != 1:
        times = "twice" if instants else "not at all"
        raise invalid(
            f"`{text}` happens {times} in {timezone}: the clocks change",
            f"say which instant you mean with an offset, like {EXAMPLE}",
        )
    return Instant(instants[0], about)


def read_date(text: str) -> date:
    """Read a calendar date, or raise `InvalidError`."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise invalid(f"`{text}` is not a date", "write it like 2026-02-01") from None
    _in_range(day.year, text)
    return day


def _naive(day: str, time: str) -> datetime:
    try:
        instant = datetime.fromisoformat(f"{day} {time}")
    except ValueError:
        read_date(day)  # which says more where it is the date
        raise invalid(
            f"`{time}` is not a time of day", "hours go from 00 to 23, minutes and seconds to 59"
        ) from None
    _in_range(instant.year, day)
    return instant


def _offset(text: str) -> timedelta:
    if text.casefold() in ("z", "utc"):
        return timedelta(0)
    hours, minutes = int(text[1:3]), int(text[-2:])
    if hours > 15 or minutes > 59:
        raise invalid(f"`{text}` is not an offset from UTC", "write it like -05:00")
    offset = timedelta(hours=hours, minutes=minutes)
    return -offset if text[0] == "-" else offset


def _in_range(year: int, text: str) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise invalid(f"`{text}` is too far away", f"years go from {FIRST_YEAR} to {LAST_YEAR}")
