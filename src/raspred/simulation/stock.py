"""Taking stock: the figures of a month, written when all its steps are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred import chance
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
    persons, total = whole(world.tally.rows[ROW_PERSONS]), 0.0
    for start in range(0, persons, chance.BLOCK):
        total += members_among(world, start, min(start + chance.BLOCK, persons))
    return total


@kernel
def members_among(world: World, start: int, stop: int) -> float:
    """Return how many members the persons in [start, stop) stand for.

    Added up in four sums, none of which waits for another; a view that starts at `start` is
    what tells the compiler that no place is negative.
    """
    status, weight = world.people.status[start:stop], world.people.weight[start:stop]
    sums = (0.0, 0.0, 0.0, 0.0)
    fours = len(status) // 4 * 4
    for at in range(0, fours, 4):
        sums = (
            sums[0] + counted(status[at], weight[at]),
            sums[1] + counted(status[at + 1], weight[at + 1]),
            sums[2] + counted(status[at + 2], weight[at + 2]),
            sums[3] + counted(status[at + 3], weight[at + 3]),
        )
    total = (sums[0] + sums[1]) + (sums[2] + sums[3])
    for at in range(fours, len(status)):
        total += counted(status[at], weight[at])
    return total


@kernel
def counted(status: int, weight: float) -> float:
    """Return the members that someone of this standing stands for."""
    return float(weight) * ((status >= codes.RANK_AND_FILE) & (status <= codes.IN_POST))
