"""An incident as a chart."""

from __future__ import annotations

from statuary.formats.html.lanes import WIDTH, Lanes, lanes
from statuary.model import Frame, Incident, Settings, StatusPage, read_instant
from statuary.timeline import snapshot

SETTINGS = Settings.model_validate(
    {"title": "S", "components": [{"id": "api", "name": "API"}, {"id": "web", "name": "Web"}]}
)


def _lanes(now: str, *updates: tuple[str, str, dict[str, str]], **more: str) -> Lanes | None:
    incident = Incident.model_validate(
        {
            "id": "x",
            "title": "X",
            "components": {"api": "major_outage", "web": "partial_outage"},
            "updates": [{"at": at, "status": s, "components": c} for at, s, c in updates],
            **more,
        },
        context=Frame(components=("api", "web")),
    )
    page = StatusPage(settings=SETTINGS, incidents=(incident,))
    (facts,) = snapshot(page, read_instant(now).seconds).incidents
    return lanes(facts)


def test_what_goes_on_reaches_the_edge_at_any_time() -> None:
    """An open incident's chart ends with what goes on, and is the same a minute and a day later."""
    updates: tuple[tuple[str, str, dict[str, str]], ...] = (
        ("2026-02-01 10:00", "investigating", {}),
        ("2026-02-01 12:00", "identified", {"web": "operational"}),
    )
    drawn = _lanes("2026-02-01 12:00", *updates)
    assert drawn is not None
    assert drawn.goes_on
    api, web = drawn.lanes
    assert [(s.x, s.width) for s in api.segments] == [(0, WIDTH)]
    assert [(s.x, s.width) for s in web.segments] == [(0, 800)]
    assert drawn.ticks == (800, 0)
    assert drawn == _lanes("2026-02-01 12:01", *updates) == _lanes("2026-02-02 12:00", *updates)


def test_what_is_over_fills_the_chart() -> None:
    """A resolved incident's chart goes from its start to its end."""
    drawn = _lanes(
        "2026-03-01 00:00",
        ("2026-02-01 10:00", "investigating", {}),
        ("2026-02-01 11:00", "monitoring", {"web": "degraded_performance"}),
        ("2026-02-01 14:00", "resolved", {}),
    )
    assert drawn is not None
    assert not drawn.goes_on
    assert [(s.x, s.width) for s in drawn.lanes[1].segments] == [(0, 250), (250, 750)]


def test_nothing_lasts_nothing_is_drawn() -> None:
    """An incident of no length, or that named no component, has no chart."""
    assert _lanes("2026-03-01 00:00", ("2026-02-01 10:00", "resolved", {})) is None
