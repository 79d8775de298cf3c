"""Named pipes, which keep those waiting who open them, where a system has any."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest


def make_pipe(path: Path) -> None:
    """Make a named pipe; on a system without them leave the test out."""
    if sys.platform == "win32":
        pytest.skip("needs named pipes")
    os.mkfifo(path)
