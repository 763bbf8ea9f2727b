"""Discipline: reprimand, removal and expulsion of those who spoke for a beaten minority.

Order: after the contest, in the month in which a motion was carried. Reads: people.voice,
the beaten leader's rung, hold. Writes: people (status, banished, place), regions.exposure,
posts, seats, orders.
Draws: DISCIPLINE, DESTINATION.
Rule: after a lost quarrel each cadre who spoke aloud for the loser risks a reprimand, then
removal, then, once the leader himself is being driven out of the committee, expulsion and
administrative exile to a hard place. The risk grows with the holder's hold. So a faction
is condemned in a batch, as after December 1927. Expulsion hands a man to the police's
domain (Souvarine 1978). Numbers: our assumption. Safeguard independent-control-commission:
an expulsion may be undone on appeal the month after.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.acts import pronounce, release_from_post, strike_off
from raspred.simulation.exile import banish_the_expelled, see_it_happen
from raspred.simulation.ladder import COMMITTEE
from raspred.simulation.logs import Act
from raspred.simulation.protests import hear_the_expelled
from raspred.simulation.tally import (
    GAUGE_HOLD,
    LAST_QUARREL,
    QUARREL_OPENED,
    QUARREL_TARGET,
    ROW_PERSONS,
)

if TYPE_CHECKING:
    from raspred.simulation.world import World


@kernel
def discipline(world: World, month: int) -> None:
    """Hear last month's expelled; punish the beaten, if a quarrel was decided this month."""
    hear_the_expelled(world, month)
    quarrel, people = world.tally.quarrel, world.people
    if quarrel[LAST_QUARREL + QUARREL_OPENED] != month:
        return
    target = whole(quarrel[LAST_QUARREL + QUARREL_TARGET])
    if target < 0:
        return  # the motion failed: nobody is beaten
    for person in range(whole(world.tally.rows[ROW_PERSONS])):
        cadre = people.status[person] in (codes.IN_POST, codes.RESERVE)
        if cadre and people.voice[person] < 0 and person != target:
            punish(world, month, person, whole(people.rung[target]))


@kernel
def punishments(world: World, rung: int) -> tuple[float, float, float]:
    """Return the shares to be expelled, removed and reprimanded once a leader is so far down."""
    numbers, hold = world.numbers, float(world.tally.gauge[GAUGE_HOLD])
    expelled = numbers.expelled_at_most * hold if rung >= COMMITTEE else 0.0
    return expelled, numbers.removed_at_most * hold, numbers.reprimanded_at_most


@kernel
def punish(world: World, month: int, person: int, rung: int) -> None:
    """Draw one man's punishment, the heaviest first."""
    draw = chance.uniform(world.seed, Cause.DISCIPLINE, month, person)
    expelled, at_removal, reprimanded = punishments(world, rung)
    removed = expelled + at_removal
    day = whole(world.calendar.first_day[month])
    if draw < expelled:
        expel(world, month, day, person)
    elif draw < removed:
        release_from_post(
            world,
            month,
            day,
            person,
            Act(codes.REMOVAL, codes.CONTROL_COMMISSION, codes.NOBODY, codes.REPRIMANDED),
        )
        see_it_happen(world, person)
    elif draw < removed + reprimanded:
        pronounce(
            world,
            day,
            person,
            Act(codes.REPRIMAND, codes.CONTROL_COMMISSION, codes.NOBODY, codes.REPRIMANDED),
        )


@kernel
def expel(world: World, month: int, day: int, person: int) -> None:
    """Expel a man for what he said; one of weight is sent to a hard place."""
    strike_off(
        world,
        month,
        day,
        person,
        codes.EXPELLED,
        Act(codes.EXPULSION, codes.CONTROL_COMMISSION, codes.NOBODY, codes.EXPELLED_BY_COMMISSION),
    )
    banish_the_expelled(world, month, day, person, codes.EXPELLED_BY_COMMISSION)
