"""Components with more incidents than their page shows: all of them, by year."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statuary import theme, timeline
from statuary.formats.html import HTML
from statuary.formats.html.component_incidents import NEWEST
from statuary.model import Change, Component, ComponentStatus, Incident, Instant, Settings
from statuary.model import StatusPage as Site
from statuary.outputs import Output
from tests.formats.showcase import built

LOOK = theme.load(Path("no-templates"))
NOW = int(datetime(2026, 3, 10, 12, tzinfo=UTC).timestamp())
FIRST = int(datetime(2019, 6, 1, tzinfo=UTC).timestamp())
ZONES = ("UTC", "Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kolkata")
IDS = ("api", "web", "mail")
LISTED = re.compile(r'<li><a href="(?:\.\./)+incidents/(.*?)/index\.html">')
YEARS = re.compile(r'<a href="(\d+)/index\.html">\1</a>')

starts = st.integers(FIRST, NOW) | st.integers(2020, 2026).flatmap(
    lambda year: st.integers(-86400, 86400).map(
        lambda off: int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) + off
    )
)
hit = st.sets(st.sampled_from(IDS), min_size=1)


def site(incidents: list[tuple[int, set[str]]], zone: str) -> Site:
    """Give a page with incidents, each by its start and what it hit, of ten minutes each."""
    return Site(
        settings=Settings(
            title="Long",
            timezone=zone,
            since=Instant(FIRST),
            components=tuple(Component(id=each, name=each.upper()) for each in IDS),
        ),
        incidents=tuple(
            Incident(
                id=f"incident-{number}",
                title="Slow",
                components=tuple(
                    Change(component=each, status=ComponentStatus.MAJOR_OUTAGE)
                    for each in sorted(components)
                ),
                started=Instant(start),
                ended=Instant(start + 600),
            )
            for number, (start, components) in enumerate(incidents)
        ),
    )


def pages(page: Site, newest: int) -> dict[str, Output]:
    """Give the pages of components and of their years, where a component's shows so many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("statuary.formats.html.component_incidents.NEWEST", newest)
        outputs = tuple(HTML.outputs(timeline.snapshot(page, NOW + 3600), LOOK))
    return {output.path: output for output in outputs if output.path.startswith("components/")}


def text(output: Output) -> str:
    """Render a page."""
    return output.content().decode()


@settings(max_examples=25)
@given(st.lists(st.tuples(starts, hit), max_size=12), st.sampled_from(ZONES), st.integers(0, 6))
def test_all_incidents_are_found(
    incidents: list[tuple[int, set[str]]], zone: str, newest: int
) -> None:
    """A component's page has the newest, and leads to each year of which it does not have all."""
    outputs = pages(site(incidents, zone), newest)
    for component in IDS:
        own = sorted(
            (-at, f"incident-{n}") for n, (at, ids) in enumerate(incidents) if component in ids
        )
        expected = [(datetime.fromtimestamp(-at, ZoneInfo(zone)).year, name) for at, name in own]
        page = text(outputs[f"components/{component}/index.html"])
        _, _, listed = page.partition("<h2>Incidents</h2>")
        assert LISTED.findall(listed) == [name for _, name in expected[:newest]]
        years = [int(year) for year in YEARS.findall(page)]
        assert years == sorted({year for year, _ in expected[newest:]}, reverse=True)
        by_year = {f"components/{component}/{year}/index.html": year for year in years}
        assert by_year.keys() == {p for p in outputs if re.match(rf"components/{component}/\d", p)}
        for path, year in by_year.items():
            found = LISTED.findall(text(outputs[path]))
            assert found == [name for began, name in expected if began == year]


@settings(max_examples=25)
@given(st.lists(st.tuples(starts, hit), min_size=1, max_size=8), st.sampled_from(ZONES))
def test_years_lead_to_each_other(incidents: list[tuple[int, set[str]]], zone: str) -> None:
    """From the latest year one comes to all earlier ones, one by one, and back again."""
    outputs = pages(site(incidents, zone), 0)
    for component in IDS:
        years = YEARS.findall(text(outputs[f"components/{component}/index.html"]))
        for index, year in enumerate(years):
            page = text(outputs[f"components/{component}/{year}/index.html"])
            found = dict(re.findall(r'<a rel="(prev|next)" href="\.\./(\d+)/index\.html">', page))
            expected = {
                "prev": years[index + 1 : index + 2],
                "next": years[max(0, index - 1) : index],
            }
            assert found == {way: to[0] for way, to in expected.items() if to}
            assert '<a href="../index.html">' in page


@settings(max_examples=25)
@given(
    st.lists(st.tuples(starts, hit), max_size=10), st.sampled_from(ZONES), hit, st.integers(0, 3)
)
def test_a_new_incident_leaves_earlier_years_as_they_are(
    incidents: list[tuple[int, set[str]]], zone: str, components: set[str], newest: int
) -> None:
    """What happens now changes no page but that of the latest year that has one."""
    before = pages(site(incidents, zone), newest)
    after = pages(site([*incidents, (NOW, components)], zone), newest)
    for component in IDS:
        years = sorted(path for path in before if re.match(rf"components/{component}/\d", path))
        same = [
            path for path in years if before[path].fingerprint("") == after[path].fingerprint("")
        ]
        assert same == years or (component in components and same == years[:-1])


def test_small_records_have_no_years(tmp_path: Path) -> None:
    """Only a component whose page cannot show all that happened to it has pages of years."""
    record = "{{title: T, components: [api], started: 2025-{:02}-{:02} 10:00Z, ended: unknown}}"
    files = {"statuary.yml": "title: S\nsince: 2025-01-01\ncomponents: [{id: api, name: API}]\n"}
    days = [(1 + number // 28, 1 + number % 28) for number in range(NEWEST + 1)]
    files |= {f"incidents/r{n}.yaml": record.format(*day) for n, day in enumerate(days[:-1])}
    few = built(tmp_path / "few", files)
    assert not [path for path in few if re.match(r"components/api/\d", path)]
    many = built(tmp_path / "many", files | {"incidents/last.yaml": record.format(*days[-1])})
    found = [path for path in many if re.match(r"components/api/\d", path)]
    assert found == ["components/api/2025/index.html"]
    listed = {path: len(LISTED.findall(many[path].decode())) for path in found}
    assert listed == {"components/api/2025/index.html": NEWEST + 1}
    assert b'<a href="2025/index.html">' in many["components/api/index.html"]
