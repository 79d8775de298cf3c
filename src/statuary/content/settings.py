"""`statuary.yml` → the page's settings, and the frame in which its records read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from statuary.content.decode import decode
from statuary.content.files import ContentFile, read_bytes
from statuary.content.flaws import Flaw, Mark, together
from statuary.content.named_files import missing_files
from statuary.content.nodes import Mapping
from statuary.content.template_texts import headed_texts
from statuary.content.text import read_text
from statuary.content.yaml_events import read_yaml
from statuary.errors import InvalidError
from statuary.model import Frame, Settings
from statuary.times.zone import zone

NAME = "statuary.yml"
_OTHER_NAME = "statuary.yaml"
_TOP = "write lines such as `title: My service` in it"


@dataclass(frozen=True, slots=True)
class SettingsReading:
    """The settings, None if anything is wrong with them, and what helps to read the records.

    `data` are the bytes of the file, none if it does not read at all.
    """

    settings: Settings | None
    frame: Frame
    data: bytes
    flaws: tuple[Flaw, ...] = ()


def read_settings(root: Path) -> SettingsReading:
    """Read the settings of the project in a folder."""
    file = ContentFile(NAME, str(root / NAME))
    if not os.path.lexists(file.disk):
        return _failed(_missing(root))
    data = read_bytes(file)
    if data.value is None:
        return _failed(*data.flaws)
    text = read_text(data.value)
    if text.value is None:
        return _failed(*text.flaws)
    tree = read_yaml(text.value)
    if tree.value is None:
        return _failed(*tree.flaws)
    if not isinstance(tree.value, Mapping):
        return _failed(*tree.flaws, Flaw(tree.value.mark, "this file has no keys", _TOP))
    frame = Frame(_timezone(tree.value))
    decoded = decode(Settings, tree.value, frame)
    frame = Frame(frame.timezone, _components(decoded.value, tree.value, frame))
    flaws = together(tree.flaws, decoded.flaws)
    flaws = together(flaws, missing_files(root, tree.value))
    if decoded.value is not None:
        flaws = together(flaws, headed_texts(decoded.value, tree.value))
    return SettingsReading(None if flaws else decoded.value, frame, data.value, flaws)


def _failed(*flaws: Flaw) -> SettingsReading:
    return SettingsReading(None, Frame(), b"", flaws)


def _missing(root: Path) -> Flaw:
    if os.path.lexists(root / _OTHER_NAME):
        return Flaw(Mark(), "there is no such file", f"rename `{_OTHER_NAME}` to `{NAME}`")
    return Flaw(Mark(), "there is no such file", f"make it; {_TOP}")


def _timezone(tree: Mapping) -> str:
    written = tree.text("timezone")
    if written is not None:
        try:
            return zone(written.text).key
        except InvalidError:
            pass  # The settings are refused for it; the records are still worth reading.
    return Frame().timezone


def _components(settings: Settings | None, tree: Mapping, frame: Frame) -> tuple[str, ...] | None:
    """Give the components' ids, also where other settings do not read."""
    if settings is None:
        kept = tuple(entry for entry in tree.entries if entry[0].text == "components")
        settings = decode(Settings, Mapping(kept, tree.mark), frame, {"title": "-"}).value
    return None if settings is None else tuple(leaf.id for leaf in settings.leaves)
