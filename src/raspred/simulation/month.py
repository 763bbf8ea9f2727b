"""The order of a month, written once.

First people join, die and are purged, and the card index learns. Then posts fall vacant;
the Politburo fills the highest, the section those it claims, the local secretaries the
rest; the section sends away whom it suspects. Hardship wears people down, some give in,
and secretaries under pressure look for a protector. Then everyone says, or does not say,
where he stands; the leaders contest; the beaten are disciplined, and the police takes its
share. The powerful take on what stands empty, rank buys comfort, and on the days the
calendar names there are elections. Where a safeguard says so, the office changes hands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.simulation.mechanisms import MECHANISMS
from raspred.simulation.pools import sort_cadres
from raspred.simulation.steps.assignment import assignment
from raspred.simulation.steps.capitulation import capitulation
from raspred.simulation.steps.card_index import card_index
from raspred.simulation.steps.contest import contest
from raspred.simulation.steps.departures import departures
from raspred.simulation.steps.discipline import discipline
from raspred.simulation.steps.displacement import displacement
from raspred.simulation.steps.elections import elections
from raspred.simulation.steps.hardship import hardship
from raspred.simulation.steps.local_appointment import local_appointment
from raspred.simulation.steps.membership import membership
from raspred.simulation.steps.offices import offices
from raspred.simulation.steps.police import police
from raspred.simulation.steps.politburo_motion import politburo_motion
from raspred.simulation.steps.privileges import privileges
from raspred.simulation.steps.security_bargain import security_bargain
from raspred.simulation.steps.voice import voice
from raspred.simulation.stock import take_stock
from raspred.simulation.succession import remove_the_secretary, swap_holder

if TYPE_CHECKING:
    from raspred.compiling.side_by_side import Calls
    from raspred.simulation.crew import Crew
    from raspred.simulation.world import Ints, World

(
    _MEMBERSHIP,
    _CARD_INDEX,
    _DEPARTURES,
    _POLITBURO_MOTION,
    _ASSIGNMENT,
    _LOCAL_APPOINTMENT,
    _DISPLACEMENT,
    _HARDSHIP,
    _CAPITULATION,
    _SECURITY_BARGAIN,
    _VOICE,
    _CONTEST,
    _DISCIPLINE,
    _POLICE,
    _OFFICES,
    _PRIVILEGES,
    _ELECTIONS,
) = range(len(MECHANISMS))


def live_through(
    world: World, first: int, last: int, heads: Ints, crew: Crew | None = None
) -> None:
    """Take a bound World through the months from `first` up to, not including, `last`.

    Args:
        world: Bound.
        first: Month, 0 = the first of the run.
        last: Month that is no longer lived.
        heads: Highest post of each structure at the centre, shape [structures].
        crew: Threads that share out what is done for every person; None = this one alone.
    """
    for month in range(first, last):
        live_one_month(world, month, heads, crew)


def live_one_month(  # noqa: C901, PLR0912
    world: World, month: int, heads: Ints, crew: Crew | None = None
) -> None:
    """Take the World through one month, in the order of `MECHANISMS`.

    No kernel itself: each kernel compiles anew all that it calls.
    """
    if world.on[_MEMBERSHIP]:
        membership(world, month) if crew is None else crew.membership(world, month)
    if world.on[_CARD_INDEX]:
        card_index(world, month)
    if world.on[_DEPARTURES]:
        departures(world, month)
    sort_cadres(world)
    pool = world.pool
    if world.on[_POLITBURO_MOTION]:
        politburo_motion(world, month, pool)
    if world.on[_ASSIGNMENT]:
        assignment(world, month, pool)
    if world.on[_LOCAL_APPOINTMENT]:
        local_appointment(world, month, pool, heads)
    if world.on[_DISPLACEMENT]:
        displacement(world, month, pool)
    if world.on[_HARDSHIP]:
        hardship(world, month)
    if world.on[_CAPITULATION]:
        capitulation(world, month)
    if world.on[_SECURITY_BARGAIN]:
        security_bargain(world, month)
    if world.on[_VOICE]:
        voice(world, month) if crew is None else crew.voice(world, month)
    if world.on[_CONTEST]:
        contest(world, month)
    if world.on[_DISCIPLINE]:
        discipline(world, month)
    if world.on[_POLICE]:
        police(world, month)
    if world.on[_OFFICES]:
        offices(world, month)
    if world.on[_PRIVILEGES]:
        privileges(world, month)
    remove_the_secretary(world, month)
    if world.on[_ELECTIONS]:
        elections(world, month)
    swap_holder(world, month)
    take_stock(world, month)


def calls_of_a_month(world: World, heads: Ints) -> Calls:
    """Return what `live_one_month` calls and with what, for whoever compiles it beforehand.

    Args:
        world: Bound.
        heads: Highest post of each structure at the centre, shape [structures].
    """
    month, pool = (world, 0), (world, 0, world.pool)
    return [
        (membership, month),
        (card_index, month),
        (departures, month),
        (sort_cadres, (world,)),
        (politburo_motion, pool),
        (assignment, pool),
        (local_appointment, (*pool, heads)),
        (displacement, pool),
        (hardship, month),
        (capitulation, month),
        (security_bargain, month),
        (voice, month),
        (contest, month),
        (discipline, month),
        (police, month),
        (offices, month),
        (privileges, month),
        (remove_the_secretary, month),
        (elections, month),
        (swap_holder, month),
        (take_stock, month),
    ]
