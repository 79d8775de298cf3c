"""The repository is its own example: what is committed in `site/` is what it builds to."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from statuary import pipeline
from tests.formats.showcase import elements

ROOT = Path(__file__).parents[1]
REFRESH = "if this is what you meant, refresh it with: make site"
SOURCES = ("statuary.yml", "incidents", "templates", "static")
LATER = 1_900_000_000


def files(folder: Path) -> dict[str, bytes]:
    """Give the files below a folder by their paths."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def copy(target: Path) -> Path:
    """Copy the example's sources alone, so that neither cache nor site come along."""
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target / name)
        elif (ROOT / name).exists():
            target.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, target)
    return target


def must_be_committed(site: Path) -> None:
    """Compare a folder with the committed site."""
    new, committed = files(site), files(ROOT / "site")
    missing, extra = committed.keys() - new.keys(), new.keys() - committed.keys()
    assert not missing, f"no longer built: {sorted(missing)}; {REFRESH}"
    assert not extra, f"not committed: {sorted(extra)}; {REFRESH}"
    different = [path for path in sorted(new) if new[path] != committed[path]]
    assert not different, f"different: {different}; {REFRESH}"


def test_the_committed_site_is_what_the_example_builds_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Elsewhere, at another time and without a cache, the build gives `site/` byte for byte."""
    project = copy(tmp_path / "project")
    monkeypatch.chdir(tmp_path)
    report = pipeline.build(Path("project"), Path("site"), LATER)
    must_be_committed(tmp_path / "site")
    assert not report.unchanged
    again = pipeline.build(project, tmp_path / "site", LATER + 1)
    assert not again.changed


ENVIRONMENTS = {
    "zone": {"TZ": "Pacific/Kiritimati"},
    "language": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "hashes": {"PYTHONHASHSEED": "4711"},
}


@pytest.mark.slow
@pytest.mark.parametrize("difference", [*ENVIRONMENTS, "umask", "folder", "line ends", "order"])
def test_the_bytes_depend_on_the_sources_alone(tmp_path: Path, difference: str) -> None:
    """Neither the machine's settings nor how the sources came there leave a trace."""
    project = copy(tmp_path / "project")
    if difference == "line ends":
        for path in project.rglob("*"):
            if path.suffix in (".md", ".yaml", ".yml", ".html", ".css", ".svg"):
                path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    if difference == "order":
        sources = files(project)
        shutil.rmtree(project)
        for name in random.Random(1).sample(sorted(sources), len(sources)):  # noqa: S311
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            (project / name).write_bytes(sources[name])
    inside = difference == "folder"
    command = [sys.executable, "-m", "statuary", "build", "." if inside else str(project)]
    done = subprocess.run(  # noqa: S603
        [*command, "--output", str(tmp_path / "site")],
        cwd=project if inside else ROOT,
        env={**os.environ, **ENVIRONMENTS.get(difference, {})},
        umask=0o077 if difference == "umask" else -1,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    must_be_committed(tmp_path / "site")


def read(path: str) -> str:
    """Read a committed file."""
    return (ROOT / "site" / path).read_text("utf-8")


def test_the_example_is_a_closed_record() -> None:
    """The first page says that nothing is told after the record was closed."""
    home = elements((ROOT / "site" / "index.html").read_bytes())
    (heading,) = [each.text.strip() for each in home if each.tag == "h1"]
    assert heading == "This record is closed"
    assert "2 February 2026, 07:00 EST" in read("index.html")


def test_the_example_claims_no_more_than_it_knows() -> None:
    """Where the sources say nothing, figures are ranges, and what they rest on is marked."""
    figures = json.loads(read("api/statuary/uptime.json"))
    for part in (figures["page"], *figures["components"]):
        (quarter,) = [window for window in part["windows"] if window["window"] == "90d"]
        assert quarter["uptime"] is None
        assert quarter["unknown_seconds"] > 0
        assert float(quarter["uptime_low"]) < float(quarter["uptime_high"]) < 100
        assert quarter["approximate"] is True
    assert re.search(r"≈\d+\.\d\d–\d+\.\d\d%", read("index.html"))


def test_the_example_names_its_sources_and_doubts() -> None:
    """Each record says where it is from, and what the sources leave open."""
    for record in ("2026-01-16-worldwide-outage", "2026-02-01-feeds-and-notifications"):
        page = read(f"incidents/{record}/index.html")
        assert "<h2>Sources</h2>" in page
        assert "about" in page
    assert "Over, end not known" in read("incidents/2026-01-16-worldwide-outage/index.html")
    second = read("incidents/2026-02-01-feeds-and-notifications/index.html")
    assert "do not fit together" in second
    assert "19,000" in second
