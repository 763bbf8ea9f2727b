"""Seats told one by one, and lower bodies counted together.

A register of a million tenures does not fit a file of a megabyte, and nobody looks at a
million seats at once: the highest posts are told one by one, the rest as counts by month of
posts held, for each place, structure and level.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from raspred.measures.spans import inside_by
from raspred.studio.packing.container import narrow
from raspred.studio.stays import CHANNELS, numbers_of

if TYPE_CHECKING:
    import polars as pl
    from numpy.typing import NDArray

    from raspred.measures.spans import Days, Rows
    from raspred.studio.packing.container import Column
    from raspred.studio.stays import Stays

MOST_STAYS = 40_000
"""Stays told one by one; with names some 200 kB of the file."""
NOBODY, NO_WORD, NO_RANK = 2**32 - 1, 255, 255
NO_LIMIT = 2**16 - 1
_GROUPED = {"place_id": NO_LIMIT, "structure": NO_WORD, "level": NO_WORD}
_INT32 = np.iinfo(np.int32)


def told_one_by_one(posts: pl.DataFrame, stays: Stays) -> NDArray[np.bool_]:
    """Return which posts are told one by one, bool[posts]."""
    if len(stays.post) <= MOST_STAYS:
        return np.ones(len(posts), dtype=np.bool_)
    elective = posts["elective"].to_numpy()
    rank = posts["rank"].fill_null(0).to_numpy()
    held = np.bincount(stays.post[stays.post >= 0], minlength=len(posts))
    stays_left = MOST_STAYS - held[elective].sum()
    for lowest in np.unique(rank[~elective]):  # from the lowest: the first that fits
        chosen = ~elective & (rank >= lowest)
        if held[chosen].sum() <= stays_left:
            both: NDArray[np.bool_] = elective | chosen
            return both
    return np.asarray(elective, dtype=np.bool_)


def post_columns(posts: pl.DataFrame, bodies: list[str], titles: list[str]) -> dict[str, Column]:
    """Return the columns of the posts told one by one."""
    body = {name: number for number, name in enumerate(bodies)}
    title = {name: number for number, name in enumerate(titles)}
    rank = posts["rank"].fill_null(NO_RANK).clip(0, NO_RANK)
    seats = posts["seats"].fill_null(NO_LIMIT).clip(0, NO_LIMIT)
    return {
        "posts.body": np.array([body[one] for one in posts["body_id"]], dtype=np.uint16),
        "posts.title": np.array([title[one] for one in posts["title"]], dtype=np.uint16),
        "posts.rank": rank.to_numpy().astype(np.uint8),
        "posts.elective": posts["elective"].to_numpy().astype(np.uint8),
        "posts.seats": seats.to_numpy().astype(np.uint16),
    }


def seat_columns(apart: NDArray[np.bool_], stays: Stays) -> tuple[dict[str, Column], Rows]:
    """Return the columns of the stays in some posts, and the people in them by position.

    Args:
        apart: Which posts are told one by one, bool[posts].
        stays: All tenures.
    """
    number = np.where(apart, np.cumsum(apart) - 1, -1)
    of_post = np.where(stays.post >= 0, number[stays.post], -1)
    rows = np.flatnonzero(of_post >= 0)
    rows = rows[np.lexsort((stays.spans.central_start[rows], of_post[rows]))]
    holder, by = stays.person[rows], stays.by[rows]
    people = np.unique(np.concatenate([holder, by[by >= 0]]))
    spans, channel = stays.spans.take(rows), stays.channel[rows]
    sure = (spans.start_earliest == spans.start_latest) & (spans.end_earliest == spans.end_latest)
    placed_by = np.where(by >= 0, np.searchsorted(people, by), NOBODY)
    return {
        "seats.post": of_post[rows].astype(np.uint16),
        "seats.person": np.searchsorted(people, holder).astype(np.uint32),
        "seats.by": placed_by.astype(np.uint32),
        "seats.channel": np.where(channel == len(CHANNELS) - 1, NO_WORD, channel).astype(np.uint8),
        "seats.start": _days(spans.central.first),
        "seats.end": _days(spans.central.after),
        "seats.sure": sure.astype(np.uint8),
    }, people


def group_columns(
    posts: pl.DataFrame,
    below: NDArray[np.bool_],
    stays: Stays,
    months: Days,
    words: dict[str, list[str]],
) -> dict[str, Column]:
    """Return the counts by month of the posts that are not told one by one.

    Args:
        posts: All posts, with the columns of `Opened.posts`.
        below: Which of them are counted, bool[posts].
        stays: All tenures.
        months: First day of each month, int64[m].
        words: Lists of places, structures and levels, under `place_id`, `structure`, `level`.
    """
    keys = np.stack(
        [numbers_of(posts[name], words[name], none)[below] for name, none in _GROUPED.items()]
    )
    groups, of_group = np.unique(keys, axis=1, return_inverse=True)
    group = np.full(len(posts), -1, dtype=np.int64)
    group[below] = of_group.ravel()
    of_stay = np.where(stays.post >= 0, group[stays.post], -1)
    rows = np.flatnonzero(of_stay >= 0)
    ends = np.append(months[1:], months[-1:] + 31) - 1  # the last day of each month, or later
    cells = of_stay[rows] * len(CHANNELS) + stays.channel[rows]
    held = inside_by(stays.spans.take(rows).central, cells, groups.shape[1] * len(CHANNELS), ends)
    return {
        "groups.place": groups[0].astype(np.uint16),
        "groups.structure": groups[1].astype(np.uint8),
        "groups.level": groups[2].astype(np.uint8),
        "groups.posts": np.bincount(group[below], minlength=groups.shape[1]).astype(np.uint32),
        "groups.held": narrow(held.ravel()),
    }


def _days(days: Days) -> Column:
    return np.clip(days, _INT32.min, _INT32.max).astype(np.int32)
