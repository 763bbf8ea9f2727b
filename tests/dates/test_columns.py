"""Columns of dates agree with the reader of single texts, and tell every bad one."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from raspred.dates import FAR_FUTURE, FAR_PAST, Interval, day, parse, parse_column
from raspred.dates.columns import spell_columns
from raspred.errors import DateError

TEXTS = ("1922-04-03", "1923", "1923-04~", "192X", "[1922..1924]", "..", "", "-0043", "1922/..")


@given(st.lists(st.sampled_from([*TEXTS, None])), st.sampled_from([pl.String, pl.Categorical]))
def test_a_column_reads_as_its_texts_do(texts: list[str | None], dtype: type[pl.DataType]) -> None:
    found = parse_column(pl.Series(texts, dtype=dtype))
    assert found.schema == {"earliest": pl.Int32, "latest": pl.Int32}
    assert found.rows() == [tuple(parse(text)) for text in texts]


def test_every_bad_text_is_told_once() -> None:
    with pytest.raises(DateError) as caught:
        parse_column(pl.Series(["1922", "c. 1922", "1923-02-30", "c. 1922"]))
    assert [problem.where for problem in caught.value.problems] == [
        "date 'c. 1922'",
        "date 1923-02-30",
    ]


@given(st.lists(st.sampled_from([parse(text) for text in TEXTS])))
def test_spelled_columns_read_as_they_were(intervals: list[Interval]) -> None:
    earliest = pl.Series([one.earliest for one in intervals], dtype=pl.Int32)
    latest = pl.Series([one.latest for one in intervals], dtype=pl.Int32)
    texts = spell_columns(earliest, latest)
    assert texts.dtype == pl.Categorical
    assert parse_column(texts).rows() == [tuple(one) for one in intervals]


def test_days_that_no_text_can_name_are_told() -> None:
    far = day(12000, 3, 1)
    days = pl.Series([far, FAR_PAST], dtype=pl.Int32)
    with pytest.raises(DateError, match="Y12000"):
        spell_columns(days, pl.Series([far, FAR_FUTURE], dtype=pl.Int32))
