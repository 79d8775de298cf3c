"""Whether a rule gives any day, told as the library would tell it after a long search."""

from __future__ import annotations

from datetime import date, datetime
from itertools import takewhile

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from statuary.errors import InvalidError
from statuary.model.rule import check_rule, rule_parts
from statuary.timeline.possible import comes_true

END = datetime(2031, 7, 1)
DAYS = ("MO", "SU,TU", "1FR", "-1MO", "5WE", "53MO", "-53SU", "29TH")


def _maybe(key: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.just("") | values.map(lambda value: f";{key}={value}")


RULES = st.tuples(
    st.sampled_from(("FREQ=MONTHLY", "FREQ=YEARLY")),
    _maybe("INTERVAL", st.integers(1, 30).map(str)),
    _maybe("BYDAY", st.sampled_from(DAYS)),
    _maybe("BYMONTH", st.lists(st.integers(1, 12).map(str), min_size=1, max_size=2).map(",".join)),
    _maybe("BYMONTHDAY", st.sampled_from(("1", "-1", "29", "30", "31", "-30", "-31", "13"))),
    _maybe("BYSETPOS", st.sampled_from(("1", "-1", "2", "5", "-6", "60", "366"))),
).map("".join)


@settings(deadline=None)
@given(RULES, st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_it_is_told_as_the_library_finds_it(rule: str, begin: date) -> None:
    """A rule comes true up to a day if the library finds one up to then, and else it does not."""
    try:
        parts = rule_parts(check_rule(rule))
    except InvalidError:
        return
    start = datetime(begin.year, begin.month, begin.day)
    found = takewhile(lambda day: day <= END, rrulestr(rule, dtstart=start))
    assert comes_true(parts, begin, END.date()) is any(True for _ in found)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTH=2,4,6,9,11;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=200,201,202,203,204",
        "FREQ=YEARLY;BYMONTH=2;BYDAY=MO;BYSETPOS=-7,7,8,9,10",
    ],
)
def test_what_never_is_costs_no_search(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library is not asked for a day that there is not: it would look until the year 9999."""
    from statuary.model import Maintenance
    from statuary.timeline.recurrence import windows

    window = {"from": "1971-01-04 02:00Z", "until": "1971-01-04 03:00Z"}
    written = {"id": "a", "title": "A", "kind": "maintenance", "window": window, "repeats": rule}
    maintenance = Maintenance.model_validate(written, by_alias=True)
    monkeypatch.setattr("statuary.timeline.recurrence.rrulestr", pytest.fail)
    assert len(windows(maintenance, "UTC", 1_800_000_000)) == 1
