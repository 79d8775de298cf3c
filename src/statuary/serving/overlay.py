"""What the preview adds to a page: a script that loads it again, and what there is to say of it.

What is said stands in a shadow tree, so that neither the page's style nor the overlay's has a
part in the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from statuary.characters import spelled
from statuary.findings import Finding, Findings, tally
from statuary.findings.excerpt import excerpt
from statuary.inlining import inline_script, inline_style, policy_hash

# No output has two slashes in its path, so this is the address of none.
EVENTS = "/_statuary//events"

EMPTY = (
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta name="color-scheme" content="light dark">\n'
    "<title>{title}</title>\n</head>\n<body>\n</body>\n</html>\n"
)


@dataclass(frozen=True, slots=True)
class Overlay:
    """What goes to the end of a page's head and of its body, and how a policy names it."""

    head: str
    body: str
    script_source: str
    style_source: str


def overlay(token: str, frozen: int | None, as_of: str, findings: Findings | None) -> Overlay:
    """Give what is added to a page that is shown under a token.

    `frozen` is the instant at which the page's clock stands still, in seconds of UTC, if it does;
    then the page tells of it, as `as_of` has it in words.
    """
    script, style = _file("reload.js"), _file("overlay.css")
    stands = "" if frozen is None else f' data-at="{frozen}"'
    about = f'data-events="{EVENTS}" data-shown="{escape(token)}"{stands}'
    head = f"<script {about}>{script}</script>\n"
    said = "".join(_said(frozen is not None, as_of, findings))
    body = (
        '<statuary-preview lang="en" dir="ltr"><template shadowrootmode="open">'
        f"<style>{style}</style>\n{said}</template></statuary-preview>\n"
    )
    return Overlay(head, body if said else "", policy_hash(script), policy_hash(style))


def empty_page(findings: Findings) -> bytes:
    """Give a page that has nothing, to lay what is wrong over."""
    return EMPTY.format(title=escape(_count(findings))).encode()


@cache
def _file(name: str) -> str:
    text = Path(__file__).with_name("files").joinpath(name).read_text("utf-8")
    return inline_script(text) if name.endswith(".js") else inline_style(text)


def _said(frozen: bool, as_of: str, findings: Findings | None) -> Iterator[str]:
    if frozen and as_of:
        yield f'<p class="strip">The page as of {escape(as_of)}</p>\n'
    if findings is None:
        return
    first = findings.found[0].problem
    alert = f"{_count(findings)}. {first.path}, line {first.line}: {first.message}"
    yield f'<p class="alert" role="alert" data-said="{escape(spelled(alert))}"></p>\n'
    yield f"<details open>\n<summary><strong>{escape(_count(findings))}</strong>"
    if as_of:
        yield " <span>The page is shown as it last was whole.</span>"
    yield "</summary>\n<ol>\n"
    for finding in findings.found:
        yield from _item(finding)
    yield "</ol>\n</details>\n"


def _item(finding: Finding) -> Iterator[str]:
    problem = finding.problem
    place = f"{spelled(problem.path)}:{problem.line}:{problem.column}"
    yield f"<li>\n<p><code>{escape(place)}</code> {escape(finding.message)}</p>\n"
    if finding.source is not None and finding.source.strip():
        line, caret = excerpt(finding.source, problem.line, problem.column)
        yield f"<pre>{escape(line)}\n<b>{escape(caret)}</b></pre>\n"
    if finding.hint:
        yield f'<p class="hint">hint: {escape(finding.hint)}</p>\n'
    yield "</li>\n"


def _count(findings: Findings) -> str:
    return tally(findings)
