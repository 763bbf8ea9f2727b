"""Capitulation: the banished give in, most of them, and above all after their leaders.

Order: after hardship, before voice. Reads: minds (fatigue, fear, conviction, nerve),
people (banished, family), notables. Writes: people (status, banished, spoke), orders.
Draws: CAPITULATION.
Rule: a monthly chance, logistic in fatigue, fear, conviction and the share of the fallen
leaders who have given in; a family in a hard place is a threshold, not a slope; a friend
in the committee intercedes for an honourable submission. Who gives in is readmitted, to a
lesser post in time. Souvarine 1978: "especially those who are not married" hold out;
numbers: our assumption.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from raspred import chance
from raspred.chance import Cause
from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.acts import pronounce
from raspred.simulation.ladder import COMMITTEE
from raspred.simulation.logistic import logistic
from raspred.simulation.logs import Act
from raspred.simulation.roll import call_over
from raspred.simulation.seats import seat_of
from raspred.simulation.tally import IN_CAPITULATED, ROW_PERSONS

if TYPE_CHECKING:
    from raspred.simulation.world import World

HARD = 0.45  # hardship from which a family cannot be kept through another winter


@kernel
def capitulation(world: World, month: int) -> None:
    """Let those who have had enough give in."""
    share = leaders_who_gave_in(world)
    for start in range(0, whole(world.tally.rows[ROW_PERSONS]), chance.BLOCK):
        for place in range(call_over(world, start, codes.RESERVE, codes.EXPELLED)):
            person = whole(world.present[place])
            if world.people.banished[person] == 0:
                continue
            draw = chance.uniform(world.seed, Cause.CAPITULATION, month, person)
            if draw < logistic(readiness(world, person, share)):
                give_in(world, month, person)


@kernel
def may_give_in(status: int) -> bool:
    """Whether a person of this standing, cadre or fallen, has anything to give in from."""
    return codes.RESERVE <= status <= codes.EXPELLED


@kernel
def leaders_who_gave_in(world: World) -> float:
    """Return the share of fallen notables alive who have given in, 0 where none has fallen.

    Fallen is who was sent away or driven out of the committee; a leader who only falls
    silent has not recanted.
    """
    fallen, submitted = 0.0, 0.0
    for slot in range(len(world.notables.person)):
        person = whole(world.notables.person[slot])
        if person < 0 or not may_give_in(whole(world.people.status[person])):
            continue
        recanted = world.people.submitted[person] == 1
        driven_out = world.people.rung[person] >= COMMITTEE or world.people.banished[person] > 0
        if recanted or driven_out:
            fallen += 1.0
            submitted += 1.0 if recanted else 0.0
    return submitted / fallen if fallen > 0.0 else 0.0


class Pressure(NamedTuple):
    """What bears on a banished man, in log odds of giving in this month."""

    base: float
    fatigue: float
    leaders: float
    fear: float
    conviction: float  # below 0: it holds him
    family: float
    friend: float  # in the committee, who intercedes


@kernel
def pressure_on(world: World, person: int, leaders: float) -> Pressure:
    """Return what bears on a banished person, term by term."""
    numbers, people, minds = world.numbers, world.people, world.minds
    harsh = float(world.places.hardship[people.place[person]]) >= HARD
    patron = whole(world.ties.patron[person])
    friend = patron >= 0 and seat_of(world.committees, codes.MEMBER, patron) >= 0
    return Pressure(
        numbers.give_in_base,
        numbers.give_in_fatigue * float(minds.fatigue[person]),
        numbers.give_in_leaders * leaders,
        2.0 * float(minds.fear[person]),
        -(numbers.give_in_conviction * float(minds.conviction[person])),
        numbers.give_in_family if harsh and people.married[person] == 1 else 0.0,
        0.5 if friend else 0.0,
    )


@kernel
def readiness(world: World, person: int, leaders: float) -> float:
    """Return the log odds that a banished person gives in this month."""
    on = pressure_on(world, person, leaders)
    from_without = on.base + on.fatigue + (on.leaders + on.fear)
    return from_without + on.conviction + on.family + on.friend


@kernel
def give_in(world: World, month: int, person: int) -> None:
    """Record the submission; the expelled come back as cadres without a post."""
    people = world.people
    pronounce(
        world,
        whole(world.calendar.first_day[month]),
        person,
        Act(codes.READMISSION, codes.CONTROL_COMMISSION, codes.NOBODY, codes.GAVE_IN),
    )
    people.banished[person] = 0
    people.submitted[person] = 1
    people.fighting[person] = 0
    people.spoke[person] = float(people.spoke[person]) * 0.3
    world.minds.conviction[person] = float(world.minds.conviction[person]) * 0.8
    if people.status[person] in (codes.EXILED, codes.EXPELLED):
        people.status[person] = codes.RESERVE
        people.grade[person] = max(1, whole(people.grade[person]) - 2)
        people.since[person] = month
    world.tally.series[month, IN_CAPITULATED] += 1.0
