"""Files that a project publishes as they are."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from statuary import static
from statuary.errors import CollisionError, ConfigurationError
from tests.formats.showcase import build, built, project
from tests.pipes import make_pipe

BASE: dict[str, str | bytes] = {"statuary.yml": "title: S\nurl: https://example.com/\n"}


def test_files_are_copied_as_they_are(tmp_path: Path) -> None:
    """Every file keeps its bytes, its name and its folder, hidden ones included."""
    files: dict[str, bytes] = {
        "CNAME": b"status.example.com",
        "a/b.bin": b"\x00\r\n\xff",
        ".well-known/security.txt": b"Contact",
        "größe.txt": b"",
    }
    site = built(tmp_path, BASE | {f"static/{name}": data for name, data in files.items()})
    assert site.items() >= files.items()


def test_no_folder_is_no_files(tmp_path: Path) -> None:
    """A project without `static/` publishes nothing of its own."""
    assert static.outputs(tmp_path / "static") == ()


@pytest.mark.parametrize("name", ["robots.txt", "sitemap.xml", "_headers", ".nojekyll"])
def test_a_file_takes_the_place_of_what_gives_way(tmp_path: Path, name: str) -> None:
    """What the generator writes for hosts and crawlers, a project may write itself."""
    assert built(tmp_path, BASE | {f"static/{name}": "mine"})[name] == b"mine"


@pytest.mark.parametrize("name", ["index.html", "Index.html", "api/statuary/build.json", "history"])
def test_a_page_is_not_replaced(tmp_path: Path, name: str) -> None:
    """A file in the place of a page is an error that names both, and nothing is written."""
    with pytest.raises(CollisionError, match=rf"`{name}` \(static/{name}\)"):
        built(tmp_path, BASE | {f"static/{name}": "mine"})
    assert not (tmp_path / "site").exists()


def test_links_are_refused(tmp_path: Path) -> None:
    """Links and special files, which may lead anywhere, are each reported and not followed."""
    root = project(tmp_path, BASE | {"static/a.txt": "a", "secret/key": "secret"})
    (root / "static" / "link.txt").symlink_to(root / "secret" / "key")
    (root / "static" / "folder").symlink_to(root / "secret")
    make_pipe(root / "static" / "pipe")
    with pytest.raises(ConfigurationError) as caught:
        build(root)
    assert [problem.path for problem in caught.value.problems] == (
        ["static/folder", "static/link.txt", "static/pipe"]
    )
    assert all(problem.hint for problem in caught.value.problems)


@pytest.mark.parametrize("folder", ["static", "templates"])
def test_a_folder_that_is_none_is_refused(tmp_path: Path, folder: str) -> None:
    """What stands in the place of a folder, a link to one too, is reported and not followed."""
    root = project(tmp_path, BASE | {"secret/404.html": "secret"})
    (root / folder).symlink_to(root / "secret")
    with pytest.raises(ConfigurationError, match=f"^{folder}:1:1: this is not a folder"):
        build(root)
    (root / folder).unlink()
    make_pipe(root / folder)
    with pytest.raises(ConfigurationError, match=f"^{folder}:1:1: this is not a folder"):
        build(root)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("aux.txt", "`aux` is a device"),
        ("a/NUL", "`NUL` is a device"),
        ("com¹.css/a.png", "`com¹` is a device"),
        ("a.", "the space or dot at the end"),
        ("a ", "the space or dot at the end"),
        ("a?b", "`?` in a name"),
        ("a:b", "`:` in a name"),
        ("a\\b", r"`\` in a name"),
        ("a\nb", r"`\u000a` in a name"),
        ("a\x1b[2Jb", r"`\u001b` in a name"),
        ("a\u202etxt.exe", r"`\u202e` in a name"),
    ],
)
@pytest.mark.parametrize("folder", ["static", "templates/assets"])
def test_a_name_that_not_every_disk_can_have_is_refused(
    tmp_path: Path, folder: str, name: str, said: str
) -> None:
    """A name that would be another one elsewhere, or none, is a problem on one line."""
    root = project(tmp_path, BASE)
    try:
        project(root, {f"{folder}/{name}": "x"})
    except OSError:
        pytest.skip("this disk refuses the name")
    with pytest.raises(ConfigurationError) as caught:
        build(root)
    (problem,) = caught.value.problems
    assert said in problem.message
    assert str(problem).count("\n") == 1
    assert str(problem).replace("\n", "").isprintable()


def test_one_name_in_two_ways_is_a_collision(tmp_path: Path) -> None:
    """Two names that some disks cannot tell apart, for how an accent is written, are an error."""
    names = {"static/caf\u00e9.txt": "a", "static/cafe\u0301.txt": "b"}
    with pytest.raises(CollisionError, match="two outputs claim one path"):
        built(tmp_path, BASE | names)


def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """A file whose name no address can carry is reported."""
    root = project(tmp_path, BASE | {"static/a.txt": "a"})
    os.close(os.open(os.fsencode(root / "static") + b"/caf\xe9.txt", os.O_CREAT))
    with pytest.raises(ConfigurationError) as caught:
        build(root)
    (problem,) = caught.value.problems
    assert problem.path == r"static/caf\udce9.txt"
    assert problem.message == "this name is not UTF-8"
    str(problem).encode()


@pytest.mark.parametrize("folder", ["static", "templates"])
def test_a_file_that_cannot_be_read_is_located(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    """A file without permission to read it is a problem with its path, not a traceback."""
    root = project(tmp_path, BASE | {f"{folder}/a.txt": "a"})
    real = os.open

    def refuse(path: Path, flags: int, *more: Any, **by_name: Any) -> int:
        if Path(path).name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return real(path, flags, *more, **by_name)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ConfigurationError) as caught:
        build(root)
    (problem,) = caught.value.problems
    assert problem.path == f"{folder}/a.txt"
    assert problem.message == "this file cannot be read: Permission denied"
    assert problem.hint
