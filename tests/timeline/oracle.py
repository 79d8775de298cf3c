"""The meaning of a page, worked out the slow way: tick by tick, by asking every record.

All instants of a page must lie on whole ticks, so that nothing changes within one. There is no
interval in here and no sorting of edges: to know a figure, count ticks.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from statuary.model import (
    Change,
    Component,
    ComponentStatus,
    Group,
    GroupRule,
    Incident,
    IncidentStatus,
    Instant,
    Maintenance,
    MaintenanceRule,
    MaintenanceStatus,
    MaintenanceUpdate,
    StatusPage,
    Weights,
)

TICK = 1800
DAY = 86400

WINDOW, OVERRUN = "maintenance in its window", "maintenance outside its window"
UNDER_WAY = (MaintenanceStatus.IN_PROGRESS, MaintenanceStatus.VERIFYING)

Says = frozenset[ComponentStatus | str]
Figure = tuple[Fraction, Fraction] | None


def incident_says(incident: Incident, component: str, t: int, now: int) -> ComponentStatus:
    """Ask an incident about a component at `t`."""
    updates = sorted(
        (update for update in incident.updates if update.at.seconds <= now),
        key=lambda update: update.at.seconds,
    )
    start = incident.started or min(
        (update.at for update in incident.updates), key=lambda at: at.seconds
    )
    ended = incident.ended.seconds if isinstance(incident.ended, Instant) else None
    ended = ended if ended is not None and ended <= now else None
    if t < start.seconds or (ended is not None and t >= ended):
        return ComponentStatus.OPERATIONAL
    last_word = [u for u in updates if u.status is not IncidentStatus.RESOLVED][-1:]
    status = _named(incident.components, component, ComponentStatus.OPERATIONAL)
    if incident.ended == "unknown" and not last_word:
        status = _lost(status)
    for update in updates:
        if update.at.seconds > t:
            break
        if update.status is IncidentStatus.RESOLVED and ended is None:
            status = ComponentStatus.OPERATIONAL
        status = _named(update.components, component, status)
        if incident.ended == "unknown" and [update] == last_word:
            status = _lost(status)
    return status


def _named(
    changes: Iterable[Change], component: str, otherwise: ComponentStatus
) -> ComponentStatus:
    return next((c.status for c in changes if c.component == component), otherwise)


def _lost(status: ComponentStatus) -> ComponentStatus:
    well = status is ComponentStatus.OPERATIONAL
    return status if well else ComponentStatus.UNKNOWN


def windows_of(maintenance: Maintenance, now: int) -> list[tuple[int, int]]:
    """List the windows of a maintenance: one, or one each 24 hours."""
    start, end = maintenance.window.start.seconds, maintenance.window.until.seconds
    if maintenance.repeats is None:
        return [(start, end)]
    _, _, count = maintenance.repeats.partition("FREQ=DAILY;COUNT=")
    days = (day * DAY for day in range(int(count)))
    return [(start + day, end + day) for day in days if day == 0 or start + day <= now + 366 * DAY]


def _window_spoken_of(update: MaintenanceUpdate, windows: list[tuple[int, int]]) -> int:
    """Tell which window an update means: the one it is in, else the next, or the last to begin."""
    inside = [i for i, (start, end) in enumerate(windows) if start <= update.at.seconds < end]
    before = [i for i, (start, _) in enumerate(windows) if start <= update.at.seconds]
    after = [i for i, (start, _) in enumerate(windows) if start > update.at.seconds]
    announces = update.status in (
        MaintenanceStatus.SCHEDULED,
        MaintenanceStatus.IN_PROGRESS,
        MaintenanceStatus.CANCELLED,
    )
    if inside:
        return inside[-1]
    candidates = (after[:1] or before[-1:]) if announces else (before[-1:] or after[:1])
    return candidates[0]


def maintenance_says(maintenance: Maintenance, t: int, now: int) -> set[str]:
    """Ask a maintenance whether one of its windows is under way at `t`."""
    windows = windows_of(maintenance, now)
    updates = sorted(
        (update for update in maintenance.updates if update.at.seconds <= now),
        key=lambda update: update.at.seconds,
    )
    says: set[str] = set()
    for index, (start, end) in enumerate(windows):
        said = [
            update
            for update in updates
            if update.status is not MaintenanceStatus.UPDATE
            and _window_spoken_of(update, windows) == index
        ]
        if _under_way(said, start, end, t, routine=maintenance.repeats is not None):
            says.add(WINDOW if start <= t < end else OVERRUN)
    return says


def _under_way(
    said: list[MaintenanceUpdate], start: int, end: int, t: int, *, routine: bool
) -> bool:
    def mere_announcement(update: MaintenanceUpdate) -> bool:
        return update.status is MaintenanceStatus.SCHEDULED and update.at.seconds < start

    def comes_too_late(update: MaintenanceUpdate) -> bool:
        tells_of_the_past = (MaintenanceStatus.VERIFYING, MaintenanceStatus.COMPLETED)
        return update.at.seconds >= end and update.status not in tells_of_the_past

    latest = [update for update in said if update.at.seconds <= t][-1:]
    if t < start or (latest and not mere_announcement(latest[0])):
        return bool(latest) and latest[0].status in UNDER_WAY
    unspoken = all(mere_announcement(update) or comes_too_late(update) for update in said)
    return t < end or not (routine and unspoken)


def record_start(page: StatusPage, now: int) -> int:
    """Tell where the record of a page starts whose components do not say so themselves."""
    if page.settings.since:
        return page.settings.since.seconds
    firsts = [
        t
        for incident in page.incidents
        for t in (incident.started, *(update.at for update in incident.updates))
        if t is not None
    ]
    firsts += [maintenance.window.start for maintenance in page.maintenances]
    return min((at.seconds for at in firsts if at.seconds <= now), default=now)


def says(page: StatusPage, component: Component, t: int, now: int) -> Says | None:
    """Ask all records of a page what holds of a component at `t`; None outside its record."""
    since = component.since.seconds if component.since else record_start(page, now)
    if t < since or t > now or (component.until and t >= component.until.seconds):
        return None
    held: set[ComponentStatus | str] = {
        incident_says(incident, component.id, t, now) for incident in page.incidents
    }
    for maintenance in page.maintenances:
        if component.id in maintenance.components:
            held |= maintenance_says(maintenance, t, now)
    if ComponentStatus.UNDER_MAINTENANCE in held:  # an incident announces no window
        held.add(OVERRUN)
    return frozenset(held - {ComponentStatus.OPERATIONAL, ComponentStatus.UNDER_MAINTENANCE})


def status(held: Says | None) -> ComponentStatus:
    """Name the worst of what holds."""
    for each in (
        ComponentStatus.MAJOR_OUTAGE,
        ComponentStatus.PARTIAL_OUTAGE,
        ComponentStatus.DEGRADED_PERFORMANCE,
        ComponentStatus.UNKNOWN,
    ):
        if held and each in held:
            return each
    return ComponentStatus.UNDER_MAINTENANCE if held else ComponentStatus.OPERATIONAL


def tick_share(held: Says, weights: Weights, rule: MaintenanceRule) -> tuple[int, int, int]:
    """Tell how many thousandths of a tick are counted, down and unknown."""
    weight_of: dict[ComponentStatus | str, int] = {
        ComponentStatus.MAJOR_OUTAGE: weights.major_outage,
        ComponentStatus.PARTIAL_OUTAGE: weights.partial_outage,
        ComponentStatus.DEGRADED_PERFORMANCE: weights.degraded_performance,
        ComponentStatus.UNKNOWN: 0,
        OVERRUN: 1000,
        WINDOW: 1000 if rule is MaintenanceRule.DOWN else 0,
    }
    weight = max((weight_of[each] for each in held), default=0)
    if ComponentStatus.UNKNOWN in held:
        return 1000, weight, 1000 - weight
    if WINDOW in held and rule is MaintenanceRule.EXCLUDE:
        return weight, weight, 0
    return 1000, weight, 0


def count(
    ticks: Iterable[Says | None], weights: Weights, rule: MaintenanceRule
) -> tuple[int, int, int]:
    """Add up ticks: counted, down and unknown, in thousandths of a second."""
    shares = [tick_share(held, weights, rule) for held in ticks if held is not None]
    counted, down, unknown = (
        (TICK * sum(part) for part in zip(*shares, strict=True)) if shares else (0, 0, 0)
    )
    return counted, down, unknown


def ticks_of(page: StatusPage, component: Component, start: int, now: int) -> list[Says | None]:
    """Ask about every tick from `start` up to and without `now`."""
    return [says(page, component, t, now) for t in range(start, now, TICK)]


def _ratio(counts: tuple[int, int, int]) -> Figure:
    counted, down, unknown = counts
    if not counted:
        return None
    return Fraction(counted - down - unknown, counted), Fraction(counted - down, counted)


def figure(
    leaves: list[list[Says | None]], weights: Weights, rule: MaintenanceRule, group: GroupRule
) -> Figure:
    """Give the lowest and the highest uptime of the components with these ticks."""
    if group is GroupRule.ALL_UP:
        merged = [
            None if all(held is None for held in at) else frozenset().union(*(h or () for h in at))
            for at in zip(*leaves, strict=True)
        ]
        return _ratio(count(merged, weights, rule))
    ratios = [ratio for ticks in leaves if (ratio := _ratio(count(ticks, weights, rule)))]
    if not ratios:
        return None
    lows, highs = zip(*ratios, strict=True)
    if group is GroupRule.WORST:
        return min(lows), min(highs)
    return sum(lows) / Fraction(len(lows)), sum(highs) / Fraction(len(highs))


def shown(value: Figure) -> tuple[int, int] | tuple[None, None]:
    """Give a figure in hundredths of a percent, rounded down."""
    return (int(value[0] * 10000), int(value[1] * 10000)) if value else (None, None)


def leaves_of(part: Component | Group) -> list[Component]:
    """List the components in a part."""
    if isinstance(part, Component):
        return [part]
    return [leaf for each in part.components for leaf in leaves_of(each)]
