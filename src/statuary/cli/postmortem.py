"""`statuary postmortem`."""

from __future__ import annotations

from pathlib import Path

import click

from statuary.cli import record_options
from statuary.cli.asking import composed
from statuary.cli.desk import sit_down
from statuary.cli.record_ids import find_record


@click.command()
@record_options.ID
@record_options.PATH
@record_options.TEXT
@record_options.COMMIT
def postmortem(
    id: str,  # noqa: A002  the argument is called so
    path: Path,
    text: str | None,
    commit: bool,
) -> None:
    """Add a postmortem to a record.

    ID may be any beginning of the record's id. For example: statuary postmortem login --text - <
    report.md
    """
    from statuary import editing
    from statuary.errors import EditError

    desk = sit_down(path)
    record = find_record(desk.reading, id)
    body = composed(text, f"Postmortem: {record.title}\nAn empty text writes nothing.")
    if not body:
        raise EditError(
            "nothing was written: the text is empty.\n"
            "    hint: give --text; `--text -` reads standard input"
        )
    edit = editing.postmortem(desk.root, desk.reading, record, body, desk.recall)
    desk.hand_in(edit, record.id, record.title, desk.now, commit=commit)
