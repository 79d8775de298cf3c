"""What `statuary serve` lays over a page quotes foreign files, and a browser runs nothing of it."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from statuary import pipeline
from statuary.characters import spelled
from statuary.findings import Finding
from statuary.serving import overlay
from tests.clients.hostile_flaws import flawed
from tests.clients.hostile_visit import Document, Findings, Sent, Visit, chromium
from tests.clients.payloads import payloads
from tests.formats.showcase import NOW, project
from tests.serving.sessions import EVENTS, PAGE, Served, served

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EVERY = 24  # of the texts one is taken; each is in some 40 problems
TEXTS = 48  # of a project
MANY = 20
PARTS = {"style", "p", "details", "summary", "strong", "span", "ol", "li", "code", "pre", "b"}
SAID = """() => {
	const root = document.querySelector("statuary-preview").shadowRoot;
	const items = [...root.querySelectorAll("li")].map((item) => [
		item.querySelector("code")?.textContent ?? "",
		item.querySelector("p")?.textContent ?? "",
		item.querySelector(".hint")?.textContent ?? "",
	]);
	return { items, parts: [...root.querySelectorAll("*")].map((each) => each.localName) };
}"""

LOG = logging.getLogger(__name__)  # pytest shows it with --log-cli-level=INFO


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def projects() -> list[dict[str, str | bytes]]:
    """Give projects of which nothing reads."""
    texts = tuple(dict.fromkeys(text for found in payloads().values() for text in found))[::EVERY]
    numbered = dict(enumerate(texts))
    return [
        flawed({number: numbered[number] for number in [*numbered][first : first + TEXTS]})
        for first in range(0, len(numbered), TEXTS)
    ]


def _sent(page: Served) -> Sent:
    """Ask for the first page."""
    answer = page.ask("/")
    length = ("content-length", "date", "server", "connection")
    headers = {name: value for name, value in answer.headers.items() if name.lower() not in length}
    return Sent(answer.body, headers)


def _look(visit: Visit, page: Served, documents: dict[str, Document]) -> None:
    """Open a page with an overlay; it must say of each problem what there is to say."""
    news = Sent(b"", {"content-type": "text/event-stream"})
    visit.look({**documents, EVENTS[1:]: news, "": _sent(page)}, "")
    said = visit.page.evaluate(SAID)
    findings = page.session.preview.findings
    assert findings is not None
    visit.found.seen["problems"] += len(findings.found)
    expected = list(map(_said, findings.found))
    found = [tuple(map(_squeezed, item)) for item in said["items"]]
    visit.found.broken += [
        f"{one} instead of {other}"
        for one, other in zip(found, expected, strict=False)
        if one != other
    ]
    visit.found.broken += [f"<{part}>" for part in {*said["parts"]} - PARTS]
    if len(found) != len(expected):
        visit.found.broken.append(f"{len(found)} items of {len(expected)}")


def _said(finding: Finding) -> tuple[str, str, str]:
    problem = finding.problem
    place = f"{spelled(problem.path)}:{problem.line}:{problem.column}"
    hint = f"hint: {finding.hint}" if finding.hint else ""
    return _squeezed(place), _squeezed(f"{place} {finding.message}"), _squeezed(hint)


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _checked(found: Findings) -> None:
    LOG.info("%s", found.told())
    assert found.executed == []
    assert found.elsewhere == []
    assert found.broken == []
    assert found.seen["handlers"] == 0


def test_a_page_of_nothing_but_problems(
    browser: Browser, projects: list[dict[str, str | bytes]], tmp_path: Path
) -> None:
    """Where no page was ever whole, what is sent has no policy, and needs none."""
    visit = Visit(browser, enforced=True)
    for number, files in enumerate(projects):
        project(tmp_path / f"{number}", files)
        with served(tmp_path / f"{number}", {}) as page:
            _look(visit, page, {})
    visit.context.close()
    _checked(visit.found)


@pytest.mark.parametrize("enforced", [False, True], ids=["without-policy", "with-policy"])
def test_problems_over_a_page(
    browser: Browser, projects: list[dict[str, str | bytes]], tmp_path: Path, *, enforced: bool
) -> None:
    """What is laid over a page that was whole runs nothing, also where a browser would let it."""
    visit = Visit(browser, enforced=enforced)
    files = projects[int(enforced)]
    with served(tmp_path / "shown", PAGE) as page:
        documents: dict[str, Document] = {
            each.path: each for each in pipeline.view(page.root, NOW).outputs()
        }
        project(tmp_path / "next", files)
        shutil.rmtree(page.root / "incidents")
        for name in ("incidents", "static", "templates", "statuary.yml"):
            (tmp_path / "next" / name).rename(page.root / name)
        page.until("/", "statuary.yml:1:")
        _look(visit, page, documents)
    visit.context.close()
    _checked(visit.found)


def test_an_overlay_that_does_not_escape_is_seen(
    browser: Browser,
    projects: list[dict[str, str | bytes]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same texts run in an overlay that has them as they are, and the same eyes see it."""
    monkeypatch.setattr(overlay, "escape", unescape)
    visit = Visit(browser, enforced=False)
    for number, files in enumerate(projects):
        project(tmp_path / f"{number}", files)
        with served(tmp_path / f"{number}", {}) as page:
            _look(visit, page, {})
    visit.context.close()
    LOG.info("%s", visit.found.told())
    assert len(visit.found.executed) > 0
    assert visit.found.seen["handlers"] > MANY
    assert len(visit.found.broken) > MANY
