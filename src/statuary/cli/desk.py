"""What all commands that write records do: read, find, write, and tell what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from statuary.cli.prepared import Prepared, prepared
from statuary.cli.terminal import complain, say
from statuary.cli.tidings import obstacle, tidings
from statuary.clock import now as current
from statuary.errors import EditError, InvalidError, did_you_mean
from statuary.recall import Memory, Recall

if TYPE_CHECKING:
    from statuary.content import Reading
    from statuary.editing import Edit, When
    from statuary.model import Incident, Maintenance

W = TypeVar("W", bound=StrEnum)


class Desk:
    """What reads of a project, and the instant at which somebody sits down to write."""

    def __init__(self, root: Path, reading: Reading, now: int, recall: Recall) -> None:
        self.root = root
        self.recall = recall
        self.reading = reading
        self.now = now
        self.timezone = reading.page.settings.timezone

    def when(self, written: str | None, option: str = "--at", *, date_alone: bool = False) -> When:
        """Read a time that was given, else now."""
        from statuary.editing import read_when

        try:
            return read_when(written or "now", self.now, self.timezone, date_alone=date_alone)
        except InvalidError as error:
            fault = error.faults[0]
            raise click.BadParameter(
                f"{fault.message}; {fault.hint}", param_hint=f"'{option}'"
            ) from None

    def after(self, record: Incident | Maintenance, written: str | None) -> When:
        """Read when something was said of a record.

        Now is this minute, and this second where the last update is as young as that.
        """
        from statuary.editing import When, write_instant

        when = self.when(written)
        last = max((each.at.seconds for each in record.updates), default=0)
        if written is None and when.seconds < last <= self.now:
            return When(self.now, write_instant(self.now, self.timezone))
        return when

    def word(self, words: type[W], written: str, what: str) -> W:
        """Read a word such as a status."""
        from statuary.model.status import read_word

        try:
            return read_word(words, written, what)
        except InvalidError as error:
            fault = error.faults[0]
            raise EditError(f"{fault.message}.\n    hint: {fault.hint}") from None

    def new_id(self, wanted: str | None, seconds: int, title: str, kind: str) -> str:
        """Give the id that is wanted and free, else one made of a day and a title."""
        from statuary.editing import new_id
        from statuary.times.zone import local

        records = self.reading.page.records
        taken = {each.id for each in records}
        taken.update(alias for each in records for alias in each.aliases)
        taken.update(Path(source.path).stem for source in self.reading.sources)
        taken.update(id_.casefold() for file in self.reading.page.unread for id_ in file.ids)
        if wanted is None:
            return new_id(f"{local(seconds, self.timezone):%Y-%m-%d}", title, kind, taken)
        if wanted in taken:
            raise EditError(f"the id `{wanted}` is taken already.\n    hint: give another --id")
        return wanted

    def components(self, written: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Read components with their statuses, empty for those that were given none."""
        from statuary.model import ComponentStatus

        known = [leaf.id for leaf in self.reading.page.settings.leaves]
        found: dict[str, str] = {}
        for each in written:
            component, _, status = (part.strip() for part in each.partition("="))
            if component not in known:
                hint = did_you_mean(component, known) or "statuary.yml names none"
                raise EditError(f"there is no component `{component}`.\n    hint: {hint}")
            if component in found:
                raise EditError(f"the component `{component}` is given twice.\n    hint: keep one")
            what = "a component status"
            found[component] = self.word(ComponentStatus, status, what).value if status else ""
        return tuple(found.items())

    def prepared(self, template: str | None) -> Prepared:
        """Give what a template says, nothing where none is asked for."""
        return prepared(self.reading.page.settings, template)

    def hand_in(self, edit: Edit, record: str, title: str, at: int, *, commit: bool) -> None:
        """Write an edit, say what the page now says, and commit it if asked for.

        `at` is when what it says begins to hold. Problems in other files are told last.
        """
        from statuary.cli.git import commit as commit_file
        from statuary.saving import save

        save(self.root / edit.path, edit.after, edit.before)
        say(f"Wrote {edit.path}")
        say("\n".join(tidings(self.reading, edit.page, record, at, self.now, self.recall)))
        if commit:
            say(f"Committed: {commit_file(self.root, edit.path, title)}")
        elif not self.reading.problems:
            say("Not published yet: run `statuary build`, or commit and push.")
        if self.reading.problems:
            complain(obstacle(self.reading.problems))


def sit_down(root: Path) -> Desk:
    """Read a project, as far as its records read, or raise what is wrong with its settings."""
    from statuary import content

    memory = Memory()
    return Desk(root, content.salvage(root, drafts=True, recall=memory), current(), memory)
