"""Programs that other people made, and the sites that they are let read.

They are installed by `make clients`; where one is missing, its tests are left out, but never in
CI. Each is started as its users start it, in a home of its own, and speaks to this machine alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
INSTALLED = HERE.parents[1] / ".clients"

Run = Callable[..., str]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("clients")


def program(name: str) -> Path:
    """Find a program: one that `make clients` installed, else the system's; or skip the test."""
    folders = ("python/bin", "schemas/bin", "node/node_modules/.bin")
    places = tuple(INSTALLED / folder for folder in folders)
    found = next((place / name for place in places if (place / name).exists()), None)
    found = found or (Path(path) if (path := shutil.which(name)) else None)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(f"{name} is not installed")
        pytest.skip(f"{name} is not installed: see `make clients`")
    return found


@contextmanager
def browsing() -> Iterator[Browser]:
    """Start Debian's Chromium, and end it."""
    chromium = program("chromium")
    with sync_playwright() as playwright:
        arguments = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
        started = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield started
        started.close()


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run a program in an empty home; give what it printed, fail with it if it fails."""
    home = tmp_path / "home"
    home.mkdir()

    def start(
        name: str, *arguments: str | Path, env: Mapping[str, str] | None = None, text: str = ""
    ) -> str:
        given = {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", **(env or {})}
        done = subprocess.run(  # noqa: S603  which programs run is written in the tests
            [program(name), *arguments],
            env=given,
            cwd=home,
            input=text,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, f"{name} failed:\n{done.stdout}{done.stderr}"
        return done.stdout

    return start
