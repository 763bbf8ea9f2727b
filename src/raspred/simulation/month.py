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

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
    from raspred.simulation.crew import Crew
    from raspred.simulation.world import Ints, World


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
        "card-index",
        "Instructors, commissions, police and colleagues make entries on cards, true and false",
        "Souvarine 1978",
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
        "displacement",
        "The section moves those whose weight and presumed disloyalty endanger",
        "Souvarine 1978",
    ),
    Mechanism(
        "hardship",
        "Place, climate and family wear people down, and fear spreads from what is seen",
        "Souvarine 1978",
    ),
    Mechanism(
        "capitulation",
        "The banished give in, above all after their leaders",
        "Souvarine 1978",
    ),
    Mechanism(
        "security-bargain",
        "Local secretaries turn to the man who can shield them at home",
        "Harris 2005",
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
        "discipline",
        "Those who spoke for the beaten are reprimanded, removed, expelled, exiled",
        "Souvarine 1978",
    ),
    Mechanism(
        "police",
        "Orders of the section give way to orders of the police; a killing starts a wave",
        "Souvarine 1978; Getty 1985",
    ),
    Mechanism(
        "offices",
        "For lack of people one man takes on another office, and gains by each",
        "Souvarine 1978",
    ),
    Mechanism(
        "privileges",
        "Rank buys comfort, comfort is something to lose, and rivals denounce",
        "Souvarine 1978",
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
) = range(len(ORDER))


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
    """Take the World through one month, in the order of `ORDER`.

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
