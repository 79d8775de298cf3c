"""A site in memory that is made as far as somebody has looked."""

from __future__ import annotations

from threading import Lock

from statuary.formats import FORMATS
from statuary.outputs import Output
from statuary.pipeline import View


class Site:
    """What a view publishes: an output is made when it, or one behind it, is first asked for.

    Any thread may ask. What a project has in `static/` takes the place of what a format would
    publish at the same path.
    """

    def __init__(self, view: View) -> None:
        self.view = view
        self._made = {output.path: output for output in view.copies}
        self._coming = tuple(
            (each, iter(each.outputs(view.snapshot, view.look))) for each in FORMATS
        )
        self._lock = Lock()

    def find(self, path: str) -> Output | None:
        """Give what is published at a path, or None."""
        with self._lock:
            for each, coming in self._coming:
                while path not in self._made and each.may_publish(path):
                    output = next(coming, None)
                    if output is None:
                        break
                    self._made.setdefault(output.path, output)
            return self._made.get(path)
