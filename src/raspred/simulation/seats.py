"""Elective seats: taking one, leaving one, and finding who sits where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.logs import NO_POST, Act, begin_tenure, end_tenure, give_order

if TYPE_CHECKING:
    from raspred.simulation.world import Committees, World


@kernel
def seat_of(committees: Committees, seat: int, person: int) -> int:
    """Return the column of the person's seat of this kind, or -1."""
    for column in range(whole(committees.count[seat])):
        if committees.person[seat, column] == person:
            return column
    return -1


@kernel
def take_seat(
    world: World, day: int, seat: int, person: int, channel: int, reason: int, selection: int
) -> None:
    """Give the person an elective seat, with the order that says by whom he was elected."""
    committees = world.committees
    column = whole(committees.count[seat])
    order = give_order(
        world,
        day,
        person,
        Act(codes.ELECTED, channel, codes.NOBODY, reason),
        NO_POST,
        -(1 + seat),
        codes.NOWHERE,
    )
    committees.person[seat, column] = person
    committees.record[seat, column] = begin_tenure(
        world.tenures,
        world.tally,
        day,
        person,
        -(1 + seat),
        channel,
        codes.NOBODY,
        order,
        selection,
    )
    committees.count[seat] = column + 1


@kernel
def leave_seat(world: World, day: int, seat: int, column: int, act: Act) -> int:
    """Empty one elective seat, close its tenure, and return the order."""
    committees = world.committees
    person = whole(committees.person[seat, column])
    order = give_order(world, day, person, act, -(1 + seat), NO_POST, codes.NOWHERE)
    end_tenure(world.tenures, whole(committees.record[seat, column]), day, order)
    last = whole(committees.count[seat]) - 1
    for later in range(column, last):
        committees.person[seat, later] = committees.person[seat, later + 1]
        committees.record[seat, later] = committees.record[seat, later + 1]
    committees.count[seat] = last
    return order


@kernel
def leave_all_seats(world: World, day: int, person: int, act: Act) -> None:
    """Empty every elective seat of a person who died, was expelled or was arrested."""
    for seat in range(len(codes.SEATS)):
        column = seat_of(world.committees, seat, person)
        if column >= 0:
            leave_seat(world, day, seat, column, act)
