"""What the badges of a page and of its components say, in the words of their pages."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from statuary.characters import line
from statuary.formats.badges.badge import COLOURS, MET, MISSED, NEUTRAL, Badge
from statuary.model import ComponentStatus
from statuary.timeline import Snapshot
from statuary.timeline.facts import ComponentFacts
from statuary.timeline.uptime import Figure, shown_figure
from statuary.wording import Wording

NamedBadge = tuple[str, Badge]


def page_badges(snapshot: Snapshot) -> Iterator[NamedBadge]:
    """Give the page's badges by their names."""
    title, banner, wording = line(snapshot.site.title), snapshot.banner, snapshot.site.wording
    if snapshot.closed:
        yield "status", Badge(title, "", wording.text("Closed record"), NEUTRAL)
    else:
        yield "status", _status(title, banner.status, wording, overdue=banner.overdue)
    yield "uptime", _uptime("", snapshot.figures, snapshot)


def component_badges(component: ComponentFacts, snapshot: Snapshot) -> Iterator[NamedBadge]:
    """Give a component's badges by their names. One that is not listed has no uptime now."""
    name, wording = line(component.name), snapshot.site.wording
    if not component.listed:
        gone = wording.text("Retired" if component.history.recorded else "Not on record")
        yield "status", Badge(name, "", gone, NEUTRAL)
        yield "uptime", Badge(name, wording.text("Uptime"), gone, NEUTRAL)
        return
    if snapshot.closed:
        yield "status", Badge(name, "", wording.text("Closed record"), NEUTRAL)
    else:
        yield "status", _status(name, component.status, wording, overdue=component.overdue)
    yield "uptime", _uptime(name, component.figures, snapshot, component.slo)


def _status(name: str, status: ComponentStatus, wording: Wording, *, overdue: bool) -> Badge:
    message = wording.word(status)
    if overdue:
        message = f"{message}, {wording.text('overdue for an update')}"
    return Badge(name, "", message, COLOURS[status])


def _uptime(
    name: str, figures: tuple[Figure, ...], snapshot: Snapshot, slo: str | None = None
) -> Badge:
    """Give a figure in a neutral colour, for who says what is good? An objective does."""
    wording, figure = snapshot.site.wording, shown_figure(figures)
    shown = figure.percentage
    message = wording.percentage(shown.low, shown.high, approximate=shown.approximate)
    met = _meets(figure, slo, snapshot.banner.unread)
    if met is not None:
        words = wording.text("objective met") if met else wording.text("objective missed")
        message = f"{message}, {words}"
    colour = NEUTRAL if met is None else MET if met else MISSED
    return Badge(name, _window(figure, wording, closed=snapshot.closed), message, colour)


def _window(figure: Figure, wording: Wording, *, closed: bool) -> str:
    if closed and figure.span.seconds:
        first, last = wording.day(figure.span.start), wording.day(figure.span.end - 1)
        return wording.text("Uptime {first} – {last}").format(first=first, last=last)
    return wording.uptime(figure.window, figure.since)


def _meets(figure: Figure, slo: str | None, unread: int) -> bool | None:
    """Tell whether an objective is met, if there is one and nothing leaves a doubt.

    Unknown time does, and so do records that could not be read: an outage more may miss it.
    """
    if slo is None or not figure.measure.counted:
        return None
    objective = Fraction(slo) / 100
    if figure.measure.low >= objective:
        return None if unread else True
    return False if figure.measure.high < objective else None
