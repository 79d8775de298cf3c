"""What a lock is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

TEMPLATES = "templates/"


@dataclass(frozen=True)
class Lock:
    """A piece of a file, what it is without the lock, and the tests of which one must fail then.

    The file is one below `src/statuary/`, or of the `templates/`.
    """

    name: str
    file: str
    shut: str
    open: str
    guards: tuple[str, ...]

    def within(self, program: Path) -> Path:
        """Give the path of the file in a copy of the program."""
        of_theme = self.file.startswith(TEMPLATES)
        return program / self.file if of_theme else program / "src" / "statuary" / self.file
