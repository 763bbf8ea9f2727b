"""Membership: people join, die and are purged; the party's size follows the record.

Order: first of the month, so that everything after meets the party as it now is.
Reads: calendar (members, enrolled, purged), regions.weight, people.born, people.dies.
Writes: people (new rows; status, weight), seats and posts of those who die or are purged.
Draws: MEMBERSHIP, DEATH, TRAITS.
Rule: the size of the party, its mass enrolments and mass purges are given (Rigby 1968);
who joins where follows the regions' weight; cadres are purged at a third of the rate of
the rank and file (our assumption); natural death follows age (Gompertz, our assumption:
0.4 % a year at 30, doubling every nine years), or the date of the record.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.acts import strike_off
from raspred.simulation.entering import admit_the_named, recruit, weigh_less
from raspred.simulation.logs import Act
from raspred.simulation.pages import cleared
from raspred.simulation.patronage import counts
from raspred.simulation.stock import is_member, members_among
from raspred.simulation.tally import ROW_PERSONS
from raspred.simulation.world import Blocks, World

if TYPE_CHECKING:
    from raspred.chance import Block

_LN2_OVER_NINE_YEARS = math.log(2.0) / 108.0
_AT_THIRTY = 0.004 / 12.0
_OLDEST = 1_700  # months; from 1,608 on the hazard is 1
_HAZARDS = np.array(
    [
        min(1.0, _AT_THIRTY * math.exp(_LN2_OVER_NINE_YEARS * (age - 360)))
        for age in range(_OLDEST + 1)
    ]
)
CADRE_PURGE_SHARE = 1.0 / 3.0
_STAYS, _DIES, _IS_PURGED = range(3)
_STRETCH = 64  # persons whose draws are looked at together


def empty_blocks(capacity: int) -> Blocks:
    """Return room for what the blocks of so many persons come to."""
    blocks = capacity // chance.BLOCK + 1
    counts = np.zeros((2, blocks))
    leaving = np.zeros(blocks, dtype=np.int32)
    return Blocks(counts[0], counts[1], leaving, cleared(capacity, np.int32))


@kernel
def membership(world: World, month: int) -> None:
    """Bring the party to this month's size and composition."""
    suffer(world, month)
    grow(world, month, take_leave(world, month))


@kernel
def suffer(world: World, month: int) -> None:
    """Let the killing and the illness that are given from outside happen."""
    killed = whole(world.calendar.killed[month])
    if killed >= 0 and counts(whole(world.people.status[killed])):
        strike_off(
            world,
            month,
            whole(world.calendar.first_day[month]),
            killed,
            codes.DEAD,
            Act(codes.DEATH, codes.OTHER, codes.NOBODY, codes.KILLED),
        )
    sick = whole(world.calendar.sick[month])
    if sick >= 0:
        world.people.able[sick] = 0


@kernel
def grow(world: World, month: int, living: float) -> None:
    """Let people join those who are left of the party."""
    admit_the_named(world, month)
    recruit(world, month, living)


@kernel
def monthly_hazard(age_months: int) -> float:
    """Return the chance of a natural death this month at this age (months)."""
    return float(_HAZARDS[min(age_months, _OLDEST)])


@kernel
def take_leave(world: World, month: int) -> float:
    """Let people die and be purged; return the members who remain."""
    leave_by_block(world, month, world.draws, 0, whole(world.tally.rows[ROW_PERSONS]))
    return see_off(world, month)


@kernel
def leave_by_block(world: World, month: int, draws: Block, first: int, last: int) -> None:
    """Let those in [first, last) of the rank and file leave, and mark the cadres who do.

    Nothing outside these rows is written: threads may share blocks of `chance.BLOCK` out.
    """
    for start in range(first, last, chance.BLOCK):
        stop = min(start + chance.BLOCK, last)
        chance.draw_words(draws, world.seed, Cause.DEATH, month, start, stop)
        feel_less_indebted(world, start, stop)
        world.blocks.one[start // chance.BLOCK] = some_take_leave(world, month, draws, start, stop)


@kernel
def see_off(world: World, month: int) -> float:
    """Strike off the cadres who leave, one by one; return the members who remain."""
    blocks, living = world.blocks, 0.0
    for start in range(0, whole(world.tally.rows[ROW_PERSONS]), chance.BLOCK):
        for place in range(whole(blocks.leaving[start // chance.BLOCK])):
            leaver = whole(blocks.leaver[start + place])
            if leaver >= 0:
                leave_for_good(world, month, leaver, codes.DEAD)
            else:
                leave_for_good(world, month, -1 - leaver, codes.LEFT)
        living += blocks.one[start // chance.BLOCK]
    return living


@kernel
def some_take_leave(world: World, month: int, draws: Block, start: int, stop: int) -> float:
    """Let those in [start, stop) die and be purged; return the members who remain."""
    purged = float(world.calendar.purged[month])
    if purged > 0.0:
        weigh_less(world, start, stop, 1.0 - purged)
    dying = chance.words_below(highest_hazard(world, month, start, stop))
    struck = chance.words_below(purged * CADRE_PURGE_SHARE)
    leaving, lost = start, 0.0
    for first in range(start, stop, _STRETCH):
        last = min(first + _STRETCH, stop)
        if not strikes(draws, first - start, last - start, dying, struck):
            continue  # nearly always: nobody needs to be looked up
        for person in range(first, last):
            purge = draws.second_word[person - start] < struck
            if draws.word[person - start] >= dying and not purge:
                continue
            draw = chance.as_draw(draws.word[person - start])
            leaves = way_out(world, month, person, draw, purge)
            if leaves == _STAYS:
                continue
            if world.people.status[person] == codes.RANK_AND_FILE:
                world.people.status[person] = codes.DEAD
                world.people.since[person] = month
            else:
                world.blocks.leaver[leaving] = person if leaves == _DIES else -1 - person
                leaving += 1
                lost += float(world.people.weight[person])
    world.blocks.leaving[start // chance.BLOCK] = leaving - start
    return members_among(world, start, stop) - lost


@kernel
def strikes(draws: Block, first: int, last: int, dying: int, struck: int) -> bool:
    """Whether a draw at one of the places [first, last) might end a life or a membership."""
    word, second = draws.word[first:last], draws.second_word[first:last]
    found = 0
    for place in range(len(word)):
        found |= (word[place] < dying) | (second[place] < struck)
    return found != 0


@kernel
def highest_hazard(world: World, month: int, start: int, stop: int) -> float:
    """Return a bound on anybody's hazard in [start, stop); 1 where the record says who dies."""
    if start < world.notables.stance.shape[1]:
        return 1.0
    born = world.people.born[start:stop]
    first = born[0]
    for place in range(len(born)):
        first = min(first, born[place])
    return monthly_hazard(month - whole(first))


@kernel
def way_out(world: World, month: int, person: int, draw: float, struck: bool) -> int:
    """Return whether a member dies, stays, or is purged where a mass purge strikes him.

    It strikes cadres without a seat only; of the rank and file it takes by weight. Who is no
    member has left before.
    """
    if not is_member(whole(world.people.status[person])):
        return _STAYS
    if dies(world, month, person, draw):
        return _DIES
    cadre = world.people.status[person] != codes.RANK_AND_FILE
    return _IS_PURGED if struck and cadre and world.people.slot[person] < 0 else _STAYS


@kernel
def dies(world: World, month: int, person: int, draw: float) -> bool:
    """Whether a person dies this month: when the record says, or by age and his draw."""
    people = world.people
    if person < world.notables.stance.shape[1] and people.dies[person] >= 0:
        return bool(people.dies[person] == month)
    return draw < monthly_hazard(month - whole(people.born[person]))


@kernel
def feel_less_indebted(world: World, start: int, stop: int) -> None:
    """Let every debt fade a little; where nobody owes anything, nothing is written."""
    keeping = world.numbers.debt_keeping
    for first in range(start, stop, _STRETCH):
        debt = world.ties.debt[first : min(first + _STRETCH, stop)]
        owed = 0
        for place in range(len(debt)):
            owed |= debt[place] > 0.0
        if owed != 0:
            for place in range(len(debt)):
                debt[place] = float(debt[place]) * keeping


@kernel
def leave_for_good(world: World, month: int, person: int, status: int) -> None:
    """Strike a cadre off: he is dead, or purged and has left."""
    died = status == codes.DEAD
    strike_off(
        world,
        month,
        whole(world.calendar.first_day[month]),
        person,
        status,
        Act(
            codes.DEATH if died else codes.EXPULSION,
            codes.NATURE if died else codes.CONTROL_COMMISSION,
            codes.NOBODY,
            codes.DIED if died else codes.MASS_PURGE,
        ),
    )
