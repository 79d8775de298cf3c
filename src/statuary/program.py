"""This program, as far as what it makes depends on it."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib import metadata
from pathlib import Path

from statuary import __version__

RENDERERS = (
    *("feedgen", "icalendar", "jinja2", "lxml", "markdown", "markupsafe", "nh3"),
    *("prometheus-client", "pydantic", "tzdata"),
)


@lru_cache(maxsize=1)
def version() -> str:
    """Name this program for fingerprints: its version, and a digest of what it is made of.

    The digest keeps a cache from outliving a change that has not been released, and an update
    of a library that has a part in how files come out.
    """
    package = Path(__file__).parent
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(package.rglob("*.py")):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    for name in RENDERERS:
        digest.update(f"{name} {metadata.version(name)}\n".encode())
    return f"{__version__}+{digest.hexdigest()}"
