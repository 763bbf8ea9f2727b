"""Exile: where the expelled are sent by administrative order, and who sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.acts import pronounce
from raspred.simulation.logs import Act
from raspred.simulation.tally import IN_EXILED

if TYPE_CHECKING:
    from raspred.simulation.world import World

_LEAST_RANK = 4  # below it expulsion sends nobody into exile
_HARD_PLACE = 0.4


@kernel
def banish_the_expelled(world: World, month: int, day: int, person: int, reason: int) -> None:
    """Leave an expelled man to the police: one of weight is sent to a hard place."""
    people = world.people
    people.banished[person] = month + 1
    see_it_happen(world, person)
    if people.grade[person] < _LEAST_RANK:
        return
    people.status[person] = codes.EXILED
    people.place[person] = hard_place(world, month, person)
    pronounce(world, day, person, Act(codes.EXILE, codes.BY_POLICE, codes.NOBODY, reason))
    world.tally.series[month, IN_EXILED] += 1.0


@kernel
def hard_place(world: World, month: int, person: int) -> int:
    """Draw a place of exile: of eight looked at, the first that is hard, or the hardest."""
    best, worst = 0, -1.0
    for look in range(8):
        draw = chance.uniform(world.seed, Cause.DESTINATION, month, person, 40 + look)
        place = chance.below(len(world.places.hardship), draw)
        harsh = float(world.places.hardship[place])
        if world.places.abroad[place] == 1:
            continue
        if harsh >= _HARD_PLACE:
            return place
        if harsh > worst:
            best, worst = place, harsh
    return best


@kernel
def see_it_happen(world: World, person: int) -> None:
    """Let a punishment be seen in the region where it falls."""
    region = whole(world.people.region[person])
    if region >= 0:
        world.regions.exposure[region] += world.numbers.exposure_of_one
