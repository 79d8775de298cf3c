"""Names that last: what feeds and calendars call something for good, wherever it stands."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit


def tag_uri(url: str, path: str) -> str:
    """Name something by the site's host and the path in it (RFC 4151)."""
    return _beginning(url) + path


@lru_cache(maxsize=8)
def _beginning(url: str) -> str:
    parts = urlsplit(url)
    return f"tag:{parts.hostname},2026:{parts.path}"
