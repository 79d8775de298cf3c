"""Publishing that is cut short between any two steps is made good by the next build."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publishing.sites import NEW, OLD, cold, publish, tree
from tests.publishing.steps import Cut, at_step, one_by_one


def cut_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, str]]:
    """Give projects in which a build from OLD to NEW was killed, each a step later, and where."""
    number, finished = 0, False
    while not finished:
        number += 1
        root = tmp_path / str(number)
        publish(root, {**OLD, "index.html": "older"})
        publish(root, OLD)
        with monkeypatch.context() as patch:
            begun = at_step(number, Cut, patch)
            try:
                publish(root, NEW)
                finished = True
            except Cut:
                pass
        yield root, f"cut before step {number}: {begun[-1]}"
    assert number > 20


@pytest.fixture(params=["in one step", "file by file"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Publish in each of the two ways."""
    if request.param == "file by file":
        one_by_one(monkeypatch)
    return str(request.param)


@pytest.mark.slow
@pytest.mark.usefixtures("way")
def test_a_build_that_is_cut_short_is_completed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed at any moment, a build is completed by the next one as if nothing had been."""
    wanted = cold(tmp_path, NEW)
    for root, where in cut_everywhere(tmp_path, monkeypatch):
        publish(root, NEW)
        assert tree(root / "site") == wanted, where
        assert not publish(root, NEW).changed


@pytest.mark.slow
@pytest.mark.usefixtures("way")
def test_a_build_that_is_cut_short_can_be_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed at any moment, a build leaves nothing that an undone edit could not clear away."""
    wanted = cold(tmp_path, OLD)
    for root, where in cut_everywhere(tmp_path, monkeypatch):
        publish(root, OLD)
        assert tree(root / "site") == wanted, where


@pytest.mark.slow
def test_a_build_that_is_cut_short_leaves_one_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed at any moment, a build in one step leaves the old site or the new one, whole."""
    old, new = cold(tmp_path / "old", OLD), cold(tmp_path / "new", NEW)
    seen = [tree(root / "site") for root, _ in cut_everywhere(tmp_path, monkeypatch)]
    assert seen == sorted(seen, key=lambda site: site == new)
    assert [site for site in seen if site not in (old, new)] == []
    assert old in seen


def test_a_first_build_that_is_cut_short_leaves_no_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed at any moment, a first build leaves the whole site or none."""
    whole = cold(tmp_path, NEW)
    for number in range(1, 20):
        root = tmp_path / str(number)
        with monkeypatch.context() as patch:
            at_step(number, Cut, patch)
            with pytest.raises(Cut):
                publish(root, NEW)
        assert not (root / "site").exists()
        publish(root, NEW)
        assert tree(root / "site") == whole


def test_what_killed_builds_left_does_not_pile_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many builds are killed, one that is not leaves what a single one leaves."""
    publish(tmp_path / "calm", OLD)
    publish(tmp_path / "calm", NEW)
    root = tmp_path / "project"
    publish(root, OLD)
    for number in range(1, 40):
        with monkeypatch.context() as patch:
            at_step(number, Cut, patch)
            with contextlib.suppress(Cut):
                publish(root, {**NEW, f"{number}.html": str(number)})
    publish(root, NEW)
    publish(root, OLD)
    publish(root, NEW)
    assert tree(root).keys() == tree(tmp_path / "calm").keys()
