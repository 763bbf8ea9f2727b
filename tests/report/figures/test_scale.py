from __future__ import annotations

import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from raspred.dates import civil, day
from raspred.report.figures.scale import Band, Linear, round_step, rounded_top, time_ticks

values = st.floats(-1e6, 1e6)


@given(values, values, values)
def test_a_scale_and_its_inverse_undo_each_other(low: float, high: float, value: float) -> None:
    assume(abs(high - low) > 1e-3)
    scale = Linear((low, high), (40.0, 700.0))
    assert scale.invert(scale(value)) == pytest.approx(value, rel=1e-6, abs=1e-3)


@given(values, values)
def test_ends_of_the_domain_meet_ends_of_the_extent(low: float, high: float) -> None:
    assume(low != high)
    scale = Linear((low, high), (250.0, 10.0))
    assert [scale(low), scale(high)] == pytest.approx([250.0, 10.0])


def test_a_domain_of_no_width_lies_in_the_middle() -> None:
    assert Linear((3, 3), (0, 10))(3) == 5
    assert Linear((3, 3), (0, 10)).ticks() == (3,)


@given(values, st.floats(1e-3, 1e6), st.integers(1, 12))
def test_ticks_are_inside_even_and_few(low: float, width: float, about: int) -> None:
    assume(width > 1e-9 * abs(low))
    ticks = Linear((low, low + width), (0, 1)).ticks(about)
    assert len(ticks) <= about + 1
    assert all(low - 1e-6 * width <= tick <= low + width * (1 + 1e-6) for tick in ticks)
    steps = [second - first for first, second in itertools.pairwise(ticks)]
    assert steps == pytest.approx([steps[0]] * len(steps) if steps else [], rel=1e-3)


def test_ticks_of_a_share() -> None:
    assert Linear((0.0, 1.0), (0, 1)).ticks(5) == pytest.approx((0, 0.2, 0.4, 0.6, 0.8, 1.0))


@given(st.floats(1e-6, 1e9))
def test_a_round_step_is_one_two_or_five_and_large_enough(rough: float) -> None:
    step = round_step(rough)
    assert rough * (1 - 1e-6) <= step <= rough * 2.5 * (1 + 1e-6)
    assert f"{step:e}"[:8] in {"1.000000", "2.000000", "5.000000"}


@given(st.floats(0, 1e9))
def test_a_rounded_top_holds_the_value(value: float) -> None:
    assert rounded_top(value) >= value * (1 - 1e-6)


@given(st.integers(-300_000, 30_000), st.integers(31, 200_000), st.integers(2, 14))
def test_time_ticks_are_firsts_of_months_in_order(first: int, length: int, at_most: int) -> None:
    ticks = time_ticks(first, first + length, at_most)
    days = [tick.day for tick in ticks]
    assert days == sorted(set(days))
    assert len(days) <= at_most + 1
    assert all(first <= when <= first + length and civil(when)[2] == 1 for when in days)


def test_nineteen_years_in_steps_of_two() -> None:
    labels = [tick.label for tick in time_ticks(day(1920, 4), day(1939, 3), 12)]
    assert labels == [str(year) for year in range(1922, 1940, 2)]


def test_a_short_time_in_months() -> None:
    labels = [tick.label for tick in time_ticks(day(1925, 11, 2), day(1926, 3, 1), 10)]
    assert labels == ["1925-12", "1926-01", "1926-02", "1926-03"]


@given(st.integers(1, 50), st.floats(1, 40), st.floats(0.1, 1.0))
def test_bands_lie_in_their_steps(number: int, step: float, fill: float) -> None:
    bands = Band(("x",) * number, 10.0, step, fill)
    for index in range(number):
        assert 10 + index * step <= bands.top(index) + 1e-6
        assert bands.top(index) + bands.thickness <= 10 + (index + 1) * step + 1e-6
    assert bands.end == pytest.approx(10 + number * step)
