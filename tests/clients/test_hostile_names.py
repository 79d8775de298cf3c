"""Names of files that are other people's payloads are published as they are, or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from statuary import content, static, theme
from statuary.errors import ProblemsError
from tests.clients.hostile_names import on_disk, publishable
from tests.clients.payloads import payloads
from tests.formats.showcase import build, project, published

pytestmark = pytest.mark.slow

SETTINGS = {"statuary.yml": "title: x\n"}
MANY = 500
EVERY = 40  # of the names one is built, which is dear for the disk


@pytest.fixture(scope="module")
def names() -> tuple[str, ...]:
    """Give every text of every list as far as it can be a name on the disk."""
    found = (text for texts in payloads().values() for text in texts)
    return tuple(dict.fromkeys(map(on_disk, found)))


def _refused(error: pytest.ExceptionInfo[ProblemsError], folder: str) -> set[int]:
    """Give the numbers of the folders whose file is refused, which each problem names."""
    assert all(each.path.startswith(f"{folder}/") for each in error.value.problems)
    return {int(each.path.split("/")[1]) for each in error.value.problems}


def test_files_to_be_published(names: tuple[str, ...], tmp_path: Path) -> None:
    """A name that every disk can have is published as it is, and any other one is refused."""
    project(tmp_path, {f"static/{number}/{name}": "" for number, name in enumerate(names)})
    with pytest.raises(ProblemsError) as error:
        static.outputs(tmp_path / "static")
    refused = _refused(error, "static")
    assert MANY < len(refused) < len(names) - MANY
    kept = {f"{number}/{name}" for number, name in enumerate(names) if number not in refused}
    assert not [name for name in kept if set('<>:"|?*\\') & {*name}]
    root = project(tmp_path / "kept", SETTINGS | {f"static/{name}": "" for name in kept})
    assert {each.path for each in static.outputs(root / "static")} == kept


def test_assets_of_a_theme(names: tuple[str, ...], tmp_path: Path) -> None:
    """The same holds for what templates use, of which hidden files are passed over."""
    files = {f"templates/assets/{number}/{name}": "" for number, name in enumerate(names)}
    project(tmp_path, files)
    with pytest.raises(ProblemsError) as error:
        theme.load(tmp_path / "templates")
    assert len(error.value.problems) > MANY
    fit = {f"{number}/a{publishable(name)}" for number, name in enumerate(names)}
    root = project(tmp_path / "fit", {f"templates/assets/{name}": "" for name in fit})
    assert fit <= {name for name, _ in theme.load(root / "templates").assets}


def test_they_are_on_the_disk(names: tuple[str, ...], tmp_path: Path) -> None:
    """What is built has each file below its folder, and by the same name."""
    fit = {f"{number}/a{publishable(name)}" for number, name in enumerate(names[::EVERY])}
    files = {f"{folder}/{name}": "" for name in fit for folder in ("static", "templates/assets")}
    root = project(tmp_path, SETTINGS | files)
    build(root)
    found = {*published(root / "site")}
    assert fit <= found
    assert fit <= {path.split("/", 2)[2] for path in found if path.startswith("assets/")}


def test_records(names: tuple[str, ...], tmp_path: Path) -> None:
    """A record whose name is no id is refused, unless it says its id, which is its address then."""
    files = {
        f"incidents/{number}/{name}.yaml": "{kind: notice, title: x, from: 2026-03-01}"
        for number, name in enumerate(names)
        if not name.startswith((".", "_")) and name.casefold() == name
    }
    project(tmp_path, SETTINGS | files)
    with pytest.raises(ProblemsError) as error:
        content.read(tmp_path)
    assert len(_refused(error, "incidents")) > MANY
    said = {
        path: text.replace("{", f"{{id: notice-{number}, ")
        for number, (path, text) in enumerate(files.items())
    }
    root = project(tmp_path / "said", SETTINGS | said)
    assert len(content.load(root).notices) == len(said)
