"""What a change of the files does to the world: two snapshots at one instant, compared.

A new form is a module here with a function from changes to a text, and a line in `FORMS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from statuary.changes.comparison import World, compare
from statuary.changes.facts import Base, Changes
from statuary.changes.json_document import as_json
from statuary.changes.markdown import as_markdown
from statuary.changes.text import as_text

FORMS: Mapping[str, Callable[[Changes], str]] = MappingProxyType(
    {"text": as_text, "markdown": as_markdown, "json": as_json}
)

__all__ = ["FORMS", "Base", "Changes", "World", "compare"]
