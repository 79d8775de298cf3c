"""How what is told of files becomes changes of the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from statuary import pipeline
from statuary.errors import ContentError, Problem, ServingError
from statuary.findings import Findings
from statuary.recall import Recall
from statuary.serving import Change, Fault
from statuary.serving.rebuilding import Rebuilding
from statuary.serving.workshop import Workshop
from tests.formats.showcase import NOW, project
from tests.serving.sessions import PAGE

WRONG = Fault(Findings((), "1"))


class Builds:
    """A build that goes wrong the first few times, and counts how often it ran."""

    def __init__(self, root: Path, wrong: int = 0) -> None:
        self.count = 0
        self.root = project(root, PAGE)
        self.wrong = wrong

    def __call__(self, now: int, recall: Recall) -> pipeline.View:
        """Build, or not."""
        self.count += 1
        if self.count <= self.wrong:
            raise ContentError([Problem("incidents/x.md", 1, 1, "half of it")])
        return pipeline.view(self.root, now, recall=recall)

    def changes(self, *events: tuple[str, ...] | Fault) -> list[Change | Fault]:
        """Give what comes of events that were all there from the start."""
        rebuilding = Rebuilding(Workshop(self.root, self, lambda: NOW), lambda: 0.0)
        for event in events:
            rebuilding.take(event)
        rebuilding.end()
        return list(rebuilding.news())


def test_many_files_are_one_change(tmp_path: Path) -> None:
    """If many files change, the page is made when the last of them is there."""
    builds = Builds(tmp_path)
    rebuilding = Rebuilding(Workshop(tmp_path, builds, lambda: NOW), lambda: 0.0)
    for event in (("a", "b", "c", "d"), ("e", "a"), ("f",)):
        rebuilding.take(event)
    change = next(rebuilding.news())
    assert isinstance(change, Change)
    assert change.paths == ("a", "b", "c", "d", "e", "f")
    assert builds.count == 1


def test_few_files_are_not_waited_for(tmp_path: Path) -> None:
    """A save of a file or two is shown at once."""
    found = Builds(tmp_path).changes(("a",), ("b",))
    assert [change.paths for change in found if isinstance(change, Change)] == [("a",), ("b",)]


def test_a_file_that_is_half_written_is_no_news(tmp_path: Path) -> None:
    """What goes wrong is told only if no more is written right after."""
    builds = Builds(tmp_path, wrong=1)
    (change,) = builds.changes(("a",), WRONG, ("b",))
    assert isinstance(change, Change)
    assert change.paths == ("a", "b")
    assert change.preview.findings is None
    assert builds.count == 2


def test_the_same_fault_is_told_once(tmp_path: Path) -> None:
    """What goes wrong with each page alike is told once, and again after a change."""
    found = Builds(tmp_path).changes(WRONG, WRONG, ("a",), WRONG)
    assert [isinstance(each, Fault) for each in found] == [True, False, True]


def test_files_that_cannot_be_watched_end_it(tmp_path: Path) -> None:
    """If the system tells of no more changes, that is an error and not silence."""
    rebuilding = Rebuilding(Workshop(tmp_path, Builds(tmp_path), lambda: NOW), lambda: 0.0)
    rebuilding.take(ServingError("no more"))
    with pytest.raises(ServingError, match="no more"):
        next(rebuilding.news())


def test_a_file_that_goes_while_it_is_read(tmp_path: Path) -> None:
    """What the system refuses is told as a problem, with the file's place in the project."""

    def gone(_now: int, _recall: Recall) -> pipeline.View:
        raise PermissionError(13, "Permission denied", str(tmp_path / "incidents/x.md"))

    preview = Workshop(tmp_path, gone, lambda: NOW).make()
    assert preview.findings is not None
    (finding,) = preview.findings.found
    assert finding.problem.path == "incidents/x.md"
    assert finding.message == "this cannot be read: Permission denied"
