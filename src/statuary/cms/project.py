"""The files in `static/admin/`, which the site has as `/admin/`."""

from __future__ import annotations

from importlib import resources

from statuary.cms.collections import collections
from statuary.cms.yaml_text import yaml_text
from statuary.model import Settings

FOLDER = "static/admin"
CONFIG = f"{FOLDER}/config.yml"
VERSION = "3.16.3"  # of Decap CMS, with which the tests write records
MADE_BY = "Made by `statuary cms`: make it again rather than edit it."

_OWN_PART_ENDS = f"# Your part ends here. {MADE_BY}\n"
_AS_THEY_ARE = ("index.html", "statuary.js")
PATHS = (CONFIG, *(f"{FOLDER}/{name}" for name in _AS_THEY_ARE))

# A file's name is the id of its record. Decap makes it of the day, in UTC, and the first letters
# of the title, to which it adds three dots, then hyphens, then nothing.
_NAME = "{{year}}-{{month}}-{{day}}-{{slug | truncate(57)}}"


def files(settings: Settings, own: str) -> tuple[tuple[str, str], ...]:
    """Give `PATHS` with their texts; `own` is the project's part of `CONFIG`."""
    folder = resources.files("statuary.cms").joinpath("files")
    made = {
        **({"site_url": settings.url} if settings.url else {}),
        "slug": {"encoding": "ascii", "clean_accents": True},
        "editor": {"preview": False},
        "collections": collections(settings, _NAME),
    }
    config = own + _OWN_PART_ENDS + yaml_text(made)
    texts = (folder.joinpath(name).read_text("utf-8") for name in _AS_THEY_ARE)
    return tuple(zip(PATHS, (config, *texts), strict=True))


def kept_part(config: str) -> str | None:
    """Give the project's own part of a `CONFIG` that was made here, None for another one."""
    own, line, _ = config.replace("\r\n", "\n").partition(_OWN_PART_ENDS)
    return own if line else None
