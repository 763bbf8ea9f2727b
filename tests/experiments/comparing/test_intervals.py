"""Intervals: published values, laws, and how often they hold the truth."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from raspred.experiments.comparing.intervals import mean_difference, paired_shares, wilson

COUNT = st.integers(0, 60)


def test_wilson_by_hand() -> None:
    # 5 of 10: centre 1/2, reach z sqrt(1/40 + z^2/400) / (1 + z^2/10) with z = 1.959964.
    z = 1.959963984540054
    reach = z * math.sqrt(1 / 40 + z * z / 400) / (1 + z * z / 10)
    assert wilson(5, 10) == pytest.approx((0.5, 0.5 - reach, 0.5 + reach))
    assert all(math.isnan(bound) for bound in wilson(0, 0))


def test_paired_shares_as_newcombe_prints_them() -> None:
    # Table II of the paper, method 10: 36, 12, 2 and 0 give 0.0569 to 0.3404.
    found = paired_shares(36, 12, 2, 0)
    assert found.value == pytest.approx(0.2)
    assert (round(found.low, 4), round(found.high, 4)) == (0.0569, 0.3404)


@given(COUNT, COUNT, COUNT, COUNT)
def test_bounds_hold_the_estimate_and_turn_over_with_the_arms(
    both: int, first: int, second: int, neither: int
) -> None:
    one, other = (
        paired_shares(both, first, second, neither),
        paired_shares(both, second, first, neither),
    )
    if both + first + second + neither:
        assert -1 <= one.low <= one.value <= one.high <= 1
        assert one == pytest.approx((-other.value, -other.high, -other.low))


def test_student_by_hand() -> None:
    # Differences 1, 2, 3: mean 2, deviation 1, t(0.975, 2) = 4.302653.
    reach = 4.302652729911275 / math.sqrt(3)
    assert mean_difference(np.array([1.0, 2.0, 3.0])) == pytest.approx((2, 2 - reach, 2 + reach))
    alone = mean_difference(np.array([4.0]))
    assert alone.value == 4.0
    assert math.isnan(alone.low)


def test_paired_shares_hold_the_truth_in_95_of_100() -> None:
    chances = np.array([0.35, 0.25, 0.1, 0.3])  # both, first, second, neither
    draws = np.random.Generator(np.random.Philox(key=3)).multinomial(60, chances, size=2_000)
    held = 0
    for both, first, second, neither in draws.tolist():
        found = paired_shares(both, first, second, neither)
        held += found.low <= 0.15 <= found.high
    assert 0.935 <= held / len(draws) <= 0.975
