"""A page that is worked out again and again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from statuary import timeline
from statuary.model import Settings, StatusPage
from statuary.recall import Memory
from tests.timeline.oracle import TICK
from tests.timeline.strategies import NOW, PAST, pages, several


@given(st.data())
@several
def test_a_memory_changes_nothing(data: st.DataObject) -> None:
    """Over changes of records, settings and the clock, what is remembered is what would be."""
    drawn = data.draw(st.lists(pages(), min_size=2, max_size=3))
    memory = Memory()
    for _ in range(4):
        page = mixed(data, drawn)
        now = NOW + data.draw(st.integers(-PAST, 1)) * TICK
        assert timeline.snapshot(page, now, memory) == timeline.snapshot(page, now)
        memory.end_round()


def mixed(data: st.DataObject, drawn: list[StatusPage]) -> StatusPage:
    """Give the settings of one page with the records of others, some of them left out."""
    settings: Settings = data.draw(st.sampled_from(drawn)).settings
    known = {leaf.id for leaf in settings.leaves}
    chosen = data.draw(st.sampled_from(drawn))
    records = {
        name: tuple(
            each
            for each in getattr(chosen, name)
            if set(_named(each)) <= known and data.draw(st.booleans())
        )
        for name in ("incidents", "maintenances", "notices")
    }
    return StatusPage(settings=settings, **records)


def _named(record: object) -> list[str]:
    said = [*getattr(record, "components", ())]
    said += [
        each
        for update in getattr(record, "updates", ())
        for each in getattr(update, "components", ())
    ]
    return [getattr(each, "component", each) for each in said]
