"""Small sites to publish, and what is then on the disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from statuary.outputs import Output
from statuary.publishing import Report, write

SITE = {"index.html": "home", "a/b/c.html": "deep", "a/d.html": "shallow"}

# Two sites between which files come, go, change, stay, and change places with folders.
OLD = {
    "index.html": "old",
    "a/d.html": "old",
    "gone/deep/x.html": "x",
    "f": "file",
    "g/h": "h",
    "same/1.html": "same",
    "same/2.html": "same",
}
NEW = {**SITE, "f/g.html": "folder", "g": "file", "same/1.html": "same", "same/2.html": "same"}


def text(content: str) -> str:
    """Render a text."""
    return content


def publish(root: Path, site: dict[str, str], **options: Any) -> Report:
    """Publish texts by their paths into `root/site`."""
    outputs = tuple(Output(path, text, content) for path, content in sorted(site.items()))
    return write(outputs, root / "site", root / "cache", "1", **options)


def tree(folder: Path) -> dict[str, bytes | None]:
    """Give what lies below a folder: files with their bytes, folders with None."""
    return {
        path.relative_to(folder).as_posix(): None if path.is_dir() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
    }


def times(folder: Path) -> dict[str, int]:
    """Give when each file below a folder was last written."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
    }


def cold(root: Path, site: dict[str, str]) -> dict[str, bytes | None]:
    """Give the tree that a site has where nothing was before."""
    publish(root / "cold", site)
    return tree(root / "cold" / "site")
