"""Badges for other people's pages: status and uptime, of the page and of each component.

Each comes as a picture in two styles, `flat` and `flat-square`, and as a twin in the endpoint
schema of shields.io, which draws it in any other style. They lie in `badges/`, and for a
component in `components/<id>/badges/`.

A badge changes when what it says does, and not with each build.
"""

from __future__ import annotations

from collections.abc import Iterable

from statuary.addresses import component_page
from statuary.formats.badges.badge import Badge
from statuary.formats.badges.drawing import Picture, render_picture
from statuary.formats.badges.endpoint import render_endpoint
from statuary.formats.badges.sayings import component_badges, page_badges
from statuary.formats.interface import Format, Place
from statuary.outputs import Output
from statuary.theme import Theme
from statuary.timeline import Snapshot
from statuary.wording import Wording


def _outputs(snapshot: Snapshot, theme: Theme) -> Iterable[Output]:
    wording = snapshot.site.wording
    for name, badge in page_badges(snapshot):
        yield from _files(f"badges/{name}", badge, theme, wording)
    for component in snapshot.components:
        for name, badge in component_badges(component, snapshot):
            yield from _files(f"{component_page(component.id)}badges/{name}", badge, theme, wording)


def _files(path: str, badge: Badge, theme: Theme, wording: Wording) -> Iterable[Output]:
    for style, square in (("", False), ("-flat-square", True)):
        picture = Picture(theme, wording, badge, square)
        yield Output(f"{path}{style}.svg", render_picture, picture)
    yield Output(f"{path}.json", render_endpoint, badge)


PLACES = tuple(
    Place(f"{folder}<figure>{ending}", f"{what}, of {whose}.")
    for folder, whose in (("badges/", "the page"), ("components/<id>/badges/", "a component"))
    for ending, what in (
        (".svg", "A badge with round corners"),
        ("-flat-square.svg", "A badge with square corners"),
        (".json", "The same for the endpoint of shields.io"),
    )
)

BADGES = Format("badges", _outputs, PLACES)
