"""What comes of a save: on the page, for those who look at it, and for the terminal."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.formats.showcase import NOW, project
from tests.serving.sessions import PAGE, Served, listening, served

BAD = PAGE["incidents/slow.md"].replace("degraded_performance", "slow")
WORSE = PAGE["incidents/slow.md"].replace("major_outage", "down")
CALM = PAGE["incidents/slow.md"] + "## Resolved @ 2026-03-10 11:30Z\nA disk was full.\n"


def test_a_save_is_shown(tmp_path: Path) -> None:
    """After a save the page is the new one, whoever listens is told once, and what it says."""
    with served(tmp_path) as page, listening(page) as editions:
        before = next(editions)
        assert f'data-shown="{before}"' in page.ask("/").text
        change = page.write("incidents/slow.md", CALM)
        assert change.paths == ("incidents/slow.md",)
        assert change.differs
        assert change.before.headline == "Degraded performance: API"
        assert change.preview.headline == "All systems operational"
        after = next(editions)
        assert after != before
        text = page.ask("/").text
        assert f'data-shown="{after}"' in text
        assert "All systems operational" in text
        page.write("statuary.yml", PAGE["statuary.yml"].replace("Acme", "Ajax"))
        assert next(editions) not in (before, after)


def test_what_is_wrong_lies_over_the_last_good_page(tmp_path: Path) -> None:
    """While a file does not read the page stays, with all that is wrong, and then it goes on."""
    with served(tmp_path) as page, listening(page) as editions:
        next(editions)
        change = page.write("incidents/slow.md", BAD)
        assert change.preview.findings is not None
        next(editions)
        for path in ("/", "/history/", "/nothing"):
            text = page.ask(path).text
            assert "<code>incidents/slow.md:3:19</code> `slow` is not a component status" in text
            assert "The page is shown as it last was whole." in text
            assert "1 problem." in text
        assert "Degraded performance: API" in page.ask("/").text
        assert "problem" not in page.ask("/status.txt").text
        again = page.write("incidents/slow.md", CALM)
        assert again.preview.findings is None
        assert again.before.findings == change.preview.findings
        next(editions)
        assert "<statuary-preview" not in page.ask("/").text


def test_a_project_that_never_read(tmp_path: Path) -> None:
    """If there never was a page, every address tells why, until there is one."""
    with served(tmp_path, PAGE | {"incidents/slow.md": BAD}) as page:
        for path in ("/", "/feed.xml"):
            answer = page.ask(path)
            assert answer.status == 500
            assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
            assert "<title>1 problem</title>" in answer.text
            assert "incidents/slow.md:3:19" in answer.text
            assert "last was whole" not in answer.text
        page.write("incidents/slow.md", CALM)
        assert "All systems operational" in page.ask("/").text


def test_a_template_that_fails_as_it_is_rendered(tmp_path: Path) -> None:
    """What goes wrong in a template is shown with its line, told once, and mended by a save."""
    with served(tmp_path, PAGE | {"templates/404.html": "{# takes: head #}\n"}) as page:
        page.write("templates/404.html", "{# takes: head #}\n\n{{ head.nothing }}\n")
        for _ in range(2):
            answer = page.ask("/nowhere")
            assert answer.status == 500
            assert "<code>templates/404.html:3:1</code>" in answer.text
            assert "    3 | {{ head.nothing }}" in answer.text
        problem = page.next_fault().findings.found[0].problem
        assert (problem.path, problem.line) == ("templates/404.html", 3)
        assert page.ask("/").status == 200
        page.write("templates/404.html", "{# takes: head #}\nNot here.\n")
        assert page.ask("/nowhere").text.startswith("Not here.")


def test_two_owners_of_a_path(tmp_path: Path) -> None:
    """Two outputs for one path are told like anything else that is wrong."""
    with served(tmp_path) as page:
        project(tmp_path, {"static/index.html": "mine"})
        assert "`index.html` (static/index.html)" in page.until("/", "two outputs claim").text


def test_a_save_without_an_effect(tmp_path: Path) -> None:
    """Nobody has to look again if nothing in the site is different."""
    with served(tmp_path) as page, listening(page) as editions:
        before = next(editions)
        assert not page.write("incidents/slow.md", PAGE["incidents/slow.md"]).differs
        assert not page.write("incidents/_notes.txt", "not a record").differs
        assert f'data-shown="{before}"' in page.ask("/").text


def test_what_is_about_the_files_is_left_alone(tmp_path: Path) -> None:
    """What editors put beside a file, and what lies beside the project's folders, wakes nobody."""
    with served(tmp_path) as page:
        beside = (
            *("incidents/.slow.md.swp", "incidents/slow.md~", "incidents/4913", "site/index.html"),
            *(".statuary-cache/x", "README.md", "node_modules/a/b.js"),
        )
        project(tmp_path, dict.fromkeys(beside, "x"))
        assert page.write("incidents/slow.md", CALM).paths == ("incidents/slow.md",)


def _in_place(path: Path, text: str) -> None:
    path.write_text(text)


def _by_another_file(path: Path, text: str) -> None:
    """As `sed -i` and most editors do."""
    beside = path.with_name("sedX1yZ9")
    beside.write_text(text)
    beside.replace(path)


def _by_a_backup(path: Path, text: str) -> None:
    """As Vim does with `backupcopy=no`."""
    probe = path.with_name("4913")
    probe.touch()
    probe.unlink()
    path.rename(backup := path.with_name(f"{path.name}~"))
    path.write_text(text)
    backup.unlink()


def _by_a_new_file(path: Path, text: str) -> None:
    path.unlink()
    path.write_text(text)


@pytest.mark.parametrize("save", [_in_place, _by_another_file, _by_a_backup, _by_a_new_file])
def test_editors_save_in_many_ways(tmp_path: Path, save: Callable[[Path, str], None]) -> None:
    """However an editor replaces a file, the page is soon the new one."""
    with served(tmp_path) as page:
        save(tmp_path / "incidents/slow.md", CALM)
        _until(page, "/incidents/slow/", "A disk was full.")
        assert page.session.preview.findings is None


def test_folders_come_and_go(tmp_path: Path) -> None:
    """A folder that is made, filled, removed or replaced later is watched like the others."""
    with served(tmp_path) as page:
        project(tmp_path, {"static/a.txt": "one"})
        _until(page, "/a.txt", "one")
        project(tmp_path, {"static/a.txt": "two"})
        _until(page, "/a.txt", "two")
        shutil.rmtree(tmp_path / "static")
        _until(page, "/a.txt", "There is no page")
        (tmp_path / "incidents").rename(tmp_path / "elsewhere")
        _until(page, "/", "All systems operational")
        (tmp_path / "elsewhere").rename(tmp_path / "incidents")
        _until(page, "/", "Degraded performance: API")
        project(tmp_path, {"incidents/2026/x.md": CALM.replace("slow", "odd")})
        _until(page, "/incidents/x/", "Answers are odd")


def test_the_page_keeps_up_with_the_clock(tmp_path: Path) -> None:
    """While somebody looks, each minute's page is there, and nobody has to load it again."""
    with served(tmp_path) as page, listening(page) as editions:
        edition = next(editions)
        page.clock.now = NOW + 60
        assert f'data-shown="{edition}"' in page.until("/", "12:01 UTC").text


def test_a_page_that_nobody_looked_at_is_made_anew(tmp_path: Path) -> None:
    """Whoever comes after a while gets the page of that minute at once."""
    with served(tmp_path) as page:
        page.clock.now = NOW + 7205
        assert "14:00 UTC" in page.ask("/").text
        assert "14:00" in page.ask("/status.txt").text


def test_what_was_just_written_is_on_the_page(tmp_path: Path) -> None:
    """An update of some seconds ago is shown, though the page is otherwise that of the minute."""
    with served(tmp_path, now=NOW + 50) as page:
        change = page.write("incidents/slow.md", PAGE["incidents/slow.md"] + "Yes.\n")
        assert change.preview.as_of == "10 March 2026, 12:00 UTC"
        late = PAGE["incidents/slow.md"] + "## Resolved @ 2026-03-10 12:00:45Z\nOver.\n"
        change = page.write("incidents/slow.md", late)
        assert change.preview.headline == "All systems operational"
        page.write("incidents/slow.md", late + "Yes.\n")
        assert "Over.\nYes." in page.ask("/incidents/slow/index.md").text


def test_a_page_of_another_time_stays_there(tmp_path: Path) -> None:
    """With an instant that was asked for, neither clocks nor saves move the page."""
    with served(tmp_path, at=NOW - 3600, now=NOW) as page:
        page.clock.now = NOW + 7200
        assert page.write("incidents/slow.md", CALM).preview.headline == "Degraded performance: API"
        assert page.session.preview.as_of == "10 March 2026, 11:00 UTC"


def _until(page: Served, path: str, text: str) -> None:
    """Wait for changes until a text is there."""
    while text not in page.ask(path).text:
        page.next_change()
