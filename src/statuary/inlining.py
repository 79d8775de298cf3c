"""Style sheets and scripts as they can stand inside of a page, and how its policy names them.

A page that holds what it needs arrives in one round trip. Its content security policy allows an
inline text by the hash of it, and nothing else that somebody may have put in.
"""

from __future__ import annotations

import base64
import hashlib
import re

# Texts and addresses stay as they are; a comment counts as a space.
_CSS = re.compile(
    r"""(?P<kept>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)"']*\))"""
    r"|(?:\s|/\*.*?\*/)*(?P<sign>[{};,])(?:\s|/\*.*?\*/)*"
    r"|(?:\s|/\*.*?\*/)+",
    re.DOTALL,
)


def inline_style(css: str) -> str:
    """Give a style sheet without comments and indentation, as it can stand in `<style>`."""
    return _closing_nothing(_CSS.sub(_short, css).strip())


def inline_script(script: str) -> str:
    """Give a script as it can stand in `<script>`."""
    return _closing_nothing(script)


def policy_hash(text: str) -> str:
    """Give the source by which a policy allows an inline style or script."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _short(found: re.Match[str]) -> str:
    return found["kept"] or found["sign"] or " "


def _closing_nothing(text: str) -> str:
    # Browsers take the hash of what they have read, and there a line ends in one way only.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # To CSS and JavaScript an escaped sign in a text is the same; a tag it no longer is.
    return text.replace("</", r"<\/").replace("<!--", r"<\!--")
