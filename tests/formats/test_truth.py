"""Pages say what was, and no more."""

from __future__ import annotations

from pathlib import Path

from tests.formats.showcase import built, elements

SMALL = "title: S\ntimezone: UTC\ncomponents: [{id: api, name: API}]\n"


def test_a_closed_record_says_so_on_every_page(tmp_path: Path) -> None:
    """Whoever comes to any page of a closed record learns when it ended."""
    files = {
        "statuary.yml": SMALL + "as_of: 2026-03-01 12:00\n",
        "incidents/x.yaml": "{title: X, components: [api], started: 2026-03-01 10:00}",
    }
    site = built(tmp_path, files)
    pages = [path for path in site if path.endswith(".html")]
    assert len(pages) > 6
    for path in pages:
        assert b"This record is closed" in site[path], path


def test_what_a_component_owes_its_status_to_is_on_the_first_page(tmp_path: Path) -> None:
    """An incident that is over and left something behind is listed while that lasts."""
    record = (
        "---\ntitle: Left behind\ncomponents: {api: major_outage}\n---\n"
        "## Investigating @ 2026-03-09 10:00\n\n"
        "## Resolved @ 2026-03-09 11:00 {api: degraded_performance}\n"
    )
    home = built(tmp_path, {"statuary.yml": SMALL, "incidents/x.md": record})["index.html"]
    articles = [each for each in elements(home) if each.tag == "article"]
    assert len(articles) == 1
    assert b"Degraded performance" in home


def test_an_uptime_claims_no_more_than_the_record(tmp_path: Path) -> None:
    """Where the record is shorter than the window, the first page says since when it is."""
    home = built(tmp_path, {"statuary.yml": SMALL + "since: 2026-03-01\n"})["index.html"].decode()
    assert "Uptime since 1 March 2026" in home
    assert "Uptime over" not in home


def test_planned_work_is_told_as_it_was_done(tmp_path: Path) -> None:
    """Each window stands in its own month, as long as it really took."""
    files = {
        "statuary.yml": SMALL,
        "incidents/early.yaml": (
            "kind: maintenance\ntitle: Early\ncomponents: [api]\n"
            "window: {from: 2026-02-10 10:00, until: 2026-02-10 12:00}\n"
            "updates: [{at: 2026-02-10 10:10, status: completed}]\n"
        ),
        "incidents/weekly.yaml": (
            "kind: maintenance\ntitle: Weekly\ncomponents: [api]\nrepeats: FREQ=WEEKLY\n"
            "window: {from: 2026-01-04 02:00, until: 2026-01-04 03:00}\n"
        ),
    }
    site = built(tmp_path, files)
    january = site["history/2026/01/index.html"].decode()
    february = site["history/2026/02/index.html"].decode()
    assert (january.count(">Weekly</a>"), february.count(">Weekly</a>")) == (4, 4)
    assert "(10 minutes)" in february
    assert "Under way:" in site["incidents/early/index.html"].decode()
