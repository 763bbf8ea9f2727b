"""Hardship: place, climate and family wear the banished down; fear spreads to all.

Order: after displacement, before capitulation. Reads: places.hardship, people (place,
married, children, banished), regions.exposure. Writes: minds.fatigue, minds.fear,
regions.exposure (fading).
Rule: fatigue grows each month with the hardship of the place, more for a man with a
family and less for one with nerve, and fades where life is easy. Fear follows what has
been seen in the region, less under a protector. Souvarine's Ivanov (1978); numbers: our
assumption.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred import chance
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.protection import shields
from raspred.simulation.roll import call_over
from raspred.simulation.tally import IN_MEAN_FEAR, ROW_PERSONS

if TYPE_CHECKING:
    from raspred.simulation.world import Doubles, World

_EASY = 0.25  # hardship below which people recover
_MOST_FATIGUE = 3.0
_FORGETTING = 0.95  # of a punishment seen, kept from month to month


@kernel
def hardship(world: World, month: int) -> None:
    """Wear down those in hard places, and let fear follow what has been seen."""
    exposure = world.regions.exposure
    for region in range(len(exposure)):
        exposure[region] = _FORGETTING * float(exposure[region])
    seen = _seen_by_region(world)
    people, minds = world.people, world.minds
    total, cadres = 0.0, 0.0
    for start in range(0, whole(world.tally.rows[ROW_PERSONS]), chance.BLOCK):
        for place in range(call_over(world, start, codes.RESERVE, codes.EXPELLED)):
            person = whole(world.present[place])
            if people.status[person] <= codes.IN_POST:
                region = whole(people.region[person])
                near = seen[region] if region >= 0 else 0.0
                minds.fear[person] += 0.15 * (near - minds.fear[person])
                total += float(minds.fear[person])
                cadres += 1.0
            if people.banished[person] > 0:
                wear(world, person)
    world.tally.series[month, IN_MEAN_FEAR] = total / max(1.0, cadres)


@kernel
def _seen_by_region(world: World) -> Doubles:
    """Return the fear that each region teaches, 0 to 1."""
    seen = world.regions.exposure.astype(world.notables.power.dtype)
    protected = shields(world)
    for region in range(len(seen)):
        kept = 1.0 - 0.7 * protected[region]
        seen[region] = min(1.0, seen[region]) * kept
    return seen


@kernel
def wear(world: World, person: int) -> None:
    """Add a month of his place to a banished man's fatigue, or let him recover."""
    people, minds = world.people, world.minds
    harsh = float(world.places.hardship[people.place[person]]) - _EASY
    if harsh <= 0.0:
        minds.fatigue[person] = float(minds.fatigue[person]) * 0.95
        return
    family = 1.0 + 0.5 * float(people.married[person]) + 0.25 * float(people.children[person])
    gained = world.numbers.wear * harsh * family / float(minds.nerve[person])
    minds.fatigue[person] = min(_MOST_FATIGUE, minds.fatigue[person] + gained)
