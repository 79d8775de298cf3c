"""How Sphinx builds the documents: `make docs`. They stay what GitHub shows, too."""

from __future__ import annotations

import re

from sphinx.application import Sphinx

from statuary import __version__

project = "Statuary"
version = release = __version__
language = "en"

extensions = ["myst_parser"]
exclude_patterns = ["_build", "generator"]
nitpicky = True
smartquotes = False  # `--option` is no dash
myst_heading_anchors = 3  # as GitHub makes them

html_theme = "furo"
html_title = "Statuary"
html_static_path = ["_static"]
html_css_files = ["statuary.css"]
html_copy_source = False
html_use_index = False
html_show_sphinx = False
html_show_copyright = False


def captions(_: Sphinx, __: str, source: list[str]) -> None:
    """Show over a block of code the file that it is: GitHub does not know `title=`."""
    directive = r"```{code-block} \1\n:caption: `\2`\n"
    source[0] = re.sub(r"^```(\w+) title=(\S+)$", directive, source[0], flags=re.M)


def navigation(_: Sphinx, name: str, source: list[str]) -> None:
    """Make the navigation of the lists of links on the first page, which stay readable there."""
    if name == "index":
        for heading, section in re.findall(r"^## (.+)\n((?:(?!^## ).*\n)*)", source[0], re.M):
            pages = re.findall(r"^- \[.*?\]\((.+?)\.md\)", section, re.M)
            tree = "\n".join((":hidden:", f":caption: {heading}", "", *pages))
            source[0] += f"\n```{{toctree}}\n{tree}\n```\n"


def setup(app: Sphinx) -> None:
    """Have both look at each page before it is read."""
    app.connect("source-read", captions)
    app.connect("source-read", navigation)
