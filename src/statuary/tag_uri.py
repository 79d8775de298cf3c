"""Names that last: what feeds and calendars call something for good, wherever it stands."""

from __future__ import annotations

from urllib.parse import urlsplit


def tag_uri(url: str, path: str) -> str:
    """Name something by the site's host and the path in it (RFC 4151)."""
    parts = urlsplit(url)
    return f"tag:{parts.hostname},2026:{parts.path}{path}"
