"""Police: orders of the section give way to orders of the police.

Order: after discipline. Reads: people (spoke, banished, grade, cohort), cards, hold, the
killing given from outside. Writes: people.status, posts, seats, orders. Draws: POLICE.
Rule: while the holder needs cover the police takes few; as his hold passes `police_at` it
takes the suspects that the section used to send away, and those already fallen: expelled,
exiled or waiting for a post with something held against them. A killing starts a wave: arrests
feed denunciations, denunciations arrests, so it grows each month, and the higher the post
the greater the risk. Its brake is the disorganisation it makes: the more posts are held
by novices of less than a year, the slower it grows, until it shrinks (Getty 1985; Khlevniuk
2009 on the end of the operations in November 1938). Numbers: our assumption, set with the
dead of the committee of 1934 in sight. Safeguard no-police-representative:
the holder's suspects are let be and his men are not spared; only the wave takes people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.acts import strike_off
from raspred.simulation.logistic import logistic
from raspred.simulation.logs import Act
from raspred.simulation.office import holder_of_office
from raspred.simulation.patronage import owes
from raspred.simulation.roll import call_over
from raspred.simulation.rules import NO_REPRESENTATIVE
from raspred.simulation.seats import seat_of
from raspred.simulation.tally import GAUGE_HOLD, GAUGE_WAVE, IN_ARRESTED, IN_SHOT, ROW_PERSONS

if TYPE_CHECKING:
    from raspred.simulation.world import Doubles, People, World

_LEAST_RANK = 3
_NOVICE = 12  # months
_STEEP = 12.0
_STEEPNESS_OF_RANK = 4.0  # the wave strikes the top first
_UPPER_RANK = 7.0
_SPARED = 0.2  # of the exposure of his rank, left to a member of the Politburo
_MARKED = 0.25  # what must be held against one without a post for the police to look
_RANKS = 11
_OLD_GUARD = 1.3
_MOST_MARKED = 2.0  # that `marks_of` can add up to
_NOBODYS = -2  # in place of the holder: no chain of patrons ends there


@kernel
def police(world: World, month: int) -> None:
    """Take this month's suspects, and this month's victims of the wave."""
    gauge, numbers = world.tally.gauge, world.numbers
    cover, wave = pressure(world, month)
    if cover < 1e-3 and wave <= 0.0:
        return
    novices = take(world, month, cover, wave)
    take_the_fallen(world, month, cover, wave)
    if wave > 0.0:
        growth = numbers.wave_growth * (1.0 - novices / numbers.wave_brake)
        gauge[GAUGE_WAVE] = min(1.0, max(0.0, wave * (1.0 + growth)))


@kernel
def pressure(world: World, month: int) -> tuple[float, float]:
    """Return how little cover is needed, 0 to 1, and the wave, which a killing starts."""
    gauge, numbers = world.tally.gauge, world.numbers
    if world.calendar.killed[month] >= 0:
        gauge[GAUGE_WAVE] += numbers.wave_start
    cover = logistic(_STEEP * (gauge[GAUGE_HOLD] - numbers.police_at))
    if world.calendar.rules[month, NO_REPRESENTATIVE] > 0.0:
        cover = 0.0
    return cover, float(gauge[GAUGE_WAVE])


@kernel
def represented(world: World, month: int, holder: int) -> int:
    """Return whose man sits on the collegium of the police: the holder's, or nobody's."""
    return _NOBODYS if world.calendar.rules[month, NO_REPRESENTATIVE] > 0.0 else holder


@kernel
def take(world: World, month: int, cover: float, wave: float) -> float:
    """Arrest by risk; return the share of upper posts that novices hold."""
    posts = world.posts
    highest = highest_risks(world, cover, wave)
    upper, novices = 0.0, 0.0
    for start in range(0, len(posts.holder), chance.BLOCK):
        stop = min(start + chance.BLOCK, len(posts.holder))
        for post in range(start, stop):
            world.draws.subject[post - start] = max(0, whole(posts.holder[post]))
        chance.draw_subjects(world.draws, world.seed, Cause.POLICE, month, stop - start)
        seen = take_some(world, month, start, stop, cover, wave, highest)
        upper += seen[0]
        novices += seen[1]
    return novices / max(1.0, upper)


@kernel
def take_some(
    world: World,
    month: int,
    start: int,
    stop: int,
    cover: float,
    wave: float,
    highest: Doubles,
) -> tuple[float, float]:
    """Arrest by risk in the posts [start, stop); return how many are upper, and novices'."""
    posts, people, draws = world.posts, world.people, world.draws
    holder = holder_of_office(world)
    patron = represented(world, month, holder)
    upper, novices = 0.0, 0.0
    for post in range(start, stop):
        person = whole(posts.holder[post])
        if person < 0 or posts.rank[post] < _LEAST_RANK:
            continue
        draw = draws.first[post - start]
        rank = float(posts.rank[post])
        if rank < _UPPER_RANK and draw >= highest[posts.rank[post]]:
            continue  # spared whatever is held against him: it needs no looking up
        if people.post[person] != post:
            continue
        if rank >= _UPPER_RANK:
            upper += 1.0
            novices += 1.0 if month - people.since[person] < _NOVICE else 0.0
        if person == holder or draw >= risk_at_most(world, person, rank, cover, wave):
            continue  # and most of the rest whomever they know: nor do their ties
        if draw < risk_of(world, patron, person, rank, cover, wave):
            shot = wave > 0.0 and draws.second[post - start] < shot_share(world, rank)
            arrest(world, month, person, shot)
    return upper, novices


@kernel
def highest_risks(world: World, cover: float, wave: float) -> Doubles:
    """Return, by rank, the risk of one against whom everything is held; none is higher."""
    highest = np.empty(_RANKS)
    for rank in range(_RANKS):
        risk = world.numbers.police_suspects * cover * _MOST_MARKED
        if wave > 0.0:
            risk += wave * exposed_at_most(float(rank), _MOST_MARKED)
        highest[rank] = risk
    return highest


@kernel
def take_the_fallen(world: World, month: int, cover: float, wave: float) -> None:
    """Arrest by risk those who are out of post and have something held against them.

    The expelled and the exiled are the police's domain already; who gave in and waits for a
    post is no safer. Nobody shields them.
    """
    people = world.people
    for start in range(0, whole(world.tally.rows[ROW_PERSONS]), chance.BLOCK):
        for place in range(call_over(world, start, codes.RESERVE, codes.EXPELLED)):
            person = whole(world.present[place])
            rank, marked = float(people.grade[person]), marks_of(people, person)
            fallen = (people.status[person] != codes.IN_POST) & (marked >= _MARKED)
            if not fallen or rank < _LEAST_RANK:
                continue
            draws = chance.uniforms(world.seed, Cause.POLICE, month, person)
            if draws[0] < risk_at_most(world, person, rank, cover, wave):
                arrest(world, month, person, wave > 0.0 and draws[1] < shot_share(world, rank))


@kernel
def marks_of(people: People, person: int) -> float:
    """Return what is held against a person: words, banishment, a fall."""
    marked = float(people.spoke[person]) + (0.5 if people.banished[person] > 0 else 0.0)
    return marked + (0.5 if people.rung[person] > 0 else 0.0)


@kernel
def exposed_by_rank(people: People, person: int, rank: float, marked: float) -> float:
    """Return how far rank, age in the party and what is held against him expose a person."""
    if people.cohort[person] <= codes.YEAR_1917:
        return exposed_at_most(rank, marked)
    return float((rank / 10.0) ** _STEEPNESS_OF_RANK) * (1.0 + marked)


@kernel
def exposed_at_most(rank: float, marked: float) -> float:
    """Return how far a man of the old guard is exposed, who is the most so."""
    return float((rank / 10.0) ** _STEEPNESS_OF_RANK) * (1.0 + marked) * _OLD_GUARD


@kernel
def risk_at_most(world: World, person: int, rank: float, cover: float, wave: float) -> float:
    """Return the risk of a person whom nobody shields; shields only lower it."""
    marked = marks_of(world.people, person)
    risk = world.numbers.police_suspects * cover * marked
    if wave > 0.0:
        risk += wave * exposed_by_rank(world.people, person, rank, marked)
    return risk


@kernel
def risk_of(
    world: World, holder: int, person: int, rank: float, cover: float, wave: float
) -> float:
    """Return the chance that the police takes a person in post this month."""
    people = world.people
    marked = marks_of(people, person)
    risk = world.numbers.police_suspects * cover * marked
    if wave > 0.0:
        exposed = exposed_by_rank(people, person, rank, marked)
        exposed *= 1.0 - 0.5 * owes(people, world.ties, person, holder)
        if seat_of(world.committees, codes.POLITBURO_MEMBER, person) >= 0:
            exposed *= _SPARED
        risk += wave * exposed
    return min(1.0, risk)


@kernel
def shot_share(world: World, rank: float) -> float:
    """Return how many of those arrested in the wave at this rank are shot."""
    return world.numbers.shot_share * min(1.0, 0.4 + 0.07 * rank)


@kernel
def arrest(world: World, month: int, person: int, shot: bool) -> None:
    """Take a man out of everything; his region sees it."""
    region = whole(world.people.region[person])
    if region >= 0:
        world.regions.exposure[region] += world.numbers.exposure_of_one
    day = whole(world.calendar.first_day[month])
    mover = max(codes.NOBODY, represented(world, month, holder_of_office(world)))
    strike_off(
        world,
        month,
        day,
        person,
        codes.SHOT if shot else codes.ARRESTED,
        Act(
            codes.EXECUTION if shot else codes.ARREST,
            codes.BY_POLICE,
            mover,
            codes.SHOT_BY_POLICE if shot else codes.ARRESTED_BY_POLICE,
        ),
    )
    world.tally.series[month, IN_SHOT if shot else IN_ARRESTED] += 1.0
