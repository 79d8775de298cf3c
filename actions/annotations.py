"""What a run says on its own page."""

from __future__ import annotations

import sys


def say(kind: str, text: str) -> None:
    """Annotate the run: `notice`, `warning` or `error`."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    sys.stdout.write(f"::{kind}::{escaped}\n")
