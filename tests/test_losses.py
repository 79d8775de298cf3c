"""How many pages of records a build may take away before it asks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from statuary import pipeline
from statuary.errors import OutputError
from statuary.losses import check_losses
from tests.formats.showcase import NOW, project, published

SETTINGS = "title: S\nsince: 2026-01-01\ncomponents: [{id: api, name: API}]\n"


def page(id_: int | str) -> str:
    """Give the path of a record's page."""
    return f"incidents/{id_}/index.html"


@pytest.mark.parametrize(
    ("published", "lost", "refused"),
    [
        *((0, 0, False), (1, 1, False), (3, 3, False), (5, 1, False), (9, 3, False)),
        *((4, 4, True), (9, 4, True), (9, 9, True)),
        *((10, 1, False), (10, 2, True), (20, 2, False), (20, 3, True), (1000, 100, False)),
        *((1000, 101, True), (1000, 1000, True)),
    ],
)
def test_a_tenth_may_go(published: int, lost: int, refused: bool) -> None:
    """A tenth may go unasked, and up to three of fewer than ten; new ones make up for nothing."""
    before = ["index.html", *map(page, range(published)), "incidents/0/index.md"]
    after = [*map(page, range(lost, published)), *(page(f"new-{n}") for n in range(2000))]
    if not refused:
        check_losses(before, after)
        return
    told = f"this build would remove {lost} of the {published} records that are published."
    with pytest.raises(OutputError, match=f"^{re.escape(told)}\n    hint: .*--allow-removal"):
        check_losses(before, after)


def records(count: int, **more: str) -> dict[str, str]:
    """Give a project with so many incidents."""
    texts = {
        f"incidents/r{n}.yaml": f"{{title: R, started: 2026-01-{n + 1:02} 08:00}}"
        for n in range(count)
    }
    return {"statuary.yml": SETTINGS, **texts, **more}


def test_a_build_that_would_lose_much_writes_nothing(tmp_path: Path) -> None:
    """It is refused, also as a rehearsal, until that is allowed."""
    root = project(tmp_path, records(12))
    pipeline.build(root, root / "site", NOW)
    before = published(root / "site")
    for n in (2, 3):
        (root / f"incidents/r{n}.yaml").unlink()
    for dry in (False, True):
        with pytest.raises(OutputError, match="would remove 2 of the 12 records"):
            pipeline.build(root, root / "site", NOW, dry=dry)
    assert published(root / "site") == before
    report = pipeline.build(root, root / "site", NOW, allow_removal=True)
    assert {page("r2"), page("r3")} <= {*report.removed}


def test_a_record_that_has_another_id_is_not_lost(tmp_path: Path) -> None:
    """Where an alias leads on from the old address, nothing is missed."""
    root = project(tmp_path, records(12))
    pipeline.build(root, root / "site", NOW)
    for n in range(6):
        old = root / f"incidents/r{n}.yaml"
        text = old.read_text().replace("title: R", f"title: R, aliases: [r{n}]")
        old.unlink()
        (root / f"incidents/renamed-{n}.yaml").write_text(text)
    removed = pipeline.build(root, root / "site", NOW).removed
    assert not {page(f"r{n}") for n in range(6)} & {*removed}


def test_a_record_that_does_not_read_is_not_lost(tmp_path: Path) -> None:
    """Its address says so, and that is asked of nobody."""
    root = project(tmp_path, records(12))
    pipeline.build(root, root / "site", NOW)
    for n in range(6):
        (root / f"incidents/r{n}.yaml").write_text("title: [")
    pipeline.build(root, root / "site", NOW, keep_going=True)
    assert (root / "site" / page("r1")).is_file()
