"""Protected regions: a local boss with a powerful patron can refuse the section."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.office import holder_of_office
from raspred.simulation.patronage import root_patron

if TYPE_CHECKING:
    from raspred.simulation.world import Doubles, World


@kernel
def protector(world: World, region: int) -> int:
    """Return the notable who stands behind a region's secretary, or -1.

    He is the man at the top of the secretary's chain of patrons, or the secretary himself
    where he is a notable; the holder of the office protects nobody against his section.
    """
    if region < 0:
        return codes.NOBODY
    post = whole(world.regions.secretary[region])
    boss = whole(world.posts.holder[post]) if post >= 0 else codes.NOBODY
    if boss < 0:
        return codes.NOBODY
    patron = root_patron(world.people, world.ties, boss)
    if patron < 0:
        patron = boss
    if world.people.slot[patron] < 0 or patron == holder_of_office(world):
        return codes.NOBODY
    return patron


@kernel
def shield(world: World, region: int) -> float:
    """Return how far a region is protected, 0 to 1: its protector's share of power."""
    patron = protector(world, region)
    if patron < 0:
        return 0.0
    total = 0.0
    for slot in range(len(world.notables.person)):
        total += world.notables.power[slot]
    if total <= 0.0:
        return 0.0
    share = world.notables.power[world.people.slot[patron]] / total
    return float(min(1.0, world.numbers.refusal * share))


@kernel
def shields(world: World) -> Doubles:
    """Return how far each region is protected today, shape [regions], 0 to 1."""
    found = np.empty(len(world.regions.weight))
    for region in range(len(found)):
        found[region] = shield(world, region)
    return found


@kernel
def is_claimed(world: World, month: int, post: int) -> bool:
    """Whether the section claims this vacancy: it falls to its jurisdiction of the day."""
    posts = world.posts
    share = world.calendar.jurisdiction[month, posts.structure[post], posts.level[post]]
    return chance.uniform(world.seed, Cause.CLAIM, month, post) < float(share)


@kernel
def refuses(world: World, month: int, post: int) -> bool:
    """Whether the region of this vacancy refuses the section's man this month."""
    strength = shield(world, whole(world.posts.region[post]))
    if strength <= 0.0:
        return False
    return chance.uniform(world.seed, Cause.CLAIM, month, post, 1) < strength
