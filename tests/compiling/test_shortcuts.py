"""Compiling sooner makes no difference in what is compiled."""

from __future__ import annotations

import operator

import pytest
from numba.core import types
from numba.core.errors import TypingError
from numba.core.registry import cpu_target
from numba.core.types.functions import BaseFunction

from raspred.compiling.shortcuts import on_one_piece, remembered_calls

KINDS = (types.int64, types.int8, types.uint64, types.float64, types.bool_, types.unicode_type)
OPERATORS = (operator.add, operator.lt, operator.truediv, operator.getitem)


def typed(function: object, left: object, right: object) -> object:
    """What a call returns, or why there is no such call."""
    context = cpu_target.typing_context
    context.refresh()
    asked = context.resolve_value_type(function)
    try:
        return context.resolve_function_type(asked, (left, right), {})
    except TypingError:
        return "no such call"


@pytest.mark.parametrize("function", OPERATORS)
def test_a_call_is_typed_as_it_is_without_memory(function: object) -> None:
    for left in KINDS:
        for right in KINDS:
            plainly = typed(function, left, right)
            with remembered_calls():
                assert [typed(function, left, right) for _ in range(2)] == [plainly, plainly]


def test_numba_is_left_as_it_was() -> None:
    before = BaseFunction.get_call_type
    with remembered_calls():
        assert BaseFunction.get_call_type is not before
    with pytest.raises(ZeroDivisionError), remembered_calls():
        raise ZeroDivisionError
    assert BaseFunction.get_call_type is before


def test_a_call_on_one_piece_is_a_call() -> None:
    def depth(left: int) -> int:
        return 1 + depth(left - 1) if left else 0

    assert on_one_piece(depth, 300) == 300
    with pytest.raises(ZeroDivisionError):
        on_one_piece(lambda: 1 / 0)
