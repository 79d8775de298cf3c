"""All that is published tells one story: pages, data, pictures, metrics, texts and feeds agree."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prometheus_client.openmetrics.parser import text_string_to_metric_families

from statuary import pipeline, theme, timeline
from statuary.model import ComponentStatus, StatusPage, UnreadFile
from statuary.timeline import Snapshot
from statuary.timeline.facts import ComponentFacts
from statuary.wording import Wording
from tests.formats.showcase import Element, elements
from tests.timeline.strategies import NOW, pages

URL = "https://status.example.com/"
ATOM = "{http://www.w3.org/2005/Atom}"
INDICATORS = {
    ComponentStatus.OPERATIONAL: {"none"},
    ComponentStatus.UNDER_MAINTENANCE: {"maintenance"},
    ComponentStatus.UNKNOWN: {"minor"},
    ComponentStatus.DEGRADED_PERFORMANCE: {"minor"},
    ComponentStatus.PARTIAL_OUTAGE: {"minor", "major"},
    ComponentStatus.MAJOR_OUTAGE: {"major", "critical"},
}
UNREAD = st.lists(
    st.sampled_from(
        (
            UnreadFile("incidents/a.yaml", ("a",)),
            UnreadFile("incidents/b.md", ("Not an id", "b")),
            UnreadFile("incidents/notes.txt"),
        )
    ),
    unique=True,
)
STATUSPAGE_HAS_NO_WORD = {ComponentStatus.UNKNOWN: "degraded_performance"}


@cache
def look() -> theme.Theme:
    """Read the built-in theme."""
    return theme.load(Path("no-such-folder"))


class Site:
    """A site that is rendered file by file, as it is asked for."""

    def __init__(self, page: StatusPage) -> None:
        there = page.settings.model_copy(update={"url": URL})
        self.facts: Snapshot = timeline.snapshot(replace(page, settings=there), NOW)
        self.outputs = {each.path: each for each in pipeline.render_all(self.facts, look())}

    def text(self, path: str) -> str:
        """Give a file's text."""
        return self.outputs[path].content().decode()

    def data(self, path: str) -> Any:
        """Give what a file of JSON holds."""
        return json.loads(self.text(path))

    def elements(self, path: str) -> tuple[Element, ...]:
        """Give a page, read."""
        return elements(self.outputs[path].content())

    @property
    def wording(self) -> Wording:
        """How the site speaks."""
        return Wording("en", self.facts.site.timezone)


def _leaves(parts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for part in parts:
        yield from _leaves(part["components"]) if part["kind"] == "group" else [part]


def _headline(found: tuple[Element, ...]) -> str:
    (words,) = [each.text for each in found if each.attributes.get("class") == "words"]
    return " ".join(words.split())


def _samples(site: Site) -> dict[tuple[str, str, str], float]:
    """Give the metrics by their name, component and other label."""
    families = text_string_to_metric_families(site.text("metrics.txt"))  # type: ignore[no-untyped-call]
    return {
        (each.name, each.labels.pop("component", ""), next(iter(each.labels.values()), "")): (
            each.value
        )
        for family in families
        for each in family.samples
    }


def _told(samples: dict[tuple[str, str, str], float], name: str, component: str = "") -> set[str]:
    """Give the labels of which a metric says that they hold."""
    found = {key[2]: value for key, value in samples.items() if key[:2] == (name, component)}
    return {label for label, value in found.items() if value == 1}


def check_the_banner(site: Site) -> None:
    """The page's status is one and the same wherever it stands."""
    status, closed = site.facts.banner.status, site.facts.closed
    home = site.elements("index.html")
    (banner,) = [each for each in home if each.attributes.get("id") == "banner"]
    assert banner.attributes["data-status"] == status.value
    headline = _headline(home)
    well = status is ComponentStatus.OPERATIONAL
    word = "All systems operational" if well else f"{site.wording.word(status)}: "
    assert headline.startswith(word)
    assert all(_headline(site.elements(f"embed/{n}.html")) == headline for n in ("index", "dark"))
    assert headline in " ".join(site.text("status.txt").split())
    assert site.data("api/statuary/page.json")["banner"]["status"] == status.value
    assert site.data("api/statuary/build.json")["status"] == status.value
    indicators = INDICATORS[status]
    if closed:  # how things are now nobody knows
        indicators = (indicators - {"none", "maintenance"}) or {"minor"}
    assert site.data("api/v2/status.json")["status"]["indicator"] in indicators
    assert site.data("api/v2/summary.json")["status"] == site.data("api/v2/status.json")["status"]
    samples = _samples(site)
    assert _told(samples, "statuary_page_status") == ({status.value} if not closed else set())
    said = "Closed record" if closed else site.wording.word(status)
    overdue = ", overdue for an update" if site.facts.banner.overdue and not closed else ""
    assert site.data("badges/status.json")["message"] == said + overdue
    picture = ET.fromstring(site.text("badges/status.svg"))  # noqa: S314
    assert picture.attrib["aria-label"].endswith(f": {said}{overdue}")


def check_a_component(site: Site, component: ComponentFacts, samples: Any, v2: Any) -> None:
    """A component has one status, and one figure for a window, wherever they stand."""
    (told,) = [
        each
        for each in _leaves(site.data("api/statuary/page.json")["components"])
        if each["id"] == component.id
    ]
    here = [
        each.attributes["data-status"]
        for each in site.elements("index.html")
        if each.attributes.get("data-component") == component.id
    ]
    status, name = component.status, component.name
    in_metrics = _told(samples, "statuary_component_status", component.id)
    if component.listed:
        assert (here, told["status"]) == ([status.value], status.value)
        assert in_metrics == (set() if site.facts.closed else {status.value})
        assert v2[name] == STATUSPAGE_HAS_NO_WORD.get(status, status.value)
        said = "Closed record" if site.facts.closed else site.wording.word(status)
        assert site.data(f"components/{component.id}/badges/status.json")["message"].startswith(
            said
        )
    else:
        assert (here, told["status"], in_metrics) == ([], None, set())
        assert name not in v2
    page = site.text(f"components/{component.id}/index.html")
    (uptime,) = [
        each
        for each in site.data("api/statuary/uptime.json")["components"]
        if each["id"] == component.id
    ]
    for window in uptime["windows"]:
        low, high = window["uptime_low"], window["uptime_high"]
        assert _shown(window) in page
        for bound, value in (("low", low), ("high", high)):
            key = (f"statuary_component_uptime_{bound}_ratio", component.id, window["window"])
            assert samples.get(key) == (
                None if value is None else pytest.approx(float(value) / 100)
            )
    if component.listed:
        message = site.data(f"components/{component.id}/badges/uptime.json")["message"]
        assert any(
            message == f"{'≈' if w['approximate'] else ''}{_shown(w)}" for w in uptime["windows"]
        )
        assert message in " ".join(e.text for e in site.elements("index.html"))


def _shown(window: dict[str, Any]) -> str:
    low, high = window["uptime_low"], window["uptime_high"]
    return "—" if low is None else f"{low}%" if low == high else f"{low}–{high}%"


def check_the_incidents(site: Site, samples: Any) -> None:
    """What is open is open everywhere, and each incident's step is the last that was told."""
    facts = site.facts
    opened = {incident.id for incident in facts.incidents if incident.is_open}
    home = site.elements("index.html")
    shown = Counter("data-open" in each.attributes for each in home if each.tag == "article")
    assert shown[True] == len(opened)
    assert {each["id"] for each in site.data("api/statuary/page.json")["incidents"]} == opened
    unresolved = site.data("api/v2/incidents/unresolved.json")["incidents"]
    assert {each["shortlink"] for each in unresolved} == {f"{URL}incidents/{i}/" for i in opened}
    counted = [v for (name, _, _), v in samples.items() if name == "statuary_open_incidents"]
    assert sum(counted) == (0 if facts.closed else len(opened))
    entries: dict[str, list[str]] = {}
    for entry in ET.fromstring(site.text("feed.atom")).iter(f"{ATOM}entry"):  # noqa: S314
        record = re.search(r"/incidents/([^/]+)/", entry.findtext(f"{ATOM}id") or "")
        assert record is not None
        step = (entry.findtext(f"{ATOM}title") or "").partition(": ")[0]
        entries.setdefault(record[1], []).append(step)
    v2 = {each["shortlink"]: each for each in site.data("api/v2/incidents.json")["incidents"]}
    for incident in facts.incidents:
        told = [step for step in entries[incident.id] if step != "Update"]
        if incident.updates:
            assert told[0] == site.wording.word(incident.updates[0].step)
        line = re.search("^- Status: (.*)$", site.text(f"incidents/{incident.id}/index.md"), re.M)
        assert line is not None
        words = "Over, end not known" if incident.end_unknown else site.wording.word(incident.step)
        assert line[1] == words
        step = "resolved" if incident.end_unknown else incident.step.value
        assert v2[f"{URL}incidents/{incident.id}/"]["status"] == step
        assert v2[f"{URL}incidents/{incident.id}/"]["impact"] == incident.impact.value


def check_what_is_unread(site: Site, samples: Any, unread: int) -> None:
    """How many records could not be read stands wherever somebody may miss them."""
    facts = site.facts
    if unread:
        assert facts.banner.status.severity >= ComponentStatus.UNKNOWN.severity
    told = site.wording.missing(unread)
    places = ["index", "history/index", "maintenance/index"]
    places += [f"components/{each.id}/index" for each in facts.components]
    for place in places:
        lines = [
            " ".join(each.text.split())
            for each in site.elements(f"{place}.html")
            if "unread" in each.attributes.get("class", "").split()
        ]
        assert lines == ([told] if unread else []), place
    assert (told in " ".join(site.text("status.txt").split())) == (unread > 0)
    for name in ("page", "build", "incidents", "maintenances", "statistics", "uptime"):
        assert site.data(f"api/statuary/{name}.json")["unread_records"] == unread
    assert samples["statuary_unread_records", "", ""] == unread
    alone = facts.banner.status is ComponentStatus.UNKNOWN and not facts.banner.components
    if unread and alone:
        assert site.wording.unread(unread) in _headline(site.elements("index.html"))
    for path in (f"incidents/{id_}/" for id_ in facts.unread_ids):
        assert any(e.attributes.get("name") == "robots" for e in site.elements(f"{path}index.html"))
        assert path not in site.text("sitemap.xml")


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(pages(), UNREAD)
def test_all_outputs_agree(page: StatusPage, unread: list[UnreadFile]) -> None:
    """Banner, components, figures and incidents are the same in every file of a page."""
    site = Site(replace(page, unread=tuple(unread)))
    samples = _samples(site)
    v2 = {
        each["name"].rpartition(" / ")[2]: each["status"]
        for each in site.data("api/v2/components.json")["components"]
        if not each["group"]
    }
    check_the_banner(site)
    for component in site.facts.components:
        check_a_component(site, component, samples, v2)
    check_the_incidents(site, samples)
    check_what_is_unread(site, samples, len(unread))
