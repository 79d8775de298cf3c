"""What a template of `statuary.yml` says beforehand, for the commands that write records."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from statuary.errors import EditError, did_you_mean

if TYPE_CHECKING:
    from statuary.model import Settings


class Prepared(NamedTuple):
    """What is said unless the command line says something else; empty is what is not prepared.

    `components` are ids with statuses.
    """

    title: str = ""
    components: tuple[tuple[str, str], ...] = ()
    status: str = ""
    impact: str = ""
    text: str = ""


def prepared(settings: Settings, name: str | None) -> Prepared:
    """Give what the template with a name says, nothing where none is asked for.

    Raises `EditError` if there is no such template.
    """
    if name is None:
        return Prepared()
    template = next((each for each in settings.templates if each.id == name.strip()), None)
    if template is None:
        hint = did_you_mean(name, (each.id for each in settings.templates))
        hint = hint or "statuary.yml has no `templates:`; give --text instead"
        raise EditError(f"there is no template `{name}`.\n    hint: {hint}")
    return Prepared(
        template.title or "",
        tuple((change.component, change.status.value) for change in template.components),
        template.status or "",
        template.impact or "",
        template.text,
    )
