"""Rules for windows that repeat: what every calendar program reads, and nothing else."""

from __future__ import annotations

import pytest

from statuary.errors import InvalidError
from statuary.model.rule import check_rule


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("freq=weekly; byday=su", "FREQ=WEEKLY;BYDAY=SU"),
        ("RRULE:FREQ=MONTHLY;BYDAY=-1SU,+2MO;", "FREQ=MONTHLY;BYDAY=-1SU,+2MO"),
        ("FREQ=YEARLY;BYMONTH=3,10;BYMONTHDAY=-1", "FREQ=YEARLY;BYMONTH=3,10;BYMONTHDAY=-1"),
        ("FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=-1"),
        ("FREQ=WEEKLY;WKST=SU;INTERVAL=2", "FREQ=WEEKLY;WKST=SU;INTERVAL=2"),
    ],
)
def test_rules(written: str, rule: str) -> None:
    """A rule reads in any case and with spaces."""
    assert check_rule(written) == rule


@pytest.mark.parametrize(
    "rule",
    [
        *("FREQ=YEARLY;BYMONTH=13;BYDAY=1SU", "FREQ=MONTHLY;BYMONTH=0", "FREQ=MONTHLY;BYMONTH=MAY"),
        *("FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYDAY=54MO"),
        *("FREQ=MONTHLY;BYDAY=SU(2)", "FREQ=WEEKLY;BYDAY=1SU", "FREQ=DAILY;BYDAY=SUN"),
        *("FREQ=WEEKLY;WKST=0", "FREQ=MONTHLY;BYSETPOS=1", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0"),
        *("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=400", "FREQ=WEEKLY;BYDAY=SU,"),
        *("FREQ=MONTHLY;BYDAY=53MO", "FREQ=YEARLY;BYDAY=-53MO;BYMONTH=6", "FREQ=MONTHLY;BYDAY=6MO"),
        *("FREQ=DAILY;UNTIL=00010101T000000Z", "FREQ=DAILY;UNTIL=19701231"),
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6,7,8,9,10,11",
        "FREQ=WEEKLY;BYDAY=" + ",".join(["MO"] * 100),
    ],
)
def test_what_no_program_would_read(rule: str) -> None:
    """What is not in RFC 5545 is refused, also where our library would let it pass."""
    with pytest.raises(InvalidError):
        check_rule(rule)
