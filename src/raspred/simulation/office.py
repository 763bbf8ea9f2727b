"""The office under study: who holds it, and what a man placed through it owes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.compiling import kernel, whole
from raspred.simulation import codes

if TYPE_CHECKING:
    from raspred.simulation.world import World


@kernel
def holder_of_office(world: World) -> int:
    """Return the person who holds the office under study, or -1."""
    if world.committees.count[codes.HOLDER] == 0:
        return codes.NOBODY
    return whole(world.committees.person[codes.HOLDER, 0])


@kernel
def readiness_to_owe(world: World, month: int) -> float:
    """Return how readily a placed man becomes the holder's client.

    While the secretaries rule as equals a placing binds to no one man; gratitude falls to
    the share `collective_share` (our assumption).
    """
    readiness = world.numbers.clienthood
    if world.calendar.collective[month] == 1:
        readiness *= world.numbers.collective_share
    return readiness
