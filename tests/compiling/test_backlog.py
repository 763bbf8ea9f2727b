"""Of calls that several compile each is compiled by one."""

from __future__ import annotations

from threading import Thread

from hypothesis import given
from hypothesis import strategies as st
from numba.core import types

from raspred.compiling.backlog import Backlog, Call

CALLS = [Call("model", name, (types.int64,)) for name in "abcdef"]


def test_the_one_needed_last_is_given_away_first() -> None:
    backlog = Backlog(CALLS)
    assert [backlog.give_away() for _ in CALLS] == CALLS[::-1]
    assert backlog.give_away() is None


def test_what_is_taken_here_is_not_given_away() -> None:
    backlog = Backlog(CALLS)
    assert not backlog.take(CALLS[-1])
    assert not backlog.take(CALLS[0])
    assert [backlog.give_away() for _ in range(5)] == [*CALLS[-2:0:-1], None]


def test_arguments_of_other_types_are_another_call() -> None:
    backlog = Backlog(CALLS)
    backlog.give_away()
    assert not backlog.take(CALLS[-1]._replace(given=(types.float64,)))


def test_what_another_is_at_is_waited_for() -> None:
    backlog = Backlog(CALLS)
    call = backlog.give_away()
    assert call is not None
    waited: list[bool] = []
    waiting = Thread(target=lambda: waited.append(backlog.take(call)))
    waiting.start()
    assert waited == []
    backlog.is_done(call)
    waiting.join(10)
    assert waited == [True]


def test_what_is_closed_gives_nothing_away() -> None:
    backlog = Backlog(CALLS)
    backlog.close()
    assert backlog.give_away() is None


@given(st.lists(st.sampled_from([None, *CALLS]), max_size=20))
def test_each_is_begun_once(turns: list[Call | None]) -> None:
    backlog = Backlog(CALLS)
    begun: list[Call] = []
    for turn in turns:  # None: another process asks for one
        if turn is None:
            given_away = backlog.give_away()
            if given_away is not None:
                begun.append(given_away)
                backlog.is_done(given_away)
        elif not backlog.take(turn) and turn not in begun:
            begun.append(turn)
    assert len(begun) == len(set(begun))
