"""A draw is told from the logistic function by an estimate exactly as by the function itself."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import expit

from raspred.simulation.logistic import SLACK, estimate, falls_below, logistic


@given(st.floats(0, 1, exclude_min=True, exclude_max=True), st.floats(-1e3, 1e3))
def test_a_draw_falls_below_or_not(draw: float, value: float) -> None:
    assert falls_below(draw, value) == (draw < logistic(value))


@given(st.floats(-29.9, 29.9), st.integers(-3, 3))
def test_so_does_a_draw_next_to_the_function(value: float, steps: int) -> None:
    draw = logistic(value)
    for _ in range(abs(steps)):
        draw = math.nextafter(draw, math.copysign(2.0, steps))
    assert falls_below(draw, value) == (draw < logistic(value))


def test_the_estimate_errs_by_half_its_slack_at_most() -> None:
    values = np.concatenate([np.linspace(-12, 12, 200_001), [-1e300, -40, 40, 1e300]])
    exact = expit(values)
    told = np.array([estimate(value) for value in values])
    assert np.abs(told - exact).max() <= SLACK / 2


def test_where_the_estimate_stays_as_it_is() -> None:
    for edge in (-30.0, -10.0, 10.0, 30.0):
        for value in (np.nextafter(edge, -99.0), edge, np.nextafter(edge, 99.0)):
            for draw in np.linspace(0.001, 0.999, 997):
                assert falls_below(draw, value) == (draw < logistic(value))


def test_what_is_no_number_falls_nowhere() -> None:
    assert not falls_below(0.5, math.nan)
