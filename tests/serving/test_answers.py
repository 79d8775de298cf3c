"""What a browser gets from a page that is served, over a real connection."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from statuary.errors import CollisionError
from statuary.outputs import Output
from statuary.plan import plan
from tests.formats.showcase import FILES, NOW, built
from tests.serving.sessions import EVENTS, PAGE, PATIENCE, Served, served


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve the project that has everything."""
    with served(tmp_path_factory.mktemp("page"), FILES) as page:
        yield page


def test_files_are_those_of_a_build(page: Served, tmp_path: Path) -> None:
    """What is no web page is sent as a build writes it, byte for byte."""
    site = built(tmp_path)
    for path, content in site.items():
        if not path.endswith(".html"):
            answer = page.ask(f"/{path}")
            assert (answer.status, answer.body) == (200, content), path


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("", "text/html; charset=utf-8"),
        ("feed.atom", "application/atom+xml; charset=utf-8"),
        ("components/web/feed.xml", "application/rss+xml; charset=utf-8"),
        ("feed.json", "application/feed+json; charset=utf-8"),
        ("maintenance.ics", "text/calendar; charset=utf-8"),
        ("badges/status.svg", "image/svg+xml"),
        ("api/v2/summary.json", "application/json"),
        ("metrics.txt", "text/plain; charset=utf-8"),
        ("incidents/overdue/index.md", "text/markdown; charset=utf-8"),
        ("sitemap.xml", "text/xml; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
    ],
)
def test_types_are_right(page: Served, path: str, media_type: str) -> None:
    """Each kind of file has its media type, the rules of hosts are sent, and nothing is kept."""
    headers = page.ask(f"/{path}").headers
    assert headers["Content-Type"] == media_type
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"


def test_what_never_changes_may_be_kept(page: Served) -> None:
    """A file under an address that changes with it need not be asked for at each reload."""
    script = re.search(rb'src="(assets/[^"]+)"', page.ask("/").body)
    assert script is not None
    answer = page.ask(f"/{script[1].decode()}")
    assert answer.status == 200
    assert "immutable" in answer.headers["Cache-Control"]


def test_folders_have_their_pages(page: Served) -> None:
    """A folder is its page; without the slash it leads there, with its query."""
    for path in ("/", "/history/", "/incidents/overdue/"):
        folder, file = page.ask(path), page.ask(f"{path}index.html")
        assert folder.status == 200
        assert folder.body == file.body
    answer = page.ask("/incidents/overdue?a=b")
    assert (answer.status, answer.headers["Location"]) == (302, "/incidents/overdue/?a=b")


def test_the_path_of_the_address_works_too(page: Served) -> None:
    """A page whose address has a path answers below that too, as its own 404.html needs it."""
    assert page.ask("/sub/").body == page.ask("/").body
    assert page.ask("/sub/feed.json").status == 200


@pytest.mark.parametrize(
    "target",
    [
        *("/nothing", "/../statuary.yml", "/%2e%2e/statuary.yml", "/..%2fstatuary.yml"),
        *(
            "/incidents/open.md",
            "//etc/passwd",
            "/a\\b",
            "/%00",
            "/index.html/",
            "/index.html%0d%0aX:",
        ),
    ],
)
def test_what_is_not_published_is_not_there(page: Served, target: str) -> None:
    """Whatever else is asked for gets the site's own page for that, and no file of this machine."""
    answer = page.ask(target)
    assert answer.status == 404
    assert "There is no page at this address" in answer.text


def test_an_address_that_is_none(page: Served) -> None:
    """An address that no text stands for is not there either."""
    assert page.ask("/%ff").status == 404
    assert page.ask("http:///index.html").status == 200


def test_news_stand_where_nothing_can_be_published() -> None:
    """The address for news is the path of no output, so it takes the place of none."""
    with pytest.raises(CollisionError, match="is not a path inside the site"):
        plan([Output(EVENTS.lstrip("/"), str, "")])


def test_head_is_get_without_a_body(page: Served) -> None:
    """HEAD gives what GET gives, but for the body."""
    whole, head = page.ask("/"), page.ask("/", "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert {**head.headers, "Date": ""} == {**whole.headers, "Date": ""}
    assert int(head.headers["Content-Length"]) == len(whole.body)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_else_is_done(page: Served, method: str) -> None:
    """Nobody can ask for anything but to be sent something."""
    assert page.ask("/", method).status == 501


def test_several_answers_on_one_connection(page: Served) -> None:
    """A connection stays open for the next request."""
    with socket.create_connection(_place(page), timeout=PATIENCE) as connection:
        for _ in range(2):
            connection.sendall(b"HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            answer = b""
            while not answer.endswith(b"\r\n\r\n"):
                answer += connection.recv(4096)
            assert answer.startswith(b"HTTP/1.1 200 OK")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "127.0.0.1:1"}, 200),
        ({"Host": "localhost"}, 200),
        ({"Host": "page.localhost:8000"}, 200),
        ({"Host": "[::1]:8000"}, 200),
        ({"Host": "LOCALHOST:8000", "Origin": "http://localhost:3000"}, 200),
        ({"Host": "evil.example"}, 403),
        ({"Host": "localhost.evil.example:80"}, 403),
        ({"Host": "192.168.0.1"}, 403),
        ({"Host": "[::1"}, 403),
        ({"Host": ""}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://["}, 403),
    ],
)
def test_strangers_are_sent_away(page: Served, headers: dict[str, str], status: int) -> None:
    """A page from elsewhere, or whose name is made to lead here, can read nothing."""
    for target in ("/", EVENTS):
        if status == 403 or target == "/":
            assert page.ask(target, **headers).status == status
    assert page.ask("/", "HEAD", **headers).status == status


def test_the_time_is_that_of_the_clock(tmp_path: Path) -> None:
    """Pages learn the time from the server: that of the clock, or the instant that is shown."""
    with served(tmp_path / "now", now=NOW + 37) as page:
        assert _date(page) == NOW + 37
    with served(tmp_path / "then", at=NOW - 86400, now=NOW + 37) as page:
        assert _date(page) == NOW - 86400
        assert "The page as of 9 March 2026, 12:00 UTC" in page.ask("/").text
        assert f'data-at="{NOW - 86400}"' in page.ask("/history/").text
        assert "Answers are slow" not in page.ask("/").text


def test_a_policy_in_a_header_allows_what_is_added(tmp_path: Path) -> None:
    """A project's own rules hold, and a policy among them lets the preview's script in."""
    rules = "/*\n  Content-Security-Policy: script-src 'self'\n  X-Own: yes\n"
    with served(tmp_path, PAGE | {"static/_headers": rules}) as page:
        headers = page.ask("/").headers
        assert headers["X-Own"] == "yes"
        assert headers["Content-Security-Policy"].startswith("script-src 'self' 'sha256-")
        assert page.ask("/feed.atom").headers["Content-Security-Policy"] == "script-src 'self'"


def _date(page: Served) -> int:
    return int(parsedate_to_datetime(page.ask("/").headers["Date"]).timestamp())


def _place(page: Served) -> tuple[str, int]:
    place = urlsplit(page.address)
    return place.hostname or "", place.port or 0
