"""What kernels sort and search is what numpy sorts and searches."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from raspred.simulation.sorting import ascending, first_above, median

numbers = st.lists(st.floats(-3, 3, width=16), max_size=40).map(np.array)
few = st.lists(st.integers(-5, 5), max_size=40).map(lambda some: np.array(some, dtype=np.int32))


@given(numbers)
def test_equal_keys_keep_their_order(keys: np.ndarray) -> None:
    keys = keys.astype(np.float64).round()
    assert ascending(keys).tolist() == np.argsort(keys, kind="stable").tolist()


@given(numbers.filter(len))
def test_the_median_is_numpys(values: np.ndarray) -> None:
    assert median(values) == np.median(values)


@given(numbers, st.floats(-4, 4))
def test_the_first_above_a_bound(values: np.ndarray, bound: float) -> None:
    ordered = np.sort(values.astype(np.float64))
    assert first_above(ordered, bound) == np.searchsorted(ordered, bound, side="right")


@given(few, st.integers(-6, 6))
def test_the_first_not_below_a_whole_number(values: np.ndarray, number: int) -> None:
    ordered = np.sort(values)
    assert first_above(ordered, number - 1) == np.searchsorted(ordered, number)
