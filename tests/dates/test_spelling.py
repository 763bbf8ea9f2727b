"""Spelling an interval and reading it give the interval back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raspred.dates import FAR_FUTURE, FAR_PAST, Interval, day, parse, spell
from raspred.errors import DateError

days = st.integers(day(-9999), day(9999, 12, 31))


@pytest.mark.parametrize(
    "text",
    ["1922-04-03", "1922-04", "1922", "-0043-03", "Y17000", "Y-17000", "[1922..1924-05]", "..", ""],
)
def test_the_shortest_text_is_found(text: str) -> None:
    shortest = text.replace("1924-05]", "1924-05-31]")
    assert spell(parse(text)) == shortest


@given(days, days)
def test_round_trip(one: int, other: int) -> None:
    interval = Interval(min(one, other), max(one, other))
    assert parse(spell(interval)) == interval


@given(days)
def test_round_trip_of_half_open_intervals(one: int) -> None:
    for interval in (Interval(FAR_PAST, one), Interval(one, FAR_FUTURE)):
        assert parse(spell(interval)) == interval


@given(st.integers(-9999, 9990), st.integers(1, 12), st.integers(1, 30))
def test_round_trip_of_whole_months(year: int, month: int, months: int) -> None:
    beyond = year * 12 + month - 1 + months
    interval = Interval(day(year, month), day(beyond // 12, beyond % 12 + 1) - 1)
    assert parse(spell(interval)) == interval


def test_a_day_of_a_long_year_has_no_text() -> None:
    with pytest.raises(DateError, match="Give the year alone, Y12000"):
        spell(Interval(day(12000, 3, 1), day(12000, 3, 1)))
