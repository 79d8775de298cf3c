"""Files → a `StatusPage`, or every problem at once.

    bytes → text → nodes (from YAML's events, or from Markdown) → plain values → the model

Each step keeps the line and column of what it passes on, so that whatever the model says of a
value can be said of a place in a file.
"""

from statuary.content.flaws import legible
from statuary.content.kept_readings import kept
from statuary.content.quoting import Sources
from statuary.content.reading import (
    Place,
    Reading,
    SourceFile,
    load,
    load_settings,
    read,
    salvage,
)

__all__ = [
    "Place",
    "Reading",
    "SourceFile",
    "Sources",
    "kept",
    "legible",
    "load",
    "load_settings",
    "read",
    "salvage",
]
