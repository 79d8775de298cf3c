"""Whatever rule reads comes round without an error, as often as it may."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from statuary.errors import InvalidError
from statuary.model import Maintenance
from statuary.model.rule import check_rule
from statuary.timeline.recurrence import MOST_GIVEN, windows

DAYS = st.sampled_from(("MO", "TU", "SU"))
NUMBERS = st.sampled_from(("", "", "1", "-1", "+5", "-5", "6", "52", "-53", "53", "54"))
NUMBERED = st.tuples(NUMBERS, DAYS).map("".join)
MONTH_DAYS = st.sampled_from(("1", "28", "29", "30", "31", "-1", "-31", "32", "0"))
MONTHS = st.sampled_from(("1", "2", "6", "12", "13"))


def _of(key: str, value: st.SearchStrategy[str], most: int = 3) -> st.SearchStrategy[str]:
    listed = st.lists(value, min_size=1, max_size=most).map(",".join)
    return st.just("") | listed.map(lambda text: f";{key}={text}")


RULES = st.tuples(
    st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")).map(lambda word: f"FREQ={word}"),
    _of("INTERVAL", st.sampled_from(("1", "2", "12", "400", "401")), 1),
    _of("BYDAY", NUMBERED),
    _of("BYMONTHDAY", MONTH_DAYS),
    _of("BYMONTH", MONTHS),
    _of("BYSETPOS", st.sampled_from(("1", "-1", "5", "366", "-366", "0"))),
    _of("UNTIL", st.sampled_from(("20260101", "99991231", "00010101T000000Z", "20261301")), 1)
    | _of("COUNT", st.sampled_from(("1", "5000", "5001")), 1),
).map("".join)
STARTS = st.sampled_from(("1971-01-01", "2024-02-29", "2026-01-31", "2199-12-30"))


@settings(max_examples=200)
@given(RULES, STARTS)
@example("FREQ=MONTHLY;BYDAY=-53MO", "2026-01-31")
@example("FREQ=YEARLY;BYDAY=53MO;BYMONTH=2", "2024-02-29")
def test_any_rule_is_refused_or_comes_round(rule: str, day: str) -> None:
    """A rule that reads gives windows in order, and no more than a rule may have."""
    try:
        check_rule(rule)
    except InvalidError:
        return
    window = {"from": f"{day} 10:00Z", "until": f"{day} 11:00Z"}
    written = {"id": "a", "title": "A", "kind": "maintenance", "window": window, "repeats": rule}
    maintenance = Maintenance.model_validate(written, by_alias=True)
    found = windows(maintenance, "America/New_York", 1_800_000_000)
    assert list(found) == sorted(found, key=lambda span: span.start)
    assert 1 <= len(found) <= MOST_GIVEN + 1
    assert {span.end - span.start for span in found} == {3600}


@given(st.text(alphabet="FREQ=DAILYMONTHWK;:,0123456789+- \n\u212a\u0130", max_size=60))
def test_any_text_is_a_rule_or_is_refused(text: str) -> None:
    """A text that is no rule is refused, and what is accepted is read again alike."""
    try:
        rule = check_rule(text)
    except InvalidError:
        return
    assert check_rule(rule) == rule
