"""Sharing work out among processes changes nothing but the time that it takes."""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statuary.errors import ConfigurationError, OutputError, Problem, StatuaryError
from statuary.workers import FEWEST, processors, shared_out

PROBLEM = Problem("templates/x.html", 3, 1, "it is broken", "mend it")

pytestmark = pytest.mark.alone

KILL = getattr(signal, "SIGKILL", signal.SIGTERM)

linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is copied")


def twice(number: int) -> int:
    """Do some work."""
    return number * 2


@given(st.integers(0, 3 * FEWEST), st.integers(1, 4))
@settings(max_examples=10)
def test_each_item_is_done_once(items: int, jobs: int) -> None:
    """However many items and processes there are, each index has its result, and has it once."""
    done = list(shared_out(twice, range(items), jobs))
    assert sorted(done) == [(index, index * 2) for index in range(items)]


@linux
def test_the_work_is_done_by_several_processes() -> None:
    """Much work is done by this process and others, a little by this process alone."""

    def work(_: int) -> int:
        time.sleep(0.001)
        return os.getpid()

    many = {pid for _, pid in shared_out(work, range(FEWEST), 3)}
    few = {pid for _, pid in shared_out(work, range(FEWEST - 1), 3)}
    assert os.getpid() in many
    assert len(many) == 3
    assert few == {os.getpid()}


def test_beside_other_threads_all_is_done_here() -> None:
    """A process with several threads is not copied: what they hold would never be let go."""
    go_on = threading.Event()
    thread = threading.Thread(target=go_on.wait)
    thread.start()
    try:
        assert {pid for _, pid in shared_out(lambda _: os.getpid(), range(FEWEST), 2)} == {
            os.getpid()
        }
    finally:
        go_on.set()
        thread.join()


@pytest.mark.parametrize("jobs", [1, 2, 4])
@pytest.mark.parametrize(
    "make",
    [
        lambda at: ConfigurationError([PROBLEM, Problem("a", at, 1, "b")]),
        lambda at: OutputError(f"{at} is in the way.\n    hint: move it"),
        lambda at: OSError(28, "No space left on device", f"/site/{at}"),
    ],
)
def test_the_first_error_is_raised(jobs: int, make: Callable[[int], Exception]) -> None:
    """Of the items that fail the first one's error is raised as it was, whoever came upon it."""

    def work(number: int) -> int:
        if number in (77, 78, 300, 411):
            raise make(number)
        return number

    with pytest.raises(type(make(1))) as raised:
        list(shared_out(work, range(4 * FEWEST), jobs))
    assert vars(raised.value) == vars(make(77))
    assert str(raised.value) == str(make(77))


@linux
def test_a_fault_is_told_with_its_place() -> None:
    """What nobody foresaw, and what may not travel, comes with the story of where it happened."""

    class Odd(Exception):  # noqa: N818
        def __init__(self, one: int, other: int) -> None:
            super().__init__(one + other)

    def work(number: int) -> int:
        raise Odd(number, 1)

    with pytest.raises(RuntimeError, match=r"in work\n(.|\n)*Odd: 1"):
        list(shared_out(work, range(FEWEST), 2))


@linux
def test_a_process_that_is_killed_is_told() -> None:
    """If the system ends a process that took part, there is one line and a hint."""
    ours = os.getpid()

    def work(number: int) -> int:
        if os.getpid() != ours:
            os.kill(os.getpid(), KILL)
        time.sleep(0.001)
        return number

    with pytest.raises(StatuaryError, match=r"ended from outside.\n.*hint: .*--jobs 1"):
        list(shared_out(work, range(FEWEST), 2))


@linux
def test_who_waits_no_longer_leaves_nobody_at_work() -> None:
    """The processes end when their results are no longer wanted."""
    results = shared_out(lambda _: os.getpid(), range(100 * FEWEST), 2)
    process = next(pid for _, pid in results if pid != os.getpid())
    results.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_this_machine_has_a_processor() -> None:
    """There is at least one."""
    assert processors() >= 1


@linux
def test_who_outlives_its_process_ends() -> None:
    """Killed at any moment, a process leaves nobody at work for longer than a share takes."""
    if sys.platform == "win32":  # which types are checked for too
        return
    alive, ours = os.pipe()
    for moment in range(12):
        child = os.fork()
        if not child:
            os.close(alive)
            list(shared_out(twice, range(4000), 3))
            os._exit(0)
        time.sleep(moment / 400)
        os.kill(child, KILL)
        os.waitpid(child, 0)
    os.close(ours)
    ready, _, _ = select.select([alive], [], [], 30)
    assert ready
    assert os.read(alive, 1) == b""
    os.close(alive)
