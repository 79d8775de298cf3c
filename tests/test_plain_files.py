"""Files that others can put there: what is read is what was opened, whatever was there before."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest

from statuary import content, editing, plain_files
from statuary.content.text import MAX_BYTES
from statuary.errors import EditError, OutputError, ProblemsError
from statuary.plain_files import LinkError, SpecialFileError, read_plain
from tests.content.projects import SETTINGS
from tests.formats.showcase import build, project
from tests.pipes import make_pipe
from tests.publishing.sites import SITE, publish

Exchange = Callable[[Path], None]


def link(path: Path) -> None:
    """Put a link to a secret in the place of a file."""
    secret = path.parent / ".secret"
    secret.write_text("secret")
    path.unlink()
    path.symlink_to(secret)


def pipe(path: Path) -> None:
    """Put a named pipe, which nobody writes to, in the place of a file."""
    path.unlink()
    make_pipe(path)


def folder(path: Path) -> None:
    """Put a folder in the place of a file."""
    path.unlink()
    path.mkdir()


@pytest.fixture
def after_a_look(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path, Exchange], None]:
    """Give what lets a file be exchanged as soon as somebody has looked at it."""
    real = os.lstat

    def arrange(at: Path, exchange: Exchange) -> None:
        def look(path: Path | str) -> os.stat_result:
            seen = real(path)
            if Path(path) == at:
                monkeypatch.setattr(os, "lstat", real)
                exchange(at)
            return seen

        monkeypatch.setattr(os, "lstat", look)

    return arrange


FILES: dict[str, str | bytes] = {
    "statuary.yml": SETTINGS,
    "incidents/a.yaml": "title: A\nstarted: 2026-02-01 16:12Z\n",
    "static/a.txt": "a",
    "templates/assets/a.svg": "<svg/>",
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("exchange", [link, pipe, folder])
def test_what_is_exchanged_after_a_look_is_refused(
    tmp_path: Path,
    after_a_look: Callable[[Path, Exchange], None],
    name: str,
    exchange: Exchange,
) -> None:
    """A link, a pipe or a folder that takes a file's place as it is opened is named, not read."""
    root = project(tmp_path, FILES)
    after_a_look(root / name, exchange)
    with pytest.raises(ProblemsError) as caught:
        build(root)
    (problem,) = caught.value.problems
    assert problem.path == name
    assert "link" in problem.message or "not a file" in problem.message
    assert not (root / "site").exists()


@pytest.mark.parametrize("exchange", [link, pipe, folder])
def test_a_record_that_is_exchanged_is_not_edited(
    tmp_path: Path, after_a_look: Callable[[Path, Exchange], None], exchange: Exchange
) -> None:
    """What takes the place of a record before its edit is named, and left alone."""
    root = project(tmp_path, FILES)
    reading = content.read(root)
    (incident,) = reading.page.incidents
    new = editing.NewUpdate("resolved", "2026-02-01 17:00", 1_769_965_200, body="It works.")
    after_a_look(root / "incidents" / "a.yaml", exchange)
    with pytest.raises(EditError, match=r"a\.yaml cannot be read any more: it is "):
        editing.update(root, reading, incident, new)


@pytest.mark.parametrize("exchange", [link, pipe, folder])
def test_a_published_file_that_is_exchanged_is_refused(
    tmp_path: Path, after_a_look: Callable[[Path, Exchange], None], exchange: Exchange
) -> None:
    """What takes the place of a file of the site as that is compared is named, and left alone."""
    publish(tmp_path, SITE)
    place = tmp_path / "site" / "a" / "d.html"
    after_a_look(place, exchange)
    with pytest.raises(OutputError, match=r"cannot write .*d\.html: it is "):
        publish(tmp_path, {**SITE, "index.html": "new"})
    assert (tmp_path / "site" / "index.html").read_text() == "home"


def test_a_file_that_grows_after_a_look_is_measured_as_it_is_read(
    tmp_path: Path, after_a_look: Callable[[Path, Exchange], None]
) -> None:
    """A file that was small when it was looked at is refused for what it holds."""
    root = project(tmp_path, FILES)
    place = root / "incidents" / "a.yaml"

    def grow(path: Path) -> None:
        path.write_bytes(path.read_bytes() + b"#" * MAX_BYTES)

    after_a_look(place, grow)
    with pytest.raises(ProblemsError, match="larger than 1 MiB"):
        build(root)


@pytest.mark.parametrize("exchange", [link, pipe])
def test_a_system_that_follows_every_link(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    after_a_look: Callable[[Path, Exchange], None],
    exchange: Exchange,
) -> None:
    """Where nothing keeps a link from being followed, a second look finds what has come."""
    monkeypatch.setattr(plain_files, "NO_LINKS", 0)
    place = tmp_path / "a"
    place.write_text("a")
    assert read_plain(place) == b"a"
    after_a_look(place, exchange)
    with pytest.raises((LinkError, SpecialFileError)):
        read_plain(place)


def test_a_pipe_keeps_nobody_waiting(
    tmp_path: Path, after_a_look: Callable[[Path, Exchange], None]
) -> None:
    """A pipe that takes a file's place is opened without waiting for somebody who writes to it."""
    place = tmp_path / "a"
    place.write_text("a")
    after_a_look(place, pipe)
    told: Queue[str] = Queue()

    def run() -> None:
        try:
            read_plain(place)
        except SpecialFileError:
            told.put("refused")

    Thread(target=run, daemon=True).start()
    assert told.get(timeout=5) == "refused"


def test_no_more_is_read_than_asked_for(tmp_path: Path) -> None:
    """A reader that has a limit gets as much, and one that has none gets all."""
    place = tmp_path / "a"
    place.write_bytes(b"0123456789")
    assert [read_plain(place, most) for most in (0, 4, 10, 11, -1)] == [
        *(b"", b"0123", b"0123456789", b"0123456789", b"0123456789")
    ]


def test_nothing_stays_open(tmp_path: Path, after_a_look: Callable[[Path, Exchange], None]) -> None:
    """What was opened and is refused is closed again."""
    place = tmp_path / "a"
    place.write_text("a")
    after_a_look(place, pipe)
    free = os.open(tmp_path, os.O_RDONLY)
    os.close(free)
    with pytest.raises(SpecialFileError):
        read_plain(place)
    again = os.open(tmp_path, os.O_RDONLY)
    os.close(again)
    assert again == free


def test_whatever_comes_and_goes_only_the_file_is_read(tmp_path: Path) -> None:
    """While a file, a link and a pipe take turns at one path, readers get the file or an error."""
    (tmp_path / "secret").write_text("secret")
    place, rounds, over = tmp_path / "a", 400, False
    place.write_text("plain")

    def exchange() -> None:
        for number in range(rounds):
            made = tmp_path / "made"
            if number % 3 == 0:
                made.symlink_to(tmp_path / "secret")
            elif number % 3 == 1:
                make_pipe(made)
            else:
                made.write_text("plain")
            made.replace(place)

    thread = Thread(target=exchange, daemon=True)
    thread.start()
    seen: set[bytes] = set()
    while not over:
        over = not thread.is_alive()
        try:
            seen.add(read_plain(place))
        except (LinkError, SpecialFileError):
            seen.add(b"refused")
    thread.join(30)
    assert seen <= {b"plain", b"refused"}
    assert b"refused" in seen
