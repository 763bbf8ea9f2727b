"""A kernel reads and writes columns of the World as it would numba's own arrays."""

from __future__ import annotations

from collections import namedtuple
from typing import Any

import numba
import numpy as np
import pytest
from numba.core.datamodel import default_manager

from raspred.compiling.kernels import kernel
from raspred.simulation.binding import bind
from raspred.simulation.columns import FIELDS, Column

Group = namedtuple("Group", "small wide square flags")
compiled = pytest.mark.skipif(numba.config.DISABLE_JIT, reason="plain Python reads plain arrays")


def bound() -> tuple[Any, Any]:
    group = Group(
        np.arange(5, dtype=np.int8),
        np.linspace(0.0, 1.0, 4),
        np.arange(12, dtype=np.int32).reshape(3, 4),
        np.array([True, False]),
    )
    return group, bind(group)  # type: ignore[arg-type]


@kernel
def total(numbers: Any) -> Any:
    return numbers.sum()


@kernel
def read(group: Any, index: int, unsigned: int) -> Any:
    some = group.wide
    if index == 0:
        some = np.ones(3)
    return (
        group.small[index],
        group.small[np.uint8(unsigned)],
        group.wide[-1],
        group.square[index, -2],
        group.square[index][1],
        len(group.square) + group.square.shape[1] + group.small.size,
        group.flags[0],
        total(group.small[1:4]) + total(group.small),
        some[1],
    )


@kernel
def write(group: Any, index: int, value: float) -> None:
    group.small[index] = value
    group.wide[index] = value
    group.square[index, index] = value
    group.square[-1, :] = 7
    group.flags[-1] = True


@pytest.mark.parametrize(("index", "unsigned"), [(1, 4), (-1, 0), (0, 2)])
def test_what_is_read_is_what_plain_python_reads(index: int, unsigned: int) -> None:
    group, behind = bound()
    plainly = read.py_func if hasattr(read, "py_func") else read
    assert read(behind, index, unsigned) == plainly(group, index, unsigned)


def test_what_is_written_is_what_plain_python_writes() -> None:
    plainly = write.py_func if hasattr(write, "py_func") else write
    (ours, behind), (theirs, _) = bound(), bound()
    write(behind, -2, 2.75)
    plainly(theirs, -2, 2.75)
    for name in Group._fields:
        assert getattr(ours, name).tolist() == getattr(theirs, name).tolist(), name


@compiled
def test_a_column_lies_as_arrays_of_numba_do() -> None:
    array = numba.types.Array(numba.types.float64, 2, "C")
    model, theirs = default_manager[Column(array)], default_manager[array]
    assert model.get_value_type() == theirs.get_value_type()
    assert {name: theirs.get_field_position(name) for name in FIELDS} == FIELDS


@compiled
def test_bounds_are_checked_where_numba_is_told_to() -> None:
    checked = numba.njit(boundscheck=True)(lambda group, index: group.small[index])
    _, behind = bound()
    assert checked(behind, 4) == 4
    with pytest.raises(IndexError):
        checked(behind, 5)
