"""Changes for the comment on a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from statuary.changes import phrases
from statuary.changes.facts import Changes
from statuary.characters import line, spelled
from statuary.errors import Problem

_MEANT = re.compile(r"[\\`*_{}\[\]()#+!|~:.$^=]")
_BREAK = "\u200b"  # A zero-width space, behind which a name is no mention and a number no issue.


def escaped(text: str) -> str:
    """Give foreign text that stays text: no markup, HTML, links, mentions or references."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _MEANT.sub(lambda sign: f"\\{sign[0]}", text)
    return text.replace("@", f"@{_BREAK}").replace("#", f"#{_BREAK}")


def as_markdown(changes: Changes) -> str:
    """Give a heading, the headlines, and a table for each kind of change."""
    return "\n\n".join(_blocks(changes))


def _blocks(changes: Changes) -> Iterator[str]:
    wording = changes.wording
    yield "### What this does to the status page"
    if not changes.any:
        yield escaped(phrases.nothing(changes))
        return
    if changes.problems:
        yield "The files as they are now do not read:"
        yield from _problems(changes.problems)
    else:
        yield from _remark(changes)
        yield _headlines(changes)
        records = [phrases.record(each, wording) for each in changes.records]
        yield from _table("Records", ("", "Title", "What"), records)
        components = [phrases.component(each, wording) for each in changes.components]
        yield from _table("Components", ("Component", "Status"), components)
        figures = [phrases.figure(each, wording) for each in phrases.telling(changes.figures)]
        yield from _table(phrases.UPTIME, ("Of", "In", "Before", "After"), figures)
        if more := phrases.others(changes):
            yield escaped(more)
        entries = [phrases.entry(each, wording) for each in changes.entries]
        yield from _table("Feed entries", ("", "Date", "Title"), entries)
        yield f"**Files:** {phrases.files(changes)}"
        yield from _table("", ("", "Path"), [*phrases.paths(changes)])
    compared = escaped(phrases.base(changes))
    yield f"Compared with {compared}, as of {escaped(phrases.instant(changes))}"


def _remark(changes: Changes) -> Iterator[str]:
    if remark := phrases.remark(changes):
        yield escaped(remark)
        yield from _problems(changes.base.problems)


def _headlines(changes: Changes) -> str:
    after = escaped(phrases.shown(changes.after or ""))
    if changes.before == changes.after:
        return f"The page still says **{after}**"
    if changes.before is None:
        return f"The page says **{after}**"
    return f"**{escaped(phrases.shown(changes.before))}** → **{after}**"


def _problems(problems: Iterable[Problem]) -> Iterator[str]:
    problems = tuple(problems)
    if not problems:
        return
    lines = [_problem(problem) for problem in problems[: phrases.MOST_LISTED]]
    if len(problems) > len(lines):
        lines.append(f"- and {len(problems) - len(lines)} more")
    yield "\n".join(lines)


def _problem(problem: Problem) -> str:
    place = escaped(f"{spelled(problem.path)}:{problem.line}:{problem.column}")
    hint = f" ({escaped(spelled(line(problem.hint)))})" if problem.hint else ""
    return f"- {place}: {escaped(spelled(line(problem.message)))}{hint}"


def _table(title: str, head: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    if not rows:
        return
    if title:
        yield f"**{title}**"
    listed = rows[: phrases.MOST_LISTED]
    lines = [_row(head), _row(["---"] * len(head))]
    lines += (_row([escaped(cell) for cell in row]) for row in listed)
    yield "\n".join(lines)
    if len(rows) > len(listed):
        yield f"and {len(rows) - len(listed)} more"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
