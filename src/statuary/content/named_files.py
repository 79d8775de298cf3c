"""The files of `static/` that the settings name: a page must not lead to what is not there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from statuary.content.flaws import Flaw
from statuary.content.nodes import Mapping
from statuary.errors import InvalidError, did_you_mean
from statuary.model.look import FILES, check_static

FOLDER = "static"


def missing_files(root: Path, settings: Mapping) -> Iterator[Flaw]:
    """Report each file under `theme:` that a project's folder does not have.

    Names count as hosts tell them apart, by case too, whatever the disk here does.
    """
    theme = settings.get("theme")
    if not isinstance(theme, Mapping):
        return
    for key in FILES:
        written = theme.text(key)
        if written is None:
            continue
        try:
            path = check_static(written.text)
        except InvalidError:
            continue  # Which the settings are refused for.
        known = _files(root / FOLDER)
        if path not in known:
            near = did_you_mean(path, known)
            hint = near if near.startswith("did") else f"put the file into `{FOLDER}/`"
            yield Flaw(written.mark, f"there is no file `{FOLDER}/{path}`", hint)


def _files(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()))
