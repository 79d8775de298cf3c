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

    kind: Literal["notice"]
    start: Annotated[WrittenDateOrInstant, Field(alias="from")]
    until: WrittenDateOrInstant | None = None
    body: Text = ""

    def faults(self) -> Iterable[Fault]:
        """Report a notice that ends before it begins."""
        yield from super().faults()
        if self.until and self.until.seconds <= self.start.seconds:
            yield Fault("the notice ends before it begins", "correct `until`", ("until",))
