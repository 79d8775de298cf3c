"""From Markdown to HTML that is safe inside any page."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urljoin

from statuary.characters import clean
from statuary.prose.simple import paragraphs, simply

TAGS = frozenset(
    ["a", "blockquote", "br", "code", "em", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre"]
) | {"strong", "table", "tbody", "td", "th", "thead", "tr", "ul"}
SCHEMES = frozenset({"http", "https", "mailto"})

LOWEST = 4  # the level of the highest heading in a text, below those of any page
_HEADING = re.compile("<(/?)h([456])>")

# What Markdown is tried on at all; what it may cost there, a meter counts.
LONGEST = 100_000
MOST_LINES = 1_000

_NESTED = re.compile(r"^[ \t]*(?:(?:[-+*]|\d+\.)[ \t]+|>[ \t]*){8}", re.MULTILINE)
# An address that joins to itself, whatever the base, and is written without escapes.
_ABSOLUTE = re.compile(r'href="https?://[A-Za-z0-9.-]+(?:/[A-Za-z0-9._~/-]*)?"')


class Rendered(NamedTuple):
    """HTML that is still to be sanitised, and the steps that it cost."""

    html: str
    steps: int


def to_html(text: str, base: str = "", top: int = LOWEST) -> str:
    """Turn Markdown into HTML that is safe inside any page.

    The result has only the elements of `TAGS`, without ids, classes or styles; headings begin
    at the level `top`, from 2 to 4; addresses are relative or of one of `SCHEMES`. Where `base`
    is given, an absolute URL, relative addresses are joined to it. A text that would cost
    unreasonable time keeps its paragraphs and lines but loses its formatting; no text raises.
    """
    text = carried(text)
    simple = simply(text)
    if simple is not None:
        return simple
    if _unreasonable(text):
        return paragraphs(text, "<br>\n")
    html = carried(_sanitised(_rendered(text).html, base))
    return html if top == LOWEST else _HEADING.sub(lambda tag: _raised(tag, top), html)


def steps_of(text: str) -> int:
    """Give the steps that a text costs, as `metering` counts them."""
    text = carried(text)
    return 0 if simply(text) is not None or _unreasonable(text) else _rendered(text).steps


def carried(text: str) -> str:
    """Clean a text, also of what would show its letters in another order than they are written."""
    return clean(text).replace("\u202d", "").replace("\u202e", "")


def _raised(tag: re.Match[str], top: int) -> str:
    return f"<{tag[1]}h{int(tag[2]) - LOWEST + top}>"


def _unreasonable(text: str) -> bool:
    """Tell whether a text is too long for Markdown, or nests beyond what anybody reads."""
    return len(text) > LONGEST or text.count("\n") > MOST_LINES or _NESTED.search(text) is not None


# A text stands on its own page, on the first one, and in every feed that it belongs to.
@lru_cache(maxsize=4096)
def _rendered(text: str) -> Rendered:
    from statuary.prose.dialect import convert, steps
    from statuary.prose.metering import TooDearError
    from statuary.prose.price import MOST_STEPS

    try:
        return Rendered(convert(text), steps())
    except TooDearError:
        return Rendered(paragraphs(text, "<br>\n"), MOST_STEPS)


def _sanitised(html: str, base: str) -> str:
    # A base is for relative addresses; what has none is the same everywhere, and sanitised once.
    leads = html.lower().count("href") if base else 0
    return cleaned(html, base) if leads > len(_ABSOLUTE.findall(html)) else _cleaned_alone(html)


@lru_cache(maxsize=4096)
def _cleaned_alone(html: str) -> str:
    return cleaned(html, "")


def cleaned(html: str, base: str) -> str:
    """Leave of any HTML what is safe, its addresses joined to a base if there is one."""
    import nh3

    def address(_tag: str, attribute: str, value: str) -> str | None:
        if attribute != "href":
            return value
        try:
            return urljoin(base, value)
        except ValueError:
            return None

    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes={"a": {"href", "title"}, "ol": {"start"}},
        attribute_filter=address if base else None,
        url_schemes=set(SCHEMES),
        link_rel="nofollow noopener",
    )
