"""`statuary explain`: a figure taken apart, so that it can be computed again by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from statuary.cli.arguments import INSTANT, PROJECT
from statuary.cli.terminal import say
from statuary.clock import now as current

if TYPE_CHECKING:
    from statuary.timeline import Snapshot
    from statuary.timeline.facts import ComponentFacts
    from statuary.timeline.uptime import Figure
    from statuary.wording import Wording


@click.command()
@click.argument("component")
@click.argument("path", type=PROJECT, default=".")
@click.option("--window", help="One of the page's windows. [default: the last of them]")
@click.option(
    "--now",
    type=INSTANT,
    help="Explain the figure as it is at this instant; in UTC without an offset.",
)
def explain(component: str, path: Path, window: str | None, now: int | None) -> None:
    """Print what the uptime of COMPONENT rests on.

    That is the intervals, the weights and the division, so that the figure can be computed again.
    """
    from statuary import content, timeline
    from statuary.errors import did_you_mean

    snapshot = timeline.snapshot(content.load(path), current() if now is None else now)
    components = {each.id: each for each in snapshot.components}
    if component not in components:
        hint = did_you_mean(component, components) or "the page has none"
        raise click.UsageError(f"there is no component `{component}`; {hint}")
    figures = {figure.window: figure for figure in components[component].figures}
    if window is not None and window not in figures:
        raise click.UsageError(f"there is no window `{window}`; known: {', '.join(figures)}")
    figure = figures[window or list(figures)[-1]]
    say("\n".join(_lines(snapshot, components[component], figure)))


def _lines(snapshot: Snapshot, component: ComponentFacts, figure: Figure) -> Iterator[str]:
    from statuary.wording import Wording

    wording = Wording("en", snapshot.site.timezone)
    shown = figure.percentage
    uptime = wording.percentage(shown.low, shown.high, approximate=shown.approximate)
    weights, decimal = snapshot.counting.weights, wording.thousandths
    begins = ", where the record begins" if figure.clipped else ""
    yield f"{component.name}: {uptime} over {figure.window}"
    yield ""
    yield f"From     {wording.instant(figure.span.start)}{begins}"
    yield f"Until    {wording.instant(figure.span.end)}"
    yield (
        f"Formula  {snapshot.counting.formula}: major outage {decimal(weights.major_outage)}, "
        f"partial outage {decimal(weights.partial_outage)}, "
        f"degraded performance {decimal(weights.degraded_performance)}; "
        f"announced maintenance: {snapshot.counting.maintenance}"
    )
    yield ""
    yield from _intervals(snapshot, component, figure, wording)
    yield ""
    yield from _division(figure, wording)


def _intervals(
    snapshot: Snapshot, component: ComponentFacts, figure: Figure, wording: Wording
) -> Iterator[str]:
    rows = [("seconds", "counted", "down", "unknown", "status", "from", "incidents")]
    for interval in component.history.within(figure.span):
        span = interval.span.clip(figure.span)
        share = snapshot.scale.shares[interval.states]
        rows.append(
            (
                f"{span.seconds:,}",
                f"× {wording.thousandths(share.counted)}",
                f"× {wording.thousandths(share.down)}",
                f"× {wording.thousandths(share.unknown)}",
                wording.word(interval.status),
                wording.instant(span.start),
                ", ".join(interval.records),
            )
        )
    if len(rows) == 1:
        yield "Nothing but operation is on record in this window."
        return
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        numbers = [cell.rjust(width) for cell, width in zip(row[:4], widths[:4], strict=True)]
        words = [cell.ljust(width) for cell, width in zip(row[4:], widths[4:], strict=True)]
        yield "  ".join((*numbers, *words)).rstrip()


def _division(figure: Figure, wording: Wording) -> Iterator[str]:
    measure, shown = figure.measure, figure.percentage
    if shown.low is None or shown.high is None:
        yield "Nothing was counted, so there is no figure."
        return
    yield f"counted  {wording.thousandths(measure.counted)} s"
    yield f"down     {wording.thousandths(measure.down)} s"
    if not measure.unknown:
        yield f"uptime   {_quotient(measure.down, measure.counted, shown.high, wording)}"
        return
    yield f"unknown  {wording.thousandths(measure.unknown)} s"
    low = _quotient(measure.down + measure.unknown, measure.counted, shown.low, wording)
    yield f"uptime   at least {low}"
    yield f"         at most {_quotient(measure.down, measure.counted, shown.high, wording)}"


def _quotient(down: int, counted: int, shown: int, wording: Wording) -> str:
    exact = f"{1 - down / counted:.8f}"
    division = f"1 - {wording.thousandths(down)} / {wording.thousandths(counted)}"
    return f"{division} = {exact}, rounded down: {shown / 100:.2f}%"
