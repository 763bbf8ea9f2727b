"""The sweep over tenures agrees with a plain count, day by day, in plain Python."""

from __future__ import annotations

import numpy as np
import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from raspred.dates import FAR_FUTURE, FAR_PAST
from raspred.register.laws.overlap import crowdings

days = st.integers(-6, 6)
edges = st.one_of(
    days.map(lambda one: (one, one)),
    st.tuples(days, days).map(lambda pair: (min(pair), max(pair))),
)
starts = st.one_of(edges, st.just((FAR_PAST, FAR_FUTURE)))
ends = st.one_of(edges, st.just((FAR_FUTURE, FAR_FUTURE)), st.just((FAR_PAST, FAR_FUTURE)))
tenures = st.lists(st.tuples(st.integers(0, 2), starts, ends), max_size=9)
limits = st.lists(st.integers(0, 3), min_size=3, max_size=3)

Tenures = list[tuple[int, tuple[int, int], tuple[int, int]]]


def frame(rows: Tenures) -> pl.DataFrame:
    columns = {
        "start_earliest": [start[0] for _, start, _ in rows],
        "start_latest": [start[1] for _, start, _ in rows],
        "end_earliest": [end[0] for _, _, end in rows],
        "end_latest": [end[1] for _, _, end in rows],
    }
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.Int32))


def swept(rows: Tenures, seats: list[int]) -> dict[int, str]:
    found = crowdings(
        frame(rows),
        np.array([group for group, _, _ in rows], dtype=np.intp),
        np.array(seats, dtype=np.int32),
    )
    return {one.row: str(one.severity) for one in found}


def counted(rows: Tenures, seats: list[int], certain: bool) -> set[int]:
    """Return groups that hold more than they may on some day, counted day by day."""
    over = set()
    for day in (FAR_PAST, *range(-7, 8)):
        for group, limit in enumerate(seats):
            holders = 0
            for of, start, end in rows:
                first, beyond = (start[1], end[0]) if certain else (start[0], end[1])
                holders += of == group and first <= day < beyond
            if holders > limit:
                over.add(group)
    return over


@given(tenures, limits)
def test_the_sweep_finds_the_groups_that_a_count_finds(rows: Tenures, seats: list[int]) -> None:
    found = swept(rows, seats)
    hard = {rows[row][0] for row, severity in found.items() if severity == "hard"}
    assert hard == counted(rows, seats, certain=True)
    assert {rows[row][0] for row in found} <= counted(rows, seats, certain=False)


@given(tenures, limits)
def test_ending_one_tenure_a_row_told_mends_the_group(rows: Tenures, seats: list[int]) -> None:
    told = swept(rows, seats)
    kept = [row for at, row in enumerate(rows) if at not in told]
    assert counted(kept, seats, certain=True) == set()


@given(tenures, limits, st.randoms(use_true_random=False))
def test_groups_told_do_not_depend_on_the_order_of_rows(
    rows: Tenures, seats: list[int], shuffle: object
) -> None:
    shuffled = list(rows)
    shuffle.shuffle(shuffled)  # type: ignore[attr-defined]
    told = {rows[row][0] for row in swept(rows, seats)}
    assert {shuffled[row][0] for row in swept(shuffled, seats)} == told


@given(tenures, limits)
def test_every_row_told_stands_beside_as_many_as_the_group_may_hold(
    rows: Tenures, seats: list[int]
) -> None:
    groups = np.array([group for group, _, _ in rows], dtype=np.intp)
    for one in crowdings(frame(rows), groups, np.array(seats, dtype=np.int32)):
        group = rows[one.row][0]
        assert len(one.others) >= seats[group]
        assert one.row not in one.others
        assert all(rows[other][0] == group for other in one.others)


@given(tenures, limits)
def test_only_overlaps_wider_than_the_doubt_about_a_handover_are_told(
    rows: Tenures, seats: list[int]
) -> None:
    groups = np.array([group for group, _, _ in rows], dtype=np.intp)
    for one in crowdings(frame(rows), groups, np.array(seats, dtype=np.int32)):
        if one.severity == "soft":
            _, coming, _ = rows[one.row]
            leaving = [rows[other][2] for other in one.others]
            doubts = [max(end[1] - end[0], coming[1] - coming[0]) for end in leaving]
            wide = [end[1] - coming[0] > doubt for end, doubt in zip(leaving, doubts, strict=True)]
            assert sum(wide) >= seats[rows[one.row][0]]


def test_leaving_and_coming_on_one_day_is_no_overlap() -> None:
    assert swept([(0, (0, 0), (3, 3)), (0, (3, 3), (5, 5))], [1, 0, 0]) == {}
    assert swept([(0, (0, 0), (4, 4)), (0, (3, 3), (5, 5))], [1, 0, 0]) == {1: "hard"}


def test_a_handover_within_the_doubt_about_its_day_is_no_overlap() -> None:
    # Both "in April": one leaves and one comes some time from day 2 to day 4.
    assert swept([(0, (0, 0), (2, 4)), (0, (2, 4), (6, 6))], [1, 0, 0]) == {}
    assert swept([(0, (0, 0), (2, 4)), (0, (3, 3), (6, 6))], [1, 0, 0]) == {}
    # From 1 to 3 and from 2 to 4: three days of overlap where neither leaves more than two.
    assert swept([(0, (0, 0), (2, 4)), (0, (1, 3), (6, 6))], [1, 0, 0]) == {1: "soft"}
