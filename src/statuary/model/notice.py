"""Something that readers should know and that changes no status."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from statuary.errors import Fault
from statuary.model.instant import WrittenDateOrInstant
from statuary.model.record import Record
from statuary.model.text import Text


class Notice(Record):
    """A text that stands on the page from one instant until another, or for good."""

    kind: Literal["notice"] = Field(
        description="What the record is: a text that changes no status."
    )
    start: Annotated[WrittenDateOrInstant, Field(alias="from")] = Field(
        description="It stands on the page from here on. A date, or an instant."
    )
    until: WrittenDateOrInstant | None = Field(
        None,
        description=(
            "It is off the page from here on; else it stays for good. A date, or an instant."
        ),
    )
    body: Text = Field(
        "",
        description=(
            "What it says, in Markdown. In a Markdown record it is the text after the keys."
        ),
    )

    def faults(self) -> Iterable[Fault]:
        """Report a notice that ends before it begins."""
        yield from super().faults()
        if self.until and self.until.seconds <= self.start.seconds:
            yield Fault("the notice ends before it begins", "correct `until`", ("until",))
