"""What is prepared for records in calm times, so that nobody has to find words at night."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import BeforeValidator, Field

from statuary.errors import Fault
from statuary.model.fragments import any_case, padded, piece, words
from statuary.model.record import Changes, repeated
from statuary.model.status import ImpactWord, IncidentStatus, MaintenanceStatus, read_word
from statuary.model.text import Line, Slug, Text
from statuary.model.value import Value

STEPS = tuple(dict.fromkeys(step.value for step in (*IncidentStatus, *MaintenanceStatus)))


def _step(value: object) -> object:
    steps = (*IncidentStatus, *MaintenanceStatus)
    return read_word(steps, value, "a status").value if isinstance(value, str) else value


def _ways(word: str) -> str:
    return r"[\s._\-]+".join(map(any_case, word.split("_")))


StepWord = Annotated[
    str, BeforeValidator(_step), piece(**words(STEPS, padded("|".join(map(_ways, STEPS)))))
]


class Template(Value):
    """What a new record or an update begins with, where the command line does not say it."""

    id: Slug = Field(description="What `--template` calls it: a-z, 0-9 and hyphens.")
    title: Line | None = Field(None, description="The title of a new record.")
    components: Changes = Field(
        (),
        description=(
            "What is affected, or worked on: each component with its status, or a list of those "
            "in a partial outage. A maintenance takes the components alone."
        ),
    )
    status: StepWord | None = Field(
        None, description="The status that a new incident or an update announces."
    )
    impact: ImpactWord | None = Field(None, description="How badly a new record's matter hurts.")
    text: Text = Field("", description="What users read, in Markdown, to be changed as needed.")

    def faults(self) -> Iterable[Fault]:
        """Report one that prepares nothing, and what is named twice."""
        yield from repeated(self.components, ("components",))
        if not (self.title or self.components or self.status or self.impact or self.text.strip()):
            yield Fault(f"the template `{self.id}` prepares nothing", "give it a `text`")
