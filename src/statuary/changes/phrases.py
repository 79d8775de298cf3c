"""Changes in words, before a form lays them out. Foreign text is cut and on one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from statuary.changes.facts import (
    Changes,
    ComponentChange,
    Deed,
    EntryChange,
    FigureChange,
    RecordChange,
)
from statuary.characters import line, spelled
from statuary.model import ComponentStatus, Impact, IncidentStatus, MaintenanceStatus
from statuary.timeline.uptime import SHOWN_WINDOW, Percentage
from statuary.wording import Wording

MOST_LISTED = 25  # A comment that nobody scrolls through; JSON has them all.
MOST_LETTERS = 120
NOTHING = "none"
UPTIME = "Uptime, of the windows that pages show and of months"

Word = ComponentStatus | IncidentStatus | MaintenanceStatus | Impact


def shown(text: str) -> str:
    """Put a text on one line, with escapes for what hides or reorders, and cut it."""
    text = spelled(line(text))
    return text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1]}…"


def base(changes: Changes) -> str:
    """Name what the files are compared with, such as `main (1a2b3c4)`."""
    return f"{shown(changes.base.ref)} ({changes.base.commit[:7]})"


def instant(changes: Changes) -> str:
    """Say as of when."""
    return changes.wording.instant(changes.instant)


def remark(changes: Changes) -> str:
    """Say why there is nothing to compare with, empty if there is."""
    if not changes.base.page:
        return f"There is no status page in {base(changes)}, so all of it is new."
    if changes.base.problems:
        return f"{base(changes)} does not read, so only what the files now say is shown."
    return ""


def nothing(changes: Changes) -> str:
    """Say in one line that nothing differs."""
    return f"Nothing changes: as of {instant(changes)} all is as in {base(changes)}."


def record(change: RecordChange, wording: Wording) -> tuple[str, str, str]:
    """Give what happens to a record, its title, and its kind and steps."""
    steps = _turn(_word(change.before, wording), _word(change.after, wording))
    return change.deed.value, shown(change.title), f"{change.kind}{steps and ', '}{steps}"


def component(change: ComponentChange, wording: Wording) -> tuple[str, str]:
    """Give a component's name, and how its status turns."""
    turn = _turn(_word(change.before, wording), _word(change.after, wording))
    gone = change.deed in (Deed.ADDED, Deed.REMOVED)
    return shown(change.name), f"{change.deed}, {turn}" if gone else turn


def telling(figures: Iterable[FigureChange]) -> tuple[FigureChange, ...]:
    """Choose the figures for people: of each subject a window, that of the pages, and months."""
    subjects: dict[tuple[str, str], list[FigureChange]] = {}
    for each in figures:
        subjects.setdefault((each.subject, each.id), []).append(each)
    return tuple(each for found in subjects.values() for each in _telling(found))


def others(changes: Changes) -> str:
    """Say how many figures are left out for people, empty if none is."""
    more = len(changes.figures) - len(telling(changes.figures))
    return f"and {more} more in other windows, which --format json lists" if more else ""


def figure(change: FigureChange, wording: Wording) -> tuple[str, str, str, str]:
    """Give whose figure moves, in which window, and from what to what."""
    name = shown(change.name) if change.subject != "page" else "The whole page"
    before, after = (_percentage(each, wording) for each in (change.before, change.after))
    return name, _window(change.window, wording), before, after


def entry(change: EntryChange, wording: Wording) -> tuple[str, str, str]:
    """Give what happens to an entry, its date, and its title as feeds have it."""
    word = change.step.replace("_", " ").capitalize() if change.step else ""
    title = f"{word}: {shown(change.title)}" if word else shown(change.title)
    return change.deed.value, wording.instant(change.at), title


def files(changes: Changes) -> str:
    """Count the files."""
    found = changes.files
    return (
        f"{len(found.added)} added, {len(found.removed)} removed, "
        f"{found.changed} changed, {found.unchanged} unchanged"
    )


def paths(changes: Changes) -> Iterator[tuple[str, str]]:
    """Give the files that come and go."""
    yield from (("added", shown(path)) for path in changes.files.added)
    yield from (("removed", shown(path)) for path in changes.files.removed)


def _telling(figures: list[FigureChange]) -> Iterator[FigureChange]:
    windows = {each.window: each for each in figures if not _is_month(each.window)}
    if windows:
        yield windows.get(SHOWN_WINDOW, [*windows.values()][-1])
    yield from (each for each in figures if _is_month(each.window))


def _is_month(window: str) -> bool:
    return "-" in window


def _word(word: Word | None, wording: Wording) -> str:
    return wording.word(word) if word is not None else ""


def _turn(before: str, after: str) -> str:
    both = [each for each in (before, after) if each]
    return before if before == after else " → ".join(both)


def _percentage(percentage: Percentage | None, wording: Wording) -> str:
    if percentage is None:
        return NOTHING
    return wording.percentage(percentage.low, percentage.high, approximate=percentage.approximate)


def _window(window: str, wording: Wording) -> str:
    if not _is_month(window):
        return window
    year, _, month = window.partition("-")
    return wording.month(date(int(year), int(month), 1))
