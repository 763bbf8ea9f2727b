"""What people think of the question of the day: private, and not always said."""

from __future__ import annotations

import numpy as np

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation.pages import cleared
from raspred.simulation.patronage import root_patron
from raspred.simulation.tally import ROW_PERSONS
from raspred.simulation.world import LEANING_ISSUE, LEANING_PERSONS, Leanings, World


def empty_leanings(capacity: int) -> Leanings:
    """Return room for the draws of so many persons; none is drawn yet."""
    return Leanings(cleared(capacity, np.float64), np.array([-1, 0]))


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
    return opinion_under(world, issue, person, root_patron(world.people, world.ties, person))


@kernel
def opinion_under(world: World, issue: int, person: int, patron: int) -> float:
    """Return the opinion of a person whose patron at the top of the chain is known."""
    known = stance(world, issue, person)
    if known == known:  # not NaN
        return known
    numbers = world.numbers
    position = numbers.opinion_mean + numbers.opinion_spread * leaning(world, issue, person)
    if patron >= 0:
        theirs = stance(world, issue, patron)
        if theirs == theirs:
            pull = numbers.opinion_patron * float(world.ties.debt[person])
            position += pull * (theirs - position)
    return float(min(1.0, max(-1.0, position)))


@kernel
def leaning(world: World, issue: int, person: int) -> float:
    """Return a person's standard normal draw on an issue, as kept or drawn anew."""
    leanings = world.leanings
    if leanings.kept[LEANING_ISSUE] == issue and person < leanings.kept[LEANING_PERSONS]:
        return float(leanings.draw[person])
    return chance.normal(world.seed, Cause.OPINION, issue, person)


@kernel
def keep_leanings(world: World, issue: int) -> None:
    """Draw for everybody on an issue, as far as it is not done, and keep what was drawn.

    A quarrel lasts for months and an opinion lasts as long: so it is drawn once.
    """
    leanings = world.leanings
    if leanings.kept[LEANING_ISSUE] != issue:
        leanings.kept[LEANING_ISSUE] = issue
        leanings.kept[LEANING_PERSONS] = 0
    persons, draws = whole(world.tally.rows[ROW_PERSONS]), world.draws
    for start in range(whole(leanings.kept[LEANING_PERSONS]), persons, chance.BLOCK):
        stop = min(start + chance.BLOCK, persons)
        chance.draw_stretch(draws, world.seed, Cause.OPINION, issue, start, stop)
        for place in range(stop - start):
            leanings.draw[start + place] = chance.bell(draws.first[place], draws.second[place])
    leanings.kept[LEANING_PERSONS] = persons
