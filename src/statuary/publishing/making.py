"""What becomes of an output: nothing, if its file is as it should be, or a file to publish."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from statuary.outputs import Output
from statuary.publishing.index import Index
from statuary.publishing.survey import Stamp, Survey, digest


class Made(NamedTuple):
    """A file as it should be: its path, fingerprint and hash.

    `stamp` is that of the file in its place if it stays. Else it is None, and `content` is what
    was made of it, if that has not been put aside.
    """

    path: str
    fingerprint: str
    digest: str
    stamp: Stamp | None
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Making:
    """All that decides what becomes of an output: what is there, and what is known of it.

    `version` stands for the program in fingerprints, `ours` has the hashes of the files that are
    Statuary's. `refuse` is shown what is made, by path and content.
    """

    version: str
    found: Survey
    ours: Mapping[str, str]
    index: Index
    refuse: Callable[[str, bytes], None]

    def standing(self, output: Output) -> Made | None:
        """Give an output whose file is known to be as it should be, without making it."""
        stamp = self.found.place(output.path, self.ours)
        known = self.index.entries.get(output.path)
        if stamp is None or known is None:
            return None
        fingerprint = output.fingerprint(self.version)
        if known.fingerprint != fingerprint or known.digest != self._digest(output.path, stamp):
            return None
        return Made(output.path, fingerprint, known.digest, stamp)

    def is_contested(self, output: Output) -> bool:
        """Tell whether a file is in an output's place that is not ours."""
        return output.path in self.found.files and output.path not in self.ours

    def make(self, output: Output, put_aside: Callable[[str, bytes], bool]) -> Made:
        """Make an output; what differs from the file in its place is put aside, if that can be."""
        path = output.path
        content = output.content()
        self.refuse(path, content)
        wanted, fingerprint = digest(content), output.fingerprint(self.version)
        stamp = self.found.place(path, self.ours)
        if stamp is not None:
            if wanted == self._digest(path, stamp):
                return Made(path, fingerprint, wanted, stamp)
            if path not in self.ours:
                raise self.found.in_the_way(path)
        return Made(path, fingerprint, wanted, None, None if put_aside(path, content) else content)

    def _digest(self, path: str, stamp: Stamp) -> str:
        return self.index.digest(path, stamp) or self.found.digest(path)
