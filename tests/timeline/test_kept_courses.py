"""How incidents went, kept from one run to the next."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statuary import timeline
from statuary.digests import digest, kept_digest
from statuary.model import (
    Change,
    Component,
    ComponentStatus,
    Incident,
    IncidentStatus,
    IncidentUpdate,
    Instant,
    Settings,
    StatusPage,
)
from statuary.recall import Recall, afresh
from statuary.timeline import kept_courses
from statuary.timeline.background import Background
from statuary.timeline.courses import Course, course, settled
from statuary.timeline.layers import happened
from tests.timeline.oracle import TICK
from tests.timeline.strategies import FUTURE, NOW, PAST, at, incidents, pages, several
from tests.timeline.test_memory import mixed

IDS = ("api", "web")
HOUR = 3600

clocks = st.integers(-PAST, 3 * FUTURE)


@given(st.data())
@several
def test_what_is_kept_changes_nothing(data: st.DataObject) -> None:
    """Whatever is changed, records, settings, the program, what is kept, the clock: all is true."""
    drawn = data.draw(st.lists(pages(), min_size=1, max_size=2))
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", f"{folder}/caches")
        for _ in range(data.draw(st.integers(2, 5))):
            page = data.draw(st.sampled_from(drawn))
            if data.draw(st.booleans()):
                page = mixed(data, drawn)
            now = NOW + data.draw(clocks) * TICK
            if data.draw(st.integers(0, 9)) == 9:
                _damage(Path(folder, "caches"), data)
            with timeline.kept(Path(folder, "p"), data.draw(st.sampled_from("1112"))) as recall:
                assert _told(page, now, recall) == _told(page, now, afresh)


def _told(page: StatusPage, now: int, recall: Recall) -> object:
    facts = timeline.snapshot(page, now, recall)
    return facts, digest(facts), [kept_digest(incident) for incident in facts.incidents]


def _damage(caches: Path, data: st.DataObject) -> None:
    for file in caches.glob("statuary/*.kept"):
        whole = file.read_bytes()
        file.write_bytes(whole[: data.draw(st.integers(0, len(whole)))] + b"x")


def _course(incident: Incident, now: int) -> tuple[Course, int | None]:
    named = tuple(Component(id=each, name=each) for each in IDS)
    background = Background.of(Settings(title="A page", components=named), now)
    said = happened(incident, now)
    gone = course(incident, said, background)
    return gone, settled(incident, said, gone, now)


@given(incidents(IDS, 1), st.integers(0, 400), st.integers(0, 10**6), st.integers(0, 10**9))
def test_what_is_settled_stays(incident: Incident, ago: int, later: int, much_later: int) -> None:
    """An incident that is settled at one instant has gone so at any from when on it says so."""
    now = incident.start.seconds + ago * TICK // 4
    gone, since = _course(incident, now)
    if since is None:
        return
    assert incident.start.seconds <= since <= now
    for then in (since, since + later, now + later, now + much_later):
        assert _course(incident, then) == (gone, since)


@given(incidents(IDS, 1))
def test_what_is_settled_is_so_from_the_last_instant_that_is_named(incident: Incident) -> None:
    """Before it there was more to come; after it, all that is not settled goes on."""
    named = [update.at for update in incident.updates]
    named += [incident.ended] if isinstance(incident.ended, Instant) else []
    last = max((each.seconds for each in named), default=incident.start.seconds)
    after, since = _course(incident, last)
    assert since in (None, last)
    assert (since is None) == (_course(incident, last + 1)[0].layers != after.layers)
    if incident.start.seconds < last:
        assert _course(incident, last - 1)[1] is None


def _said(ticks: int, status: IncidentStatus) -> IncidentUpdate:
    return IncidentUpdate(at=at(ticks), status=status, body="…")


OUTAGE = (Change(component="api", status=ComponentStatus.MAJOR_OUTAGE),)
INVESTIGATING = _said(-9, IncidentStatus.INVESTIGATING)
RESOLVED = _said(-3, IncidentStatus.RESOLVED)
OVER = Incident(id="over", title="Over", components=OUTAGE, updates=(INVESTIGATING, RESOLVED))
OPEN = Incident(id="open", title="Open", components=OUTAGE, updates=(INVESTIGATING,))
WATCHED = Incident(id="watched", title="Watched", updates=(INVESTIGATING,))
LOST = Incident(
    id="lost", title="Lost", components=OUTAGE, updates=(INVESTIGATING,), ended="unknown"
)
PAGE = StatusPage(
    Settings(title="A page", components=(Component(id="api", name="API"),)),
    incidents=(OVER, OPEN, WATCHED, LOST),
)


@pytest.fixture
def worked_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the ids of incidents that are worked out, with caches that are empty before."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    ids: list[str] = []

    def noted(incident: Incident, *rest: object) -> Course:
        ids.append(incident.id)
        return course(incident, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(kept_courses, "course", noted)
    return ids


def _snapshot(root: Path, page: StatusPage, now: int) -> timeline.Snapshot:
    with timeline.kept(root / "p", "1") as recall:
        return timeline.snapshot(page, now, recall)


def test_what_is_settled_is_not_worked_out_again(tmp_path: Path, worked_out: list[str]) -> None:
    """An hour later only what goes on is; so is what is new, and all with other components."""
    _snapshot(tmp_path, PAGE, NOW)
    assert worked_out == ["over", "open", "watched", "lost"]
    worked_out.clear()
    _snapshot(tmp_path, PAGE, NOW + HOUR)
    assert worked_out == ["open", "lost"]
    worked_out.clear()
    edited = PAGE.with_record(OVER.model_copy(update={"title": "It is over"}))
    _snapshot(tmp_path, edited, NOW + HOUR)
    assert sorted(worked_out) == ["lost", "open", "over"]
    worked_out.clear()
    named = (Component(id="api", name="The API"),)
    settings = PAGE.settings.model_copy(update={"components": named})
    _snapshot(tmp_path, StatusPage(settings, edited.incidents), NOW + HOUR)
    assert sorted(worked_out) == ["lost", "open", "over", "watched"]


def test_a_clock_that_goes_back_finds_nothing_of_what_is_to_come(
    tmp_path: Path, worked_out: list[str]
) -> None:
    """Before its end an incident is open, whatever is known of it; what is known is not lost."""
    _snapshot(tmp_path, PAGE, NOW)
    before = _snapshot(tmp_path, PAGE, at(-4).seconds)
    assert {each.id for each in before.incidents if each.is_open} == {"open", "over", "watched"}
    worked_out.clear()
    _snapshot(tmp_path, PAGE, NOW)
    assert worked_out == ["open", "lost"]
