"""`statuary update`."""

from __future__ import annotations

from pathlib import Path

import click

from statuary.cli import completion, record_options
from statuary.cli.asking import composed
from statuary.cli.desk import sit_down
from statuary.cli.record_ids import find_record


@click.command()
@record_options.ID
@record_options.PATH
@record_options.TEMPLATE
@click.option(
    "--status",
    shell_complete=completion.steps,
    help="The new status, such as identified or monitoring. [default: as it was]",
)
@record_options.COMPONENTS
@record_options.TEXT
@record_options.AT
@record_options.COMMIT
def update(
    id: str,  # noqa: A002  the argument is called so
    path: Path,
    template: str | None,
    status: str | None,
    components: tuple[str, ...],
    text: str | None,
    at: str | None,
    commit: bool,
) -> None:
    """Add an update to a record.

    ID may be any beginning of the record's id, with or without its date. For example: statuary
    update login --status identified -c api=operational --text "A certificate had expired."
    """
    from statuary import editing
    from statuary.errors import EditError
    from statuary.model import Incident, IncidentStatus, MaintenanceStatus

    desk = sit_down(path)
    record = find_record(desk.reading, id)
    prepared = desk.prepared(template)
    status = status or prepared.status or "update"
    if isinstance(record, Incident):
        step: str = desk.word(IncidentStatus, status, "an incident's status")
        changes = desk.components(components) or prepared.components
    else:
        step = desk.word(MaintenanceStatus, status, "a maintenance's status")
        changes = ()
        if components:
            raise EditError("a maintenance changes no component.\n    hint: leave out --component")
    when = desk.after(record, at)
    about = f"Record: {record.title}\nStatus: {step}"
    body = composed(text, about, prepared.text)
    if not body and not changes and step == "update":
        raise EditError(
            "nothing was written: this update says nothing.\n"
            "    hint: give --text, --status or --component"
        )
    new = editing.NewUpdate(
        step,
        when.text,
        when.seconds,
        tuple((component, state or "partial_outage") for component, state in changes),
        body,
    )
    edit = editing.update(desk.root, desk.reading, record, new, desk.recall)
    desk.hand_in(edit, record.id, record.title, when.seconds, commit=commit)
