"""Patrons and clients: to whom a man owes his post, and to whom that man owes his."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes

if TYPE_CHECKING:
    from raspred.simulation.world import People, Ties, World

_LONGEST_CHAIN = 6


@kernel
def counts(status: int) -> bool:
    """Whether a person of this standing still has a voice in the party."""
    return status in (codes.IN_POST, codes.RESERVE)


@kernel
def root_patron(people: People, ties: Ties, person: int) -> int:
    """Return the patron at the top of the person's chain, or -1 where he has none.

    A patron who has left politics protects nobody: the chain ends below him.
    """
    root = -1
    current = whole(ties.patron[person])
    for _ in range(_LONGEST_CHAIN):
        if current < 0 or current == person or not counts(whole(people.status[current])):
            break
        root = current
        current = whole(ties.patron[current])
    return root


@kernel
def become_client(
    world: World, month: int, person: int, patron: int, step_up: int, readiness: float
) -> bool:
    """Let a placed man feel indebted to the man who placed him, or not.

    Rule: with probability `readiness` x (0.6 + 0.8 ambition) he does, unless he is
    another's man more strongly than the new debt would bind him, or this man's already:
    who was loyal before owes nothing new. Our assumption in the forms; the claim is
    Souvarine's "parvenus personally indebted for their advancement".
    """
    numbers, ties = world.numbers, world.ties
    if patron < 0 or patron == person:
        return False
    draws = chance.uniforms(world.seed, Cause.GRATITUDE, month, person)
    chances = readiness * (0.6 + 0.8 * float(world.minds.ambition[person]))
    debt = numbers.debt_of_placing + numbers.debt_of_promotion * max(0, step_up)
    debt += numbers.debt_spread * draws[1]
    if draws[0] >= chances:
        return False
    if ties.patron[person] == patron:
        ties.debt[person] = max(float(ties.debt[person]), min(1.0, debt))
        return True
    old = root_patron(world.people, ties, person)
    if old >= 0 and ties.debt[person] > debt:
        return False
    ties.patron[person] = patron
    ties.debt[person] = min(1.0, debt)
    return True


@kernel
def owes(people: People, ties: Ties, person: int, leader: int) -> float:
    """Return the debt that binds a person to a leader, directly or through his patron."""
    patron = whole(ties.patron[person])
    if patron < 0 or leader < 0:
        return 0.0
    if patron == leader:
        return float(ties.debt[person])
    return owes_under(ties, person, root_patron(people, ties, person), leader)


@kernel
def owes_under(ties: Ties, person: int, root: int, leader: int) -> float:
    """Return what `owes` does of one whose patron at the top of the chain is known."""
    if leader < 0 or ties.patron[person] < 0:
        return 0.0
    if ties.patron[person] == leader:
        return float(ties.debt[person])
    return 0.7 * float(ties.debt[person]) if root == leader else 0.0
