from __future__ import annotations

import math

import pytest

from raspred.dates import day
from raspred.report import wording


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.0, "0%"), (0.0235, "2%"), (0.0023, "0.2%"), (0.5, "50%"), (1.0, "100%")],
)
def test_shares(value: float, written: str) -> None:
    assert wording.share(value) == written


@pytest.mark.parametrize("value", [None, math.nan])
def test_what_is_not_known_is_said(value: float | None) -> None:
    assert wording.share(value) == "not known"
    assert wording.count(value) == "not known"


def test_counts() -> None:
    assert wording.count(1234567) == "1,234,567"
    assert wording.counted(1, "order", "orders") == "1 order"
    assert wording.counted(2000, "order", "orders") == "2,000 orders"


def test_dates() -> None:
    when = day(1925, 12, 31)
    assert wording.date_in_words(when) == "31 December 1925"
    assert wording.month_in_words(when) == "December 1925"
    assert wording.short_month(when) == "Dec 1925"
    assert wording.short_month(day(-43, 3, 15)) == "Mar 44 BC"
    assert wording.date_in_words(None) == "not known"


@pytest.mark.parametrize(
    ("names", "written"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_listing(names: list[str], written: str) -> None:
    assert wording.listing(names) == written


def test_sentence_case() -> None:
    assert wording.sentence_case("control-commission") == "Control commission"
    assert wording.sentence_case("") == ""
