"""Day numbers: known days, the standard library as oracle, and the ends of the range."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raspred.dates import FAR_FUTURE, FAR_PAST, civil, day, iso
from raspred.dates.calendar import FIRST_YEAR, LAST_YEAR
from raspred.errors import DateError


@pytest.mark.parametrize(
    ("year", "month", "day_of_month", "number"),
    [
        (1970, 1, 1, 0),
        (1969, 12, 31, -1),
        (2000, 3, 1, 11_017),
        (1922, 4, 3, -17_440),  # the plenum that made a General Secretary
        (1, 1, 1, -719_162),
        (0, 12, 31, -719_163),
        (0, 2, 29, -719_469),  # 1 BC is a leap year
        (-4712, 1, 1, -2_440_550),  # 38 days after the first Julian day, -4713-11-24
    ],
)
def test_known_days(year: int, month: int, day_of_month: int, number: int) -> None:
    assert day(year, month, day_of_month) == number
    assert civil(number) == (year, month, day_of_month)


@given(st.dates())
def test_the_standard_library_counts_the_same(found: date) -> None:
    number = (found - date(1970, 1, 1)) // timedelta(days=1)
    assert day(found.year, found.month, found.day) == number
    assert civil(number) == (found.year, found.month, found.day)
    assert iso(number) == found.isoformat()


@given(st.integers(FAR_PAST, FAR_FUTURE - 1))
def test_the_day_after_is_the_next_number(number: int) -> None:
    year, month, day_of_month = civil(number)
    following = civil(number + 1)
    assert following > (year, month, day_of_month)
    assert following in {(year, month, day_of_month + 1), _first_of_next_month(year, month)}


def _first_of_next_month(year: int, month: int) -> tuple[int, int, int]:
    return (year + 1, 1, 1) if month == 12 else (year, month + 1, 1)


def test_whole_years_fit_between_the_sentinels() -> None:
    assert FAR_PAST < day(FIRST_YEAR) < day(LAST_YEAR, 12, 31) < FAR_FUTURE


@pytest.mark.parametrize("year", [FIRST_YEAR - 1, LAST_YEAR + 1])
def test_years_beyond_32_bits_are_refused(year: int) -> None:
    with pytest.raises(DateError, match="32 bits, which hold the years -5877640 to 5881579"):
        day(year)


@pytest.mark.parametrize(
    ("year", "month", "day_of_month", "message"),
    [
        (1923, 2, 29, "date 1923-02-29: February 1923 has 28 days. Days are 01 to 28."),
        (1900, 2, 29, "date 1900-02-29: February 1900 has 28 days. Days are 01 to 28."),
        (-43, 4, 31, "date -0043-04-31: April -0043 has 30 days. Days are 01 to 30."),
        (1923, 13, 1, "date 1923-13-01: there is no month 13. Months are 01 to 12."),
        (1923, 4, 0, "date 1923-04-00: April 1923 has 30 days. Days are 01 to 30."),
    ],
)
def test_days_that_do_not_exist(year: int, month: int, day_of_month: int, message: str) -> None:
    with pytest.raises(DateError) as caught:
        day(year, month, day_of_month)
    assert str(caught.value) == message


def test_iso_needs_four_digits() -> None:
    assert iso(day(-43, 3, 15)) == "-0043-03-15"
    with pytest.raises(DateError, match="Give the year alone, Y-17000"):
        iso(day(-17000))
