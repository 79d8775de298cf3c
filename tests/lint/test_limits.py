"""Where each rule begins to speak, beyond its examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from statuary import checks
from statuary.findings import Finding
from statuary.lint.interface import EXAMPLE_NOW
from statuary.model import read_instant
from tests.formats.showcase import project

NOW = read_instant(EXAMPLE_NOW).seconds
SETTINGS = "title: T\ncomponents: [{id: api, name: API}, {id: web, name: Web}]\n"
SITE = f"{SETTINGS}url: https://status.example.com/\n"


def told(rule: str, root: Path, *records: str, settings: str = SETTINGS) -> list[Finding]:
    """Give what a rule says of records, Markdown or YAML, called `record-1` and so on."""
    files: dict[str, str | bytes] = {"statuary.yml": settings, "static/a.txt": ""}
    for number, text in enumerate(records, 1):
        ending = "md" if text.startswith("---") else "yaml"
        files[f"incidents/record-{number}.{ending}"] = text
    found = checks.check(project(root, files), NOW).findings.found
    assert not [each for each in found if each.rule == "problem"], found
    return [each for each in found if each.rule == rule]


def incident(*updates: str, keys: str = "components: [api]") -> str:
    """Write an incident with updates, each `status @ instant` and maybe a text below it."""
    text = "\n".join(f"## {update}" for update in updates)
    return f"---\ntitle: Slow\n{keys}\n---\n{text}\n"


@pytest.mark.parametrize(
    ("record", "settings", "count"),
    [
        (incident("Monitoring @ 2026-03-09 12:00Z"), "", 0),
        (incident("Monitoring @ 2026-03-09 11:59:59Z"), "", 1),
        (incident("Monitoring @ 2026-03-10 00:00Z"), "check: {silence: 12h}\n", 0),
        (incident("Monitoring @ 2026-03-09 23:59Z"), "check: {silence: 12h}\n", 1),
        (incident("Resolved @ 2026-03-01 12:00Z"), "", 0),
        (incident("Identified @ 2026-03-01 12:00Z", keys="ended: unknown"), "", 0),
        (incident("Identified @ 2026-03-01 12:00Z", keys="draft: true"), "", 0),
        (incident("Identified @ 2026-03-01 12:00Z"), "as_of: 2026-03-02 12:00Z\n", 0),
        (incident("Identified @ 2026-03-01 12:00Z"), "as_of: 2026-03-03 12:00Z\n", 1),
        ("title: T\ncomponents: [api]\nstarted: 2026-03-01 12:00Z\n", "", 1),
    ],
)
def test_silence(tmp_path: Path, record: str, settings: str, count: int) -> None:
    """An incident is silent after the length that the page says, while it is open and no draft."""
    assert len(told("silent-incident", tmp_path, record, settings=SETTINGS + settings)) == count


@pytest.mark.parametrize(
    ("record", "count"),
    [
        (incident("Resolved @ 2026-03-01 12:00Z"), 1),
        (incident("Resolved @ 2026-03-01 12:00Z\n  \n"), 1),
        (incident("Resolved @ 2026-03-01 12:00Z", "Postmortem\nA full disk."), 0),
        (incident("Resolved @ 2026-03-01 12:00Z", "Update @ 2026-03-02 12:00Z\nA disk."), 0),
        (incident("Resolved @ 2026-03-01 12:00Z", "Identified @ 2026-03-01 11:00Z\nHm."), 1),
        (incident("Identified @ 2026-03-01 11:00Z\nHm."), 0),
        ("title: T\nstarted: 2026-03-01 12:00Z\nended: 2026-03-01 13:00Z\n", 0),
    ],
)
def test_resolutions(tmp_path: Path, record: str, count: int) -> None:
    """A text under the last resolution, after it, or in a postmortem will do."""
    assert len(told("unexplained-resolution", tmp_path, record)) == count


@pytest.mark.parametrize(
    ("record", "count"),
    [
        (incident("Monitoring @ 2026-03-10 10:00Z", "Identified @ 2026-03-10 11:00Z"), 1),
        (incident("Identified @ 2026-03-10 11:00Z", "Monitoring @ 2026-03-10 10:00Z"), 1),
        (incident("Monitoring @ 2026-03-10 10:00Z", "Update @ 2026-03-10 11:00Z"), 0),
        (incident("Investigating @ 2026-03-10 10:00Z", "Resolved @ 2026-03-10 11:00Z"), 0),
        (
            incident(
                "Resolved @ 2026-03-10 10:00Z\nDone.",
                "Update @ 2026-03-10 10:30Z\nStill well.",
                "Investigating @ 2026-03-10 11:00Z {api: major_outage}",
            ),
            1,
        ),
    ],
)
def test_setbacks(tmp_path: Path, record: str, count: int) -> None:
    """Steps are compared by time, over updates that keep them."""
    assert len(told("unexplained-setback", tmp_path, record)) == count


def test_windows_that_repeat_begin_anew(tmp_path: Path) -> None:
    """Of work that repeats, each window may be begun and completed without a word."""
    record = (
        "kind: maintenance\ntitle: M\nwindow: {from: 2026-03-01 02:00, until: 2026-03-01 03:00}\n"
        "repeats: FREQ=DAILY\ncomponents: [api]\nupdates:\n"
        "  - {at: 2026-03-01 02:00, status: in_progress}\n"
        "  - {at: 2026-03-01 02:50, status: completed}\n"
        "  - {at: 2026-03-02 02:00, status: in_progress}\n"
        "  - {at: 2026-03-02 02:50, status: completed}\n"
        "  - {at: 2026-03-03 02:50, status: completed}\n"
    )
    for rule in ("unexplained-setback", "empty-update", "overdue-maintenance"):
        assert told(rule, tmp_path, record) == []


@pytest.mark.parametrize(
    ("updates", "count"),
    [
        (["Identified @ 2026-03-10 10:00Z", "Update @ 2026-03-10 11:00Z"], 1),
        (["Identified @ 2026-03-10 10:00Z", "Update @ 2026-03-10 11:00Z {web: operational}"], 1),
        (["Identified @ 2026-03-10 10:00Z", "Update @ 2026-03-10 11:00Z {web: unknown}"], 0),
        (["Identified @ 2026-03-10 10:00Z", "Update @ 2026-03-10 11:00Z\nWe work on it."], 0),
        (["Resolved @ 2026-03-10 10:00Z\nDone.", "Resolved @ 2026-03-10 11:00Z"], 1),
        (["Identified @ 2026-03-10 10:00Z", "Monitoring @ 2026-03-10 11:00Z"], 0),
        (["Identified @ 2026-03-10 10:00Z"], 0),
    ],
)
def test_empty_updates(tmp_path: Path, updates: list[str], count: int) -> None:
    """A text, another step or another status of a component is something."""
    assert len(told("empty-update", tmp_path, incident(*updates))) == count


@pytest.mark.parametrize(
    ("days", "line"),
    [
        ((1, 2, 3, 4), None),
        ((4, 3, 2, 1), None),
        ((1, 1, 2, 2), None),
        ((1, 3, 2, 4), 7),
        ((4, 3, 9, 2), 7),
        ((1, 4, 2), 7),
        ((4, 1, 2), 7),
    ],
)
def test_order(tmp_path: Path, days: tuple[int, ...], line: int | None) -> None:
    """Both orders are fine; the first update that breaks the one of most others is named."""
    record = incident(*(f"Identified @ 2026-03-0{day} 10:00Z" for day in days))
    found = told("unordered-updates", tmp_path, record)
    assert [each.problem.line for each in found] == ([] if line is None else [line])


@pytest.mark.parametrize(
    ("link", "settings", "count"),
    [
        ("../record-1/", SITE, 0),
        ("../record-9/", SITE, 1),
        ("../old-id/#x", SITE, 0),
        ("../../components/api/", SITE, 0),
        ("../../components/apj/", SITE, 1),
        ("../../a.txt?download", SITE, 0),
        ("#below", SITE, 0),
        ("mailto:a@example.com", SITE, 0),
        ("https://example.com/nowhere", SITE, 0),
        ("https://status.example.com/nowhere/", SITE, 1),
        ("https://status.example.com/", SITE, 0),
        ("/history/", SITE, 0),
        ("/nowhere/", SITE, 1),
        ("/nowhere/", SETTINGS, 0),
        ("../record-9/", SETTINGS, 1),
        ("../../../../etc/passwd", SITE, 1),
        ("//[", SITE, 0),
    ],
)
def test_links(tmp_path: Path, link: str, settings: str, count: int) -> None:
    """Links into this site are followed, from where a record stands; others are not."""
    text = f"See [this]({link}) and `[that](../code/)`."
    record = f"---\nkind: notice\ntitle: N\nfrom: 2026-03-01\naliases: [old-id]\n---\n{text}\n"
    found = told("dead-link", tmp_path, record, settings=settings)
    assert len(found) == count
    assert all(each.problem.column == 12 for each in found)


def test_links_by_reference(tmp_path: Path) -> None:
    """A link whose address stands elsewhere in the text is told of there."""
    record = incident("Identified @ 2026-03-10 10:00Z\nAs [before].\n\n[before]: ../no/\n")
    (found,) = told("dead-link", tmp_path, record)
    assert (found.problem.line, found.problem.column) == (8, 11)


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (("2026-03-10 10:00Z", None), ("2026-03-10 11:30Z", None), 1),
        (("2026-03-10 10:00Z", "11:00Z"), ("2026-03-10 10:15Z", "10:30Z"), 1),
        (("2026-03-10 10:00Z", "11:00Z"), ("2026-03-10 10:16Z", "10:30Z"), 0),
        (("2026-03-10 10:00Z", "10:05Z"), ("2026-03-10 10:05Z", "10:30Z"), 0),
        (("2026-03-10 10:00Z", "11:00Z"), ("2026-03-10 10:15Z", None), 1),
    ],
)
def test_twins(
    tmp_path: Path, first: tuple[str, str | None], second: tuple[str, str | None], count: int
) -> None:
    """Incidents of the same components are alike if both are open, or began within minutes."""
    records = []
    for start, end in (first, second):
        ended = f"\nended: 2026-03-10 {end}" if end else ""
        records.append(f"title: T\ncomponents: [api]\nstarted: {start}{ended}\n")
    found = told("twin-incidents", tmp_path, *records)
    assert [each.problem.path for each in found] == ["incidents/record-2.yaml"] * count


def test_twins_with_another_between(tmp_path: Path) -> None:
    """Two that are open are alike also if one began between them and is over."""
    records = [
        f"title: T\ncomponents: [api]\nstarted: 2026-03-10 {times}\n"
        for times in ("08:00Z", "09:00Z\nended: 2026-03-10 09:10Z", "10:00Z")
    ]
    (found,) = told("twin-incidents", tmp_path, *records)
    assert found.problem.path == "incidents/record-3.yaml"
    assert "`record-1`" in found.message


@pytest.mark.parametrize(
    ("tag", "usual", "count"),
    [
        ("netwrok", "network", 0),  # two letters, which might be another word
        ("netwok", "network", 1),
        ("networks", "network", 1),
        ("Network", "network", 1),
        ("zone1", "zone2", 0),
        ("us", "eu", 0),
        ("cache", "network", 0),
    ],
)
def test_tags(tmp_path: Path, tag: str, usual: str, count: int) -> None:
    """One letter more, less or other, or its case; digits and short tags are names."""
    records = [
        f"kind: notice\ntitle: N\nfrom: 2026-03-01\ntags: [{each}]\n"
        for each in (usual, usual, usual, tag)
    ]
    assert len(told("rare-tag", tmp_path, *records)) == count


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("We know.\nToday SOME\n  users wait.", "en-GB", (8, 7)),
        ("Handsome users wait.", "en", None),
        ("Some users wait.", "de", None),
        ("There is an issue here.", "en", (7, 10)),
    ],
)
def test_words(tmp_path: Path, text: str, language: str, place: tuple[int, int] | None) -> None:
    """Phrases are whole words, over line ends too, on pages in English; their place is told."""
    body = text.replace("\n", "\n      ")
    record = (
        "title: T\ncomponents: [api]\nupdates:\n  - at: 2026-03-10 11:00Z\n"
        f"    status: identified\n    body: |\n      {body}\n"
    )
    found = told("vague-wording", tmp_path, record, settings=f"{SETTINGS}language: {language}\n")
    places = [(each.problem.line, each.problem.column) for each in found]
    assert places == ([] if place is None else [(place[0], place[1] + 6)])


def test_what_is_no_concern(tmp_path: Path) -> None:
    """`impact: none` is a word on the impact, and an end at `since` lies inside the record."""
    quiet = incident("Identified @ 2026-03-10 11:00Z", keys="impact: none")
    assert told("nothing-affected", tmp_path, quiet) == []
    edge = "title: T\ncomponents: [api]\nstarted: 2026-01-31\nended: 2026-02-01\n"
    edge = edge.replace("01-31", "01-31 10:00Z").replace("02-01", "02-01 00:00Z")
    since = f"{SETTINGS}since: 2026-02-01\n"
    assert told("before-since", tmp_path / "edge", edge, settings=since) == []


def test_templates_have_no_vague_words(tmp_path: Path) -> None:
    """What is prepared is read before it is published, where it stands in the settings."""
    settings = (
        f"{SETTINGS}templates:\n  - id: a\n    text: |\n      Sorry.\n      Some users wait.\n"
    )
    (found,) = told("vague-wording", tmp_path, settings=settings)
    assert found.problem.path == "statuary.yml"
    assert (found.problem.line, found.problem.column) == (7, 7)
