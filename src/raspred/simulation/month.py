"""The order of a month, written once.

First people join, die and are purged. Then posts fall vacant; the Politburo fills the
highest, the section those it claims, the local secretaries the rest. Then everyone says,
or does not say, where he stands; the leaders contest; and on the days the calendar names
there are elections. The mechanisms between (cards, displacement, hardship, discipline,
police, offices, privileges) have their place in `ORDER`'s gaps, as docs/model.md says.
"""

from __future__ import annotations

from dataclasses import dataclass

from raspred.compiling import kernel, whole
from raspred.simulation import codes
from raspred.simulation.pools import sort_cadres
from raspred.simulation.steps.assignment import assignment
from raspred.simulation.steps.contest import contest
from raspred.simulation.steps.departures import departures
from raspred.simulation.steps.elections import elections
from raspred.simulation.steps.local_appointment import local_appointment
from raspred.simulation.steps.membership import membership
from raspred.simulation.steps.politburo_motion import politburo_motion
from raspred.simulation.steps.voice import voice
from raspred.simulation.world import GAUGE_HOLD, ROW_PERSONS, Ints, World


@dataclass(frozen=True, slots=True)
class Mechanism:
    """One step of the month that a run can leave out.

    Attributes:
        name: Its name on the command line.
        about: What happens in the party, in one sentence.
        source: On what it rests.
    """

    name: str
    about: str
    source: str


ORDER: tuple[Mechanism, ...] = (
    Mechanism(
        "membership",
        "People join, die and are purged; the party's size follows the record",
        "Rigby 1968 for the numbers",
    ),
    Mechanism(
        "departures",
        "Posts fall vacant through the ordinary turnover of work",
        "Getty's Soviet Data Bank: a job lasts a year and a half",
    ),
    Mechanism(
        "politburo-motion",
        "The Politburo fills the highest posts on a member's motion",
        "our assumption in the form",
    ),
    Mechanism(
        "assignment",
        "The section fills vacancies in its jurisdiction up to its capacity",
        "Fainsod 1953; Schapiro 1960; Souvarine 1978",
    ),
    Mechanism(
        "local-appointment",
        "Local secretaries fill what the section leaves, with their own people",
        "Rigby 1981; Easter 2000",
    ),
    Mechanism(
        "voice",
        "Private opinion becomes public support, silence or opposition",
        "Kuran 1991; Granovetter 1978",
    ),
    Mechanism(
        "contest",
        "Leaders bargain for committee votes, and one is pushed a rung down",
        "Acemoglu, Egorov and Sonin 2008",
    ),
    Mechanism(
        "elections",
        "Cells to congress, congress to committee, committee to bureaux and office",
        "Daniels 1960",
    ),
)
MECHANISMS = ORDER
NAMES = tuple(mechanism.name for mechanism in ORDER)
(
    _MEMBERSHIP,
    _DEPARTURES,
    _MOTION,
    _ASSIGNMENT,
    _LOCAL,
    _VOICE,
    _CONTEST,
    _ELECTIONS,
) = range(len(ORDER))


@kernel
def live_through(world: World, first: int, last: int, heads: Ints) -> None:
    """Take a bound World through the months from `first` up to, not including, `last`."""
    for month in range(first, last):
        live_one_month(world, month, heads)


@kernel
def live_one_month(world: World, month: int, heads: Ints) -> None:
    """Take the World through one month, in the order of `ORDER`."""
    if world.on[_MEMBERSHIP]:
        membership(world, month)
    if world.on[_DEPARTURES]:
        departures(world, month)
    pool = sort_cadres(world)
    if world.on[_MOTION]:
        politburo_motion(world, month, pool)
    if world.on[_ASSIGNMENT]:
        assignment(world, month, pool)
    if world.on[_LOCAL]:
        local_appointment(world, month, pool, heads)
    if world.on[_VOICE]:
        voice(world, month)
    if world.on[_CONTEST]:
        contest(world, month)
    if world.on[_ELECTIONS]:
        elections(world, month)
    take_stock(world, month)


@kernel
def take_stock(world: World, month: int) -> None:
    """Write the month's figures into the series."""
    people, posts, series = world.people, world.posts, world.tally.series
    members = 0.0
    for person in range(whole(world.tally.rows[ROW_PERSONS])):
        if people.status[person] in (codes.RANK_AND_FILE, codes.RESERVE, codes.IN_POST):
            members += people.weight[person]
    filled, vacant = 0, 0
    for post in range(len(posts.holder)):
        if posts.holder[post] >= 0:
            filled += 1
        elif posts.opens[post] <= month < posts.closes[post]:
            vacant += 1
    series[month, 0] = members
    series[month, 1] = filled
    series[month, 5] = vacant
    series[month, 6] = world.tally.gauge[GAUGE_HOLD]
