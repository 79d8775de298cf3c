"""Foreign texts as names of files."""

from __future__ import annotations

import re

from tests.clients.hostile_texts import one_line

_MOST_BYTES = 180  # of the 255 that a name may have, for what stands around the text


def on_disk(text: str) -> str:
    """Give as much of a text as a disk takes for a name, which is all but two signs."""
    name = re.sub("[/\0]", "", text).encode("utf-8", "ignore")[:_MOST_BYTES]
    return name.decode("utf-8", "ignore").strip(".") or "nothing"


def publishable(text: str) -> str:
    """Give as much of a text as every disk takes for a name."""
    return re.sub(r'[<>:"|?*\\]', "", on_disk(one_line(text))).strip(" .") or "nothing"
