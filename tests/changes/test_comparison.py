"""Two sides compared, whatever they are: snapshots of a page with one of everything."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statuary import pipeline
from statuary.changes import FORMS, Base, Changes, World, compare
from statuary.changes.facts import Deed
from statuary.changes.markdown import escaped
from statuary.errors import Problem
from statuary.plan import plan
from statuary.wording import Wording
from tests.formats.showcase import FILES, NOW, project

BASE = Base("main", "0123456789abcdef")
TURNED = {
    Deed.ADDED: {Deed.REMOVED},
    Deed.OPENED: {Deed.REMOVED},
    Deed.REMOVED: {Deed.ADDED, Deed.OPENED},
    Deed.CHANGED: {Deed.CHANGED},
    Deed.CLOSED: {Deed.REOPENED},
    Deed.REOPENED: {Deed.CLOSED},
}


def world(root: Path) -> World:
    """Read a project's side; a version of the program plays no part."""
    view = pipeline.view(root, NOW)
    files = tuple((each.path, each.fingerprint("")) for each in plan(view.outputs()))
    return World(view.snapshot, files)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Give the page with one of everything."""
    return world(project(tmp_path_factory.mktemp("whole")))


@pytest.fixture(scope="module")
def part(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Give the same page without some records, and with another one over."""
    kept = {name: text for name, text in FILES.items() if "fax" not in name and "news" not in name}
    path = "incidents/2026/open.md"
    kept[path] = kept[path].replace("## Monitoring @ ~2026-03-10", "## Resolved @ ~2026-03-10")
    return world(project(tmp_path_factory.mktemp("part"), kept))


def test_a_side_is_as_itself(whole: World) -> None:
    """Nothing differs between a side and itself, and each form says so in its way."""
    changes = compare(BASE, whole, whole)
    assert not changes.any
    assert FORMS["text"](changes).count("\n") == 0
    assert json.loads(FORMS["json"](changes))["changes"] is False
    assert "Nothing changes" in FORMS["markdown"](changes)


def test_the_way_back_is_the_way_turned_round(whole: World, part: World) -> None:
    """From the one side to the other all is as from the other to the one, with before for after."""
    there, back = compare(BASE, part, whole), compare(BASE, whole, part)
    assert (there.before, there.after) == (back.after, back.before)
    deeds = {each.id: each.deed for each in back.records}
    assert {each.deed for each in there.records} >= {Deed.ADDED, Deed.REOPENED}
    assert {each.id for each in there.records} == deeds.keys()
    assert all(deeds[each.id] in TURNED[each.deed] for each in there.records)
    figures = {(f.subject, f.id, f.window): (f.before, f.after) for f in there.figures}
    turned = {(f.subject, f.id, f.window): (f.after, f.before) for f in back.figures}
    assert figures
    assert figures == turned
    entries = {each.path: each.deed for each in back.entries}
    assert {each.path for each in there.entries} == entries.keys()
    assert all(entries[each.path] in TURNED[each.deed] for each in there.entries)
    assert there.files.added == back.files.removed
    assert there.files.changed == back.files.changed


def test_figures_are_those_of_the_page(whole: World, part: World) -> None:
    """What a figure moves to is what the page shows of it; one that stays is not told."""
    moved = {
        (each.id, each.window): (each.before, each.after)
        for each in compare(BASE, part, whole).figures
        if each.subject == "component"
    }
    sides = [
        {
            (each.id, figure.window): figure.percentage
            for each in side.snapshot.components
            for figure in (*each.figures, *each.months)
        }
        for side in (part, whole)
    ]
    keys = sides[0].keys() | sides[1].keys()
    pairs = {key: (sides[0].get(key), sides[1].get(key)) for key in keys}
    assert moved == {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}


def test_all_is_new_without_a_side_before(whole: World) -> None:
    """Then everything is added or opened, and no figure moves."""
    changes = compare(BASE, None, whole)
    assert {each.deed for each in changes.records} == {Deed.ADDED, Deed.OPENED}
    assert {each.deed for each in changes.entries} == {Deed.ADDED}
    assert (changes.before, changes.figures) == (None, ())
    assert changes.files.changed == changes.files.unchanged == 0


@given(st.text(alphabet="ab@#<>&|*_`[]()\\~:.!$1 \u202e\n", max_size=40))
def test_escaped_text_holds_no_markup(text: str) -> None:
    """Every sign that means something to a comment is escaped, and so is each backslash."""
    shown = escaped(text)
    assert "<" not in shown
    assert ">" not in shown
    plain = shown.replace("&amp;", "").replace("&lt;", "").replace("&gt;", "")
    assert "&" not in plain
    rest = iter(plain)
    for sign in rest:
        if sign == "\\":
            assert next(rest) in "\\`*_{}[]()#+!|~:.$^="
        else:
            assert sign not in "`*_[]|~:!$"
    assert "@" not in shown.replace("@\u200b", "")


def test_what_does_not_read_is_a_change() -> None:
    """Problems are told even if there is nothing else to tell."""
    problem = Problem("incidents/a\u202e.md", 3, 1, "it is <b>wrong</b>\nhere", "ask @somebody")
    changes = Changes(BASE, NOW, Wording("en", "UTC"), problems=(problem,))
    assert changes.any
    assert "  incidents/a\\u202e.md:3:1: it is" in FORMS["text"](changes)
    said = FORMS["markdown"](changes)
    assert "&lt;b&gt;wrong&lt;/b&gt; here (ask @\u200bsomebody)" in said
