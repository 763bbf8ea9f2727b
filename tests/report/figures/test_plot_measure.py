from __future__ import annotations

import datetime

import polars as pl
import pytest

from raspred.errors import MeasureError
from raspred.report import plot_measure


def test_one_line_a_subject_with_its_bounds() -> None:
    table = pl.DataFrame(
        {
            "date": ["1925-12-31", "1926-01-31", "1925-12-31", None],
            "office": ["general-secretary"] * 4,
            "subject": ["stalin", "stalin", "trotsky", "trotsky"],
            "value": [0.3, 0.4, 0.1, 0.9],
            "low": [0.2, 0.3, None, None],
            "high": [0.4, 0.5, None, None],
        }
    )
    figure = plot_measure(table, title="Post debt")
    assert figure.title == "Post debt"
    assert figure.table.columns == [
        "Date",
        "stalin",
        "stalin, low",
        "stalin, high",
        "trotsky",
    ]
    assert figure.table.rows() == [
        ("1925-12-31", 0.3, 0.2, 0.4, 0.1),
        ("1926-01-31", 0.4, 0.3, 0.5, None),
    ]


@pytest.mark.parametrize(
    "dates", [["1925-12-31"], [datetime.date(1925, 12, 31)], [-16072]], ids=["text", "date", "day"]
)
def test_dates_of_any_kind(dates: list[object]) -> None:
    figure = plot_measure(pl.DataFrame({"date": dates, "value": [3]}))
    assert figure.table.rows() == [("1925-12-31", 3.0)]


def test_more_than_eight_subjects_are_cut_and_told() -> None:
    names = [f"p{number:02d}" for number in range(10)]
    values = [number / 10 for number in range(10)]
    table = pl.DataFrame({"date": ["1925"] * 10, "subject": names, "value": values})
    figure = plot_measure(table)
    assert figure.table.columns == ["Date", *names[2:]]
    assert "8 of 10 subjects drawn." in figure.svg


def test_a_table_without_dates_is_told_at_once() -> None:
    with pytest.raises(MeasureError) as caught:
        plot_measure(pl.DataFrame({"person": ["a"]}))
    assert [problem.what for problem in caught.value.problems] == [
        "has no column 'date'",
        "has no column 'value'",
    ]


def test_a_table_without_values_is_told() -> None:
    with pytest.raises(MeasureError, match="no row with both a date and a value"):
        plot_measure(pl.DataFrame({"date": ["1925"], "value": [None]}))
