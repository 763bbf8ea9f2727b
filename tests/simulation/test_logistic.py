"""A draw is told from the logistic function by a table exactly as by the function itself."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from raspred.simulation.logistic import falls_below, logistic


@given(st.floats(0, 1, exclude_min=True, exclude_max=True), st.floats(-1e3, 1e3))
def test_a_draw_falls_below_or_not(draw: float, value: float) -> None:
    assert falls_below(draw, value) == (draw < logistic(value))


@given(st.floats(-29.9, 29.9), st.integers(-3, 3))
def test_so_does_a_draw_next_to_the_function(value: float, steps: int) -> None:
    draw = logistic(value)
    for _ in range(abs(steps)):
        draw = math.nextafter(draw, math.copysign(2.0, steps))
    assert falls_below(draw, value) == (draw < logistic(value))


def test_where_the_table_changes_its_row() -> None:
    for edge in np.arange(-30.0, 30.125, 0.125):
        for value in (np.nextafter(edge, -99.0), edge, np.nextafter(edge, 99.0)):
            for draw in np.linspace(0.001, 0.999, 97):
                assert falls_below(draw, value) == (draw < logistic(value))


def test_what_is_no_number_falls_nowhere() -> None:
    assert not falls_below(0.5, math.nan)
