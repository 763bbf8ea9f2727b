"""Taking stock: the figures of a month, written when all its steps are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred import chance
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.tally import (
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

_ONE = float(1 << 40)  # a member as a whole number


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
    """Return how many members the persons in [start, stop), at most a block, stand for."""
    status, weight = world.people.status[start:stop], world.people.weight[start:stop]
    total = 0
    for place in range(len(status)):
        total += as_whole(weight[place]) * is_member(status[place])
    return as_members(total)


@kernel
def weight_at_the_bench(world: World, start: int, stop: int) -> float:
    """Return how many members the rank and file in [start, stop), at most a block, stands for."""
    status, weight = world.people.status[start:stop], world.people.weight[start:stop]
    total = 0
    for place in range(len(status)):
        total += as_whole(weight[place]) * (status[place] == codes.RANK_AND_FILE)
    return as_members(total)


@kernel
def as_whole(weight: float) -> int:
    """Return a weight as a whole number that adds up exactly, in any order and many at once.

    A weight is a float of 24 bits: of one above 1/65536 nothing is lost, of any other less than
    a billionth of a member.
    """
    return whole(float(weight) * _ONE)


@kernel
def as_members(total: int) -> float:
    """Return as members what weights as whole numbers, of a block at most, come to."""
    return total / _ONE


@kernel
def is_member(status: int) -> bool:
    """Whether someone of this standing is in the party: rank and file, in reserve or in post."""
    return codes.RANK_AND_FILE <= status <= codes.IN_POST
