"""What the theme publishes as it is: style sheet, icon and the like."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from statuary.formats.interface import Format
from statuary.outputs import Output
from statuary.theme import Theme
from statuary.timeline import Snapshot


@dataclass(frozen=True, slots=True)
class Asset:
    """A file's content, and a digest that stands for it."""

    digest: str
    content: bytes = field(repr=False)


def _outputs(_: Snapshot, theme: Theme) -> Iterable[Output]:
    for path, content in theme.assets:
        yield Output(path, _content, Asset(hashlib.blake2b(content).hexdigest(), content))


def _content(asset: Asset) -> bytes:
    return asset.content


ASSETS = Format("assets", _outputs)
