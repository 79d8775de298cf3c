"""Calendar programs: khal, that shows calendars, and vdirsyncer, that subscribes to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from statuary.model import read_instant
from tests.clients.conftest import Run
from tests.formats.showcase import FILES, NOW, build, built, project
from tests.host import serving

SETTINGS = """\
title: S
url: https://status.example.com/
timezone: America/New_York
since: 2026-01-01
components: [{id: api, name: API}]
"""
WEEKLY = """\
kind: maintenance
title: Weekly work
window: {from: 2026-03-01 02:30, until: 2026-03-01 03:30}
repeats: FREQ=WEEKLY;BYDAY=SU;UNTIL=20260322
components: [api]
summary: Each **Sunday**.
updates:
- {at: 2026-03-10 10:00, status: cancelled}
- {at: 2026-03-22 03:00, status: completed}
"""
ONCE = """\
kind: maintenance
title: Once
window: {from: 2026-03-17 22:00, until: 2026-03-18 01:00}
"""
LATER = read_instant("2026-04-01 12:00Z").seconds
BASE = {"statuary.yml": SETTINGS, "incidents/weekly.yaml": WEEKLY, "incidents/once.yaml": ONCE}
KHAL = """\
[calendars]
[[status]]
path = {path}
[locale]
local_timezone = America/New_York
default_timezone = America/New_York
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
enable_mouse = False
"""
VDIRSYNCER = """\
[general]
status_path = "{home}/status/"
[pair status]
a = "there"
b = "here"
collections = null
[storage there]
type = "http"
url = "{address}maintenance.ics"
[storage here]
type = "filesystem"
path = "{home}/calendar/"
fileext = ".ics"
"""


@pytest.fixture
def calendar(tmp_path: Path, run: Run) -> Path:
    """Give the folder of a calendar that khal knows and that is empty yet."""
    del run  # which makes the home
    home = tmp_path / "home"
    folder = home / "calendar"
    folder.mkdir()
    (home / ".config/khal").mkdir(parents=True)
    (home / ".config/khal/config").write_text(KHAL.format(path=folder))
    return folder


def listed(run: Run, begin: str, end: str, form: str) -> list[str]:
    """Give what khal lists of some days, an event a line."""
    return run("khal", "list", "--day-format", "", "--format", form, begin, end).split("\n")[:-1]


def test_khal_shows_what_is_planned(tmp_path: Path, run: Run, calendar: Path) -> None:
    """Khal finds each window at its time by the page's clocks, also the cancelled one."""
    built(tmp_path / "project", BASE, LATER)
    run("khal", "import", "--batch", "-a", "status", tmp_path / "project/site/maintenance.ics")
    assert len([*calendar.iterdir()]) == 2
    form = "{start-long} {end-long} {title}{repeat-symbol}[{status}]{url}"
    found = listed(run, "2026-02-01", "2026-06-01", form)
    weekly = "https://status.example.com/incidents/weekly/"
    night = "2026-03-17 22:00 2026-03-18 01:00 Once[CONFIRMED ]"
    assert found == [
        f"2026-03-01 02:30 2026-03-01 03:30 Weekly work ⟳[CONFIRMED ]{weekly}",
        f"2026-03-08 03:30 2026-03-08 04:30 Weekly work ⟳[CONFIRMED ]{weekly}",
        f"2026-03-15 02:30 2026-03-15 03:30 Cancelled: Weekly work ⟳[CANCELLED ]{weekly}",
        f"{night}https://status.example.com/incidents/once/",
        f"{night}https://status.example.com/incidents/once/",
        f"2026-03-22 02:30 2026-03-22 03:00 Weekly work ⟳[CONFIRMED ]{weekly}",
    ]


def test_khal_reads_hostile_texts(tmp_path: Path, run: Run, calendar: Path) -> None:
    """Khal takes calendars with every kind of text, and one in which nothing is planned."""
    title = 'Wörk, 50%; \\ <b>"شلون"\'🙂'
    work = ONCE.replace("Once", "'" + title.replace("'", "''") + "'")
    built(tmp_path / "a", {**FILES, "incidents/hostile.yaml": work})
    run("khal", "import", "--batch", "-a", "status", tmp_path / "a/site/maintenance.ics")
    assert len([*calendar.iterdir()]) == 5
    assert {*listed(run, "2026-03-17", "2026-03-17", "{title}")} == {title}
    built(tmp_path / "b", {"statuary.yml": SETTINGS})
    run("khal", "import", "--batch", "-a", "status", tmp_path / "b/site/maintenance.ics")
    assert len([*calendar.iterdir()]) == 5


def test_vdirsyncer_finds_what_changed(tmp_path: Path, run: Run, calendar: Path) -> None:
    """A subscriber gets an event anew when something was said of it, and never else."""
    said = "updates: [{at: 2026-03-16 10:00, status: update, body: B}]"
    root = project(tmp_path / "project", {**BASE, "incidents/once.yaml": ONCE + said})
    days = [read_instant(f"2026-03-{day} 12:00Z").seconds for day in (12, 14, 17)]
    build(root, days[0])
    with serving(root / "site", NOW) as host:
        config = tmp_path / "home/config"
        config.write_text(VDIRSYNCER.format(home=tmp_path / "home", address=host.address))

        def synced() -> dict[str, int]:
            run("vdirsyncer", "-c", config, "sync")
            return {path.name: path.stat().st_mtime_ns for path in calendar.iterdir()}

        run("vdirsyncer", "-c", config, "discover")
        first = synced()
        assert len(first) == 2
        build(root, days[1])
        assert synced() == first
        build(root, days[2])
        second = synced()
    # It names what it gets by what is in it.
    assert [len(second.keys() - first.keys()), len(first.keys() - second.keys())] == [1, 1]
    assert "B" in listed(run, "2026-03-17", "2026-03-17", "{description}")
