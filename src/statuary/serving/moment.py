"""As of when the page is made: whole minutes, and never before what was just written.

A new instant moves every figure of the page, the same one only what a change touches. So a page is
made for the minute that has begun, and made again for that same instant after each save.
All numbers are seconds of UTC.
"""

from __future__ import annotations

from collections.abc import Iterator

from statuary.model import Instant, StatusPage

MINUTE = 60


def minute(clock: int) -> int:
    """Give the beginning of a minute."""
    return clock - clock % MINUTE


def is_old(made: int, clock: int) -> bool:
    """Tell whether what was made as of an instant must not be shown without making it again.

    The minute after its own is the one in which the next is made. A clock may be set back, too.
    """
    return not made <= clock < minute(made) + 2 * MINUTE


def next_moment(made: int | None, clock: int) -> int:
    """Give the instant for what is made after a save; `made` is that of the last time, if any."""
    return minute(clock) if made is None or is_old(made, clock) else made


def tells_of(page: StatusPage, after: int, until: int) -> bool:
    """Tell whether a record has an instant later than the one, and not later than the other."""
    return after < until and any(after < at <= until for at in _instants(page))


def _instants(page: StatusPage) -> Iterator[int]:
    for incident in page.incidents:
        for at in (incident.started, incident.ended):
            if isinstance(at, Instant):
                yield at.seconds
        for step in incident.updates:
            yield step.at.seconds
    for maintenance in page.maintenances:
        yield maintenance.window.start.seconds
        yield maintenance.window.until.seconds
        for update in maintenance.updates:
            yield update.at.seconds
    for notice in page.notices:
        yield notice.start.seconds
        if notice.until is not None:
            yield notice.until.seconds
