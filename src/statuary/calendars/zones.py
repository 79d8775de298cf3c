"""Time zones as calendars bring them along."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import icalendar

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# A rule that held for so many years goes on; in fewer, the last Sunday may always be the fourth.
_YEARS_OF_A_RULE = 8


@dataclass(frozen=True, slots=True)
class Offset:
    """What a zone's clocks show from `start` on, in seconds since 1970, UTC.

    `before` and `after` are seconds ahead of UTC, until then and from then on; `name` is that of
    the time after, such as CEST, and `summer` tells whether it is daylight saving time.
    """

    start: int
    before: int
    after: int
    name: str
    summer: bool

    @property
    def onset(self) -> datetime:
        """What the clocks would show at the start had they not been changed."""
        return datetime.fromtimestamp(self.start + self.before, UTC).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone by its IANA name, and what its clocks do up to the year `until`.

    The oldest of `offsets` comes first. What they did every year by one rule, they go on doing.
    """

    name: str
    offsets: tuple[Offset, ...]
    until: int

    @property
    def is_utc(self) -> bool:
        """Whether its clocks always show UTC."""
        return not any(offset.after for offset in self.offsets)

    def wall_clock(self, at: int) -> datetime:
        """Give what the clocks show at an instant."""
        begun = [offset.after for offset in self.offsets if offset.start <= at]
        seconds = begun[-1] if begun else self.offsets[0].before
        return datetime.fromtimestamp(at + seconds, UTC).replace(tzinfo=None)


def timezone(zone: Zone) -> icalendar.Timezone:
    """Give a zone as a component, each change of its clocks by a rule or on its own.

    Several instants of one change could stand together, but not all programs read that.
    """
    import icalendar

    kinds: defaultdict[tuple[int, int, str, bool], list[datetime]] = defaultdict(list)
    for each in zone.offsets:
        kinds[each.before, each.after, each.name, each.summer].append(each.onset)
    component = icalendar.Timezone()
    component.add("TZID", zone.name)
    for (before, after, name, summer), onsets in kinds.items():
        for onset, rule in _by_rule(onsets, zone.until):
            part = icalendar.TimezoneDaylight() if summer else icalendar.TimezoneStandard()
            part.add("DTSTART", onset)
            if rule:
                part.add("RRULE", icalendar.vRecur.from_ical(rule))
            part.add("TZOFFSETFROM", timedelta(seconds=before))
            part.add("TZOFFSETTO", timedelta(seconds=after))
            part.add("TZNAME", name)
            component.add_component(part)
    return component


def _by_rule(onsets: list[datetime], until: int) -> Iterator[tuple[datetime, str | None]]:
    """Give the onsets, the last ones as one with its rule if they go on by one until then."""
    for index, onset in enumerate(onsets):
        rest = onsets[index:]
        rule = _rule(rest) if len(rest) >= _YEARS_OF_A_RULE else None
        if rule and [each.year for each in rest] == [*range(onset.year, until)]:
            yield onset, rule
            return
        yield onset, None


def _rule(onsets: list[datetime]) -> str | None:
    """Give the rule by which onsets come round at one time, on one weekday of a month."""
    first = onsets[0]
    same = {(each.month, each.weekday(), each.time()) for each in onsets}
    from_start = {(each.day - 1) // 7 + 1 for each in onsets}
    is_last = all((each + timedelta(days=7)).month != each.month for each in onsets)
    if len(same) > 1 or (len(from_start) > 1 and not is_last):
        return None
    number = from_start.pop() if len(from_start) == 1 else -1
    return f"FREQ=YEARLY;BYMONTH={first.month};BYDAY={number}{_WEEKDAYS[first.weekday()]}"
