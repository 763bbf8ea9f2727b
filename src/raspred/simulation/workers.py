"""Workers into the committee: seats for members from the bench, who hold no post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.entering import split_off_cadre
from raspred.simulation.rules import WORKERS
from raspred.simulation.seats import take_seat
from raspred.simulation.tally import ROW_PERSONS

if TYPE_CHECKING:
    from raspred.simulation.world import World

_LANE = 4
_LOOKS = 100  # for each seat


@kernel
def seats_for_workers(world: World, month: int) -> int:
    """Return how many of the committee's seats are the workers' at this month's congress."""
    return whole(world.calendar.rules[month, WORKERS])


@kernel
def seat_workers(world: World, month: int, day: int, number: int) -> None:
    """Give the workers' seats by lot to members who hold no post.

    Safeguard workers-into-committee. A worker who is drawn out of an agent that stands for
    many becomes a person of his own, a cadre without a post.
    """
    missing = seats_for_workers(world, month)
    persons = whole(world.tally.rows[ROW_PERSONS])
    for look in range(_LOOKS * missing):
        if missing == 0:
            break
        draw = chance.uniform(world.seed, Cause.SAFEGUARD, month, look, _LANE)
        agent = chance.below(persons, draw)
        if world.people.status[agent] != codes.RANK_AND_FILE:
            continue
        worker = split_off_cadre(world, month, agent)
        take_seat(world, day, codes.MEMBER, worker, codes.ELECTION, codes.FROM_THE_BENCH, number)
        missing -= 1
