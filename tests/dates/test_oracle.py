"""The `edtf` package reads the same days, and where it does not the reason is told.

It counts winter as December alone, since winter may fall at either end of a year; ours
begins there and lasts three months. It widens a qualified month by a year as well as a
month, a qualified day by all three units; ours widens each by its own width.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from raspred.dates import Interval, day, parse

if TYPE_CHECKING:
    from time import struct_time

# The package takes milliseconds a text.
few = settings(max_examples=30)

years = st.integers(-9999, 9999).filter(lambda year: year != 0)


def oracle(text: str) -> Interval:
    """Return what the `edtf` package takes the text to hold at most."""
    found = parse_edtf(text)
    return Interval(_day(found.lower_fuzzy()), _day(found.upper_fuzzy()))


def _day(found: struct_time) -> int:
    return day(found.tm_year, found.tm_mon, found.tm_mday)


@st.composite
def plain(draw: st.DrawFn) -> str:
    """Give a year, month or day."""
    year = draw(years)
    text = f"-{-year:04d}" if year < 0 else f"{year:04d}"
    match draw(st.integers(0, 2)):
        case 0:
            return text
        case 1:
            return f"{text}-{draw(st.integers(1, 12)):02d}"
        case _:
            found = draw(st.dates())
            return f"{text}-{found.month:02d}-{min(found.day, 28):02d}"


@few
@given(plain())
def test_plain_dates(text: str) -> None:
    assert parse(text) == oracle(text)


@few
@given(plain(), plain())
def test_intervals_and_sets(first: str, last: str) -> None:
    first, last = sorted((first, last), key=lambda text: parse(text).earliest)
    if parse(first).earliest > parse(last).latest:
        return
    hull = Interval(parse(first).earliest, parse(last).latest)
    assert parse(f"{first}/{last}") == hull
    assert parse(f"[{first}..{last}]") == hull
    assert oracle(f"{first}/{last}") == hull


@few
@given(st.integers(1, 9998), st.sampled_from("?~%"))
def test_qualified_years(year: int, mark: str) -> None:
    text = f"{max(year, 3):04d}{mark}"
    assert parse(text) == oracle(text)


@few
@given(st.integers(0, 999))
def test_decades(decade: int) -> None:
    assert parse(f"{decade:03d}X") == oracle(f"{decade:03d}X")


@few
@given(st.integers(0, 99))
def test_centuries(century: int) -> None:
    assert parse(f"{century:02d}XX") == oracle(f"{century:02d}XX")


@few
@given(st.integers(1, 9998), st.integers(1, 12))
def test_unspecified_months_and_days(year: int, month: int) -> None:
    for text in (f"{year:04d}-XX", f"{year:04d}-{month:02d}-XX", f"{year:04d}-XX-XX"):
        assert parse(text) == oracle(text)


@few
@given(st.integers(1, 9998), st.sampled_from(["21", "22", "23"]))
def test_seasons_but_winter(year: int, season: str) -> None:
    assert parse(f"{year:04d}-{season}") == oracle(f"{year:04d}-{season}")


@few
@given(st.integers(1, 9998))
def test_winter_begins_in_december(year: int) -> None:
    text = f"{year:04d}-24"
    assert parse(text).earliest == oracle(text).earliest == day(year, 12)


@few
@given(st.integers(10_000, 5_000_000), st.sampled_from(["", "-"]))
def test_long_years(year: int, sign: str) -> None:
    assert parse(f"Y{sign}{year}") == oracle(f"Y{sign}{year}")


@few
@given(st.dates(min_value=date(5, 1, 1), max_value=date(9990, 1, 1)), st.sampled_from("?~%"))
def test_what_we_widen_the_package_widens_at_least_as_far(found: date, mark: str) -> None:
    for text in (f"{found:%Y-%m}".zfill(7) + mark, found.isoformat() + mark):
        ours, theirs = parse(text), oracle(text)
        assert theirs.earliest <= ours.earliest < ours.latest <= theirs.latest


@pytest.mark.parametrize("text", ["1985/..", "../1985", "1985/", "/1985"])
def test_open_ends_are_no_error_for_either(text: str) -> None:
    assert parse_edtf(text)
    assert parse(text)
