"""A digest stands for a value: for all of it, and for nothing else."""

from __future__ import annotations

import copy
import dataclasses
import os
import subprocess
import sys
import typing
from datetime import date
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statuary.digests import Digested, digest, keep_digest, kept_digest
from statuary.model import Incident, Reports, Source
from statuary.model.record import ReportPoint
from statuary.spans import Span
from statuary.timeline.days import Day
from statuary.timeline.facts import (
    Banner,
    IncidentFacts,
    MaintenanceFacts,
    NoticeFacts,
    Transition,
    UpdateFacts,
)
from statuary.timeline.history import History
from statuary.timeline.uptime import Figure
from statuary.times.instant import Instant
from tests.laws.source import ROOT

TYPES = (
    *(IncidentFacts, MaintenanceFacts, NoticeFacts, UpdateFacts, Transition, Banner),
    *(Day, Figure, History),
)

POINTS = st.builds(
    ReportPoint, at=st.builds(Instant, st.integers(0, 9**9)), count=st.integers(0, 99)
)
SOURCES = st.builds(Source, title=st.sampled_from(("One", "Other")), url=st.none())
REPORTS = st.builds(
    Reports,
    source=st.sampled_from(("One", "Other")),
    region=st.none() | st.just("Here"),
    points=st.lists(POINTS, min_size=1, max_size=3).map(tuple),
)
st.register_type_strategy(Source, SOURCES)
st.register_type_strategy(Reports, REPORTS)


@st.composite
def neighbours(draw: st.DrawFn) -> tuple[Any, Any]:
    """Give two values of one class that differ in one field, or not even there."""
    value = draw(st.sampled_from(TYPES).flatmap(st.from_type))
    hints = typing.get_type_hints(type(value))
    field = draw(st.sampled_from(dataclasses.fields(value))).name
    return value, dataclasses.replace(value, **{field: draw(st.from_type(hints[field]))})


@given(neighbours())
def test_a_digest_differs_with_each_field(pair: tuple[Any, Any]) -> None:
    """Of two facts of which a field may differ the digests differ if the facts do."""
    one, other = pair
    assert (digest(one) == digest(other)) is (one == other)


@given(st.lists(st.sampled_from(TYPES).flatmap(st.from_type), max_size=3))
def test_equal_values_have_one_digest(values: list[Any]) -> None:
    """It does not matter which equal objects are one, nor which have been asked before."""
    shared = (*values, *values)
    apart = (*copy.deepcopy(values), *copy.deepcopy(values))
    assert digest(apart) == digest(shared) == digest(apart)


class _One(StrEnum):
    A = "a"


class _Other(StrEnum):
    A = "a"


class _Pair(typing.NamedTuple):
    start: int
    end: int


@dataclasses.dataclass(frozen=True, slots=True)
class _Held(Digested):
    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class _Holding:
    text: str
    long: bytes = dataclasses.field(repr=False, default=b"")


UNLIKE: tuple[object, ...] = (
    *(None, 0, 1, False, True, 0.0, "", "0", b"", b"0", (), (0,), ((),), (0, 0), "a", "\ud800"),
    *(_One.A, _Other.A, date(2026, 1, 2), "2026-01-02", (2026, 1, 2), _One, _Other),
    *(
        Span(0, 0),
        _Pair(0, 0),
        _Held("a"),
        _Holding("a"),
        _Held(""),
        ("a", "b"),
        ("ab",),
        ("b", "a"),
    ),
)


def test_values_of_other_classes_differ() -> None:
    """What is equal in Python, or looks alike, is still not the same."""
    assert len({digest(value) for value in UNLIKE}) == len(UNLIKE)
    assert len({digest(("", value)) for value in UNLIKE}) == len(UNLIKE)


def test_a_field_that_shows_nowhere_is_stood_for_by_another() -> None:
    """What a dataclass leaves out of its text form is left out of the digest."""
    assert digest(_Holding("a", b"1")) == digest(_Holding("a", b"2")) != digest(_Holding("b"))


@pytest.mark.parametrize("value", [{1}, frozenset("ab"), {"a": 1}, [1], object(), (1, ({1},))])
def test_what_has_no_order_or_may_change_has_no_digest(value: object) -> None:
    """A set, a mapping or a list is refused, also deep inside."""
    with pytest.raises(TypeError, match="there is no digest for"):
        digest(value)


PRINT_FINGERPRINTS = """
from pathlib import Path
from statuary import content, pipeline, theme, timeline
facts = timeline.snapshot(content.load(Path(".")), 1773144000)
for output in pipeline.render_all(facts, theme.load(Path("templates"))):
    print(output.path, output.fingerprint("1"))
"""


@pytest.mark.slow
def test_fingerprints_are_the_same_in_every_process() -> None:
    """However Python orders what it hashes, the outputs of a page have the same fingerprints."""
    said = {
        subprocess.run(  # noqa: S603  this Python
            [sys.executable, "-c", PRINT_FINGERPRINTS],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
    assert min(said).count(b"\n") > 50


def test_a_kept_digest_is_that_of_an_equal_value() -> None:
    """A value that is given the digest of an equal one stands in others as if it had none yet."""
    one, other = _Held("a"), _Held("a")
    keep_digest(other, kept_digest(one))
    assert digest((other,)) == digest((one,)) == digest((_Held("a"),))
    assert kept_digest(one) != kept_digest(_Held("b"))


def test_a_changed_record_has_a_digest_of_its_own() -> None:
    """A copy with another field does not keep the digest of what it is copied from."""
    record = Incident(id="a", title="A", started=Instant(0))
    kept = kept_digest(record)
    assert kept == kept_digest(record.model_copy())
    assert kept != kept_digest(record.model_copy(update={"title": "B"}))
