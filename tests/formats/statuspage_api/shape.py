"""What a strict client of Statuspage expects: each object's keys, all of them and no other."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

FILES = (
    "summary",
    "status",
    "components",
    "incidents",
    "incidents/unresolved",
    "scheduled-maintenances",
    "scheduled-maintenances/upcoming",
    "scheduled-maintenances/active",
)

COMPONENT_STATUSES = (
    "operational",
    "degraded_performance",
    "partial_outage",
    "major_outage",
    "under_maintenance",
)

Object = dict[str, Any]
Check = Callable[[Any], bool]


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _pattern(pattern: str) -> Check:
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _one_of(*words: str) -> Check:
    return lambda value: value in words


def _maybe(check: Check) -> Check:
    return lambda value: value is None or check(value)


def _list(check: Check) -> Check:
    return lambda value: isinstance(value, list) and all(map(check, value))


def _object(**keys: Check) -> Check:
    def check(value: Any) -> bool:
        assert isinstance(value, dict)
        assert value.keys() == keys.keys(), value.keys() ^ keys.keys()
        for key, each in keys.items():
            assert each(value[key]), f"{key}: {value[key]!r}"
        return True

    return check


_id = _pattern("[a-z0-9]{12}")
_instant = _pattern(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")

PAGE = _object(id=_id, name=_text, url=_text, time_zone=_text, updated_at=_instant)
STATUS = _object(
    indicator=_one_of("none", "minor", "major", "critical", "maintenance"),
    description=_text,
)

_COMPONENT: Mapping[str, Check] = {
    "id": _id,
    "name": _text,
    "status": _one_of(*COMPONENT_STATUSES),
    "created_at": _instant,
    "updated_at": _instant,
    "position": lambda value: type(value) is int and value > 0,
    "description": _maybe(_text),
    "showcase": _flag,
    "start_date": _maybe(_pattern(r"\d{4}-\d\d-\d\d")),
    "group_id": _maybe(_id),
    "page_id": _id,
    "group": _flag,
    "only_show_if_degraded": _flag,
}
_SINGLE = _object(**_COMPONENT)
_GROUP = _object(**_COMPONENT, components=lambda value: value != [] and _list(_id)(value))


def COMPONENT(value: Any) -> bool:  # noqa: N802  it is used like the others
    """Check a component or a group."""
    return _GROUP(value) if value["group"] else _SINGLE(value)


_SHIFT = _object(
    code=_id,
    name=_text,
    old_status=_one_of(*COMPONENT_STATUSES),
    new_status=_one_of(*COMPONENT_STATUSES),
)


def _entry(statuses: tuple[str, ...], impacts: tuple[str, ...], **more: Check) -> Check:
    update = _object(
        id=_id,
        status=_one_of(*statuses),
        body=lambda value: isinstance(value, str) and value.strip() != "",
        incident_id=_id,
        created_at=_instant,
        updated_at=_instant,
        display_at=_instant,
        affected_components=_maybe(lambda value: value != [] and _list(_SHIFT)(value)),
        deliver_notifications=_flag,
        custom_tweet=_maybe(_text),
        tweet_id=_maybe(_text),
    )
    return _object(
        id=_id,
        name=_text,
        status=_one_of(*statuses),
        created_at=_instant,
        updated_at=_instant,
        monitoring_at=_maybe(_instant),
        resolved_at=_maybe(_instant),
        impact=_one_of(*impacts),
        shortlink=_text,
        started_at=_instant,
        page_id=_id,
        incident_updates=lambda value: value != [] and _list(update)(value),
        components=_list(_SINGLE),
        **more,
    )


_IMPACTS = ("none", "minor", "major", "critical")
INCIDENT = _entry(("investigating", "identified", "monitoring", "resolved"), _IMPACTS)
MAINTENANCE = _entry(
    ("scheduled", "in_progress", "verifying", "completed"),
    (*_IMPACTS, "maintenance"),
    scheduled_for=_instant,
    scheduled_until=_instant,
)

_COMPONENTS, _INCIDENTS, _MAINTENANCES = map(_list, (COMPONENT, INCIDENT, MAINTENANCE))
SHAPES: dict[str, Check] = {
    "summary": _object(
        page=PAGE,
        components=_COMPONENTS,
        incidents=_INCIDENTS,
        scheduled_maintenances=_MAINTENANCES,
        status=STATUS,
    ),
    "status": _object(page=PAGE, status=STATUS),
    "components": _object(page=PAGE, components=_COMPONENTS),
    "incidents": _object(page=PAGE, incidents=_INCIDENTS),
    "incidents/unresolved": _object(page=PAGE, incidents=_INCIDENTS),
    "scheduled-maintenances": _object(page=PAGE, scheduled_maintenances=_MAINTENANCES),
    "scheduled-maintenances/upcoming": _object(page=PAGE, scheduled_maintenances=_MAINTENANCES),
    "scheduled-maintenances/active": _object(page=PAGE, scheduled_maintenances=_MAINTENANCES),
}


def read(site: Mapping[str, bytes]) -> dict[str, Object]:
    """Read the eight files of a site by their names, as strictly as a client can."""
    found: dict[str, Object] = {}
    for name in FILES:
        content = site[f"api/v2/{name}.json"]
        assert content.endswith(b"}\n")
        found[name] = json.loads(content.decode())
        assert SHAPES[name](found[name])
    return found


def named(objects: list[Object], name: str) -> Object:
    """Give the one object of a name."""
    (found,) = (each for each in objects if each["name"] == name)
    return found
