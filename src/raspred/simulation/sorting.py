"""Sorting and searching in kernels: one of each for all, so that it is compiled once.

numba's own search takes a fifth of a second to load, with SciPy's linear algebra.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from raspred.compiling.kernels import kernel

if TYPE_CHECKING:
    from raspred.simulation.world import Doubles, Ints, Longs


@kernel
def ascending(keys: Doubles) -> Longs:
    """Return the positions of the keys, the smallest first; equal keys keep their order.

    Args:
        keys: Numbers, none of them NaN, shape [n].
    """
    count = len(keys)
    order = np.empty(count, dtype=np.int64)
    for position in range(count):
        order[position] = position
    merged = np.empty(count, dtype=np.int64)
    width = 1
    while width < count:
        for first in range(0, count, 2 * width):
            middle, last = min(first + width, count), min(first + 2 * width, count)
            _merge(keys, order, merged, first, middle, last)
        order, merged = merged, order
        width *= 2
    return order


@kernel
def _merge(keys: Doubles, order: Longs, merged: Longs, first: int, middle: int, last: int) -> None:
    """Merge two sorted runs of positions, [first, middle) and [middle, last)."""
    left, right = first, middle
    for place in range(first, last):
        from_left = right >= last or (left < middle and keys[order[left]] <= keys[order[right]])
        if from_left:
            merged[place] = order[left]
            left += 1
        else:
            merged[place] = order[right]
            right += 1


@kernel
def median(values: Doubles) -> float:
    """Return the middle value, or the mean of the two in the middle; at least one value."""
    order = ascending(values)
    upper = values[order[len(values) // 2]]
    lower = values[order[(len(values) - 1) // 2]]
    return float(0.5 * (lower + upper))


@kernel
def first_above(ordered: Ints | Doubles, bound: float) -> int:
    """Return the position of the first value above a bound, or how many there are if none is.

    Args:
        ordered: Numbers in ascending order, none of them NaN, shape [n].
        bound: Of the same kind as the numbers.
    """
    first, last = 0, len(ordered)
    while first < last:
        middle = (first + last) // 2
        if ordered[middle] > bound:
            last = middle
        else:
            first = middle + 1
    return first
