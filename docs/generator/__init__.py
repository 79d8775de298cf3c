"""The reference, made of the code that it tells of.

Each module here takes one thing that the program knows of itself and makes a document of it. They
are committed, so that they can be read where the code is; a test makes them again and compares.
A new document is a module with a function that gives its text, and its line in `DOCUMENTS`.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from docs.generator import commands, paths, records, rules, settings

DOCUMENTS: MappingProxyType[str, Callable[[], str]] = MappingProxyType(
    {
        "commands.md": commands.document,
        "paths.md": paths.document,
        "records.md": records.document,
        "rules.md": rules.document,
        "settings.md": settings.document,
    }
)
