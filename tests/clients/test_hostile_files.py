"""Readers of every other format find what they should in files full of other people's payloads."""

from __future__ import annotations

import json
import re

import feedparser
import icalendar
import pytest
from lxml import etree  # type: ignore[import-untyped]
from prometheus_client.openmetrics.parser import text_string_to_metric_families

from statuary import pipeline
from statuary.characters import UNFIT
from tests.clients.hostile_sites import TURNS, project
from tests.clients.hostile_texts import marked
from tests.clients.payloads import payloads
from tests.formats.showcase import NOW
from tests.formats.showcase import project as write

pytestmark = pytest.mark.slow

# A part of each list: what a format makes of a sign does not depend on the text around it.
EVERY = 24
LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script', re.DOTALL)
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f]")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build sites, so that each text is in a record of each kind and form; give all files."""
    texts = [text for found in payloads().values() for text in found[::EVERY]]
    pieces = tuple(marked(dict.fromkeys(texts)))
    found = {}
    for turn in range(TURNS):
        folder = tmp_path_factory.mktemp("hostile")
        for output in pipeline.view(
            write(folder, project(pieces, pieces[turn], turn)), NOW
        ).outputs():
            found[f"{turn}/{output.path}"] = output.content()
    return found


def _of(files: dict[str, bytes], *endings: str) -> dict[str, bytes]:
    found = {path: content for path, content in files.items() if path.endswith(endings)}
    assert found
    return found


def _records(files: dict[str, bytes], turn: str, kind: str) -> set[str]:
    """Give the folders of pages of a kind on a site."""
    pages = (re.fullmatch(rf"{turn}/({kind}-[0-9]+)/index.html", path) for path in files)
    return {found[1] for found in pages if found}


def test_no_file_has_a_character_that_is_none(files: dict[str, bytes]) -> None:
    """Every text is UTF-8 without control characters, halves of characters or none."""
    endings = (".html", ".xml", ".atom", ".rss", ".json", ".ics", ".svg", ".txt", ".md", "_headers")
    for path, content in _of(files, *endings).items():
        found = UNFIT.search(content.decode().replace("\r\n", "\n"))
        assert not found, f"{path}: U+{ord(found[0]):04X}"
        assert "\r" not in content.decode().replace("\r\n", "\n"), path


def test_xml_is_well_formed(files: dict[str, bytes]) -> None:
    """A strict parser reads feeds, sitemap and pictures, which have no element that runs."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for path, content in _of(files, ".xml", ".atom", ".rss", ".svg").items():
        tree = etree.fromstring(content, parser)
        tags = {etree.QName(each).localname for each in tree.iter(etree.Element)}
        assert not tags & {"script", "foreignObject", "a", "image", "iframe"}, path
        names = {name.lower() for each in tree.iter(etree.Element) for name in each.attrib}
        assert not [name for name in names if name.startswith("on")], path


def test_feeds_have_their_entries(files: dict[str, bytes]) -> None:
    """A reader of feeds finds in all formats the same entries, and links to the page alone."""
    for path, content in _of(files, "/feed.json").items():
        items = json.loads(content)["items"]
        for other in ("feed.atom", "feed.xml"):
            read = feedparser.parse(files[path.replace("feed.json", other)])
            assert not read.bozo, read.get("bozo_exception")
            assert [each.id for each in read.entries] == [each["id"] for each in items]
            assert all(each.link.startswith("https://status.example.com/") for each in read.entries)


def test_json_reads(files: dict[str, bytes]) -> None:
    """Every document of JSON reads, and what is in a page cannot end the element around it."""
    for path, content in _of(files, ".json").items():
        assert json.loads(content), path
    for path, content in _of(files, ".html").items():
        for found in LINKED.findall(content.decode()):
            assert json.loads(found), path


def test_calendars_have_their_events(files: dict[str, bytes]) -> None:
    """A calendar has an event for each maintenance, and no line or property of a stranger."""
    known = {"BEGIN", "END", "VERSION", "PRODID", "UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED"}
    known |= {"DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL", "CATEGORIES", "STATUS", "TRANSP"}
    known |= {"CLASS", "NAME", "SOURCE", "REFRESH-INTERVAL", "CALSCALE", "METHOD", "TZNAME", "TZID"}
    known |= {"TZOFFSETTO", "TZOFFSETFROM", "RRULE", "RECURRENCE-ID"}
    for path, content in _of(files, ".ics").items():
        read = icalendar.Calendar.from_ical(content)
        works = _records(files, path[0], "incidents/work")
        if path.endswith("/maintenance.ics") and "components" not in path:
            # A window that comes again has an event for each time.
            found = {str(event["URL"]).strip("/").split("/")[-1] for event in read.walk("VEVENT")}
            assert found == {work.partition("/")[2] for work in works}
        lines = content.decode().replace("\r\n ", "").split("\r\n")
        names = {re.split("[:;]", line)[0] for line in lines if line}
        assert {name for name in names if not name.startswith("X-")} <= known, path


def test_metrics_have_their_labels(files: dict[str, bytes]) -> None:
    """A parser of metrics finds each component by its id, and none that a name made up."""
    for path, content in _of(files, "metrics.txt").items():
        families = text_string_to_metric_families(content.decode())  # type: ignore[no-untyped-call]
        found = [each.labels.get("component") for family in families for each in family.samples]
        assert {each for each in found if each and each.startswith("part-")} == {
            each.partition("/")[2] for each in _records(files, path[0], "components/part")
        }


def test_plain_text_turns_nothing_around(files: dict[str, bytes]) -> None:
    """The page for terminals has no sign that would change the order of what follows."""
    for path, content in _of(files, "/status.txt").items():
        assert not TURNING.search(content.decode()), path
