"""Sites that several processes make are those that one makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from statuary.errors import OutputError
from statuary.outputs import Output
from statuary.publishing import write
from statuary.workers import FEWEST
from tests.publishing.sites import cold, publish, tree
from tests.publishing.steps import one_by_one

pytestmark = pytest.mark.alone

MANY = {f"{number % 9}/{number}.html": f"page {number}" for number in range(2 * FEWEST)}
OTHERS = {path: f"{text}!" for path, text in MANY.items() if not path.startswith("3/")}


@pytest.mark.parametrize("way", ["in one step", "file by file"])
def test_any_number_of_processes_makes_the_same(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site, the report and what the next build finds do not depend on who made what."""
    if way == "file by file":
        one_by_one(monkeypatch)
    for site in (MANY, OTHERS, MANY):
        reports = [publish(tmp_path / f"{jobs}", site, jobs=jobs) for jobs in (1, 3)]
        assert reports[0] == reports[1]
        assert tree(tmp_path / "3" / "site") == cold(tmp_path, site)
        assert not publish(tmp_path / "3", site, jobs=3).changed
        assert not publish(tmp_path / "3", site, jobs=3, dry=True).changed


def test_an_error_in_one_of_them_leaves_the_old_site(tmp_path: Path) -> None:
    """What one process cannot make stops all, and the error is that of the first such file."""
    publish(tmp_path, MANY)
    before = tree(tmp_path / "site")

    def refused(path: str, _content: bytes) -> None:
        if path.startswith(("5/", "7/")):
            raise OutputError(f"{path} tells a secret")

    with pytest.raises(OutputError, match=r"^5/104\.html tells a secret$"):
        publish(tmp_path, OTHERS, jobs=3, refuse=refused)
    assert tree(tmp_path / "site") == before
    publish(tmp_path, OTHERS, jobs=3)
    assert tree(tmp_path / "site") == cold(tmp_path, OTHERS)


def test_a_fault_in_a_renderer_is_no_site(tmp_path: Path) -> None:
    """A first build in which anything goes wrong leaves no site."""

    def broken(text: str) -> str:
        raise OutputError(text)

    outputs = tuple(Output(path, broken, path) for path in sorted(MANY))
    with pytest.raises(OutputError, match=r"^0/0\.html$"):
        write(outputs, tmp_path / "site", tmp_path / "cache", "1", jobs=2)
    assert not (tmp_path / "site").exists()
