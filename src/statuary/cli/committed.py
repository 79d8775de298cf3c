"""A project as it was committed, in a folder for as long as somebody reads it."""

from __future__ import annotations

import io
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from statuary.cli.git import archive

SETTINGS = "statuary.yml"
PATHS = (SETTINGS, "incidents", "templates", "static")


@contextmanager
def committed(root: Path, commit: str) -> Iterator[Path | None]:
    """Lay out the project in `root` as a commit has it, None if there was none.

    Raises `HistoryError`.
    """
    packed = archive(root, commit, PATHS)
    with tempfile.TemporaryDirectory(prefix="statuary-") as folder:
        if packed:
            with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
                tar.extractall(folder, filter=_inside)  # noqa: S202
        # Other projects have folders of these names too; without settings it is none of ours.
        yield Path(folder) if (Path(folder) / SETTINGS).exists() else None


def _inside(member: tarfile.TarInfo, folder: str) -> tarfile.TarInfo | None:
    """Let files and folders through; a link that leads away leads nowhere, as none is followed."""
    try:
        return tarfile.data_filter(member, folder)
    except tarfile.FilterError:
        return member.replace(linkname="nowhere", deep=False) if member.issym() else None
