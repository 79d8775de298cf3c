"""Servers, set up as the documentation says, send what `_headers` asks other hosts for."""

from __future__ import annotations

import re
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from email.message import Message
from getpass import getuser
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.clients.conftest import program
from tests.formats.showcase import built
from tests.formats.test_host import headers, rules

DOCUMENT = Path(__file__).parents[2] / "docs/how-to/hosting.md"
PLACE = "/srv/status/site"
COMPARED = (
    *("Access-Control-Allow-Origin", "X-Content-Type-Options", "Referrer-Policy"),
    *("Permissions-Policy", "X-Frame-Options"),
    *("Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"),
)


def snippet(title: str) -> str:
    """Give a block of the documentation."""
    blocks = re.findall(r"^```\w+ title=(\S+)\n(.*?)^```", DOCUMENT.read_text("utf-8"), re.M | re.S)
    found: dict[str, str] = dict(blocks)
    return found[title]


def compare(sent: Message, wanted: dict[str, str]) -> None:
    """Compare headers. Pages have their own policy in them, of which a server adds to the rest."""
    assert [sent[name] for name in COMPARED] == [wanted.get(name) for name in COMPARED]
    assert sent["Cache-Control"] == wanted.get("Cache-Control", "no-cache")
    assert sent["Strict-Transport-Security"] is None, "it is for what is encrypted"
    policy = wanted.get("Content-Security-Policy", "")
    if "X-Frame-Options" in wanted:
        assert policy.endswith(f"; {sent['Content-Security-Policy']}")
        assert sent["Content-Security-Policy"] == "frame-ancestors 'none'"
    else:
        assert (sent["Content-Security-Policy"] or "") == policy


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def nginx(root: Path, site: Path, port: int) -> list[str | Path]:
    """Set nginx up in a folder of its own, and say how to start it."""
    types = Path("/etc/nginx/mime.types")
    server = snippet("nginx").replace(PLACE, str(site)).replace("listen 80;", f"listen {port};")
    folders = "".join(
        f"{kind}_temp_path {root}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (root / "nginx.conf").write_text(
        f"daemon off;\nuser {getuser()};\npid {root}/pid;\nerror_log {root}/log;\nevents {{}}\n"
        f"http {{\ninclude {types};\naccess_log off;\n{folders}{server}}}\n"
    )
    return [program("nginx"), "-p", root, "-c", root / "nginx.conf", "-e", root / "log"]


def caddy(root: Path, site: Path, port: int) -> list[str | Path]:
    """Set Caddy up in a folder of its own, and say how to start it."""
    server = snippet("Caddyfile").replace(PLACE, str(site))
    server = server.replace("status.example.com {", f"http://127.0.0.1:{port} {{")
    (root / "Caddyfile").write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\n{server}")
    config = ("--config", root / "Caddyfile", "--adapter", "caddyfile")
    return [program("caddy"), "run", *config]


@contextmanager
def running(command: list[str | Path], root: Path, port: int) -> Iterator[HTTPConnection]:
    """Run a server until the context ends, and speak to it."""
    home = {"HOME": str(root), "XDG_DATA_HOME": str(root), "XDG_CONFIG_HOME": str(root)}
    with (root / "output").open("wb") as output:
        server = subprocess.Popen(command, env=home, stdout=output, stderr=output)  # noqa: S603
    try:
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                assert server.poll() is None, (root / "output").read_text()
                time.sleep(0.1)
        with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
            yield connection
    finally:
        server.terminate()
        server.wait(10)


@pytest.mark.parametrize("set_up", [nginx, caddy])
def test_a_server_sends_what_the_headers_ask_for(
    tmp_path: Path,
    set_up: Callable[[Path, Path, int], list[str | Path]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """For each file of a site with one of everything, all is the same but for pages' own policy."""
    monkeypatch.setattr("statuary.formats.html.component_incidents.NEWEST", 0)
    site = built(tmp_path)
    asked, port = rules(site), free_port()
    tmp_path.chmod(0o755)
    with running(set_up(tmp_path, tmp_path / "site", port), tmp_path, port) as connection:
        for path, content in site.items():
            # One of the two sends readers from the file of a folder to the folder.
            path = path.removesuffix("index.html")
            connection.request("GET", f"/{quote(path)}")
            response = connection.getresponse()
            assert (response.status, response.read()) == (200, content), path
            sent, wanted = response.headers, headers(asked, path)
            compare(sent, wanted)
            page = "text/html; charset=utf-8" if path.endswith(("/", ".html")) or not path else None
            if media_type := wanted.get("Content-Type", page):
                assert sent["Content-Type"].lower() == media_type, path
        connection.request("GET", "/nowhere/")
        missing = connection.getresponse()
        body = missing.read()
        assert (missing.status, body) == (404, site["404.html"])
        assert missing.headers["X-Content-Type-Options"] == "nosniff"
