"""What is sent for an address, of what is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formatdate
from http import HTTPStatus
from urllib.parse import quote, unquote, urlsplit

from statuary.errors import ProblemsError
from statuary.findings import Findings
from statuary.outputs import Output
from statuary.serving.headers import CACHING, RULES, Header, headers
from statuary.serving.insertion import insert
from statuary.serving.overlay import Overlay, empty_page, overlay
from statuary.serving.policy import allow
from statuary.serving.preview import Preview
from statuary.serving.workshop import Clock, Workshop

PAGE = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """A status of HTTP, headers, and what follows them."""

    status: HTTPStatus
    headers: tuple[Header, ...]
    body: bytes = b""


class Answers:
    """Gives the answer for each address.

    `at` is the instant at which the page's clock stands still, if it does. `start` is a text that
    no other server has, by which a page learns that it comes from an earlier one. `tell` is given
    what goes wrong as a page is rendered.
    """

    def __init__(
        self,
        workshop: Workshop,
        clock: Clock,
        start: str,
        tell: Callable[[Findings], None],
        at: int | None = None,
    ) -> None:
        self._workshop = workshop
        self._clock = clock
        self._start = start
        self._tell = tell
        self._at = at

    def token(self, edition: int) -> str:
        """Name an edition of this server's site, so that equal names mean equal pages."""
        return f"{self._start}.{edition}"

    def to(self, target: str) -> Answer:
        """Answer a request for a path, perhaps with a query, as it stands in the request."""
        # From a date that hosts send pages learn the time, by which they judge their own age.
        date = formatdate(self._clock() if self._at is None else self._at, usegmt=True)
        answer = self._answer(target)
        usual = {"date": ("Date", date), CACHING: ("Cache-Control", "no-store")}
        own = {name.casefold(): (name, value) for name, value in answer.headers}
        return Answer(answer.status, tuple((usual | own).values()), answer.body)

    def _answer(self, target: str) -> Answer:
        edition, preview = self._workshop.shown()
        if preview.site is None and preview.findings is not None:
            return self._spoilt(edition, preview.findings)
        address, _, query = target.partition("#")[0].partition("?")
        try:
            asked = unquote(urlsplit(address).path.lstrip("/"), errors="strict")
        except ValueError:
            return _not_found(b"This is not an address.\n")
        for path in (asked, asked.removeprefix(preview.base.lstrip("/"))):
            if output := preview.at(path):
                return self._file(edition, preview, output, path)
            if preview.at(f"{path}/"):
                return _see_folder(path, query)
        if output := preview.find("404.html"):
            return self._file(edition, preview, output, asked, HTTPStatus.NOT_FOUND)
        return _not_found(b"There is nothing at this address.\n")

    def _file(
        self,
        edition: int,
        preview: Preview,
        output: Output,
        address: str,
        status: HTTPStatus = HTTPStatus.OK,
    ) -> Answer:
        rules = preview.find(RULES)
        try:
            body = self._workshop.content(output)
            own = headers(self._workshop.content(rules) if rules else b"", address, output.path)
        except ProblemsError as error:
            findings = self._workshop.findings(error)
            self._tell(findings)
            return self._spoilt(edition, findings)
        if not any(value.startswith("text/html") for _, value in own):
            return Answer(status, own, body)
        added = self._overlay(edition, preview.as_of, preview.findings)
        allowed = tuple((name, _allowed(name, value, added)) for name, value in own)
        return Answer(status, allowed, insert(body, added))

    def _spoilt(self, edition: int, findings: Findings) -> Answer:
        page = insert(empty_page(findings), self._overlay(edition, "", findings))
        return Answer(HTTPStatus.INTERNAL_SERVER_ERROR, (("Content-Type", PAGE),), page)

    def _overlay(self, edition: int, as_of: str, findings: Findings | None) -> Overlay:
        return overlay(self.token(edition), self._at, as_of, findings)


def _allowed(name: str, value: str, added: Overlay) -> str:
    if name.casefold() != "content-security-policy":
        return value
    return allow(value, script=added.script_source, style=added.style_source)


def _see_folder(path: str, query: str) -> Answer:
    address = f"/{quote(path)}/" + (f"?{query}" if query else "")
    return Answer(HTTPStatus.FOUND, (("Location", address), ("Content-Type", TEXT)))


def _not_found(why: bytes) -> Answer:
    return Answer(HTTPStatus.NOT_FOUND, (("Content-Type", TEXT),), why)
