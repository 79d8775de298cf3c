"""Whether a rule gives any day at all, found out without a search until the year 9999.

The library that works a rule out looks for a day until then, if there is none. This looks at the
days up to where anybody asks, and only at those months and years that the rule is for.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def comes_true(parts: Mapping[str, str], begin: date, end: date) -> bool:
    """Tell whether a rule that counts from one day gives a day up to another.

    Only rules by months and years can choose a day that there is not; of others it is taken for
    granted.
    """
    if parts["FREQ"] not in ("MONTHLY", "YEARLY"):
        return True
    return any(
        begin <= day <= end
        for period in _periods(parts, begin, end)
        for day in _chosen(parts, [day for day in period if _fits(parts, day, begin)])
    )


def _periods(parts: Mapping[str, str], begin: date, end: date) -> Iterator[list[date]]:
    """Give the days of each month or year that a rule is for."""
    step = int(parts.get("INTERVAL", "1"))
    if parts["FREQ"] == "YEARLY":
        for year in range(begin.year, end.year + 1, step):
            yield [day for month in range(1, 13) for day in _month(year, month)]
        return
    first, last = begin.year * 12 + begin.month - 1, end.year * 12 + end.month - 1
    for number in range(first, last + 1, step):
        yield _month(number // 12, number % 12 + 1)


def _month(year: int, month: int) -> list[date]:
    return [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]


def _fits(parts: Mapping[str, str], day: date, begin: date) -> bool:
    """Tell whether a day is one that the rule may choose from."""
    by_day, by_date = parts.get("BYDAY"), parts.get("BYMONTHDAY")
    months = parts.get("BYMONTH")
    if by_day is None and by_date is None:
        by_date = str(begin.day)
        if parts["FREQ"] == "YEARLY" and months is None:
            months = str(begin.month)
    if months is not None and day.month not in map(int, months.split(",")):
        return False
    last = monthrange(day.year, day.month)[1]
    if by_date is not None and not {day.day, day.day - last - 1} & {*map(int, by_date.split(","))}:
        return False
    return by_day is None or any(_is_the(each, day, parts) for each in by_day.split(","))


def _is_the(written: str, day: date, parts: Mapping[str, str]) -> bool:
    """Tell whether a day is, say, the `-1FR` of its month, or of its year."""
    if _DAYS[day.weekday()] != written[-2:]:
        return False
    if not (number := int(written[:-2] or "0")):
        return True
    if parts["FREQ"] == "YEARLY" and "BYMONTH" not in parts:
        first, last = date(day.year, 1, 1), date(day.year, 12, 31)
    else:
        first, last = day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    return number in ((day - first).days // 7 + 1, -((last - day).days // 7 + 1))


def _chosen(parts: Mapping[str, str], days: list[date]) -> list[date]:
    """Choose from the days of a month or year by BYSETPOS."""
    if "BYSETPOS" not in parts:
        return days
    positions = {*map(int, parts["BYSETPOS"].split(","))}
    places = (position - 1 if position > 0 else position for position in positions)
    return [days[place] for place in places if -len(days) <= place < len(days)]
