"""Time zones and calendar days.

Zones come from the `tzdata` package alone, never from the machine: one version of Statuary's
dependencies cuts the same days everywhere.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from statuary.errors import did_you_mean, invalid
from statuary.spans import Span

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_DAY_SECONDS = 86400


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    """Give the zone of an IANA name, or raise `InvalidError` for a name that there is not."""
    names = zone_names()
    if name not in names:
        raise invalid(f"`{name}` is not a time zone", _zone_hint(name, names))
    with _data("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


@lru_cache(maxsize=1)
def zone_names() -> tuple[str, ...]:
    """List the names of all zones."""
    return tuple(_data("zones").read_text("utf-8").split())


def _data(*path: str) -> Traversable:
    """Find a file of the package."""
    from importlib import resources  # as much as all else that an instant with an offset takes

    return resources.files("tzdata").joinpath(*path)


def _zone_hint(name: str, names: tuple[str, ...]) -> str:
    by_case = {known.casefold(): known for known in names}
    near = did_you_mean(name, by_case).removeprefix("did you mean `").removesuffix("`?")
    known = by_case.get(near)
    return f"did you mean `{known}`?" if known else "write an IANA name, such as Europe/Berlin"


def local(seconds: int, name: str) -> datetime:
    """Give an instant's wall-clock time in a zone."""
    return datetime.fromtimestamp(seconds, UTC).astimezone(zone(name))


def wall_clock(naive: datetime, name: str) -> tuple[int, ...]:
    """Give the instants at which a zone's clocks show a time: none, one or two of them."""
    instants = {int(naive.replace(tzinfo=zone(name), fold=fold).timestamp()) for fold in (0, 1)}
    return tuple(sorted(i for i in instants if local(i, name).replace(tzinfo=None) == naive))


@lru_cache(maxsize=4096)
def day_start(day: date, name: str) -> int:
    """Give the first instant at which a zone's clocks show this day's midnight or later."""
    midnight = datetime(day.year, day.month, day.day)
    shown = wall_clock(midnight, name)
    if shown:
        return shown[0]
    # The clocks skip midnight. The skip lies between the instants that the offsets before
    # and after it would give; there the clocks never go back, so bisection finds it.
    low, high = sorted(
        int(midnight.replace(tzinfo=zone(name), fold=fold).timestamp()) for fold in (0, 1)
    )
    while low < high:
        middle = (low + high) // 2
        if local(middle, name).replace(tzinfo=None) >= midnight:
            high = middle
        else:
            low = middle + 1
    return low


def day_of(seconds: int, name: str) -> date:
    """Give the calendar day that an instant belongs to, as `day_start` cuts them."""
    day = local(seconds, name).date()
    following = day + timedelta(days=1)
    return following if day_start(following, name) <= seconds else day


def day_span(day: date, name: str) -> Span:
    """Give a calendar day's seconds: 82,800, 86,400 or 90,000 of them, or what the zone says."""
    return Span(day_start(day, name), day_start(day + timedelta(days=1), name))


@lru_cache(maxsize=64)
def clock_changes(name: str, since: int, until: int) -> tuple[int, ...]:
    """Give the instants between two at which a zone's clocks begin to show another time.

    Of two such instants in one day, one is found.
    """
    days = [*range(since, until, _DAY_SECONDS), until]
    kept = [_kept(each, name) for each in days]
    return tuple(
        _first_other(first, following, name)
        for (first, before), (following, after) in pairwise(zip(days, kept, strict=True))
        if before != after
    )


def _kept(seconds: int, name: str) -> tuple[object, ...]:
    """Give what a zone's clocks keep to at an instant: offset, name and daylight saving."""
    here = local(seconds, name)
    return here.utcoffset(), here.tzname(), here.dst()


def _first_other(low: int, high: int, name: str) -> int:
    before = _kept(low, name)
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (middle, high) if _kept(middle, name) == before else (low, middle)
    return high
