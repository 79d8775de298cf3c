"""Tells how long it takes from a save to the page in the browser.

    python -m benchmarks.serve [INCIDENTS [CHROMIUM]]

Each row is the median of twenty saves, and the longest of them. A save is told when the event that
says so has reached a client, sent when the client has the new first page, turned to when a browser
leaves the old page for the new one, and shown when that is built up, with all that its script does.
Of a site that is made already, they are what everything but making it takes.
"""

from __future__ import annotations

import http.client
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from statistics import median
from threading import Thread
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from benchmarks.pages import LAST, write_project
from statuary import pipeline
from statuary.clock import stopwatch
from statuary.serving import Session, Wish

INCIDENTS, SAVES = 1000, 20
CHROMIUM = "/usr/bin/chromium"
INSTANT = f"{LAST:%Y-%m-%d %H:%MZ}"
COMMAND = (sys.executable, "-m", "statuary", "serve", "--port", "0", "--at", INSTANT)
FLAGS = ("--no-sandbox", "--disable-gpu")
EVENTS = "/_statuary//events"
SETTLED = 0.3  # Seconds between saves, so that none is part of another.


@contextmanager
def command(root: Path) -> Iterator[str]:
    """Run the command, and give its address."""
    with subprocess.Popen((*COMMAND, root), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().split()[1]
        finally:
            process.terminate()


@contextmanager
def made_already(root: Path) -> Iterator[str]:
    """Serve two sites in turn, which differ in the name of the page, without making any."""
    sites = []
    for name in ("One", "Other"):
        settings = (root / "statuary.yml").read_text()
        (root / "statuary.yml").write_text(settings.replace("Example", name))
        sites.append(pipeline.view(root, int(LAST.timestamp())))
        (root / "statuary.yml").write_text(settings)
    turn = cycle(sites)
    session = Session(
        Wish(root, port=0), lambda _now, _recall: next(turn), lambda: int(time.time()), stopwatch
    )
    with session:
        Thread(target=lambda: [None for _ in session.news()], daemon=True).start()
        yield session.address


def report(name: str, lengths: list[float]) -> None:
    """Print the median and the longest."""
    print(f"{name:<40} {1000 * median(lengths):>6.0f} ms {1000 * max(lengths):>6.0f} ms")


def measure_sent(title: str, address: str, save: Callable[[int], None]) -> None:
    """Measure until a client knows, and until it has the new page."""
    place = urlsplit(address)
    events, pages = (http.client.HTTPConnection(place.hostname or "", place.port) for _ in "ab")
    events.request("GET", EVENTS)
    answer = events.getresponse()

    def wait() -> None:
        while not answer.readline().startswith(b"data:"):
            pass

    def fetch() -> None:
        pages.request("GET", "/")
        pages.getresponse().read()

    wait()
    fetch()
    told, sent = [], []
    for number in range(SAVES):
        time.sleep(SETTLED)
        begin = time.perf_counter()
        save(number)
        wait()
        told.append(time.perf_counter() - begin)
        fetch()
        sent.append(time.perf_counter() - begin)
    report(f"{title}told", told)
    report(f"{title}sent", sent)
    events.close()
    pages.close()


def measure_shown(title: str, address: str, save: Callable[[int], None], chromium: str) -> None:
    """Measure until a browser turns to the new page, and until it has built that up."""
    turned, shown = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page()
        page.goto(address, wait_until="load")
        for number in range(SAVES):
            page.wait_for_timeout(1000 * SETTLED)
            with page.expect_event("domcontentloaded"):
                with page.expect_event("framenavigated"):
                    begin = time.perf_counter()
                    save(number)
                turned.append(time.perf_counter() - begin)
            shown.append(time.perf_counter() - begin)
        browser.close()
    report(f"{title}turned to", turned)
    report(f"{title}shown", shown)


def main(incidents: int, chromium: str) -> None:
    """Measure a page of this size."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_project(root, incidents)
        edited = max(root.joinpath("incidents", "2025").glob("*.md"))

        def save(number: int) -> None:
            with edited.open("a") as file:
                file.write(f"Sentence {number}.\n")

        for title, serving in (("made already: ", made_already), ("", command)):
            with serving(root) as address:
                measure_sent(f"{incidents:,} incidents, {title}", address, save)
                if Path(chromium).exists():
                    measure_shown(f"{incidents:,} incidents, {title}", address, save, chromium)


if __name__ == "__main__":
    size, browser = (*sys.argv[1:], *(str(INCIDENTS), CHROMIUM)[len(sys.argv) - 1 :])
    main(int(size), browser)
