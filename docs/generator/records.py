"""The keys of records: of all kinds, and of each."""

from __future__ import annotations

from docs.generator.keys import Keys, nested
from docs.generator.markdown import document as made
from statuary.model import Incident, Maintenance, Notice
from statuary.model.record import Record

INTRODUCTION = """\
For those who write records: each key of a file under `incidents/`, how its value is written, and
what counts where it is left out. In Markdown they stand between two lines of `---`; updates, a
summary and a postmortem are then headings and text. [The format](format.md) shows them at work."""

COMMON = tuple(Record.model_fields)
KINDS = (
    ("An incident", Incident),
    ("A maintenance", Maintenance),
    ("A notice", Notice),
)


def document() -> str:
    """Give a table for what records share, and tables for each kind."""
    blocks = [INTRODUCTION]
    for keys in nested(Keys("", Record, given=("id",))):
        blocks += [f"## {f'`{keys.way}` of a record' if keys.way else 'Every record'}", keys.table]
    for title, model in KINDS:
        for keys in nested(Keys("", model, left_out=COMMON)):
            blocks += [f"## {f'`{keys.way}` of {_one(title)}' if keys.way else title}", keys.table]
    return made("The keys of records", *blocks)


def _one(title: str) -> str:
    return f"{title[0].lower()}{title[1:]}"
