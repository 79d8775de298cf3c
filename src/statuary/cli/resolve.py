"""`statuary resolve`."""

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
@record_options.TEMPLATE
@record_options.TEXT
@record_options.AT
@record_options.COMMIT
def resolve(
    id: str,  # noqa: A002  the argument is called so
    path: Path,
    template: str | None,
    text: str | None,
    at: str | None,
    commit: bool,
) -> None:
    """Resolve an incident, or complete a maintenance.

    All its components are operational then. ID may be any beginning of the record's id. For
    example: statuary resolve login --text "The certificate is renewed."
    """
    from statuary import editing
    from statuary.errors import EditError
    from statuary.model import Incident

    desk = sit_down(path)
    prepared = desk.prepared(template)
    record = find_record(desk.reading, id)
    step = "resolved" if isinstance(record, Incident) else "completed"
    said = [each.status.value for each in record.in_order if each.status.value != "update"]
    if said and said[-1] in ("resolved", "completed", "cancelled"):
        raise EditError(
            f"nothing was written: `{record.id}` is {said[-1]} already.\n"
            f"    hint: `statuary update {record.id}` adds to it"
        )
    when = desk.after(record, at)
    about = f"Record: {record.title}\nStatus: {step}"
    body = composed(text, about, prepared.text)
    new = editing.NewUpdate(step, when.text, when.seconds, body=body)
    edit = editing.update(desk.root, desk.reading, record, new, desk.recall)
    desk.hand_in(edit, record.id, record.title, when.seconds, commit=commit)
