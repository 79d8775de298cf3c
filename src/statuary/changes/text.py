"""Changes for a terminal, to be read by somebody who was just woken up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from statuary.changes import phrases
from statuary.changes.facts import Changes
from statuary.characters import spelled
from statuary.errors import Problem
from statuary.findings.excerpt import cells


def as_text(changes: Changes) -> str:
    """Give the headlines first, then the rest in sections; or one line if nothing differs."""
    if not changes.any:
        return phrases.nothing(changes)
    return "\n".join(_lines(changes))


def _lines(changes: Changes) -> Iterator[str]:
    wording = changes.wording
    yield f"Compared with {phrases.base(changes)}, as of {phrases.instant(changes)}"
    if changes.problems:
        yield "The files as they are now do not read."
        yield from _problems(changes.problems)
        return
    if remark := phrases.remark(changes):
        yield remark
        yield from _problems(changes.base.problems)
    yield ""
    if changes.before == changes.after:
        yield f"The page still says  {phrases.shown(changes.after or '')}"
    else:
        if changes.before is not None:
            yield f"The page said        {phrases.shown(changes.before)}"
        yield f"The page now says    {phrases.shown(changes.after or '')}"
    yield from _section("Records", [phrases.record(each, wording) for each in changes.records])
    components = [phrases.component(each, wording) for each in changes.components]
    yield from _section("Components", components)
    figures = [phrases.figure(each, wording) for each in phrases.telling(changes.figures)]
    moves = [(name, window, f"{one} → {other}") for name, window, one, other in figures]
    yield from _section(phrases.UPTIME, moves)
    if more := phrases.others(changes):
        yield f"  {more}"
    entries = [phrases.entry(each, wording) for each in changes.entries]
    yield from _section("Feed entries", entries)
    yield from _section(f"Files: {phrases.files(changes)}", [*phrases.paths(changes)])


def _problems(problems: Iterable[Problem]) -> Iterator[str]:
    for problem in problems:
        yield f"  {spelled(problem.path)}:{problem.line}:{problem.column}: {_shown(problem)}"
        if problem.hint:
            yield f"      hint: {spelled(problem.hint)}"


def _shown(problem: Problem) -> str:
    return spelled(problem.message)


def _section(title: str, rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    if not rows and not title.startswith("Files"):
        return
    yield ""
    yield title
    listed = rows[: phrases.MOST_LISTED]
    widths = [max(map(cells, column)) for column in zip(*listed, strict=True)]
    for row in listed:
        padded = (
            f"{cell}{' ' * (width - cells(cell))}" for cell, width in zip(row, widths, strict=True)
        )
        yield f"  {'  '.join(padded)}".rstrip()
    if len(rows) > len(listed):
        yield f"  and {len(rows) - len(listed)} more"
