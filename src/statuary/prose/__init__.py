"""Markdown from strangers, made safe to show.

The dialect is that of a person who writes on a phone: a list may follow a line of text at once,
what is indented further is nested, `#1234` is a ticket and not a heading, a line of dashes is a
rule, and a bare address is a link. A single line break is a space, as files in git are wrapped.
Raw HTML is shown as the text that it is. Images become links, so a page loads nothing that its
maintainer does not serve. Tables, fenced code and quotes work as usual.

This is the only room that uses `markdown` and `nh3`; both are imported with the first text that
needs them.
"""

from statuary.prose.price import first_too_dear
from statuary.prose.quoting import quoted
from statuary.prose.reading import excerpt, text_of, to_text
from statuary.prose.rendering import SCHEMES, TAGS, to_html

__all__ = [
    "SCHEMES",
    "TAGS",
    "excerpt",
    "first_too_dear",
    "quoted",
    "text_of",
    "to_html",
    "to_text",
]
