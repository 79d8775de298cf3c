"""A theme as a value: all of its files, read once."""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from statuary.errors import ConfigurationError
from statuary.folders import read_folder

ASSETS = "assets/"
INLINED = ("assets/scheme.js", "assets/style.css")  # They travel inside of each page.
TEXT_SUFFIXES = (".html", ".xml", ".txt", ".svg", ".css", ".js")


@dataclass(frozen=True, slots=True)
class Theme:
    """All files of a theme, by name, and a digest that stands for them."""

    digest: str
    files: tuple[tuple[str, bytes], ...] = field(repr=False, compare=False)

    @property
    def assets(self) -> tuple[tuple[str, bytes], ...]:
        """The files that are published as they are, by their names in `assets`."""
        return tuple(
            (name.removeprefix(ASSETS), content)
            for name, content in self.files
            if name.startswith(ASSETS) and name not in INLINED
        )

    @property
    def assets_folder(self) -> str:
        """Where assets are published: in a folder that is named by what is in it.

        So their addresses change with them, and may be kept for good. With a slash at its end.
        """
        digest = hashlib.blake2b(digest_size=5)
        for name, content in self.assets:
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
        return f"{ASSETS}{digest.hexdigest()}/"

    @property
    def templates(self) -> tuple[tuple[str, bytes], ...]:
        """The files that are rendered, the built-in ones under both of their names."""
        return tuple(
            file for file in self.files if not file[0].removeprefix("default/").startswith(ASSETS)
        )


def built_in_folder() -> Path:
    """Find the built-in theme: in the package, or beside the sources in a checkout."""
    package = Path(__file__).parents[1]
    packaged = package / "_templates"
    return packaged if packaged.is_dir() else package.parents[1] / "templates"


def read(folder: Path) -> dict[str, bytes]:
    """Read the files of a theme, by name; raises `ConfigurationError`."""
    found = read_folder(folder, hidden=False)
    if found.problems:
        raise ConfigurationError(found.problems)
    return {name: _content(name, content) for name, content in found.files}


def _content(name: str, content: bytes) -> bytes:
    if not name.endswith(TEXT_SUFFIXES):
        return content
    # Windows checkouts turn line ends, its editors mark UTF-8; pages must not differ for it.
    return content.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n")
