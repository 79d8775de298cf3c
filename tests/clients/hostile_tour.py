"""A tour through sites that have all texts, each in a kind of record that goes by turns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from playwright.sync_api import Browser

from statuary import pipeline
from statuary.outputs import Output
from tests.clients.hostile_sites import project
from tests.clients.hostile_texts import Marked, site_address
from tests.clients.hostile_visit import Findings, Visit
from tests.formats.showcase import NOW
from tests.formats.showcase import project as write

RECORDS = 60  # on a site
PARTS = 4  # in which what has the same fields at each turn is visited
_FIRST_PAGES = ("index.html", "subscribe/index.html", "embed/index.html")


def tour(
    browser: Browser, texts: tuple[Marked, ...], folder: Path, turn: int, *, enforced: bool
) -> Findings:
    """Open the pages of one turn; `enforced` tells whether the browser heeds their policies."""
    visit = Visit(browser, enforced=enforced)
    for chosen, outputs, paths in _sites(texts, folder, turn):
        shown = dict(pair for piece in chosen for pair in piece.shown)
        visit.open(outputs, paths, shown, site_address(chosen[0]))
    visit.context.close()
    return visit.found


def _sites(
    texts: tuple[Marked, ...], folder: Path, turn: int
) -> Iterator[tuple[tuple[Marked, ...], dict[str, Output], list[str]]]:
    """Give sites whose records and components have all texts, then some for their settings."""
    for first in range(0, len(texts), RECORDS):
        chosen = texts[first : first + RECORDS]
        outputs = _outputs(project(chosen, chosen[0], turn), folder / f"{first}")
        yield chosen, outputs, [path for path in outputs if _opened(path, turn)]
    for number in range(turn, len(texts), PARTS) if turn < PARTS else ():
        outputs = _outputs(project((), texts[number]), folder / f"title-{number}")
        yield (texts[number],), outputs, [*_FIRST_PAGES]


def _opened(path: str, turn: int) -> bool:
    """Choose all pages but those that lead away at once, and a part of those of components."""
    number = re.search(r"part-([0-9]+)", path)
    chosen = not number or int(number[1]) % PARTS == turn
    return path.endswith(".html") and "/old-" not in path and chosen


def _outputs(files: Mapping[str, str], folder: Path) -> dict[str, Output]:
    view = pipeline.view(write(folder, files), NOW)
    return {output.path: output for output in view.outputs()}
