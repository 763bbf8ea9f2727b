"""What kernels tell of one person or a pair in a bound World, as explanations ask it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.compiling.kernels import kernel
from raspred.simulation.danger import Danger, danger, danger_terms
from raspred.simulation.patronage import owes

if TYPE_CHECKING:
    from raspred.simulation.world import World


@kernel
def owed(world: World, person: int, leader: int) -> float:
    """Return the debt that binds a person to a leader."""
    return owes(world.people, world.ties, person, leader)


@kernel
def danger_of(world: World, person: int, rank: int, hold: float) -> tuple[float, Danger]:
    """Return how far a person's danger passes the threshold, and its terms."""
    terms = danger_terms(world.people, world.cards, world.numbers, person, rank, hold)
    return danger(world.people, world.cards, world.numbers, person, rank, hold), terms
