"""What was read of records, kept from one run to the next."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statuary import content
from statuary.content import kept_readings, records
from statuary.digests import kept_digest
from statuary.errors import StatuaryError
from statuary.recall import Recall, afresh
from statuary.workers import FEWEST
from tests.content.projects import SETTINGS, project

NAMES = ("a.md", "b.yaml", "b.md", "2026/c.md", "other.md")
TEXTS = (
    "title: A\nstarted: 2026-02-01 16:12Z\naliases: [old]\n",
    "title: B\nstarted: ~2026-02-01 16:12\ncomponents: {api: major_outage}\n"
    "sources: [{url: 'https://a.example/'}]\n",
    "title: B\nid: a\ndraft: true\nupdates:\n  - {at: 2026-02-01 16:12, status: update}\n",
    "title: C\nimpact: minor\nupdates:\n  - {at: 2026-02-01 16:12, status: resolved, body: x}\n",
    "kind: notice\nid: other\ntitle: N\nfrom: 2026-02-01 16:12\nbody: Hello\n",
    "kind: maintenance\ntitle: M\nwindow: {from: 2026-02-01 16:12, until: 2026-02-02 16:12}\n",
    "titel: A\n",
    "title: A\nreports: {source: X, points: [{at: 2026-02-01 16:12, count: 19 000}]}\n"
    "ended: unknown\nstarted: 2026-02-01 16:12\n",
    "",
)
ZONES = ("America/New_York", "Europe/Berlin")
VERSIONS = ("1", "2")
DEEDS = ("write", "write", "write", "delete", "rename", "zone", "component", "version", "damage")


@pytest.fixture
def shelf_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Path]:
    """Give the one file that is kept, in caches that are empty before."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    return lambda: next((tmp_path / "caches" / "statuary").glob("*.kept"))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_what_is_kept_changes_nothing(data: st.DataObject) -> None:
    """Whatever is changed, in the files, the settings, the program or what is kept: all is true."""
    zone, page, version = ZONES[0], SETTINGS, VERSIONS[0]
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", f"{folder}/caches")
        root = project(Path(folder, "project"), {})
        records = root / "incidents"
        for _ in range(data.draw(st.integers(1, 6))):
            for deed in data.draw(st.lists(st.sampled_from(DEEDS), max_size=3)):
                name = data.draw(st.sampled_from(NAMES))
                if deed == "write":
                    text = data.draw(st.sampled_from(TEXTS))
                    whole = f"---\n{text}---\n" if name.endswith(".md") else text
                    project(root, {f"incidents/{name}": whole})
                elif deed == "delete":
                    (records / name).unlink(missing_ok=True)
                elif deed == "rename" and (records / name).exists():
                    (records / name).rename(records / data.draw(st.sampled_from(["x.md", "y.yml"])))
                elif deed == "zone":
                    zone = data.draw(st.sampled_from(ZONES))
                elif deed == "component":
                    page = data.draw(st.sampled_from([SETTINGS, SETTINGS.replace("web", "api2")]))
                elif deed == "version":
                    version = data.draw(st.sampled_from(VERSIONS))
                elif deed == "damage":
                    for file in Path(folder).glob("caches/statuary/*.kept"):
                        _damage(file, data)
            project(root, {"statuary.yml": page.replace(ZONES[0], zone)})
            assert _kept(root, version) == _read(root, afresh)


def _damage(file: Path, data: st.DataObject) -> None:
    whole = file.read_bytes()
    at = data.draw(st.integers(0, len(whole)))
    file.write_bytes(data.draw(st.sampled_from([whole[:at], whole[:at] + b"x" + whole[at:]])))


def _kept(root: Path, version: str, jobs: int = 1) -> object:
    with content.kept(root, version, jobs) as recall:
        return _read(root, recall)


def _read(root: Path, recall: Recall) -> object:
    try:
        reading = content.salvage(root, drafts=True, recall=recall)
    except StatuaryError as error:
        return str(error)
    places = [each.place("updates", 0, "at") for each in reading.sources]
    digests = [kept_digest(record) for record in reading.page.records]
    return reading, repr(reading.page), places, digests


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the paths of the files that are read as if for the first time."""
    paths: list[str] = []
    reading_of = records.reading_of

    def noted(file: Any, *rest: Any) -> Any:
        paths.append(file.path)
        return reading_of(file, *rest)

    monkeypatch.setattr(kept_readings, "reading_of", noted)
    return paths


@pytest.mark.usefixtures("shelf_file")
def test_only_what_changed_is_read(tmp_path: Path, parsed: list[str]) -> None:
    """A file that is as it was is not read again, and one that came back is."""
    root = project(tmp_path / "p", {f"incidents/{n}.yaml": TEXTS[1] for n in "abc"})

    def read() -> list[str]:
        parsed.clear()
        _kept(root, "1")
        return [path[10:] for path in parsed]

    assert read() == ["a.yaml", "b.yaml", "c.yaml"]
    assert read() == []
    project(root, {"incidents/b.yaml": TEXTS[0]})
    (root / "incidents/c.yaml").rename(root / "incidents/d.yaml")
    assert read() == ["b.yaml", "d.yaml"]
    (root / "incidents/d.yaml").rename(root / "incidents/c.yaml")
    assert read() == ["c.yaml"]
    project(root, {"statuary.yml": SETTINGS.replace(*ZONES)})
    assert read() == ["a.yaml", "b.yaml", "c.yaml"]


def test_what_has_not_changed_is_not_written(
    tmp_path: Path, shelf_file: Callable[[], Path]
) -> None:
    """The file stays the one that it was while nothing is new."""
    root = project(tmp_path / "p", {"incidents/a.yaml": TEXTS[1], "incidents/b.yaml": TEXTS[6]})
    _kept(root, "1")
    before = shelf_file().stat().st_ino
    held = shelf_file().open("rb")  # so that no new file can have its number
    _kept(root, "1")
    assert shelf_file().stat().st_ino == before
    project(root, {"incidents/b.yaml": TEXTS[0]})
    _kept(root, "1")
    assert shelf_file().stat().st_ino != before
    held.close()


def test_problems_keep_nothing_from_being_kept(
    tmp_path: Path, shelf_file: Callable[[], Path], parsed: list[str]
) -> None:
    """What reads is kept, also if something else does not."""
    root = project(tmp_path / "p", {"incidents/a.yaml": TEXTS[1], "incidents/b.yaml": TEXTS[6]})
    for _ in range(2):
        parsed.clear()
        with pytest.raises(StatuaryError), content.kept(root, "1") as recall:
            content.load(root, recall=recall)
    assert shelf_file().exists()
    assert parsed == ["incidents/b.yaml"]


def test_settings_that_do_not_read_keep_what_is_kept(
    tmp_path: Path, shelf_file: Callable[[], Path], parsed: list[str]
) -> None:
    """A page without settings to speak of is read as such."""
    root = project(tmp_path / "p", {"incidents/a.yaml": TEXTS[1], "statuary.yml": "titel: A\n"})
    with pytest.raises(StatuaryError), content.kept(root, "1") as recall:
        content.read(root, recall=recall)
    assert shelf_file().exists()
    assert parsed == ["incidents/a.yaml"]


@pytest.mark.alone
@pytest.mark.parametrize("broken", [(), (0, 77, 150), tuple(range(FEWEST + 40))])
def test_any_number_of_processes_reads_the_same(
    tmp_path: Path, broken: tuple[int, ...], shelf_file: Callable[[], Path]
) -> None:
    """Whoever read a file, its record or its problems are the same, and so is what is kept."""
    texts = [TEXTS[6] if number in broken else TEXTS[3] for number in range(FEWEST + 40)]
    files = {f"incidents/{number}.yaml": text for number, text in enumerate(texts)}
    root = project(tmp_path / "project", files)
    kept = []
    for jobs in (1, 3):
        for _ in range(2):
            assert _kept(root, "1", jobs) == _read(root, afresh)
        kept.append(shelf_file().read_bytes())
        shelf_file().unlink()
    assert kept[0] == kept[1]
