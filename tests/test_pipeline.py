"""From a folder to a site: what stays the same, and what changes with what."""

from __future__ import annotations

import itertools
import json
import re
import shutil
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest
from click.testing import CliRunner

from statuary import clock, content, pipeline, program, theme, timeline
from statuary.cli import main
from statuary.errors import ConfigurationError, OutputError
from statuary.model import ComponentStatus, read_instant
from statuary.outputs import Output
from statuary.publishing import turn, turns
from statuary.wording import Wording
from tests.formats.showcase import FILES, NOW, build, project, published

Step = Callable[[Path], int | None]

INCIDENT = "incidents/2026/open.md"


def edit(path: str, old: str, new: str) -> Step:
    """Replace something in a file."""

    def step(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), "utf-8")

    return step


def add(path: str, text: str) -> Step:
    """Add a file."""

    def step(root: Path) -> None:
        project(root, {path: text})

    return step


def remove(path: str) -> Step:
    """Remove a file or a folder."""

    def step(root: Path) -> None:
        (shutil.rmtree if (root / path).is_dir() else Path.unlink)(root / path)

    return step


def rename(old: str, new: str) -> Step:
    """Rename a file."""

    def step(root: Path) -> None:
        (root / old).rename(root / new)

    return step


def later(seconds: int) -> Step:
    """Let time pass."""
    return lambda _: NOW + seconds


NEW = "{title: Another, components: [api], started: 2026-03-10 08:00Z}"
OVERRIDE = '{% extends "default/notice.html" %}{% block main %}<h1>Mine</h1>{% endblock %}'

EDITS: dict[str, Step] = {
    "text of an update": edit(INCIDENT, "We look.", "We still look."),
    "title": edit(INCIDENT, "Open {{", "Broken {{"),
    "resolved": edit(INCIDENT, "2026-03-11 11:00Z", "2026-03-10 11:30Z"),
    "a new incident": add("incidents/new.yaml", NEW),
    "its address": rename("incidents/new.yaml", "incidents/newer.yaml"),
    "its folder": rename("incidents/newer.yaml", "incidents/2026/newer.yaml"),
    "no incident": remove("incidents/2026/newer.yaml"),
    "no alias": edit("incidents/2025-12-24-fax.yaml", "[fax-down, older-fax]", "[older-fax]"),
    "settings": edit("statuary.yml", "name: API", "name: The API"),
    "time zone": edit("statuary.yml", "Europe/Berlin", "Pacific/Chatham"),
    "formula": add("statuary.yml", FILES["statuary.yml"] + "uptime: {formula: strict}\n"),
    "no url": add("statuary.yml", re.sub("url: https://status.*\n", "", FILES["statuary.yml"])),
    "fewer components": add(
        "statuary.yml", FILES["statuary.yml"].replace("  - {id: soon,", "  - {id: other,")
    ),
    "a template": add("templates/notice.html", OVERRIDE),
    "a style": add("templates/assets/style.css", "body {}"),
    "no template": remove("templates"),
    "a static file": add("static/logos/logo.svg", "<svg/>"),
    "no static files": remove("static"),
    "a second later": later(1),
    "a day later": later(86_400),
    "resolved by time": later(2 * 86_400),
    "a year later": later(400 * 86_400),
    "no cache": remove(".statuary-cache"),
    "a damaged site": edit("site/index.html", "<h1", "<h2"),
    "no site": remove("site"),
}


def without(*paths: str) -> dict[str, str]:
    """Give the project's files but for some."""
    return {path: text for path, text in FILES.items() if path not in paths}


def copy_without_site(root: Path, target: Path) -> Path:
    """Copy a project without its site and its cache."""
    return shutil.copytree(root, target, ignore=shutil.ignore_patterns("site", ".statuary-cache"))


def whole(folder: Path) -> dict[str, bytes | None]:
    """Give all that lies below a folder, hidden files and folders included."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


@pytest.mark.slow
def test_a_build_after_an_edit_is_a_build_from_nothing(tmp_path: Path) -> None:
    """Whatever is edited, an old site and its cache become the very site of a first build."""
    files = without("incidents/2026/also-open.md", "incidents/overdue.md", "incidents/far.yaml")
    root, now = project(tmp_path / "project", files), NOW
    build(root)
    for name, step in EDITS.items():
        now = step(root) or now
        build(root, now)
        cold = copy_without_site(root, tmp_path / name)
        build(cold, now)
        assert whole(root / "site") == whole(cold / "site"), name


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give a list of the paths of what is rendered."""
    paths: list[str] = []
    render = Output.content

    def content(output: Output) -> bytes:
        paths.append(output.path)
        return render(output)

    monkeypatch.setattr(Output, "content", content)
    return paths


def test_another_version_of_the_program_builds_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rendered: list[str]
) -> None:
    """What another version rendered is rendered again, even though nothing else changed."""
    root = project(tmp_path)
    build(root)
    rendered.clear()
    monkeypatch.setattr(pipeline, "version", lambda: "another")
    report = build(root)
    assert len(rendered) == report.unchanged
    assert not report.changed


def test_a_settled_incident_is_rendered_once(tmp_path: Path, rendered: list[str]) -> None:
    """Later builds take how it went from the caches, and know its files without making them."""
    root = project(tmp_path / "project")
    files = {"incidents/2025-12-24-fax/index.html", "incidents/2025-12-24-fax/index.md"}
    build(root)
    assert files <= {*rendered}
    for later in (60, 120):
        rendered.clear()
        build(root, NOW + later)
        assert not files & {*rendered}


@pytest.mark.parametrize("dependency", program.RENDERERS)
def test_another_version_of_a_dependency_is_another_program(
    dependency: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An update of a library that pages are made with is no reason to trust an old cache."""
    before = program.version()
    versions = metadata.version
    monkeypatch.setattr(
        metadata, "version", lambda name: versions(name) + "!" * (name == dependency)
    )
    program.version.cache_clear()
    after = program.version()
    program.version.cache_clear()
    assert before != after


def test_time_alone_changes_what_tells_the_time(tmp_path: Path) -> None:
    """A minute in which nothing goes on changes only the first page and what says when it was."""
    going_on = (INCIDENT, "incidents/2026/also-open.md", "incidents/overdue.md")
    root = project(tmp_path, without(*going_on, "incidents/lost.yaml"))
    build(root)
    report = build(root, NOW + 60)
    dated = ("build", "page", "statistics", "uptime")
    api = (f"api/statuary/{name}.json" for name in dated)
    embeds = ("embed/dark.html", "embed/index.html", "embed/light.html")
    assert report.written == (*api, *embeds, "index.html", "metrics.txt", "status.txt")
    assert not report.removed


def test_what_goes_on_is_told_without_the_time(tmp_path: Path) -> None:
    """While things go on, a minute changes first page and figures, but no record and no feed."""
    resolved = "## Resolved @ 2026-03-10 11:30Z {ios: degraded_performance}\n"
    files = {**FILES, "incidents/rest.md": f"---\ntitle: R\n---\n{resolved}"}
    root = project(tmp_path, files)
    build(root)
    written = build(root, NOW + 60).written
    assert "index.html" in written
    told = ("components/", "api/", "badges/", "embed/", "index.", "metrics.", "status.")
    assert not [path for path in written if not path.startswith(told)]
    assert not [path for path in written if path.endswith(("atom", "xml"))]


def test_a_closed_record_does_not_age(tmp_path: Path) -> None:
    """With `as_of`, a build years later writes nothing at all."""
    files = {**FILES, "statuary.yml": FILES["statuary.yml"] + "as_of: 2026-03-10 12:00Z\n"}
    root = project(tmp_path, files)
    build(root)
    assert not build(root, NOW + 3 * 365 * 86_400).changed


def test_drafts_and_the_future_change_nothing(tmp_path: Path) -> None:
    """A draft, and a notice that has not begun, leave every byte as it was."""
    root = project(tmp_path)
    build(root)
    remove("incidents/draft.md")(root)
    remove("incidents/coming-notice.yaml")(root)
    assert not build(root).changed


@pytest.mark.parametrize("out", [".", "..", "incidents", "templates/site", "static"])
def test_a_site_is_not_built_over_its_project(tmp_path: Path, out: str) -> None:
    """A folder that holds the project, or that its files are read from, is refused."""
    root = project(tmp_path / "project")
    found = whole(root)
    with pytest.raises(OutputError, match="hint: build into a folder of its own"):
        pipeline.build(root, root / out, NOW)
    assert whole(root) == found


def test_nothing_is_left_of_a_build_that_comes_to_nothing(tmp_path: Path) -> None:
    """Where there is no site and what should become one does not read, nothing is left behind."""
    root = project(tmp_path / "project", {"statuary.yml": "title: ["})
    found = whole(tmp_path)
    with pytest.raises(ConfigurationError):
        pipeline.build(root, root / "site", NOW)
    assert whole(tmp_path) == found


def test_a_build_reads_what_is_there_when_its_turn_has_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another build has its turn, neither a file is read nor the time."""
    root = project(tmp_path / "project")
    told: Queue[str] = Queue()
    asked: list[str] = []
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", 0.01)

    def now() -> int:
        asked.append("the time")
        return NOW

    monkeypatch.setattr(clock, "now", now)

    class Listener(pipeline.Listener):
        def waiting(self) -> None:
            told.put("it waits")

    def run() -> None:
        pipeline.build(root, root / "site", listener=Listener())
        told.put("it is built")

    with turn(root / "site"):
        Thread(target=run, daemon=True).start()
        assert told.get(timeout=60) == "it waits"
        assert asked == []
        edit("statuary.yml", "title: ", "title: Newer ")(root)
    assert told.get(timeout=60) == "it is built"
    assert asked == ["the time"]
    assert "Newer " in (root / "site" / "index.html").read_text("utf-8")


STATES = {
    "operational": "",
    "under_maintenance": "kind: maintenance\ntitle: W\nwindow: "
    "{from: 2026-03-10 11:00Z, until: 2026-03-10 13:00Z}\ncomponents: [api]\n",
    **{
        status.value: f"title: T\ncomponents: {{api: {status.value}}}\nstarted: 2026-03-10 11:00Z\n"
        for status in ComponentStatus
        if status.severity > 1
    },
}


@pytest.mark.parametrize("status", STATES)
def test_everything_tells_the_same(tmp_path: Path, status: str) -> None:
    """Banner, title, component's page, figures' file and `explain` tell one status and figure."""
    files = {
        "statuary.yml": "title: S\nsince: 2026-03-08\ncomponents: [{id: api, name: API}]\n"
        "uptime: {windows: [90d]}\n"
    }
    if STATES[status]:
        files["incidents/x.yaml"] = STATES[status]
    root = project(tmp_path, files)
    build(root)
    site = {path: content.decode() for path, content in published(root / "site").items()}
    word = Wording("en", "UTC").word(ComponentStatus(status))
    home, page = site["index.html"], site["components/api/index.html"]
    said = "All systems operational" if status == "operational" else word
    assert f"<title>{said} – S</title>" in home
    banner = re.search(r'<section[^>]* class="banner (\w+)".*?</section>', home, re.DOTALL)
    assert banner
    assert banner[1] == status
    words = " ".join(re.sub("<.*?>", "", banner[0]).split())
    assert said in words
    assert ("API, for 1 hour" in words) == (status != "operational")
    for text in (home, page):
        assert f'<span class="state {status}"' in text

    figures = json.loads(site["api/statuary/uptime.json"])
    (component,) = figures["components"]
    (window,) = component["windows"]
    ongoing = [each["status"] for each in component["intervals"] if each["ongoing"]]
    assert ongoing == ([] if status == "operational" else [status])
    ends = dict.fromkeys((window["uptime_low"], window["uptime_high"]))
    shown = "–".join(ends) + "%"
    explained = CliRunner().invoke(
        main, ["explain", "api", str(root), "--now", "2026-03-10 12:00Z"], catch_exceptions=False
    )
    assert explained.output.startswith(f"API: {shown} over 90d\n")
    assert f'<span class="figure">{shown}</span>' in home
    assert f'<th scope="row">90d</th><td>{shown}</td>' in page


def test_the_instant_is_an_argument(tmp_path: Path) -> None:
    """Each instant has its own site: what began later is not on it."""
    root = project(tmp_path)
    build(root, read_instant("2026-01-10 00:00Z").seconds)
    assert not (root / "site" / "incidents" / "open").exists()
    assert (root / "site" / "incidents" / "one-report").exists()


def test_outputs_do_not_depend_on_each_other(tmp_path: Path) -> None:
    """Fingerprints of all outputs differ, and their inputs' text forms name no memory address."""
    root = project(tmp_path)
    page = content.load(root)
    facts, look = timeline.snapshot(page, NOW), theme.load(root / "templates")
    outputs = tuple(pipeline.render_all(facts, look))
    fingerprints = [output.fingerprint("1") for output in outputs]
    assert len({*fingerprints}) == len(outputs)
    for output in outputs:
        assert not re.search(r" at 0x|datetime\.timezone", repr(output.inputs)), output.path
    for one, other in itertools.pairwise(sorted(output.path for output in outputs)):
        assert one != other
