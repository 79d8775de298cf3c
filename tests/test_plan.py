"""One owner for each path."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statuary.errors import CollisionError
from statuary.outputs import Output
from statuary.plan import plan


def first(text: str) -> str:
    """Render a text."""
    return text


def output(path: str, text: str = "", *, gives_way: bool = False) -> Output:
    """Make an output of a text."""
    return Output(path, first, text, gives_way=gives_way)


def test_outputs_come_in_the_order_of_their_paths() -> None:
    """The order in which outputs are declared does not show."""
    paths = ["b", "a/b", "a/a", "c"]
    planned = plan(map(output, paths))
    assert [each.path for each in planned] == ["a/a", "a/b", "b", "c"]
    assert planned == plan(map(output, reversed(paths)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("index.html", "index.html"),
        ("index.html", "INDEX.html"),
        ("straße", "STRASSE"),
        ("caf\u00e9", "cafe\u0301"),
        ("\u03b1\u0345", "\u1fbc"),
        ("about", "about/index.html"),
        ("a/b/c", "a"),
        ("About", "about/us/index.html"),
    ],
)
def test_two_owners_of_one_path_are_both_named(one: str, other: str) -> None:
    """Two outputs that cannot both lie on every disk are an error that names both."""
    for outputs in ([output(one), output(other)], [output(other), output(one)]):
        with pytest.raises(CollisionError) as caught:
            plan(outputs)
        assert f"`{one}` (test_plan)" in str(caught.value)
        assert f"`{other}` (test_plan)" in str(caught.value)


@pytest.mark.parametrize(
    "path",
    ["", ".", "/etc/passwd", "../outside", "a/../../outside", "a\\b", "a//b", "./a", "a/", "a/./b"],
)
def test_a_path_is_written_in_one_way_and_inside_the_site(path: str) -> None:
    """A path that leads out of the site, or that could be written shorter, is refused."""
    with pytest.raises(CollisionError, match="is not a path inside the site"):
        plan([output(path)])


@given(st.text("aZ0-_./\\ é\n", max_size=8))
def test_any_path_is_inside_the_site_or_refused(path: str) -> None:
    """What is refused is what names no file below a folder, or could be written shorter."""
    parsed = PurePosixPath(path)
    plain = bool(path.strip("/")) and ".." not in parsed.parts and "\\" not in path
    inside = plain and path == "/".join(part for part in parsed.parts if part != "/")
    try:
        planned = plan([output(path)])
    except CollisionError:
        planned = ()
    assert bool(planned) is (inside and parsed.name != "")


@given(st.lists(st.text("ab/", min_size=1, max_size=5).filter(lambda t: t == t.strip("/"))))
def test_no_file_is_in_the_way_of_another(paths: list[str]) -> None:
    """Files and folders collide where one path is, or begins with, another and a slash."""
    paths = [path for path in {*paths} if "//" not in path]
    collide = any(other.startswith(f"{path}/") for path in paths for other in paths)
    try:
        planned = plan(map(output, paths))
    except CollisionError:
        planned = ()
    assert [each.path for each in planned] == ([] if collide else sorted(paths))


def test_what_gives_way_is_left_out_for_another() -> None:
    """A file that a project brings itself takes the place of one that gives way."""
    ours, theirs = output("robots.txt", "ours", gives_way=True), output("robots.txt", "theirs")
    assert plan([ours, theirs]) == plan([theirs, ours]) == (theirs,)
    assert plan([ours]) == (ours,)
    assert plan([ours, output("ROBOTS.txt")]) == (output("ROBOTS.txt"),)


def test_of_two_that_give_way_one_remains() -> None:
    """Where all owners of a path give way, the first has it."""
    one, other = (output("robots.txt", text, gives_way=True) for text in "ab")
    assert plan([one, other]) == (one,)


def test_names_that_only_begin_alike_do_not_collide() -> None:
    """A file `a` and a folder `ab` have nothing to do with each other."""
    assert len(plan(map(output, ("a", "ab/c", "a.html", "a-b/c")))) == 4
