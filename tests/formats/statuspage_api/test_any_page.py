"""What holds of every page, whatever is in it."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path

from hypothesis import given

from statuary import theme
from statuary.formats.statuspage_api import STATUSPAGE_API
from statuary.formats.statuspage_api.ids import code
from statuary.model import ComponentStatus, StatusPage
from statuary.timeline import Snapshot, snapshot
from tests.formats.statuspage_api.shape import Object, read
from tests.timeline.strategies import NOW, pages, several

SEVERITIES = ("none", "maintenance", "minor", "major", "critical")
AT_LEAST = {
    ComponentStatus.OPERATIONAL: "none",
    ComponentStatus.UNDER_MAINTENANCE: "maintenance",
    ComponentStatus.UNKNOWN: "minor",
    ComponentStatus.DEGRADED_PERFORMANCE: "minor",
    ComponentStatus.PARTIAL_OUTAGE: "minor",
    ComponentStatus.MAJOR_OUTAGE: "major",
}


@cache
def _look() -> theme.Theme:
    return theme.load(Path("no-such-folder"))


def _files(facts: Snapshot) -> dict[str, Object]:
    outputs = STATUSPAGE_API.outputs(facts, _look())
    return read({output.path: output.content() for output in outputs})


def _seconds(stamp: str) -> int:
    return int(datetime.fromisoformat(stamp).timestamp())


@given(pages())
@several
def test_no_page_looks_better_than_its_banner(page: StatusPage) -> None:
    """The indicator is at least as bad as the banner, and good only when the banner is."""
    facts = snapshot(page, NOW)
    files = _files(facts)
    indicator = files["status"]["status"]["indicator"]
    least = AT_LEAST[facts.banner.status]
    assert SEVERITIES.index(indicator) >= SEVERITIES.index(least)
    if not facts.closed:
        assert (indicator == "none") == (facts.banner.status is ComponentStatus.OPERATIONAL)
        assert (indicator == "maintenance") == (least == "maintenance")
    worst = {each["status"] for each in files["components"]["components"]}
    if indicator in ("none", "maintenance"):
        assert worst <= {"operational", "under_maintenance"}
    assert files["summary"]["status"] == files["status"]["status"]


@given(pages())
@several
def test_records_stand_where_their_updates_say(page: StatusPage) -> None:
    """Updates come newest first, none is of the future, and the newest one's step is the record's.

    What is over says since when, and nothing else does.
    """
    files = _files(snapshot(page, NOW))
    windows = files["scheduled-maintenances"]["scheduled_maintenances"]
    seen: list[str] = []
    for entry in (*files["incidents"]["incidents"], *windows):
        said = [_seconds(each["display_at"]) for each in entry["incident_updates"]]
        assert said == sorted(said, reverse=True)
        assert said[0] <= NOW
        assert said[-1] == _seconds(entry["created_at"])
        assert entry["incident_updates"][0]["status"] == entry["status"]
        over = entry["status"] in ("resolved", "completed")
        assert (entry["resolved_at"] is not None) == over
        seen += [entry["id"], *(each["id"] for each in entry["incident_updates"])]
    assert len(seen) == len(set(seen))
    unresolved = files["incidents/unresolved"]["incidents"]
    assert [e for e in files["incidents"]["incidents"] if e["status"] != "resolved"] == unresolved


@given(pages())
@several
def test_nothing_is_newer_than_the_page(page: StatusPage) -> None:
    """The page changed last when the newest of what is on it did, and never after now."""
    files = _files(snapshot(page, NOW))
    newest = _seconds(files["status"]["page"]["updated_at"])
    assert newest <= NOW
    listed = [
        *files["components"]["components"],
        *files["incidents"]["incidents"],
        *files["scheduled-maintenances"]["scheduled_maintenances"],
    ]
    assert all(_seconds(each["updated_at"]) <= newest for each in listed)
    assert all(_seconds(each["created_at"]) <= newest for each in listed)


def test_codes_do_not_meet() -> None:
    """A hundred thousand ids have as many codes, and kinds do not mix."""
    codes = {code(kind, str(n)) for kind in ("incident", "component") for n in range(50_000)}
    assert len(codes) == 100_000
    assert code("a", "b", "c") != code("a", "b") != code("b", "a")
