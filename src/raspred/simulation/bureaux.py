"""Bureaux: the committee elects Politburo, Orgburo and Secretariat from among itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from raspred.compiling.kernels import kernel, whole
from raspred.simulation import codes
from raspred.simulation.logs import Act
from raspred.simulation.office import may_be_elected
from raspred.simulation.seats import leave_seat, seat_of, take_seat
from raspred.simulation.slates import best_of, contains, standing_in_committee

if TYPE_CHECKING:
    from raspred.simulation.world import Ints, World


@kernel
def move_candidates_up(world: World, month: int, day: int) -> None:
    """Fill vacant full seats from the candidates, in the order they were elected."""
    committees = world.committees
    wanted = whole(world.calendar.seats[month, codes.MEMBER])
    while committees.count[codes.MEMBER] < wanted and committees.count[codes.CANDIDATE] > 0:
        person = whole(committees.person[codes.CANDIDATE, 0])
        leave_seat(
            world,
            day,
            codes.CANDIDATE,
            0,
            Act(codes.PROMOTION, codes.ELECTION, codes.NOBODY, codes.MOVED_UP),
        )
        take_seat(world, day, codes.MEMBER, person, codes.ELECTION, codes.MOVED_UP, 0)


@kernel
def elect_bureaux(world: World, month: int, day: int, all_anew: bool) -> None:
    """Let the committee elect Politburo, Orgburo and Secretariat.

    After a congress every seat is up; at a plenum only vacant ones are filled.
    """
    for seat in range(codes.POLITBURO_MEMBER, codes.SECRETARY + 1):
        wanted = whole(world.calendar.seats[month, seat])
        if wanted > 0 and (all_anew or world.committees.count[seat] < wanted):
            elect_bureau(world, month, day, seat, wanted, all_anew)


@kernel
def elect_bureau(
    world: World, month: int, day: int, seat: int, wanted: int, all_anew: bool
) -> None:
    """Elect one bureau: drop who is not re-elected, seat who is new."""
    chosen = choose_bureau(world, month, seat, wanted, all_anew)
    committees = world.committees
    for column in range(whole(committees.count[seat]) - 1, -1, -1):
        person = whole(committees.person[seat, column])
        if not contains(chosen, person):
            leave_seat(
                world,
                day,
                seat,
                column,
                Act(codes.RELEASE, codes.ELECTION, codes.NOBODY, codes.NOT_RE_ELECTED),
            )
    for person in chosen:
        if seat_of(committees, seat, whole(person)) < 0:
            half = seat + 1 if seat in (codes.POLITBURO_MEMBER, codes.ORGBURO_MEMBER) else -1
            column = seat_of(committees, half, whole(person)) if half >= 0 else -1
            if column >= 0:
                leave_seat(
                    world,
                    day,
                    half,
                    column,
                    Act(codes.PROMOTION, codes.ELECTION, codes.NOBODY, codes.BY_COMMITTEE),
                )
            take_seat(world, day, seat, whole(person), codes.ELECTION, codes.BY_COMMITTEE, 0)


@kernel
def choose_bureau(world: World, month: int, seat: int, wanted: int, all_anew: bool) -> Ints:
    """Return who is elected to a bureau, sitting members first where they stay."""
    committees = world.committees
    members = committees.person[codes.MEMBER, : committees.count[codes.MEMBER]]
    standing = np.empty(len(members))
    candidates = np.empty(len(members), dtype=np.int32)
    count = 0
    for person in members:
        full = seat - 1 if seat in (codes.POLITBURO_CANDIDATE, codes.ORGBURO_CANDIDATE) else -1
        if full >= 0 and seat_of(committees, full, whole(person)) >= 0:
            continue
        if seat == codes.SECRETARY and not may_be_elected(world, month, whole(person)):
            continue
        value = standing_in_committee(world, month, seat, whole(person))
        if not all_anew and seat_of(committees, seat, whole(person)) >= 0:
            value += 100.0
        candidates[count] = person
        standing[count] = value
        count += 1
    return best_of(candidates[:count], standing[:count], wanted)
