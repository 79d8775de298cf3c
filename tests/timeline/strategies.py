"""Pages of all kinds, with every instant on a whole tick near one `NOW`."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from statuary.model import (
    Change,
    Component,
    ComponentStatus,
    Counting,
    Formula,
    Group,
    GroupRule,
    Incident,
    IncidentStatus,
    IncidentUpdate,
    Instant,
    Maintenance,
    MaintenanceRule,
    MaintenanceStatus,
    MaintenanceUpdate,
    Notice,
    Settings,
    StatusPage,
    Weights,
    Window,
    read_instant,
    read_length,
)
from tests.timeline.oracle import TICK

NOW = read_instant("2026-03-14 12:00 UTC").seconds
PAST, FUTURE = 96, 12  # in ticks
IDS = ("api", "web", "mail", "login")
ZONES = ("UTC", "Asia/Kolkata")  # without clock changes, and on whole ticks

several = settings(max_examples=30)  # a page has much in it, and a snapshot takes its time

OUTAGES = (
    ComponentStatus.DEGRADED_PERFORMANCE,
    ComponentStatus.PARTIAL_OUTAGE,
    ComponentStatus.MAJOR_OUTAGE,
)


def at(tick: int, *, approximate: bool = False) -> Instant:
    """Give the instant so many ticks from `NOW`."""
    return Instant(NOW + tick * TICK, approximate)


ticks = st.integers(-PAST, FUTURE)
instants = st.builds(at, ticks, approximate=st.booleans())


def _changes(
    ids: tuple[str, ...], least: int = 0, *, well: bool = False
) -> st.SearchStrategy[tuple[Change, ...]]:
    """Draw what is said of some components, of at least so many, or only that they are well."""
    statuses = st.just(ComponentStatus.OPERATIONAL) if well else st.sampled_from(ComponentStatus)
    drawn = st.dictionaries(st.sampled_from(ids), statuses, min_size=least, max_size=3)
    return drawn.map(lambda named: tuple(Change(component=c, status=s) for c, s in named.items()))


@st.composite
def _updates(
    draw: st.DrawFn, ids: tuple[str, ...], when: list[int], end: int | None, *, named: bool
) -> tuple[IncidentUpdate, ...]:
    """Draw what was said at some ticks, in order.

    Whatever reopens an incident says what is affected if something was `named`, and nothing is
    affected after the `end` or in an update that keeps the incident resolved.
    """
    updates: list[IncidentUpdate] = []
    resolved = False
    for tick in when:
        over = end is not None and tick > end
        words = [IncidentStatus.RESOLVED] if over else list(IncidentStatus)[:-1]
        word = draw(st.sampled_from([*words, *([IncidentStatus.UPDATE] if updates else [])]))
        keeps = word is IncidentStatus.UPDATE
        reopens = resolved and not keeps and word is not IncidentStatus.RESOLVED
        well = over or (resolved and keeps)
        changes = draw(_changes(ids, least=int(reopens and named), well=well))
        instant = at(tick, approximate=draw(st.booleans()))
        updates.append(IncidentUpdate(at=instant, status=word, body="…", components=changes))
        resolved = resolved if keeps else word is IncidentStatus.RESOLVED
        named = named or bool(changes)
    return tuple(updates)


@st.composite
def incidents(draw: st.DrawFn, ids: tuple[str, ...], number: int) -> Incident:
    """Draw an incident, told in any order."""
    start = draw(ticks)
    components = draw(_changes(ids))
    when = sorted(draw(st.sets(st.integers(start, start + 40), min_size=0, max_size=5)))
    begun = start if not when or draw(st.booleans()) else when[0]
    started = at(start) if begun == start else None
    end = draw(st.none() | st.none() | st.just("unknown") | st.integers(begun, begun + 50))
    tick = end if isinstance(end, int) else None
    updates = draw(_updates(ids, when, tick, named=bool(components)))
    return Incident(
        id=f"incident-{number}",
        title="Something broke",
        components=components,
        updates=draw(st.permutations(updates)),
        started=started,
        ended=end if tick is None else at(tick),
    )


@st.composite
def maintenances(draw: st.DrawFn, ids: tuple[str, ...], number: int) -> Maintenance:
    """Draw a maintenance that happens once or daily, with updates in any state."""
    start, length = draw(ticks), draw(st.integers(1, 30))
    when = draw(st.sets(st.integers(start - 10, start + 80), max_size=4))
    return Maintenance(
        id=f"maintenance-{number}",
        kind="maintenance",
        title="Something is mended",
        window=Window(start=at(start), until=at(start + length)),
        repeats=draw(st.none() | st.integers(1, 4).map("FREQ=DAILY;COUNT={}".format)),
        components=tuple(draw(st.sets(st.sampled_from(ids), max_size=2))),
        updates=tuple(
            MaintenanceUpdate(at=at(tick), status=draw(st.sampled_from(MaintenanceStatus)))
            for tick in when
        ),
    )


@st.composite
def notices(draw: st.DrawFn, number: int) -> Notice:
    """Draw a notice, for some time or for good."""
    start = draw(ticks)
    length = draw(st.none() | st.integers(1, PAST))
    return Notice(
        id=f"notice-{number}",
        kind="notice",
        title="Something to know",
        start=at(start),
        until=None if length is None else at(start + length),
    )


@st.composite
def components(draw: st.DrawFn, component: str) -> Component:
    """Draw a component that may have been born and retired at any time."""
    born = draw(st.none() | st.none() | ticks)
    earliest = -PAST if born is None else born
    retired = draw(st.none() | st.none() | st.integers(earliest + 1, earliest + 100))
    return Component(
        id=component,
        name=component.title(),
        since=None if born is None else at(born),
        until=None if retired is None else at(retired),
    )


weights = st.builds(
    Weights,
    major_outage=st.integers(0, 1000),
    partial_outage=st.integers(0, 1000),
    degraded_performance=st.integers(0, 1000),
)
formulas = st.one_of(
    st.sampled_from(Formula).map(lambda formula: {"formula": formula}),
    weights.map(lambda custom: {"weights": custom}),
)


@st.composite
def countings(draw: st.DrawFn) -> Counting:
    """Draw a formula and rules."""
    return Counting(
        **draw(formulas),
        maintenance=draw(st.sampled_from(MaintenanceRule)),
        windows=tuple(map(read_length, ("3h", "24h", "30d"))),
        group=draw(st.sampled_from(GroupRule)),
    )


@st.composite
def pages(draw: st.DrawFn, *, since: st.SearchStrategy[Instant | None] | None = None) -> StatusPage:
    """Draw a whole page."""
    ids = IDS[: draw(st.integers(2, 4))]
    first, second, *rest = [draw(components(each)) for each in ids]
    inner = Group(group="Inner", id="inner", components=(first,))
    grouped = draw(
        st.sampled_from(
            (
                (first, second),
                (Group(group="Both", id="both", components=(first, second)),),
                (Group(group="Outer", id="outer", components=(inner, second)),),
            )
        )
    )
    return StatusPage(
        settings=Settings(
            title="A page",
            timezone=draw(st.sampled_from(ZONES)),
            since=draw(st.none() | ticks.map(at) if since is None else since),
            as_of=draw(st.none() | st.none() | ticks.map(at)),
            uptime=draw(countings()),
            components=(*grouped, *rest),
        ),
        incidents=tuple(draw(incidents(ids, n)) for n in range(draw(st.integers(0, 4)))),
        maintenances=tuple(draw(maintenances(ids, n)) for n in range(draw(st.integers(0, 2)))),
        notices=tuple(draw(notices(n)) for n in range(draw(st.integers(0, 2)))),
    )
