"""What is asked again."""

from __future__ import annotations

from statuary.recall import Memory, afresh


def test_a_memory_works_out_once_what_is_asked_for_in_every_round() -> None:
    """Equal arguments of one function give the result that is at hand."""
    calls: list[tuple[int, int]] = []

    def added(one: int, other: int) -> int:
        calls.append((one, other))
        return one + other

    memory = Memory()
    for _ in range(3):
        assert memory(added, 1, 2) == 3
        assert memory(added, 2, other=2) == 4
        memory.end_round()
    assert calls == [(1, 2), (2, 2)]


def test_a_memory_forgets_what_a_round_did_not_ask_for() -> None:
    """A result that a whole round passes over is worked out again."""
    calls: list[int] = []
    memory = Memory()
    for asked in (1, 2, 1):
        memory(calls.append, asked)
        memory.end_round()
    assert calls == [1, 2, 1]


def test_functions_do_not_see_each_others_results() -> None:
    """The same arguments mean something else to another function."""
    memory = Memory()
    assert (memory(min, 1, 2), memory(max, 1, 2)) == (1, 2)


def test_afresh_works_everything_out() -> None:
    """Without a memory each call is made."""
    calls: list[int] = []
    afresh(calls.append, 1)
    afresh(calls.append, 1)
    assert calls == [1, 1]
