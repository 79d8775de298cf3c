"""Imports go down, and rooms on one floor do not see each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from tests.laws.source import PACKAGE, Module, modules, must_be_none

FLOORS = (
    ("characters", "tag_uri", "addresses", "digests", "plain_files", "program"),
    (
        *("errors", "spans", "colours", "inlining", "prose", "outputs", "clock"),
        *("syndication", "calendars", "openmetrics", "recall", "json_text", "shelf"),
    ),
    ("times",),
    ("model",),
    ("wording", "folders", "workers", "keeping"),
    ("content", "timeline", "theme", "static", "schemas", "findings", "leaks"),
    ("formats", "lint", "editing"),
    ("plan", "losses", "publishing", "saving", "scaffold", "changes", "cms"),
    ("pipeline", "receipts"),
    ("checks",),
    ("serving",),
    ("cli",),
)
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}

# The package itself holds the version alone, for all to see; `python -m` starts the commands.
FLOOR_OF |= {"": -1, "__main__": len(FLOORS)}

# Whoever else wants to know the time is given it.
MAY_ASK_THE_TIME = ("pipeline", "cli")


def breaches(of: Iterable[Module]) -> Iterator[str]:
    """Say where imports do not go down."""
    for module in of:
        if module.room not in FLOOR_OF:
            yield (
                f"{module.place(1)}: nobody knows the room `{module.room}`. "
                "Put it on a floor in tests/laws/test_floors.py, above all that it imports."
            )
            continue
        for target, line in module.imports():
            package, _, rest = target.partition(".")
            if package != PACKAGE:
                continue
            first = rest.partition(".")[0]
            room = first if first in FLOOR_OF else ""
            if room == module.room:
                continue
            if FLOOR_OF[room] >= FLOOR_OF[module.room]:
                yield (
                    f"{module.place(line)}: `{module.room or PACKAGE}` may not import "
                    f"`{room or PACKAGE}`, which is not on a floor below it. "
                    "Move what both need down, or let a room above pass it in."
                )
            if room == "clock" and module.room not in MAY_ASK_THE_TIME:
                yield (
                    f"{module.place(line)}: `{module.room}` may not ask for the time. "
                    "Take `now` as an argument."
                )


def test_imports_go_down() -> None:
    """Every import of the package leads to a room on a lower floor."""
    must_be_none(breaches(modules()))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("model.page", "from statuary.content import load"),
        ("model.page", "def f():\n    import statuary.pipeline"),
        ("content.files", "from statuary import timeline"),
        ("content.files", "from ..theme import Theme"),
        ("timeline.snapshot", "from statuary.clock import now"),
        ("cellar.wine", ""),
        ("errors", "from statuary.spans import Span"),
        ("errors", "from . import cli"),
    ],
)
def test_an_import_that_does_not_go_down_is_found(name: str, text: str) -> None:
    """Imports upwards, sideways, inside functions, relative or from an unknown room are found."""
    assert len(list(breaches([Module(name, text)]))) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("model.page", "from statuary.model.text import Line\nfrom . import zone"),
        ("content.files", "from statuary.errors import Problem\nimport statuary.model"),
        ("formats.feeds", "from statuary import __version__"),
        ("__main__", "from statuary.cli import main"),
    ],
)
def test_an_import_that_goes_down_is_allowed(name: str, text: str) -> None:
    """A room sees itself, the floors below, and the version."""
    assert not list(breaches([Module(name, text)]))
