"""Badges say what the pages say, to eyes, to screen readers and to shields.io."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from statuary.colours import ENOUGH, contrast
from statuary.formats.badges.badge import COLOURS, LABEL, LONGEST_NAME, MET, MISSED, NEUTRAL
from statuary.formats.badges.widths import shortened, width
from statuary.theme import built_in_folder
from tests.formats.showcase import FILES, HOSTILE, NOW, SETTINGS, build, built, project, published

SVG = "{http://www.w3.org/2000/svg}"
NAMES = ("status", "uptime")
COMPONENTS = ("web", "ios", "android", "api", "odd", "fax", "soon")
# What shields.io takes: https://shields.io/badges/endpoint-badge
ENDPOINT = {
    "type": "object",
    "required": ["schemaVersion", "label", "message"],
    "additionalProperties": False,
    "properties": {
        "schemaVersion": {"const": 1},
        "label": {"type": "string"},
        "message": {"type": "string", "minLength": 1},
        "color": {"type": "string", "pattern": "^#[0-9a-f]{6}$"},
        "labelColor": {"type": "string", "pattern": "^#[0-9a-f]{6}$"},
        "isError": {"type": "boolean"},
        "cacheSeconds": {"type": "integer", "minimum": 300},
    },
}
CLOSED = {**FILES, "statuary.yml": f"{SETTINGS}as_of: 2026-03-10 11:30Z\n"}
SMALL = """\
title: Acme Status
components:
  - {{id: api, name: API, since: {since}{more}}}
"""


def small(since: str = "2025-01-01", more: str = "", incident: str = "") -> dict[str, str]:
    """Give a project of one component."""
    files = {"statuary.yml": SMALL.format(since=since, more=more)}
    return files | ({"incidents/i.yaml": incident} if incident else {})


def twin(site: Mapping[str, bytes], path: str) -> tuple[str, str, str]:
    """Give a badge's label, message and colour."""
    document: dict[str, Any] = json.loads(site[f"{path}.json"])
    return document["label"], document["message"], document["color"]


def badges(site: Mapping[str, bytes], ending: str) -> dict[str, bytes]:
    """Give the badges of a site, by their paths."""
    return {p: site[p] for p in site if "badges/" in p and p.endswith(ending)}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build the project that has everything."""
    return built(tmp_path_factory.mktemp("everything"))


def test_page_and_components_have_them(site: dict[str, bytes]) -> None:
    """The page and each component, also a retired one, has both badges in each form."""
    places = ["", *(f"components/{c}/" for c in COMPONENTS)]
    assert set(badges(site, "")) == {
        f"{place}badges/{name}{form}"
        for place in places
        for name in NAMES
        for form in (".svg", "-flat-square.svg", ".json")
    }


@pytest.mark.parametrize("name", ["uptime", "badges", "x-status", "status-flat-square"])
def test_any_component_name_has_a_place(tmp_path: Path, name: str) -> None:
    """A component may be called like a badge, as far as ids allow."""
    files = {"statuary.yml": f"title: T\ncomponents: [{{id: {name}, name: N}}]\n"}
    site = built(tmp_path, files)
    assert twin(site, f"components/{name}/badges/status")[0] == "N"
    assert twin(site, "badges/status")[0] == "T"


def test_they_say_what_the_pages_say(site: dict[str, bytes]) -> None:
    """Statuses have their words and colours, figures are the strings of the pages."""
    home = site["index.html"].decode()
    assert twin(site, "badges/status")[1:] == ("Major outage", "#b0172f")
    label, figure, colour = twin(site, "badges/uptime")
    assert (label, colour) == ("Uptime over 90 days", NEUTRAL)
    assert f"{label}: <strong>{figure}</strong>" in home
    assert twin(site, "components/ios/badges/status") == ("iOS 🙂", "Operational", "#1d7a55")
    for component in ("ios", "android", "api", "odd"):
        _, figure, _ = twin(site, f"components/{component}/badges/uptime")
        assert f'<th scope="row">90d</th><td>{figure}</td>' in (
            site[f"components/{component}/index.html"].decode()
        )
        assert f'<span class="figure">{figure}</span>' in home


def test_who_is_gone_or_to_come_has_no_status(site: dict[str, bytes]) -> None:
    """A retired component says so, and one to come does not say that it is up."""
    assert twin(site, "components/fax/badges/status") == ("Fax", "Retired", NEUTRAL)
    assert twin(site, "components/fax/badges/uptime") == ("Fax · Uptime", "Retired", NEUTRAL)
    assert twin(site, "components/soon/badges/status") == ("Soon", "Not on record", NEUTRAL)
    assert twin(site, "components/soon/badges/uptime")[1] == "Not on record"


def test_a_closed_record_claims_nothing(tmp_path: Path) -> None:
    """Once the record is closed no badge tells of now, and figures tell of which days they are."""
    site = built(tmp_path, CLOSED)
    for place in ("", *(f"components/{c}/" for c in ("web", "ios", "api"))):
        assert twin(site, f"{place}badges/status")[1:] == ("Closed record", NEUTRAL)
        assert "Uptime 10 December 2025 – 10 March 2026" in twin(site, f"{place}badges/uptime")[0]
    assert twin(site, "components/fax/badges/status")[1] == "Retired"


def test_overdue_maintenance_is_told(tmp_path: Path) -> None:
    """A maintenance past its end is not merely under way."""
    work = (
        "{kind: maintenance, title: W, window: {from: 2026-03-10 00:00, until: 2026-03-10 06:00},"
    )
    site = built(tmp_path, small(incident=f"{work} components: [api]}}"))
    expected = ("Under maintenance, overdue for an update", "#2563ab")
    assert twin(site, "badges/status") == ("Acme Status", *expected)
    assert twin(site, "components/api/badges/status") == ("API", *expected)


@pytest.mark.parametrize(
    ("slo", "end", "message", "colour"),
    [
        ("", "2026-03-01 01:00", "99.95%", NEUTRAL),
        (", slo: 99.9", "2026-03-01 01:00", "99.95%, objective met", MET),
        (", slo: 99.99", "2026-03-01 01:00", "99.95%, objective missed", MISSED),
        (", slo: 99.954", "2026-03-01 01:00", "99.95%, objective missed", MISSED),
        (", slo: 99.953", "2026-03-01 01:00", "99.95%, objective met", MET),
        (", slo: 99", "~2026-03-01 01:00", "≈99.95%, objective met", MET),
        (", slo: 99.9", "unknown", "89.44–100.00%", NEUTRAL),
    ],
)
def test_only_an_objective_makes_a_figure_good(
    tmp_path: Path, slo: str, end: str, message: str, colour: str
) -> None:
    """Without one, or with doubt, a figure has no colour; and words say what the colour does."""
    outage = (
        f"{{title: I, components: {{api: major_outage}}, started: 2026-03-01 00:00, ended: {end}}}"
    )
    site = built(tmp_path, small(more=slo, incident=outage))
    assert twin(site, "components/api/badges/uptime")[1:] == (message, colour)


@pytest.mark.parametrize(
    ("since", "label", "message"),
    [
        ("2025-01-01", "Uptime over 90 days", "100.00%"),
        ("2026-03-01", "Uptime since 1 March 2026", "100.00%"),
        ("2026-03-10 12:00Z", "Uptime over 90 days", "—"),
    ],
)
def test_a_young_record_says_since_when(
    tmp_path: Path, since: str, label: str, message: str
) -> None:
    """A figure never claims more days than were recorded, nor a percentage of none."""
    site = built(tmp_path, small(f'"{since}"'))
    assert twin(site, "badges/uptime")[:2] == (label, message)
    assert twin(site, "components/api/badges/uptime")[:2] == (f"API · {label}", message)


def test_the_window_is_that_of_the_page(tmp_path: Path) -> None:
    """Where a page has no 90 days, the badge has the window that its first page shows."""
    files = small()
    files["statuary.yml"] += "uptime: {windows: [7d, 36h]}\n"
    site = built(tmp_path, files)
    assert twin(site, "badges/uptime")[0] == "Uptime over 1 day 12 hours"
    assert "Uptime over 1 day 12 hours: " in site["index.html"].decode()


def test_pictures_are_accessible(site: dict[str, bytes]) -> None:
    """Each picture is an image with one name, that of what it shows, and needs no other file."""
    for path, content in badges(site, ".svg").items():
        root = ET.fromstring(content)  # noqa: S314  made here
        label, message, _ = twin(site, re.sub(r"(-flat-square)?\.svg$", "", path))
        assert root.get("role") == "img"
        name = root.get("aria-label")
        assert name is not None
        assert name == root.findtext(f"{SVG}title")
        assert [text.text for text in root.iter(f"{SVG}text")] == [label, message]
        if "…" not in label:
            assert name == f"{label}: {message}"
        else:
            assert name.startswith(label.partition("…")[0])
            assert name.endswith(f": {message}")
        assert not re.search(rb"href|url\(|<style|<script|@import", content)
        assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"


def test_hostile_names_stay_text(site: dict[str, bytes]) -> None:
    """Markup in a title or a name is shown, and no name is taken for a template."""
    root = ET.fromstring(site["badges/status.svg"])  # noqa: S314
    assert HOSTILE.replace('"', "") in root.get("aria-label", "")
    assert not list(root.iter("{*}script"))
    assert twin(site, "components/web/badges/status")[0] == "Web <b>&\"'"


def test_styles_differ_in_their_corners(site: dict[str, bytes]) -> None:
    """Both styles are of one size, and only `flat` is rounded."""
    flat, square = site["badges/status.svg"], site["badges/status-flat-square.svg"]
    assert flat != square
    size = re.compile(rb'width="\d+" height="20"')
    assert len(size.findall(flat)) == 1
    assert size.findall(flat) == size.findall(square)


def test_twins_are_what_shields_takes(site: dict[str, bytes]) -> None:
    """Each twin has the keys of the endpoint schema, and no others."""
    assert len(badges(site, ".json")) == 16
    for content in badges(site, ".json").values():
        jsonschema.validate(json.loads(content), ENDPOINT)


def test_colours_are_read_and_are_the_sites() -> None:
    """White is read on each colour, and each is one of the light scheme's."""
    style = built_in_folder().joinpath("assets/style.css").read_text("utf-8")
    light = dict(re.findall(r"--(\w+): (#\w+);", style.partition("@media")[0]))
    by_name = {status.value.split("_")[0]: colour for status, colour in COLOURS.items()}
    by_name["maintenance"] = by_name.pop("under")
    assert by_name.items() <= light.items()
    assert (light["ink"], light["soft"]) == (LABEL, NEUTRAL)
    assert (light["operational"], light["partial"]) == (MET, MISSED)
    for colour in (LABEL, NEUTRAL, MET, MISSED, *COLOURS.values()):
        assert contrast("#ffffff", colour) >= ENOUGH


def test_only_what_is_said_changes_them(tmp_path: Path) -> None:
    """Another build a while later, with the facts the same, leaves every badge as it was."""
    root = project(tmp_path, small())
    build(root, NOW)
    before = published(root / "site")
    report = build(root, NOW + 3600)
    assert not [path for path in report.written if "badges/" in path]
    assert badges(published(root / "site"), "") == badges(before, "")


def test_a_project_may_draw_its_own(tmp_path: Path) -> None:
    """A `badge.svg` among a project's templates takes the place of the built-in one."""
    own = "{# takes: accessible, label, message, square #}\n<svg>{{ message.text }}</svg>\n"
    site = built(tmp_path, {**small(), "templates/badge.svg": own})
    assert site["badges/status.svg"] == b"<svg>Operational</svg>\n"


@given(st.text(), st.floats(2, 40))
def test_no_name_is_too_wide(name: str, most: float) -> None:
    """A name is shortened to what there is room for, and kept as it is where it fits."""
    short = shortened(name, most)
    assert width(short) <= most + 1e-9
    assert (short == name) == (width(name) <= most) or name.endswith("…")
    assert width(shortened("W" * 250, LONGEST_NAME)) <= LONGEST_NAME


@pytest.mark.parametrize("whole", ["👩‍👩‍👧", "🇩🇪", "👍🏽", "e\u0301", "❤️"])
def test_what_is_drawn_as_one_is_not_cut(whole: str) -> None:
    """Joined emoji, flags and letters with accents are kept or left out, but never halved."""
    for most in range(2, 20):
        kept = shortened(whole * 30, most).removesuffix("…")
        assert kept == whole * (len(kept) // len(whole))
