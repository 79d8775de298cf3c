"""What is said of errors that no small fixture shows."""

from __future__ import annotations

from pathlib import Path

import yaml

from statuary.content.flaws import Mark, legible
from statuary.content.messages import say_error
from statuary.content.nodes import Scalar
from statuary.content.shape import Shape
from statuary.content.syntax import explain
from statuary.content.text import source_text
from statuary.content.yaml_events import read_yaml
from tests.content.projects import problems, project


def test_too_many_updates(tmp_path: Path) -> None:
    """A list that is too long says how long it may be."""
    updates = "- {at: 2026-02-01 16:12Z, status: resolved}\n" * 1001
    root = project(tmp_path, {"incidents/a.yaml": f"title: A\nupdates:\n{updates}"})
    assert [(each.line, each.message, each.hint) for each in problems(root)] == [
        (3, "`updates` has 1,001 items", "1,000 are the most")
    ]


def test_more_errors_than_anybody_reads(tmp_path: Path) -> None:
    """Past some hundred errors of values in one file, the rest is only counted."""
    keys = "".join(f"x{number}: y\n" for number in range(300))
    root = project(tmp_path, {"incidents/a.yaml": f"title: A\nstarted: now\n{keys}"})
    found = problems(root)
    assert len(found) == 101
    assert "201 more errors in this file are not told here" in {each.message for each in found}


def test_a_text_for_a_list_that_cannot_be_quoted(tmp_path: Path) -> None:
    """Where the text itself makes no example, the hint has dots."""
    root = project(tmp_path, {"incidents/a.yaml": 'title: A\nstarted: now\ntags: ""\n'})
    assert problems(root)[1].hint == "write it like `tags: […, …]`"


def test_an_error_that_has_no_words_of_its_own() -> None:
    """An error that pydantic may come to know is told in pydantic's words."""
    error = {"type": "new_error", "msg": "Input is odd"}
    nothing = Scalar("", Mark())
    assert say_error(error, ("tags", 1), nothing, Shape()) == (
        "an item of `tags` does not read: Input is odd",
        "",
    )
    assert say_error(error, (), nothing, Shape())[0] == "this file does not read: Input is odd"


def test_a_complaint_that_has_no_words_of_its_own() -> None:
    """A complaint that PyYAML may come to make still has a place and a hint."""
    assert explain("a: b", "odd", "", 3, 3)[:2] == (3, "this cannot be read")


def test_the_parser_in_python_may_raise_anything() -> None:
    """An exception that is no YAML error is a flaw where the parser had come to."""
    text = source_text('title: "\\UFFFFFFFF"\n')
    outcome = read_yaml(text, loader=yaml.BaseLoader)
    assert outcome.value is None
    assert [(flaw.mark, flaw.message) for flaw in outcome.flaws] == [
        ((1, 6), "what follows here cannot be read")
    ]


def test_the_parser_in_python_on_a_directive_in_the_text() -> None:
    """A directive after the keys is called one by either parser."""
    text = source_text("title: A\n%FOO\n")
    assert read_yaml(text) == read_yaml(text, loader=yaml.BaseLoader)


def test_quotations_are_short_and_visible() -> None:
    """A message fits a line of a terminal and cannot steer it."""
    assert legible(f"`{'x' * 100}` is odd") == f"`{'x' * 60}…` is odd"
    assert legible("a\x1b[2J\u202e\n\U000e0001") == "a\\u001b[2J\\u202e\\u000a\\U000e0001"
    assert len(legible("y" * 5_000)) == 1000
