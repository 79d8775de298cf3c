"""What should exist: values that say how a published file is made.

An output is a path, a pure function, and the one value that the function sees. What the
function cannot see it cannot use, so the inputs are also all that the file depends on, and
a fingerprint over them decides whether it must be rendered again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from statuary.digests import digest


@dataclass(frozen=True, slots=True)
class Output:
    """A file to publish.

    `path` is relative to the output folder, with `/` between its parts. `render` turns
    `inputs`, a frozen value that has a digest, into the file's text or bytes. An output that
    `gives_way` is left out where another one claims its path. `source` names the file that it is
    a copy of, for messages.
    """

    path: str
    render: Callable[[Any], str | bytes]
    inputs: object
    gives_way: bool = False
    source: str = ""

    def content(self) -> bytes:
        """Render the file; text becomes UTF-8."""
        rendered = self.render(self.inputs)
        return rendered.encode() if isinstance(rendered, str) else rendered

    def fingerprint(self, version: str) -> str:
        """Name this output's content without rendering it: equal fingerprints, equal bytes."""
        renderer = f"{self.render.__module__}.{self.render.__qualname__}"
        return digest((version, renderer, self.path, self.inputs)).hex()


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that is published as it is: its content, and a digest that stands for it."""

    digest: str
    content: bytes = field(repr=False)


def copy(path: str, content: bytes, source: str) -> Output:
    """Give the output that publishes the content of a file as it is."""
    digest = hashlib.blake2b(content, digest_size=16).hexdigest()
    return Output(path, _content, Copy(digest, content), source=source)


def _content(copied: Copy) -> bytes:
    return copied.content
