"""Date formats: what they read, what they refuse, what they leave open."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raspred.sources.mapping.date_formats import (
    ENGLISH_MONTHS,
    day_after,
    known_format,
    read_date,
)


def edtf(text: str, *formats: str) -> str | None:
    return read_date(text, formats, ENGLISH_MONTHS).text


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("30 January 1934", "d Month yyyy", "1934-01-30"),
        ("3 Sept. 1934", "d Month yyyy", None),
        ("3 sep 1934", "d Month yyyy", "1934-09-03"),
        ("May 1, 1934", "Month d, yyyy", "1934-05-01"),
        ("05/03/1971", "dd/mm/yyyy", "1971-03-05"),
        ("5/3/1971", "dd/mm/yyyy", None),
        ("5/3/1971", "d/m/yyyy", "1971-03-05"),
        ("31/02/1971", "dd/mm/yyyy", None),
        ("03.1971", "mm.yyyy", "1971-03"),
        ("03x1971", "mm.yyyy", None),
        ("1971", "yyyy", "1971"),
        ("-509", "bc-year", "-0508"),
        ("-1", "bc-year", "0000"),
        ("0", "bc-year", None),
        ("14", "bc-year", "0014"),
        ("-43", "year", "-0043"),
        ("1922-04~", "edtf", "1922-04~"),
    ],
)
def test_one_text_by_one_format(text: str, form: str, expected: str | None) -> None:
    assert edtf(text, known_format(form)) == expected


def test_a_day_that_the_calendar_lacks_is_told_as_such() -> None:
    read = read_date("31/02/1971", ("dd/mm/yyyy",), ENGLISH_MONTHS)
    assert (read.text, read.wrong) == (None, "February 1971 has 28 days")


def test_two_formats_that_disagree_leave_both_dates_open() -> None:
    read = read_date("03/04/1922", ("dd/mm/yyyy", "mm/dd/yyyy"), ENGLISH_MONTHS)
    assert (read.text, read.ambiguous) == ("[1922-04-03,1922-03-04]", True)
    read = read_date("13/04/1922", ("dd/mm/yyyy", "mm/dd/yyyy"), ENGLISH_MONTHS)
    assert (read.text, read.ambiguous) == ("1922-04-13", False)
    read = read_date("04/04/1922", ("dd/mm/yyyy", "mm/dd/yyyy"), ENGLISH_MONTHS)
    assert (read.text, read.ambiguous) == ("1922-04-04", False)


@pytest.mark.parametrize("text", ["xx", "dd/mm", "dd yyyy", "mm/mm/yyyy", "dd/mm/yy", "", "d.m.Y"])
def test_texts_that_are_no_format(text: str) -> None:
    with pytest.raises(ValueError, match="is no date format; write it like dd/mm/yyyy"):
        known_format(text)


@given(
    st.dates(min_value=date(1, 1, 1)), st.sampled_from(["dd/mm/yyyy", "d Month yyyy", "yyyymmdd"])
)
def test_dates_of_the_library_are_read_as_they_are(day: date, form: str) -> None:
    month = ENGLISH_MONTHS[day.month - 1]
    written = {
        "dd/mm/yyyy": f"{day.day:02}/{day.month:02}/{day.year:04}",
        "d Month yyyy": f"{day.day} {month} {day.year:04}",
        "yyyymmdd": f"{day.year:04}{day.month:02}{day.day:02}",
    }[form]
    assert edtf(written, form) == day.isoformat()


def test_the_day_after() -> None:
    assert day_after("1923-12-31") == "1924-01-01"
    assert day_after("-0001-12-31") == "0000-01-01"
    assert day_after("9999-12-31") == "9999-12-31"
    assert (day_after("1923"), day_after(".."), day_after("1923~")) == ("1923", "..", "1923~")
