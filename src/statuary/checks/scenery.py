"""What rules look at, for a project in a folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from statuary import lint, pipeline
from statuary.model import StatusPage


def scene(root: Path, page: StatusPage, now: int) -> lint.Scene:
    """Give what rules look at; which paths the site has is found out when one asks.

    Asking raises `ConfigurationError` where a template does not read.
    """
    closing = page.settings.as_of

    @cache
    def paths() -> frozenset[str]:
        return frozenset(pipeline.paths(root, page, now))

    at = now if closing is None else min(now, closing.seconds)
    return lint.Scene(page, at, lambda path: path in paths())
