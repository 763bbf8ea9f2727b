"""Taking stock: the figures of a month, written when all its steps are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.compiling import kernel, whole
from raspred.simulation import codes
from raspred.simulation.world import (
    GAUGE_HOLD,
    GAUGE_SEAT_DEBT,
    IN_HOLD,
    IN_MEMBERS,
    IN_POSTS_FILLED,
    IN_SEAT_DEBT,
    IN_VACANT_POSTS,
    ROW_PERSONS,
)

if TYPE_CHECKING:
    from raspred.simulation.world import World


@kernel
def take_stock(world: World, month: int) -> None:
    """Write the month's figures into the series."""
    posts, series = world.posts, world.tally.series
    filled, vacant = 0, 0
    for post in range(len(posts.holder)):
        if posts.holder[post] >= 0:
            filled += 1
        elif posts.opens[post] <= month < posts.closes[post]:
            vacant += 1
    series[month, IN_MEMBERS] = members(world)
    series[month, IN_POSTS_FILLED] = filled
    series[month, IN_VACANT_POSTS] = vacant
    series[month, IN_HOLD] = world.tally.gauge[GAUGE_HOLD]
    series[month, IN_SEAT_DEBT] = world.tally.gauge[GAUGE_SEAT_DEBT]


@kernel
def members(world: World) -> float:
    """Return how many members the persons in the columns stand for."""
    people, total = world.people, 0.0
    for person in range(whole(world.tally.rows[ROW_PERSONS])):
        if people.status[person] in (codes.RANK_AND_FILE, codes.RESERVE, codes.IN_POST):
            total += float(people.weight[person])
    return total
