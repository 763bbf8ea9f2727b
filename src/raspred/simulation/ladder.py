"""The ladder down which a beaten leader is pushed, one rung a contest.

Censure, loss of his post, of the Politburo, of the committee, of the party card. The
higher rungs need more than a majority: two thirds for the committee and the party, as the
secret point of the X Congress resolution on unity asked of the joint plenum (1921).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.acts import pronounce, release_from_post, strike_off
from raspred.simulation.exile import banish_the_expelled
from raspred.simulation.logs import Act
from raspred.simulation.seats import leave_seat, seat_of

if TYPE_CHECKING:
    from raspred.simulation.world import World

CENSURE, POST, POLITBURO, COMMITTEE, PARTY = 1, 2, 3, 4, 5


@kernel
def next_rung(world: World, person: int) -> int:
    """Return the rung a lost contest would push this person to, skipping empty ones."""
    rung = whole(world.people.rung[person]) + 1
    committees = world.committees
    if rung == POST and world.people.post[person] < 0:
        rung = POLITBURO
    if rung == POLITBURO:
        full = seat_of(committees, codes.POLITBURO_MEMBER, person)
        half = seat_of(committees, codes.POLITBURO_CANDIDATE, person)
        holds = seat_of(committees, codes.HOLDER, person)
        if full < 0 and half < 0 and holds < 0:
            rung = COMMITTEE
    if rung == COMMITTEE:
        full = seat_of(committees, codes.MEMBER, person)
        half = seat_of(committees, codes.CANDIDATE, person)
        if full < 0 and half < 0:
            rung = PARTY
    return min(PARTY, rung)


@kernel
def majority_for(rung: int) -> float:
    """Return the share of votes that a motion of this rung must exceed."""
    if rung >= COMMITTEE:
        return 2.0 / 3.0
    return 0.5


@kernel
def push_down(world: World, month: int, day: int, person: int, rung: int, mover: int) -> None:
    """Carry out a motion of this rung against a person."""
    people = world.people
    people.rung[person] = max(whole(people.rung[person]), rung)
    people.prestige[person] = float(people.prestige[person]) * (1.0 - world.numbers.prestige_lost)
    if rung == CENSURE:
        pronounce(world, day, person, Act(codes.REPRIMAND, codes.POLITBURO, mover, codes.CENSURED))
    elif rung == POST:
        release_from_post(
            world, month, day, person, Act(codes.REMOVAL, codes.POLITBURO, mover, codes.LOST_POST)
        )
    elif rung == POLITBURO:
        _unseat(world, day, person, codes.POLITBURO_MEMBER, mover, codes.LOST_POLITBURO)
        _unseat(world, day, person, codes.POLITBURO_CANDIDATE, mover, codes.LOST_POLITBURO)
        for seat in range(codes.ORGBURO_MEMBER, codes.HOLDER + 1):
            _unseat(world, day, person, seat, mover, codes.LOST_POLITBURO)
    elif rung == COMMITTEE:
        for seat in range(codes.HOLDER + 1):
            _unseat(world, day, person, seat, mover, codes.LOST_COMMITTEE)
    else:
        strike_off(
            world,
            month,
            day,
            person,
            codes.EXPELLED,
            Act(codes.EXPULSION, codes.POLITBURO, mover, codes.LOST_PARTY),
        )
        banish_the_expelled(world, month, day, person, codes.LOST_PARTY)


@kernel
def _unseat(world: World, day: int, person: int, seat: int, mover: int, reason: int) -> None:
    column = seat_of(world.committees, seat, person)
    if column >= 0:
        leave_seat(world, day, seat, column, Act(codes.REMOVAL, codes.POLITBURO, mover, reason))
