"""What people think of the question of the day: private, and not always said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred import chance
from raspred.chance import Cause
from raspred.compiling import kernel
from raspred.simulation.patronage import root_patron

if TYPE_CHECKING:
    from raspred.simulation.world import World


@kernel
def stance(world: World, issue: int, person: int) -> float:
    """Return a leader's public position on an issue in [-1, 1], or NaN where none is given."""
    table = world.notables.stance
    if person < table.shape[1]:
        return float(table[issue, person])
    return float("nan")


@kernel
def opinion(world: World, issue: int, person: int) -> float:
    """Return a person's position on an issue, -1 (against the then majority) to +1.

    Leaders have the position of the record. Everyone else drew one when the question arose,
    and leans towards the position of the man at the top of his chain of patrons. Our
    assumption: mean and spread are parameters.
    """
    known = stance(world, issue, person)
    if known == known:  # not NaN
        return known
    numbers = world.numbers
    draw = chance.normal(world.seed, Cause.OPINION, issue, person)
    position = numbers.opinion_mean + numbers.opinion_spread * draw
    patron = root_patron(world.people, world.ties, person)
    if patron >= 0:
        theirs = stance(world, issue, patron)
        if theirs == theirs:
            pull = numbers.opinion_patron * float(world.ties.debt[person])
            position += pull * (theirs - position)
    return float(min(1.0, max(-1.0, position)))
