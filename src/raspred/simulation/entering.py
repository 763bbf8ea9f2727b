"""New persons: recruits, and cadres who rise from the rank and file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred import chance, dates
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.sorting import first_above
from raspred.simulation.stock import weight_at_the_bench
from raspred.simulation.tally import ROW_PERSONS

if TYPE_CHECKING:
    from raspred.simulation.world import World

_OLD_GUARD = 0.12
_DAYS_A_MONTH = 30.4375
_START_OF_1917, _START_OF_1918 = dates.day(1917), dates.day(1918)
_START_OF_1921, _START_OF_1924 = dates.day(1921), dates.day(1924)


@kernel
def give_traits(world: World, person: int) -> None:
    """Draw what the record does not say of a person: mind, family and first card.

    Our assumption in every number: ability, conviction and ambition are centred on one
    half with spread 0.17, the conviction of the underground's cohort is higher and that
    of the mass enrolments lower; nerve is centred on 1; three in four are married from
    the age of about thirty, with up to three children.
    """
    minds, people, cards = world.minds, world.people, world.cards
    first = chance.normals(world.seed, Cause.TRAITS, 0, person)
    cohort = whole(people.cohort[person])
    lean = 0.0
    if cohort <= codes.YEAR_1917:
        lean = _OLD_GUARD
    elif cohort >= codes.LENIN_ENROLMENT:
        lean = -_OLD_GUARD
    minds.ability[person] = min(1.0, max(0.0, 0.5 + 0.17 * first[0]))
    minds.conviction[person] = min(1.0, max(0.0, 0.5 + lean + 0.17 * first[1]))
    minds.nerve[person] = min(1.8, max(0.2, 1.0 + 0.3 * first[2]))
    minds.ambition[person] = min(1.0, max(0.0, 0.5 + 0.17 * first[3]))
    minds.fear[person] = 0.0
    minds.fatigue[person] = 0.0
    second = chance.uniforms(world.seed, Cause.TRAITS, 1, person)
    people.married[person] = 1 if second[0] < 0.75 else 0
    people.children[person] = whole(4.0 * second[1]) if people.married[person] == 1 else 0
    error = chance.normal(world.seed, Cause.TRAITS, 2, person)
    cards.loyalty[person] = 0.0
    cards.precision[person] = 0.0
    cards.quality[person] = min(1.0, max(0.0, float(minds.ability[person]) + 0.15 * error))
    world.ties.patron[person] = -1
    world.ties.debt[person] = 0.0
    people.post[person] = -1
    people.dies[person] = -1
    people.able[person] = 1
    people.slot[person] = -1


@kernel
def day_of_joining(world: World, month: int) -> int:
    """Return a day in a month of the run, or, below 0, before it (days since 1970-01-01)."""
    if month >= 0:
        return whole(world.calendar.first_day[month])
    return whole(world.calendar.first_day[0] + _DAYS_A_MONTH * month + 15.0)


@kernel
def cohort_of(day: int, enrolment: bool) -> int:
    """Return the cohort of someone who joins on this day (days since 1970-01-01)."""
    if day < _START_OF_1917:
        return codes.UNDERGROUND
    if day < _START_OF_1918:
        return codes.YEAR_1917
    if day < _START_OF_1921:
        return codes.CIVIL_WAR
    if enrolment:
        return codes.LENIN_ENROLMENT
    if day < _START_OF_1924:
        return codes.NEP
    return codes.LATER


@kernel
def region_of(world: World, draw: float) -> int:
    """Return the region that a draw from (0, 1) falls on, by weight."""
    reached = world.regions.reached
    return min(first_above(reached, draw), len(reached) - 1)


@kernel
def has_room(world: World) -> bool:
    """Whether the columns have a row left; where not, nobody new enters."""
    return bool(world.tally.rows[ROW_PERSONS] < len(world.people.status))


@kernel
def admit_the_named(world: World, month: int) -> None:
    """Let the people of the record join when they joined."""
    people = world.people
    for person in range(world.notables.stance.shape[1]):
        if people.status[person] == codes.OUTSIDE and people.joined[person] == month:
            people.status[person] = codes.RESERVE
            people.since[person] = month


@kernel
def recruit(world: World, month: int, living: float) -> None:
    """Admit as many agents as the gap to the recorded size asks for, or thin them out."""
    people, calendar = world.people, world.calendar
    each = float(1.0 / world.numbers.scale)
    gap = float(calendar.members[month]) - living
    if gap < 0.0:
        thin_out(world, -gap)
        return
    first = whole(world.tally.rows[ROW_PERSONS])
    today = day_of_joining(world, month)
    for index in range(whole(gap / each + 0.5)):
        if not has_room(world):
            return
        person = first + index
        world.tally.rows[ROW_PERSONS] = person + 1
        draws = chance.uniforms(world.seed, Cause.MEMBERSHIP, month, person)
        people.status[person] = codes.RANK_AND_FILE
        people.cohort[person] = cohort_of(today, index * each < calendar.enrolled[month])
        people.joined[person] = month
        people.born[person] = month - 240 - whole(180 * draws[0])
        people.weight[person] = each
        people.region[person] = region_of(world, draws[1])
        people.place[person] = world.regions.place[people.region[person]]
        give_traits(world, person)


@kernel
def thin_out(world: World, surplus: float) -> None:
    """Lower the weight of the rank and file evenly where the party shrinks."""
    persons, total = whole(world.tally.rows[ROW_PERSONS]), 0.0
    for start in range(0, persons, chance.BLOCK):
        total += weight_at_the_bench(world, start, min(start + chance.BLOCK, persons))
    if total <= 0.0:
        return
    weigh_less(world, 0, persons, max(0.0, 1.0 - surplus / total))


@kernel
def weigh_less(world: World, start: int, stop: int, keep: float) -> None:
    """Let each agent of the rank and file in [start, stop) stand for this share of his members."""
    status, weight = world.people.status[start:stop], world.people.weight[start:stop]
    for place in range(len(status)):
        kept = keep if status[place] == codes.RANK_AND_FILE else 1.0
        weight[place] = float(weight[place]) * kept


@kernel
def split_off_cadre(world: World, month: int, agent: int) -> int:
    """Let one member out of an agent of the rank and file become a cadre of his own.

    An agent that stands for one member becomes the cadre himself. The new man has the
    agent's cohort, region and joining date and traits of his own. Returns his number.
    """
    people = world.people
    if people.weight[agent] <= 1.0 or not has_room(world):
        people.weight[agent] = 1.0
        people.status[agent] = codes.RESERVE
        people.grade[agent] = max(1, whole(people.grade[agent]))
        people.since[agent] = month - 1
        return agent
    person = whole(world.tally.rows[ROW_PERSONS])
    world.tally.rows[ROW_PERSONS] = person + 1
    people.weight[agent] -= 1.0
    people.cohort[person] = people.cohort[agent]
    people.joined[person] = people.joined[agent]
    people.born[person] = people.born[agent]
    people.region[person] = people.region[agent]
    people.place[person] = people.place[agent]
    people.status[person] = codes.RESERVE
    people.weight[person] = 1.0
    people.grade[person] = 1
    people.since[person] = month - 1
    give_traits(world, person)
    return person
