"""No field of any file is without foreign texts, or else it refuses them."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path

import pytest

from statuary import content, pipeline
from statuary.errors import ProblemsError
from statuary.outputs import Output
from tests.clients.hostile_places import Place, filled, places, taken
from tests.clients.hostile_sites import TURNS, project, written
from tests.clients.hostile_texts import Marked, marked
from tests.clients.hostile_visit import Visit, chromium
from tests.clients.payloads import payloads
from tests.formats.showcase import NOW
from tests.formats.showcase import project as write

pytestmark = pytest.mark.slow

FEW = 60  # of thousands of texts: words, numbers and plain addresses
LOG = logging.getLogger(__name__)  # pytest shows it with --log-cli-level=INFO

EACH = 16  # rounds of what gets through, of which one is made


@pytest.fixture(scope="module")
def texts() -> tuple[str, ...]:
    """Give every text of every list, once."""
    return tuple(dict.fromkeys(text for found in payloads().values() for text in found))


@pytest.fixture(scope="module")
def pieces(texts: tuple[str, ...]) -> tuple[Marked, ...]:
    """Give the texts as fields take them."""
    return tuple(marked(texts))


def _projects(pieces: tuple[Marked, ...]) -> list[dict[str, str]]:
    """Give small projects that together have a record of each kind, in YAML, and all settings."""
    whole = [project(pieces[: TURNS * 5], pieces[0], turn) for turn in range(TURNS)]
    return [*whole, project((), pieces[0]), project((), pieces[1])]


@pytest.fixture(scope="module")
def strict(pieces: tuple[Marked, ...], texts: tuple[str, ...]) -> dict[Place, tuple[str, ...]]:
    """Give the places in which no text stands with its marks, each with the texts that it takes."""
    found = [each for files in _projects(pieces) for each in filled(files)]
    without = {*places()} - {place for place, text in found if "qz" in text}
    return {place: taken(place, texts) for place in sorted(without)}


def test_every_place_has_something(pieces: tuple[Marked, ...]) -> None:
    """Each key of the model stands in the sites that browsers and other programs are shown."""
    found = {place for files in _projects(pieces) for place, _ in filled(files)}
    assert found == {*places()}, "give what is missing a place in tests/clients/hostile_sites.py"


def test_what_takes_texts_has_them(strict: dict[Place, tuple[str, ...]]) -> None:
    """A place that no foreign text stands in refuses all but a few words, numbers, addresses."""
    for place, found in strict.items():
        assert len(found) < FEW, f"{place} takes texts: put some there in hostile_sites.py"
        assert not [text for text in found if set('<>"`') & {*text}], place


def test_a_place_that_takes_texts_is_seen(texts: tuple[str, ...]) -> None:
    """By the same count a title takes most of the texts, so no such place is overlooked."""
    assert len(taken(Place("Incident", "title"), texts)) > FEW * 10


@pytest.mark.browser
def test_what_gets_through_is_inert(strict: dict[Place, tuple[str, ...]], tmp_path: Path) -> None:
    """What the strict places let through runs nothing, and hides or doubles no id."""
    known = {place: found for place, found in strict.items() if found}
    most = max(map(len, known.values()))
    kept = 0
    with chromium() as browser:
        visit = Visit(browser, enforced=False)
        for number in range(0, most, EACH):
            files, count = _with(known, number, tmp_path / f"{number}")
            outputs = _outputs(files, tmp_path / f"site-{number}")
            pages = [path for path in outputs if path.endswith(".html")]
            stay = [
                path for path in pages if b'http-equiv="refresh"' not in outputs[path].content()
            ]
            visit.open(outputs, stay, {1: "plain"})
            kept += count
    found = visit.found
    LOG.info("%s places, %s let some through; %s", len(strict), len(known), found.told())
    assert (found.executed, found.broken, found.elsewhere) == ([], [], [])
    assert found.seen["handlers"] == 0
    assert kept > most


def _outputs(files: Mapping[str, str], folder: Path) -> dict[str, Output]:
    """Give what is published, without the page that asks for its assets at the site's address."""
    view = pipeline.view(write(folder, files), NOW, drafts=True)
    return {each.path: each for each in view.outputs() if each.path != "404.html"}


def _with(
    known: dict[Place, tuple[str, ...]], number: int, folder: Path
) -> tuple[dict[str, str], int]:
    """Give a project with one text in each place that takes any, as many as read together."""
    plain = tuple(marked(("plain",)))
    files = project(plain * TURNS, plain[0])
    count = 0
    for index, (place, texts) in enumerate(sorted(known.items())):
        old = written(next(text for each, text in filled(files) if each == place))
        new = written(texts[(number + index) % len(texts)])
        # What names it does so elsewhere too.
        changed = {path: content.replace(old, new) for path, content in files.items()}
        try:
            content.read(write(folder / f"{index}", changed))
        except ProblemsError:
            continue  # as for two of one id
        files = changed
        count += 1
    return files, count
