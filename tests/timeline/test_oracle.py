"""The engine against the oracle."""

from __future__ import annotations

import itertools

from hypothesis import given

from statuary.model import ComponentStatus, Formula, Group, StatusPage
from statuary.timeline import Snapshot, snapshot
from statuary.timeline.facts import ComponentFacts, group_facts
from tests.timeline import oracle
from tests.timeline.oracle import TICK
from tests.timeline.strategies import NOW, PAST, pages, several

EARLIEST = NOW - (2 * PAST) * TICK


def _ticks(page: StatusPage, facts: Snapshot) -> dict[str, list[oracle.Says | None]]:
    """Give the ticks of each component, from before all records up to the page's instant."""
    return {
        leaf.id: oracle.ticks_of(page, leaf, EARLIEST, facts.instant)
        for leaf in page.settings.leaves
    }


def _last(ticks: list[oracle.Says | None], seconds: int) -> list[oracle.Says | None]:
    return ticks[-(seconds // TICK) :]


@given(pages())
@several
def test_statuses(page: StatusPage) -> None:
    """In every tick, and now, a component has the worst status that any record gives it."""
    facts = snapshot(page, NOW)
    ticks = _ticks(page, facts)
    for leaf, component in zip(page.settings.leaves, facts.components, strict=True):
        held = oracle.says(page, leaf, facts.instant, facts.instant)
        assert component.listed == (held is not None)
        assert component.status is oracle.status(held)
        assert _drawn(component, facts.instant) == [
            None if held is None else oracle.status(held) for held in ticks[leaf.id]
        ]
        for interval, following in itertools.pairwise(component.history.intervals):
            assert interval.span.end <= following.span.start
            told = [(each.states, each.records) for each in (interval, following)]
            assert interval.span.end < following.span.start or told[0] != told[1]


def _drawn(component: ComponentFacts, now: int) -> list[ComponentStatus | None]:
    drawn: list[ComponentStatus | None] = []
    for t in range(EARLIEST, now, TICK):
        inside = any(t in span for span in component.history.recorded)
        holding = [each.status for each in component.history.intervals if t in each.span]
        assert len(holding) <= int(inside)
        drawn.append((holding or [ComponentStatus.OPERATIONAL])[0] if inside else None)
    return drawn


@given(pages())
@several
def test_figures_of_components(page: StatusPage) -> None:
    """Counting ticks gives the same sums and the same figure for every window and formula."""
    facts = snapshot(page, NOW)
    ticks = _ticks(page, facts)
    rule = page.settings.uptime.maintenance
    for component in facts.components:
        scales = [(page.settings.uptime.effective_weights, component.figures)]
        scales += [(Formula(each.name).weights, each.figures) for each in component.formulas]
        for weights, figures in scales:
            for length, figure in zip(page.settings.uptime.windows, figures, strict=True):
                inside = _last(ticks[component.id], length.seconds)
                measured = figure.measure
                assert oracle.count(inside, weights, rule) == (
                    measured.counted,
                    measured.down,
                    measured.unknown,
                )
                expected = oracle.figure([inside], weights, rule, page.settings.uptime.group)
                assert oracle.shown(expected) == (figure.percentage.low, figure.percentage.high)


@given(pages())
@several
def test_figures_of_groups_and_the_page(page: StatusPage) -> None:
    """The figures of groups and of the page follow the page's rule for groups."""
    facts = snapshot(page, NOW)
    ticks = _ticks(page, facts)
    counting = page.settings.uptime
    wholes = [([leaf.id for leaf in page.settings.leaves], facts.figures)]
    groups = [part for part in page.settings.parts if isinstance(part, Group)]
    for group, given_facts in zip(groups, group_facts(facts.parts), strict=True):
        wholes.append(([leaf.id for leaf in oracle.leaves_of(group)], given_facts.figures))
    for ids, figures in wholes:
        for length, figure in zip(counting.windows, figures, strict=True):
            expected = oracle.figure(
                [_last(ticks[component], length.seconds) for component in ids],
                counting.effective_weights,
                counting.maintenance,
                counting.group,
            )
            assert oracle.shown(expected) == (figure.percentage.low, figure.percentage.high)
