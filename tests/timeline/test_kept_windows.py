"""Which windows of work that repeats the page knows, after many years."""

from __future__ import annotations

from itertools import pairwise

import pytest

from statuary.model import Maintenance, MaintenanceStatus, read_instant
from statuary.timeline.layers import maintenance_layers
from statuary.timeline.occurrences import MOST_BEGUN, MOST_WORKED_ON, occurrences

NOW = read_instant("2026-03-10 12:00Z").seconds
DAY = 86400


def _daily(since: int, components: int, *updates: dict[str, str]) -> Maintenance:
    written = {
        "id": "a",
        "title": "A",
        "kind": "maintenance",
        "window": {"from": f"{since}-01-01 02:00Z", "until": f"{since}-01-01 03:00Z"},
        "repeats": "FREQ=DAILY",
        "components": [f"c{number}" for number in range(components)],
        "updates": updates,
    }
    return Maintenance.model_validate(written, by_alias=True)


@pytest.mark.parametrize("components", [0, 1, 5, 6, 40, 500])
def test_old_windows_fall_off_and_new_ones_never_do(components: int) -> None:
    """After 55 years of daily work the first and the newest windows are there, and all to come."""
    known = [each.window.start for each in occurrences(_daily(1971, components), "UTC", NOW)]
    begun = [start for start in known if start <= NOW]
    assert known[0] == read_instant("1971-01-01 02:00Z").seconds
    assert known[-1] == read_instant("2027-03-11 02:00Z").seconds
    assert {after - start for start, after in pairwise(known[1:])} == {DAY}
    assert len(begun) == 1 + min(MOST_BEGUN, MOST_WORKED_ON // max(1, components))


def test_what_is_said_of_components_is_bounded() -> None:
    """However many components are worked on, and for however long, so much is said of them."""
    work = _daily(1971, 500)
    said = sum(1 for _ in maintenance_layers(work, occurrences(work, "UTC", NOW)))
    assert said <= MOST_WORKED_ON + 500


def test_an_update_of_a_window_that_fell_off_touches_no_other() -> None:
    """What was begun decades ago, and never completed, does not hold the oldest known window."""
    begun = {"at": "1990-05-05 02:10Z", "status": "in_progress"}
    found = occurrences(_daily(1971, 1, begun), "UTC", NOW)
    assert all(not each.updates for each in found)
    assert found[1].status is MaintenanceStatus.COMPLETED


def test_ten_years_of_daily_work_are_all_kept() -> None:
    """Nothing of what a page honestly has falls off."""
    found = occurrences(_daily(2016, 5), "UTC", NOW)
    begun = [each for each in found if each.window.start <= NOW]
    assert len(begun) == (NOW - read_instant("2016-01-01 02:00Z").seconds) // DAY + 1
