"""Succession by rule: whom a safeguard takes out of the office, whom it puts in.

Each of these leaves the choice of who follows to the committee, but for the swap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.logs import Act
from raspred.simulation.office import holder_of_office
from raspred.simulation.patronage import counts
from raspred.simulation.rules import REMOVAL, ROTATION, SWAP
from raspred.simulation.seats import leave_seat, seat_of, take_seat
from raspred.simulation.tally import GAUGE_BARRED

if TYPE_CHECKING:
    from raspred.simulation.world import World

_YEAR = 366  # days


@kernel
def day_of_elections(world: World, month: int) -> int:
    """Return the day on which the bodies of the centre elect this month."""
    if world.calendar.meeting[month] == codes.CONGRESS:
        return whole(world.calendar.meeting_day[month])
    return whole(world.calendar.first_day[month])


@kernel
def remove_the_secretary(world: World, month: int) -> None:
    """Empty the office, if this is the month.

    Safeguard remove-the-secretary: its holder leaves it and the Secretariat, and is barred
    from both (`office.may_be_elected`).
    """
    holder = holder_of_office(world)
    if world.calendar.rules[month, REMOVAL] == 0.0 or holder < 0:
        return
    leave_secretariat(world, month, holder, codes.REMOVAL, codes.TESTAMENT_OBEYED)
    world.tally.gauge[GAUGE_BARRED] = 1.0 + holder


@kernel
def end_years(world: World, month: int) -> bool:
    """End the terms that would last longer than a year; return whether one was.

    Safeguard rotating-secretaryship: who has been a secretary of the committee, or at the
    head of them, for twelve months goes, and stands aside at the election that follows.
    """
    if world.calendar.rules[month, ROTATION] == 0.0:
        return False
    committees = world.committees
    ended = False
    for seat in (codes.HOLDER, codes.SECRETARY):
        for column in range(whole(committees.count[seat]) - 1, -1, -1):
            since = whole(world.tenures.start[committees.record[seat, column]])
            if whole(world.calendar.first_day[month + 1]) - since > _YEAR:
                person = whole(committees.person[seat, column])
                leave_secretariat(world, month, person, codes.RELEASE, codes.YEAR_SERVED)
                ended = True
    return ended


@kernel
def leave_secretariat(world: World, month: int, person: int, kind: int, reason: int) -> None:
    """Take a person out of the office and out of the Secretariat."""
    day = day_of_elections(world, month)
    for seat in (codes.HOLDER, codes.SECRETARY):
        column = seat_of(world.committees, seat, person)
        if column >= 0:
            leave_seat(world, day, seat, column, Act(kind, codes.ELECTION, codes.NOBODY, reason))


@kernel
def swap_holder(world: World, month: int) -> None:
    """Put into the office whom the scenario names, if this is the month.

    Safeguard swap: the person takes the office and a seat in the Secretariat without a
    vote, as the offices of the first day are given; whoever held the office leaves it. One
    who is no longer in the party takes nothing.
    """
    person = whole(world.calendar.rules[month, SWAP]) - 1
    holder = holder_of_office(world)
    if person < 0 or person == holder or not counts(whole(world.people.status[person])):
        return
    day = day_of_elections(world, month)
    if holder >= 0:
        leave_seat(
            world,
            day,
            codes.HOLDER,
            0,
            Act(codes.RELEASE, codes.OTHER, codes.NOBODY, codes.BY_SCENARIO),
        )
    if seat_of(world.committees, codes.SECRETARY, person) < 0:
        take_seat(world, day, codes.SECRETARY, person, codes.OTHER, codes.BY_SCENARIO, 0)
    take_seat(world, day, codes.HOLDER, person, codes.OTHER, codes.BY_SCENARIO, 0)
