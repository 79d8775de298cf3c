"""What a build says on the terminal while it is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from statuary import leaks
from statuary.cli.terminal import complain, show_problems
from statuary.content import Reading
from statuary.pipeline import Listener


class Building(Listener):
    """Tells of a build into `out`; keeps what was read `incomplete`, and secrets to itself.

    `show` is told the progress, and `environment` is where secrets may be.
    """

    def __init__(
        self, out: Path, show: Callable[[int, int], None], environment: Mapping[str, str]
    ) -> None:
        self.incomplete: list[Reading] = []
        self._out = out
        self._guard = leaks.guard(environment)
        self._show = show

    def waiting(self) -> None:
        """Say why nothing happens."""
        complain(f"another build of {self._out} is at work; waiting for it …")

    def left_out(self, reading: Reading) -> None:
        """Say what does not read."""
        self.incomplete.append(reading)
        show_problems(reading.problems, "problem")

    def made(self, path: str, data: bytes) -> None:
        """Refuse a file that tells a secret."""
        self._guard(path, data)

    def progress(self, done: int, of: int) -> None:
        """Show how far it is."""
        self._show(done, of)
