"""Security bargain: local secretaries turn to the man who can shield them at home.

Order: after vacancies are filled, before voice. Reads: regions (secretary, spoke), ties,
minds.conviction. Writes: ties. Draws: SECURITY.
Rule: a regional secretary who is nobody's man, or whose region grumbles, seeks the
protection of the holder of the office, the less readily the stronger his convictions.
Harris 2005: secretaries backed the Secretary because he kept them from being voted out.
Numbers: our assumption.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation.office import holder_of_office

if TYPE_CHECKING:
    from raspred.simulation.world import World

_DEBT = 0.4


@kernel
def security_bargain(world: World, month: int) -> None:
    """Let secretaries under pressure become the holder's men."""
    holder = holder_of_office(world)
    if holder < 0 or world.calendar.collective[month] == 1:
        return
    ties = world.ties
    for region in range(len(world.regions.secretary)):
        post = whole(world.regions.secretary[region])
        boss = whole(world.posts.holder[post]) if post >= 0 else -1
        if boss < 0 or boss == holder or ties.patron[boss] == holder:
            continue
        pressed = 1.0 + 5.0 * float(world.regions.spoke[region])
        bound = float(ties.debt[boss]) if ties.patron[boss] >= 0 else 0.0
        chances = world.numbers.bargain * pressed * (1.0 - float(world.minds.conviction[boss]))
        draw = chance.uniform(world.seed, Cause.SECURITY, month, boss)
        if draw < chances * (1.0 - bound):
            ties.patron[boss] = holder
            ties.debt[boss] = max(_DEBT, bound)
