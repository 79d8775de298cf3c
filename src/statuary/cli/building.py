"""What a build says on the terminal while it is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from statuary import leaks
from statuary.cli.terminal import show_problems
from statuary.content import Reading
from statuary.pipeline import Listener
from statuary.receipts import Receipt


class Building(Listener):
    """Tells of a build; keeps what was read `incomplete`, a receipt, and secrets to itself.

    `wait` is called if another build takes long, and `show` is told the progress. `environment` is
    where secrets may be.
    """

    def __init__(
        self,
        wait: Callable[[], None],
        show: Callable[[int, int], None],
        environment: Mapping[str, str],
        receipt: Receipt | None,
    ) -> None:
        self.incomplete: list[Reading] = []
        self._wait = wait
        self._show = show
        self._guard = leaks.guard(environment)
        self._receipt = receipt

    def waiting(self) -> None:
        """Say why nothing happens."""
        self._wait()

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

    def published(self) -> None:
        """Keep the receipt, but of what there was nothing to say."""
        if self._receipt and not self.incomplete:
            self._receipt.keep()
