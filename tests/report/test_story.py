from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raspred.dates import day
from raspred.report import story
from raspred.report.given import whole

if TYPE_CHECKING:
    from collections.abc import Callable

READERS: list[Callable[[dict[str, Any]], object]] = [
    story.falls,
    story.contests,
    story.congresses,
    story.orders_by_period,
    story.sent,
    story.holders,
]
KEYS = [
    *("fallen", "contests", "congresses", "orders_by_period", "destinations", "places"),
    *("holder", "post_debt", "removals_by_channel"),
]
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["date", "value", "person", "name", "start", "count", "kind", "total"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(KEYS), json_values))
def test_nothing_in_a_summary_can_break_its_reading(summary: dict[str, Any]) -> None:
    for read in READERS:
        read(summary)
    story.points(summary, "post_debt")
    story.counts(summary, "removals_by_channel", "year", "channel")


@pytest.mark.parametrize("read", READERS)
def test_what_is_missing_is_empty(read: Callable[[dict[str, Any]], object]) -> None:
    assert read({}) == ()


def test_points_are_put_in_order() -> None:
    rows = [{"date": "1926", "value": 1}, {"date": "1925-12", "value": 0.5}, {"date": "?"}]
    assert story.points({"x": rows}, "x") == (
        story.Point(day(1925, 12), 0.5),
        story.Point(day(1926), 1.0),
    )


def test_counts_as_rows_and_as_a_mapping_are_the_same() -> None:
    rows = {"x": [{"year": 1927, "channel": "police", "count": 3}]}
    nested = {"x": {"1927": {"police": 3}}}
    expected = (story.Count("1927", "police", 3),)
    assert story.counts(rows, "x", "year", "channel") == expected
    assert story.counts(nested, "x", "year", "channel") == expected


def test_rank_and_file_is_the_rest_of_the_total() -> None:
    (period,) = story.orders_by_period({"orders_by_period": [{"total": 10, "responsible": 4}]})
    assert (period.responsible, period.rank_and_file) == (4, 6)


def test_places_and_kinds_share_the_key_of_destinations(summary: dict[str, Any]) -> None:
    assert story.sent(summary) == (
        story.Sent("berlin", 15, 0.1),
        story.Sent("turukhansk", 5, 0.9),
    )
    kinds = story.counts(summary, "destinations", "period", "kind")
    assert [each.kind for each in kinds] == ["embassy", "remote"]


def test_a_list_counts_as_its_length() -> None:
    assert whole(["a", "b"]) == 2
    assert whole(True) is None
