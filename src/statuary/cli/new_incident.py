"""`statuary new incident`."""

from __future__ import annotations

from pathlib import Path

import click

from statuary.cli import completion, record_options
from statuary.cli.asking import asked, composed
from statuary.cli.desk import sit_down


@click.command()
@record_options.TITLE
@record_options.PATH
@record_options.TEMPLATE
@record_options.COMPONENTS
@click.option(
    "--status",
    shell_complete=completion.incident_steps,
    help="investigating, identified, monitoring or resolved. [default: investigating]",
)
@record_options.TEXT
@record_options.AT
@record_options.IMPACT
@record_options.NEW_ID
@record_options.COMMIT
def incident(
    title: str | None,
    path: Path,
    template: str | None,
    components: tuple[str, ...],
    status: str | None,
    text: str | None,
    at: str | None,
    impact: str | None,
    id: str | None,  # noqa: A002  the option is called so
    commit: bool,
) -> None:
    """Open an incident in the project in PATH.

    A template may say all that you do not, the title too.

    For example: statuary new incident "Logging in fails" -c api=major_outage --text "Nobody can
    log in. We are looking into it."
    """
    from statuary import editing
    from statuary.errors import EditError
    from statuary.model import IncidentStatus

    desk = sit_down(path)
    prepared = desk.prepared(template)
    affected = desk.components(components) or prepared.components
    when = desk.when(at)
    begin = status or prepared.status or "investigating"
    step = desk.word(IncidentStatus, begin, "an incident's status")
    if step is IncidentStatus.UPDATE:
        raise click.UsageError("an incident begins with a status, such as investigating")
    title = asked(
        title or prepared.title, "Title", 'it in quotes: statuary new incident "Logging in fails"'
    )
    body = composed(
        text,
        f"Incident: {title}\nStatus:   {step}\nAn empty text writes nothing.",
        prepared.text,
    )
    if not body:
        raise EditError(
            "nothing was written: the text is empty.\n"
            '    hint: say what users notice, with --text "…"; `--text -` reads standard input'
        )
    record = editing.NewRecord(
        "incident",
        desk.new_id(id, when.seconds, title, "incident"),
        title,
        tuple((component, state or "partial_outage") for component, state in affected),
        impact=impact or prepared.impact or "",
        update=editing.NewUpdate(step, when.text, when.seconds, body=body),
    )
    edit = editing.new_record(desk.root, desk.reading, record, desk.recall)
    desk.hand_in(edit, record.id, title, when.seconds, commit=commit)
