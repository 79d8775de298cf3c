"""Prometheus reads the metrics, and its own checker finds no fault in them."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from tests.clients.conftest import Run, program
from tests.formats.showcase import FILES, NOW, SETTINGS, build, built, project
from tests.host import serving

CONFIGURATION = """\
global: {{scrape_interval: 1s, scrape_timeout: 1s}}
scrape_configs:
  - job_name: statuary
    metrics_path: /metrics.txt
    static_configs: [{{targets: ["{target}"]}}]
"""
SECONDS = 20


@pytest.mark.parametrize("more", ["", "as_of: 2026-03-10 11:30Z\n"])
def test_promtool(tmp_path: Path, run: Run, more: str) -> None:
    """Of the page that has everything, open or closed, `promtool check metrics` says nothing."""
    site = built(tmp_path / "project", {**FILES, "statuary.yml": SETTINGS + more})
    assert run("promtool", "check", "metrics", text=site["metrics.txt"].decode()) == ""


@contextmanager
def prometheus(home: Path, target: str) -> Iterator[str]:
    """Run Prometheus with a home of its own, and let it read one host; give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    configuration = home / "prometheus.yml"
    configuration.write_text(CONFIGURATION.format(target=target))
    started = subprocess.Popen(  # noqa: S603
        [
            program("prometheus"),
            f"--config.file={configuration}",
            f"--storage.tsdb.path={home / 'data'}",
            f"--web.listen-address={address}",
        ],
        env={"HOME": str(home), "PATH": os.environ["PATH"]},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://{address}"
    finally:
        started.terminate()
        try:
            started.wait(10)
        except subprocess.TimeoutExpired:
            started.kill()
            started.wait(10)


def ask(prometheus: str, query: str) -> Any:
    """Ask until there is an answer."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        try:
            with urlopen(f"{prometheus}/api/v1/query?query={quote(query)}", timeout=5) as answer:  # noqa: S310
                if found := json.load(answer)["data"]["result"]:
                    return found
        except OSError:  # not yet listening
            pass
        time.sleep(0.2)
    pytest.fail(f"Prometheus does not know {query}")


@pytest.mark.parametrize(
    "media_type",
    ["text/plain", "application/openmetrics-text; version=1.0.0; charset=utf-8"],
)
def test_prometheus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, media_type: str) -> None:
    """Prometheus takes the file as a host serves it, and an alert's query finds what is down."""
    monkeypatch.setitem(SimpleHTTPRequestHandler.extensions_map, ".txt", media_type)
    root = project(tmp_path / "project")
    build(root)
    with (
        serving(root / "site", NOW) as host,
        prometheus(tmp_path, host.address.split("/")[2]) as running,
    ):
        (down,) = ask(
            running,
            'statuary_component_status{status="major_outage"} == 1'
            " and on(component) statuary_component_uptime_high_ratio"
            " < on(component) group_left statuary_component_objective_ratio",
        )
        assert down["metric"]["component"] == "web"
        names = {each["metric"]["name"] for each in ask(running, "statuary_component_info")}
        assert {"Web <b>&\"'", "iOS 🙂", "أندرويد"} < names
        (built_at,) = ask(running, "statuary_build_timestamp_seconds")
        assert float(built_at["value"][1]) == NOW
        (up,) = ask(running, 'up{job="statuary"}')
        assert up["value"][1] == "1"
